/**
 * The port: what Clausier asks of an open document, whatever holds it (Word, or a .docx file).
 * A document that resists is an outcome, never an exception; what is thrown is a bug of ours.
 */
import type { Quote } from '../contract/quote'
import type { Snapshot } from '../contract/paragraph'
import type { Block } from '../contract/blocks'

export type { Block, Inline } from '../contract/blocks'

export interface Capabilities {
  /** `docx` | `word`; shown in reports of errors. */
  host: 'word' | 'docx'
  canComment: boolean
  canReply: boolean
  canResolve: boolean
  canDeleteComment: boolean
  canInsert: boolean
  canTrack: boolean
  canStorePart: boolean
  /** Tracked changes can be listed one by one. */
  canListRevisions: boolean
  /** Why nothing can be written (code of `wording/`: `read-only`, `protected`…); null when writing is possible. */
  readOnlyReason: string | null
}

export interface CommentReply { author: string; date: string | null; text: string }

export interface DocumentComment {
  /** Host's own id: a hint, valid only for this host and session. */
  id: string
  author: string
  /** ISO 8601, or null when the host does not tell. */
  date: string | null
  text: string
  resolved: boolean
  replies: CommentReply[]
  /** Where it stands; null when the host cannot tell. `exact` is the anchored text (its first paragraph when it spans several). */
  anchor: Quote | null
}

export type CommentAction =
  | { kind: 'add'; quote: Quote; text: string }
  | { kind: 'reply'; comment: string; text: string }
  | { kind: 'resolve'; comment: string }
  | { kind: 'reopen'; comment: string }
  | { kind: 'update'; comment: string; text: string }
  | { kind: 'remove'; comment: string }

export type Outcome =
  /** On exactly the requested words, verified by reading back. */
  | { kind: 'placed'; comment: string }
  /** On the whole paragraph that holds the words. */
  | { kind: 'on-paragraph'; comment: string }
  /** The words are nowhere to be found; nothing was written. */
  | { kind: 'orphan' }
  /** The document or host refused; `reason` is a code of `wording/`, `detail` the host's own code. */
  | { kind: 'refused'; reason: string; detail?: string }
  /** An equal comment stands there already; nothing was written. */
  | { kind: 'already-there'; comment: string }
  /** The text changed since it was read; nothing was written. */
  | { kind: 'changed' }
  /** A reply, resolve, reopen, update, remove or replace that took effect. */
  | { kind: 'done' }
  /** The person pressed stop before this action; nothing was written. */
  | { kind: 'stopped' }

/** Where blocks go, decided by `review/`; the adapter only carries it out. Indices as in `Snapshot.paragraphs`. */
export interface Place {
  /** New paragraphs come right after this one (body story); -1 for the very beginning. */
  after: number
  /** Paragraphs whose style, numbering level, indents and font are copied, by kind of block; null: plain body text. */
  like: { heading: number | null; text: number | null; item: number | null }
}

export interface InsertMode {
  tracked: boolean
  /** Content control around the clause, ≤ 64 characters each. */
  tag: string
  title: string
}

export type InsertOutcome =
  /** Index and number of the new paragraphs, as `read()` would give them now; their text was verified by reading back. */
  | { kind: 'inserted'; first: number; count: number; tracked: boolean; notices: string[] }
  | { kind: 'refused'; reason: string; detail?: string }
  | { kind: 'changed' }

/** Replace `[start, end)` of the quote's paragraph (UTF-16 offsets in the paragraph's text) by `text`. */
export interface WordEdit { start: number; end: number; text: string }

export interface ControlInfo { tag: string; title: string; text: string; first: number; last: number }

export interface Revision {
  kind: 'insertion' | 'deletion' | 'format' | 'move'
  author: string
  date: string | null
  text: string
  /** Place in the text as read: a deletion has an empty `exact`. */
  at: Quote | null
}

export interface ApplyOptions {
  /** Stamp of the snapshot on which the actions were computed. */
  stamp: string
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

export interface ContractDocument {
  capabilities(): Capabilities
  /** One reading of the whole document. Never writes. */
  read(signal?: AbortSignal): Promise<Snapshot>
  /** Every comment, own and foreign, in document order. */
  comments(): Promise<DocumentComment[]>
  /** One outcome per action, in order. A stale stamp gives `changed` for all, nothing written. */
  apply(actions: CommentAction[], options: ApplyOptions): Promise<Outcome[]>
  insert(blocks: Block[], place: Place, mode: InsertMode, options: ApplyOptions): Promise<InsertOutcome>
  /**
   * Takes back what `insert` put under `tag`: its paragraphs and controls go (a pending tracked insertion is rejected).
   * `orphan` when no such control is left; `changed` when its text is no longer `expected` (paragraphs joined by `\n`), nothing written.
   */
  takeBack(tag: string, expected: string, options: ApplyOptions): Promise<Outcome>
  /** Smallest differing words, as tracked changes unless `tracked` is false. Edits do not overlap, ascending. */
  replace(quote: Quote, edits: WordEdit[], mode: { tracked: boolean }, options: ApplyOptions): Promise<Outcome>
  /** Selects the words and scrolls to them. */
  show(quote: Quote): Promise<Outcome>
  selection(): Promise<Quote | null>
  /** Content controls whose tag begins with `prefix`. */
  controls(prefix: string): Promise<ControlInfo[]>
  /** Removes the controls around their content; the content stays. Returns how many. */
  removeControls(prefix: string): Promise<number>
  /** Pending tracked changes; empty when `canListRevisions` is false, which may turn out by asking: look at it after, too. */
  revisions(): Promise<Revision[]>
  /** Custom XML part of that namespace, or null. */
  readPart(namespace: string): Promise<string | null>
  /** Further parts of that namespace, which copying between documents may bring; `writePart` replaces or removes them all. */
  otherParts(namespace: string): Promise<string[]>
  /** Writes or (with null) removes the part of that namespace. */
  writePart(namespace: string, xml: string | null): Promise<Outcome>
}

/** What a person keeps on the machine: IndexedDB in the pane, a folder for the command line, memory in tests. */
export interface UserStore {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
  list(prefix: string): Promise<string[]>
  remove(key: string): Promise<void>
}
