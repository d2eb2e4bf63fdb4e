/** The tree of clauses: where each heading stands among the others, by its number, its style or its look. */
import type { Clause, Part } from './contract'
import { ordinalOf } from './numbering-mark'
import type { Heading } from './outline'

/** Rank of a heading that has no outline level: the lower, the higher in the tree. */
const RANK: Record<Heading['kind'], number> = {
  annex: 0, group: 1, styled: 2, article: 3, caps: 4, roman: 5, plain: 6, decimal: 6, letter: 8, 'small-roman': 9, bold: 9, bullet: 10,
}

const UNTITLED: Heading = { lines: [], mark: null, titleEnd: 0, runIn: false, outline: null, kind: 'bullet', part: null }

interface Open { clause: number; heading: Heading }

export class ClauseTree {
  readonly clauses: Clause[]
  private stack: Open[] = []
  /** Number of the last top-level heading of the body, and how it was numbered. */
  private lastBody: { kind: Heading['kind']; ordinal: number } | null = null

  constructor() {
    this.clauses = [{ index: 0, parent: null, depth: 0, number: null, title: '', heading: null, headingStatement: null, part: 'body', first: 0, last: 0, statements: [] }]
  }

  get current(): Clause {
    return this.clauses[this.stack.length > 0 ? this.stack[this.stack.length - 1].clause : 0]
  }

  /** Opens the clause of a heading and returns it. `paragraph`: index of its first line. */
  open(heading: Heading, title: string, paragraph: number): Clause {
    this.closeAbove(heading)
    const parent = this.current
    const parts = heading.mark?.parts ?? []
    const clause: Clause = {
      index: this.clauses.length, parent: parent.index, depth: parent.depth + 1, number: parts.length > 0 ? parts.join('.') : null, title,
      heading: paragraph, headingStatement: null, part: partUnder(parent.part, heading.part), first: paragraph, last: paragraph, statements: [],
    }
    this.clauses.push(clause)
    this.stack.push({ clause: clause.index, heading })
    if (parts.length === 1 && clause.part !== 'annex' && !parts[0].includes(' ')) this.lastBody = { kind: heading.kind, ordinal: ordinalOf(parts[0], heading.kind === 'letter' ? 'letter' : 'decimal') }
    return clause
  }

  /** Opens a clause without heading (« Fait à …, le … » at the end), beside the top-level ones. */
  openUntitled(part: Part, paragraph: number): Clause {
    const annex = this.stack.findIndex((open) => open.heading.part === 'annex') + 1
    this.stack.length = annex
    const parent = this.current
    const clause: Clause = { index: this.clauses.length, parent: parent.index, depth: parent.depth + 1, number: null, title: '', heading: null, headingStatement: null, part, first: paragraph, last: paragraph, statements: [] }
    this.clauses.push(clause)
    this.stack.push({ clause: clause.index, heading: UNTITLED })
    return clause
  }

  /** Says that the paragraph belongs to the current clause. */
  extendTo(paragraph: number): void {
    for (let at: number | null = this.current.index; at !== null; at = this.clauses[at].parent) this.clauses[at].last = Math.max(this.clauses[at].last, paragraph)
  }

  private closeAbove(heading: Heading): void {
    if (heading.kind === 'annex' || heading.part === 'annex') {
      const subAnnex = heading.outline !== null ? this.stack.findIndex((open) => open.heading.outline !== null && open.heading.outline >= (heading.outline ?? 0)) : 0
      this.stack.length = heading.kind === 'annex' || subAnnex < 0 ? 0 : subAnnex
      return
    }
    if (heading.part === 'special' && heading.mark === null && heading.outline === null) {
      this.stack.length = 0
      return
    }
    const annex = this.stack.findIndex((open) => open.heading.part === 'annex')
    if (annex >= 0 && this.leavesAnnex(heading, this.stack[annex].heading)) this.stack.length = annex
    const floor = this.stack.findIndex((open) => open.heading.part === 'annex') + 1
    const at = this.placeByNumber(heading, floor) ?? this.placeByLook(heading, floor)
    this.stack.length = at
  }

  /** An article that goes on with the numbering of the body, or a title above the annex. */
  private leavesAnnex(heading: Heading, annex: Heading): boolean {
    const parts = heading.mark?.parts ?? []
    if (parts.length === 1 && this.lastBody && heading.kind === this.lastBody.kind) return ordinalOf(parts[0], 'decimal') === this.lastBody.ordinal + 1 && this.lastBody.ordinal > 1
    if (heading.part === 'special') return true
    return heading.outline !== null && annex.outline !== null && heading.outline < annex.outline
  }

  /** How many open clauses stay open, told by the numbers: « 5.2 » under « Article 5 », beside « 5.1 ». */
  private placeByNumber(heading: Heading, floor: number): number | null {
    const parts = heading.mark?.parts ?? []
    if (parts.length === 0) return null
    for (let at = this.stack.length - 1; at >= floor; at--) {
      const open = this.stack[at].heading
      const other = open.mark?.parts ?? []
      if (other.length === 0) continue
      if (other.length < parts.length && other.every((part, index) => part === parts[index]) && open.kind !== 'group') return at + 1
      if (other.length === parts.length && parts.length > 1 && other.slice(0, -1).every((part, index) => part === parts[index])) return at
      if (other.length === 1 && parts.length === 1 && open.kind === heading.kind) {
        const before = ordinalOf(other[0], open.kind === 'letter' ? 'letter' : 'decimal')
        const now = ordinalOf(parts[0], heading.kind === 'letter' ? 'letter' : 'decimal')
        if (now > before) return at
      }
    }
    return null
  }

  private placeByLook(heading: Heading, floor: number): number {
    let at = this.stack.length
    while (at > floor && !isAbove(this.stack[at - 1].heading, heading)) at--
    return at
  }
}

/** True when `heading` stands below `open`. */
function isAbove(open: Heading, heading: Heading): boolean {
  if (open.outline !== null && heading.outline !== null) return open.outline < heading.outline
  if (open.outline !== null) return true
  if (heading.outline !== null) return RANK[open.kind] < RANK.styled
  const depth = (one: Heading) => RANK[one.kind] + (one.kind === 'decimal' ? Math.max(0, (one.mark?.parts.length ?? 1) - 1) : 0)
  return depth(open) < depth(heading)
}

function partUnder(parent: Part, own: Part | null): Part {
  if (parent === 'annex' || parent === 'special') return own === 'definitions' || own === 'annex' ? own : parent
  return own ?? (parent === 'preamble' || parent === 'definitions' || parent === 'signature' ? parent : 'body')
}
