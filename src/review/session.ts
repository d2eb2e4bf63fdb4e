/**
 * The use cases for one open document, as a screen asks them; `open-session.ts` supplies them, tests of the pane supply
 * an in-memory one. The pane holds no rule of law and no knowledge of Word: it shows what these calls return.
 *
 * Every call that writes resolves to outcomes; what is thrown is a bug and goes to the error boundary.
 */
import type { Stance } from '../clauses/template'
import type { ComparedFinding } from './compare-reviews'
import type { PlaceOffer } from './offered-places'
import type { Bilingual, ContractType, Rule, Severity } from '../checklist/rule'
import type { Finding, Review, RuleVerdict } from '../checklist/finding'
import type { Snapshot } from '../contract/paragraph'
import type { Quote } from '../contract/quote'
import type { CommentRecord, Role } from '../negotiation/shared-memory'
import type { Capabilities, CommentAction, InsertOutcome, Outcome, UserStore } from '../document/port'

export type { Role } from '../negotiation/shared-memory'
export type { Stance } from '../clauses/template'
export type { PlaceOffer } from './offered-places'

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

// ---------------------------------------------------------------- clauses

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

// ---------------------------------------------------------------- journal

export interface JournalEntry { id: string; /** Findings that it concerns. */ findings: string[]; what: 'comments' | 'insertion' | 'replacement' | 'dismissal' | 'blank'; title: string; date: string; undone: boolean }

// ---------------------------------------------------------------- negotiation

export type NegotiationStatus = 'asked' | 'answered' | 'agreed' | 'refused' | 'deferred'

export interface NegotiationLine {
  finding: string
  rule: string
  status: NegotiationStatus
  /** What the present words are worth, whatever was said about them. */
  verdict: RuleVerdict
  missing: string[]
  title: string
  clause: string | null
  quote: Quote | null
  asked: string
  why: string
  law: string[]
  /** Present words of the document. */
  present: string
  /** The library holds a fallback for this point: the practice may offer it. */
  offerable: boolean
  /** The fallback that the practice offers, as it would be inserted; null while none is offered. */
  fallback: string | null
  /** The contract holds it already. */
  fallbackTaken: boolean
  /** `gathered`: a reply typed in Word on a comment of several points answers so many of them at once; 1 otherwise. */
  history: { role: Role | null; author: string; date: string; status: NegotiationStatus; text: string; gathered: number }[]
}

export interface OtherSideChange {
  id: string
  author: string
  /** Whom this author writes for; null when nobody said. */
  role: Role | null
  /** Made by our own side. Whoever is not known to be ours is taken for the other side, so that nothing of theirs is folded away. */
  own: boolean
  date: string | null
  before: string
  after: string
  quote: Quote | null
  /** What it does to the points; `unsure`: it changes the words of one that stays open. Null for our own side's, which are not judged one by one. */
  effect: 'mends' | 'weakens' | 'unsure' | 'neutral' | null
  rules: string[]
}

export interface ReadyLine { code: string; ok: boolean; values?: Record<string, string | number>; places: Quote[]; acceptedReason?: string }

export interface SendPreview {
  /** Comments that the other side will see, and those that will be taken out. */
  kept: { author: string; text: string; replies: { author: string; text: string }[] }[]
  removed: { author: string; text: string }[]
  privateItems: number
  /** What else travels: pending tracked changes (null where the host does not list them), fallbacks offered, answers kept in the memory. */
  changes: number | null
  offered: string[]
  answers: number
}

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

/** What became of a finding between two readings. */
export interface SinceLast { date: string; findings: ComparedFinding[]; counts: Record<'fixed' | 'new' | 'open', number> }

export interface MergeReport {
  kind: 'merged'
  added: number
  /** Points that both copies carried on, to different ends; both are kept in the thread. */
  conflicts: { finding: string; title: string; ours: string; theirs: string }[]
  /** Other things on which the copies differ; ours is kept. `name`: the blank, the person; empty otherwise. `theirs` of an offer is the point. */
  differences: { what: 'blank' | 'author' | 'types' | 'parties' | 'offer'; name: string; ours: string; theirs: string }[]
  /** What merging answers does not bring: the contract's words differ; comments that stand in the other copy only. */
  textDiffers: boolean
  commentsThere: number
}

export interface Negotiation {
  /** Since the last review on this machine of an earlier state of the text; null when there was none. */
  sinceLast(scan: Scan): Promise<SinceLast | null>
  /** Who replies under that name in Word, so that his answers are read as that role's. */
  nameAuthor(author: string, role: Role): Promise<Outcome>
  lines(scan: Scan): Promise<NegotiationLine[]>
  answer(finding: string, status: NegotiationStatus, text: string, role: Role): Promise<Outcome>
  offerFallback(finding: string, offered: boolean): Promise<Outcome>
  /** Judges a version typed in the card, without writing: where it would stand if it were written. Stopped by the signal (throws). */
  tryVersion(scan: Scan, finding: string, text: string, signal?: AbortSignal): Promise<{ verdict: RuleVerdict; missing: string[] }>
  /** Writes a version (the fallback offered, or the provider's own words) in place of the present words, or where the point is missing. */
  replaceWith(scan: Scan, finding: string, text: string, role: Role): Promise<InsertReport>
  /** Pending tracked changes, the other side's first, as seen by `role`. `unlisted`: formats, moves and what stands outside of the text, which are only counted. */
  changes(scan: Scan, role: Role, signal?: AbortSignal): Promise<{ lines: OtherSideChange[]; unlisted: number; notice: string | null }>
  merge(bytes: Uint8Array): Promise<MergeReport | { kind: 'refused'; reason: string }>
  sendPreview(scan: Scan): Promise<SendPreview>
  prepareSending(scan: Scan, work: Work): Promise<{ outcome: Outcome; removed: number; preview: SendPreview }>
  ready(scan: Scan): Promise<ReadyLine[]>
}
