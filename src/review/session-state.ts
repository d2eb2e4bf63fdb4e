/** What the parts of a session share: the document, the memories, the last scan. */
import type { Finding } from '../checklist/finding'
import { emptyLibrary } from '../clauses/own-library'
import type { OwnLibrary } from '../clauses/own-library'
import type { BlankTemplate, ClauseTemplate } from '../clauses/template'
import type { ContractDocument, Outcome, UserStore } from '../document/port'
import { dismissalOf } from '../negotiation/dismissals'
import { recordOf } from '../negotiation/identity'
import type { DismissalRecord, Inverse, JournalRecord, LastReview } from '../negotiation/private-memory'
import type { FindingRecord, Role } from '../negotiation/shared-memory'
import type { Language } from '../wording/say'
import { clauseTitleAt } from './clause-title'
import type { ReviewKnowledge } from './knowledge'
import { reviewSnapshot } from './review-document'
import type { Reviewed } from './review-document'
import { keepNotes, openMemory, saveNotes, saveShared } from './review-memory'
import type { Memory } from './review-memory'
import type { Dismissal, Scan, Work } from './session'
import { withWriter, writerOf } from './writer'
import type { Written } from './writer'

export interface SessionOptions {
  document: ContractDocument
  knowledge: ReviewKnowledge
  store: UserStore
  language(): Language
  /** ISO 8601 of now; fixed in tests. */
  now?(): string
  /** Random id. */
  newId?(): string
  /** Opens another copy of the document, for merging; absent where that cannot be done. Throws with a `code` on what is no .docx. */
  openCopy?(bytes: Uint8Array): Promise<ContractDocument>
}

export class SessionState {
  readonly document: ContractDocument
  readonly knowledge: ReviewKnowledge
  readonly store: UserStore
  own: OwnLibrary = emptyLibrary
  /** The kept library could not be read. */
  ownSetAside = false
  private held: Memory | null = null
  /** By the review and not by the scan: a screen that notes a dismissal goes on with a copy of the scan. */
  private readonly reviews = new WeakMap<Scan['review'], Reviewed>()
  private last: Scan | null = null
  private writesAs: Role | null = null
  /** The last review before this session: what « depuis la dernière fois » is counted from. */
  baseline: LastReview | null = null

  constructor(readonly options: SessionOptions) {
    this.document = options.document
    this.knowledge = options.knowledge
    this.store = options.store
  }

  get language(): Language { return this.options.language() }
  now(): string { return this.options.now?.() ?? new Date().toISOString() }
  newId(): string { return this.options.newId?.() ?? globalThis.crypto.randomUUID() }

  /** As loaded at the last scan; loaded now when there was none. */
  async memory(): Promise<Memory> {
    return this.held ?? this.reload()
  }

  /** The document may have come back from somebody else. Answers typed in Word are taken in; nothing is written. */
  private async reload(): Promise<Memory> {
    const memory = await openMemory(this.document, this.store, this.knowledge.rules, this.now(), () => this.newId())
    this.held = memory
    return memory
  }

  async scan(work: Work): Promise<Scan> {
    // Read first: the memory then finds the comments on a text that is known already.
    const snapshot = await this.document.read(work.signal)
    const memory = await this.reload()
    const reviewed = await reviewSnapshot(snapshot, this.knowledge.open, { types: memory.shared.types, parties: memory.shared.parties, ...work })
    if (this.last === null) this.baseline = memory.notes.lastReview
    const scan: Scan = {
      snapshot: reviewed.snapshot, review: reviewed.review,
      clauseTitle: (paragraph) => clauseTitleAt(reviewed.contract, paragraph),
      dismissed: new Map(), memoryNotices: memory.notices,
    }
    this.reviews.set(scan.review, reviewed)
    this.last = scan
    for (const finding of reviewed.review.findings) {
      const dismissal = this.dismissalOf(finding, scan, memory)
      if (dismissal) scan.dismissed.set(finding.id, shownDismissal(dismissal))
    }
    await this.rememberReview(scan, memory)
    return scan
  }

  /** On the machine only: a scan writes nothing into the document. A document without memory cannot be recognised, so nothing is kept for it. */
  private async rememberReview(scan: Scan, memory: Memory): Promise<void> {
    if (memory.written === null || memory.notes.lastReview?.stamp === scan.snapshot.stamp) return
    memory.notes.lastReview = {
      date: this.now(), stamp: scan.snapshot.stamp,
      findings: scan.review.findings.map((finding) => ({ ...this.recordOf(finding, scan), verdict: finding.verdict })),
    }
    await keepNotes(this.store, memory)
  }

  reviewedOf(scan: Scan): Reviewed {
    const reviewed = this.reviews.get(scan.review)
    if (!reviewed) throw new Error('review: a scan of another session')
    return reviewed
  }

  /** The scan given, else the last one, else a new one. */
  async scanned(scan: Scan | null, work: Work = {}): Promise<Scan> {
    return scan ?? this.last ?? this.scan(work)
  }

  get lastScan(): Scan | null { return this.last }

  recordOf(finding: Finding, scan: Scan | null = this.last): FindingRecord {
    const quote = finding.quotes[0]
    return recordOf(finding, quote && scan ? scan.clauseTitle(quote.paragraph) : null)
  }

  dismissalOf(finding: Finding, scan: Scan, memory: Memory): DismissalRecord | null {
    return dismissalOf(this.recordOf(finding, scan), [...memory.notes.dismissals, ...memory.always])
  }

  /** Finding of the last scan. */
  finding(id: string): Finding | null {
    return this.last?.review.findings.find((finding) => finding.id === id) ?? null
  }

  /** Once per session and role: the name under which this person writes in Word, so that the others can tell his changes from theirs. */
  async noteWriter(memory: Memory, role: Role, written: Written): Promise<void> {
    if (this.writesAs === role) return
    const author = await writerOf(this.document, written)
    if (author !== null) this.writesAs = role
    memory.shared = withWriter(memory.shared, author, role)
  }

  /** With the first writing the document can be recognised again: the review that it was written on is remembered from then on. */
  async saveShared(memory: Memory): Promise<Outcome> {
    const outcome = await saveShared(this.document, memory)
    if (outcome.kind === 'done' && memory.notes.lastReview === null && this.last) await this.rememberReview(this.last, memory)
    return outcome
  }
  saveNotes(memory: Memory): Promise<Outcome> { return saveNotes(this.document, this.store, memory) }

  /** Notes an action, so that it can be taken back. Returns its id, or null when the document can hold no memory. */
  async note(memory: Memory, what: JournalRecord['what'], title: string, inverse: Inverse[], findings: string[]): Promise<string | null> {
    const id = this.newId()
    memory.notes.journal.push({ id, what, title: title.slice(0, 300), date: this.now(), undone: false, findings, inverse })
    // Kept for this session in any case; on the machine as long as the document can be recognised again.
    await this.saveNotes(memory)
    return id
  }

  /** The model clauses and the person's own. */
  template(id: string): ClauseTemplate | null {
    return this.knowledge.clauses.get(id) ?? this.own.clauses.find((clause) => clause.id === id) ?? null
  }

  blanks(): Record<string, BlankTemplate> {
    return { ...this.own.blanks, ...this.knowledge.library.blanks }
  }
}

export function shownDismissal({ scope, reason, role, date }: DismissalRecord): Dismissal {
  return { scope, reason, role, date }
}
