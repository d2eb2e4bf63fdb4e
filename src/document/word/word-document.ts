/** The port over Office.js: the document that is open in Word. The only folder that calls `Word.run`. */
import type { Snapshot } from '../../contract/paragraph'
import { quoteOf, type Quote } from '../../contract/quote'
import { findQuote } from '../../contract/find-quote'
import { DocxError, openFlatOpc, revisionsOf } from '../../ooxml'
import type {
  ApplyOptions, Block, Capabilities, CommentAction, ContractDocument, ControlInfo, DocumentComment, InsertMode, InsertOutcome, Outcome, Place, Revision, WordEdit,
} from '../port'
import { applyComments } from './apply-comments'
import { listControls, removeControls, takeBack } from './content-controls'
import { currentParagraphs } from './current-paragraphs'
import { otherParts, readPart, writePart } from './custom-xml-part'
import { insertClause } from './insert-clause'
import { placeComments, queueComments } from './list-comments'
import { isOfficeError, refusalOf } from './office-errors'
import { PlaceSearch, placeAll } from './place-search'
import { readDocument, type Reading } from './read-document'
import { replaceWords } from './replace-words'
import { hasComments } from './requirements'
import { SpanSearch, locateAll, type Member } from './span-search'

/** `w:documentProtection` → what remains possible. */
const NO_COMMENTS = new Set(['readOnly', 'forms'])
/** Readings of a text that changes meanwhile before it is given up. */
const MOST_READINGS = 10
const NO_EDITS = new Set(['readOnly', 'forms', 'comments'])

export class WordDocument implements ContractDocument {
  /** The last reading: offsets are only good for the text that was read. */
  private reading: Reading | null = null

  /** Word gave its markup when it was last asked for the tracked changes. */
  private markupGiven = true

  capabilities(): Capabilities {
    const readOnly = Office.context.document.mode === Office.DocumentMode.ReadOnly
    const protection = this.reading?.protection ?? ''
    const comments = hasComments() && !readOnly && !NO_COMMENTS.has(protection)
    const edits = hasComments() && !readOnly && !NO_EDITS.has(protection)
    return {
      host: 'word',
      canComment: comments,
      canReply: comments,
      canResolve: comments,
      canDeleteComment: comments,
      canInsert: edits,
      canTrack: hasComments(),
      canStorePart: !readOnly,
      canListRevisions: this.markupGiven && !(this.reading?.snapshot.notices.includes('markup-unread') ?? false),
      readOnlyReason: readOnly ? 'read-only' : NO_COMMENTS.has(protection) ? 'protected' : null,
    }
  }

  async read(signal?: AbortSignal): Promise<Snapshot> {
    this.reading = await Word.run((context) => readDocument(context, signal))
    this.markupGiven = true
    return this.reading.snapshot
  }

  async comments(): Promise<DocumentComment[]> {
    return Word.run(async (context) => {
      const comments = queueComments(context)
      const { reading, members } = await this.present(context)
      return placeComments(context, comments, reading, members)
    })
  }

  async apply(actions: CommentAction[], options: ApplyOptions): Promise<Outcome[]> {
    if (actions.length === 0) return []
    const every = (outcome: Outcome): Outcome[] => actions.map(() => outcome)
    const { readOnlyReason, canComment } = this.capabilities()
    if (!canComment) return every({ kind: 'refused', reason: readOnlyReason ?? this.why() })
    const reading = await this.readingOf(options.stamp)
    if (!reading) return every({ kind: 'changed' })
    if (options.signal?.aborted) return every({ kind: 'stopped' })
    try {
      return await Word.run((context) => applyComments(context, reading, actions, options))
    } catch (error) {
      return every(refusalOf(error))
    }
  }

  async insert(blocks: Block[], place: Place, mode: InsertMode, options: ApplyOptions): Promise<InsertOutcome> {
    const { readOnlyReason, canInsert } = this.capabilities()
    if (!canInsert) return { kind: 'refused', reason: readOnlyReason ?? this.why() }
    const reading = await this.readingOf(options.stamp)
    if (!reading) return { kind: 'changed' }
    const after = reading.snapshot.paragraphs[place.after]
    if (place.after >= 0 && after?.story !== 'body') return { kind: 'refused', reason: 'not-body' }
    if (after?.locked) return { kind: 'refused', reason: 'locked' }
    try {
      return await Word.run(async (context): Promise<InsertOutcome> => {
        context.document.load('changeTrackingMode')
        const members = await currentParagraphs(context, reading)
        return members ? insertClause(context, reading, members, blocks, place, mode) : { kind: 'changed' }
      })
    } catch (error) {
      return refusalOf(error)
    }
  }

  async takeBack(tag: string, expected: string, options: ApplyOptions): Promise<Outcome> {
    return this.write(options, (context) => takeBack(context, tag, expected))
  }

  async replace(quote: Quote, edits: WordEdit[], mode: { tracked: boolean }, options: ApplyOptions): Promise<Outcome> {
    return this.write(options, (context, reading, members) => replaceWords(context, reading, members, quote, edits, mode.tracked))
  }

