/** Statements: sentences, list items with their lead-in, table rows. Written in reading order, clause by clause. */
import type { Clause, Piece, Statement, StatementKind } from './contract'
import { piecesIn } from './contract'
import type { ContractLexicon } from './lexicon'
import type { NumberingMark } from './numbering-mark'
import type { Breaks, Passage } from './passages'
import { passageOf } from './passages'
import type { Cell, Table } from './tables'
import { wordsOf } from './words'

export type SentenceFinder = (text: string) => { start: number; end: number }[]

/** A lead-in that waits for its items, or has some. */
interface Frame {
  lead: number
  /** Form of its items' marks; null before the first one. */
  signature: string | null
  /** Mark of the lead-in's own paragraph: a mark of the same form goes on beside it, not below it. */
  own: string | null
  block: number
  /** An unmarked list goes on as long as its items end with a comma or a semicolon. */
  implicitOpen: boolean
}

/** Above this length (UTF-16 units) a lead-in is a topic only: it is not repeated in front of each item. */
const LONGEST_LEAD = 700
/** Above this length a row is judged sentence by sentence. */
const LONGEST_ROW = 480

interface Draft { text: string; pieces: Piece[] }

export class StatementWriter {
  readonly statements: Statement[] = []
  private frames: Frame[] = []
  private block = 0
  private last: { statement: number; clause: number } | null = null

  constructor(private readonly find: SentenceFinder, private readonly lexicon: ContractLexicon, private readonly breaks: Breaks) {}

  /** The heading of a clause; null when it has no words. */
  heading(title: Draft, clause: Clause): number | null {
    this.frames = []
    this.last = null
    this.block++
    return /[\p{L}\p{N}]/u.test(title.text) ? this.add('heading', title, clause, this.block, [], null) : null
  }

  /** A passage; `next` is what follows in the same clause. */
  passage(passage: Passage, next: Passage | Table | null, clause: Clause): void {
    const frame = this.frameFor(passage)
    if (!frame) this.frames = []
    const leads = frame ? this.frames.map((open) => open.lead) : []
    const block = frame ? frame.block : ++this.block
    let previous = frame ? null : this.previousIn(clause)
    let written = -1
    this.find(passage.text).forEach((span, index) => {
      const own = cut(passage, span.start, span.end)
      const lead = frame && index === 0 ? this.statements[frame.lead] : null
      const draft = lead && lead.text.length <= LONGEST_LEAD ? joined(context(lead), ' ', own) : own
      written = this.add(frame ? 'item' : 'sentence', draft, clause, block, leads, previous)
      previous = written
    })
    if (written < 0) return
    this.last = { statement: written, clause: clause.index }
    if (this.introduces(passage, next)) {
      this.statements[written].introduces = true
      this.frames.push({ lead: written, signature: null, own: signatureOf(passage), block, implicitOpen: true })
    }
  }

  /** Rows of a table, introduced by the sentence before it when that announces them. */
  table(table: Table, clause: Clause): void {
    const open = this.frames[this.frames.length - 1]
    const caption = open && open.signature === null ? this.frames.map((frame) => frame.lead) : []
    const block = caption.length > 0 ? open.block : ++this.block
    let label: Draft | null = null
    for (const row of table.rows.slice(table.headerRows)) {
      const first = row.find((cell) => cell.column === 0)
      if (first) label = this.cell(first)
      this.row(row, table, first ? null : label, clause, block, caption)
    }
    // A header alone, or a table of one row: its words must not be lost.
    if (table.rows.length === table.headerRows) for (const row of table.rows) this.row(row, { ...table, headers: new Map() }, null, clause, block, caption)
    this.frames = []
    this.last = null
  }

  private row(row: Cell[], table: Table, carried: Draft | null, clause: Clause, block: number, caption: number[]): void {
    const values = row.map((cell) => ({ cell, own: this.cell(cell), header: this.headerOf(cell, table) })).filter(({ own }) => own.text !== '')
    if (values.length === 0) return
    const length = values.reduce((sum, { own }) => sum + own.text.length, 0)
    const labelled = carried ?? (values.length > 1 && values[0].cell.column === 0 ? values[0].own : null)
    if (length > LONGEST_ROW && labelled) {
      for (const { own, header } of values) {
        if (own === labelled) continue
        for (const span of this.find(own.text)) {
          const sentence = cut(own, span.start, span.end)
          const before = header ? joined(joined(inherited(labelled), ' : ', inherited(header)), ' : ', sentence) : joined(inherited(labelled), ' : ', sentence)
          this.add('row', before, clause, block, caption, null)
        }
      }
      return
    }
    let draft: Draft | null = carried ? inherited(carried) : null
    values.forEach(({ own, header }, index) => {
      const value = header ? joined(inherited(header), glue(header, ' : '), own) : own
      if (!draft) draft = value
      else draft = joined(draft, index === 1 && !header && !carried ? glue(draft, ' : ') : glue(draft, ' ; '), value)
    })
    if (draft) this.add('row', draft, clause, block, caption, null)
  }

