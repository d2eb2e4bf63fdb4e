/**
 * The document on screen, over the ooxml model: one element per paragraph, and only what changed is drawn again. It
 * shows structure, changes and comments; pages, fonts and pictures as Word lays them out are not imitated.
 */
import { commentsOf, controlsOf, paragraphsOf, type DocComment, type DocControl, type DocParagraph, type DocxPackage } from '../../ooxml'
import { drawParagraph, type ParagraphMarks } from './paragraph-element'

interface Drawn { element: HTMLElement; key: string }

export interface ViewPlace { paragraph: DocParagraph; at: number }

export class DocumentView {
  private readonly drawn = new Map<DocParagraph, Drawn>()
  private structure = ''
  private identities = new WeakMap<DocParagraph, number>()
  private count = 0
  /** How many paragraphs the last `update` drew. */
  lastDrawn = 0

  constructor(private readonly root: HTMLElement, private readonly docx: DocxPackage, private readonly notesTitle: string) {}

  /** Draws what changed since the last time. */
  update(): void {
    const paragraphs = paragraphsOf(this.docx)
    const comments = commentsOf(this.docx)
    const controls = controlsOf(this.docx)
    this.lastDrawn = 0
    for (const paragraph of paragraphs) this.draw(paragraph, marksOf(paragraph, comments, controls))
    const structure = paragraphs.map((paragraph) => `${this.identity(paragraph)}:${paragraph.story}:${placeKey(paragraph)}`).join()
    if (structure !== this.structure) this.arrange(paragraphs)
    this.structure = structure
  }

  /** The element of a paragraph, once drawn. */
  elementOf(paragraph: DocParagraph): HTMLElement | null {
    return this.drawn.get(paragraph)?.element ?? null
  }

  /** A DOM range over `[start, end)` of a paragraph's text. */
  rangeOf(paragraph: DocParagraph, start: number, end: number): Range | null {
    const element = this.elementOf(paragraph)
    if (!element) return null
    const range = document.createRange()
    range.selectNodeContents(element)
    for (const piece of element.querySelectorAll<HTMLElement>('.run')) {
      const from = Number(piece.dataset.start)
      const to = from + (piece.textContent?.length ?? 0)
      const node = piece.firstChild
      if (!node) continue
      if (start >= from && start < to) range.setStart(node, start - from)
      if (end > from && end <= to) range.setEnd(node, end - from)
    }
    return range
  }

  /** The place in the model of a point in the DOM (the person's own selection); null outside of the text. */
  placeOf(node: Node, offset: number): ViewPlace | null {
    const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.run')
    const paragraphElement = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.para')
    if (!paragraphElement) return null
    const paragraph = [...this.drawn].find(([, { element }]) => element === paragraphElement)?.[0]
    if (!paragraph) return null
    return { paragraph, at: piece ? Math.min(paragraph.text.length, Number(piece.dataset.start) + (node instanceof Element ? 0 : offset)) : 0 }
  }

  private draw(paragraph: DocParagraph, marks: ParagraphMarks): void {
    const key = [
      paragraph.revision, paragraph.listString, paragraph.locked, marks.around?.tag ?? '',
      ...marks.comments.map(({ id, resolved }) => `${id}${resolved ? 'r' : ''}`), ...marks.inline.map(({ tag, start, end }) => `${tag}@${start}-${end}`),
    ].join('|')
    const known = this.drawn.get(paragraph)
    if (known?.key === key) return
    const element = known?.element ?? document.createElement('div')
    drawParagraph(element, paragraph, marks)
    this.drawn.set(paragraph, { element, key })
    this.lastDrawn++
  }

  private identity(paragraph: DocParagraph): number {
    const known = this.identities.get(paragraph)
    if (known !== undefined) return known
    this.identities.set(paragraph, ++this.count)
    return this.count
  }

  /** Puts the elements in their order and tables; the elements themselves are kept. */
  private arrange(paragraphs: readonly DocParagraph[]): void {
    for (const paragraph of this.drawn.keys()) if (!paragraphs.includes(paragraph)) this.drawn.delete(paragraph)
    const body: Node[] = []
    const notes: Node[] = []
    const tables = new Map<string, TableElement>()
    for (const paragraph of paragraphs) {
      const element = this.elementOf(paragraph)
      if (!element) continue
      const into = paragraph.story === 'body' ? body : notes
      const { place } = paragraph
      if (!place) {
        into.push(element)
        continue
      }
      // A table inside a table is shown below it: contracts hardly have any.
      const key = `${paragraph.story}:${place.table}`
      let table = tables.get(key)
      if (!table) {
        table = new TableElement()
        tables.set(key, table)
        into.push(table.element)
      }
      table.add(place.row, place.column, place.columnSpan, place.header, element)
    }
    this.root.replaceChildren(...body)
    if (notes.length === 0) return
    const title = document.createElement('div')
    title.className = 'notes-title'
    title.textContent = this.notesTitle
    this.root.append(title, ...notes)
  }
}

class TableElement {
  readonly element = document.createElement('table')
  private readonly rows = new Map<number, { element: HTMLTableRowElement; cells: Map<number, HTMLTableCellElement> }>()

  constructor() {
    this.element.className = 'table'
  }

  add(row: number, column: number, span: number, header: boolean, paragraph: HTMLElement): void {
    let line = this.rows.get(row)
    if (!line) {
      line = { element: document.createElement('tr'), cells: new Map() }
      this.rows.set(row, line)
      this.element.append(line.element)
    }
    let cell = line.cells.get(column)
    if (!cell) {
      cell = document.createElement(header ? 'th' : 'td')
      cell.colSpan = span
      line.cells.set(column, cell)
      line.element.append(cell)
    }
    cell.append(paragraph)
  }
}

const placeKey = ({ place }: DocParagraph): string => (place ? `${place.table}.${place.row}.${place.column}` : '')

function marksOf(paragraph: DocParagraph, comments: readonly DocComment[], controls: readonly DocControl[]): ParagraphMarks {
  const own = controls.filter(({ first, last }) => first.index <= paragraph.index && last.index >= paragraph.index)
  const isWhole = ({ first, last, start, end }: DocControl): boolean => first !== last || (start === 0 && end === first.text.length)
  return {
    comments: comments.filter(({ parent, anchor }) => parent === null && anchor?.paragraph === paragraph),
    inline: own.filter((control) => !isWhole(control)),
    around: own.find(isWhole) ?? null,
  }
}
