/** A whole contract made of the library's clauses in one stance: articles in the library's order, then the annexes. */
import { blockText } from '../contract/blocks'
import type { Block } from '../contract/blocks'
import type { ContractType } from '../contract/contract-type'
import type { Tools } from './blank-value'
import { isDefinedIn } from './before-insert'
import { fill, fillBody } from './fill'
import { holdsInOrder, stemsOf } from './heading-words'
import { definitions } from './offered'
import type { FilledBlank, FillInput } from './fill'
import type { AnnexTemplate, ClauseLibrary, ClauseTemplate, Stance } from './template'

/** A heading and what stands below it. */
export interface Section { title: string; clause: string | null; blocks: Block[] }
export interface ModelAnnex { annex: AnnexTemplate; blocks: Block[]; sections: Section[] }
export interface ModelContract {
  articles: Section[]
  annexes: ModelAnnex[]
  /** Every blank of the contract, once, in order of first use. */
  blanks: FilledBlank[]
}

/**
 * Clauses that apply to one of the types. Values fill the blanks; others stay in brackets, unless `input.acceptDefaults`.
 * Terms that no clause defines get an article of definitions after the first one. Annexes come in the order of `annexes.yaml`, each with the clauses that `order.yaml` gives it; those that no clause needs are left out.
 */
export function modelContract(library: ClauseLibrary, stance: Stance, types: readonly ContractType[], input: Omit<FillInput, 'heading'>, tools: Tools): ModelContract {
  const blanks = new Map<string, FilledBlank>()
  const note = (filled: FilledBlank[]) => { for (const blank of filled) if (!blanks.has(blank.name)) blanks.set(blank.name, blank) }
  const chosen = library.clauses.filter((clause) => clause.applies_to.some((type) => type === 'all' || types.includes(type)))
  const section = (clause: ClauseTemplate): Section => {
    const filled = fill(clause, stance, library.blanks, { ...input, heading: false }, tools)
    note(filled.blanks)
    return { title: clause.title.fr, clause: clause.id, blocks: filled.blocks }
  }
  const inGroups = (annex: string | null) => library.order.filter((group) => group.annex === annex)
    .flatMap((group) => group.clauses).flatMap((id) => chosen.find((clause) => clause.id === id) ?? [])
  const articles = inGroups(null).map(section)
  const needed = new Set(chosen.flatMap((clause) => clause.annexes))
  const annexes = library.annexes.flatMap((annex): ModelAnnex[] => {
    const clauses = inGroups(annex.id)
    if (clauses.length === 0 && !needed.has(annex.id)) return []
    const filled = fillBody(annex.body, stance, library.blanks, { ...input, heading: false }, tools)
    note(filled.blanks)
    return [{ annex, blocks: filled.blocks, sections: clauses.map(section) }]
  })
  const text = [...articles, ...annexes.flatMap((annex) => [annex, ...annex.sections])].flatMap(({ blocks }) => blocks.map(blockText)).join('\n')
  const stems = stemsOf(text, tools.language)
  const terms = library.terms.filter((term) => term.words.some((words) => holdsInOrder(stems, words, tools.language)) && !isDefinedIn(stems, term, tools))
  if (terms.length > 0) {
    const filled = definitions(terms, stance, library.blanks, { ...input, heading: false }, tools)
    note(filled.blanks)
    articles.splice(1, 0, { title: tools.writing.definitions_title, clause: null, blocks: filled.blocks })
  }
  return { articles, annexes, blanks: [...blanks.values()] }
}
