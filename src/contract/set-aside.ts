/** Lines that are no part of the agreement: table of contents, page numbers, headers and footers repeated by a conversion. */
import type { Contract } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Line } from './lines'
import { contentText, lastCharacter, lineText } from './lines'
import { foldedText, wordsOf } from './words'

export type AsideReason = Contract['aside'][number]['why']

/** Longest line of a table of contents or of a footer, in UTF-16 units. */
const SHORT = 240

/** Lines that are looked at in one step. */
const LINES_A_STEP = 512

/** Lines to leave out, with the reason. `lines` in reading order, tables excluded. */
export function* setAside(lines: Line[], lexicon: ContractLexicon): Generator<void, Map<Line, AsideReason>> {
  const aside = new Map<Line, AsideReason>()
  for (const [index, line] of lines.entries()) {
    if (index % LINES_A_STEP === LINES_A_STEP - 1) yield
    const { story, styleBuiltIn, styleName } = line.paragraph
    if (story === 'header' || story === 'footer') aside.set(line, 'repeated')
    else if (/^TOC\s?\d|^toc \d/.test(styleBuiltIn ?? styleName ?? '')) aside.set(line, 'contents')
    else if (isPageNumber(line, lexicon)) aside.set(line, 'page-number')
    else if (hasLeader(lineText(line))) aside.set(line, 'contents')
  }
  yield* setContentsAside(lines, aside, lexicon)
  yield* setRepeatedAside(lines, aside, lexicon)
  return aside
}

/** « 3 », « - 3 - », « Page 3 », « 3/20 », « Page 3 sur 20 ». */
function isPageNumber(line: Line, lexicon: ContractLexicon): boolean {
  const text = lineText(line)
  if (text.length > 24 || line.paragraph.place !== null) return false
  const words = wordsOf(text)
  if (words.length === 0 || words.length > 5) return false
  const figures = words.filter((word) => /^\d{1,4}$/.test(word.form))
  if (figures.length === 0 || figures.length > 2) return false
  const others = words.filter((word) => !/^\d{1,4}$/.test(word.form))
  if (others.length === 0) return line.paragraph.listString === null && /^[\s\d/|–—-]+$/.test(text)
  return lexicon.lines.page.at(words, 0) !== null && others.length <= 2
}

/** « ARTICLE 3 PRIX.......... 3 »: a run of dots or underscores, then a page number. */
function hasLeader(text: string): boolean {
  let run = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '.' || character === '…' || character === '\u2026') run += character === '.' ? 1 : 3
    else if (character !== ' ' || run === 0) {
      if (run >= 6 && /\d/.test(character) && at > 8) return /^\d{1,4}(?!\d)/.test(text.slice(at)) && leadsOn(text, at)
      run = 0
    }
  }
  return false
}

/** After the page number: the end, or the next entry; « ……… heures » is a blank to fill. */
function leadsOn(text: string, at: number): boolean {
  const after = text.slice(at).replace(/^\d{1,4}/, '').trimStart()
  return after === '' || /^[\p{Lu}\d(]/u.test(after)
}

/** After « Sommaire », short lines that come again later as headings, or that end with a page number. */
function* setContentsAside(lines: Line[], aside: Map<Line, AsideReason>, lexicon: ContractLexicon): Generator<void, void> {
  for (let at = 0; at < lines.length; at++) {
    if (at % LINES_A_STEP === LINES_A_STEP - 1) yield
    if (!isContentsTitle(lines[at], lexicon)) continue
    const later = new Map<string, number>()
    for (let index = at + 1; index < lines.length; index++) {
      const key = titleKey(lines[index])
      if (key !== '') later.set(key, index)
    }
    let end = at + 1
    while (end < lines.length) {
      const line = lines[end]
      const known = aside.has(line)
      const comesAgain = (later.get(titleKey(line)) ?? -1) > end && lineText(line).length <= SHORT
      const numbered = lineText(line).length <= SHORT && /\d$/.test(lineText(line)) && !/[.;:]$/.test(lineText(line)) && endsWithTabbedNumber(line)
      if (!known && !comesAgain && !numbered) break
      end++
    }
    if (end - at < 4) continue
    for (let index = at; index < end; index++) if (!aside.has(lines[index])) aside.set(lines[index], 'contents')
    at = end
  }
}

function isContentsTitle(line: Line, lexicon: ContractLexicon): boolean {
  const text = lineText(line)
  if (!lexicon.headings.contents.mayOpen(text)) return false
  const words = wordsOf(text)
  const found = lexicon.headings.contents.at(words, 0)
  return found !== null && words.length <= found.to + 1
}

/** Folded words without number nor page number. */
function titleKey(line: Line): string {
  const text = contentText(line)
  return text.length > SHORT ? '' : foldedText(text).replace(/ \d{1,4}$/, '').replace(/^(?:\d+ )+/, '')
}

function endsWithTabbedNumber(line: Line): boolean {
  return /[\t ]\d{1,4}$/.test(lineText(line))
}

/** Equal lines (figures aside) met at least three times, far apart. */
function* setRepeatedAside(lines: Line[], aside: Map<Line, AsideReason>, lexicon: ContractLexicon): Generator<void, void> {
  const places = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    if (index % LINES_A_STEP === LINES_A_STEP - 1) yield
    const text = lineText(line)
    if (aside.has(line) || text.length > SHORT || line.paragraph.place !== null || line.mark?.kind === 'bullet') continue
    if (';:'.includes(lastCharacter(line)) || line.paragraph.outlineLevel !== null) continue
    const key = foldedText(text).replace(/\d+/g, '#')
    if (key.length < 2 || key.replace(/[# ]/g, '') === '') continue
    const list = places.get(key)
    if (list) list.push(index)
    else places.set(key, [index])
  }
  for (const [key, indexes] of places) {
    if (indexes.length < 3) continue
    const gaps = indexes.slice(1).map((index, position) => index - indexes[position])
    if (gaps.some((gap) => gap < 2)) continue
    const words = wordsOf(key)
    const sample = lines[indexes[0]]
    const marks = new Set(lexicon.lines.footer.all(words).map((hit) => hit.written)).size
    // A sentence that speaks of a document or a version is no footer: it takes two such words, or a short line.
    const identity = marks >= 2 || (marks === 1 && !'.!?'.includes(lastCharacter(sample)) && key.length < 80)
    // « 3 V1.0 – 28/12/2020 »
    const tiny = key.replace(/[^a-z]/g, '').length <= 3
    // « Délai d'intervention : 4 heures » may well be said four times.
    const obligation = key.includes('#') || lineText(sample).includes(':') || '.!?'.includes(lastCharacter(sample))
    if (!tiny && !identity && (indexes.length < 4 || obligation)) continue
    for (const index of indexes) aside.set(lines[index], 'repeated')
  }
}
