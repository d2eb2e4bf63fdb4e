/** Is this a contract between a practice and its IT provider at all? Told by the words that other texts use. */
import type { Contract, NotThisKind, Statement } from './contract'
import { quotesOf } from './contract'
import type { ContractLexicon } from './lexicon'
import type { WordList } from './word-list'
import type { Word } from './words'
import { wordsIn } from './words'
import type { Quote } from './quote'

/** How many different expressions, and how many hits per thousand words, make the case. */
const CASES: { code: Exclude<NotThisKind, 'not-it' | 'not-a-contract'>; different: number; perThousand: number }[] = [
  { code: 'for-patients', different: 2, perThousand: 0.6 },
  { code: 'public-tender', different: 3, perThousand: 2 },
  { code: 'for-consumers', different: 3, perThousand: 1.5 },
]
/** A text shorter than this (words) is an extract: nothing can be said of its kind. */
const FEWEST_WORDS = 150

export function* judgeKind(contract: Contract, lexicon: ContractLexicon): Generator<void, Contract['notThisKind']> {
  const words = contract.statements.map(wordsIn)
  const total = words.reduce((sum, list) => sum + list.length, 0)
  if (total < FEWEST_WORDS || contract.language !== 'fr') return null
  for (const { code, different, perThousand } of CASES) {
    yield
    const { hits, expressions, evidence } = count(lexicon.notThisKind[code], contract, words)
    if (expressions >= different && hits * 1000 >= perThousand * total) return { code, evidence }
  }
  yield
  const it = count(lexicon.notThisKind.it, contract, words)
  if (it.hits * 300 < total) return { code: 'not-it', evidence: [] }
  yield
  const bond = count(lexicon.notThisKind.contract, contract, words)
  return bond.expressions < 3 || bond.hits * 200 < total ? { code: 'not-a-contract', evidence: [] } : null
}

function count(list: WordList, contract: Contract, words: Word[][]): { hits: number; expressions: number; evidence: Quote[] } {
  const expressions = new Set<string>()
  const evidence: Quote[] = []
  let hits = 0
  contract.statements.forEach((statement: Statement, index) => {
    for (const hit of list.all(words[index])) {
      hits++
      if (!expressions.has(hit.written)) evidence.push(...quotesOf(contract, statement, words[index][hit.from].start, words[index][hit.to - 1].end).slice(0, 1))
      expressions.add(hit.written)
    }
  })
  return { hits, expressions: expressions.size, evidence: evidence.slice(0, 5) }
}
