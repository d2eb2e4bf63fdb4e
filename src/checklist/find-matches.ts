/** Phrases against one statement: which ones stand in it, with the help of its surroundings. */
import { touchesOwn, type Statement } from '../contract/contract'
import { findPart, mayHold, type Fact, type Hit, type Part, type Reading, type TokenRange } from '../language'
import type { OpenCheck, OpenKnowledge, OpenPhrase, Purpose } from './open-knowledge'
import type { Readings } from './statement-reading'

/** A phrase found: its words in this statement, and those elsewhere. */
export interface Match {
  phrase: OpenPhrase
  statement: number
  /** Words of this statement, first to last. */
  range: TokenRange
  /** Token of the head (its first part) in `statement`; the first word found when the head stands elsewhere. */
  head: number
  taken: TokenRange[]
  fact: Fact | null
  /** Words in other statements of the paragraph or clause. */
  elsewhere: { statement: number; range: TokenRange }[]
}

/** Matches of a rule, by what they are for. `check: null`: of the rule as a whole. */
export interface Found { match: Match; purpose: Purpose; check: OpenCheck | null }

/** Words of a sentence farther apart than this, in tokens, seldom speak of each other; traps are worded over whole sentences. */
const FARTHEST = 48
/** Matches kept per phrase and statement: enough for a table of deadlines. */
const MOST_MATCHES = 24

/** Every match in `statement`. `concerned`: phrases that are worth trying (rules that apply). */
export function findMatches(statement: Statement, readings: Readings, open: OpenKnowledge, concerned: (phrase: OpenPhrase) => boolean): Match[] {
  const reading = readings.of(statement.index)
  const matches: Match[] = []
  const topics = readings.topics(statement)
  for (const number of open.sieve.sift(readings.surroundings(statement, topics))) {
    const phrase = open.phrases[number]
    if (!concerned(phrase)) continue
    const found = matchPhrase(phrase, statement, reading, topics, readings)
    if (found) for (const match of found) matches.push(match)
  }
  return matches
}

function matchPhrase(phrase: OpenPhrase, statement: Statement, reading: Reading, topics: number[], readings: Readings): Match[] | null {
  const { parts } = phrase
  const byTopic = phrase.topic && parts.length > 1
  const own: (readonly Hit[] | null)[] = []
  const elsewhere: Match['elsewhere'] = []
  let spread: number[] | null = null
  for (const part of parts) {
    const hits = mayHold(reading, part) ? findPart(part, reading) : []
    if (hits.length > 0) { own.push(hits); continue }
    own.push(null)
    if (phrase.within !== 'sentence') {
      spread ??= readings.around(statement, phrase.within).filter((other) => other !== statement.index).sort((a, b) => Math.abs(a - statement.index) - Math.abs(b - statement.index))
      const found = firstHit(part, spread, readings)
      if (found) { elsewhere.push(found); continue }
    }
    if (byTopic && !part.fact && firstHit(part, topics, readings)) continue
    return null
  }
  if (own.every((hits) => hits === null)) return null
  // A phrase spread over sentences is reported once: where its first part stands.
  if (elsewhere.length > 0 && own[0] === null) return null
  return combine(phrase, statement, reading, own, elsewhere)
}

function firstHit(part: Part, statements: number[], readings: Readings): { statement: number; range: TokenRange } | null {
  for (const statement of statements) {
    const reading = readings.of(statement)
    if (!mayHold(reading, part)) continue
    const [hit] = findPart(part, reading)
    if (hit) return { statement, range: { from: hit.from, to: hit.to } }
  }
  return null
}

/** One match per hit of the part that leads (the one with the fact, else the first found), with the nearest hit of every other part. */
function combine(phrase: OpenPhrase, statement: Statement, { tokens }: Reading, own: (readonly Hit[] | null)[], elsewhere: Match['elsewhere']): Match[] {
  const leading = own.findIndex((hits, i) => hits !== null && phrase.parts[i].fact)
  const lead = leading >= 0 ? leading : own.findIndex((hits) => hits !== null)
  const matches: Match[] = []
  for (const hit of own[lead]!) {
    const range = { from: hit.from, to: hit.to }
    const taken: TokenRange[] = []
    let fact: Fact | null = null
    let head = -1
    for (let i = 0; i < own.length; i++) {
      const hits = own[i]
      if (hits === null) continue
      const chosen = i === lead ? hit : nearestTo(hit, hits)
      range.from = Math.min(range.from, chosen.from)
      range.to = Math.max(range.to, chosen.to)
      for (const words of chosen.taken) taken.push(words)
      fact ??= chosen.fact
      // The head is the first word of the first part; of the first one that stands here when that is elsewhere.
      if (head < 0) head = chosen.taken[0]?.from ?? -1
    }
    if (range.to - range.from > FARTHEST && phrase.parts.length > 1 && phrase.rule.rule.kind === 'requirement') continue
    if (!touchesOwn(statement, tokens[range.from].start, tokens[range.to - 1].end)) continue
    matches.push({ phrase, statement: statement.index, range, head: head < 0 ? range.from : head, taken, fact, elsewhere })
    if (matches.length >= MOST_MATCHES) break
  }
  return matches
}

function nearestTo(hit: TokenRange, hits: readonly Hit[]): Hit {
  let best = hits[0]
  let least = Infinity
  for (const other of hits) {
    const distance = other.from >= hit.to ? other.from - hit.to : hit.from >= other.to ? hit.from - other.to : 0
    if (distance < least) { least = distance; best = other }
  }
  return best
}
