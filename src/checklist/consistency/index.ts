/** The readers of the five defects of consistency. */
import type { ConsistencyReader } from '../rule'
import { readBlankFields } from './blank-fields'
import { readConflictingDeadlines } from './conflicting-deadlines'
import type { ReadConsistency } from './consistency-match'
import { readMissingAnnex } from './missing-annex'
import { readPrecedence } from './precedence'
import { readUndefinedTerms } from './undefined-terms'

export { placed, type ConsistencyMatch, type FactsOf, type PlacedFact, type ReadConsistency } from './consistency-match'

export const consistencyReaders: Record<ConsistencyReader, ReadConsistency> = {
  'missing-annex': readMissingAnnex,
  'conflicting-deadlines': readConflictingDeadlines,
  precedence: readPrecedence,
  'undefined-terms': readUndefinedTerms,
  'blank-fields': readBlankFields,
}
