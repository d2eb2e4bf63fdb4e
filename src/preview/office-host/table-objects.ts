/** Tables and cells: where a paragraph stands. */
import { insertAfter, type DocParagraph, paragraphsOf } from '../../ooxml'
import { apiNotFound, invalidArgument } from './host-error'
import { HostObject } from './host-object'
import type { OpenDocument } from './open-document'
import { partsOf, type Paragraph } from './text-objects'

type TablePlace = NonNullable<DocParagraph['place']>

export class TableCell extends HostObject {
  readonly className = 'TableCell'
  readonly scalars = ['RowIndex', 'CellIndex']

  constructor(private readonly place: TablePlace) {
    super()
  }

  get RowIndex(): number {
    return this.place.row
  }

  get CellIndex(): number {
    return this.place.column
  }
}

export class Table extends HostObject {
  readonly className = 'Table'
  readonly scalars = ['HeaderRowCount']

  constructor(private readonly open: OpenDocument, private readonly inside: DocParagraph, private readonly place: TablePlace) {
    super()
  }

  /** Behind the whole table. Only asked of a table that stands in no other one. */
  InsertParagraph(text: string, location: string): Paragraph {
    const where = 'Table.insertParagraph'
    if (this.place.depth > 1 || location !== 'After') throw apiNotFound(where)
    const made = this.open.edit(where, () => insertAfter(this.open.docx, this.inside, [{ pieces: [{ text }], like: null }], { tracked: this.open.tracked(), outOfTable: true }))
    const [paragraph] = made.flatMap((one) => partsOf(this.open, one)).slice(-1)
    if (!paragraph) throw invalidArgument(where)
    return paragraph
  }

  /** The table around this one. */
  get ParentTableOrNullObject(): Table | null {
    return this.place.depth > 1 ? new Table(this.open, this.inside, { ...this.place, depth: this.place.depth - 1 }) : null
  }

  get HeaderRowCount(): number {
    const headers = paragraphsOf(this.open.docx).flatMap(({ place }) => (place?.header && place.table === this.place.table && place.depth === this.place.depth ? [place.row + 1] : []))
    return Math.max(0, ...headers)
  }
}
