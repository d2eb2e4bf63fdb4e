/**
 * Paragraphs of a document in reading order: body and tables as they stand, then notes in the order of their
 * references, then text boxes. A paragraph whose mark is deleted reads as one with the next, as it will once the
 * change is accepted; rows that are deleted are left out.
 */
import type { DocxPackage } from './package'
import { Counter, numberingOf, type Numbering } from './numbering'
import { builtInName, stylesOf, type Styles } from './styles'
import { TableReader, type TablePlace } from './tables'
import { alternative, isLocked, mapText, type FieldStack, type TextMap } from './text-map'
import { child, children, contains, isElement, isMc, isW, path, attr, type Element, type Node } from './xml'

export type Story = 'body' | 'footnote' | 'endnote' | 'text-box' | 'header' | 'footer'

export class DocParagraph {
  index = -1
  listString: string | null = null
  listLevel: number | null = null
  /** Grows with every edit of the paragraph. */
  revision = 0
  place: TablePlace | null = null
  /** True when a control around it forbids changes. */
  locked = false
  private openBefore: FieldStack = []
  private textMap: TextMap | null = null

  constructor(
    readonly docx: DocxPackage,
    /** Name of the part that holds it. */
    readonly part: string,
    readonly story: Story,
    /** One `w:p`, or several whose marks in between are deleted; the last one gives style and numbering. */
    readonly elements: readonly Element[],
  ) {}

  /** Told by the reader of the story at each reading. */
  stand(place: TablePlace | null, locked: boolean, openBefore: FieldStack): void {
    this.place = place
    this.locked = locked
    if (this.openBefore.join() !== openBefore.join()) this.textMap = null
    this.openBefore = openBefore
    this.listString = this.listLevel = null
  }

  private get styles(): Styles { return stylesOf(this.docx) }

  /** The `w:p` whose mark ends the paragraph. */
  get element(): Element { return this.elements[this.elements.length - 1] }
  get properties(): Element | null { return child(this.element, 'pPr') }

  /** Text with its place in the XML; read again after an edit. */
  get map(): TextMap { return (this.textMap ??= mapText([...this.elements], this.openBefore)) }

  /** To be called when runs were split or marks added. */
  refresh(): void {
    this.textMap = null
    this.revision++
  }

  /** Fields open where the paragraph begins; not empty inside a table of contents. */
  get insideField(): boolean { return this.openBefore.length > 0 }

  get text(): string { return this.map.text }
  get styleId(): string | null { return this.styles.ofParagraph(this.properties)?.id ?? null }
  get styleName(): string | null { return this.styles.ofParagraph(this.properties)?.name ?? null }
  get styleBuiltIn(): string | null { return builtInName(this.styles.ofParagraph(this.properties)) }
  get outlineLevel(): number | null { return this.styles.outlineLevel(this.properties) }

  /** True when every run with text is bold; null when there is no text. */
  get bold(): boolean | null {
    const style = this.styles.ofParagraph(this.properties)
    const runs = new Set(this.map.atoms.filter((atom) => this.text.slice(atom.start, atom.end).trim() !== '').map((atom) => atom.run))
    if (runs.size === 0) return null
    return [...runs].every((run) => this.styles.bold(child(run, 'rPr'), style))
  }

  get inserted(): boolean {
    return this.map.changes.some((change) => (change.kind === 'insertion' || change.kind === 'move-to') && change.end > change.start)
  }

  get deletedInside(): boolean {
    return this.elements.length > 1 || this.map.changes.some((change) => (change.kind === 'deletion' || change.kind === 'move-from') && change.text !== '')
  }
}

const KEY = Symbol('paragraphs')

/** Every paragraph, in reading order. Kept until the text of the document changes. */
export function paragraphsOf(docx: DocxPackage): DocParagraph[] {
  return docx.cached(KEY, () => {
    const styles = stylesOf(docx), numbering = numberingOf(docx, styles)
    const body = new StoryReader(docx, docx.mainName, 'body', styles, numbering)
    const root = child(docx.main.documentElement, 'body')
    if (root) body.read(root)
    const notes = notesOf(docx, body.paragraphs, styles, numbering)
    const all = [...body.paragraphs, ...notes]
    const boxes = all.flatMap((paragraph) => boxesOf(paragraph, styles, numbering))
    const paragraphs = [...all, ...boxes]
    paragraphs.forEach((paragraph, index) => { paragraph.index = index })
    return paragraphs
  })
}

/** The paragraph that holds a node of the tree, or null. */
export function paragraphHolding(docx: DocxPackage, node: Node): DocParagraph | null {
  return paragraphsOf(docx).find((paragraph) => paragraph.elements.some((element) => contains(element, node))) ?? null
}

