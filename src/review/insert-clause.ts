/** A model clause goes into the contract: filled, placed, checked before; what it satisfies is judged again after. */
import type { Finding, RuleVerdict } from '../checklist/finding'
import type { Tools } from '../clauses/blank-value'
import { wordEdits } from '../clauses/compare'
import { fill } from '../clauses/fill'
import type { Filled } from '../clauses/fill'
import { suggestedValues } from '../clauses/offered'
import { partyNamesOf } from '../clauses/party-name'
import { dressed, placeFor } from '../clauses/place'
import type { Suggestion } from '../clauses/place'
import { birthTag } from '../clauses/tag'
import type { BlankTemplate, ClauseTemplate, Stance } from '../clauses/template'
import { blockText } from '../contract/blocks'
import type { Block } from '../contract/blocks'
import type { Paragraph } from '../contract/paragraph'
import { quoteOf } from '../contract/quote'
import type { ContractDocument, InsertOutcome, Outcome } from '../document/port'
import { likeness } from '../negotiation/mark'
import type { Inverse } from '../negotiation/private-memory'
import { insertion } from '../wording/insertion'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { clauseTitleAt } from './clause-title'
import type { ReviewKnowledge } from './knowledge'
import type { Reviewed } from './review-document'
import type { InsertWhere, Work } from './session'

export interface ClauseWish {
  template: ClauseTemplate
  stance: Stance
  where: InsertWhere
  finding: Finding | null
  values: Record<string, string>
  /** Paragraph of the cursor; null when unknown. */
  cursor: number | null
}

/** A clause ready to be written. */
export interface PreparedClause {
  blocks: Block[]
  filled: Filled
  suggestion: Suggestion
  /** Passage whose words the clause takes; null: nothing is replaced. */
  instead: Paragraph | null
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
  const quote = wish.finding?.quotes[0]
  const instead = wish.where === 'replace' && quote ? snapshot.paragraphs[quote.paragraph] : null
  const suggestion = placeFor({
    template: wish.template, library: knowledge.library, contract, language: knowledge.open.language,
    where: wish.where === 'replace' ? (instead ? 'cursor' : 'suggested') : wish.where,
    // A point that is absent altogether goes where the model says, not after the clause that merely touches it.
    concerned: quote?.paragraph ?? null,
    cursor: instead?.index ?? wish.cursor,
  })
  const filled = fill(wish.template, wish.stance, blanks, { parties, values, labels: language, heading: suggestion.heading && instead === null }, toolsOf(knowledge))
  return {
    blocks: dressed(filled.blocks, suggestion), filled, suggestion, instead,
    tag: birthTag(wish.template, wish.stance), title: wish.template.title.fr,
    whereText: whereText(suggestion, instead, reviewed, language),
  }
}

function whereText(suggestion: Suggestion, instead: Paragraph | null, { contract }: Reviewed, language: Language): string {
  const clause = suggestion.clause === null ? null : clauseTitleAt(contract, contract.clauses[suggestion.clause].first)
  if (instead) return say(insertion, language, 'where-instead', { clause: clauseTitleAt(contract, instead.index) ?? '' }).trim()
  const named = ['after-clause', 'after-subject', 'after-neighbour', 'in-annex'].includes(suggestion.reason)
  return named && clause !== null ? say(insertion, language, suggestion.reason === 'in-annex' ? 'where-in' : 'where-after', { clause }) : say(insertion, language, named ? 'where-at-end' : (`where-${suggestion.reason}` as keyof typeof insertion))
}

export interface Inserted {
  outcome: InsertOutcome | Outcome
  inverse: Inverse[]
}

/** A paragraph shares so many of its words with the clause that it is reworded, not replaced. */
const SAME_CLAUSE = 0.5

/** Writes it. Nothing is left half done: when the passage cannot be taken out, the clause that was put in is taken back. */
export async function insertClause(document: ContractDocument, prepared: PreparedClause, stamp: string, work: Work = {}): Promise<Inserted> {
  const tracked = document.capabilities().canTrack
  const { instead, blocks, suggestion } = prepared
  if (instead && blocks.length === 1 && likeness(instead.text, blockText(blocks[0])) >= SAME_CLAUSE) return replaceWords(document, instead, blockText(blocks[0]), stamp, work)
  const outcome = await document.insert(blocks, suggestion.place, { tracked, tag: prepared.tag, title: prepared.title.slice(0, 64) }, { stamp, signal: work.signal })
  if (outcome.kind !== 'inserted') return { outcome, inverse: [] }
  const now = await document.read(work.signal)
  const text = now.paragraphs.slice(outcome.first, outcome.first + outcome.count).map((paragraph) => paragraph.text).join('\n')
  const back: Inverse = { kind: 'insertion', tag: prepared.tag, text }
  if (!instead) return { outcome, inverse: [back] }
  const index = instead.index < outcome.first ? instead.index : instead.index + outcome.count
  const removed = await replaceWords(document, now.paragraphs[index], '', now.stamp, work)
  if (removed.outcome.kind === 'done') return { outcome, inverse: [...removed.inverse, back] }
  await document.takeBack(prepared.tag, text, { stamp: now.stamp })
  return { outcome: removed.outcome, inverse: [] }
}

/** A paragraph comes to read as `text`: the fewest words, tracked where the host can. */
export async function replaceWords(document: ContractDocument, paragraph: Paragraph, text: string, stamp: string, work: Work = {}): Promise<{ outcome: Outcome; inverse: Inverse[] }> {
  const edits = wordEdits(paragraph.text, text)
  if (edits.length === 0) return { outcome: { kind: 'done' }, inverse: [] }
  const outcome = await document.replace(quoteOf(paragraph, 0, paragraph.text.length), edits, { tracked: document.capabilities().canTrack }, { stamp, signal: work.signal })
  return { outcome, inverse: outcome.kind === 'done' ? [{ kind: 'replacement', index: paragraph.index, paragraph: text, edits: wordEdits(text, paragraph.text) }] : [] }
}

/** What the review says now of the rules that the clause answers. */
export function answeredRules(template: ClauseTemplate, finding: string | null, reviewed: Reviewed): { rule: string; verdict: RuleVerdict; missing: string[] }[] {
  const rules = new Set([...(finding === null ? [] : [finding]), ...template.satisfies, ...template.replaces])
  return reviewed.review.results.filter((result) => rules.has(result.rule) && result.verdict !== 'not-applicable').map(({ rule, verdict, missing }) => ({ rule, verdict, missing }))
}
