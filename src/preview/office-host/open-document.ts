/** The document that the host has open: the ooxml model, who writes in it, what is selected, which ranges are alive. */
import {
  Refusal, attr, child, children, commentsOf, giveMarkBack, isW, paragraphBefore, paragraphsOf, protectionOf, removeComment, replaceText, setTracksChanges, tracksChanges,
  type DocComment, type DocParagraph, type DocxPackage, type Element, type Signed,
} from '../../ooxml'
import { ASSUMED, type Assumptions } from './assumptions'
import { HostError } from './host-error'

/** A place between two characters of the visible text. */
export interface Spot { paragraph: DocParagraph; at: number }
/** A live stretch: its ends move with the edits before them. */
export interface Stretch { from: Spot; to: Spot }

export interface HostOptions {
  author: string
  /** Fixed date of comments and changes, for tests; null: now. */
  date: string | null
  assumptions: Assumptions
  /** Something was selected by the pane: the view scrolls to it. */
  onSelect: (stretch: Stretch) => void
}

/** Word's code for what the ooxml layer refuses; a place that Word cannot use is `InvalidArgument`. */
const REFUSED: Partial<Record<Refusal['code'], string>> = {
  locked: 'AccessDenied',
  protected: 'AccessDenied',
  'text-box': 'NotAllowed',
  note: 'NotAllowed',
  'not-body': 'NotAllowed',
  'no-such-comment': 'ItemNotFound',
}

export type TrackingMode = 'Off' | 'TrackAll' | 'TrackMineOnly'

export class OpenDocument {
  readonly assume: Assumptions
  selection: Stretch
  private mode: TrackingMode
  private readonly alive = new Set<WeakRef<Stretch>>()
  private remarks: DocComment[] | null = null

  constructor(readonly docx: DocxPackage, private readonly options: HostOptions) {
    this.assume = { ...ASSUMED, ...options.assumptions }
    this.mode = tracksChanges(docx) ? 'TrackAll' : 'Off'
    const [first] = paragraphsOf(docx)
    if (!first) throw new Error('preview: a document has at least one paragraph')
    this.selection = this.live({ from: { paragraph: first, at: 0 }, to: { paragraph: first, at: 0 } })
  }

  get tracking(): TrackingMode {
    return this.mode
  }

  set tracking(mode: TrackingMode) {
    this.mode = mode
    setTracksChanges(this.docx, mode !== 'Off')
  }

  paragraphs(story: 'body' | 'footnote' | 'endnote'): DocParagraph[] {
    return paragraphsOf(this.docx).filter((paragraph) => paragraph.story === story)
  }

  /** Every comment, read once between two writings. */
  get comments(): readonly DocComment[] {
    return (this.remarks ??= commentsOf(this.docx))
  }

  signed(): Signed {
    return { author: this.options.author, date: this.options.date ?? new Date().toISOString().replace(/\.\d+Z$/, 'Z') }
  }

  tracked(): Signed | null {
    return this.mode === 'Off' ? null : this.signed()
  }

  /** Keeps the ends of a stretch right while the text around it changes. */
  live(stretch: Stretch): Stretch {
    this.alive.add(new WeakRef(stretch))
    return stretch
  }

  select(stretch: Stretch): void {
    this.selection = this.live({ from: { ...stretch.from }, to: { ...stretch.to } })
    this.options.onSelect(this.selection)
  }

  /** An edit of the text. Protection is the document's; locks are found by the ooxml layer. */
  edit<T>(where: string, work: () => T): T {
    const { kind } = protectionOf(this.docx)
    if (kind === 'readOnly' || kind === 'forms' || kind === 'comments') throw denied(where)
    return this.guarded(where, work)
  }

  /** A comment: allowed in a document that is protected for comments only. */
  comment<T>(where: string, work: () => T): T {
    const { kind } = protectionOf(this.docx)
    if (kind === 'readOnly' || kind === 'forms') throw denied(where)
    return this.guarded(where, work)
  }

  /** Replaces words and moves the ends of every live stretch. */
  replace(where: string, { paragraph, at }: Spot, end: number, text: string): Stretch {
    const range = this.edit(where, () => replaceText(paragraph, at, end, text, this.tracked()))
    for (const reference of this.alive) {
      const stretch = reference.deref()
      if (!stretch) this.alive.delete(reference)
      else for (const spot of [stretch.from, stretch.to]) if (spot.paragraph === paragraph) spot.at = moved(spot.at, at, end, text.length)
    }
    return this.live({ from: { paragraph, at: range.start }, to: { paragraph, at: range.end } })
  }

  /** Deletes a whole paragraph. Untracked, it goes as if it had never been there. */
  remove(where: string, paragraph: DocParagraph): void {
    this.edit(where, () => {
      if (paragraph.locked) throw new Refusal('locked')
      const by = this.tracked()
      // One's own pending insertion goes without a trace, as when one deletes what one has just typed.
      if (by && !isInsertedBy(paragraph.element, by.author)) {
        replaceText(paragraph, 0, paragraph.text.length, '', by)
        return
      }
      for (const comment of commentsOf(this.docx)) if (!comment.parent && comment.anchor?.paragraph === paragraph) removeComment(this.docx, comment.id)
      const { element } = paragraph
      const siblings = children(element.parentNode as Element).filter((one) => isW(one, 'p') || isW(one, 'tbl') || isW(one, 'sdt'))
      if (siblings.length < 2) replaceText(paragraph, 0, paragraph.text.length, '', null)
      else {
        giveMarkBack(this.docx, element, paragraphBefore(element))
        element.parentNode?.removeChild(element)
      }
      this.docx.edited(paragraph.part)
      this.docx.forget()
    })
  }

  private guarded<T>(where: string, work: () => T): T {
    this.remarks = null
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new HostError(REFUSED[error.code] ?? 'InvalidArgument', 'This operation is not permitted for the current object.', where, 403)
    }
  }
}

const denied = (where: string): HostError => new HostError('AccessDenied', 'You cannot perform the requested operation.', where, 401)

function isInsertedBy(element: Element, author: string): boolean {
  const properties = child(element, 'pPr')
  return [child(child(properties, 'rPr'), 'ins'), child(properties, 'pPrChange')].some((mark) => mark !== null && attr(mark, 'author') === author)
}

/** Where an offset goes when `[start, end)` becomes `length` characters long. */
function moved(at: number, start: number, end: number, length: number): number {
  if (at <= start) return at
  return at >= end ? at - (end - start) + length : start + length
}

