/** The result of judging one contract: verdicts with the words behind them. */
import type { Quote } from '../contract/quote'
import type { CheckVerdict, ContractType, RuleKind, Severity } from './rule'

export type RuleVerdict =
  | 'met' | 'weak' | 'out-of-bounds' | 'wrong-party' | 'denied' | 'unclear' | 'absent' | 'not-applicable' // requirements
  | 'found' | 'clear' // traps and consistency items

export interface CheckResult {
  check: string
  core: boolean
  verdict: CheckVerdict
  /** The words behind the verdict, the decisive ones first: the proposition in which they stand, for a reader. */
  quotes: Quote[]
  /** The matched words themselves, inside `quotes`; left out when they are the same. */
  exact?: Quote[]
  /** Codes of `wording/` that say why (« hedged », « no-bearer », « words-digits-disagree »…) with their values. */
  reasons: { code: string; values?: Record<string, string> }[]
  /** The fact as read, in plain French: « 96 heures »; and the bound it was held against. */
  fact?: string
  bound?: string
}

export interface RuleResult {
  rule: string
  verdict: RuleVerdict
  checks: CheckResult[]
  /** The decisive words of the rule, the best first; empty when nothing was said. */
  quotes: Quote[]
  /** Ids of core checks that found nothing although the rule is not absent. */
  missing: string[]
  /** Resemblance decided: words that a phrase found were withdrawn, or a paragraph that none knows is shown. */
  guessed?: 'withdrawn' | 'shown'
  /** For `absent`: where the subject is touched without being dealt with, nearest first. */
  nearest: Quote[]
}

/** Something to tell the person: every rule result that is not met, clear or not-applicable. */
export interface Finding extends RuleResult {
  /** 8 base32 characters: rule + check + fingerprint of the folded passage and its clause; the same on every host. */
  id: string
  kind: RuleKind
  theme: string
  severity: Severity
  /** Paragraph index of the heading of the clause concerned; null when no clause is near. */
  clause: number | null
}

export interface Party { role: 'client' | 'prestataire'; terms: string[]; names: string[] }

export interface Review {
  types: { type: ContractType; evidence: Quote[] }[]
  parties: Party[]
  /** Set when the text is no contract between a practice and its IT provider: a code of `wording/`. */
  notThisKind: string | null
  /** Codes of `wording/`: `from-pdf`, `other-language`, `has-revisions`… */
  notices: string[]
  /** One per rule of the knowledge, in its order. */
  results: RuleResult[]
  /** Worst first, then document order. */
  findings: Finding[]
  asOf: string
}
