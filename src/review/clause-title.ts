/** The clause that holds a paragraph, as a person names it. */
import type { Clause, Contract } from '../contract/contract'

/** Innermost clause that holds the paragraph; the root when it stands before the first heading. */
export function clauseAt(contract: Pick<Contract, 'clauses'>, paragraph: number): Clause {
  let best = contract.clauses[0]
  for (const clause of contract.clauses) {
    if (clause.first <= paragraph && paragraph <= clause.last && clause.depth >= best.depth) best = clause
  }
  return best
}

/** « 5 – Sauvegardes »; null before the first heading. */
export function clauseTitleAt(contract: Pick<Contract, 'clauses'>, paragraph: number): string | null {
  const clause = clauseAt(contract, paragraph)
  if (clause === undefined || clause.heading === null) return null
  return [clause.number, clause.title].filter((part) => part !== null && part !== '').join(' – ')
}
