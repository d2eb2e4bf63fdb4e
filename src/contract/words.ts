/** Words of a text for recognising structure (headings, parties, types): folded, with their way back. Linear in the text's length. */
import { fold } from '../language/fold'
import { classAt, FILLER, LETTER, NUMBER, PLAIN_LETTER, runEnd, sizeAt } from '../language/letters'
import { Spellings } from '../language/spellings'

export interface Word {
  /** UTF-16 offsets in the text. */
  start: number
  end: number
  /** Lower-case, without accents, invisible characters and typographic variants. */
  form: string
  /** What is known of the form; shared by all words of that form. */
  entry: WordEntry
}

export interface WordEntry {
  form: string
  /** The expressions of a lexicon that this word may begin, and that lexicon's: see `Expressions`. */
  begins: readonly unknown[]
  expressions: unknown
}

/** Words of a text that is kept, and where the lists of a lexicon stand in it; null: not yet asked. */
export interface KeptWords extends Array<Word> {
  found?: { expressions: unknown; hits: unknown } | null
}

/** Spellings already folded, and forms already met: a contract repeats its words. Emptied when they grow too large. */
const spellings = new Spellings<WordEntry>()
const forms = new Map<string, WordEntry>()
const MOST_KEPT = 50_000
const NONE: readonly unknown[] = []

/** The shared entry of the word that stands in a text from `start` to `end`. */
export function entryOf(text: string, start = 0, end = text.length): WordEntry {
  const known = spellings.get(text, start, end)
  if (known !== undefined) return known
  if (spellings.size >= MOST_KEPT) {
    spellings.clear()
    forms.clear()
  }
  const word = text.slice(start, end)
  const form = fold(word)
  const entry = forms.get(form) ?? { form, begins: NONE, expressions: null }
  forms.set(form, entry)
  spellings.set(word, entry)
  return entry
}

/** Folded form of a word; computed once per spelling. */
export function foldWord(word: string): string {
  return entryOf(word).form
}

/** Where an object that holds a text keeps its words: on itself, because the collector of garbage is slow with weak maps. */
const WORDS = Symbol('words')

/** Words of `holder.text`, computed once; the text must not change. */
export function wordsIn(holder: { text: string; [WORDS]?: KeptWords }): KeptWords {
  let words = holder[WORDS]
  if (!words) {
    words = wordsOf(holder.text)
    words.found = null
    holder[WORDS] = words
  }
  return words
}

/** Words in order, at most so many; an elided article keeps its apostrophe (« l' ») and is a word of its own; hyphens separate. */
export function wordsOf(text: string, most = Infinity): Word[] {
  const words: Word[] = []
  for (let start = 0; start < text.length && words.length < most;) {
    const end = wordEnd(text, start)
    if (end === start) { start += sizeAt(text, start); continue }
    const entry = entryOf(text, start, end)
    if (entry.form !== '') words.push({ start, end, form: entry.form, entry })
    start = end
  }
  return words
}

/** Where the word that begins at `start` ends; `start` when none does. */
function wordEnd(text: string, start: number): number {
  const end = runEnd(text, start, LETTER | NUMBER | FILLER)
  const elided = end > start && isApostrophe(text.charCodeAt(end)) && end + 1 < text.length && (classAt(text, end + 1) & PLAIN_LETTER) !== 0
  return elided ? end + 1 : end
}

/** Straight or curly; the modifier letter U+02BC is a letter, and inside the word already. */
function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019
}

/** Folded words joined by single spaces: two texts that differ only by case, accents and punctuation are equal. */
export function foldedText(text: string): string {
  let folded = ''
  for (let start = 0; start < text.length;) {
    const end = wordEnd(text, start)
    if (end === start) { start += sizeAt(text, start); continue }
    const { form } = entryOf(text, start, end)
    if (form !== '') folded += folded === '' ? form : ` ${form}`
    start = end
  }
  return folded
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
