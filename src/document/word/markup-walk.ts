/** The paragraphs of one part of a document, in reading order: runs, fields, changes, tables, text boxes (ECMA-376 part 1 §17). */
import type { TablePlace } from '../../contract/paragraph'

export interface MarkedParagraph {
  /** Visible text: tracked insertions and results of fields, without deletions. */
  text: string
  /**
   * Where each `w:p` begins in `text`. Several when their marks in between are deleted: they read as one paragraph, as
   * they will once the change is accepted (§17.13.5.15). Word's object model may list them one by one.
   */
  starts: number[]
  /** Offsets in `text` that a search may not cross. */
  cuts: number[]
  deletions: { at: number; text: string }[]
  inserted: boolean
  locked: boolean
  place: TablePlace | null
  /** For a note or a text box: the paragraph of the body that refers to it or holds it, by its rank there. */
  host: number | null
}

const WORD = /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)$/

const MATH = /^http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006\/math|purl\.oclc\.org\/ooxml\/officeDocument\/math)$/

/** Prefixes of `mc:Choice Requires` that every Word of our floor understands; not w16se, whose emoji stand in the fallback. */
const UNDERSTOOD = /^(wps|wpg|wpc|wp14|w14|w15|w16(cex|cid|sdtdh)?|a14|v|aink|cx\d*|am3d|psez)$/

export const isWord = (node: Element): boolean => WORD.test(node.namespaceURI ?? '')
export const named = (parent: Element | null | undefined, name: string): Element | null =>
  [...(parent?.children ?? [])].find((child) => isWord(child) && child.localName === name) ?? null
export const attribute = (element: Element | null | undefined, name: string): string | null => element?.getAttributeNS(element.namespaceURI, name) ?? null
const isOn = (element: Element | null): boolean => element !== null && !['0', 'false', 'off'].includes(attribute(element, 'val') ?? '')

interface Surroundings { locked: boolean; tables: TablePlace[] }

interface NoteReference { id: string; host: number }

export class MarkupWalk {
  readonly paragraphs: MarkedParagraph[] = []
  readonly textBoxes: MarkedParagraph[] = []
  hidden = false
  readonly noteIds = { footnote: [] as NoteReference[], endnote: [] as NoteReference[] }

  constructor(private readonly styles: ReadonlyMap<string, Element>, private host: number | null = null) {}

  private tables = 0
  /** The paragraph whose mark is deleted, waiting for the next one. */
  private open: MarkedParagraph | null = null

  note(note: Element, host: number): void {
    this.host = host
    this.blocks(note, { locked: false, tables: [] })
  }

  blocks(parent: Element, around: Surroundings): void {
    for (const child of parent.children) {
      if (child.localName === 'AlternateContent') this.blocks(chosen(child), around)
      if (!isWord(child)) continue
      switch (child.localName) {
        case 'p':
          this.paragraph(child, around)
          break
        case 'tbl':
          this.table(child, around)
          break
        case 'sdt':
          this.blocks(named(child, 'sdtContent') ?? child, { ...around, locked: around.locked || isLocked(child) })
          break
        case 'customXml':
        case 'ins':
        case 'moveTo':
          this.blocks(child, around)
          break
      }
    }
  }

  private table(table: Element, around: Surroundings): void {
    const ordinal = this.tables++
    const look = named(named(table, 'tblPr'), 'tblLook')
    const asked = attribute(look, 'firstRow') ?? ((parseInt(attribute(look, 'val') ?? '0', 16) & 0x20) !== 0 ? '1' : '0')
    const firstRowStyled = (asked === '1' || asked === 'true') && this.drawsFirstRow(attribute(named(named(table, 'tblPr'), 'tblStyle'), 'val'))
    const rows = rowsOf(table).filter((element) => named(named(element, 'trPr'), 'del') === null)
    for (const [row, element] of rows.entries()) {
      const header = isOn(named(named(element, 'trPr'), 'tblHeader')) || (row === 0 && firstRowStyled)
      let column = Number(attribute(named(named(element, 'trPr'), 'gridBefore'), 'val') ?? 0)
      for (const cell of cellsOf(element)) {
        const columnSpan = Number(attribute(named(named(cell, 'tcPr'), 'gridSpan'), 'val') ?? 1)
        const place = { table: ordinal, row, column, columnSpan, header, depth: around.tables.length + 1 }
        this.blocks(cell, { locked: around.locked || isLockedAbove(cell, table), tables: [...around.tables, place] })
        column += columnSpan
      }
    }
  }

