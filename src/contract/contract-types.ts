/** What kinds of IT contract this is (several at once), and the words that tell. */
import type { ContractKind, Contract, Statement, TypeEvidence } from './contract'
import { quotesOf, touchesOwn } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Quote } from './quote'
import type { WordList } from './word-list'
import type { Word } from './words'
import { wordsOf } from './words'

/** Points of one hit: in the document's title, in a heading, in the text. */
const POINTS = { title: 8, heading: 3, service: 2, names: 1.5, term: 0.12 }
/** Hits of one expression count up to this many times. */
const MOST_TIMES = 3
/** Points that make a type: a base, and more in a long contract, where any subject is touched in passing. */
const BASE = 6
const PER_THOUSAND_WORDS = 0.7
/** A type with less than this share of the best one's points is a side subject. */
const SHARE = 0.36

interface Score { points: number; evidence: { quote: Quote; points: number }[] }

export function findTypes(contract: Contract, lexicon: ContractLexicon): TypeEvidence[] {
  const words = contract.statements.map((statement) => wordsOf(statement.text))
  const total = words.reduce((sum, list) => sum + list.length, 0)
  const scores = (Object.keys(lexicon.types) as ContractKind[]).map((type) => ({ type, score: scoreOf(type, contract, words, lexicon) }))
  const best = Math.max(...scores.map(({ score }) => score.points))
  const needed = Math.max(BASE + (PER_THOUSAND_WORDS * Math.min(total, 8000)) / 1000, best * SHARE)
  return scores
    .filter(({ score }) => score.points >= needed)
    .sort((a, b) => b.score.points - a.score.points)
    .map(({ type, score }) => ({ type, evidence: score.evidence.sort((a, b) => b.points - a.points).slice(0, 3).map(({ quote }) => quote) }))
}

function scoreOf(type: ContractKind, contract: Contract, words: Word[][], lexicon: ContractLexicon): Score {
  const { names, service, terms } = lexicon.types[type]
  const times = new Map<string, number>()
  const score: Score = { points: 0, evidence: [] }
  const add = (statement: Statement, list: WordList, points: number) => {
    const own = words[statement.index]
    for (const hit of list.all(own)) {
      const start = own[hit.from].start
      const end = own[hit.to - 1].end
      if (!touchesOwn(statement, start, end)) continue
      const key = `${points}/${hit.written}`
      const count = (times.get(key) ?? 0) + 1
      times.set(key, count)
      if (count > MOST_TIMES) continue
      score.points += points
      if (points >= 1) score.evidence.push(...quotesOf(contract, statement, start, end).slice(0, 1).map((quote) => ({ quote, points })))
    }
  }
  for (const statement of contract.statements) {
    if (contract.clauses[statement.clause].part === 'definitions' && statement.kind !== 'heading') continue
    if (statement.kind === 'heading') {
      add(statement, names, statement.clause === 0 ? POINTS.title : POINTS.heading)
      continue
    }
    add(statement, names, POINTS.names)
    add(statement, service, POINTS.service)
    add(statement, terms, POINTS.term)
  }
  return score
}
