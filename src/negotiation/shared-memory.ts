/** What travels in the document: the other side can read all of it. No reason, no note, no contract text beyond short quotes. */
import type { ContractType } from '../checklist/rule'

export type Role = 'avocat' | 'medecin' | 'prestataire'
export const ROLES: Role[] = ['avocat', 'medecin', 'prestataire']

export type NegotiationStatus = 'asked' | 'answered' | 'agreed' | 'refused' | 'deferred'
export const STATUSES: NegotiationStatus[] = ['asked', 'answered', 'agreed', 'refused', 'deferred']

/** A finding, so that it is recognised again when its id changed with the text. */
export interface FindingRecord {
  /** 8 base32 characters, as in `Finding.id` when it was written. */
  id: string
  rule: string
  /** First words of the passage (≤ 60 UTF-16 units); empty for what is absent. */
  passage: string
  /** Heading of its clause (≤ 40 UTF-16 units); empty when none. */
  clause: string
}

/** A comment of ours as we wrote it. */
export interface CommentRecord {
  /** The code of its signature line. */
  code: string
  findings: FindingRecord[]
  /** `markOf` the text as written: another text now means that a person edited it. */
  text: string
  /** Marked [INTERNE]: taken out before the document is sent. */
  internal: boolean
  /** We resolved it because the text was mended; a comment resolved otherwise was resolved by a person. */
  closed: boolean
}

export interface Step {
  status: NegotiationStatus
  /** Null when a reply was typed by somebody whose role is not known. */
  role: Role | null
  author: string
  /** ISO 8601. */
  date: string
  text: string
  /** `reply`: typed in Word by someone without the add-in. */
  from: 'pane' | 'reply'
}

export interface Thread {
  finding: FindingRecord
  /** In the order in which they came to this copy; two copies that are merged are laid into each other by date. */
  steps: Step[]
  /** Clause template whose fallback is offered to the provider; null when none is. */
  offered: string | null
}

/** An inserted clause: which model, for which rules. Its text and hash stand in the content control's tag. */
export interface Provenance {
  tag: string
  clause: string
  stance: 'protective' | 'balanced' | 'fallback'
  rules: string[]
  role: Role | null
  date: string
}

export interface CorrectedParties { client: string[]; prestataire: string[] }

export interface SharedMemory {
  /** Random, made with the first writing; the key of the private memory. */
  document: string
  comments: CommentRecord[]
  threads: Thread[]
  clauses: Provenance[]
  /** Values of blanks of this contract, by name. */
  blanks: Record<string, string>
  /** As corrected by a person; null: as found in the text. */
  types: ContractType[] | null
  parties: CorrectedParties | null
  /** Role of the people who reply in Word, by author name. */
  authors: Record<string, Role>
}

export function emptySharedMemory(document: string): SharedMemory {
  return { document, comments: [], threads: [], clauses: [], blanks: {}, types: null, parties: null, authors: {} }
}

export const PASSAGE_LENGTH = 60
export const CLAUSE_LENGTH = 40

/** Status of a thread: that of its last step; null when nothing was asked. */
export function statusOf(thread: Pick<Thread, 'steps'>): NegotiationStatus | null {
  return thread.steps.length === 0 ? null : thread.steps[thread.steps.length - 1].status
}
