/** The statements of a contract, each read once; which clauses speak of which lists. */
import { headingsOf, type Contract, type Statement } from '../contract/contract'
import { Modality, type Reading } from '../language'
import type { OpenKnowledge } from './open-knowledge'
import { partyFinder } from './party-mentions'

/** How many sentences back the subject of a paragraph is looked for. */
const SENTENCES_BACK = 1
/** Headings that tell the subject: its own, and the one above. */
const HEADINGS = 2
/** A clause of at most that many statements is about one thing. */
const SHORT_CLAUSE = 4
/** List of the lexicon: words that take up the subject of the sentence before. */
const ANAPHORA = 'REPRISE'
/** Such a word stands among the first ones of its sentence, counted in tokens. */
const ANAPHORA_REACH = 2

export class Readings {
  private readonly readings: (Reading | null)[]
  private readonly modalities = new Map<number, Modality>()
  private readonly byClause = new Map<number, number[]>()
  private readonly near = new Map<number, Set<number>>()
  private readonly findParties

  /** Per phrase, the turn in which it was last tried: each is tried once a statement. */
  readonly tried: Uint32Array
  private turn = 0
  /** Lists that are the subject of some rule. */
  private readonly subjects: ReadonlySet<number>

  constructor(readonly contract: Contract, private readonly open: OpenKnowledge) {
    this.tried = new Uint32Array(open.phrases.length)
    this.readings = contract.statements.map(() => null)
    this.subjects = new Set(open.rules.flatMap((rule) => rule.about))
    this.findParties = partyFinder(contract, open.language, open.parties)
    for (const statement of contract.statements) {
      const there = this.byClause.get(statement.clause)
      if (there) there.push(statement.index)
      else this.byClause.set(statement.clause, [statement.index])
    }
  }

  /** A new turn: no phrase was tried in it yet. */
  nextTurn(): number {
    return ++this.turn
  }

  of(statement: number): Reading {
    return (this.readings[statement] ??= this.open.language.read(this.contract.statements[statement].text, this.findParties))
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

  /** Statements among which the parts of a phrase may be spread, this one included. */
  around(statement: Statement, within: 'sentence' | 'paragraph' | 'clause'): number[] {
    if (within === 'sentence') return [statement.index]
    const clause = (this.byClause.get(statement.clause) ?? []).filter((other) => this.contract.statements[other].kind !== 'heading')
    return within === 'clause' ? clause : clause.filter((other) => this.contract.statements[other].block === statement.block)
  }

  clause(clause: number): number[] {
    return this.byClause.get(clause) ?? []
  }

  /**
   * True when a statement speaks of one of the lists: in its own words, its headings and lead-ins, or anywhere in its clause
   * when that is short.
   */
  isAbout(statement: Statement, lists: readonly number[]): boolean {
    if (lists.length === 0) return true
    const near = this.nearLists(statement)
    return lists.some((list) => near.has(list))
  }

  private nearLists(statement: Statement): Set<number> {
    const known = this.near.get(statement.index)
    if (known) return known
    const clause = this.clause(statement.clause)
    const short = clause.length <= SHORT_CLAUSE
    const key = short ? -1 - statement.clause : statement.index
    let held = this.near.get(key)
    if (!held) {
      held = new Set()
      const around = short ? clause : [statement.index]
      for (const other of [...around, ...headingsOf(this.contract, statement.clause), ...statement.leadIns]) for (const list of this.of(other).lists.keys()) held.add(list)
      this.near.set(key, held)
    }
    this.near.set(statement.index, held)
    return held
  }

  /**
   * How much of a rule's subject stands around a statement: words of `about` in its headings, in itself, near it. Tells the
   * passage that deals with a subject from those that touch it.
   */
  closeness(statement: Statement, lists: readonly number[]): number {
    const holds = (other: number) => lists.some((list) => this.of(other).lists.has(list))
    const own = headingsOf(this.contract, statement.clause)
    return (own.slice(0, 1).some(holds) ? 2 : own.some(holds) ? 1 : 0) + (holds(statement.index) ? 1 : 0) + (statement.leadIns.some(holds) ? 0.5 : 0)
  }

  /** What the nearest heading above a statement names: one of the lists, the subject of other rules only, or no subject at all; an annex may hold anything. */
  headedBy(statement: Statement, lists: readonly number[]): 'own' | 'other' | 'none' {
    const [heading] = headingsOf(this.contract, statement.clause)
    if (heading === undefined) return 'none'
    const named = [...this.of(heading).lists.keys()]
    const annexed = this.contract.clauses[statement.clause].part === 'annex'
    if (named.some((list) => lists.includes(list))) return 'own'
    return !annexed && named.some((list) => this.subjects.has(list)) ? 'other' : 'none'
  }
}
