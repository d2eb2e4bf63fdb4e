/** The other side's tracked changes, each with what it does to the findings: the contract is judged without it, and with it. */
import type { OpenKnowledge } from '../checklist/open-knowledge'
import type { Snapshot } from '../contract/paragraph'
import { quoteOf } from '../contract/quote'
import type { Quote } from '../contract/quote'
import type { Revision } from '../document/port'
import { roleOf } from '../negotiation/identity'
import type { Role } from '../negotiation/shared-memory'
import { practiceSide } from '../negotiation/threads'
import { movedVerdicts } from './compare-reviews'
import { reviewSnapshot } from './review-document'
import type { Reviewed, ReviewOptions } from './review-document'
import type { OtherSideChange } from './session'

/** Revisions that a reader sees as one change: a deletion and the insertion that stands in its place, or paragraphs of one inserted clause. */
export interface ChangeGroup { author: string; date: string | null; revisions: (Revision & { at: Quote })[]; before: string; after: string }

/** Words nearer than this (UTF-16 units) belong to one change. */
const NEAR = 1

/** Words put in or taken out, in the text. Formats, moves, rows and headers say nothing that could be judged. */
export const isListed = (revision: Revision): revision is Revision & { at: Quote } => revision.at !== null && (revision.kind === 'insertion' || revision.kind === 'deletion')

export function groupRevisions(revisions: Revision[], snapshot: Snapshot): ChangeGroup[] {
  const placed = revisions.filter(isListed)
  placed.sort((a, b) => a.at.paragraph - b.at.paragraph || a.at.start - b.at.start)
  const groups: (Revision & { at: Quote })[][] = []
  for (const revision of placed) {
    const group = groups[groups.length - 1]
    const last = group?.[group.length - 1]
    if (last && last.author === revision.author && (touches(last, revision) || sameClause(last, revision, snapshot))) group.push(revision)
    else groups.push([revision])
  }
  return groups.map((group) => ({
    author: group[0].author, date: group[0].date, revisions: group,
    before: textOf(group, 'deletion', snapshot), after: textOf(group, 'insertion', snapshot),
  }))
}

function touches(one: { at: Quote }, other: { at: Quote }): boolean {
  return one.at.paragraph === other.at.paragraph && other.at.start - (one.at.start + one.at.exact.length) <= NEAR
}

/** Two paragraphs in a row, both inserted whole. */
function sameClause(one: Revision & { at: Quote }, other: Revision & { at: Quote }, snapshot: Snapshot): boolean {
  const whole = (revision: Revision & { at: Quote }): boolean => revision.kind === 'insertion' && snapshot.paragraphs[revision.at.paragraph]?.text === revision.at.exact
  return other.at.paragraph === one.at.paragraph + 1 && whole(one) && whole(other)
}

/** What the group took out, or put in, with the character that was kept between two of its words. */
function textOf(group: (Revision & { at: Quote })[], kind: Revision['kind'], snapshot: Snapshot): string {
  let text = ''
  let last: { paragraph: number; end: number } | null = null
  for (const revision of group) {
    const { paragraph, start, exact } = revision.at
    if (text !== '' && last !== null) {
      if (last.paragraph === paragraph) text += snapshot.paragraphs[paragraph]?.text.slice(last.end, start) ?? ''
      else if (revision.kind === kind) text += '\n'
    }
    if (revision.kind === kind) text += revision.text
    last = { paragraph, end: start + exact.length }
  }
  return text
}

/** The reading as it would be had these revisions not been made. */
export function without(group: ChangeGroup, snapshot: Snapshot): Snapshot {
  const texts = new Map<number, string>()
  // From the end, so that the offsets of what comes before still hold.
  for (const revision of [...group.revisions].reverse()) {
    const { paragraph, start, exact } = revision.at
    const text = texts.get(paragraph) ?? snapshot.paragraphs[paragraph].text
    texts.set(paragraph, text.slice(0, start) + (revision.kind === 'deletion' ? revision.text : '') + text.slice(start + (revision.kind === 'insertion' ? exact.length : 0)))
  }
  return { ...snapshot, paragraphs: snapshot.paragraphs.map((paragraph) => ({ ...paragraph, text: texts.get(paragraph.index) ?? paragraph.text })) }
}

/** Who a change is looked at by, and which authors are known. */
export interface Looker { role: Role; authors: Record<string, Role> }

/** The other side's first, each judged; then ours, which were judged when they were made. In document order within each. */
export async function effectsOfChanges(revisions: Revision[], now: Reviewed, looker: Looker, knowledge: OpenKnowledge, options: ReviewOptions = {}): Promise<OtherSideChange[]> {
  const others: OtherSideChange[] = []
  const ours: OtherSideChange[] = []
  for (const [index, group] of groupRevisions(revisions, now.snapshot).entries()) {
    const role = roleOf(looker.authors, group.author)
    const own = role !== null && practiceSide(role) === practiceSide(looker.role)
    const change = { id: `change-${index}`, author: group.author, role, own, date: group.date, before: group.before, after: group.after, quote: placeOf(group, now.snapshot) }
    if (own) ours.push({ ...change, effect: null, rules: [] })
    else others.push({ ...change, ...(await effectOf(group, now, knowledge, options)) })
  }
  return [...others, ...ours]
}

/** The contract is judged without the change, and compared with what it is. */
async function effectOf(group: ChangeGroup, now: Reviewed, knowledge: OpenKnowledge, options: ReviewOptions): Promise<Pick<OtherSideChange, 'effect' | 'rules'>> {
  const then = await reviewSnapshot(without(group, now.snapshot), knowledge, options)
  const { better, worse, unsure } = movedVerdicts(then.review, now.review)
  if (worse.length > 0) return { effect: 'weakens', rules: worse }
  if (better.length > 0) return { effect: 'mends', rules: better }
  return unsure.length > 0 ? { effect: 'unsure', rules: unsure } : { effect: 'neutral', rules: [] }
}

/** The inserted words; for a mere deletion the words around it. */
function placeOf(group: ChangeGroup, snapshot: Snapshot): Quote {
  const inserted = group.revisions.find((revision) => revision.at.exact !== '')
  if (inserted) return inserted.at
  const { paragraph, start } = group.revisions[0].at
  const { text } = snapshot.paragraphs[paragraph]
  return quoteOf(snapshot.paragraphs[paragraph], Math.max(0, start - 20), Math.min(text.length, start + 20))
}
