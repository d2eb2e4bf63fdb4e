/** Content controls. */
import { controlsOf, relabel, removeWithContent, unwrapControl, type DocControl, type Element } from '../../ooxml'
import { itemNotFound } from './host-error'
import { HostCollection, HostObject } from './host-object'
import type { OpenDocument } from './open-document'
import { Range } from './range-objects'
import { ParagraphCollection, partsOf } from './text-objects'

/** Word keeps at most this many characters of a tag or title. */
const LIMIT = 64

const controls = new WeakMap<Element, ContentControl>()

export class ContentControlCollection extends HostCollection<ContentControl> {
  readonly className = 'ContentControlCollection'

  constructor(private readonly open: OpenDocument, private readonly tag: string | null = null) {
    super()
  }

  items(): ContentControl[] {
    return controlsOf(this.open.docx).filter((control) => this.tag === null || control.tag === this.tag).map(({ element }) => {
      const known = controls.get(element) ?? new ContentControl(this.open, element)
      controls.set(element, known)
      return known
    })
  }

  GetByTag(tag: string): ContentControlCollection {
    return new ContentControlCollection(this.open, tag)
  }
}

export class ContentControl extends HostObject {
  readonly className = 'ContentControl'
  readonly scalars = ['Tag', 'Title', 'Text', 'Appearance']
  /** Shown by the view; not kept in the file. */
  Appearance = 'BoundingBox'

  constructor(private readonly open: OpenDocument, private readonly element: Element) {
    super()
  }

  private get model(): DocControl {
    const found = controlsOf(this.open.docx).find((control) => control.element === this.element)
    if (!found) throw itemNotFound('ContentControl')
    return found
  }

  override get Id(): number {
    return Number(this.model.id)
  }

  get Tag(): string {
    return this.model.tag
  }

  set Tag(tag: string) {
    this.open.edit('ContentControl.tag', () => relabel(this.open.docx, this.model, { tag: tag.slice(0, LIMIT) }))
  }

  get Title(): string {
    return this.model.title
  }

  set Title(title: string) {
    this.open.edit('ContentControl.title', () => relabel(this.open.docx, this.model, { title: title.slice(0, LIMIT) }))
  }

  get Text(): string {
    return this.model.text.replace(/\n/g, '\r')
  }

  get Paragraphs(): ParagraphCollection {
    return new ParagraphCollection(() => {
      const { first, last } = this.model
      const list = this.open.paragraphs(first.story as 'body')
      return list.slice(list.indexOf(first), list.indexOf(last) + 1).flatMap((paragraph) => partsOf(this.open, paragraph))
    })
  }

  GetRange(_location?: string): Range {
    const { first, last, start, end } = this.model
    return new Range(this.open, { from: { paragraph: first, at: start }, to: { paragraph: last, at: end } })
  }

  Delete(keepContent: boolean): void {
    const { model } = this
    this.open.edit('ContentControl.delete', () => (keepContent ? unwrapControl(this.open.docx, model) : removeWithContent(this.open.docx, model)))
  }
}
