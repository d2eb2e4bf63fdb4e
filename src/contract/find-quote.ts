/**
 * Finding a quote again: the ladder that both adapters climb, from cheap to robust. Each step is verified by
 * comparing text, and a place is only believed when nothing else in the document fits it as well: never the first hit.
 */
import type { Quote } from './quote'

export type FoundQuote =
  /** On these characters of the paragraph at `paragraph` in the list given. */
  | { kind: 'exact'; paragraph: number; start: number; end: number }
  /** The words changed, but this paragraph still deals with them. */
  | { kind: 'paragraph'; paragraph: number }
  | { kind: 'orphan' }

/** Share of the context (prefix and suffix) that must still stand around the words. */
const CONTEXT_ENOUGH = 0.5
/** Words that long are only taken for themselves, whatever stands around, when they occur once. */
const SPEAKS_FOR_ITSELF = 40
/** Share of the words of the quote that a paragraph must hold to be called its paragraph. */
const WORDS_ENOUGH = 0.6
/** And of the words around it; fewer words than that prove nothing. */
const CONTEXT_WORDS_ENOUGH = 0.5
const FEWEST_WORDS = 3
/** How far a reworded paragraph is looked for, in paragraphs to each side. */
const NEIGHBOURS = 3

/** Where the quote stands in `texts`, the texts of all paragraphs in reading order. */
export function findQuote(texts: readonly string[], quote: Quote): FoundQuote {
  const own = texts[quote.paragraph]
  if (quote.exact === '') return own === undefined ? { kind: 'orphan' } : { kind: 'paragraph', paragraph: quote.paragraph }
  if (own !== undefined) {
    const here: Candidate = { paragraph: quote.paragraph, start: quote.start, context: 0 }
    if (own.startsWith(quote.exact, quote.start) && context(own, quote, quote.start) >= 1) return place(here, quote)
    const inside = best(candidates(texts, quote.paragraph, quote), quote)
    if (inside && inside.context >= CONTEXT_ENOUGH) return place(inside, quote)
  }
  const anywhere = texts.flatMap((_, paragraph) => candidates(texts, paragraph, quote))
  const found = best(anywhere, quote)
  // Paragraphs that are alike, none of them where it was: any choice would be a guess.
  if (found && found.context >= CONTEXT_ENOUGH && anywhere.some((other) => other.paragraph !== found.paragraph && other.context === found.context)) return { kind: 'orphan' }
  if (found && (found.context >= CONTEXT_ENOUGH || (anywhere.length === 1 && quote.exact.length >= SPEAKS_FOR_ITSELF))) return place(found, quote)
  const paragraph = reworded(texts, quote)
  return paragraph === null ? { kind: 'orphan' } : { kind: 'paragraph', paragraph }
}

interface Candidate { paragraph: number; start: number; context: number }

const place = ({ paragraph, start }: Candidate, quote: Quote): FoundQuote => ({ kind: 'exact', paragraph, start, end: start + quote.exact.length })

function candidates(texts: readonly string[], paragraph: number, quote: Quote): Candidate[] {
  const text = texts[paragraph], literal = occurrences(text, quote.exact)
  const starts = literal.length > 0 ? literal : occurrences(foldForSearch(text), foldForSearch(quote.exact))
  return starts.map((start) => ({ paragraph, start, context: context(text, quote, start) }))
}

/** The candidate that fits best, then the nearest; null when two fit alike. */
function best(all: Candidate[], quote: Quote): Candidate | null {
  const distance = (each: Candidate) => Math.abs(each.paragraph - quote.paragraph) * 1e6 + Math.abs(each.start - quote.start)
  const [first, second] = [...all].sort((a, b) => b.context - a.context || distance(a) - distance(b))
  if (!first) return null
  return second && second.context === first.context && distance(second) === distance(first) ? null : first
}

/** Share (0–1) of prefix and suffix found around `start`; 1 when the quote has neither. */
function context(text: string, quote: Quote, start: number): number {
  const whole = quote.prefix.length + quote.suffix.length, end = start + quote.exact.length
  if (whole === 0) return start === 0 && end === text.length ? 1 : CONTEXT_ENOUGH
  const before = foldForSearch(text.slice(0, start)), prefix = foldForSearch(quote.prefix)
  const after = foldForSearch(text.slice(end)), suffix = foldForSearch(quote.suffix)
  let same = 0
  for (let i = 1; i <= prefix.length && before[before.length - i] === prefix[prefix.length - i]; i++) same++
  for (let i = 0; i < suffix.length && after[i] === suffix[i]; i++) same++
  return same / whole
}

/** The paragraph nearest to the old place that still holds most of the words, when it stands out. */
function reworded(texts: readonly string[], quote: Quote): number | null {
  const words = wordsOf(quote.exact), around = wordsOf(`${quote.prefix}\n${quote.exact}\n${quote.suffix}`)
  if (new Set(words).size < FEWEST_WORDS) return null
  let found: number | null = null, highest = WORDS_ENOUGH
  for (let distance = 0; distance <= NEIGHBOURS; distance++)
    for (const paragraph of distance === 0 ? [quote.paragraph] : [quote.paragraph - distance, quote.paragraph + distance]) {
      const held = new Set(wordsOf(texts[paragraph] ?? ''))
      const shareOf = (all: string[]) => all.filter((word) => held.has(word)).length / all.length
      const share = shareOf(around) < CONTEXT_WORDS_ENOUGH ? 0 : shareOf(words)
      if (share > highest || (share === highest && found === null)) { found = paragraph; highest = share }
    }
  return found
}

/** Words that carry meaning, by length alone: no list of French words is needed to tell that something is still there. */
const wordsOf = (text: string): string[] => foldForSearch(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3 || /\d/.test(word))

/** Starts of the non-overlapping occurrences of `needle`, left to right. */
export function occurrences(hay: string, needle: string): number[] {
  const starts: number[] = []
  if (needle === '') return starts
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) starts.push(at)
  return starts
}

/**
 * Which occurrence of `needle` (0-based, non-overlapping, left to right, in folded text) begins at `offset`, out of how
 * many; `n` is -1 when none does. What Word's search counts.
 */
export function nthOccurrence(hay: string, needle: string, offset: number): { n: number; total: number } {
  const starts = occurrences(foldForSearch(hay), foldForSearch(needle))
  return { n: starts.indexOf(offset), total: starts.length }
}

const SIGNS: Record<string, string> = {
  '’': "'", '‘': "'", 'ʼ': "'", '′': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-',
  '\t': ' ', '\n': ' ', '\r': ' ', '\v': ' ', '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u2007': ' ',
}

/** Text for comparison, of the same length in UTF-16 units: lower case, without accents, one form of quotes, dashes and spaces. */
export function foldForSearch(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]
    if (unit >= ' ' && unit < '\u007f') { folded += unit >= 'A' && unit <= 'Z' ? unit.toLowerCase() : unit; continue }
    const sign = SIGNS[unit]
    if (sign !== undefined) { folded += sign; continue }
    const base = unit.normalize('NFD')[0].toLowerCase()
    folded += base.length === 1 ? base : unit
  }
  return folded
}
