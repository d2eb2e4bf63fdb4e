/** Headings: which lines are titles, what their number and rank are. */
import type { ContractLexicon } from './lexicon'
import type { Line } from './lines'
import { contentText, lastCharacter, lineText, startsLowerCase } from './lines'
import type { MarkKind, NumberingMark } from './numbering-mark'
import type { Part } from './contract'
import { type Word, wordsOf } from './words'

export interface Heading {
  /** Lines of the heading, the first of which bears the number. */
  lines: Line[]
  mark: NumberingMark | null
  /** Where the title stands: lines' content, up to `titleEnd` in the last line when text runs on after it. */
  titleEnd: number
  /** True when the text of the clause runs on in the same line: « Article 5 – Durée : Le contrat… ». */
  runIn: boolean
  outline: number | null
  kind: MarkKind | 'caps' | 'bold' | 'plain' | 'styled'
  part: Part | null
}

export interface Typography {
  /** Length of a full line when lines were broken by a conversion; Infinity otherwise. */
  fullLine: number
  /** False when most of the document is bold. */
  boldTells: boolean
}

const LONGEST_TITLE = 140
const MOST_WORDS = 18
const KEYWORDS: ReadonlySet<string> = new Set<MarkKind>(['article', 'annex', 'group'])

/** The heading that begins at `lines[at]`, or null. `lines` are the text lines around, set-aside ones and tables excluded. */
export function readHeading(lines: readonly (Line | null)[], at: number, typography: Typography, lexicon: ContractLexicon): Heading | null {
  const line = lines[at]
  if (!line || line.paragraph.story !== 'body') return null
  const heading = oneLineHeading(line, lines[at - 1] ?? null, lines[at + 1] ?? null, typography, lexicon)
  if (!heading || (heading.kind === 'caps' && isShouted(lines, at))) return null
  return extendTitle(heading, lines, at, typography, lexicon)
}

function oneLineHeading(line: Line, before: Line | null, after: Line | null, typography: Typography, lexicon: ContractLexicon): Heading | null {
  const text = lineText(line)
  const content = contentText(line)
  const outline = line.paragraph.outlineLevel
  const { mark } = line
  // A long line without style nor « Article » is no heading, unless it begins in capitals.
  if (outline === null && text.length > LONGEST_TITLE && line.paragraph.styleBuiltIn !== 'Title' && !(mark && KEYWORDS.has(mark.kind))) {
    return mark && mark.parts.length > 0 && mark.kind !== 'letter' ? cappedRunIn({ lines: [line], mark, titleEnd: line.end, runIn: false, outline, kind: mark.kind, part: null }, line) : null
  }
  const words = wordsOf(content)
  const base = { lines: [line], mark: mark?.kind === 'bullet' ? null : mark, titleEnd: line.end, runIn: false, outline, part: partOf(line, words, lexicon) }
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  if (outline !== null || line.paragraph.styleBuiltIn === 'Title') {
    if (!line.first && !mark) return null
    if (isStyledSentence(line, words, lexicon)) return null
    if (text.length <= 200) return { ...base, kind: mark && mark.kind !== 'bullet' ? mark.kind : 'styled' }
    return runIn({ ...base, kind: mark && mark.kind !== 'bullet' ? mark.kind : 'styled' }, line)
  }
  const caps = isCaps(content) || (content === '' && isCaps(text))
  const bold = typography.boldTells && line.paragraph.bold === true && line.first
  const ends = lastCharacter(line)
  if (lexicon.headings.never.at(words, 0) || isSigning(words, lexicon)) return null
  if (mark && (mark.kind === 'article' || mark.kind === 'annex' || mark.kind === 'group')) {
    // « Annexe : tout document joint au Contrat. » is a definition.
    if (mark.kind === 'annex' && mark.parts.length === 0 && words.length > 0 && (words.length > 10 || ends === '.' || startsLowerCase(line))) return null
    if (mark.kind === 'annex' && mark.parts.length === 0 && words.length === 0) return { ...base, kind: 'annex' }
    if (text.length <= LONGEST_TITLE && words.length <= MOST_WORDS && !(ends === '.' && words.length > 8) && !(ends === ';' || ends === ',')) return { ...base, kind: mark.kind }
    return mark.kind === 'article' || mark.closed ? runIn({ ...base, kind: mark.kind }, line) : null
  }
  if (isNamedHeading(words, text, ends, mark, lexicon)) return { ...base, kind: base.part === 'annex' ? 'annex' : caps && mark === null ? 'caps' : 'plain' }
  if (text.length > LONGEST_TITLE || words.length > MOST_WORDS || startsLowerCase(line) || words.length === 0) return mark && mark.parts.length > 0 && mark.kind !== 'letter' ? cappedRunIn({ ...base, kind: mark.kind }, line) : null
  if (ends === ';' || ends === ',' || (ends === '.' && !(caps && words.length <= 8) && !(bold && words.length <= 8))) return null
  const introduced = before !== null && lastCharacter(before) === ':' && before.paragraph.outlineLevel === null && !(mark?.kind === 'decimal' && mark.parts.length > 1)
  if (!caps && text.length >= typography.fullLine) return null
  if (mark && (mark.kind === 'decimal' || mark.kind === 'roman' || mark.kind === 'letter')) {
    if (caps || bold) return { ...base, kind: mark.kind }
    if (introduced) return null
    if (mark.kind === 'letter' && mark.parts[0] !== mark.parts[0].toUpperCase()) return null
    if (lexicon.lines.openers.has(words[0].form) && words.length > 5) return null
    if (ends === ':' && (words.length > 8 || lexicon.lines.openers.has(words[0].form))) return null
    if (isSibling(mark, after) || (isSibling(mark, before) && !isTall(before))) return null
    if (after && startsLowerCase(after) && after.mark === null) return null
    return words.length <= 14 ? { ...base, kind: mark.kind } : null
  }
  if (mark && mark.kind !== 'bullet') return bold || caps ? { ...base, kind: mark.kind } : null
  if (mark) return null
  if (caps && /^\p{L}/u.test(content) && content.replace(/[^\p{L}]/gu, '').length >= 4 && !introduced) return { ...base, kind: 'caps' }
  if (bold && (ends !== ':' || words.length <= 10) && after !== null && words.length <= 14 && !lexicon.parties.naming.at(words, 0)) return { ...base, kind: 'bold' }
  return null
}

