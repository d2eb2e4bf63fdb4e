/** Passages: logical paragraphs. Lines broken by a conversion are rejoined, words cut at a line's end are mended; every character keeps its way back. */
import type { Piece } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Line } from './lines'
import { lastCharacter, lineText, startsLowerCase } from './lines'
import type { NumberingMark } from './numbering-mark'
import type { Typography } from './outline'
import { foldWord, isBlank } from './words'

export interface Passage {
  text: string
  pieces: Piece[]
  mark: NumberingMark | null
  /** Level in an automatic list; null elsewhere. */
  listLevel: number | null
  lines: Line[]
}

export interface Breaks {
  /** Length of a full line, or Infinity when the text was not broken by a conversion. */
  fullLine: number
  /** Many lines were broken: the document came from a PDF. */
  fromPdf: boolean
}

/** How lines were broken in this document. `lines` without tables and what was set aside; null marks a gap. */
export function readBreaks(lines: readonly (Line | null)[], pageNumbers: number): Breaks {
  let broken = 0
  let count = 0
  const lengths: number[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (!line) continue
    count++
    const next = lines[at + 1]
    if (!next || next.mark !== null || next.paragraph.outlineLevel !== null || line.paragraph.outlineLevel !== null) continue
    if (startsLowerCase(next) && isOpenEnded(line) && line.end - line.start > 30) {
      broken++
      lengths.push(line.end - line.start)
    }
  }
  const fromPdf = (broken >= 5 && broken * 12 >= count) || (broken >= 2 && pageNumbers >= 2)
  lengths.sort((a, b) => a - b)
  const typical = lengths[Math.floor(lengths.length * 0.5)] ?? 0
  return { fromPdf, fullLine: fromPdf && typical > 0 ? typical * 0.8 : Infinity }
}

/** True when `next` goes on with the sentence of `line`. */
export function goesOn(line: Line, next: Line, breaks: Breaks): boolean {
  if (next.mark !== null && !isFalseMark(next, line)) return false
  if (next.paragraph.story !== line.paragraph.story) return false
  if (line.paragraph === next.paragraph) return true
  if (next.paragraph.outlineLevel !== null || line.paragraph.outlineLevel !== null || !isOpenEnded(line)) return false
  const length = line.end - line.start
  if (startsLowerCase(next)) return breaks.fromPdf ? length >= 12 : length >= 45
  // A capital or a figure goes on with the sentence only where the line was full.
  return breaks.fromPdf && length >= breaks.fullLine * 0.9
}

/** « …à compter du / 12. Le Client… »: a figure that begins a broken line is no number of a list. Bullets and letters are. */
function isFalseMark(next: Line, line: Line): boolean {
  return next.typed && next.mark?.kind === 'decimal' && next.mark.parts.length === 1 && /(?:^|\s)(?:\p{Ll}{1,3}|n°|N°)$/u.test(lineText(line).slice(-6)) && isOpenEnded(line)
}

function isOpenEnded(line: Line): boolean {
  return !'.;:!?…'.includes(lastCharacter(line))
}

export function passageOf(lines: Line[], breaks: Breaks, lexicon: ContractLexicon, from?: number): Passage {
  const [first] = lines
  let text = ''
  const pieces: Piece[] = []
  lines.forEach((line, index) => {
    const start = index === 0 ? (from ?? line.content) : line.start
    let end = line.end
    const next = lines[index + 1]
    let glue = next ? (next.paragraph === line.paragraph && !(breaks.fromPdf && line.end - line.start >= breaks.fullLine * 0.8) ? '\n' : ' ') : ''
    if (next) {
      const cut = cutWord(line, next, lexicon)
      if (cut === 'drop-hyphen') end--
      if (cut !== null) glue = ''
    }
    if (end > start) pieces.push({ at: text.length, length: end - start, paragraph: line.paragraph.index, start, own: true })
    text += line.paragraph.text.slice(start, end) + glue
  })
  return { text, pieces, mark: first.mark, listLevel: first.paragraph.listLevel, lines }
}

/** « respon-/sable » loses its hyphen, « sous-/traitant » keeps it; null when no word is cut. */
function cutWord(line: Line, next: Line, lexicon: ContractLexicon): 'drop-hyphen' | 'keep-hyphen' | null {
  const { text } = line.paragraph
  const last = text[line.end - 1]
  if (last === '\u00AD') return 'drop-hyphen'
  if ((last !== '-' && last !== '\u2010' && last !== '\u2011') || !startsLowerCase(next) || next.mark !== null) return null
  let start = line.end - 1
  while (start > line.start && line.end - start < 30 && !isBlank(text.charCodeAt(start - 1)) && text[start - 1] !== '-') start--
  const before = text.slice(start, line.end - 1)
  if (before === '' || !/\p{L}$/u.test(before)) return null
  const word = foldWord(before).replace(/^.*'/, '')
  return lexicon.lines.compounds.has(word) ? 'keep-hyphen' : 'drop-hyphen'
}

export function typographyOf(lines: readonly Line[], breaks: Breaks): Typography {
  const bold = lines.filter((line) => line.paragraph.bold === true && line.paragraph.outlineLevel === null).length
  return { fullLine: breaks.fullLine, boldTells: bold * 5 < lines.length * 2 || lines.length < 4 }
}
