/** Answers in three ways, and how our verdicts map to them. */
import type { RuleVerdict } from '../../src/checklist/finding'
import type { ContractType } from '../../src/checklist/rule'

export type Grade = 'adequate' | 'weak' | 'absent'

/** met → adequate; weak, out-of-bounds, wrong-party, denied, unclear → weak; absent and not-applicable → absent. */
export function gradeOf(verdict: RuleVerdict): Grade {
  if (verdict === 'met') return 'adequate'
  return verdict === 'absent' || verdict === 'not-applicable' || verdict === 'clear' ? 'absent' : 'weak'
}

export interface Passage {
  item: string
  verdict: 'adequate' | 'weak' | 'absent' | 'found' | 'clear'
  why: string
  heading: string
  text: string
  anchor: string
  types: ContractType[]
}

export interface Labels {
  contract: string
  types: string[]
  items: Record<string, { verdict: 'adequate' | 'weak' | 'absent' | 'not-applicable' | 'found' | 'clear'; evidence?: string[]; note?: string }>
}

/** One judged item: of a contract or of a passage. */
export interface Judged {
  item: string
  kind: 'requirement' | 'trap' | 'consistency'
  source: string
  half: 'held' | 'tuned'
  gold: string
  said: RuleVerdict
  quotes: string[]
  evidence: string[]
  text: string
  checks: string
}
