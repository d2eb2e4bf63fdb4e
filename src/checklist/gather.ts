/** The passages of a result as a reader marks them: those that stand close together in one paragraph are one passage. */
import { paragraphAt, type Contract } from '../contract/contract'
import { quoteOf, type Quote } from '../contract/quote'
import { visibleSpan } from '../contract/words'

/** A passage of more words is no longer an exact place. */
const MOST_WORDS = 40
/** A paragraph of at most this many words is marked whole: what precedes and follows in it is part of what it says. */
const WHOLE_PARAGRAPH = 25
/** A quote of fewer words says little by itself. */
const LEAST_WORDS = 5

/** In the order given; each quote takes in the later ones of its paragraph with which it stays short. */
export function gather(quotes: readonly Quote[], contract: Pick<Contract, 'paragraphs'>): Quote[] {
  const gathered: Quote[] = []
  const taken = new Set<Quote>()
  for (const quote of quotes) {
    if (taken.has(quote)) continue
    const paragraph = paragraphAt(contract, quote.paragraph)
    const { text } = paragraph
    let { start, end } = words(text) <= WHOLE_PARAGRAPH ? visibleSpan(text) : { start: quote.start, end: quote.start + quote.exact.length }
    for (const other of quotes) {
      if (other.paragraph !== quote.paragraph || taken.has(other)) continue
      const from = Math.min(start, other.start)
      const to = Math.max(end, other.start + other.exact.length)
      if (from < start || to > end) {
        if (words(text.slice(from, to)) > MOST_WORDS) continue
        start = from
        end = to
      }
      taken.add(other)
    }
    gathered.push(start === quote.start && end === start + quote.exact.length ? quote : quoteOf(paragraph, start, end))
  }
  return gathered
}

/** A term by itself, with the words that it stands among: the proposition in its paragraph, the paragraph when it is short. */
export function amongWords(quote: Quote, contract: Pick<Contract, 'paragraphs'>): Quote {
  const paragraph = paragraphAt(contract, quote.paragraph)
  const { text } = paragraph
  const [whole] = gather([quote], contract)
  const end = quote.start + quote.exact.length
  if (whole !== quote || words(quote.exact) >= LEAST_WORDS) return whole
  const proposition = propositionAround(text, quote.start, end)
  return words(text.slice(proposition.start, proposition.end)) <= MOST_WORDS ? quoteOf(paragraph, proposition.start, proposition.end) : quote
}

/** An undefined term with the few words that it stands among: lawyers mark no more of a sentence for it. */
export function aroundTerm(quote: Quote, contract: Pick<Contract, 'paragraphs'>): Quote {
  if (words(quote.exact) >= LEAST_WORDS) return quote
  const paragraph = paragraphAt(contract, quote.paragraph)
  const { text } = paragraph
  const end = quote.start + quote.exact.length
  const proposition = propositionAround(text, quote.start, end)
  if (words(text.slice(proposition.start, proposition.end)) <= TERM_WORDS) return quoteOf(paragraph, proposition.start, proposition.end)
  const ahead = [...text.slice(proposition.start, quote.start).matchAll(/\S+/g)].at(-BESIDE)
  // « …de l'une des »: an article or a preposition takes in its noun.
  const behind = [...text.slice(end, proposition.end).matchAll(/\S+/g)].find((word, index) => index >= BESIDE - 1 && word[0].length > SMALL_WORD)
  return quoteOf(paragraph, ahead ? proposition.start + ahead.index : proposition.start, behind ? end + behind.index + behind[0].length : proposition.end)
}

/** A proposition of at most this many words is shown whole around a term, else this many words on either side of it. */
const TERM_WORDS = 10
const BESIDE = 3
const SMALL_WORD = 3

/** What stands between two marks around `[start, end)` of a text. */
function propositionAround(text: string, start: number, end: number): { start: number; end: number } {
  const before = [...text.slice(0, start).matchAll(MARK)].at(-1)
  const after = MARK_AHEAD.exec(text.slice(end))
  return visibleSpan(text, before ? before.index + before[0].length : 0, after ? end + after.index : text.length)
}

/** Marks that part propositions; those inside a number are none. */
const MARK = /[.!?,:](?=\s)\s*|[;()|•\n]\s*/g
const MARK_AHEAD = /[.!?,:](?=\s|$)|[;()|•\n]/

const words = (text: string): number => text.match(/\S+/g)?.length ?? 0
