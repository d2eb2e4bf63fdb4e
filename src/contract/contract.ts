/** What a contract is once read: clauses, statements to judge, parties, definitions, annexes, types. */
import type { Quote } from './quote'
import type { ContractType } from './contract-type'
import { quoteOf } from './quote'
import type { Paragraph } from './paragraph'

/** Role of a party towards the practice's IT. */
export type PartyRole = 'client' | 'prestataire'

export type { ContractType } from './contract-type'

/** What a clause belongs to; a special condition or an annex may contradict the body. */
export type Part = 'body' | 'preamble' | 'definitions' | 'special' | 'annex' | 'signature'

export interface Clause {
  /** Position in `Contract.clauses`; 0 is the root: what stands before the first heading. */
  index: number
  /** Index of the clause that holds this one; null for the root. */
  parent: number | null
  /** 0 for the root, 1 for a top-level heading, 2 below it… */
  depth: number
  /** Number as written or computed, without « Article » nor closing punctuation: « 5.2 », « IV », « A » ; null when not numbered. */
  number: string | null
  /** Heading without its number; for the root, the document's title (empty when it has none). */
  title: string
  /** Paragraph index of the heading (root: of the document's title); null when there is none. */
  heading: number | null
  /** Position of the heading in `Contract.statements`; null when there is none, or only a number. */
  headingStatement: number | null
  part: Part
  /** Paragraph indexes of the clause, its sub-clauses included: `[first, last]`, heading included. */
  first: number
  last: number
  /** Positions in `Contract.statements` of the clause's own statements (not those of sub-clauses), in order, heading excluded. */
  statements: number[]
}

export type StatementKind =
  /** One sentence of a paragraph (or of a paragraph rejoined from broken lines). */
  | 'sentence'
  /** A sentence of a list item, preceded by the lead-in(s) that govern it. */
  | 'item'
  /** A table row: « Criticité : bloquant ; délai de prise en charge : 2 heures ». */
  | 'row'
  /** The heading of a clause: a topic; says nothing by itself. */
  | 'heading'

/** A verbatim stretch of a paragraph inside a statement's text. What lies between pieces is glue of ours (« : », « ; », a space). */
export interface Piece {
  /** UTF-16 offset in `Statement.text`. */
  at: number
  length: number
  /** Paragraph index and UTF-16 offset there: `paragraph.text.slice(start, start + length)` equals `text.slice(at, at + length)`. */
  paragraph: number
  start: number
  /** False for a lead-in or a header cell: words that help to understand, already judged elsewhere. */
  own: boolean
}

/** What is judged. */
export interface Statement {
  /** Position in `Contract.statements`. */
  index: number
  kind: StatementKind
  text: string
  /** Ascending by `at`, never overlapping, at least one of them `own`. */
  pieces: Piece[]
  /** Position in `Contract.clauses` of the innermost clause. */
  clause: number
  /** Logical paragraph: sentences of one paragraph (rejoined lines), a lead-in with its list items, rows of one table share it. */
  block: number
  /** Positions of the statements that introduce this one (list lead-ins, outermost first; a table's caption). */
  leadIns: number[]
  /** True when list items or a table follow, which complete it (« Le Prestataire s'engage à : »). */
  introduces: boolean
  /** Position of the sentence before in the same clause (same list for an item); null at its start. */
  previous: number | null
}

/** How the contract names a party. */
export interface PartyTerm {
  role: PartyRole
  /** Without article, as most often written: « Titulaire », « société Médinfo », « nous ». */
  term: string
  /** With its article when it has one: « le Titulaire », « l'Éditeur ». */
  shown: string
  kind: 'defined' | 'role-word' | 'name' | 'pronoun'
  /** Where it was learned. */
  evidence: Quote | null
}

export interface Definition {
  /** The term as defined, without quotation marks. */
  term: string
  /** The words that define it. */
  meaning: string
  /** Position of the statement that defines it. */
  statement: number
  /** The term where it is defined. */
  quote: Quote
}

export interface Annex {
  /** As cited: « annexe 3 », « annexe technique », « bordereau de prix ». */
  label: string
  /** « 3 », « B », « II » ; null when named only. */
  number: string | null
  /** Title words after the number or the noun, as written; empty when none. */
  title: string
  /** Where it is cited (outside its own heading), or its heading when present. */
  quotes: Quote[]
}