  /** True when a table style, or one that it is based on, draws the first row in a way of its own (§17.7.6). */
  private drawsFirstRow(styleId: string | null): boolean {
    const seen = new Set<Element>()
    for (let style = this.styles.get(styleId ?? ''); style && !seen.has(style); style = this.styles.get(attribute(named(style, 'basedOn'), 'val') ?? '')) {
      seen.add(style)
      const parts = [...style.children].filter((part) => isWord(part) && part.localName === 'tblStylePr' && attribute(part, 'type') === 'firstRow')
      if (parts.some((part) => [...part.children].some((look) => look.children.length > 0))) return true
    }
    return false
  }

  private paragraph(element: Element, around: Surroundings): void {
    const out = this.open ?? { text: '', starts: [], cuts: [], deletions: [], inserted: false, locked: around.locked, place: around.tables.at(-1) ?? null, host: this.host }
    if (!this.open) this.paragraphs.push(out)
    else out.cuts.push(out.text.length)
    out.starts.push(out.text.length)
    this.runs(element, out, { deleted: false, inserted: false, field: [] })
    this.open = isMarkDeleted(element) && isFollowed(element) ? out : null
  }

  /** `field`: for each open field, whether its result has begun. */
  private runs(parent: Element, out: MarkedParagraph, state: { deleted: boolean; inserted: boolean; field: boolean[] }): void {
    for (const child of parent.children) {
      if (child.localName === 'AlternateContent') this.runs(chosen(child), out, state)
      if (MATH.test(child.namespaceURI ?? '')) {
        if (child.localName === 't') this.add(child.textContent ?? '', out, state)
        else this.runs(child, out, state)
      }
      if (!isWord(child)) continue
      switch (child.localName) {
        case 'pPr':
        case 'rPr':
        case 'sdtPr':
        case 'sdtEndPr':
        case 'instrText':
          break
        case 'del':
        case 'moveFrom':
          this.runs(child, out, { ...state, deleted: true })
          break
        case 'ins':
        case 'moveTo':
          this.runs(child, out, { ...state, inserted: true })
          break
        case 'fldSimple':
          out.cuts.push(out.text.length)
          this.runs(child, out, state)
          out.cuts.push(out.text.length)
          break
        case 'fldChar':
          this.fieldLimit(attribute(child, 'fldCharType'), out, state)
          break
        case 'txbxContent': {
          const inside = new MarkupWalk(this.styles, this.host ?? this.paragraphs.length - 1)
          inside.blocks(child, { locked: false, tables: [] })
          this.textBoxes.push(...inside.paragraphs, ...inside.textBoxes)
          break
        }
        case 'footnoteReference':
        case 'endnoteReference': {
          const id = attribute(child, 'id')
          if (id !== null && !state.deleted) this.noteIds[child.localName === 'footnoteReference' ? 'footnote' : 'endnote']
              .push({ id, host: this.host ?? this.paragraphs.length - 1 })
          out.cuts.push(out.text.length)
          break
        }
        case 'drawing':
        case 'pict':
        case 'object':
          out.cuts.push(out.text.length)
          this.inside(child, out, state)
          break
        case 'r':
          if (!state.deleted && isOn(named(named(child, 'rPr'), 'vanish')) && named(child, 't')) this.hidden = true
          this.runs(child, out, state)
          break
        case 't':
        case 'delText':
          this.add(child.textContent ?? '', out, state)
          break
        case 'tab':
          this.add('\t', out, state)
          break
        case 'br':
          if (attribute(child, 'type') === null || attribute(child, 'type') === 'textWrapping') this.add('\n', out, state)
          break
        case 'cr':
          this.add('\n', out, state)
          break
        case 'noBreakHyphen':
          this.add('\u2011', out, state)
          break
        case 'softHyphen':
          this.add('\u00ad', out, state)
          break
        default:
          this.runs(child, out, state)
      }
    }
  }

