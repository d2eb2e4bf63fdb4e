/** The number of a new article where numbers are typed by hand: the next one at the end, « 5 bis » in between. */
import type { Clause, Contract } from '../contract/contract'
import type { Paragraph } from '../contract/paragraph'
import type { Writing } from './template'

/** What stands before the title: « Article 6 – », « ARTICLE 5 bis : », « 5.3 ». Null when Word numbers the heading, or nothing does. */
export function nextNumber(contract: Contract, model: Clause, heading: Paragraph, writing: Writing): string | null {
  if (heading.listString !== null || model.number === null) return null
  const own = numberedTitle(model, writing)
  const at = heading.text.toLowerCase().indexOf(own.number.toLowerCase())
  const title = own.title === '' ? -1 : heading.text.indexOf(own.title, at + own.number.length)
  if (at < 0 || title < 0) return null
  const head = heading.text.slice(0, at)
  const tail = heading.text.slice(at + own.number.length, title)
  const siblings = contract.clauses.filter((clause) => clause.parent === model.parent && clause.part === model.part && clause.number !== null)
  const numbers = new Set(siblings.map((clause) => numberedTitle(clause, writing).number.toLowerCase()))
  const base = own.number.replace(new RegExp(`\\s+(${writing.inserted.join('|')})$`, 'i'), '')
  const isLast = !siblings.some((clause) => clause.index > model.index)
  const next = isLast ? increased(base) : null
  if (next !== null && !numbers.has(next.toLowerCase())) return head + next + tail
  const free = writing.inserted.find((word) => !numbers.has(`${base} ${word}`.toLowerCase()))
  return free ? `${head}${base} ${free}${tail}` : null
}

/** « 2 » and « bis – Chiffrement » belong together as « 2 bis » and « Chiffrement ». */
function numberedTitle(clause: Clause, writing: Writing): { number: string; title: string } {
  const number = clause.number ?? ''
  const word = writing.inserted.find((known) => new RegExp(`^${known}([^\\p{L}]|$)`, 'iu').test(clause.title))
  if (!word) return { number, title: clause.title }
  return { number: `${number} ${word}`, title: clause.title.slice(word.length).replace(/^[\s–—:.-]+/, '') }
}

/** « 5 » → « 6 », « 5.2 » → « 5.3 », « IV » → « V », « B » → « C »; null when it is none of these. */
export function increased(number: string): string | null {
  const figures = /^((?:\d+\.)*)(\d+)$/.exec(number)
  if (figures) return figures[1] + String(Number(figures[2]) + 1)
  const value = roman(number)
  if (value > 0 && value < 39) return romanOf(value + 1)
  return /^[A-Y]$/.test(number) ? String.fromCharCode(number.charCodeAt(0) + 1) : null
}

const romans: [string, number][] = [['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]]

function romanOf(value: number): string {
  let rest = value
  let written = ''
  for (const [sign, worth] of romans) {
    while (rest >= worth) {
      written += sign
      rest -= worth
    }
  }
  return written
}

/** 0 when it is no Roman number below 40. */
function roman(number: string): number {
  for (let value = 1; value < 40; value++) if (romanOf(value) === number) return value
  return 0
}
