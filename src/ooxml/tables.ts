/** Cells of a table with their place in the grid. */
import type { Styles } from './styles'
import { isLocked } from './text-map'
import { attr, child, children, isW, onOff, val, type Element } from './xml'

/** Where a paragraph stands in a table. All numbers are 0-based. */
export interface TablePlace {
  /** Ordinal of the table in reading order, within its story. */
  table: number
  row: number
  /** Grid column: merged cells count for the columns that they span. */
  column: number
  columnSpan: number
  header: boolean
  /** Table inside a table: 2, 3…; an ordinary table is 1. */
  depth: number
}

export interface Cell { element: Element; place: TablePlace; locked: boolean }

export class TableReader {
  private tables = 0

  constructor(private readonly styles: Styles) {}

  /** Cells row by row; a row that is a tracked deletion is left out. */
  *cells(table: Element, depth: number): Generator<Cell> {
    const ordinal = this.tables++, firstRowStyled = this.firstRowStyled(table)
    let row = 0
    for (const { element, locked } of within(table, 'tr', false)) {
      const properties = child(element, 'trPr')
      if (child(properties, 'del')) continue
      const header = (onOff(properties, 'tblHeader') ?? false) || (row === 0 && firstRowStyled)
      let column = Number(val(properties, 'gridBefore') ?? 0)
      for (const cell of within(element, 'tc', locked)) {
        const columnSpan = Math.max(1, Number(val(child(cell.element, 'tcPr'), 'gridSpan') ?? 1) || 1)
        yield { element: cell.element, locked: cell.locked, place: { table: ordinal, row, column, columnSpan, header, depth } }
        column += columnSpan
      }
      row++
    }
  }

  /** True when the table asks for a first-row look (17.4.55) that its style draws differently. */
  private firstRowStyled(table: Element): boolean {
    const properties = child(table, 'tblPr'), look = child(properties, 'tblLook')
    const flags = parseInt(attr(look, 'val') ?? '0', 16)
    const asked = attr(look, 'firstRow') ?? (flags & 0x20 ? '1' : '0')
    if (asked !== '1' && asked !== 'true') return false
    const style = this.styles.get(val(properties, 'tblStyle'))
    return this.styles.chain(style).some((step) => children(step.element).some((part) =>
      isW(part, 'tblStylePr') && attr(part, 'type') === 'firstRow' && children(part).some((look) => children(look).length > 0)))
  }
}

/** Rows or cells, through the controls and markup that may stand around them. */
function within(parent: Element, name: 'tr' | 'tc', locked: boolean): { element: Element; locked: boolean }[] {
  return children(parent).flatMap((element) => {
    if (isW(element, name)) return [{ element, locked }]
    if (isW(element, 'sdt')) {
      const content = child(element, 'sdtContent')
      return content ? within(content, name, locked || isLocked(element)) : []
    }
    return isW(element, 'customXml') || isW(element, 'ins') ? within(element, name, locked) : []
  })
}
