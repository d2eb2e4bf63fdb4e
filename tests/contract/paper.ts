/** Contracts on paper for the tests: lines in a small notation, and the lexicon as it ships. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { buildContract } from '../../src/contract/build-contract'
import type { Contract, Statement } from '../../src/contract/contract'
import { contractLexicon } from '../../src/contract/lexicon'
import type { Paragraph } from '../../src/contract/paragraph'

export const lexiconData: unknown = parse(readFileSync('src/knowledge/lexicon/contract.yaml', 'utf8'))
export const lexicon = contractLexicon(lexiconData)

export function paragraph(text: string, more: Partial<Paragraph> = {}): Paragraph {
  return {
    index: 0, text, story: 'body', styleId: null, styleName: null, styleBuiltIn: 'Normal', outlineLevel: null, listString: null, listLevel: null, place: null,
    bold: false, inserted: false, deletedInside: false, locked: false, ...more,
  }
}

/** Strings are plain paragraphs. */
export function paragraphs(...all: (string | Paragraph)[]): Paragraph[] {
  return all.map((one, index) => ({ ...(typeof one === 'string' ? paragraph(one) : one), index }))
}

export const heading = (level: number, text: string): Paragraph => paragraph(text, { outlineLevel: level, styleBuiltIn: `Heading${level}`, bold: true })
export const bullet = (text: string, level = 0): Paragraph => paragraph(text, { listString: '•', listLevel: level })
export const numbered = (listString: string, text: string, level = 0): Paragraph => paragraph(text, { listString, listLevel: level })

let tables = 0

/** Cells of a table, row by row; the first row is marked as header when `header`. */
export function table(rows: string[][], header = false): Paragraph[] {
  const table = tables++
  return rows.flatMap((cells, row) => cells.map((text, column) => paragraph(text, { place: { table, row, column, columnSpan: 1, header: header && row === 0, depth: 1 } })))
}

/** The contract made of these paragraphs; every piece is checked against its paragraph. */
export function contractOf(...all: (string | Paragraph)[]): Contract {
  const contract = buildContract(paragraphs(...all), lexicon)
  for (const statement of contract.statements) expect(pieceFaults(contract, statement)).toEqual([])
  return contract
}

/** Stretches of a statement that are not the paragraph's own words. */
export function pieceFaults(contract: Contract, statement: Statement): string[] {
  return statement.pieces.flatMap((piece) => {
    const there = contract.paragraphs[piece.paragraph].text.slice(piece.start, piece.start + piece.length)
    const here = statement.text.slice(piece.at, piece.at + piece.length)
    return there === here ? [] : [`${here} ≠ ${there}`]
  })
}

export const texts = (contract: Contract): string[] => contract.statements.filter((statement) => statement.kind !== 'heading').map((statement) => statement.text)
/** « number title » of every clause but the root, indented by depth. */
export const tree = (contract: Contract): string[] => contract.clauses.slice(1).map((clause) => `${'  '.repeat(clause.depth - 1)}${clause.number ?? '·'} ${clause.title}`)