/** « Article 5 : Durée. Le contrat… »: the title ends at the first colon, dash or full stop nearby; without one, the number alone is the heading. */
function runIn(heading: Heading, line: Line): Heading {
  const { text } = line.paragraph
  const limit = Math.min(line.end, line.content + 90)
  for (let at = line.content + 2; at < limit; at++) {
    const character = text[at]
    const spaced = /\s/.test(text[at + 1] ?? '')
    if (spaced && (character === ':' || (character === '.' && !/\p{Lu}/u.test(text[at - 1])) || ('–—-'.includes(character) && /\s/.test(text[at - 1])))) {
      return { ...heading, titleEnd: at, runIn: true }
    }
  }
  return cappedRunIn(heading, line, true) ?? { ...heading, titleEnd: line.content, runIn: true }
}

/** « 4.2 SÉCURITÉ : Le Prestataire… » or « ARTICLE 2 DOCUMENTS CONTRACTUELS L'accord… »: capitals, then text. */
function cappedRunIn(heading: Heading, line: Line, bare = false): Heading | null {
  const words = wordsOf(contentText(line).slice(0, 120))
  const content = contentText(line)
  let last = -1
  for (let index = 0; index < words.length && isCaps(content.slice(words[index].start, words[index].end)); index++) last = index
  if (last < 0 || content.slice(words[0].start, words[last].end).replace(/[^\p{L}]/gu, '').length < 6) return null
  const end = line.content + words[last].end
  const next = line.paragraph.text.slice(end, end + 3)
  return bare || /^\s*[:.–—-]/.test(next) ? { ...heading, titleEnd: end, runIn: true } : null
}

/** A number alone takes the next line as its title; a title in capitals may go on over the next line. */
function extendTitle(heading: Heading, lines: readonly (Line | null)[], at: number, typography: Typography, lexicon: ContractLexicon): Heading {
  if (heading.runIn) return heading
  const next = lines[at + 1]
  const [line] = heading.lines
  if (!next || next.mark !== null) return heading
  const bare = heading.mark !== null && contentText(line).replace(/[^\p{L}]/gu, '') === ''
  const text = lineText(next)
  if (text.length > 120 || startsLowerCase(next) || /[.;,]$/.test(text)) return heading
  if (bare) {
    const title = next.paragraph.outlineLevel !== null || isCaps(text) || next.paragraph.bold === true || wordsOf(text).length <= 8
    return title ? { ...heading, lines: [line, next], titleEnd: next.end, part: heading.part ?? partOf(next, wordsOf(contentText(next)), lexicon) } : heading
  }
  const sameParagraph = next.paragraph === line.paragraph && heading.outline !== null
  // « ARTICLE 3. PASSATION », then « DES COMMANDES ».
  if (heading.mark?.kind === 'article' && isCaps(contentText(line)) && isCaps(text) && text.length <= 60 && next.paragraph.outlineLevel === null) return { ...heading, lines: [line, next], titleEnd: next.end }
  const broken = heading.outline === null && isCaps(contentText(line)) && isCaps(text) && lineText(line).length >= Math.min(typography.fullLine * 0.7, 50) && next.paragraph.outlineLevel === null
  return sameParagraph || broken ? { ...heading, lines: [line, next], titleEnd: next.end } : heading
}

