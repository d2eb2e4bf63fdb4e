/** What may be a party, and the words that tell. */
import type { Contract, PartyRole, PartyTerm, Statement } from './contract'
import { quotesOf } from './contract'
import type { Quote } from './quote'

export interface Candidate { term: string; shown: string; kind: PartyTerm['kind']; evidence: Quote | null; role: PartyRole; weight: number }

/** The words themselves, where they stand. */
export function evidence(contract: Contract, statement: Statement, named: { start: number; end: number }): Quote | null {
  return quotesOf(contract, statement, named.start, named.end)[0] ?? null
}
