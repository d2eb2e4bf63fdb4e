/** Words of a text for recognising structure (headings, parties, types): folded, with their way back. Linear in the text's length. */
import { fold } from '../language/fold'

export interface Word {
  /** UTF-16 offsets in the text. */
  start: number
  end: number
  /** Lower-case, without accents, invisible characters and typographic variants. */
  form: string
}

const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200F\u2060\uFEFF]+(?:['’ʼ](?=\p{L}))?/gu

/** Folded forms already computed: a contract repeats its words. Emptied when it grows too large. */
const folded = new Map<string, string>()
const MOST_FOLDED = 50_000

/** Folded form of a word; computed once per spelling. */
export function foldWord(word: string): string {
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= MOST_FOLDED) folded.clear()
  const form = fold(word)
  folded.set(word, form)
  return form
}

/** Words of texts that several readers look at, by the object that holds the text. */
const known = new WeakMap<{ text: string }, Word[]>()

/** Words of `holder.text`, computed once; the text must not change. */
export function wordsIn(holder: { text: string }): Word[] {
  let words = known.get(holder)
  if (!words) {
    words = wordsOf(holder.text)
    known.set(holder, words)
  }
  return words
}

/** Words in order; an elided article keeps its apostrophe (« l' ») and is a word of its own; hyphens separate. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const form = foldWord(match[0])
    if (form !== '') words.push({ start: match.index, end: match.index + match[0].length, form })
  }
  return words
}

/** Folded words joined by single spaces: two texts that differ only by case, accents and punctuation are equal. */
export function foldedText(text: string): string {
  return wordsOf(text).map((word) => word.form).join(' ')
}

/** Text without spaces and invisible characters at both ends: offsets `[start, end)`; empty when nothing visible is left. */
export function visibleSpan(text: string, from = 0, to = text.length): { start: number; end: number } {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return { start, end }
}

/** White space of any kind, zero-width and direction marks. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 || code === 0x2029 || (code >= 0x202a && code <= 0x202f) || code === 0x205f || (code >= 0x2060 && code <= 0x2069) ||
    code === 0x3000 || code === 0xfeff || code === 0xad
  )
}
