/** Words of a text, each with its way back to the text as read. */
import { BLANK, classAt, DIGIT, FILLER, LETTER, NUMBER, PLAIN_LETTER, runEnd, sizeAt } from './letters'
import type { WaitingLines } from './phrase/list-finder'
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
  /** Number of the form with its accents, which capital letters may lack: « des » is not « dès », « DES » may be. */
  exact: number
  /** Number of `stem`. */
  root: number
  /** Number of the narrow family: singular, plural and feminine only. */
  family: number
}

/** A word as the vocabulary keeps it: with what its readers found out about it, so that they do so once per spelling. */
export interface Entry extends Word {
  /** Features by which phrases may ask for it, and how many features there were when this was found: see `Features`. */
  features: readonly number[]
  featuresKnown: number
  /** By number of a `ListFinder`: its lines that wait for this word; undefined: not yet asked. */
  lines: (WaitingLines | undefined)[]
  /** A fact may begin with it; null: not yet asked. */
  mayBeginFact: boolean | null
  /** Value of a number written in figures; NaN otherwise. */
  value: number
}

/** A word where it stands. What is known of it is read from its entry: a contract has many tokens, and few words. */
export class Token implements Word, Span {
  constructor(readonly start: number, readonly end: number, readonly entry: Entry) {}

  get form(): string { return this.entry.form }
  get stem(): string { return this.entry.stem }
  get kind(): TokenKind { return this.entry.kind }
  get word(): number { return this.entry.word }
  get exact(): number { return this.entry.exact }
  get root(): number { return this.entry.root }
  get family(): number { return this.entry.family }
  /** Value of a number written in figures; NaN otherwise. */
  get value(): number { return this.entry.value }
}

const HYPHEN = 0x2d
const POINT = 0x2e
const COMMA = 0x2c

/**
 * Tokens of `text`, in order: figures (with thousands and decimals), letters with an elision's apostrophe, any other visible
 * character. A hyphen inside a word only separates: « sous-traitant » is two tokens, like « sous traitant ». One pass, each
 * character looked at a fixed number of times: time is linear whatever the text.
 */
export function tokenise(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = []
  for (let start = 0; start < text.length;) {
    const kind = classAt(text, start)
    if ((kind & BLANK) !== 0) { start++; continue }
    let end: number
    if ((kind & DIGIT) !== 0) end = figureEnd(text, start)
    else if ((kind & LETTER) !== 0) end = wordEnd(text, start)
    else {
      end = start + sizeAt(text, start)
      if (isHyphen(text.charCodeAt(start)) && joinsLetters(text, start, end) && !partsHours(tokens, text, end)) { start = end; continue }
    }
    tokens.push(new Token(start, end, vocabulary.of(text, start, end)))
    start = end
  }
  return tokens
}

/** Letters, and the apostrophe of an elision when a word, a figure or a quotation follows. */
function wordEnd(text: string, start: number): number {
  const end = runEnd(text, start, LETTER | NUMBER | FILLER)
  return end + 1 < text.length && isApostrophe(text.charCodeAt(end)) && mayBeElided(text, end + 1) ? end + 1 : end
}

function mayBeElided(text: string, next: number): boolean {
  const code = text.charCodeAt(next)
  return code === 0xab || code === 0x22 || (classAt(text, next) & (PLAIN_LETTER | NUMBER)) !== 0
}

/** « 1 500 000,50 » in thousands, else « 99,9 », « 10.000 », « 12.05.2024 ». */
function figureEnd(text: string, start: number): number {
  let end = digitsEnd(text, start)
  if (end - start <= 3) {
    let thousands = end
    while (isThousandsSpace(text.charCodeAt(thousands)) && digitsEnd(text, thousands + 1) === thousands + 4) thousands += 4
    if (thousands > end) {
      const decimals = text.charCodeAt(thousands) === COMMA ? digitsEnd(text, thousands + 1) : thousands
      return decimals > thousands + 1 ? decimals : thousands
    }
  }
  for (;;) {
    const code = text.charCodeAt(end)
    const next = code === POINT || code === COMMA ? digitsEnd(text, end + 1) : end
    if (next <= end + 1) return end
    end = next
  }
}

function digitsEnd(text: string, start: number): number {
  let end = start
  for (let code = text.charCodeAt(end); code >= 48 && code <= 57; code = text.charCodeAt(end)) end++
  return end
}

function isThousandsSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x202f
}

/** Straight and curly ones; the modifier letter U+02BC is a letter, and inside the word already. */
function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018
}

function isHyphen(code: number): boolean {
  return code === HYPHEN || code === 0x2010 || code === 0x2011
}

/** « 8h-18h », « 8:00-12:30 »: a figure with its unit, or two that a colon joins, then another figure; here the hyphen is a mark of its own. */
function partsHours(tokens: readonly Token[], text: string, after: number): boolean {
  const unit = tokens[tokens.length - 1]
  const figure = tokens[tokens.length - 2]
  if (unit?.kind === 'number' && figure?.form === ':' && figure.end === unit.start) return (classAt(text, after) & DIGIT) !== 0
  return figure?.kind === 'number' && unit.kind === 'word' && unit.start - figure.end <= 1 && unit.end - unit.start <= 3 && (classAt(text, after) & DIGIT) !== 0
}

function joinsLetters(text: string, start: number, end: number): boolean {
  return start > 0 && end < text.length && isWordish(text.charCodeAt(start - 1)) && isWordish(text.charCodeAt(end))
}

/** Letter, figure or combining mark, roughly: anything that is neither white space nor ASCII punctuation. */
function isWordish(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000)
}

/** Value of « 1 500,50 », « 99,9 », « 10.000 » (a point before exactly three figures separates thousands), « 4.5 ». */
export function figure(raw: string): number {
  if (raw.length < 3) return parseFloat(raw)
  const dense = raw.replace(/[ \u00A0\u202F]/g, '')
  if (dense.includes(',')) return parseFloat(dense.replace(/\./g, '').replace(',', '.'))
  return parseFloat(/^\d{1,3}(\.\d{3})+$/.test(dense) ? dense.replace(/\./g, '') : dense)
}
