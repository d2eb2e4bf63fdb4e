/** Which of the passages that answer a rule deals most with its subject: there its comment stands. */
import type { Contract } from '../contract/contract'
import type { Match } from './find-matches'
import type { Readings } from './statement-reading'

/**
 * Weights fitted on the tuned contracts (the first quote against the passages a lawyer marked), rounded: a sentence that answers much of
 * the rule, in the words that drafters use for it, that the provider promises, under the subject's own heading, in a clause that is not about everything.
 */
const TAKEN = 0.7
const SENTENCE_TAKEN = 0.6
const PHRASES = 0.4
const IN_CLAUSE = 0.25
const CLOSENESS = 0.5
const RESEMBLES = 0.6
const PROMISED = 0.35
const SPREAD = 0.05
const LONG_CLAUSE = 0.3
const AT_START = 0.5
/** The head stands among the first tokens of its sentence: what the sentence is about. */
const START = 6
const MOST_TAKEN = 5
const MOST_SPREAD = 30

export class Relevance {
  private readonly phrases = new Map<number, Set<number>>()
  /** Words taken by all phrases of a statement. */
  private readonly taken = new Map<number, number>()
  private readonly inClause = new Map<number, Set<number>>()

  constructor(found: Match[], private readonly contract: Contract, private readonly readings: Readings) {
    for (const match of found) {
      const { purpose } = match.phrase
      if (purpose !== 'phrase' && purpose !== 'weak') continue
      gather(this.phrases, match.statement, match.phrase.number)
      this.taken.set(match.statement, (this.taken.get(match.statement) ?? 0) + match.taken.length)
      gather(this.inClause, contract.statements[match.statement].clause, match.phrase.number)
    }
  }

  /** How much a match says of its rule's subject; without unit, comparable within one rule. */
  of(match: Match): number {
    if (Number.isNaN(match.relevance)) match.relevance = this.read(match)
    return match.relevance
  }

  /** The most telling first; those of the same worth as they stand. */
  sort<Item>(items: Item[], matchOf: (item: Item) => Match): Item[] {
    if (items.length < 2) return items
    return [...items].sort((a, b) => this.of(matchOf(b)) - this.of(matchOf(a)))
  }

  private read(match: Match): number {
    const statement = this.contract.statements[match.statement]
    const bearer = this.readings.modality(match.statement).bearer(match.head, match.range.to)
    return TAKEN * Math.min(match.taken.length, MOST_TAKEN)
      + SENTENCE_TAKEN * Math.log(1 + (this.taken.get(match.statement) ?? 0))
      + (match.head < START ? AT_START : 0)
      + PHRASES * Math.log(1 + (this.phrases.get(match.statement)?.size ?? 0))
      + IN_CLAUSE * Math.log(1 + (this.inClause.get(statement.clause)?.size ?? 0))
      + RESEMBLES * (this.readings.stretches.of(statement.pieces.find((piece) => piece.own)?.paragraph ?? -1, match.phrase.rule.rule.id)?.score ?? 0)
      + CLOSENESS * this.readings.closeness(statement, match.phrase.about)
      + (bearer === null ? 0 : bearer.role === 'prestataire' ? PROMISED : -PROMISED)
      - SPREAD * Math.min(match.range.to - match.range.from, MOST_SPREAD)
      - LONG_CLAUSE * Math.log(1 + this.readings.clause(statement.clause).length)
  }
}

function gather(map: Map<number, Set<number>>, key: number, value: number): void {
  const there = map.get(key)
  if (there) there.add(value)
  else map.set(key, new Set([value]))
}
