/**
 * The use cases for one open document, as a screen asks them; `open-session.ts` supplies them, tests of the pane supply
 * an in-memory one. The pane holds no rule of law and no knowledge of Word: it shows what these calls return.
 *
 * Every call that writes resolves to outcomes; what is thrown is a bug and goes to the error boundary.
 */
import type { Stance } from '../clauses/template'
import type { Bilingual, ContractType, Rule, Severity } from '../checklist/rule'
import type { Finding, Review } from '../checklist/finding'
import type { Snapshot } from '../contract/paragraph'
import type { Quote } from '../contract/quote'
import type { CommentRecord, Role } from '../negotiation/shared-memory'
import type { Capabilities, CommentAction, Outcome, UserStore } from '../document/port'
import type { LibraryClause, ClausePreview, InsertRequest, InsertReport, BirthCertificate, BlankPlace, BlankOutcome, OwnClauses } from './clause-session'
import type { Negotiation } from './negotiation-session'

export type { Role } from '../negotiation/shared-memory'
export type { Stance } from '../clauses/template'
export type { PlaceOffer } from './offered-places'
export type * from './clause-session'
export type * from './negotiation-session'

export interface Work {
  /** Steps done of `total`; called often, at least once per 50 ms of work. */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

/** Knowledge as the pane shows it. */
export interface SessionKnowledge {
  rules: Rule[]
  themes: { id: string; title: Bilingual }[]
  /** ISO date of the checklist. */
  asOf: string
  disclaimer: Bilingual
}

/** One reading and judging of the document. A scan never writes. */
export interface Scan {
  snapshot: Snapshot
  review: Review
  /** Heading of the clause that holds a paragraph: « Article 5 – Sauvegardes »; null before the first one. */
  clauseTitle(paragraph: number): string | null
  /** Findings that the person set aside, by finding id. */
  dismissed: Map<string, Dismissal>
  /** What the memory says: codes of `wording/` (a broken part was set aside, a foreign one was found…). */
  memoryNotices: string[]
}

export type DismissScope = 'here' | 'contract' | 'always'
export interface Dismissal { scope: DismissScope; reason: string; role: Role; date: string }

// ---------------------------------------------------------------- comments

export type PlanKind = 'new' | 'fixed' | 'moved' | 'reworded' | 'reopened'

/** One change that « Mettre à jour les commentaires » would make: one comment, on one passage. */
export interface PlanLine {
  id: string
  kind: PlanKind
  /** Findings that share the comment, worst first. */
  findings: string[]
  severity: Severity
  title: string
  /** Where it stands or will stand. */
  quote: Quote | null
  /** Full text of the comment, or of the reply. */
  text: string
  /** What would be written, in order. */
  actions: CommentAction[]
  /** What the shared memory keeps of it once it is written. */
  record: CommentRecord
  /** Code of the comment of ours that it changes; null for a new one. */
  replaces: string | null
}

export interface CommentPlan {
  lines: PlanLine[]
  /** Comments of ours that stand as they should: nothing to do. */
  unchanged: number
  /** Comments of ours that the person edited, resolved, answered or deleted: left alone. */
  respected: number
  stamp: string
}

export interface LineOutcome { line: string; outcome: Outcome }

// ---------------------------------------------------------------- journal

export interface JournalEntry { id: string; /** Findings that it concerns. */ findings: string[]; what: 'comments' | 'insertion' | 'replacement' | 'dismissal' | 'blank'; title: string; date: string; undone: boolean }

// ---------------------------------------------------------------- all of it

export interface ReviewSession {
  knowledge: SessionKnowledge
  store: UserStore
  capabilities(): Capabilities
  /** False when the text is no longer that of `stamp`. Cheap; called when the pane gets the focus. */
  isCurrent(stamp: string): Promise<boolean>
  scan(work: Work): Promise<Scan>
  show(quote: Quote): Promise<Outcome>

  /** Comments that would be written for these findings (all when null). Never writes. */
  plan(scan: Scan, options: { findings: string[] | null; role: Role; voice?: 'other-side' | 'internal' }): Promise<CommentPlan>
  apply(plan: CommentPlan, lines: string[], work: Work): Promise<LineOutcome[]>

  dismiss(finding: Finding, scope: DismissScope, reason: string, role: Role): Promise<Outcome>
  restore(finding: string): Promise<Outcome>

  library(): LibraryClause[]
  text(clause: string, stance: Stance): string[]
  preview(scan: Scan | null, request: InsertRequest): Promise<ClausePreview>
  insert(scan: Scan | null, request: InsertRequest, work: Work): Promise<InsertReport>
  certificates(): Promise<BirthCertificate[]>
  blanks(): Promise<BlankPlace[]>
  fill(name: string, value: string): Promise<BlankOutcome>
  own: OwnClauses

  journal(): Promise<JournalEntry[]>
  undo(entry: string): Promise<Outcome>
  countMarks(): Promise<{ comments: number; controls: number; parts: number }>
  removeMarks(work: Work): Promise<{ comments: number; controls: number; parts: number; refused: number }>

  /** Corrects what was found about the contract; the next scan uses it. Null: as found in the text. */
  correct(types: ContractType[] | null, parties: { client: string[]; prestataire: string[] } | null): Promise<Outcome>
  /** « Garder mes notes dans le fichier ». */
  keepNotesInFile: { get(): Promise<boolean>; set(on: boolean): Promise<Outcome> }

  /** Absent while the negotiation is not wired. */
  negotiation?: Negotiation
}
