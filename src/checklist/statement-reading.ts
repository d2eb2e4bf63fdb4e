/** The statements of a contract, each read once; which clauses speak of which lists. */
import { headingsOf, type Contract, type Statement } from '../contract/contract'
import type { Quote } from '../contract/quote'
import { Modality, type Fact, type FeatureSet, type Reading, type Token, type TokenRange } from '../language'
import { ANAPHORA, type OpenKnowledge } from './open-knowledge'
import { partyFinder } from './party-mentions'
import { blanksWithin } from './consistency/blank-fields'
import type { Around } from './sieve'
import { Stretches } from './stretches'

/** How many sentences back the subject of a paragraph is looked for. */
const SENTENCES_BACK = 1
/** Headings that tell the subject: its own, and the one above. */
const HEADINGS = 2
/** A clause of at most that many statements is about one thing. */
const SHORT_CLAUSE = 4
/** Such a word stands among the first ones of its sentence, counted in tokens. */
const ANAPHORA_REACH = 2

export class Readings {
  private readonly readings: (Reading | null)[]
  private readonly modalities = new Map<number, Modality>()
  private readonly blanksOf = new Map<number, ReturnType<typeof blanksWithin>>()
  /** By statement, what was quoted of it. */
  private readonly quotes: { from: number; to: number; quotes: Quote[] }[][] = []
  /** What its paragraphs resemble. */
  readonly stretches: Stretches
  /** Statements by clause, without the headings and with them. */
  private readonly sentences = new Map<number, number[]>()
  private readonly byClause = new Map<number, number[]>()
  private readonly findParties
  /** Scratch of `surroundings`. */
  private readonly near: FeatureSet
  private readonly topical: FeatureSet
  private readonly inClause: FeatureSet
  /** The clauses whose features `near` and `inClause` hold. */
  private nearOf: number | null = null
  private clauseOf: number | null = null
  /** Lists that are the subject of some rule. */
  private readonly subjects: readonly number[]

  constructor(readonly contract: Contract, private readonly open: OpenKnowledge) {
    this.near = open.language.noFeatures()
    this.topical = open.language.noFeatures()
    this.inClause = open.language.noFeatures()
    this.readings = contract.statements.map(() => null)
    this.subjects = [...new Set(open.rules.flatMap((rule) => rule.about))]
    this.findParties = partyFinder(contract, open.language, open.parties)
    for (const { clause, index, kind } of contract.statements) {
      gather(this.byClause, clause, index)
      if (kind !== 'heading') gather(this.sentences, clause, index)
    }
    this.stretches = new Stretches(contract, open.resemblance, (statement) => this.of(statement))
  }

  of(statement: number): Reading {
    return (this.readings[statement] ??= this.open.language.read(this.contract.statements[statement].text, this.findParties))
  }

  /** Reads every statement, one kind of work after the other: a machine is quicker at what it has just done. Yields three times a statement. */
  *readAll(): Generator<void, void> {
    const { statements } = this.contract
    const { language } = this.open
    const tokens: Token[][] = []
    for (const { text } of statements) {
      tokens.push(language.tokens(text))
      yield
    }
    const facts: Fact[][] = []
    for (const { index } of statements) {
      facts.push([...language.facts(tokens[index]), ...this.findParties(tokens[index])])
      yield
    }
    for (const { index } of statements) {
      this.readings[index] = language.readTokens(tokens[index], facts[index])
      yield
    }
  }

  /** Blanks left in a statement where words should stand. */
  blanks(statement: number): ReturnType<typeof blanksWithin> {
    let blanks = this.blanksOf.get(statement)
    if (!blanks) this.blanksOf.set(statement, (blanks = blanksWithin(this.contract.statements[statement], this.open.contract)))
    return blanks
  }

  /** Quotes of a stretch of a statement, made once. */
  quoted(statement: number, { from, to }: TokenRange, make: () => Quote[]): Quote[] {
    const known = (this.quotes[statement] ??= [])
    for (let i = 0; i < known.length; i++) if (known[i].from === from && known[i].to === to) return known[i].quotes
    const quotes = make()
    known.push({ from, to, quotes })
    return quotes
  }

