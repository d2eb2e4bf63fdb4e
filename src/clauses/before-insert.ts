/** The short check before a clause is inserted: what it needs and the contract lacks, what says the contrary, what says the same. */
import { blockText } from '../contract/blocks'
import type { Contract } from '../contract/contract'
import type { Quote } from '../contract/quote'
import type { Tools } from './blank-value'
import { fill } from './fill'
import { holdsInOrder, speaksOf, stemsOf } from './heading-words'
import type { PartyNames } from './party-name'
import { similarClauses } from './similar'
import type { SimilarClause } from './similar'
import type { AnnexTemplate, ClauseLibrary, ClauseTemplate, Part, Stance, TermTemplate } from './template'

/** What the review found, as far as this check needs it: the shape of the checklist's results. */
export interface JudgedRule { rule: string; verdict: string; quotes: Quote[] }

/** Verdicts that say the contrary of what the clause would say. */
const contrary = new Set(['denied', 'wrong-party', 'out-of-bounds', 'found'])

export interface InsertCheck {
  /** Defined terms that the clause uses and the contract does not define. */
  terms: TermTemplate[]
  /** Annexes to which the clause sends and which the contract does not hold. */
  annexes: AnnexTemplate[]
  /** Passages judged contrary to what the clause says: to be replaced or removed. */
  contradicts: { rule: string; verdict: string; quote: Quote }[]
  /** Clauses that already deal with the subject: compare, replace or merge. */
  similar: SimilarClause[]
  /** Clauses of the library that define a missing term. */
  offered: string[]
}

export interface CheckInput {
  template: ClauseTemplate
  stance: Stance
  library: ClauseLibrary
  contract: Contract
  parties: PartyNames
  judged: readonly JudgedRule[]
  tools: Tools
}

export function checkBeforeInsert({ template, stance, library, contract, parties, judged, tools }: CheckInput): InsertCheck {
  const filled = fill(template, stance, library.blanks, { parties, values: {}, labels: 'fr', heading: false, acceptDefaults: true }, tools)
  const text = filled.blocks.map(blockText).join('\n')
  const terms = missingTerms(text, library, contract, tools)
  const concerned = new Set([...template.satisfies, ...template.replaces])
  return {
    terms,
    annexes: annexesUsed(template, stance, text, library, tools).filter((annex) => !hasAnnex(annex, contract, tools)),
    contradicts: judged.filter(({ rule, verdict }) => concerned.has(rule) && contrary.has(verdict))
      .flatMap(({ rule, verdict, quotes }) => quotes.map((quote) => ({ rule, verdict, quote }))),
    similar: similarClauses(template.title.fr, text, contract, tools.language, template.placement.near),
    offered: terms.length === 0 ? [] : definingClauses(terms, library, tools).filter((id) => id !== template.id),
  }
}

/** Terms of the library that the text uses and the contract nowhere defines. */
export function missingTerms(text: string, library: Pick<ClauseLibrary, 'terms'>, contract: Contract, { language }: Tools): TermTemplate[] {
  const stems = stemsOf(text, language)
  const defined = contract.definitions.map((definition) => stemsOf(definition.term, language))
  return library.terms.filter((term) =>
    term.words.some((words) => holdsInOrder(stems, words, language)) &&
    ![term.term.fr, ...term.words].some((words) => defined.some((known) => holdsInOrder(known, words, language))))
}

/** Annexes to which that stance sends: by its blank `annexe_<id>`, else by the annex's own words. */
export function annexesUsed(template: ClauseTemplate, stance: Stance, text: string, library: Pick<ClauseLibrary, 'annexes' | 'blanks'>, { language }: Tools): AnnexTemplate[] {
  const body = template.stances[stance] ?? []
  const blanks = new Set(body.flatMap((block) => block.parts.flatMap((part) => (part.kind === 'blank' ? [part.name] : []))))
  const stems = new Set(stemsOf(text, language))
  return library.annexes.filter((annex) => {
    if (!template.annexes.includes(annex.id)) return false
    const blank = `annexe_${annex.id}`
    return Object.hasOwn(library.blanks, blank) ? blanks.has(blank) : annex.words.some((words) => speaksOf(stems, words, language))
  })
}

/** True when the contract itself holds that annex (a heading and words below it), under whatever number. */
export function hasAnnex(annex: AnnexTemplate, contract: Contract, { language }: Tools): boolean {
  return contract.annexes.present.some((present) => {
    const title = new Set(stemsOf(`${present.label} ${present.title}`, language))
    return !present.empty && annex.words.some((words) => speaksOf(title, words, language))
  })
}

/** Clauses of the library that define one of the terms, the most protective text being looked at. */
function definingClauses(terms: readonly TermTemplate[], library: ClauseLibrary, tools: Tools): string[] {
  return library.clauses.filter((clause) => {
    const stems = (clause.stances.protective ?? []).flatMap((block) => stemsOf(literal(block.parts), tools.language))
    return terms.some((term) => isDefinedIn(stems, term, tools))
  }).map((clause) => clause.id)
}

/** The first words of the library's definition stand there one after the other: « les heures ouvrées s'entendent de ». */
export function isDefinedIn(stems: readonly string[], term: TermTemplate, { language }: Tools): boolean {
  const opening = stemsOf(literal(term.definition), language).slice(0, openingWords)
  return opening.length > 0 && stems.some((_, at) => opening.every((stem, offset) => stems[at + offset] === stem))
}

const openingWords = 3

function literal(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('')
}
