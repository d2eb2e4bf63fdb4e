/** What a contract says in two ways, beside its commitments: dates and parties. */
import type { Contract } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import { readConsistentDates } from './consistent-dates'
import { readConsistentParties } from './consistent-parties'
import type { Disagreement } from './disagreement'

export type { Disagreement, DisagreementKind } from './disagreement'

export function readDisagreements(contract: Contract, lexicon: ContractLexicon): Disagreement[] {
  return [...readConsistentDates(contract, lexicon), ...readConsistentParties(contract, lexicon)]
}
