/** What a rule is, as a lawyer writes it in `knowledge/rules/<theme>/<id>.yaml` (see knowledge/README.md). */
import type { ContractType } from '../contract/contract-type'

export type { ContractType } from '../contract/contract-type'

export type RuleKind = 'requirement' | 'trap' | 'consistency'
export type Severity = 'critical' | 'major' | 'minor'

/** A sentence in both languages. */
export interface Bilingual { fr: string; en: string }

export interface LegalBasis { ref: string; note: string }

/** What one match of a check is worth; the first that applies wins, from left to right. */
export type CheckVerdict =
  | 'absent' | 'denied' | 'wrong-party' | 'weak' | 'out-of-bounds' | 'unclear' | 'met'

export interface Example {
  /** Passage; `⟦ ⟧` marks the exact span expected. Several paragraphs: one a line. */
  text: string
  /** Heading of the one article in which the passage stands. */
  heading?: string
  /** Types of the contract; default: the rule's own. */
  types?: ContractType[]
  /** Verdict per check, and `rule:` for the rule's own. */
  gives: Record<string, CheckVerdict | 'found' | 'clear' | 'not-applicable'>
  /** The right answer stands in `gives`; the engine does not find it yet, for this reason. */
  known_miss?: string
}

/** The five defects of consistency are read by code of `checklist/consistency/`. */
export type ConsistencyReader = 'missing-annex' | 'conflicting-deadlines' | 'precedence' | 'undefined-terms' | 'blank-fields'

export interface Check {
  id: string
  /** Counts for `met`. Default: true for the first check, false for the others. */
  core?: boolean
  /** What is missing when this check is absent: « le contrôle des échecs ». */
  label: Bilingual
  /** Any of these. */
  phrase: string[]
  /** This many different phrases must match within the check's `within` (at least the clause); fewer give `weak`. */
  at_least?: number
  /** What the client's lawyer leaves; read by the same fact finder as the contract, held against the fact that the phrase captures. */
  acceptable?: string
  /** Whether `acceptable` is a most (deadlines, frequencies: the default) or a least (percentages, amounts: the default; retention times). */
  bound?: 'max' | 'min'
  /** Advice only. */
  ideal?: string
  bearer?: 'prestataire' | 'client'
  strength?: 'firm'
  /** Words that spoil what is said in the same clause; alone they still show that the subject is dealt with, badly. */
  weak?: string[]
  /** A match in a sentence (or what `within` says) that also holds one of these does not count. */
  unless?: string[]
  /** A match in a clause that also holds one of these does not count. */
  unless_clause?: string[]
  /** Replaces the rule's `about` for this check. */
  about?: string[]
  /** How far apart the parts joined by `&` may stand. Default: sentence. */
  within?: 'sentence' | 'paragraph' | 'clause'
  /** A part joined by `&` that captures no fact may be met by the heading, the lead-in or the sentences before. Default: true for requirements. */
  topic?: boolean
  /** `ignored`: « ne … pas » around a match changes nothing (for traps whose words are themselves a denial). */
  denial?: 'ignored'
  /** General clauses that cap this check to `weak`, wherever they stand (« toutes les obligations sont de moyens »). */
  capped_by?: string[]
}

export interface Rule {
  id: string
  kind: RuleKind
  theme: string
  severity: Severity
  applies_to: (ContractType | 'all')[]
  title: Bilingual
  why: Bilingual
  question: Bilingual
  legal_basis: LegalBasis[]
  legal_status: 'mandatory' | 'recommended'
  /** Lists of the lexicon: the clauses that this rule reads. Empty: all of them. */
  about: string[]
  /** As a check's own, for every check that declares `core` or is the first. */
  weak?: string[]
  unless?: string[]
  unless_clause?: string[]
  /** Consistency items only. */
  reader?: ConsistencyReader
  checks: Check[]
  /** Clause templates that mend it, the best first. */
  clauses: string[]
  examples: Example[]
}