  modality(statement: number): Modality {
    let modality = this.modalities.get(statement)
    if (!modality) this.modalities.set(statement, (modality = new Modality(this.open.language, this.of(statement))))
    return modality
  }

  /**
   * Statements that tell what this one is about: headings (its own first), lead-ins, and the sentences before it as long as
   * each sentence takes up the subject of the one before (« Elles sont réalisées… », « Ce délai… »).
   */
  topics(statement: Statement): number[] {
    const topics = [...headingsOf(this.contract, statement.clause).slice(0, HEADINGS), ...statement.leadIns]
    let here = statement.index
    for (let back = statement.previous, i = 0; i < SENTENCES_BACK && back !== null && this.takesUp(here); i++) {
      topics.push(back)
      here = back
      back = this.contract.statements[back].previous
    }
    return topics
  }

  /** True when a sentence begins by pointing at the one before: a pronoun or a demonstrative near its start, or no verb of its own worth a subject. */
  private takesUp(statement: number): boolean {
    const reading = this.of(statement)
    return this.open.language.where(reading, ANAPHORA).some((range) => range.from <= ANAPHORA_REACH)
  }

  /** Statements among which the parts of a phrase may be spread, in order, this one included. */
  around(statement: Statement, within: 'sentence' | 'paragraph' | 'clause'): readonly number[] {
    if (within === 'sentence') return [statement.index]
    const clause = this.sentences.get(statement.clause) ?? NOWHERE
    return within === 'clause' ? clause : clause.filter((other) => this.contract.statements[other].block === statement.block)
  }

  clause(clause: number): readonly number[] {
    return this.byClause.get(clause) ?? NOWHERE
  }

  /** What stands in and around a statement; `topics` are its own. The sets serve every statement in turn. */
  surroundings(statement: Statement, topics: readonly number[]): Around {
    const own = this.of(statement.index).features
    const include = (set: FeatureSet, others: readonly number[]) => { for (const other of others) set.include(this.of(other).features) }
    this.topical.clear()
    this.topical.include(own)
    include(this.topical, topics)
    const clause = this.clause(statement.clause)
    if (this.clauseOf !== statement.clause) {
      this.clauseOf = statement.clause
      this.inClause.clear()
      include(this.inClause, clause)
    }
    // A clause's subject is told by its own words, its headings and lead-ins, and anywhere in it when it is short.
    const short = clause.length <= SHORT_CLAUSE
    if (!short || this.nearOf !== statement.clause) {
      this.nearOf = short ? statement.clause : null
      this.near.clear()
      if (short) this.near.include(this.inClause)
      else this.near.include(own)
      include(this.near, headingsOf(this.contract, statement.clause))
      include(this.near, statement.leadIns)
    }
    return { own, near: this.near, topics: this.topical, clause: this.inClause }
  }

  /**
   * How much of a rule's subject stands around a statement: words of `about` in its headings, in itself, near it. Tells the
   * passage that deals with a subject from those that touch it.
   */
  closeness(statement: Statement, lists: readonly number[]): number {
    const holds = (other: number) => this.holds(other, lists)
    const own = headingsOf(this.contract, statement.clause)
    return (own.slice(0, 1).some(holds) ? 2 : own.some(holds) ? 1 : 0) + (holds(statement.index) ? 1 : 0) + (statement.leadIns.some(holds) ? 0.5 : 0)
  }

  /** True when one of the lists stands in a statement. */
  holds(statement: number, lists: readonly number[]): boolean {
    const { features } = this.of(statement)
    for (let i = 0; i < lists.length; i++) if (features.has(this.open.language.lists.feature(lists[i]))) return true
    return false
  }

  /** What the nearest heading above a statement names: one of the lists, the subject of other rules only, or no subject at all; an annex may hold anything. */
  headedBy(statement: Statement, lists: readonly number[]): 'own' | 'other' | 'none' {
    const [heading] = headingsOf(this.contract, statement.clause)
    if (heading === undefined) return 'none'
    const annexed = this.contract.clauses[statement.clause].part === 'annex'
    if (this.holds(heading, lists)) return 'own'
    return !annexed && this.holds(heading, this.subjects) ? 'other' : 'none'
  }
}

const NOWHERE: readonly number[] = []

function gather(map: Map<number, number[]>, key: number, value: number): void {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}