function notesOf(docx: DocxPackage, paragraphs: DocParagraph[], styles: Styles, numbering: Numbering): DocParagraph[] {
  return (['footnote', 'endnote'] as const).flatMap((kind) => {
    const part = docx.related(docx.mainName, `${kind}s`), root = part ? docx.xml(part)?.documentElement ?? null : null
    if (!part || !root) return []
    const notes = new Map(children(root).filter((note) => isW(note, kind)).map((note) => [attr(note, 'id'), note]))
    return paragraphs.flatMap((paragraph) => paragraph.map.marks.filter((mark) => mark.kind === kind)).flatMap((mark) => {
      const note = notes.get(mark.id)
      if (!note) return []
      notes.delete(mark.id)
      const reader = new StoryReader(docx, part, kind, styles, numbering)
      reader.read(note)
      return reader.paragraphs
    })
  })
}

function boxesOf(paragraph: DocParagraph, styles: Styles, numbering: Numbering): DocParagraph[] {
  return paragraph.map.boxes.flatMap((box) => {
    const reader = new StoryReader(paragraph.docx, paragraph.part, 'text-box', styles, numbering)
    reader.read(box)
    return [...reader.paragraphs, ...reader.paragraphs.flatMap((inner) => boxesOf(inner, styles, numbering))]
  })
}

interface Around { place: TablePlace | null; locked: boolean; depth: number }

/** Walks one story: blocks, tables and the controls around them. */
class StoryReader {
  readonly paragraphs: DocParagraph[] = []
  private readonly counter: Counter
  private readonly tables: TableReader
  private open: FieldStack = []
  /** Elements of a paragraph whose mark is deleted, waiting for the next one. */
  private waiting: Element[] = []
  private waitingOpen: FieldStack = []

  constructor(private readonly docx: DocxPackage, private readonly part: string, private readonly story: Story, styles: Styles, private readonly numbering: Numbering) {
    this.counter = new Counter(numbering)
    this.tables = new TableReader(styles)
  }

  read(root: Element): void {
    this.blocks(root, { place: null, locked: false, depth: 0 })
  }

  private blocks(parent: Element, around: Around): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (!isElement(node)) continue
      if (isMc(node, 'AlternateContent')) this.blocks(alternative(node) ?? node, around)
      else if (isW(node, 'p')) this.paragraph(node, around)
      else if (isW(node, 'tbl')) this.table(node, around)
      else if (isW(node, 'sdt')) {
        const content = child(node, 'sdtContent')
        if (content) this.blocks(content, isLocked(node) ? { ...around, locked: true } : around)
      } else if (isW(node, 'customXml') || isW(node, 'smartTag') || isW(node, 'ins') || isW(node, 'moveTo')) this.blocks(node, around)
    }
  }

  private paragraph(element: Element, around: Around): void {
    if (this.waiting.length === 0) this.waitingOpen = this.open
    const elements = [...this.waiting, element]
    if (markDeleted(element) && nextIsParagraph(element)) {
      this.waiting = elements
      this.open = mapText([element], this.open).open
      return
    }
    this.waiting = []
    const paragraph = this.known(elements)
    paragraph.stand(around.place, around.locked, this.waitingOpen)
    this.open = paragraph.map.open
    const number = this.numbering.numberOf(paragraph.properties)
    if (number) {
      paragraph.listString = this.counter.next(number)
      paragraph.listLevel = paragraph.listString === null ? null : number.level
    }
    this.paragraphs.push(paragraph)
  }

  /** The same object for the same elements, however often the document is read. */
  private known(elements: Element[]): DocParagraph {
    const known = this.docx.known.get(elements[elements.length - 1])
    if (known instanceof DocParagraph && known.elements.length === elements.length && elements.every((element, i) => known.elements[i] === element)) return known
    const paragraph = new DocParagraph(this.docx, this.part, this.story, elements)
    this.docx.known.set(elements[elements.length - 1], paragraph)
    return paragraph
  }

  private table(element: Element, around: Around): void {
    const depth = around.depth + 1
    for (const cell of this.tables.cells(element, depth))
      this.blocks(cell.element, { place: cell.place, locked: around.locked || cell.locked, depth })
  }
}

/** True when the mark of the paragraph is deleted or moved away (17.13.5.15). */
export const markDeleted = (element: Element): boolean => {
  const mark = path(element, 'pPr', 'rPr')
  return child(mark, 'del') !== null || child(mark, 'moveFrom') !== null
}

/** A deleted mark joins its paragraph to the next one only when a paragraph follows in the same container. */
export function nextIsParagraph(element: Element): boolean {
  return nextBlock(element) !== null
}

/** The paragraph right after this one in the same container, past range marks; null before a table, a control or the end. */
export function nextBlock(element: Element): Element | null {
  for (let node = element.nextSibling; node; node = node.nextSibling) {
    if (isW(node, 'p')) return node
    if (isW(node, 'tbl') || isW(node, 'sdt') || isW(node, 'sectPr') || isW(node, 'customXml') || isMc(node, 'AlternateContent')) return null
  }
  return null
}
