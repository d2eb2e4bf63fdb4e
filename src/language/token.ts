/** Words of a text, each with its way back to the text as read. */
import type { Vocabulary } from './vocabulary'

/** Half-open stretch `[start, end)` in UTF-16 units. */
export interface Span { start: number; end: number }

export type TokenKind = 'word' | 'number' | 'mark'

/** What is known of a distinct word; computed once per distinct spelling. */
export interface Word {
  /** Folded: lower case, no accents. An elided word is restored (« n' » is `ne`). */
  form: string
  /** Folded stem: the same for all forms of a word. */
  stem: string
  kind: TokenKind
  /** Number of `form`: equal forms, equal numbers. */
  word: number
  /** Number of `stem`. */
  root: number
  /** Number of the narrow family: singular, plural and feminine only. */
  family: number
}

export interface Token extends Word, Span {
  /** Value of a number written in figures; NaN otherwise. */
  value: number
}

/**
 * One alternative per kind of token: figures (with thousands and decimals), letters with an elision's apostrophe,
 * any other visible character. A hyphen inside a word only separates: « sous-traitant » is two tokens, like « sous traitant ».
 * No nested repetition: time is linear whatever the text.
 */
const SCAN = /\d{1,3}(?:[ \u00A0\u202F]\d{3}(?![\d]))+(?:,\d+)?|\d+(?:[.,]\d+)*|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}\u00AD\u200B-\u200F\u2060\uFEFF]*)(?:['’ʼ‘](?=[\p{L}\p{N}«"]))?|[^\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/** Tokens of `text`, in order. */
export function tokenise(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = []
  SCAN.lastIndex = 0
  for (let match = SCAN.exec(text); match; match = SCAN.exec(text)) {
    const raw = match[0]
    const start = match.index
    const end = start + raw.length
    if (isHyphen(raw) && joinsLetters(text, start, end)) continue
    const word = vocabulary.of(raw)
    tokens.push({
      form: word.form, stem: word.stem, kind: word.kind, word: word.word, root: word.root, family: word.family,
      start, end, value: word.kind === 'number' ? figure(raw) : NaN,
    })
  }
  return tokens
}

function isHyphen(raw: string): boolean {
  return raw === '-' || raw === '\u2010' || raw === '\u2011'
}

function joinsLetters(text: string, start: number, end: number): boolean {
  return start > 0 && end < text.length && isWordish(text.charCodeAt(start - 1)) && isWordish(text.charCodeAt(end))
}

/** Letter, figure or combining mark, roughly: anything that is neither white space nor ASCII punctuation. */
function isWordish(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000)
}

/** Value of « 1 500,50 », « 99,9 », « 10.000 » (a point before exactly three figures separates thousands), « 4.5 ». */
function figure(raw: string): number {
  const dense = raw.replace(/[ \u00A0\u202F]/g, '')
  if (dense.includes(',')) return parseFloat(dense.replace(/\./g, '').replace(',', '.'))
  return parseFloat(/^\d{1,3}(\.\d{3})+$/.test(dense) ? dense.replace(/\./g, '') : dense)
}
