/** The clauses of the library and the person's own, as the pane asks for them. */
import type { Stance } from '../clauses/template'
import type { ContractType } from '../checklist/rule'
import type { RuleVerdict } from '../checklist/finding'
import type { Quote } from '../contract/quote'
import type { Role } from '../negotiation/shared-memory'
import type { InsertOutcome, Outcome } from '../document/port'
import type { PlaceOffer } from './offered-places'
import type { Scan } from './session'

export interface BlankValue { name: string; value: string }

export interface LibraryBlank {
  name: string
  label: string
  hint: string | null
  /** `duration`, `amount`, `text`…: the template's own type name. */
  type: string
  default: string
  /** Value remembered for this contract or this practice; null when still empty. */
  value: string | null
  /** Why the value given in the request was refused (a `ValueProblem`); absent or null when it was not. */
  refused?: string | null
}

export interface LibraryClause {
  id: string
  theme: string
  title: string
  /** Rules that it satisfies, and traps that it replaces. */
  rules: string[]
  types: (ContractType | 'all')[]
  /** Plain words for the doctor; what the provider commits to. */
  summary: string
  providerNote: string
  /** Law cited by the rules it satisfies, for the search. */
  law: string[]
  stances: Stance[]
  own: boolean
  version: number
}

/** A clause as it would be inserted, with the contract's party names and known values. */
export interface ClausePreview {
  clause: string
  stance: Stance
  /** One string per paragraph; empty blanks stand in brackets. */
  paragraphs: string[]
  /** The first paragraph is the heading. */
  heading: boolean
  blanks: LibraryBlank[]
  /** « après l'article 5 – Sauvegardes », « avant les signatures », « à l'endroit du curseur ». */
  where: string
  quote: Quote | null
  /** Every place where it could go, the suggested one first, those refused last. */
  places: PlaceOffer[]
  /** Names of parties in the plural with which nothing in this clause agrees: to be read over. */
  unagreed: string[]
  needs: {
    terms: AlongOffer[]
    annexes: AlongOffer[]
    /** Clauses that say the contrary, and clauses that resemble it. */
    contradicts: { title: string; quote: Quote }[]
    similar: { title: string; quote: Quote; text: string }[]
    /** Clauses of the library that define what is missing: offered too. */
    offered: string[]
  }
}

/** What a clause needs and the contract lacks: a definition, an annex. */
export interface AlongOffer { id: string; label: string }

/** `merge`: into a clause that is there already: its words change where the model says the same otherwise, and keep what the model does not say. */
export type InsertWhere = 'suggested' | 'cursor' | 'after-clause' | 'replace' | 'merge' | 'article' | 'annex' | 'end'

export interface InsertRequest {
  clause: string
  stance: Stance
  where: InsertWhere
  /** Finding that asked for it, when there is one. */
  finding: string | null
  values: BlankValue[]
  /** Who inserts it; kept with its provenance. */
  role?: Role
  /** Position of the annex, for `annex` (`PlaceOffer.annex`). */
  annex?: number | null
  /** The clause of the contract that is replaced, merged with or followed; without it, the passage of the finding. */
  target?: Quote | null
  /** Also put in what the clause needs and the contract lacks (`ClausePreview.needs`), by id: definitions of terms, skeletons of annexes. */
  along?: { terms: string[]; annexes: string[] }
}

export interface InsertReport {
  outcome: InsertOutcome | Outcome
  where: string
  /** Selects what was inserted. */
  quote: Quote | null
  /** The rules that the clause answers, judged again after the insertion; empty when nothing was inserted. */
  after: { rule: string; verdict: RuleVerdict; missing: string[] }[]
  /** Titles of what came along: definitions, annexes. */
  brought?: string[]
  /** Entry of the journal, to take it back. */
  journal: string | null
  scan: Scan | null
}

/** A clause that was inserted earlier. */
export interface BirthCertificate {
  tag: string
  clause: string
  title: string
  stance: Stance
  version: number
  state: 'unchanged' | 'changed' | 'newer-exists' | 'unknown-model'
  was: string
  is: string
  quote: Quote | null
}

export interface BlankPlace { name: string; label: string; hint: string | null; type: string; value: string | null; /** A value remembered for it, to be offered while it is empty. */ known?: string | null; places: { clause: string; quote: Quote }[] }

export type BlankOutcome = { kind: 'done'; filled: number } | { kind: 'bad-value'; reason: string } | { kind: 'refused'; reason: string }

export interface OwnClauses {
  /** What was kept on this machine could not be read: it stands aside under another key, and the library began empty. */
  readonly setAside: boolean
  /** Selection of the document as a clause to be: title guessed, blanks detected. Null when nothing is selected. */
  fromSelection(): Promise<{ title: string; text: string; blanks: string[] } | null>
  /** One stance of an own clause as it is edited: a paragraph a line, blanks in brackets, names of parties as marks. Empty when there is no such clause. */
  edit(id: string, stance: Stance): string
  /** A new clause (`id` null), or that stance of a clause (its first one when left out); its other stances stay. */
  save(clause: { id: string | null; title: string; theme: string; text: string; stance?: Stance }): Promise<{ kind: 'saved'; id: string } | { kind: 'refused'; reason: string }>
  remove(id: string): Promise<void>
  exportYaml(): Promise<string>
  /** `conflict` decides for ids that exist: asked first with `ask`; `both` gives theirs a free id. Nothing is changed unless the answer is `imported`. */
  importYaml(yaml: string, conflict: 'ask' | 'keep' | 'replace' | 'both'): Promise<
    | { kind: 'imported'; added: number; replaced: number; kept: number }
    | { kind: 'conflicts'; ids: string[] }
    | { kind: 'refused'; line: number | null; reason: string }
  >
}
