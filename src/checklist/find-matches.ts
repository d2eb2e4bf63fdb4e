/** Phrases against one statement: which ones stand in it, with the help of its surroundings. */
import { touchesOwn, type Statement } from '../contract/contract'
import { findPart, holdsPart, mayHold, type Fact, type Hit, type Part, type Reading, type TokenRange } from '../language'
import type { OpenKnowledge, OpenPhrase, OpenRule } from './open-knowledge'
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
  elsewhere: readonly Elsewhere[]
  /** How much it says of its rule's subject, once `Relevance` was asked; NaN before. */
  relevance: number
}

interface Elsewhere { statement: number; range: TokenRange }

const NOWHERE: readonly Elsewhere[] = []

/** Words of a sentence farther apart than this, in tokens, seldom speak of each other; traps are worded over whole sentences. */
const FARTHEST = 48
/** Matches kept per phrase and statement: enough for a table of deadlines. */
const MOST_MATCHES = 24

/**
 * Hands over the matches in `statement`. `read`: by number, whether a phrase is read at all (of rules that apply). A phrase that only bars the other
 * matches of its sentence is read where there are some; `everywhere`: in any sentence.
 */
export function findMatches(statement: Statement, readings: Readings, open: OpenKnowledge, read: readonly boolean[], give: (match: Match) => void, everywhere = false): void {
  const reading = readings.of(statement.index)
  const topics = readings.topics(statement)
  const around = readings.surroundings(statement, topics)
  const matched: OpenRule[] = []
  const note = (match: Match) => {
    const { rule } = match.phrase
    if (!matched.includes(rule)) matched.push(rule)
    give(match)
  }
  const search = (number: number, give: (match: Match) => void) => {
    const part = open.alone[number]
    if (part === null) { matchParts(open.phrases[number], statement, reading, topics, readings, give); return }
    // The sieve has seen that everything that a single part demands stands in the sentence.
    const hits = findPart(part, reading)
    if (hits.length > 0) combine(open.phrases[number], statement, reading, [hits], NOWHERE, give)
  }
  const worthTrying = open.sieve.sift(around)
  for (let i = 0; i < worthTrying.length; i++) if (read[worthTrying[i]]) search(worthTrying[i], note)
  for (const { barring } of everywhere ? open.rules : matched) {
    for (let i = 0; i < barring.length; i++) if (read[barring[i]] && open.sieve.isWorthTrying(barring[i], around)) search(barring[i], give)
  }
}

function matchParts(phrase: OpenPhrase, statement: Statement, reading: Reading, topics: number[], readings: Readings, give: (match: Match) => void): void {
  const { parts } = phrase
  const byTopic = phrase.topic && parts.length > 1
  const own = new Array<readonly Hit[] | null>(parts.length).fill(null)
  let elsewhere = NOWHERE
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    const hits = mayHold(reading, part) ? findPart(part, reading) : null
    if (hits !== null && hits.length > 0) { own[i] = hits; continue }
    if (phrase.within !== 'sentence') {
      const found = nearestHit(part, statement.index, readings.around(statement, phrase.within), readings)
      if (found) { elsewhere = [...elsewhere, found]; continue }
    }
    if (byTopic && !part.fact && topics.some((topic) => stands(part, topic, readings))) continue
    return
  }
  if (own.every((hits) => hits === null)) return
  // A phrase spread over sentences is reported once: where its first part stands.
  if (elsewhere.length > 0 && own[0] === null) return
  combine(phrase, statement, reading, own, elsewhere, give)
}

/** Where a part stands in the nearest of the `others` (in order); of two as near, in the earlier one. */
function nearestHit(part: Part, statement: number, others: readonly number[], readings: Readings): Elsewhere | null {
  let after = others.findIndex((other) => other >= statement)
  if (after < 0) after = others.length
  let before = after - 1
  if (others[after] === statement) after++
  while (before >= 0 || after < others.length) {
    const goBack = before >= 0 && (after >= others.length || statement - others[before] <= others[after] - statement)
    const other = goBack ? others[before--] : others[after++]
    const range = hitIn(part, other, readings)
    if (range) return { statement: other, range }
  }
  return null
}

/** True when a part stands in a statement. */
function stands(part: Part, statement: number, readings: Readings): boolean {
  const reading = readings.of(statement)
  return mayHold(reading, part) && holdsPart(part, reading)
}

/** Where a part stands first in a statement. */
function hitIn(part: Part, statement: number, readings: Readings): TokenRange | null {
  const reading = readings.of(statement)
  if (!mayHold(reading, part)) return null
  const hits = findPart(part, reading)
  return hits.length > 0 ? { from: hits[0].from, to: hits[0].to } : null
}

/** One match per hit of the part that leads (the one with the fact, else the first found), with the nearest hit of every other part. */
function combine(phrase: OpenPhrase, statement: Statement, { tokens }: Reading, own: (readonly Hit[] | null)[], elsewhere: readonly Elsewhere[], give: (match: Match) => void): void {
  const leading = own.findIndex((hits, i) => hits !== null && phrase.parts[i].fact)
  const lead = leading >= 0 ? leading : own.findIndex((hits) => hits !== null)
  let given = 0
  for (const hit of own[lead]!) {
    const range = { from: hit.from, to: hit.to }
    let taken: TokenRange[] = []
    let fact: Fact | null = null
    let head = -1
    for (let i = 0; i < own.length; i++) {
      const hits = own[i]
      if (hits === null) continue
      const chosen = i === lead ? hit : nearestTo(hit, hits)
      range.from = Math.min(range.from, chosen.from)
      range.to = Math.max(range.to, chosen.to)
      taken = taken.length === 0 ? chosen.taken : [...taken, ...chosen.taken]
      fact ??= chosen.fact
      // The head is the first word of the first part; of the first one that stands here when that is elsewhere.
      if (head < 0) head = chosen.taken[0]?.from ?? -1
    }
    if (range.to - range.from > FARTHEST && phrase.parts.length > 1 && phrase.rule.rule.kind === 'requirement') continue
    if (!touchesOwn(statement, tokens[range.from].start, tokens[range.to - 1].end)) continue
    give({ phrase, statement: statement.index, range, head: head < 0 ? range.from : head, taken, fact, elsewhere, relevance: NaN })
    if (++given >= MOST_MATCHES) break
  }
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
