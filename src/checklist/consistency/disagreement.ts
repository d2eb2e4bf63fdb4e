/** Two places of one contract that cannot both be right. */
import type { Quote } from '../../contract/quote'

/** What is said in two ways; codes of `wording/ready.ts` after « ready- ». */
export type DisagreementKind = 'dates-effective' | 'dates-signature' | 'dates-start' | 'party-form' | 'party-spelling' | 'party-number'

export interface Disagreement {
  kind: DisagreementKind
  /** The words of both places, as written, in the document's order. */
  one: string
  other: string
  quotes: [Quote, Quote]
}
