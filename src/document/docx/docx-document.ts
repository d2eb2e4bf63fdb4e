/** A .docx file as a `ContractDocument`: the port over `ooxml/`. Nothing is written to disk: `bytes()` gives the file. */
import type { Block } from '../../contract/blocks'
import { findQuote } from '../../contract/find-quote'
import type { Paragraph, Snapshot } from '../../contract/paragraph'
import { quoteOf, type Quote } from '../../contract/quote'
import {
  controlsOf, dataPart, dataParts, importsText, insertAfter, openDocx, paragraphsOf, protectionOf, Refusal, refuseEdit, removeDataPart, removeWithContent, replaceText, revisionsOf, unwrapControl, writeDataPart,
  type DocParagraph, type DocxPackage, type NewParagraph, type Signed,
} from '../../ooxml'
import { blankTag, controlTitle, TAG_LIMIT } from '../blank-tag'
import type {
  ApplyOptions, Capabilities, CommentAction, ContractDocument, ControlInfo, DocumentComment, InsertMode, InsertOutcome, Outcome, Place, Revision, WordEdit,
} from '../port'
import { stampOf } from '../stamp'
import { CommentDesk } from './comment-desk'

export interface DocxOptions {
  /** Name under which comments and tracked changes are written. */
  author: string
  initials?: string
  /** ISO 8601; the moment of writing when left out. Fixed in tests, so that the same work gives the same bytes. */
  date?: string
}

/** Opens the bytes of a .docx. Throws `DocxError` (src/ooxml/errors.ts) for anything that is not one. */
export function openDocxDocument(bytes: Uint8Array, options: DocxOptions): DocxDocument {
  return new DocxDocument(openDocx(bytes), options)
}

export class DocxDocument implements ContractDocument {
  constructor(private readonly docx: DocxPackage, private readonly options: DocxOptions) {}

  /** The file as it stands; the very bytes that were opened when nothing was written. */
  bytes(): Uint8Array { return this.docx.save() }

  capabilities(): Capabilities {
    const { kind, signed } = protectionOf(this.docx)
    const closed = signed || kind === 'readOnly' || kind === 'forms', comments = !closed, text = comments && kind !== 'comments'
    return {
      host: 'docx', canComment: comments, canReply: comments, canResolve: comments, canDeleteComment: comments, canInsert: text, canTrack: text,
      canStorePart: !signed, canListRevisions: true, readOnlyReason: signed ? 'signed' : closed ? 'protected' : null,
    }
  }

  read(): Promise<Snapshot> { return settled(() => this.snapshot()) }

  private snapshot(): Snapshot {
    const paragraphs = paragraphsOf(this.docx)
    const notices = revisionsOf(this.docx).length > 0 ? ['has-revisions'] : []
    if (paragraphs.some((paragraph) => paragraph.map.hidden)) notices.push('hidden-text')
    if (importsText(this.docx) || paragraphs.some((paragraph) => paragraph.map.unread)) notices.push('unread-content')
    return { paragraphs: paragraphs.map(asRead), stamp: this.stamp(), notices }
  }

  private stamp(): string { return stampOf(paragraphsOf(this.docx).map((paragraph) => paragraph.text)) }

  comments(): Promise<DocumentComment[]> { return settled(() => new CommentDesk(this.docx, this.by()).list()) }