  private headerOf(cell: Cell, table: Table): Draft | null {
    const header = table.headers.get(cell.column)
    if (!header) return null
    const draft = this.cell(header)
    return draft.text === '' ? null : draft
  }

  private cell(cell: Cell): Draft {
    const { text, pieces } = passageOf(cell.lines, this.breaks, this.lexicon, cell.lines[0].start)
    return { text, pieces }
  }

  private add(kind: StatementKind, draft: Draft, clause: Clause, block: number, leadIns: number[], previous: number | null): number {
    const index = this.statements.length
    this.statements.push({ index, kind, text: draft.text, pieces: draft.pieces, clause: clause.index, block, leadIns: [...leadIns], introduces: false, previous })
    if (kind !== 'heading') clause.statements.push(index)
    return index
  }

  private previousIn(clause: Clause): number | null {
    return this.last && this.last.clause === clause.index ? this.last.statement : null
  }

  /** The frame of which this passage is an item; closes those below it. Null: no item. */
  private frameFor(passage: Passage): Frame | null {
    const signature = signatureOf(passage)
    const top = this.frames[this.frames.length - 1]
    if (!top) return null
    if (signature === null) return this.implicitItem(passage, top)
    for (let at = this.frames.length - 1; at >= 0; at--) {
      if (this.frames[at].signature === signature) {
        this.frames.length = at + 1
        return this.frames[at]
      }
    }
    if (top.signature === null) {
      if (top.own === signature && !isBullet(passage.mark)) {
        this.frames.pop()
        return this.frameFor(passage)
      }
      top.signature = signature
      return top
    }
    // A deeper list without a colon of its own completes the same lead-in; a numbered paragraph of another form ends it.
    return isBullet(passage.mark) || passage.mark?.kind === 'letter' || passage.mark?.kind === 'small-roman' ? top : null
  }

  private implicitItem(passage: Passage, top: Frame): Frame | null {
    if (top.signature !== null && top.signature !== 'implicit') return null
    if (!top.implicitOpen) return null
    const last = passage.text[passage.text.length - 1]
    const open = last === ';' || last === ','
    const begins = open || /^\P{L}*\p{Ll}/u.test(passage.text.slice(0, 8))
    if (top.signature === null && !begins) return null
    top.signature = 'implicit'
    top.implicitOpen = open || (last !== '.' && passage.text.length < 160)
    return top
  }

  private introduces(passage: Passage, next: Passage | Table | null): boolean {
    if (next === null) return false
    const last = passage.text.trimEnd().slice(-1)
    if (last === ':') return true
    const item = 'mark' in next ? isListMark(next.mark) : true
    if (!item) return false
    // Items of one list do not introduce each other.
    if ('mark' in next && passage.mark !== null && signatureOf(passage) === signatureOf(next)) return false
    if (!'.;!?'.includes(last) && 'mark' in next) return passage.mark === null || deeper(next, passage)
    return this.lexicon.lines.announces.in(wordsOf(passage.text.slice(-200)))
  }
}

function deeper(next: Passage, passage: Passage): boolean {
  return next.listLevel !== null && passage.listLevel !== null ? next.listLevel > passage.listLevel : !isListMark(passage.mark)
}

/** « - », « • », « a) », « (iv) », « 1) »: marks of a list; « 5.1 » numbers a paragraph. */
function isListMark(mark: NumberingMark | null): boolean {
  return mark !== null && (mark.kind === 'bullet' || mark.kind === 'letter' || mark.kind === 'small-roman' || (mark.kind === 'decimal' && mark.parts.length === 1))
}

function isBullet(mark: NumberingMark | null): boolean {
  return mark?.kind === 'bullet'
}

function signatureOf(passage: Passage): string | null {
  const { mark, listLevel } = passage
  if (!mark) return null
  return `${mark.kind}/${mark.kind === 'bullet' ? mark.written : mark.parts.length}/${listLevel ?? ''}`
}

/** Part of a passage as a statement of its own. */
function cut(passage: Draft, start: number, end: number): Draft {
  const pieces = piecesIn(passage.pieces, start, end).map((piece): Piece => {
    const from = Math.max(piece.at, start)
    return { ...piece, at: from - start, length: Math.min(piece.at + piece.length, end) - from, start: piece.start + from - piece.at }
  })
  return { text: passage.text.slice(start, end), pieces }
}

function joined(before: Draft, between: string, after: Draft): Draft {
  const shift = before.text.length + between.length
  return { text: before.text + between + after.text, pieces: [...before.pieces, ...after.pieces.map((piece) => ({ ...piece, at: piece.at + shift }))] }
}

function inherited(draft: Draft): Draft {
  return { text: draft.text, pieces: draft.pieces.map((piece) => ({ ...piece, own: false })) }
}

function context(statement: Statement): Draft {
  return inherited(statement)
}

/** No second colon after « Délai : ». */
function glue(before: Draft, wanted: string): string {
  return /[:;]\s*$/.test(before.text) ? ' ' : wanted
}
