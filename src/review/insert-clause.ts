/** A model clause goes into the contract: filled, placed, checked before; what it satisfies is judged again after. */
import type { Finding, RuleVerdict } from '../checklist/finding'
import type { Tools } from '../clauses/blank-value'
import { fill } from '../clauses/fill'
import type { Filled } from '../clauses/fill'
import { suggestedValues } from '../clauses/offered'
import { partyNamesOf } from '../clauses/party-name'
import { dressed, placeFor } from '../clauses/place'
import type { PlaceInput, Suggestion } from '../clauses/place'
import { ownParagraphs } from '../clauses/similar'
import { birthTag } from '../clauses/tag'
import type { BlankTemplate, ClauseTemplate, Stance } from '../clauses/template'
import { blockText } from '../contract/blocks'
import type { Block } from '../contract/blocks'
import type { Paragraph } from '../contract/paragraph'
import type { Quote } from '../contract/quote'
import type { ContractDocument } from '../document/port'
import { likeness } from '../negotiation/mark'
import { insertion } from '../wording/insertion'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { clauseAt, clauseTitleAt } from './clause-title'
import type { ReviewKnowledge } from './knowledge'
import { placeInWords } from './offered-places'
import type { Reviewed } from './review-document'
import type { InsertWhere, Work } from './session'
import { writeTogether } from './write-together'
import type { WriteResult } from './write-together'

export interface ClauseWish {
  template: ClauseTemplate
  stance: Stance
  where: InsertWhere
  finding: Pick<Finding, 'quotes'> | null
  values: Record<string, string>
  /** Take the model's own figures as values instead of leaving blanks. */
  acceptDefaults?: boolean
  /** Paragraph of the cursor; null when unknown. */
  cursor: number | null
  /** Position of the annex in `Contract.annexes.present`, for `annex`. */
  annex?: number | null
  /** A clause of the contract that takes the place of the finding's passage: the one replaced, merged with, or followed. */
  target?: Quote | null
}

/** A clause ready to be written. */
export interface PreparedClause {
  /** What is inserted; empty when the words of the contract are only changed. */
  blocks: Block[]
  /** The clause as it will read. */
  shown: Block[]
  filled: Filled
  suggestion: Suggestion
  /** First of the paragraphs whose words the clause takes or changes; null: nothing is replaced. */
  instead: Paragraph | null
  /** Paragraphs that leave when the clause is in. */
  replaced: Paragraph[]
  /** Paragraphs that stay, reworded. */
  reworded: { paragraph: Paragraph; text: string }[]
  tag: string
  title: string
  /** « après l’article 5 – Sauvegardes » */
  whereText: string
}

export function toolsOf(knowledge: ReviewKnowledge): Tools {
  return { language: knowledge.open.language, writing: knowledge.library.writing }
}

