/** A place in the document: how it is described, so that it can be found again. */
export interface Quote {
  /** 0-based index of the paragraph in reading order. */
  paragraph: number
  /** UTF-16 offset of `exact` in the paragraph's text as read. */
  start: number
  exact: string
  /** Up to 32 UTF-16 units before `exact` in the same paragraph. */
  prefix: string
  /** Up to 32 UTF-16 units after `exact` in the same paragraph. */
  suffix: string
}

const CONTEXT = 32

/** Quote of `text.slice(start, end)`; offsets in UTF-16 units of the paragraph's text. */
export function quoteOf(paragraph: { index: number; text: string }, start: number, end: number): Quote {
  const { text } = paragraph
  return {
    paragraph: paragraph.index,
    start,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

/** The same words once, in order. */
export function distinct(quotes: Quote[]): Quote[] {
  if (quotes.length < 2) return quotes
  const seen = new Set<string>()
  return quotes.filter((quote) => {
    const key = `${quote.paragraph}/${quote.start}/${quote.exact.length}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}
