/** « Prêt à signer ? »: what still stands against it, each with its places. */
import type { Disagreement, DisagreementKind } from '../checklist/consistency/disagreements'
import type { Finding } from '../checklist/finding'
import type { Quote } from '../contract/quote'
import { quoteOf } from '../contract/quote'
import type { ControlInfo, DocumentComment, Revision } from '../document/port'
import type { DismissalRecord } from '../negotiation/private-memory'
import { statusOf } from '../negotiation/shared-memory'
import type { SharedMemory } from '../negotiation/shared-memory'
import { recordOf } from '../negotiation/identity'
import { practiceSide, threadOf } from '../negotiation/threads'
import type { Reviewed } from './review-document'
import type { ReadyLine } from './session'

export interface ReadyInput {
  reviewed: Reviewed
  /** Dates and parties said in two ways. */
  disagreements: Disagreement[]
  comments: DocumentComment[]
  /** Null when the host does not list them. */
  revisions: Revision[] | null
  /** Controls of blanks that hold a bracketed default still. */
  blanks: ControlInfo[]
  shared: SharedMemory | null
  dismissal(finding: Finding): DismissalRecord | null
}

/** Codes are those of `wording/ready.ts`. */
export function readyToSign(input: ReadyInput): ReadyLine[] {
  const { review, snapshot } = input.reviewed
  const parties = review.parties.filter((party) => party.terms.length + party.names.length > 0)
  const blanks = input.blanks.map(placeOfBlank)
  const unresolved = input.comments.filter((comment) => !comment.resolved)
  return [
    { code: 'ready-kind', ok: review.notThisKind === null, places: [] },
    { code: 'ready-critical', ...settled(review.findings.filter(({ severity }) => severity === 'critical'), (finding) => acceptance(finding, input), (finding) => placeOf(finding, input)) },
    blanksLine(),
    revisionsLine(input),
    { code: 'ready-comments', ok: unresolved.length === 0, values: { n: unresolved.length }, places: unresolved.flatMap(({ anchor }) => anchor ?? []) },
    { code: 'ready-annexes', ...settled(ofRule('consistency-missing-annex'), setAside, allPlaces) },
    { code: 'ready-deadlines', ...settled(ofRule('consistency-conflicting-deadlines'), setAside, allPlaces) },
    ...disagreementLines(input),
    { code: 'ready-parties', ok: new Set(parties.map(({ role }) => role)).size === 2, places: [] },
  ]

  function ofRule(rule: string): Finding[] {
    return review.findings.filter((finding) => finding.rule === rule)
  }

  /** In order when each may stay, with a reason; the reasons are shown, whoever signs must know them. `n`: those open, else those that stay. */
  function settled(findings: Finding[], may: (finding: Finding) => string | null, places: (finding: Finding) => Quote[]): Pick<ReadyLine, 'ok' | 'values' | 'places' | 'acceptedReason'> {
    const open = findings.filter((finding) => may(finding) === null)
    const reasons = [...new Set(findings.flatMap((finding) => may(finding) ?? []))]
    return { ok: open.length === 0, values: { n: open.length > 0 ? open.length : findings.length }, places: open.flatMap(places), ...(reasons.length > 0 ? { acceptedReason: reasons.join(' ; ') } : {}) }
  }

  /** What is no matter of taste is not agreed away: only a reading that is wrong is set aside, and why. */
  function setAside(finding: Finding): string | null {
    const reason = input.dismissal(finding)?.reason.trim() ?? ''
    return reason === '' ? null : reason
  }

  function blanksLine(): ReadyLine {
    const written = settled(ofRule('consistency-blank-fields'), setAside, allPlaces)
    // A blank of ours is read in the text too: it counts once.
    const ours = new Set(blanks.map(({ paragraph }) => paragraph))
    const places = [...blanks, ...written.places.filter(({ paragraph }) => !ours.has(paragraph))].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start)
    return { code: 'ready-blanks', ...written, ok: blanks.length === 0 && written.ok, values: { n: places.length > 0 ? places.length : written.values?.n ?? 0 }, places }
  }

  function placeOfBlank({ first, text }: ControlInfo): Quote {
    const paragraph = snapshot.paragraphs[first]
    const at = text === '' ? -1 : paragraph.text.indexOf(text)
    return at < 0 ? quoteOf(paragraph, 0, paragraph.text.length) : quoteOf(paragraph, at, at + text.length)
  }
}

/** Why a point may stay: set aside with a reason, or agreed by the practice with a word. Null: it may not. */
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

function revisionsLine({ revisions, reviewed: { snapshot } }: ReadyInput): ReadyLine {
  if (revisions !== null) return { code: 'ready-revisions', ok: revisions.length === 0, values: { n: revisions.length }, places: revisions.flatMap(({ at }) => at ?? []) }
  // Where even the markup was not given, nothing can be said: that is no « none ».
  if (snapshot.notices.includes('markup-unread')) return { code: 'ready-revisions-unseen', ok: false, places: [] }
  const touched = snapshot.paragraphs.filter((paragraph) => paragraph.inserted || paragraph.deletedInside)
  return { code: 'ready-revisions', ok: touched.length === 0, values: { n: touched.length }, places: touched.map((paragraph) => quoteOf(paragraph, 0, paragraph.text.length)) }
}

const DATES: readonly DisagreementKind[] = ['dates-effective', 'dates-signature', 'dates-start']
const PARTIES: readonly DisagreementKind[] = ['party-form', 'party-spelling', 'party-number']

/** One line for each thing said in two ways, with all its places; else one line each for dates and parties, in order. */
function disagreementLines({ disagreements, reviewed: { snapshot } }: ReadyInput): ReadyLine[] {
  // A file read along has its own days of signature; of other contradictions the place in this document is shown.
  const here = disagreements.map((one) => ({ ...one, quotes: one.quotes.filter(({ paragraph }) => paragraph < snapshot.paragraphs.length) }))
    .filter(({ kind, quotes }) => quotes.length === 2 || (quotes.length === 1 && kind !== 'dates-signature'))
  return [[DATES, 'ready-dates'] as const, [PARTIES, 'ready-names'] as const].flatMap(([kinds, code]): ReadyLine[] => {
    const lines = kinds.flatMap((kind): ReadyLine[] => {
      const all = here.filter((one) => one.kind === kind)
      return all.length === 0 ? [] : [{ code: `ready-${kind}`, ok: false, values: { one: all[0].one, other: all[0].other }, places: all.flatMap(({ quotes }) => quotes) }]
    })
    return lines.length > 0 ? lines : [{ code, ok: true, places: [] }]
  })
}

const allPlaces = (finding: Finding): Quote[] => finding.quotes

/** The worst words, or the heading of the clause in which they are missing. */
function placeOf(finding: Finding, { reviewed: { snapshot } }: ReadyInput): Quote[] {
  if (finding.quotes.length > 0) return finding.quotes.slice(0, 1)
  const heading = finding.clause === null ? undefined : snapshot.paragraphs[finding.clause]
  return heading ? [quoteOf(heading, 0, heading.text.length)] : []
}
