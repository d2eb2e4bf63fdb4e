/** The number of a new article where numbers are typed by hand: the next one at the end, « 5 bis » in between. */
import type { Clause, Contract } from '../contract/contract'
import type { Paragraph } from '../contract/paragraph'
import type { Writing } from './template'

/** What stands before the title: « Article 6 – », « ARTICLE 5 bis : », « 5.3 ». Null when Word numbers the heading, or nothing does. */
export function nextNumber(contract: Contract, model: Clause, heading: Paragraph, writing: Writing): string | null {
  if (heading.listString !== null || model.number === null) return null
  const at = heading.text.indexOf(model.number)
  const title = model.title === '' ? -1 : heading.text.indexOf(model.title, at + model.number.length)
  if (at < 0 || title < 0) return null
  const head = heading.text.slice(0, at)
  const tail = heading.text.slice(at + model.number.length, title)
  const numbers = new Set(contract.clauses.filter((clause) => clause.parent === model.parent && clause.part === model.part).map((clause) => clause.number))
  const isLast = !contract.clauses.some((clause) => clause.parent === model.parent && clause.part === model.part && clause.index > model.index)
  const next = isLast ? increased(model.number) : null
  if (next !== null && !numbers.has(next)) return head + next + tail
  const base = writing.inserted.reduce((number, word) => number.replace(new RegExp(` ${word}$`, 'i'), ''), model.number)
  const free = writing.inserted.find((word) => !numbers.has(`${base} ${word}`))
  return free ? `${head}${base} ${free}${tail}` : null
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