/** A line made only of a known title (« Préambule », « Annexe technique – Parc »). */
function isNamedHeading(words: ReturnType<typeof wordsOf>, text: string, ends: string, mark: NumberingMark | null, lexicon: ContractLexicon): boolean {
  if (words.length === 0 || words.length > 9 || /[.;,]$/.test(ends) || (mark !== null && mark.kind === 'bullet')) return false
  const { headings } = lexicon
  for (const list of [headings.plain, headings.preamble, headings.definitions, headings.special, headings.annex]) {
    if (list.at(words, 0)?.to === words.length && /^\P{Ll}/u.test(text)) return ends !== ':' || list !== headings.plain
  }
  // « Annexe technique », « Annexe RGPD – Sous-traitance »; not « Annexes du bâtiment louées séparément… ».
  return lexicon.numbering.annex.has(words[0].form) && words.length <= 8 && /^\p{Lu}/u.test(text) && (words.length <= 4 || /[–—:-]/.test(text.slice(0, 40)))
}

/** Part of the contract that a heading opens, by the words of its line. */
export function partOf(line: Line, words: Word[], lexicon: ContractLexicon): Part | null {
  if (line.mark?.kind === 'annex') return 'annex'
  const { headings } = lexicon
  if (words.length === 0 || words.length > 12) return null
  if (lexicon.numbering.annex.has(words[0].form)) return 'annex'
  if (headings.preamble.at(words, 0)) return 'preamble'
  if (headings.definitions.at(words, 0) && words.length <= 6) return 'definitions'
  if (headings.special.at(words, 0)) return 'special'
  if (headings.signature.at(words, 0) && words.length <= 4) return 'signature'
  return null
}

function isSibling(mark: NumberingMark, other: Line | null): boolean {
  return other?.mark !== null && other?.mark !== undefined && other.mark.kind === mark.kind && other.mark.parts.length === mark.parts.length
}

/** A line that is itself styled or in capitals: a heading, not a list item. */
function isTall(line: Line | null): boolean {
  return line !== null && (line.paragraph.outlineLevel !== null || line.paragraph.bold === true || isCaps(contentText(line)))
}

/** « Pour le Prestataire », where each side signs. */
function isSigning(words: ReturnType<typeof wordsOf>, lexicon: ContractLexicon): boolean {
  if (words.length === 0 || words.length > 6 || !lexicon.parties.signing.has(words[0].form)) return false
  const { client, prestataire } = lexicon.parties.roles
  return [client.primary, client.secondary, prestataire.primary, prestataire.secondary].some((list) => list.in(words.slice(1, 4)))
}

/** A paragraph that bears a heading's style by accident: a whole sentence, or a lead-in. */
function isStyledSentence(line: Line, words: ReturnType<typeof wordsOf>, lexicon: ContractLexicon): boolean {
  const { mark } = line
  if (mark && mark.parts.length < 2 && mark.kind !== 'letter' && mark.kind !== 'bullet') return false
  const ends = lastCharacter(line)
  if ((ends === '.' || ends === ';') && words.length > 10) return true
  return ends === ':' && words.length > 8 && (mark !== null || lexicon.lines.openers.has(words[0].form))
}

/** Lines in capitals that follow each other and are too long for a title: a warning, not a heading. */
function isShouted(lines: readonly (Line | null)[], at: number): boolean {
  const loud = (index: number): boolean => {
    const line = lines[index]
    return line !== null && line !== undefined && line.mark === null && line.paragraph.outlineLevel === null && isCaps(lineText(line))
  }
  let from = at
  let to = at
  while (at - from < 4 && loud(from - 1)) from--
  while (to - at < 4 && loud(to + 1)) to++
  if (from === to) return false
  const words = lines.slice(from, to + 1).reduce((sum, line) => sum + (line ? wordsOf(lineText(line)).length : 0), 0)
  return words > 22
}

/** Mostly capitals: at least three letters, nine in ten upper case. */
export function isCaps(text: string): boolean {
  let upper = 0
  let lower = 0
  const end = Math.min(text.length, 200)
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if (code >= 97 && code <= 122) lower++
      else if (code >= 65 && code <= 90) upper++
      continue
    }
    const character = text[at]
    if (character !== character.toLowerCase()) upper++
    else if (character !== character.toUpperCase()) lower++
  }
  return upper >= 3 && upper >= 9 * lower
}
