/** What a clause needs and the contract lacks, put in with it: definitions of its terms, skeletons of its annexes. */
import { annexBlocks, annexHeading, definitions, definitionsArticle, placeForAnnex } from '../clauses/offered'
import { partyNamesOf } from '../clauses/party-name'
import { dressed, placeFor } from '../clauses/place'
import type { AnnexTemplate, Stance, TermTemplate } from '../clauses/template'
import type { Block } from '../contract/blocks'
import type { ContractDocument, InsertOutcome, Outcome, Place } from '../document/port'
import type { Inverse } from '../negotiation/private-memory'
import { toolsOf } from './insert-clause'
import type { ReviewKnowledge } from './knowledge'
import type { Reviewed } from './review-document'
import type { Work } from './session'

export interface AlongInput {
  document: ContractDocument
  knowledge: ReviewKnowledge
  stance: Stance
  values: Record<string, string>
  /** Numbers under which the clause cites its annexes, by annex: the annex must bear the same one. */
  cited: Record<string, string>
  language: 'fr' | 'en'
  /** The contract as it stands now, read again after each insertion. */
  review: () => Promise<Reviewed>
}

/** `brought`: titles of what went in. */
export interface AlongResult { outcome: InsertOutcome | Outcome; inverse: Inverse[]; brought: string[] }

/** Inserts one after the other; stops at the first that is refused, and says so. What was inserted can be taken back in reverse order. */
export async function insertAlong(terms: TermTemplate[], annexes: AnnexTemplate[], input: AlongInput, work: Work = {}): Promise<AlongResult> {
  const inverse: Inverse[] = []
  const brought: string[] = []
  let outcome: InsertOutcome | Outcome = { kind: 'done' }
  const steps: ((reviewed: Reviewed) => { blocks: Block[]; place: Place; tag: string; title: string })[] = []
  if (terms.length > 0) steps.push((reviewed) => definitionsFor(terms, reviewed, input))
  for (const annex of annexes) steps.push((reviewed) => annexFor(annex, reviewed, input))
  for (const step of steps) {
    const reviewed = await input.review()
    const { blocks, place, tag, title } = step(reviewed)
    outcome = await input.document.insert(blocks, place, { tracked: input.document.capabilities().canTrack, tag, title: title.slice(0, 64) }, { stamp: reviewed.snapshot.stamp, signal: work.signal })
    if (outcome.kind !== 'inserted') return { outcome, inverse, brought }
    brought.push(title)
    const { first, count } = outcome
    const now = await input.document.read(work.signal)
    inverse.unshift({ kind: 'insertion', tag, text: now.paragraphs.slice(first, first + count).map(({ text }) => text).join('\n') })
  }
  return { outcome, inverse, brought }
}

function fillInput(reviewed: Reviewed, { knowledge, values, language }: AlongInput) {
  return { parties: partyNamesOf(reviewed.contract, knowledge.library.writing), values, labels: language }
}

function definitionsFor(terms: TermTemplate[], reviewed: Reviewed, input: AlongInput): { blocks: Block[]; place: Place; tag: string; title: string } {
  const { contract } = reviewed
  const { library, open } = input.knowledge
  const tools = toolsOf(input.knowledge)
  const article = definitionsArticle(contract)
  const filled = definitions(terms, input.stance, library.blanks, { ...fillInput(reviewed, input), heading: article === null }, tools)
  const template = { id: 'cl-contract-documents', placement: { near: [], annex: null } }
  const suggestion = placeFor({ template, library, contract, language: open.language, where: 'suggested', concerned: article })
  return { blocks: dressed(filled.blocks, suggestion), place: suggestion.place, tag: `cl:terms-${terms.map(({ id }) => id).join('-')}`.slice(0, 64), title: terms.map(({ term }) => term[input.language]).join(', ') }
}

function annexFor(annex: AnnexTemplate, reviewed: Reviewed, input: AlongInput): { blocks: Block[]; place: Place; tag: string; title: string } {
  const tools = toolsOf(input.knowledge)
  const number = input.cited[annex.id]
  const heading = number === undefined ? annexHeading(annex, reviewed.contract, tools) : `${tools.writing.annex} ${number} – ${annex.title.fr}`
  return {
    blocks: annexBlocks(annex, heading, input.stance, input.knowledge.library.blanks, fillInput(reviewed, input), tools).blocks,
    place: placeForAnnex(reviewed.contract), tag: `cl:annex-${annex.id}`.slice(0, 64), title: heading,
  }
}
