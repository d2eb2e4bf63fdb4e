/**
 * What one character may be part of. A table filled as characters are met: reading a class from an array is many times quicker
 * than a regular expression with Unicode classes, and texts are read character by character in two places.
 */

/** Letters and combining marks: with them a word may begin. */
export const LETTER = 1
/** Numbers of any script. */
export const NUMBER = 2
/** `0` to `9`. */
export const DIGIT = 4
/** Invisible inside a word: soft hyphen, zero-width and direction marks, byte order mark. */
export const FILLER = 8
/** White space and everything else that nobody sees. */
export const BLANK = 16
/** Letters without combining marks. */
export const PLAIN_LETTER = 32
/** Capitals. */
export const CAPITAL = 64
/** The class was worked out. */
const KNOWN = 128

const classes = new Uint8Array(0x10000)

function classify(character: string): number {
  let kind = KNOWN
  if (/[\p{L}\p{M}]/u.test(character)) kind |= LETTER
  if (/\p{L}/u.test(character)) kind |= PLAIN_LETTER
  if (/\p{Lu}/u.test(character)) kind |= CAPITAL
  if (/\p{N}/u.test(character)) kind |= NUMBER
  if (/\d/.test(character)) kind |= DIGIT
  if (/[\u00AD\u200B-\u200F\u2060\uFEFF]/.test(character)) kind |= FILLER
  if (/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/.test(character)) kind |= BLANK
  return kind
}

/** Classes of the character at `at`, as bits. A pair of surrogates is one character: see `sizeAt`. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 0xd800 && code <= 0xdbff && sizeAt(text, at) === 2) return classify(text.slice(at, at + 2))
  return classes[code] || (classes[code] = classify(text[at]))
}

/** UTF-16 units of the character at `at`: 2 for a pair of surrogates, else 1. */
export function sizeAt(text: string, at: number): 1 | 2 {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return 1
  const next = text.charCodeAt(at + 1)
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1
}

/** Where the run of characters of any of these classes that begins at `at` ends. */
export function runEnd(text: string, at: number, wanted: number): number {
  let end = at
  while (end < text.length && (classAt(text, end) & wanted) !== 0) end += sizeAt(text, end)
  return end
}
