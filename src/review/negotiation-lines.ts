/** What was asked, point by point, in the order of the document: words, law, answers. No strategy. */
import type { RuleResult } from '../checklist/finding'
import type { Rule } from '../checklist/rule'
import { fill } from '../clauses/fill'
import { partyNamesOf } from '../clauses/party-name'
import type { ClauseTemplate } from '../clauses/template'
import { blockText } from '../contract/blocks'
import type { Block } from '../contract/blocks'
import type { DocumentComment } from '../document/port'
import { codeOf, sameness } from '../negotiation/identity'
import type { FindingRecord, SharedMemory, Thread } from '../negotiation/shared-memory'
import { statusOf } from '../negotiation/shared-memory'
import { threadOf } from '../negotiation/threads'
import { comments as wording } from '../wording/comments'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { isInternal } from './comment-text'
import { findingText } from './finding-text'
import { toolsOf } from './insert-clause'
import type { ReviewKnowledge } from './knowledge'
import type { Reviewed } from './review-document'
import type { NegotiationLine } from './session'

export interface LinesInput {
  reviewed: Reviewed
  shared: SharedMemory
  comments: DocumentComment[]
  knowledge: ReviewKnowledge
  language: Language
  clauseTitle(paragraph: number): string | null
}

/** One line per point that was commented for the other side or that was spoken of. */
export function negotiationLines(input: LinesInput): NegotiationLine[] {
  const asked = askedFindings(input)
  const lines = asked.flatMap(({ record, comment }) => lineOf(record, comment, input))
  const placeOf = (line: NegotiationLine): number => line.quote?.paragraph ?? Number.MAX_SAFE_INTEGER
  return lines.sort((a, b) => placeOf(a) - placeOf(b) || (a.quote?.start ?? 0) - (b.quote?.start ?? 0))
}

function askedFindings({ shared, comments }: LinesInput): { record: FindingRecord; comment: DocumentComment | null }[] {
  const byCode = new Map(comments.map((comment) => [codeOf(comment.text), comment]))
  const asked: { record: FindingRecord; comment: DocumentComment | null }[] = []
  const add = (record: FindingRecord, comment: DocumentComment | null): void => {
    if (!asked.some((other) => sameness(other.record, record) >= 1)) asked.push({ record, comment })
  }
  for (const known of shared.comments) {
    const comment = byCode.get(known.code) ?? null
    if (comment && !isInternal(comment.text)) for (const record of known.findings) add(record, comment)
  }
  for (const thread of shared.threads) if (thread.steps.length > 0) add(thread.finding, null)
  return asked
}

function lineOf(record: FindingRecord, comment: DocumentComment | null, input: LinesInput): NegotiationLine[] {
  const { reviewed: { review, snapshot }, knowledge, language, shared } = input
  const rule = knowledge.rules.get(record.rule)
  // A point of a rule that this version does not know cannot be shown with its law: it is left out rather than made up.
  if (!rule) return []
  const finding = review.findings.find((known) => known.rule === record.rule) ?? null
  const result: RuleResult | undefined = finding ?? review.results.find((known) => known.rule === record.rule)
  const quote = result?.quotes[0] ?? null
  const thread = threadOf(record, shared.threads)
  const text = finding ? findingText(finding, rule, language) : null
  return [{
    finding: finding?.id ?? record.id,
    status: (thread && statusOf(thread)) ?? 'asked',
    title: rule.title[language],
    clause: quote ? input.clauseTitle(quote.paragraph) : record.clause || null,
    quote,
    asked: text?.proposal ?? say(wording, language, 'fixed-gone', { title: rule.title[language] }),
    why: rule.why[language],
    law: text?.law ?? rule.legal_basis.map(({ ref }) => ref),
    present: quote ? snapshot.paragraphs[quote.paragraph].text : '',
    fallback: thread ? fallbackText(thread, input) : null,
    history: [
      ...(comment ? [{ role: null, author: comment.author, date: comment.date ?? '', status: 'asked' as const, text: '' }] : []),
      ...(thread?.steps ?? []).map(({ role, author, date, status, text: said }) => ({ role, author, date, status, text: said })),
    ],
  }]
}

/** The fallback that is offered, as text; null while none is: the provider sees it only then. */
function fallbackText(thread: Thread, input: LinesInput): string | null {
  const template = thread.offered === null ? undefined : input.knowledge.clauses.get(thread.offered)
  const blocks = template ? fallbackBlocks(template, input) : []
  return blocks.length === 0 ? null : blocks.map(blockText).join('\n')
}

export function fallbackBlocks(template: ClauseTemplate, { reviewed, knowledge, shared, language }: Pick<LinesInput, 'reviewed' | 'knowledge' | 'shared' | 'language'>): Block[] {
  if (!template.stances.fallback) return []
  return fill(template, 'fallback', knowledge.library.blanks, { parties: partyNamesOf(reviewed.contract, knowledge.library.writing), values: shared.blanks, labels: language, heading: false, acceptDefaults: true }, toolsOf(knowledge)).blocks
}

/** Clause that mends a rule and has a fallback; null when there is none. */
export function fallbackFor(rule: Rule, knowledge: ReviewKnowledge): ClauseTemplate | null {
  const named = rule.clauses.map((id) => knowledge.clauses.get(id)).filter((clause) => clause !== undefined)
  const answering = knowledge.library.clauses.filter((clause) => clause.satisfies.includes(rule.id) || clause.replaces.includes(rule.id))
  return [...named, ...answering].find((clause) => clause.stances.fallback !== undefined) ?? null
}
