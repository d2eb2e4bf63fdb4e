/** Numbers, in figures, in letters, or both as lawyers write them: « quarante-huit (48) ». */
import type { Token } from '../token'

export interface ReadNumber {
  value: number
  /** Position after the number. */
  next: number
  /** Words and figures say different numbers. */
  disagree: boolean
}

/** Folded forms. `joining`: between a ten and a unit, « vingt et un ». */
export interface NumberWords { values: ReadonlyMap<string, number>; joining: ReadonlySet<string> }

/** Reads one number at `at`, with its other reading in brackets; null when there is none. */
export function readNumber(tokens: Token[], at: number, words: NumberWords): ReadNumber | null {
  const first = readOne(tokens, at, words)
  if (!first) return null
  if (tokens[first.next]?.form !== '(') return { value: first.value, next: first.next, disagree: false }
  const second = readOne(tokens, first.next + 1, words)
  if (!second || tokens[second.next]?.form !== ')') return { value: first.value, next: first.next, disagree: false }
  const figures = tokens[at].kind === 'number' ? first : second
  return { value: figures.value, next: second.next + 1, disagree: first.value !== second.value }
}

function readOne(tokens: Token[], at: number, words: NumberWords): { value: number; next: number } | null {
  const first = tokens[at]
  if (!first) return null
  if (first.kind === 'number') return { value: first.value, next: at + 1 }
  return readLetters(tokens, at, words)
}

/** « cent vingt », « quatre-vingt-dix », « trente et un », « deux mille ». */
function readLetters(tokens: Token[], at: number, words: NumberWords): { value: number; next: number } | null {
  let total = 0
  let group = 0
  let next = at
  let last = 0
  while (next < tokens.length) {
    const value = words.values.get(tokens[next].form)
    if (value === undefined) {
      // « vingt et un »: the little word joins only a ten and a unit.
      const after = tokens[next + 1] && words.values.get(tokens[next + 1].form)
      if (words.joining.has(tokens[next].form) && last >= 20 && last < 80 && after !== undefined && (after === 1 || after === 11)) { next++; continue }
      break
    }
    if (value === 1000) { total += Math.max(1, group) * 1000; group = 0 }
    else if (value === 100) group = Math.max(1, group) * 100
    else if (value === 20 && last === 4 && next > at) group += 76
    else if (next > at && (last % 10 !== 0 || last === 0) && value <= 16 && last < 100) break
    else group += value
    last = value
    next++
  }
  return next > at ? { value: total + group, next } : null
}