export interface Annexes {
  cited: Annex[]
  /** Annexes that have a heading in the document, with their clause. */
  present: (Annex & { clause: number; empty: boolean })[]
}

export interface TypeEvidence { type: ContractType; evidence: Quote[] }

export interface Contract {
  paragraphs: Paragraph[]
  clauses: Clause[]
  statements: Statement[]
  parties: Record<PartyRole, PartyTerm[]>
  definitions: Definition[]
  annexes: Annexes
  types: TypeEvidence[]
  /** ISO 639-1 code of the text's language as far as function words tell; null when there is too little text. */
  language: string | null
  /** Set when this is no contract between a practice and its IT provider: a code of `wording/` with the words that tell. */
  notThisKind: { code: NotThisKind; evidence: Quote[] } | null
  /** Codes of `wording/`: `from-pdf`, `other-language`, `no-text`. */
  notices: ContractNotice[]
  /** Paragraph indexes set aside before judging: table of contents, repeated headers and footers, page numbers. */
  aside: { paragraph: number; why: 'contents' | 'repeated' | 'page-number' }[]
}

export type NotThisKind = 'for-patients' | 'for-consumers' | 'public-tender' | 'not-it' | 'not-a-contract'
export type ContractNotice = 'from-pdf' | 'other-language' | 'no-text'

/**
 * Quotes of `statement.text.slice(start, end)`, one per paragraph touched, its own words first; context
 * (lead-in, header cell) is quoted only when no own word is touched.
 */
export function quotesOf(contract: Contract, statement: Statement, start: number, end: number): Quote[] {
  return spansOf(statement, start, end).map((span) => quoteOf(paragraphAt(contract, span.paragraph), span.start, span.end))
}

/** True when `[start, end)` touches a word of the statement itself, not only of its lead-in or header cells. */
export function touchesOwn(statement: Statement, start: number, end: number): boolean {
  const { pieces } = statement
  for (let at = firstPiece(pieces, start); at < pieces.length && pieces[at].at < end; at++) if (pieces[at].own) return true
  return false
}

/** Pieces touched by `[start, end)`. */
export function piecesIn(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const touched: Piece[] = []
  for (let at = firstPiece(pieces, start); at < pieces.length && pieces[at].at < end; at++) touched.push(pieces[at])
  return touched
}

/** Position of the first piece that ends after `start`; pieces are in order, so that it is found by halves. */
function firstPiece(pieces: readonly Piece[], start: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle].at + pieces[middle].length > start) high = middle
    else low = middle + 1
  }
  return low
}

export interface ParagraphSpan { paragraph: number; start: number; end: number }

/** The paragraphs' stretches behind `[start, end)` of a statement; own ones if there are any. Trimmed of white space. */
export function spansOf(statement: Statement, start: number, end: number): ParagraphSpan[] {
  const touched = piecesIn(statement.pieces, start, end)
  const own = touched.filter((piece) => piece.own)
  const spans: ParagraphSpan[] = []
  for (const piece of own.length > 0 ? own : touched) {
    const from = Math.max(start, piece.at)
    const to = Math.min(end, piece.at + piece.length)
    const words = statement.text.slice(from, to)
    const lead = words.length - words.trimStart().length
    const length = words.trim().length
    if (length === 0) continue
    const at = piece.start + from - piece.at + lead
    const last = spans[spans.length - 1]
    if (last && last.paragraph === piece.paragraph && last.end <= at) last.end = at + length
    else spans.push({ paragraph: piece.paragraph, start: at, end: at + length })
  }
  return spans
}

/** The paragraph with that index. Paragraphs are stored in order of index; throws when it is missing (a bug of ours). */
export function paragraphAt(contract: Pick<Contract, 'paragraphs'>, index: number): Paragraph {
  const direct = contract.paragraphs[index]
  if (direct && direct.index === index) return direct
  const found = contract.paragraphs.find((paragraph) => paragraph.index === index)
  if (!found) throw new Error(`contract: no paragraph ${index}`)
  return found
}

/** Headings above a clause, its own first, as positions in `Contract.statements`; the document's title is no topic and left out. */
export function headingsOf(contract: Contract, clause: number): number[] {
  const headings: number[] = []
  for (let at: number | null = clause; at !== null; at = contract.clauses[at].parent) {
    const { headingStatement } = contract.clauses[at]
    if (headingStatement !== null && at !== 0) headings.push(headingStatement)
  }
  return headings
}
