/** The typed number or bullet at the beginning of a line: « ARTICLE 5 – », « V.2 », « 5.1.2 », « a) », « • ». One pass, no backtracking. */
import type { ContractLexicon } from './lexicon'
import { foldWord, isBlank } from './words'

export type MarkKind =
  /** « Article 5 », « Clause 3 », « § 2 » */
  | 'article'
  /** « Annexe 2 », « Appendice A » */
  | 'annex'
  /** « Titre I », « Chapitre 2 », « Partie B » */
  | 'group'
  /** « 5 », « 5.1.2 », « V.2 », « A.1 » */
  | 'decimal'
  /** « IV. » alone */
  | 'roman'
  /** « A. », « b) », « (c) » */
  | 'letter'
  /** « (iv) » */
  | 'small-roman'
  | 'bullet'

export interface NumberingMark {
  kind: MarkKind
  /** « 5.1.2 » → ['5','1','2']; empty for a bullet and for an annex without number. */
  parts: string[]
  /** As written, without closing punctuation: « 5.1.2 », « Annexe 2 », « a ». */
  written: string
  /** UTF-16 offset of the first visible character after the mark. */
  end: number
  /** True when punctuation closes the mark: « 5. », « a) », « Article 5 – ». */
  closed: boolean
}

const BULLETS = new Set('-–—−•·●○▪▫■□◦‣⁃➢➤►▶→✓✔❖◆*+\u2011\uf0a7\uf0b7\uf0fc\uf0d8\uf02d')
const CLOSING = new Set('.):-–—−°/\u2011')
const LETTER = /\p{L}/u
const UPPER = /\p{Lu}/u

/** The mark at `from` (leading spaces skipped); null when the line begins with words. */
export function readMark(text: string, from: number, lexicon: ContractLexicon): NumberingMark | null {
  const start = skipBlank(text, from)
  if (start >= text.length) return null
  return readBullet(text, start) ?? readKeyword(text, start, lexicon) ?? readParenthesised(text, start) ?? readNumber(text, start, lexicon)
}

function readBullet(text: string, start: number): NumberingMark | null {
  if (!BULLETS.has(text[start])) return null
  let at = start
  while (at < text.length && BULLETS.has(text[at])) at++
  // « *** » and « --- » are rules, « **gras** » is bold text, « -5 » a number.
  if (at - start > 1) return null
  if (at < text.length && !isBlank(text.charCodeAt(at)) && !(LETTER.test(text[at]) && text[start] !== '*')) return null
  const end = skipBlank(text, at)
  if (end >= text.length) return null
  return { kind: 'bullet', parts: [], written: text[start], end, closed: true }
}

