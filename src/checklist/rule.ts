/** What a rule is, as a lawyer writes it in `knowledge/rules/<theme>/<id>.yaml` (see knowledge/README.md). */

export type RuleKind = 'requirement' | 'trap' | 'consistency'
export type Severity = 'critical' | 'major' | 'minor'
export type ContractType = 'maintenance' | 'infogerance' | 'hosting' | 'saas' | 'backup' | 'network' | 'dpa' | 'lease'

/** A sentence in both languages. */
export interface Bilingual { fr: string; en: string }

export interface LegalBasis { ref: string; note: string }

/** What one match of a check is worth; the first that applies wins, from left to right. */
export type CheckVerdict =
  | 'absent' | 'denied' | 'wrong-party' | 'weak' | 'out-of-bounds' | 'unclear' | 'met'

export interface Example {
  /** Passage; `⟦ ⟧` marks the exact span expected. */
  text: string
  heading?: string
  types?: ContractType[]
  gives: Record<string, CheckVerdict | 'found' | 'clear'>
  known_miss?: string
}

export interface Check {
  id: string
  /** Counts for `met`. Default true for the first check. */
  core?: boolean
  /** What is missing when this check is absent: « le contrôle des échecs ». */
  label: Bilingual
  phrase: string[]
  /** What the client's lawyer leaves; read by the same fact finder as the contract. */
  acceptable?: string
  /** Advice only. */
  ideal?: string
  bearer?: 'prestataire' | 'client'
  strength?: 'firm'
  unless?: string[]
  about?: string[]
  within?: 'sentence' | 'paragraph' | 'clause'
  topic?: boolean
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
  /** Lists of the lexicon: the clauses that this rule reads. */
  about: string[]
  checks: Check[]
  /** Clause templates that mend it, the best first. */
  clauses: string[]
  examples: Example[]
}
