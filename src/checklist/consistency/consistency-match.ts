/** What a reader of consistency hands back. */
import type { Contract, Statement } from '../../contract/contract'
import { quotesOf } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import type { Quote } from '../../contract/quote'
import type { WordList } from '../../contract/word-list'
import { wordsIn } from '../../contract/words'
import type { Fact, Reading } from '../../language'

export interface ConsistencyMatch {
  /** Id of the check in the rule file. */
  check: string
  quotes: Quote[]
  /** Codes of `wording/` with their values. */
  reasons: { code: string; values?: Record<string, string> }[]
}

/** Reads in steps of a few milliseconds, so that a screen is never blocked. */
export type ReadConsistency = (contract: Contract, lexicon: ContractLexicon, factsOf: FactsOf) => Generator<void, ConsistencyMatch[]>

/** Statements that a reader looks at in one step. */
const STATEMENTS_A_STEP = 128

/** After this statement a reader pauses. */
export function endsStep({ index }: Statement): boolean {
  return index % STATEMENTS_A_STEP === STATEMENTS_A_STEP - 1
}

/** Fewer words than this are an extract, not a contract: less can be concluded from what is not there. */
export const EXTRACT_WORDS = 200

export function wordCount(contract: Contract): number {
  return contract.statements.reduce((sum, statement) => sum + wordsIn(statement).length, 0)
}

/** Text of the first hit of a list in a statement, as an offset pair; null when there is none. */
export function firstHit(list: WordList, statement: Statement): { start: number; end: number; written: string } | null {
  const words = wordsIn(statement)
  const [hit] = list.all(words)
  return hit ? { start: words[hit.from].start, end: words[hit.to - 1].end, written: hit.written } : null
}

/** Quote of a stretch of a statement, its first paragraph only. */
export function quoteAt(contract: Contract, statement: Statement, start: number, end: number): Quote[] {
  return quotesOf(contract, statement, start, end).slice(0, 1)
}

/** A line of so few words without a full stop is a title or a label: it names things and says nothing of them. */
const LABEL_WORDS = 10

export function isLabel(statement: Statement): boolean {
  return statement.kind === 'heading' || (statement.kind === 'sentence' && wordsIn(statement).length <= LABEL_WORDS && !/[.;:!?]\s*$/.test(statement.text))
}

/** Longest quote of a whole statement, in UTF-16 units: a comment stands on words, not on a page. */
const LONGEST = 240

/** The statement's own words, cut at a word's end when they are long. */
export function quoteOfStatement(contract: Contract, statement: Statement): Quote[] {
  const own = statement.pieces.find((piece) => piece.own)?.at ?? 0
  let end = statement.text.length
  if (end - own > LONGEST) {
    end = own + LONGEST
    while (end > own + 40 && /[\p{L}\p{N}]/u.test(statement.text[end])) end--
  }
  return quoteAt(contract, statement, own, end)
}

/** A fact with its UTF-16 offsets in the statement's text. */
export interface PlacedFact { fact: Fact; start: number; end: number }

/** Facts of a statement as its reading holds them: found once for the phrases and for the readers of consistency. */
export type FactsOf = (statement: Statement) => PlacedFact[]

/** Mentions of the parties are no facts here. */
export function placed({ facts, tokens }: Pick<Reading, 'facts' | 'tokens'>): PlacedFact[] {
  return facts.filter(({ type }) => type !== 'client' && type !== 'prestataire').map((fact) => ({ fact, start: tokens[fact.from].start, end: tokens[fact.to - 1].end }))
}

/** What `judge` makes of the first two items, in order, of which it makes anything; null when it never does. */
export function firstOfPairs<Item, Result>(items: readonly Item[], judge: (one: Item, other: Item) => Result | null): Result | null {
  for (let at = 0; at < items.length; at++) {
    for (let next = at + 1; next < items.length; next++) {
      const result = judge(items[at], items[next])
      if (result !== null) return result
    }
  }
  return null
}
