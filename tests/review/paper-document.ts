/** A document in memory, for tests of the use cases: paragraphs, comments, parts; nothing of Word or of a file. */
import { fingerprint } from '../../src/clauses/tag'
import type { Block } from '../../src/contract/blocks'
import { blockText } from '../../src/contract/blocks'
import type { Paragraph, Snapshot } from '../../src/contract/paragraph'
import type { Quote } from '../../src/contract/quote'
import { quoteOf } from '../../src/contract/quote'
import type { ApplyOptions, Capabilities, CommentAction, ContractDocument, ControlInfo, DocumentComment, InsertMode, InsertOutcome, Outcome, Place, Revision, UserStore, WordEdit } from '../../src/document/port'

export function paragraph(index: number, text: string, more: Partial<Paragraph> = {}): Paragraph {
  return {
    index, text, story: 'body', styleId: null, styleName: null, styleBuiltIn: null, outlineLevel: null, listString: null, listLevel: null,
    place: null, bold: null, inserted: false, deletedInside: false, locked: false, ...more,
  }
}

export class PaperDocument implements ContractDocument {
  private nextId = 1
  private held: (DocumentComment & { at: { paragraph: Paragraph; start: number; end: number } | null })[] = []
  parts = new Map<string, string>()
  can: Capabilities = {
    host: 'docx', canComment: true, canReply: true, canResolve: true, canDeleteComment: true, canInsert: true, canTrack: true,
    canStorePart: true, canListRevisions: true, readOnlyReason: null,
  }
  /** Every call that changed something, to check that a scan writes nothing. */
  writes: string[] = []
  controlsHeld: { tag: string; title: string; paragraphs: Paragraph[]; text?: string }[] = []
  revisionsHeld: Revision[] = []
  paragraphs: Paragraph[]

  constructor(lines: string[], readonly author = 'Clausier') {
    this.paragraphs = lines.map((line, index) => line.startsWith('# ') ? paragraph(index, line.slice(2), { styleBuiltIn: 'Heading1', outlineLevel: 1 }) : paragraph(index, line))
  }

  capabilities = (): Capabilities => this.can
  stamp = (): string => fingerprint(this.paragraphs.map((each) => each.text).join('\u0001'))

  read(): Promise<Snapshot> {
    this.paragraphs.forEach((each, index) => { each.index = index })
    return Promise.resolve({ paragraphs: this.paragraphs.map((each) => ({ ...each })), stamp: this.stamp(), notices: [] })
  }

  comments(): Promise<DocumentComment[]> {
    return Promise.resolve(this.held.map(({ at, ...comment }) => ({ ...comment, replies: [...comment.replies], anchor: at && this.paragraphs.includes(at.paragraph) ? quoteOf(at.paragraph, at.start, at.end) : null })))
  }

  apply(actions: CommentAction[], options: ApplyOptions): Promise<Outcome[]> {
    if (options.stamp !== this.stamp()) return Promise.resolve(actions.map(() => ({ kind: 'changed' })))
    return Promise.resolve(actions.map((action) => this.one(action)))
  }

  private one(action: CommentAction): Outcome {
    if (this.can.readOnlyReason) return { kind: 'refused', reason: this.can.readOnlyReason }
    this.writes.push(action.kind)
    if (action.kind === 'add') {
      const place = this.paragraphs[action.quote.paragraph]
      if (!place || place.text.slice(action.quote.start, action.quote.start + action.quote.exact.length) !== action.quote.exact) return { kind: 'orphan' }
      const id = `c${this.nextId++}`
      this.held.push({ id, author: this.author, date: '2026-11-25T10:00:00Z', text: action.text, resolved: false, replies: [], anchor: null, at: { paragraph: place, start: action.quote.start, end: action.quote.start + action.quote.exact.length } })
      return { kind: 'placed', comment: id }
    }
    const comment = this.held.find(({ id }) => id === action.comment)
    if (!comment) return { kind: 'orphan' }
    if (action.kind === 'reply') comment.replies.push({ author: this.author, date: '2026-11-25T11:00:00Z', text: action.text })
    if (action.kind === 'resolve') comment.resolved = true
    if (action.kind === 'reopen') comment.resolved = false
    if (action.kind === 'update') comment.text = action.text
    if (action.kind === 'remove') this.held = this.held.filter((other) => other !== comment)
    return { kind: 'done' }
  }

  insert(blocks: Block[], place: Place, mode: InsertMode, options: ApplyOptions): Promise<InsertOutcome> {
    if (options.stamp !== this.stamp()) return Promise.resolve({ kind: 'changed' })
    if (this.can.readOnlyReason) return Promise.resolve({ kind: 'refused', reason: this.can.readOnlyReason })
    this.writes.push('insert')
    const added = blocks.map((block) => paragraph(0, blockText(block), block.kind === 'heading' ? { styleBuiltIn: 'Heading1', outlineLevel: 1 } : {}))
    this.paragraphs.splice(place.after + 1, 0, ...added)
    this.controlsHeld.push({ tag: mode.tag, title: mode.title, paragraphs: added })
    for (const [index, block] of blocks.entries()) {
      for (const inline of block.inlines) if (inline.kind === 'blank') this.controlsHeld.push({ tag: `blank:${inline.name}`, title: inline.label, paragraphs: [added[index]], text: inline.text })
    }
    return Promise.resolve({ kind: 'inserted', first: place.after + 1, count: added.length, tracked: mode.tracked, notices: [] })
  }

