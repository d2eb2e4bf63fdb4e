/** The statements of a contract, each read once; which clauses speak of which lists. */
import { headingsOf, type Contract, type Statement } from '../contract/contract'
import { Modality, type Reading } from '../language'
import type { OpenKnowledge } from './open-knowledge'
import { partyFinder } from './party-mentions'

/** How many sentences back the subject of a paragraph is looked for. */
const SENTENCES_BACK = 3

export class Readings {
  private readonly readings: (Reading | null)[]
  private readonly modalities = new Map<number, Modality>()
  private readonly byClause = new Map<number, number[]>()
  private readonly clauseLists = new Map<number, Set<number>>()
  private readonly findParties

  constructor(readonly contract: Contract, private readonly open: OpenKnowledge) {
    this.readings = contract.statements.map(() => null)
    this.findParties = partyFinder(contract, open.language, open.parties)
    for (const statement of contract.statements) {
      const there = this.byClause.get(statement.clause)
      if (there) there.push(statement.index)
      else this.byClause.set(statement.clause, [statement.index])
    }
  }

  of(statement: number): Reading {
    return (this.readings[statement] ??= this.open.language.read(this.contract.statements[statement].text, this.findParties))
  }

  modality(statement: number): Modality {
    let modality = this.modalities.get(statement)
    if (!modality) this.modalities.set(statement, (modality = new Modality(this.open.language, this.of(statement))))
    return modality
  }

  /** Statements that tell what this one is about, the nearest first: headings, lead-ins, the sentences before in its paragraph or clause. */
  topics(statement: Statement): number[] {
    const topics = [...headingsOf(this.contract, statement.clause), ...statement.leadIns]
    let back = statement.previous
    for (let i = 0; i < SENTENCES_BACK && back !== null; i++) {
      topics.push(back)
      back = this.contract.statements[back].previous
    }
    return topics
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

  /** True when the clause, or a heading above it, holds one of the lists. */
  isAbout(clause: number, lists: readonly number[]): boolean {
    if (lists.length === 0) return true
    let held = this.clauseLists.get(clause)
    if (!held) {
      held = new Set()
      for (const statement of [...this.clause(clause), ...headingsOf(this.contract, clause)]) for (const list of this.of(statement).lists.keys()) held.add(list)
      this.clauseLists.set(clause, held)
    }
    return lists.some((list) => held.has(list))
  }
}