function readKeyword(text: string, start: number, lexicon: ContractLexicon): NumberingMark | null {
  let at = start
  if (text[at] === '§') at++
  else {
    while (at < text.length && at - start < 24 && /[\p{L}\p{M}]/u.test(text[at])) at++
    if (at === start) return null
  }
  const word = text[start] === '§' ? '§' : foldWord(text.slice(start, at))
  const kind: MarkKind | null = lexicon.numbering.article.has(word) ? 'article' : lexicon.numbering.annex.has(word) ? 'annex' : lexicon.numbering.group.has(word) ? 'group' : null
  if (!kind) return null
  if (text[at] === '.') at++
  let cursor = skipBlank(text, at)
  cursor = skipNumeroSign(text, cursor)
  const number = withInserted(text, readOrdinalWord(text, cursor, lexicon) ?? readParts(text, cursor), lexicon)
  if (!number) {
    if (kind !== 'annex') return null
    const { end, closed } = readClosing(text, at)
    const next = text[end] ?? ''
    return closed || end >= text.length || UPPER.test(next) ? { kind, parts: [], written: text.slice(start, at), end, closed } : null
  }
  const { end, closed } = readClosing(text, number.end)
  // « article 5 du contrat » is a reference, not a number: the words that follow go on in lower case.
  if (!closed && end < text.length && !/[\p{Lu}\p{N}«"“'’(*]/u.test(text[end])) return null
  return { kind, parts: number.parts, written: text.slice(start, number.end), end, closed }
}

/** « (a) », « (iv) », « (1) ». */
function readParenthesised(text: string, start: number): NumberingMark | null {
  if (text[start] !== '(') return null
  let at = start + 1
  while (at < text.length && at - start < 7 && /[0-9A-Za-z]/.test(text[at])) at++
  const inside = text.slice(start + 1, at)
  if (text[at] !== ')' || inside === '') return null
  const kind = /^\d+$/.test(inside) ? 'decimal' : isRoman(inside) ? 'small-roman' : inside.length === 1 ? 'letter' : null
  if (!kind || inside.length > 5) return null
  const end = skipBlank(text, at + 1)
  return end >= text.length ? null : { kind, parts: [inside], written: text.slice(start, at + 1), end, closed: true }
}

function readNumber(text: string, start: number, lexicon: ContractLexicon): NumberingMark | null {
  const number = withInserted(text, readParts(text, start), lexicon)
  if (!number) return null
  const { parts } = number
  const { end, closed } = readClosing(text, number.end)
  if (end >= text.length && !closed) return null
  const next = text[end] ?? ''
  const spaced = end > number.end
  const digits = /^\d/.test(parts[0])
  if (!digits && parts.length === 1) {
    // « A. Objet », « IV – Durée », « b) … »; never « A la demande » nor « M. Dupont ».
    if (!closed || end >= text.length) return null
    const mark = text[number.end] === ' ' ? text[skipBlank(text, number.end)] : text[number.end]
    const lower = !UPPER.test(parts[0])
    if (lower && mark !== ')' && mark !== '.') return null
    if (mark === '.' && !isBlank(text.charCodeAt(end - 1))) return null
    if (mark === '.' && parts[0] === 'M') return null
    if ('-–—−\u2011'.includes(mark) && !isBlank(text.charCodeAt(end - 1))) return null
    const kind = isRoman(parts[0]) && (parts[0].length > 1 || 'IVXivx'.includes(parts[0])) ? (lower ? 'small-roman' : 'roman') : parts[0].length === 1 ? 'letter' : null
    return kind && (kind !== 'letter' || !lower || mark === ')' || mark === '.') ? { kind, parts, written: text.slice(start, number.end), end, closed } : null
  }
  if (digits && parts[0].length > 2 && parts.length === 1) return null
  // « V.2 », « A.1 »; never « e.g. ».
  if (!digits && (!UPPER.test(parts[0]) || parts.slice(1).some((part) => !/^\d+(?: |$)/.test(part)))) return null
  if (closed) {
    if (end < text.length && !spaced) return null
    // « 2 - 4 jours », « 12/05 », « 10:30 »
    if (/\d/.test(next) || '%€'.includes(next || ' ')) return null
    if ('/:'.includes(text[number.end]) && !isBlank(text.charCodeAt(end - 1))) return null
    if (end < text.length && !isBlank(text.charCodeAt(end - 1)) && text[end - 1] !== ')' && !UPPER.test(next)) return null
    return { kind: 'decimal', parts, written: text.slice(start, number.end), end, closed }
  }
  if (!spaced || !/[\p{Lu}«"“(*]/u.test(next)) return null
  return { kind: 'decimal', parts, written: text.slice(start, number.end), end, closed: false }
}

/** Deeper numbers than this are a list of figures. */
const MOST_PARTS = 8

/** « 5 », « 5.1.2 », « V.2 », « A.1 », « IV », « A »: parts and where they end (a closing dot is not part). */
function readParts(text: string, start: number): { parts: string[]; end: number } | null {
  const parts: string[] = []
  let end = start
  for (let at = start; parts.length <= MOST_PARTS;) {
    const to = endOfPart(text, at, parts.length === 0)
    // « 1.Objet »: the dot closes the number, the word follows.
    if (to === null) break
    parts.push(text.slice(at, to))
    end = to
    if (text[to] !== '.' || !/[0-9A-Za-z]/.test(text[to + 1] ?? '')) break
    at = to + 1
  }
  return parts.length === 0 || parts.length > MOST_PARTS || isGlued(text, end, parts) ? null : { parts, end }
}

/** Where a part ends: up to three figures, or a letter, or a Roman number; null when it is none. */
function endOfPart(text: string, at: number, first: boolean): number | null {
  let to = at
  if (/\d/.test(text[to] ?? '')) {
    while (to < text.length && to - at < 4 && text[to] >= '0' && text[to] <= '9') to++
    return to - at > (first ? 3 : 2) ? null : to
  }
  while (to < text.length && to - at < 6 && /[A-Za-z]/.test(text[to])) to++
  if (to === at || /[\p{L}\p{M}\p{N}'’]/u.test(text[to] ?? '')) return null
  const letters = text.slice(at, to)
  if (letters.length === 1) return to
  return isRoman(letters) && (letters === letters.toUpperCase() || letters === letters.toLowerCase()) ? to : null
}

/** « 9h », « 1er », « 12.05.2024 »: figures that go on are no number of a clause. */
function isGlued(text: string, end: number, parts: string[]): boolean {
  const next = text[end] ?? ''
  if (/[\p{L}\p{N}]/u.test(next)) return true
  return next === '.' && /\d/.test(text[end + 1] ?? '') && parts.length > 0
}

/** « 2 bis », « 5.2 ter »: a number given to what was inserted later. */
function withInserted(text: string, number: { parts: string[]; end: number } | null, lexicon: ContractLexicon): { parts: string[]; end: number } | null {
  if (!number) return null
  const start = skipBlank(text, number.end)
  let end = start
  while (end < text.length && end - start < 10 && /[A-Za-z]/.test(text[end])) end++
  const word = text.slice(start, end)
  if (start === number.end || !lexicon.numbering.inserted.has(foldWord(word)) || /[\p{L}\p{M}\p{N}]/u.test(text[end] ?? '')) return number
  return { parts: [...number.parts.slice(0, -1), `${number.parts[number.parts.length - 1]} ${word}`], end }
}

function readOrdinalWord(text: string, start: number, lexicon: ContractLexicon): { parts: string[]; end: number } | null {
  let at = start
  while (at < text.length && at - start < 16 && /[\p{L}\p{M}\p{N}]/u.test(text[at])) at++
  const value = lexicon.numbering.ordinals.get(foldWord(text.slice(start, at)))
  return value === undefined ? null : { parts: [value], end: at }
}

/** « n° 3 », « no 3 », « N°3 ». */
function skipNumeroSign(text: string, at: number): number {
  if (!/[nN]/.test(text[at] ?? '') || !/[°ºo]/.test(text[at + 1] ?? '')) return at
  const after = skipBlank(text, at + 2)
  return /[0-9A-ZIVX]/.test(text[after] ?? '') ? after : at
}

function readClosing(text: string, from: number): { end: number; closed: boolean } {
  let at = skipBlank(text, from)
  let closed = false
  while (at < text.length && CLOSING.has(text[at])) {
    closed = true
    at = skipBlank(text, at + 1)
  }
  return { end: at, closed }
}

function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && isBlank(text.charCodeAt(at))) at++
  return at
}

function isRoman(letters: string): boolean {
  const value = letters.toUpperCase()
  return /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/.test(value) && value !== ''
}

/** « IV » → 4, « b » → 2, « 12 » → 12; NaN when it is none of these. */
export function ordinalOf(part: string, kind: MarkKind): number {
  if (/^\d+$/.test(part)) return Number(part)
  if (kind !== 'letter' && isRoman(part)) {
    const values: Record<string, number> = { I: 1, V: 5, X: 10 }
    const digits = [...part.toUpperCase()].map((letter) => values[letter])
    return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
  }
  return part.length === 1 ? part.toLowerCase().charCodeAt(0) - 96 : Number.NaN
}
