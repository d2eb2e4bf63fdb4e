/** Where sentences end. */
import { fold } from './fold'
import { classAt, DIGIT, LETTER } from './letters'
import type { Span } from './token'

/**
 * Sentences of `text` as spans without outer white space. A full stop does not end one after an abbreviation
 * (folded, without its stop), a single letter, nor inside a number; a line break does when a new thought clearly begins.
 */
export function sentences(text: string, abbreviations: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (end: number) => {
    const piece = text.slice(start, end)
    const lead = piece.length - piece.trimStart().length
    const body = piece.trim()
    if (body) spans.push({ start: start + lead, end: start + lead + body.length })
    start = end
  }
  const stops = /[.!?…]+[»"”)\]]*(?=\s|$)|\n+/g
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    const end = stop.index + stop[0].length
    if (stop[0][0] === '\n' ? beginsAnew(text, start, stop.index, end) : !isAbbreviation(text, start, stop, abbreviations)) close(end)
  }
  close(text.length)
  return spans
}

/** How far before a full stop its word is looked for, in UTF-16 units. */
const LONGEST = 24

function isAbbreviation(text: string, start: number, stop: RegExpExecArray, abbreviations: ReadonlySet<string>): boolean {
  if (stop.index + stop[0].length === text.length) return false
  // « ………… heures », « .. / .. / 2026 »: a blank to fill, or a pause; the sentence goes on in lower case, or with a slash.
  if (stop[0][0] === '…' || stop[0].startsWith('..')) return /^\s*[\p{Ll}/]/u.test(text.slice(stop.index + stop[0].length, stop.index + stop[0].length + 40))
  if (stop[0][0] !== '.') return false
  let word = stop.index
  while (word > start && stop.index - word < LONGEST && (classAt(text, word - 1) & (LETTER | DIGIT)) !== 0) word--
  const before = text.slice(word, stop.index)
  const after = /^\s*(\S)/u.exec(text.slice(stop.index + stop[0].length, stop.index + stop[0].length + 40))?.[1]
  if (before === '' || after === undefined) return false
  // « 1. Objet » : the number of an item, at the very start.
  if (/^\d{1,3}$/.test(before) && text.slice(start, stop.index).trim() === before) return true
  // « C. com. , la facture… »
  if (',;:)'.includes(after)) return true
  // « M. Dupont », « L. 1110-4 », « C. civ. »
  if (/^\p{Lu}$/u.test(before)) return /[\p{L}\d]/u.test(after)
  if (abbreviations.has(fold(before))) return true
  return /\p{Ll}/u.test(after)
}

/** A line break ends a sentence after closing punctuation, or before a capital, a figure or a bullet when no comma or small word is left open. */
function beginsAnew(text: string, start: number, index: number, end: number): boolean {
  // The end of the line is enough: a slice from the sentence's start would cost its length at every line.
  const before = text.slice(Math.max(start, index - 80), index).trimEnd()
  if (before === '') return false
  const next = /^\s*(\S)/u.exec(text.slice(end, end + 60))?.[1] ?? ''
  if (/[.;:!?]$/.test(before)) return true
  return /[\p{Lu}\d•\-–—*·▪◦‣]/u.test(next) && !/[,(]$/.test(before)
}
