/** Short marks of a text: to recognise it again without keeping it. */

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** 8 base32 characters (40 bits) of a 53-bit hash (cyrb53, public domain) of `text`; not cryptographic. */
export function markOf(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  let mark = ''
  for (let bit = 0; bit < 8; bit++) {
    // 20 bits of each half, five at a time.
    const half = bit < 4 ? a >>> 0 : b >>> 0
    mark += ALPHABET[(half >>> ((bit % 4) * 5)) & 31]
  }
  return mark
}

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
