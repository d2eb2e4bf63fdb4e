/** What kinds of IT contract this is (several at once), and the words that tell. */
import type { ContractType, Contract, Statement, TypeEvidence } from './contract'
import { quotesOf, touchesOwn } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Quote } from './quote'
import type { WordList } from './word-list'
import { wordsIn } from './words'

/** Points of one hit: in the document's title, in a heading, in the text. */
const POINTS = { title: 8, heading: 3, service: 2, names: 1.5, term: 0.12 }
/** Hits of one expression count up to this many times. */
const MOST_TIMES = 3
/** Points that make a type: a base, and more in a long contract, where any subject is touched in passing. */
const BASE = 6
const PER_THOUSAND_WORDS = 0.7
/** A type with less than this share of the best one's points is a side subject. */
const SHARE = 0.36

interface Score { type: ContractType; points: number; evidence: { quote: Quote; points: number }[]; times: Map<string, number> }

export function* findTypes(contract: Contract, lexicon: ContractLexicon): Generator<void, TypeEvidence[]> {
  const scores = yield* scoreTypes(contract, lexicon)
  const total = contract.statements.reduce((sum, statement) => sum + wordsIn(statement).length, 0)
  const best = Math.max(...scores.map((score) => score.points))
  const needed = Math.max(BASE + (PER_THOUSAND_WORDS * Math.min(total, 8000)) / 1000, best * SHARE)
  return scores
    .filter((score) => score.points >= needed)
    .sort((a, b) => b.points - a.points)
    .map(({ type, evidence }) => ({ type, evidence: evidence.sort((a, b) => b.points - a.points).slice(0, 3).map(({ quote }) => quote) }))
}

/** Points of every type, with the words that earned them. */
export function* scoreTypes(contract: Contract, lexicon: ContractLexicon): Generator<void, Score[]> {
  const scores = (Object.keys(lexicon.types) as ContractType[]).map((type): Score => ({ type, points: 0, evidence: [], times: new Map<string, number>() }))
  for (const statement of contract.statements) {
    if (statement.index % 64 === 63) yield
    const heading = statement.kind === 'heading'
    if (contract.clauses[statement.clause].part === 'definitions' && !heading) continue
    for (const score of scores) {
      const { names, service, terms } = lexicon.types[score.type]
      if (heading) {
        add(score, contract, statement, names, statement.clause === 0 ? POINTS.title : POINTS.heading)
        continue
      }
      add(score, contract, statement, names, POINTS.names)
      add(score, contract, statement, service, POINTS.service)
      add(score, contract, statement, terms, POINTS.term)
    }
  }
  return scores
}

function add(score: Score, contract: Contract, statement: Statement, list: WordList, points: number): void {
  const words = wordsIn(statement)
  for (const hit of list.all(words)) {
    const key = `${points}/${hit.written}`
    const count = score.times.get(key) ?? 0
    if (count >= MOST_TIMES) continue
    const start = words[hit.from].start
    const end = words[hit.to - 1].end
    if (!touchesOwn(statement, start, end)) continue
    score.times.set(key, count + 1)
    score.points += points
    if (points >= 1) score.evidence.push(...quotesOf(contract, statement, start, end).slice(0, 1).map((quote) => ({ quote, points })))
  }
}