  async apply(actions: CommentAction[], { stamp, onProgress, signal }: ApplyOptions): Promise<Outcome[]> {
    if (stamp !== this.stamp()) return actions.map(() => ({ kind: 'changed' }))
    const { readOnlyReason } = this.capabilities()
    const desk = new CommentDesk(this.docx, this.by()), outcomes: Outcome[] = []
    for (const action of actions) {
      if (signal?.aborted) outcomes.push({ kind: 'stopped' })
      else outcomes.push(readOnlyReason ? { kind: 'refused', reason: readOnlyReason } : desk.act(action))
      onProgress?.(outcomes.length, actions.length)
      // Lets a pressed stop button, or anything else that waits, have its turn.
      if (outcomes.length % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 0))
    }
    return outcomes
  }

  insert(blocks: Block[], place: Place, mode: InsertMode, options: ApplyOptions): Promise<InsertOutcome> {
    return settled(() => {
      if (options.stamp !== this.stamp()) return { kind: 'changed' }
      const refused = this.refuseText(mode.tracked)
      if (refused) return refused
      if (mode.tag.length > TAG_LIMIT) throw new Error(`document: tag of ${mode.tag.length} characters: ${mode.tag}`)
      const paragraphs = paragraphsOf(this.docx), after = place.after < 0 ? null : paragraphs[place.after]
      if (after === undefined) throw new Error(`document: no paragraph ${place.after}`)
      const at = (index: number | null) => (index === null ? null : paragraphs[index] ?? null)
      const news = blocks.map((block): NewParagraph => ({
        like: at(place.like[block.kind]),
        pieces: block.inlines.map((inline) => (inline.kind === 'text' ? { text: inline.text } : { text: inline.text, control: { tag: blankTag(inline.name), title: controlTitle(inline.label) } })),
      }))
      return refusal(() => {
        const made = insertAfter(this.docx, after, news, { tracked: mode.tracked ? this.by() : null, control: { tag: mode.tag, title: controlTitle(mode.title) }, outOfTable: true })
        const wanted = news.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
        if (made.length !== wanted.length || made.some((paragraph, i) => paragraph.text !== wanted[i])) throw new Error('document: inserted paragraphs do not read back')
        return { kind: 'inserted', first: made[0].index, count: made.length, tracked: mode.tracked, notices: [] }
      })
    })
  }

  takeBack(tag: string, expected: string, options: ApplyOptions): Promise<Outcome> {
    return settled((): Outcome => {
      if (options.stamp !== this.stamp()) return { kind: 'changed' }
      const refused = this.refuseText(true)
      if (refused) return refused
      const held = controlsOf(this.docx, tag).filter((control) => control.tag === tag)
      if (held.length === 0) return { kind: 'orphan' }
      const ours = held.find((control) => control.text === expected)
      if (!ours) return { kind: 'changed' }
      removeWithContent(this.docx, ours)
      return { kind: 'done' }
    })
  }

  replace(quote: Quote, edits: WordEdit[], mode: { tracked: boolean }, options: ApplyOptions): Promise<Outcome> {
    return settled((): Outcome => {
      if (options.stamp !== this.stamp()) return { kind: 'changed' }
      const refused = this.refuseText(mode.tracked)
      if (refused) return refused
      const paragraphs = paragraphsOf(this.docx), found = findQuote(paragraphs.map((each) => each.text), quote)
      if (found.kind !== 'exact') return { kind: 'orphan' }
      const paragraph = paragraphs[found.paragraph], shift = found.start - quote.start
      return refusal((): Outcome => {
        const wanted = edits.reduceRight((text, { start, end, text: by }) => text.slice(0, start + shift) + by + text.slice(end + shift), paragraph.text)
        for (const { start, end } of edits) refuseEdit(paragraph, start + shift, end + shift)
        for (const { start, end, text } of [...edits].reverse()) replaceText(paragraph, start + shift, end + shift, text, mode.tracked ? this.by() : null)
        if (paragraph.text !== wanted) throw new Error('document: replaced words do not read back')
        return { kind: 'done' }
      })
    })
  }

  /** A file has no window to show anything in. */
  show(): Promise<Outcome> { return Promise.resolve({ kind: 'refused', reason: 'no-window' }) }
  selection(): Promise<Quote | null> { return Promise.resolve(null) }

  controls(prefix: string): Promise<ControlInfo[]> {
    return settled(() => controlsOf(this.docx, prefix).map(({ tag, title, text, first, last }) => ({ tag, title, text, first: first.index, last: last.index })))
  }

  removeControls(prefix: string): Promise<number> {
    return settled(() => {
      if (this.refuseText(true)) return 0
      const held = controlsOf(this.docx, prefix)
      for (const control of held) unwrapControl(this.docx, control)
      return held.length
    })
  }

  revisions(): Promise<Revision[]> {
    return settled(() => revisionsOf(this.docx).map(({ kind, author, date, text, paragraph, start, end }) =>
      ({ kind, author, date, text, at: paragraph ? quoteOf(paragraph, start, end) : null })))
  }

  readPart(namespace: string): Promise<string | null> { return settled(() => dataPart(this.docx, namespace)?.xml ?? null) }

  otherParts(namespace: string): Promise<string[]> { return settled(() => dataParts(this.docx).filter((part) => part.namespace === namespace).slice(1).map(({ xml }) => xml)) }

  writePart(namespace: string, xml: string | null): Promise<Outcome> {
    return settled((): Outcome => {
      if (!this.capabilities().canStorePart) return { kind: 'refused', reason: 'signed' }
      for (const doubled of dataParts(this.docx).filter((part) => part.namespace === namespace).slice(1)) removeDataPart(this.docx, doubled)
      writeDataPart(this.docx, namespace, xml)
      return { kind: 'done' }
    })
  }

  private by(): Signed {
    const { author, initials, date } = this.options
    return { author, initials, date: date ?? new Date().toISOString().replace(/\.\d+Z$/, 'Z') }
  }

  /** Why the text may not be changed; null when it may. */
  private refuseText(tracked: boolean): { kind: 'refused'; reason: string } | null {
    const { canInsert, readOnlyReason } = this.capabilities()
    if (!canInsert) return { kind: 'refused', reason: readOnlyReason ?? 'protected' }
    return protectionOf(this.docx).kind === 'trackedChanges' && !tracked ? { kind: 'refused', reason: 'protected' } : null
  }
}

function asRead(paragraph: DocParagraph): Paragraph {
  const { index, text, story, styleId, styleName, styleBuiltIn, outlineLevel, listString, listLevel, place, bold, inserted, deletedInside, locked } = paragraph
  return { index, text, story, styleId, styleName, styleBuiltIn, outlineLevel, listString, listLevel, place: place && { ...place }, bold, inserted, deletedInside, locked }
}

/** A refusal of the document is an outcome; anything else thrown is a bug and goes on. */
function refusal<T>(act: () => T): T | { kind: 'refused'; reason: string; detail?: string } {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', reason: error.code, ...(error.detail ? { detail: error.detail } : {}) }
    throw error
  }
}

/** The port is asynchronous for Word's sake; a thrown bug becomes a rejected promise. */
function settled<T>(act: () => T): Promise<T> {
  return new Promise((resolve) => resolve(act()))
}
