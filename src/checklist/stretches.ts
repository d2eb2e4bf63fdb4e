/** The contract in stretches as long as the passages from which resemblance was learned, and how much each resembles each rule's subject. */
import { headingsOf, type Contract } from '../contract/contract'
import type { Reading } from '../language'
import type { Resemblance } from './resemblance'

/** Tokens of a stretch, more only when one sentence is longer: a long paragraph deals with many things. */
const LONGEST = 60

/** Statements of one paragraph that stand together. */
interface Stretch { statements: readonly number[]; scores: Float64Array }

/** A stretch beside a rule's subject: log-odds that it deals with it. */
export interface Alike { score: number; statements: readonly number[] }

export class Stretches {
  /** Statements by the paragraph in which they begin. */
  private readonly begun = new Map<number, number[]>()
  /** By paragraph, the one in which its first statement begins: of a row of a table, its first cell. */
  private readonly beginsIn = new Map<number, number>()
  private readonly read = new Map<number, readonly Stretch[]>()

  constructor(private readonly contract: Contract, private readonly resemblance: Resemblance, private readonly readingOf: (statement: number) => Reading) {
    for (const { index, kind, pieces } of contract.statements) {
      const own = pieces.filter((piece) => piece.own)
      if (kind === 'heading' || own.length === 0) continue
      const begins = this.beginsIn.get(own[0].paragraph) ?? own[0].paragraph
      const there = this.begun.get(begins)
      if (there) there.push(index)
      else this.begun.set(begins, [index])
      for (const { paragraph } of own) if (!this.beginsIn.has(paragraph)) this.beginsIn.set(paragraph, begins)
    }
  }

  /** How many paragraphs it reads. */
  get count(): number { return this.begun.size }

  /** Scores every stretch; yields after each paragraph. */
  *readAll(): Generator<void, void> {
    for (const paragraph of this.begun.keys()) {
      this.at(paragraph)
      yield
    }
  }

  /** True when it was learned what passages on a rule's subject look like. */
  knows(rule: string): boolean { return this.resemblance.knows(rule) }

  /** The stretch of a paragraph that resembles a rule's subject most; null when no statement stands in it. */
  of(paragraph: number, rule: string): Alike | null {
    const begins = this.beginsIn.get(paragraph)
    return begins === undefined ? null : this.mostAlike(this.at(begins), rule, null)
  }

  /** The stretch of the whole contract that resembles a rule's subject most; null when it has none. */
  best(rule: string): Alike | null {
    let best: Alike | null = null
    for (const paragraph of this.begun.keys()) best = this.mostAlike(this.at(paragraph), rule, best)
    return best
  }

  private mostAlike(stretches: readonly Stretch[], rule: string, other: Alike | null): Alike | null {
    let best = other
    for (const { statements, scores } of stretches) {
      const score = this.resemblance.of(rule, scores)
      if (best === null || score > best.score) best = { score, statements }
    }
    return best
  }

  private at(paragraph: number): readonly Stretch[] {
    let stretches = this.read.get(paragraph)
    if (!stretches) this.read.set(paragraph, (stretches = this.cut(this.begun.get(paragraph)!).map((statements) => ({ statements, scores: this.scoresOf(statements) }))))
    return stretches
  }

  private cut(statements: readonly number[]): number[][] {
    const stretches: number[][] = []
    let length = Infinity
    for (const statement of statements) {
      const added = this.readingOf(statement).tokens.length
      if (length + added > LONGEST) {
        stretches.push([])
        length = 0
      }
      stretches[stretches.length - 1].push(statement)
      length += added
    }
    return stretches
  }

  private scoresOf(statements: readonly number[]): Float64Array {
    const [heading] = headingsOf(this.contract, this.contract.statements[statements[0]].clause)
    return this.resemblance.scores(this.resemblance.telling(statements.map(this.readingOf), heading === undefined ? null : this.readingOf(heading)))
  }
}