  takeBack(tag: string, expected: string): Promise<Outcome> {
    const control = this.controlsHeld.find((held) => held.tag === tag)
    if (!control) return Promise.resolve({ kind: 'orphan' })
    if (control.paragraphs.map((each) => each.text).join('\n') !== expected) return Promise.resolve({ kind: 'changed' })
    this.writes.push('takeBack')
    this.paragraphs = this.paragraphs.filter((each) => !control.paragraphs.includes(each))
    this.controlsHeld = this.controlsHeld.filter((held) => held !== control && !held.paragraphs.some((each) => control.paragraphs.includes(each)))
    return Promise.resolve({ kind: 'done' })
  }

  replace(quote: Quote, edits: WordEdit[], _mode: { tracked: boolean }, options: ApplyOptions): Promise<Outcome> {
    if (options.stamp !== this.stamp()) return Promise.resolve({ kind: 'changed' })
    const place = this.paragraphs[quote.paragraph]
    if (this.resists(place)) return Promise.resolve({ kind: 'refused', reason: 'locked' })
    this.writes.push('replace')
    const held = this.controlsHeld.find(({ paragraphs, text }) => text !== undefined && text === quote.exact && paragraphs[0] === place)
    if (held && edits.length === 1) held.text = edits[0].text
    for (const edit of [...edits].reverse()) place.text = place.text.slice(0, edit.start) + edit.text + place.text.slice(edit.end)
    return Promise.resolve({ kind: 'done' })
  }

  show(): Promise<Outcome> { return Promise.resolve({ kind: 'done' }) }
  /** Paragraph of the cursor; null when there is no window. */
  cursor: number | null = null
  /** Words that are selected there. */
  selects = ''
  selection(): Promise<Quote | null> { return Promise.resolve(this.cursor === null ? null : quoteOf(this.paragraphs[this.cursor], 0, this.selects.length)) }
  /** Passages whose words cannot be changed. */
  resists: (paragraph: Paragraph) => boolean = () => false
  controls(prefix: string): Promise<ControlInfo[]> {
    return Promise.resolve(this.controlsHeld.filter(({ tag }) => tag.startsWith(prefix)).map(({ tag, title, paragraphs, text }) => ({
      tag, title, text: text ?? paragraphs.map((each) => each.text).join('\n'), first: this.paragraphs.indexOf(paragraphs[0]), last: this.paragraphs.indexOf(paragraphs[paragraphs.length - 1]),
    })))
  }
  removeControls(prefix: string): Promise<number> {
    const before = this.controlsHeld.length
    this.controlsHeld = this.controlsHeld.filter(({ tag }) => !tag.startsWith(prefix))
    return Promise.resolve(before - this.controlsHeld.length)
  }
  revisions(): Promise<Revision[]> { return Promise.resolve(this.revisionsHeld) }
  readPart(namespace: string): Promise<string | null> { return Promise.resolve(this.parts.get(namespace) ?? null) }
  /** Parts that a copy-and-paste brought along. */
  pasted = new Map<string, string[]>()
  otherParts(namespace: string): Promise<string[]> { return Promise.resolve(this.pasted.get(namespace) ?? []) }
  writePart(namespace: string, xml: string | null): Promise<Outcome> {
    this.writes.push(`part ${namespace}`)
    this.pasted.delete(namespace)
    if (xml === null) this.parts.delete(namespace)
    else this.parts.set(namespace, xml)
    return Promise.resolve({ kind: 'done' })
  }

  // ---- what a person does in Word

  personEdits(find: string, by: string): void {
    const place = this.paragraphs.find(({ text }) => text.includes(find))
    if (!place) throw new Error(`no paragraph with « ${find} »`)
    const at = place.text.indexOf(find)
    place.text = place.text.replace(find, by)
    for (const { at: anchor } of this.held) {
      if (anchor?.paragraph !== place || anchor.start < at) { if (anchor?.paragraph === place && anchor.end > at) anchor.end += by.length - find.length; continue }
      anchor.start += by.length - find.length
      anchor.end += by.length - find.length
    }
  }
  comment(containing: string): DocumentComment {
    const found = this.held.find(({ text }) => text.includes(containing))
    if (!found) throw new Error(`no comment with « ${containing} »`)
    return found
  }
  personDeletes(containing: string): void { this.held = this.held.filter(({ text }) => !text.includes(containing)) }
  personComments(text: string, on: number): void {
    this.held.push({ id: `p${this.nextId++}`, author: 'Maître Roussel', date: null, text, resolved: false, replies: [], anchor: null, at: { paragraph: this.paragraphs[on], start: 0, end: this.paragraphs[on].text.length } })
  }
}

export function memoryStore(): UserStore & { held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    get: (key) => Promise.resolve(held.get(key) ?? null),
    set: (key, value) => { held.set(key, value); return Promise.resolve() },
    list: (prefix) => Promise.resolve([...held.keys()].filter((key) => key.startsWith(prefix)).sort()),
    remove: (key) => { held.delete(key); return Promise.resolve() },
  }
}