  /** Text boxes lie deep inside drawings, in foreign namespaces. */
  private inside(parent: Element, out: MarkedParagraph, state: { deleted: boolean; inserted: boolean; field: boolean[] }): void {
    for (const child of parent.children) {
      if (isWord(child)) {
        if (child.localName === 'txbxContent') this.runs(parent, out, state)
      } else this.inside(child.localName === 'AlternateContent' ? chosen(child) : child, out, state)
    }
  }

  private fieldLimit(type: string | null, out: MarkedParagraph, state: { field: boolean[] }): void {
    out.cuts.push(out.text.length)
    if (type === 'begin') state.field.push(false)
    else if (type === 'separate') state.field[state.field.length - 1] = true
    else if (type === 'end') state.field.pop()
  }

  private add(text: string, out: MarkedParagraph, state: { deleted: boolean; inserted: boolean; field: boolean[] }): void {
    if (state.field.some((begun) => !begun)) return
    if (!state.deleted) {
      out.text += text
      if (state.inserted && text !== '') out.inserted = true
      return
    }
    const last = out.deletions.at(-1)
    if (last?.at === out.text.length) last.text += text
    else {
      out.deletions.push({ at: out.text.length, text })
      out.cuts.push(out.text.length)
    }
  }
}

function isMarkDeleted(paragraph: Element): boolean {
  const mark = named(named(paragraph, 'pPr'), 'rPr')
  return named(mark, 'del') !== null || named(mark, 'moveFrom') !== null
}

/** A deleted mark joins its paragraph to the next only when a paragraph follows in the same container. */
function isFollowed(paragraph: Element): boolean {
  for (let next = paragraph.nextElementSibling; next; next = next.nextElementSibling) {
    if (!isWord(next)) return false
    if (next.localName === 'p') return true
    if (['tbl', 'sdt', 'sectPr', 'customXml'].includes(next.localName)) return false
  }
  return false
}

/** One branch of `mc:AlternateContent`, never both: they hold the same text. */
function chosen(alternate: Element): Element {
  const branches = [...alternate.children]
  const understood = branches.find((branch) => branch.localName === 'Choice' && (branch.getAttribute('Requires') ?? '').split(/\s+/).every((prefix) => UNDERSTOOD.test(prefix)))
  return understood ?? branches.find((branch) => branch.localName === 'Fallback') ?? alternate
}

function isLocked(control: Element): boolean {
  const lock = attribute(named(named(control, 'sdtPr'), 'lock'), 'val')
  return lock === 'contentLocked' || lock === 'sdtContentLocked'
}

/** Rows and cells may stand inside content controls of their own. */
const through = (parent: Element, name: string): Element[] =>
  [...parent.children].filter(isWord).flatMap((child) => {
    if (child.localName === name) return [child]
    if (child.localName === 'sdt') return through(named(child, 'sdtContent') ?? child, name)
    return child.localName === 'customXml' ? through(child, name) : []
  })
const rowsOf = (table: Element): Element[] => through(table, 'tr')
const cellsOf = (row: Element): Element[] => through(row, 'tc')

function isLockedAbove(cell: Element, table: Element): boolean {
  for (let at = cell.parentElement; at && at !== table; at = at.parentElement) if (at.localName === 'sdt' && isLocked(at)) return true
  return false
}
