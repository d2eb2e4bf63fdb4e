/** From the matched words to what a reader needs to see: the sentence, or of a long one the proposition around them. */
import type { Reading, TokenRange } from '../language'

/** A sentence of at most this many words is quoted whole: it is what a lawyer marks, and half of it says half. */
const WHOLE_SENTENCE = 30
/** A quote shorter than this takes in its neighbours… */
const LEAST_WORDS = 7
/** … and one longer than this is cut down to the proposition that decides. */
const MOST_WORDS = 38
const BOUNDARIES = new Set([',', ';', ':', '(', ')', '|', '–', '—', '•', '.', '?', '!'])

/**
 * The whole sentence when it is not long and stands in one piece; else `range` widened to the propositions that it touches (between commas, colons, brackets); to the next one while it is short.
 * When that is too long, only the proposition of `decisive`.
 */
export function widen(reading: Reading, range: TokenRange, decisive: number, inOnePiece = true): TokenRange {
  const whole = { from: 0, to: reading.tokens.length }
  if (inOnePiece && words(reading, whole) <= WHOLE_SENTENCE) return trimmed(reading, whole)
  let wide = { from: propositionStart(reading, range.from), to: propositionEnd(reading, range.to) }
  if (words(reading, wide) > MOST_WORDS) wide = words(reading, range) <= MOST_WORDS ? range : { from: propositionStart(reading, decisive), to: propositionEnd(reading, decisive + 1) }
  while (words(reading, wide) < LEAST_WORDS) {
    const right = wide.to < reading.tokens.length ? propositionEnd(reading, wide.to + 1) : wide.to
    if (right > wide.to && words(reading, { from: wide.from, to: right }) <= MOST_WORDS / 2) { wide = { from: wide.from, to: right }; continue }
    const left = wide.from > 0 ? propositionStart(reading, wide.from - 1) : wide.from
    if (left < wide.from && words(reading, { from: left, to: wide.to }) <= MOST_WORDS / 2) { wide = { from: left, to: wide.to }; continue }
    break
  }
  return trimmed(reading, wide)
}

function propositionStart({ tokens }: Reading, at: number): number {
  let from = Math.min(at, tokens.length - 1)
  while (from > 0 && !BOUNDARIES.has(tokens[from - 1].form)) from--
  return from
}

function propositionEnd({ tokens }: Reading, at: number): number {
  let to = at
  while (to < tokens.length && !BOUNDARIES.has(tokens[to].form)) to++
  return to
}

function words({ tokens }: Reading, { from, to }: TokenRange): number {
  let count = 0
  for (let i = from; i < to; i++) if (tokens[i].kind !== 'mark') count++
  return count
}

/** Without the marks at either end. */
function trimmed({ tokens }: Reading, { from, to }: TokenRange): TokenRange {
  while (to - from > 1 && tokens[to - 1].kind === 'mark' && tokens[to - 1].form !== ')' && tokens[to - 1].form !== '%' && tokens[to - 1].form !== '€' && tokens[to - 1].form !== '»') to--
  while (to - from > 1 && tokens[from].kind === 'mark' && tokens[from].form !== '«') from++
  return { from, to }
}
