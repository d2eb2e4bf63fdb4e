/** Phrases against one statement: which ones stand in it, with the help of its surroundings. */
import { touchesOwn, type Statement } from '../contract/contract'
import { findPart, type Fact, type Hit, type Part, type Reading, type TokenRange } from '../language'
import type { OpenKnowledge, OpenPhrase } from './open-knowledge'
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

/** Matches kept per phrase and statement: enough for a table of deadlines. */
const MOST_MATCHES = 24

/** Every match in `statement`. `concerned`: phrases that are worth trying (rules that apply). */
export function findMatches(statement: Statement, readings: Readings, open: OpenKnowledge, concerned: (phrase: OpenPhrase) => boolean): Match[] {
  const reading = readings.of(statement.index)
  const matches: Match[] = []
  const topics = readings.topics(statement)
  const turn = readings.nextTurn()
  // The rules' own `about` arrays are the keys: one answer per rule and statement.
  const about = new Map<readonly number[], boolean>()
  for (const feature of reading.features.keys()) {
    const phrases = open.index.get(feature)
    if (!phrases) continue
    for (const phrase of phrases) {
      if (readings.tried[phrase.number] === turn) continue
      readings.tried[phrase.number] = turn
      let near = about.get(phrase.about)
      if (near === undefined) about.set(phrase.about, (near = readings.isAbout(statement, phrase.about)))
      if (!near || !concerned(phrase)) continue
      const found = matchPhrase(phrase, statement, reading, topics, readings)
      if (found) matches.push(...found)
    }
  }
  return matches
}

function matchPhrase(phrase: OpenPhrase, statement: Statement, reading: Reading, topics: number[], readings: Readings): Match[] | null {
  const { parts } = phrase
  const byTopic = phrase.topic && parts.length > 1
  // Cheap refusals first: most candidates lack a word.
  if (phrase.within === 'sentence') {
    for (const part of parts) {
      if (present(part, reading)) continue
      if (!byTopic || part.fact || !topics.some((topic) => present(part, readings.of(topic)))) return null
    }
  }
  const own: (Hit[] | null)[] = []
  const elsewhere: Match['elsewhere'] = []
  let spread: number[] | null = null
  for (const part of parts) {
    const hits = present(part, reading) ? findPart(part, reading) : []
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

function present(part: Part, reading: Reading): boolean {
  return part.needs.some((need) => reading.features.has(need))
}

function firstHit(part: Part, statements: number[], readings: Readings): { statement: number; range: TokenRange } | null {
  for (const statement of statements) {
    const reading = readings.of(statement)
    if (!present(part, reading)) continue
    const [hit] = findPart(part, reading)
    if (hit) return { statement, range: { from: hit.from, to: hit.to } }
  }
  return null
}

/** One match per hit of the part that leads (the one with the fact, else the first found), with the nearest hit of every other part. */
function combine(phrase: OpenPhrase, statement: Statement, { tokens }: Reading, own: (Hit[] | null)[], elsewhere: Match['elsewhere']): Match[] {
  const leading = own.findIndex((hits, i) => hits !== null && phrase.parts[i].fact)
  const lead = leading >= 0 ? leading : own.findIndex((hits) => hits !== null)
  const matches: Match[] = []
  for (const hit of own[lead]!) {
    const chosen = own.map((hits, i) => (hits === null ? null : i === lead ? hit : nearestTo(hit, hits)))
    const there = chosen.filter((each): each is Hit => each !== null)
    const range = { from: Math.min(...there.map((each) => each.from)), to: Math.max(...there.map((each) => each.to)) }
    if (!touchesOwn(statement, tokens[range.from].start, tokens[range.to - 1].end)) continue
    const head = chosen[0]?.taken[0]?.from ?? there[0].taken[0]?.from ?? range.from
    matches.push({ phrase, statement: statement.index, range, head, taken: there.flatMap((each) => each.taken), fact: there.find((each) => each.fact)?.fact ?? null, elsewhere })
    if (matches.length >= MOST_MATCHES) break
  }
  return matches
}

function nearestTo(hit: TokenRange, hits: Hit[]): Hit {
  let best = hits[0]
  let least = Infinity
  for (const other of hits) {
    const distance = other.from >= hit.to ? other.from - hit.to : hit.from >= other.to ? hit.from - other.to : 0
    if (distance < least) { least = distance; best = other }
  }
  return best
}