  async show(quote: Quote): Promise<Outcome> {
    try {
      return await Word.run(async (context): Promise<Outcome> => {
        const { reading, members } = await this.present(context)
        const found = findQuote(reading.sources.map((source) => source.text), quote)
        if (found.kind === 'orphan') return { kind: 'orphan' }
        const source = reading.sources[found.paragraph]
        const own = members[found.paragraph] ?? []
        if (!source) return { kind: 'orphan' }
        if (own.length === 0) return { kind: 'refused', reason: 'text-box' }
        const span = found.kind === 'exact' ? { start: found.start, end: found.end } : { start: 0, end: 0 }
        const search = new SpanSearch(own, source, span)
        await locateAll(context, [search])
        // Scrolls to the words; the focus stays in the pane on desktop (OfficeDev/office-js#316).
        search.located().range.select('Select')
        await context.sync()
        return { kind: 'done' }
      })
    } catch (error) {
      return refusalOf(error)
    }
  }

  async selection(): Promise<Quote | null> {
    try {
      return await this.selected()
    } catch (error) {
      // The selection may stand in what was just taken away; anything that Office does not say of itself is thrown on.
      refusalOf(error)
      return null
    }
  }

  private selected(): Promise<Quote | null> {
    return Word.run(async (context) => {
      // Loading the selection itself steals the focus (OfficeDev/office-js#6132): only named scalars, on demand.
      const range = context.document.getSelection()
      const { reading, members } = await this.present(context)
      const search = new PlaceSearch(range, reading, members)
      await placeAll(context, [search])
      const paragraph = search.found && reading.snapshot.paragraphs[search.found.paragraph]
      return search.found && paragraph ? quoteOf(paragraph, search.found.start, search.found.end) : null
    })
  }

  async controls(prefix: string): Promise<ControlInfo[]> {
    return Word.run(async (context) => {
      const { reading, members } = await this.present(context)
      return listControls(context, reading, members, prefix)
    })
  }

  async removeControls(prefix: string): Promise<number> {
    if (!this.capabilities().canInsert) return 0
    return Word.run((context) => removeControls(context, prefix))
  }

  /** By the markup: the classes for tracked changes came to Word years after the floor of the manifest. Word may refuse it (too large, an old build): `canListRevisions` says so then. */
  async revisions(): Promise<Revision[]> {
    try {
      const listed = await Word.run(async (context) => {
        const ooxml = context.document.body.getOoxml()
        await context.sync()
        return revisionsOf(openFlatOpc(ooxml.value)).map(({ kind, author, date, text, paragraph, start, end }) =>
          ({ kind, author, date, text, at: paragraph ? quoteOf(paragraph, start, end) : null }))
      })
      this.markupGiven = true
      return listed
    } catch (error) {
      if (!isOfficeError(error) && !(error instanceof DocxError)) throw error
      this.markupGiven = false
      return []
    }
  }

  readPart(namespace: string): Promise<string | null> {
    return readPart(namespace)
  }

  otherParts(namespace: string): Promise<string[]> {
    return otherParts(namespace)
  }

  async writePart(namespace: string, xml: string | null): Promise<Outcome> {
    return this.capabilities().canStorePart ? writePart(namespace, xml) : { kind: 'refused', reason: 'read-only' }
  }

  /** Why the text cannot be changed although comments can. */
  private why(): string {
    return NO_EDITS.has(this.reading?.protection ?? '') ? 'protected' : 'not-supported'
  }

  /** A write on the text that was read, its refusals as outcomes. */
  private async write(options: ApplyOptions, work: (context: Word.RequestContext, reading: Reading, members: Member[][]) => Promise<Outcome>): Promise<Outcome> {
    const { readOnlyReason, canInsert } = this.capabilities()
    if (!canInsert) return { kind: 'refused', reason: readOnlyReason ?? this.why() }
    const reading = await this.readingOf(options.stamp)
    if (!reading) return { kind: 'changed' }
    try {
      return await Word.run(async (context): Promise<Outcome> => {
        context.document.load('changeTrackingMode')
        const members = await currentParagraphs(context, reading)
        return members ? work(context, reading, members) : { kind: 'changed' }
      })
    } catch (error) {
      return refusalOf(error)
    }
  }

  /** The reading of that stamp; read again when another one came in between. Null when the text is another one now. */
  private async readingOf(stamp: string): Promise<Reading | null> {
    if (this.reading?.snapshot.stamp === stamp) return this.reading
    const snapshot = await this.read()
    return snapshot.stamp === stamp ? this.reading : null
  }

  /** The document as it is now: the last reading when nothing changed (one sync), else a new one. */
  private async present(context: Word.RequestContext): Promise<{ reading: Reading; members: Member[][] }> {
    const known = this.reading && (await currentParagraphs(context, this.reading))
    if (this.reading && known) return { reading: this.reading, members: known }
    // A person types, or a clause is just being written: read again until the text holds still.
    for (let attempt = 0; attempt < MOST_READINGS; attempt++) {
      const reading = await readDocument(context)
      const members = await currentParagraphs(context, reading)
      if (!members) continue
      this.reading = reading
      return { reading, members }
    }
    throw new Error('word: the text changed each time that it was read')
  }
}
