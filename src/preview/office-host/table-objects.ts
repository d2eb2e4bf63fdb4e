/** Tables and cells: where a paragraph stands. */
import { paragraphsOf, type TablePlace } from '../../ooxml'
import { HostObject } from './host-object'
import type { OpenDocument } from './open-document'

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

  constructor(private readonly open: OpenDocument, private readonly place: TablePlace) {
    super()
  }

  get HeaderRowCount(): number {
    const headers = paragraphsOf(this.open.docx).flatMap(({ place }) => (place?.header && place.table === this.place.table && place.depth === this.place.depth ? [place.row + 1] : []))
    return Math.max(0, ...headers)
  }
}
