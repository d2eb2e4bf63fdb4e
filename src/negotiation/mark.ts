/** Short marks of a text, and how alike two passages are. */
import { fingerprint } from '../clauses/tag'
import { wordsOf } from '../contract/words'

/** 8 base32 characters (40 bits) of a text, to recognise it again without keeping it; not cryptographic. */
export const markOf = fingerprint

/** Dice coefficient of the two passages' words (0 nothing in common, 1 the same words). */
export function likeness(one: string, other: string): number {
  const left = wordsOf(one)
  const right = wordsOf(other)
  if (left.length === 0 || right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const { form: word } of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const { form: word } of right) {
    const rest = counts.get(word) ?? 0
    if (rest > 0) {
      common++
      counts.set(word, rest - 1)
    }
  }
  return (2 * common) / (left.length + right.length)
}
