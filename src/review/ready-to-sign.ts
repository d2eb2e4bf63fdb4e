/** « Prêt à signer ? »: what still stands against it, each with its places. */
import type { Finding } from '../checklist/finding'
import type { Quote } from '../contract/quote'
import { quoteOf } from '../contract/quote'
import type { Capabilities, ControlInfo, DocumentComment, Revision } from '../document/port'
import type { DismissalRecord } from '../negotiation/private-memory'
import { statusOf } from '../negotiation/shared-memory'
import type { SharedMemory } from '../negotiation/shared-memory'
import { recordOf } from '../negotiation/identity'
import { practiceSide, threadOf } from '../negotiation/threads'
import type { Reviewed } from './review-document'
import type { ReadyLine } from './session'

export interface ReadyInput {
  reviewed: Reviewed
  comments: DocumentComment[]
  revisions: Revision[]
  /** Controls of blanks that hold a bracketed default still. */
  blanks: ControlInfo[]
  capabilities: Capabilities
  shared: SharedMemory | null
  dismissal(finding: Finding): DismissalRecord | null
}

/** Codes are those of `wording/ready.ts`. */
export function readyToSign(input: ReadyInput): ReadyLine[] {
  const { review, snapshot } = input.reviewed
  const quotesOf = (...rules: string[]): Quote[] => review.findings.filter((finding) => rules.includes(finding.rule)).flatMap((finding) => finding.quotes)
  const found = (...rules: string[]): boolean => review.findings.some((finding) => rules.includes(finding.rule) && input.dismissal(finding) === null)
  const critical = review.findings.filter((finding) => finding.severity === 'critical')
  const accepted = critical.map((finding) => acceptance(finding, input))
  const open = critical.filter((_, index) => accepted[index] === null)
  const reasons = accepted.filter((reason): reason is string => reason !== null)
  const lines: ReadyLine[] = [
    { code: 'ready-kind', ok: review.notThisKind === null, places: [] },
    { code: 'ready-critical', ok: open.length === 0, values: { n: open.length }, places: open.flatMap(placeOf(input)), ...(reasons.length > 0 ? { acceptedReason: reasons.join(' ; ') } : {}) },
  ]
  const blanks = [...input.blanks.map((control) => wholeParagraph(control.first)), ...quotesOf('consistency-blank-fields')]
  lines.push({ code: 'ready-blanks', ok: input.blanks.length === 0 && !found('consistency-blank-fields'), values: { n: blanks.length }, places: input.blanks.length > 0 || found('consistency-blank-fields') ? blanks : [] })
  lines.push(revisionsLine(input))
  const unresolved = input.comments.filter((comment) => !comment.resolved)
  lines.push({ code: 'ready-comments', ok: unresolved.length === 0, values: { n: unresolved.length }, places: unresolved.flatMap(({ anchor }) => anchor ?? []) })
  lines.push({ code: 'ready-annexes', ok: !found('consistency-missing-annex'), places: quotesOf('consistency-missing-annex') })
  lines.push({ code: 'ready-deadlines', ok: !found('consistency-conflicting-deadlines'), places: quotesOf('consistency-conflicting-deadlines') })
  const parties = review.parties.filter((party) => party.terms.length + party.names.length > 0)
  lines.push({ code: 'ready-parties', ok: new Set(parties.map(({ role }) => role)).size === 2, places: [] })
  return lines.map((line) => (line.ok ? { ...line, places: [] } : line))

  function wholeParagraph(index: number): Quote {
    const paragraph = snapshot.paragraphs[index]
    return quoteOf(paragraph, 0, paragraph.text.length)
  }
}

/** Why a critical point may stay: set aside with a reason, or agreed by the practice. Null: it may not. */
function acceptance(finding: Finding, input: ReadyInput): string | null {
  const dismissal = input.dismissal(finding)
  if (dismissal && dismissal.reason.trim() !== '') return dismissal.reason
  const quote = finding.quotes[0]
  const thread = input.shared && threadOf(recordOf(finding, null), input.shared.threads)
  if (!thread || statusOf(thread) !== 'agreed') return null
  const last = thread.steps[thread.steps.length - 1]
  // What the provider calls agreed is not a waiver by the practice; and what was agreed must still be what stands there.
  return practiceSide(last.role) && last.text.trim() !== '' && (quote === undefined || thread.finding.passage === recordOf(finding, null).passage) ? last.text : null
}

function revisionsLine(input: ReadyInput): ReadyLine {
  if (input.capabilities.canListRevisions) {
    return { code: 'ready-revisions', ok: input.revisions.length === 0, values: { n: input.revisions.length }, places: input.revisions.flatMap(({ at }) => at ?? []) }
  }
  const touched = input.reviewed.snapshot.paragraphs.filter((paragraph) => paragraph.inserted || paragraph.deletedInside)
  return { code: 'ready-revisions', ok: touched.length === 0, values: { n: touched.length }, places: touched.map((paragraph) => quoteOf(paragraph, 0, paragraph.text.length)) }
}

const placeOf = (input: ReadyInput) => (finding: Finding): Quote[] => {
  if (finding.quotes.length > 0) return finding.quotes.slice(0, 1)
  const heading = finding.clause === null ? undefined : input.reviewed.snapshot.paragraphs[finding.clause]
  return heading ? [quoteOf(heading, 0, heading.text.length)] : []
}
