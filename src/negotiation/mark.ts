/** Short marks of a text, and how alike two passages are. */
import { fingerprint } from '../clauses/tag'

/** 8 base32 characters (40 bits) of a text, to recognise it again without keeping it; not cryptographic. */
export const markOf = fingerprint

/** Lower case, no accents, no punctuation, one space between words: for comparing passages, not for judging them. */
export function plainWords(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** Dice coefficient of the two passages' words (0 nothing in common, 1 the same words). */
export function likeness(one: string, other: string): number {
  const left = plainWords(one)
  const right = plainWords(other)
  if (left.length === 0 || right.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of right) {
    const rest = counts.get(word) ?? 0
    if (rest > 0) {
      common++
      counts.set(word, rest - 1)
    }
  }
  return (2 * common) / (left.length + right.length)
}
