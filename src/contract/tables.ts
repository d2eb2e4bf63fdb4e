/** Tables: of a Word document, or typed as text (« | a | b | », « a | b », columns parted by tabs). */
import type { ContractLexicon } from './lexicon'
import type { Line } from './lines'
import { lineAt, linesOf, lineText } from './lines'
import type { Paragraph } from './paragraph'
import { wordsOf } from './words'

export interface Cell { lines: Line[]; column: number; header: boolean }

export interface Table {
  /** A record of services or values; layout and signature tables are given back as lines. */
  rows: Cell[][]
  /** Header cells by column; empty when the table has no header row. */
  headers: Map<number, Cell>
  /** Rows that are the header: they are no statements. */
  headerRows: number
}

/** A cell longer than this (UTF-16 units) is text laid out in a table, not a value. */
const LONG_CELL = 600

/** The Word table made of these paragraphs; null when it only lays text out: its paragraphs are then read as text. */
export function wordTable(paragraphs: Paragraph[], lexicon: ContractLexicon): Table | null {
  const rows = new Map<number, Map<number, Cell>>()
  for (const paragraph of paragraphs) {
    const place = paragraph.place
    if (!place) continue
    const cells = rows.get(place.row) ?? new Map<number, Cell>()
    rows.set(place.row, cells)
    const cell = cells.get(place.column) ?? { lines: [], column: place.column, header: place.header }
    cells.set(place.column, cell)
    cell.lines.push(...linesOf(paragraph, lexicon))
  }
  const grid = [...rows.entries()].sort(([a], [b]) => a - b).map(([, cells]) => [...cells.values()].sort((a, b) => a.column - b.column).filter((cell) => cell.lines.length > 0))
  return asTable(grid.filter((row) => row.length > 0), paragraphs, lexicon)
}

function asTable(grid: Cell[][], paragraphs: Paragraph[], lexicon: ContractLexicon): Table | null {
  const columns = Math.max(0, ...grid.map((row) => row.length))
  if (columns < 2) return null
  if (paragraphs.some((paragraph) => paragraph.outlineLevel !== null && paragraph.text.trim() !== '')) return null
  const lengths = grid.flat().map(cellLength)
  if (grid.length < 3 && lengths.some((length) => length > LONG_CELL)) return null
  const long = lengths.filter((length) => length > LONG_CELL).reduce((sum, length) => sum + length, 0)
  if (long * 2 > lengths.reduce((sum, length) => sum + length, 0)) return null
  if (isSignature(grid, lexicon)) return null
  return withHeaders(grid, columns)
}

function withHeaders(grid: Cell[][], columns: number): Table {
  const declared = grid.findIndex((row) => !row.every((cell) => cell.header))
  let headerRows = declared < 0 ? 0 : declared
  if (headerRows === 0 && grid.length > 1 && looksLikeHeader(grid, columns)) headerRows = 1
  const headers = new Map<number, Cell>()
  for (const row of grid.slice(0, headerRows)) for (const cell of row) headers.set(cell.column, cell)
  return { rows: grid, headers, headerRows }
}

function looksLikeHeader(grid: Cell[][], columns: number): boolean {
  const [first, ...others] = grid
  if (first.length < columns - 1 || first.length < 2) return false
  const texts = first.map(cellText)
  if (texts.some((text) => wordsOf(text).length > 9 || /[.;]$/.test(text))) return false
  const bold = first.every((cell) => cell.lines.every((line) => line.paragraph.bold === true))
  const bodyBold = others.every((row) => row.every((cell) => cell.lines.every((line) => line.paragraph.bold === true)))
  if (bold && !bodyBold) return true
  if (columns < 3) return false
  return !texts.some((text) => /\d/.test(text))
}

/** Two columns where each party signs. */
function isSignature(grid: Cell[][], lexicon: ContractLexicon): boolean {
  const top = grid[0].map((cell) => wordsOf(cellText(cell)))
  const second = (grid[1] ?? []).map((cell) => wordsOf(cellText(cell)))
  if ([...top, ...second].some((cell) => lexicon.headings.signature.at(cell, 0) !== null)) return true
  const signs = top.filter((cell) => cell.length > 0 && lexicon.parties.signing.has(cell[0].form)).length
  return top.length >= 2 && (signs === top.length || (signs > 0 && grid.length <= 4 && top.every((cell) => cell.length <= 12)))
}

export function cellText(cell: Cell): string {
  return cell.lines.map(lineText).join(' ')
}

function cellLength(cell: Cell): number {
  return cell.lines.reduce((sum, line) => sum + line.end - line.start, 0)
}

/** How many lines from `at` form a table typed as text, and the table; null when they do not. */
export function typedTable(lines: Line[], at: number, lexicon: ContractLexicon): { table: Table; lines: number } | null {
  return barTable(lines, at, lexicon) ?? tabTable(lines, at, lexicon)
}

function barTable(lines: Line[], at: number, lexicon: ContractLexicon): { table: Table; lines: number } | null {
  const rows: Cell[][] = []
  let separator = -1
  let to = at
  for (; to < lines.length; to++) {
    const text = lineText(lines[to])
    if (!text.includes('|')) break
    if (/^[\s|:+-]+$/.test(text) && text.includes('-')) {
      separator = rows.length
      continue
    }
    const cells = split(lines[to], '|', lexicon)
    if (cells.length < 2) break
    rows.push(cells)
  }
  if (separator < 0 && rows.length < 3) return null
  if (rows.length < 2) return null
  const header = separator === 1 || (separator < 0 && !rows[0].some((cell) => /\d/.test(cellText(cell))))
  return { table: { rows, headers: header ? new Map(rows[0].map((cell) => [cell.column, cell])) : new Map<number, Cell>(), headerRows: header ? 1 : 0 }, lines: to - at }
}

function tabTable(lines: Line[], at: number, lexicon: ContractLexicon): { table: Table; lines: number } | null {
  const rows: Cell[][] = []
  let to = at
  for (; to < lines.length; to++) {
    const line = lines[to]
    if (line.mark !== null || line.paragraph.outlineLevel !== null || !lineText(line).includes('\t')) break
    const cells = split(line, '\t', lexicon)
    if (cells.length < 2 || (rows.length > 0 && cells.length !== rows[0].length) || cells.some((cell) => cellLength(cell) > 160)) break
    rows.push(cells)
  }
  if (rows.length < 3) return null
  const header = rows[0].length > 2 && !rows[0].some((cell) => /\d/.test(cellText(cell)))
  return { table: { rows, headers: header ? new Map(rows[0].map((cell) => [cell.column, cell])) : new Map<number, Cell>(), headerRows: header ? 1 : 0 }, lines: to - at }
}

/** Cells of a typed row; a separator at either end opens no cell, several tabs in a row count once. */
function split(line: Line, separator: string, lexicon: ContractLexicon): Cell[] {
  const cells: Cell[] = []
  const { text } = line.paragraph
  let from = line.start
  let column = 0
  for (let at = line.start; at <= line.end; at++) {
    if (at < line.end && text[at] !== separator) continue
    const cell = lineAt(line.paragraph, from, at, false, lexicon)
    if (cell) cells.push({ lines: [cell], column, header: false })
    if (cell || (separator === '|' && from > line.start)) column++
    from = at + 1
  }
  return cells
}