export function prepareClause(wish: ClauseWish, reviewed: Reviewed, knowledge: ReviewKnowledge, blanks: Readonly<Record<string, BlankTemplate>>, language: Language): PreparedClause {
  const { contract, snapshot } = reviewed
  const parties = partyNamesOf(contract, knowledge.library.writing)
  // How this contract calls its annexes; what a person gave wins.
  const values = { ...suggestedValues(wish.template, wish.stance, { ...knowledge.library, blanks }, contract, { parties, values: wish.values, labels: language }, toolsOf(knowledge)), ...wish.values }
  const target = wish.target ?? null
  const quote = target ?? wish.finding?.quotes[0]
  const replacing = wish.where === 'replace' || wish.where === 'merge'
  const replaced = !replacing || !quote ? [] : target ? wholeClause(target, reviewed) : [snapshot.paragraphs[quote.paragraph]]
  const instead = replaced[0] ?? null
  const suggestion = placeFor({
    template: wish.template, library: knowledge.library, contract, language: knowledge.open.language,
    where: placeAskedBy(wish.where, instead !== null), annex: wish.annex,
    // A point that is absent altogether goes where the model says, not after the clause that merely touches it.
    concerned: quote?.paragraph ?? null,
    cursor: replaced[replaced.length - 1]?.index ?? wish.cursor,
  })
  const fillIn = (acceptDefaults: boolean) =>
    fill(wish.template, wish.stance, blanks, { parties, values, labels: language, heading: suggestion.heading && instead === null, acceptDefaults }, toolsOf(knowledge))
  const open = fillIn(wish.acceptDefaults ?? false)
  // One paragraph for one, and mostly the same words: the paragraph stays, and only the words that differ change.
  const kept = replaced.length === 1 && open.blocks.length === 1 && likeness(replaced[0].text, blockText(open.blocks[0])) >= SAME_CLAUSE
  const changing = wish.where === 'merge' || kept
  // Words of the contract that are changed hold no control of a blank: they take the model's own figures.
  const filled = changing ? fillIn(true) : open
  const shown = dressed(filled.blocks, suggestion)
  const merged = changing ? mergeInto(replaced, shown) : null
  return {
    blocks: merged?.blocks ?? shown, shown, filled, suggestion, instead, replaced: merged ? [] : replaced, reworded: merged?.reworded ?? [],
    // What is added to a clause that stays is no whole clause: it bears no birth certificate.
    tag: merged ? `cl:part-${wish.template.id}`.slice(0, 64) : birthTag(wish.template, wish.stance), title: wish.template.title.fr,
    whereText: instead ? say(insertion, language, wish.where === 'merge' ? 'where-merged' : target ? 'where-instead-of' : 'where-instead', { clause: clauseTitleAt(contract, instead.index) ?? '' }).trim() : placeInWords(suggestion, contract, language),
  }
}

function placeAskedBy(where: InsertWhere, instead: boolean): PlaceInput['where'] {
  return where === 'replace' || where === 'merge' ? (instead ? 'cursor' : 'suggested') : where
}

/** The words of the clause at that place, its heading and its sub-clauses apart. */
function wholeClause(target: Quote, { contract, snapshot }: Reviewed): Paragraph[] {
  const words = ownParagraphs(contract, clauseAt(contract, target.paragraph)).filter(({ text }) => text.trim() !== '')
  return words.map(({ index }) => snapshot.paragraphs[index])
}

/** A paragraph shares so many of its words with the clause that it is reworded, not replaced. */
const SAME_CLAUSE = 0.5

/** Each block takes the place of the paragraph that says it already; what the model does not say stays, what the clause lacks is added. */
function mergeInto(paragraphs: readonly Paragraph[], blocks: readonly Block[]): { blocks: Block[]; reworded: { paragraph: Paragraph; text: string }[] } {
  const free = new Set(paragraphs)
  const reworded: { paragraph: Paragraph; text: string }[] = []
  const added = blocks.filter((block) => {
    const text = blockText(block)
    const [best] = block.kind === 'heading' ? [] : [...free].map((paragraph) => ({ paragraph, alike: likeness(paragraph.text, text) })).sort((a, b) => b.alike - a.alike)
    if (!best || best.alike < SAME_CLAUSE) return true
    free.delete(best.paragraph)
    reworded.push({ paragraph: best.paragraph, text })
    return false
  })
  return { blocks: added, reworded }
}

/** Writes it. */
export function insertClause(document: ContractDocument, { blocks, suggestion, tag, title, reworded, replaced }: PreparedClause, stamp: string, work: Work = {}): Promise<WriteResult> {
  return writeTogether(document, { blocks, place: suggestion.place, tag, title }, [...reworded, ...replaced.map((paragraph) => ({ paragraph, text: '' }))], stamp, work)
}

/** What the review says now of the rules that the clause answers. */
export function answeredRules(template: ClauseTemplate, finding: string | null, reviewed: Reviewed): { rule: string; verdict: RuleVerdict; missing: string[] }[] {
  const rules = new Set([...(finding === null ? [] : [finding]), ...template.satisfies, ...template.replaces])
  return reviewed.review.results.filter((result) => rules.has(result.rule) && result.verdict !== 'not-applicable').map(({ rule, verdict, missing }) => ({ rule, verdict, missing }))
}
