/** What was asked, point by point, in the order of the document: words, law, answers. No strategy. */
import type { RuleResult } from '../checklist/finding'
import type { Rule } from '../checklist/rule'
import type { BlankTemplate, ClauseTemplate } from '../clauses/template'
import { blockText } from '../contract/blocks'
import type { Quote } from '../contract/quote'
import type { DocumentComment } from '../document/port'
import { codeOf, isInternal, sameness } from '../negotiation/identity'
import type { FindingRecord, SharedMemory, Thread } from '../negotiation/shared-memory'
import { statusOf } from '../negotiation/shared-memory'
import { gatheredBy, threadOf } from '../negotiation/threads'
import { comments as wording } from '../wording/comments'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { findingText } from './finding-text'
import { prepareClause } from './insert-clause'
import type { PreparedClause } from './insert-clause'
import type { ReviewKnowledge } from './knowledge'
import type { Reviewed } from './review-document'
import type { NegotiationLine } from './session'

export interface LinesInput {
  reviewed: Reviewed
  shared: SharedMemory
  comments: DocumentComment[]
  knowledge: ReviewKnowledge
  /** The library's blanks and the person's own. */
  blanks: Readonly<Record<string, BlankTemplate>>
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
  const fallback = thread ? fallbackOffered(thread, quote, input) : null
  return [{
    finding: finding?.id ?? record.id,
    rule: rule.id,
    status: (thread && statusOf(thread)) ?? 'asked',
    verdict: result?.verdict ?? 'not-applicable',
    missing: result?.missing ?? [],
    title: rule.title[language],
    clause: quote ? input.clauseTitle(quote.paragraph) : record.clause || null,
    quote,
    asked: text?.proposal ?? say(wording, language, 'fixed-gone', { title: rule.title[language] }),
    why: rule.why[language],
    law: text?.law ?? rule.legal_basis.map(({ ref }) => ref),
    present: quote ? snapshot.paragraphs[quote.paragraph].text : '',
    offerable: fallbackFor(rule, knowledge) !== null,
    fallback: fallback && fallbackText(fallback),
    fallbackTaken: fallback !== null && isTaken(fallback, input),
    history: [
      ...(comment ? [{ role: null, author: comment.author, date: comment.date ?? '', status: 'asked' as const, text: '', gathered: 1 }] : []),
      ...(thread?.steps ?? []).map((step) => ({ role: step.role, author: step.author, date: step.date, status: step.status, text: step.text, gathered: gatheredBy(step, record, shared) })),
    ],
  }]
}

/** The fallback that is offered, ready to be inserted; null while none is: the provider sees it only then. */
function fallbackOffered(thread: Thread, quote: Quote | null, input: LinesInput): PreparedClause | null {
  const template = thread.offered === null ? undefined : input.knowledge.clauses.get(thread.offered)
  return template ? preparedFallback(template, quote, input) : null
}

/** With the model's own figures: what is offered is a text, not a form. */
export function preparedFallback(template: ClauseTemplate, quote: Quote | null, { reviewed, knowledge, shared, blanks, language }: Pick<LinesInput, 'reviewed' | 'knowledge' | 'shared' | 'blanks' | 'language'>): PreparedClause | null {
  if (!template.stances.fallback) return null
  return prepareClause({ template, stance: 'fallback', where: quote ? 'replace' : 'suggested', finding: { quotes: quote ? [quote] : [] }, values: shared.blanks, cursor: null, acceptDefaults: true }, reviewed, knowledge, blanks, language)
}

export const fallbackText = (fallback: PreparedClause): string => fallback.shown.map(blockText).join('\n')

/** Its words stand in the contract, or the contract holds it as inserted (a figure may have been changed since). */
function isTaken({ shown, tag }: PreparedClause, { reviewed: { snapshot }, shared }: LinesInput): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const there = new Set(snapshot.paragraphs.map(({ text }) => plain(text)))
  return shared.clauses.some((clause) => clause.tag === tag) || shown.filter(({ kind }) => kind !== 'heading').every((block) => there.has(plain(blockText(block))))
}

/** Clause that mends a rule and has a fallback; null when there is none. */
export function fallbackFor(rule: Rule, knowledge: ReviewKnowledge): ClauseTemplate | null {
  const named = rule.clauses.map((id) => knowledge.clauses.get(id)).filter((clause) => clause !== undefined)
  const answering = knowledge.library.clauses.filter((clause) => clause.satisfies.includes(rule.id) || clause.replaces.includes(rule.id))
  return [...named, ...answering].find((clause) => clause.stances.fallback !== undefined) ?? null
}
