/** Lines of a contract: a paragraph, or one of its lines when it holds line breaks. */
import type { ContractLexicon } from './lexicon'
import type { NumberingMark } from './numbering-mark'
import { readMark } from './numbering-mark'
import type { Paragraph } from './paragraph'
import { isBlank, visibleSpan } from './words'

export interface Line {
  paragraph: Paragraph
  /** UTF-16 offsets in the paragraph's text, without outer white space, « # » and « ** ». Never empty. */
  start: number
  end: number
  /** Where the words begin, after a typed number or bullet. */
  content: number
  /** Typed number, or the computed one of the paragraph's list; `end` counts in the paragraph's text only when `typed`. */
  mark: NumberingMark | null
  typed: boolean
  /** First line of its paragraph. */
  first: boolean
}

export function lineText(line: Line): string {
  return line.paragraph.text.slice(line.start, line.end)
}

/** The line without its number or bullet. */
export function contentText(line: Line): string {
  return line.paragraph.text.slice(line.content, line.end)
}

/** Visible lines of a paragraph; none for a blank one or a rule (« --- », « ____ » alone is kept: it is a blank to fill). */
export function linesOf(paragraph: Paragraph, lexicon: ContractLexicon): Line[] {
  const { text } = paragraph
  const lines: Line[] = []
  let from = 0
  while (from <= text.length) {
    const to = nextBreak(text, from)
    const line = lineAt(paragraph, from, to, lines.length === 0, lexicon)
    if (line) lines.push(line)
    from = to + 1
  }
  return lines
}

/** A line between two offsets of a paragraph; null when nothing visible stands there. */
export function lineAt(paragraph: Paragraph, from: number, to: number, first: boolean, lexicon: ContractLexicon): Line | null {
  const { text } = paragraph
  let { start, end } = visibleSpan(text, from, to)
  start = skipDecoration(text, start, end)
  while (end > start && text[end - 1] === '*') end--
  ;({ start, end } = visibleSpan(text, start, end))
  if (start >= end || isRule(text, start, end)) return null
  const auto = first ? autoMark(paragraph, lexicon) : null
  const typed = readTyped(text, start, end, lexicon)
  // A typed number in an automatic bullet wins only when the list itself gives no number.
  const mark = auto && !(auto.kind === 'bullet' && typed) ? auto : typed
  return { paragraph, start, end, content: mark !== null && mark === typed ? typed.end : start, mark, typed: mark !== null && mark === typed, first }
}

function readTyped(text: string, start: number, end: number, lexicon: ContractLexicon): NumberingMark | null {
  const mark = readMark(text, start, lexicon)
  return mark && mark.end <= end ? mark : null
}

function autoMark(paragraph: Paragraph, lexicon: ContractLexicon): NumberingMark | null {
  const { listString } = paragraph
  if (listString === null) return null
  const mark = readMark(`${listString} X`, 0, lexicon)
  return mark ?? { kind: 'bullet', parts: [], written: listString, end: 0, closed: true }
}

/** « ## », « > », « ** » of a text file. */
function skipDecoration(text: string, start: number, end: number): number {
  let at = start
  if (text[at] === '#') while (at < end && text[at] === '#') at++
  else if (text[at] === '>') at++
  while (at < end && isBlank(text.charCodeAt(at))) at++
  while (at + 1 < end && text[at] === '*' && text[at + 1] === '*') at += 2
  return at
}

function isRule(text: string, start: number, end: number): boolean {
  const character = text[start]
  if (!'-–—=*~'.includes(character) || end - start < 3) return false
  for (let at = start; at < end; at++) if (text[at] !== character && text[at] !== ' ') return false
  return true
}

function nextBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0b || code === 0x0d || code === 0x2028 || code === 0x2029) return at
  }
  return text.length
}

/** Last visible character. */
export function lastCharacter(line: Line): string {
  return line.paragraph.text[line.end - 1]
}

export function startsLowerCase(line: Line): boolean {
  return /\p{Ll}/u.test(line.paragraph.text[line.content] ?? '')
}
