/** Footnotes and endnotes. */
import type { DocParagraph, Node } from '../../ooxml'
import { HostCollection, HostObject } from './host-object'
import type { OpenDocument } from './open-document'
import { Body } from './text-objects'

const notes = new WeakMap<Node, NoteItem>()

export class NoteItemCollection extends HostCollection<NoteItem> {
  readonly className = 'NoteItemCollection'

  constructor(private readonly open: OpenDocument, private readonly kind: 'footnote' | 'endnote') {
    super()
  }

  items(): NoteItem[] {
    const byNote = new Map<Node, DocParagraph[]>()
    for (const paragraph of this.open.paragraphs(this.kind)) {
      const note = noteOf(paragraph)
      byNote.set(note, [...(byNote.get(note) ?? []), paragraph])
    }
    return [...byNote.keys()].map((note) => {
      const known = notes.get(note) ?? new NoteItem(this.open, this.kind, note)
      notes.set(note, known)
      return known
    })
  }
}

/** The `w:footnote` or `w:endnote` that holds a paragraph. */
function noteOf(paragraph: DocParagraph): Node {
  for (let node: Node | null = paragraph.element; node; node = node.parentNode) if (node.nodeName.endsWith('note')) return node
  throw new Error('preview: a note without its element')
}

export class NoteItem extends HostObject {
  readonly className = 'NoteItem'
  readonly scalars = ['Type']

  constructor(private readonly open: OpenDocument, private readonly kind: 'footnote' | 'endnote', private readonly note: Node) {
    super()
  }

  get Type(): string {
    return this.kind === 'footnote' ? 'Footnote' : 'Endnote'
  }

  get Body(): Body {
    return new Body(this.open, () => this.open.paragraphs(this.kind).filter((paragraph) => noteOf(paragraph) === this.note))
  }
}
