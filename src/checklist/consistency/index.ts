/** The readers of the five defects of consistency. */
import type { Contract } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import type { Quote } from '../../contract/quote'
import type { Language } from '../../language'
import type { ConsistencyReader } from '../rule'

export interface ConsistencyMatch { check: string; quotes: Quote[]; reasons: { code: string; values?: Record<string, string> }[] }
export type ReadConsistency = (contract: Contract, lexicon: ContractLexicon, language: Language) => ConsistencyMatch[]

export const consistencyReaders: Partial<Record<ConsistencyReader, ReadConsistency>> = {}
