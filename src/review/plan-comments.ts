/**
 * The plan of a re-scan: what would change among our own comments, and nothing of anybody else's. Writes nothing.
 *
 * What a person resolved, edited, answered or deleted is respected: such a comment is closed by a reply when its point
 * is mended, and otherwise left alone.
 */
import type { Finding, Review, RuleResult } from '../checklist/finding'
import type { Severity } from '../checklist/rule'
import type { Quote } from '../contract/quote'
import type { Capabilities, CommentAction, DocumentComment } from '../document/port'
import { codeOf, isInternal, pairFindings, sameness, textMark } from '../negotiation/identity'
import type { CommentRecord, FindingRecord, SharedMemory } from '../negotiation/shared-memory'
import { comments as wording } from '../wording/comments'
import { say } from '../wording/say'
import type { CommentStyle } from './comment-text'
import { replyText } from './comment-text'
import { quoted } from './finding-text'
import { findingsNamed } from './recover-memory'
import type { CommentPlan, PlanKind } from './session'
import { overlap, wantedComments } from './wanted-comments'
import type { WantedComment, WantedFrom } from './wanted-comments'

export interface PlanInput extends WantedFrom {
  review: Review
  comments: DocumentComment[]
  memory: SharedMemory | null
  capabilities: Capabilities
  style: CommentStyle
  /** Findings to comment; those that have a comment already are kept up in any case. Null: all. */
  chosen: ReadonlySet<string> | null
  /** Findings that the person set aside: not commented, their comments left alone. */
  dismissed: (finding: Finding) => boolean
}

/** A comment of ours as found in the document. */
interface Standing {
  comment: DocumentComment
  code: string
  record: CommentRecord | null
  findings: FindingRecord[]
  /** A person changed its text (or we cannot tell). */
  edited: boolean
  answered: boolean
}

const RANK: Record<Severity, number> = { critical: 0, major: 1, minor: 2 }

export function planComments(input: PlanInput): CommentPlan {
  const plan: CommentPlan = { lines: [], unchanged: 0, respected: 0, stamp: input.snapshot.stamp }
  // Two layers that never mix: what the other side may read, and what it may not. Only the one asked for gets new comments.
  for (const voice of ['other-side', 'internal'] as const) {
    const asked = voice === input.style.voice
    planVoice(plan, { ...input, style: { ...input.style, voice }, chosen: asked ? input.chosen : NONE })
  }
  return plan
}

const NONE: ReadonlySet<string> = new Set()

function planVoice(plan: CommentPlan, input: PlanInput): void {
  const findings = input.review.findings.filter((finding) => !input.dismissed(finding))
  const all = wantedComments(findings, input.style.voice, input)
  const standing = standingOf(input, all)
  const paired = pair(all, standing)
  const commented = new Set(standing.flatMap((own) => own.findings.map((record) => record.rule)))
  const { chosen } = input
  // Grouping is done again on what is to be commented, so that a comment names only those findings.
  const wanted = chosen === null ? all : wantedComments(findings.filter((finding) => chosen.has(finding.id) || commented.has(finding.rule)), input.style.voice, input)
  const pairs = chosen === null ? paired : pair(wanted, standing)
  const insist = chosen !== null && chosen.size === 1
  for (const group of wanted) {
    const own = pairs.get(group)
    if (own) keepUp(plan, group, own, input)
    else if (!insist && deletedByPerson(group, standing, input)) plan.respected++
    else line(plan, 'new', group, [{ kind: 'add', quote: group.quote, text: group.text(input.style) }], group.text(input.style), newRecord(group, input.style))
  }
  const kept = new Set([...pairs.values()])
  for (const own of standing) if (!kept.has(own)) letGo(plan, own, input)
}

/** A comment whose findings are still open. */
function keepUp(plan: CommentPlan, group: WantedComment, own: Standing, input: PlanInput): void {
  const text = group.text(input.style)
  const same = sameText(own.comment.text, group, input.style)
  if (own.comment.resolved) {
    const closedByUs = own.record?.closed ?? lastReplyIsOurs(own)
    if (!closedByUs || !input.capabilities.canResolve) { plan.respected++; return }
    const actions: CommentAction[] = [{ kind: 'reopen', comment: own.comment.id }]
    const said = replyText(say(wording, input.style.language, 'reopened', { title: titleOf(group.findings, input) }), own.code, input.style.language)
    if (input.capabilities.canReply) actions.push({ kind: 'reply', comment: own.comment.id, text: said })
    if (!same && !own.edited) actions.push({ kind: 'update', comment: own.comment.id, text: withCode(group, own.code, input.style) })
    line(plan, 'reopened', group, actions, said, { ...record(group, own, input, same), closed: false }, own)
    return
  }
  const anchor = own.comment.anchor
  if (anchor && !standsThere(anchor, group.quote)) {
    if (own.edited || own.answered) { plan.respected++; return }
    line(plan, 'moved', group, [takeAway(own, input), { kind: 'add', quote: group.quote, text }], text, newRecord(group, input.style), own)
    return
  }
  if (same) { plan.unchanged++; return }
  if (own.edited) { plan.respected++; return }
  const reworded = withCode(group, own.code, input.style)
  line(plan, 'reworded', group, [{ kind: 'update', comment: own.comment.id, text: reworded }], reworded, { code: own.code, findings: group.records, text: textMark(reworded), internal: input.style.voice === 'internal', closed: false }, own)
}

/** A comment of ours that no open finding calls for any more. */
function letGo(plan: CommentPlan, own: Standing, input: PlanInput): void {
  if (own.comment.resolved) return
  const results = own.findings.map((finding) => input.review.results.find((result) => result.rule === finding.rule))
  const known = results.filter((result): result is RuleResult => result !== undefined)
  // Of a rule that we do not know (another version's, or a forged code) nothing can be said; of a dismissed one nothing is to be said.
  if (known.length === 0 || known.length < results.length) { plan.respected++; return }
  const open = input.review.findings.filter((finding) => known.some((result) => result.rule === finding.rule))
  if (open.some(input.dismissed)) { plan.respected++; return }
  const { language } = input.style
  const title = known.map((result) => ruleTitle(result.rule, input)).join(' ; ')
  const gone = known.every((result) => result.verdict === 'not-applicable')
  const words = known.find((result) => result.verdict === 'met' && result.quotes.length > 0)?.quotes[0].exact
  const still = open.length > 0
  const said = still ? say(wording, language, 'said-elsewhere', { title })
    : gone ? say(wording, language, 'not-applicable', { title })
      : words !== undefined ? say(wording, language, 'fixed', { title, words: quoted(words) })
        : say(wording, language, 'fixed-gone', { title })
  const text = replyText(said, own.code, language)
  const actions: CommentAction[] = []
  if (input.capabilities.canReply) actions.push({ kind: 'reply', comment: own.comment.id, text })
  if (input.capabilities.canResolve) actions.push({ kind: 'resolve', comment: own.comment.id })
  else if (!own.edited && !own.answered && input.capabilities.canDeleteComment) actions.splice(0, actions.length, { kind: 'remove', comment: own.comment.id })
  if (actions.length === 0) { plan.respected++; return }
  const rule = input.rules.get(known[0].rule)
  plan.lines.push({
    id: `${still ? 'moved' : 'fixed'}:${own.code}`, kind: still ? 'moved' : 'fixed', findings: own.findings.map((finding) => finding.id),
    severity: rule?.severity ?? 'minor', title, quote: own.comment.anchor, text, actions,
    record: { code: own.code, findings: own.findings, text: own.record?.text ?? textMark(own.comment.text), internal: input.style.voice === 'internal', closed: true }, replaces: own.code,
  })
}

function line(plan: CommentPlan, kind: PlanKind, group: WantedComment, actions: CommentAction[], text: string, remember: CommentRecord, own?: Standing): void {
  plan.lines.push({
    id: `${kind}:${own?.code ?? group.code}`, kind, findings: group.findings.map((finding) => finding.id),
    severity: group.findings.map((finding) => finding.severity).sort((a, b) => RANK[a] - RANK[b])[0],
    title: text.split('\n')[0], quote: group.quote, text, actions, record: remember, replaces: own?.code ?? null,
  })
}

/** Every comment of ours, with what is remembered or can be read from it. */
function standingOf(input: PlanInput, wanted: WantedComment[]): Standing[] {
  const records = new Map(input.memory?.comments.map((known) => [known.code, known]) ?? [])
  const byCode = new Map(wanted.map((group) => [group.code, group]))
  const standing: Standing[] = []
  for (const comment of input.comments) {
    const code = codeOf(comment.text)
    if (code === null || isInternal(comment.text) !== (input.style.voice === 'internal')) continue
    const known = records.get(code) ?? null
    const group = byCode.get(code)
    const findings = known?.findings ?? group?.records ?? findingsNamed(comment, code, input.rules)
    // Without memory, a text that is not what we would write today may be a person's: it is left alone.
    const edited = known && known.text !== '' ? textMark(comment.text) !== known.text : !(group && sameText(comment.text, group, input.style))
    standing.push({ comment, code, record: known, findings, edited, answered: comment.replies.some((reply) => codeOf(reply.text) === null) })
  }
  return standing
}

/** Which comment stands for which group: by code, then by the findings that both name. */
function pair(wanted: WantedComment[], standing: Standing[]): Map<WantedComment, Standing> {
  const pairs = new Map<WantedComment, Standing>()
  const taken = new Set<Standing>()
  const take = (group: WantedComment, own: Standing): void => {
    if (pairs.has(group) || taken.has(own)) return
    pairs.set(group, own)
    taken.add(own)
  }
  for (const group of wanted) for (const own of standing) if (own.code === group.code) take(group, own)
  // Points that were absent and still are, whatever heading or theme opens their comment now.
  for (const group of wanted) {
    if (group.kind === 'words') continue
    const own = standing.find((other) => !taken.has(other) && other.findings.length > 0 && other.findings.every((known) => known.passage === '') && other.findings.some((known) => group.records.some((now) => now.rule === known.rule)))
    if (own) take(group, own)
  }
  const now = wanted.filter((group) => group.kind === 'words' && !pairs.has(group)).flatMap((group) => group.records.map((known) => ({ group, known })))
  const before = standing.filter((own) => !taken.has(own)).flatMap((own) => own.findings.filter((known) => known.passage !== '').map((known) => ({ own, known })))
  const found = pairFindings(now.map(({ known }) => known), before.map(({ known }) => known))
  for (const [index, other] of [...found].sort(([a], [b]) => a - b)) take(now[index].group, before[other].own)
  return pairs
}

/** The memory holds a comment for these very words, and the document no longer does: a person deleted it. */
function deletedByPerson(group: WantedComment, standing: Standing[], { memory, style }: PlanInput): boolean {
  const present = new Set(standing.map((own) => own.code))
  const missing = memory?.comments.filter((known) => !present.has(known.code) && known.internal === (style.voice === 'internal')) ?? []
  return group.records.every((now) => missing.some((known) => known.findings.some((finding) => sameness(now, finding) >= 2)))
}

/** The same words in either language: changing the language of the pane rewrites nothing. */
function sameText(text: string, group: WantedComment, style: CommentStyle): boolean {
  const mark = textMark(withoutCode(text))
  return (['fr', 'en'] as const).some((language) => mark === textMark(withoutCode(group.text({ ...style, language }))))
}

const withoutCode = (text: string): string => text.trimEnd().replace(/[a-z2-7]{8}$/, '')

/** A comment keeps its code when it is reworded, so that its replies still belong to it. */
function withCode(group: WantedComment, code: string, style: CommentStyle): string {
  return group.text(style).replace(/[a-z2-7]{8}$/, code)
}

function standsThere(anchor: Quote, quote: Quote): boolean {
  return overlap(anchor, quote)
}

function takeAway(own: Standing, input: PlanInput): CommentAction {
  return input.capabilities.canDeleteComment ? { kind: 'remove', comment: own.comment.id } : { kind: 'resolve', comment: own.comment.id }
}

function lastReplyIsOurs(own: Standing): boolean {
  const last = own.comment.replies[own.comment.replies.length - 1]
  return last !== undefined && codeOf(last.text) !== null
}

function newRecord(group: WantedComment, style: CommentStyle): CommentRecord {
  return { code: group.code, findings: group.records, text: textMark(group.text(style)), internal: style.voice === 'internal', closed: false }
}

function record(group: WantedComment, own: Standing, input: PlanInput, same: boolean): CommentRecord {
  const text = same || own.edited ? own.record?.text ?? textMark(own.comment.text) : textMark(withCode(group, own.code, input.style))
  return { code: own.code, findings: group.records, text, internal: input.style.voice === 'internal', closed: false }
}

const ruleTitle = (rule: string, input: PlanInput): string => input.rules.get(rule)?.title[input.style.language] ?? rule
const titleOf = (findings: Finding[], input: PlanInput): string => findings.map((finding) => ruleTitle(finding.rule, input)).join(' ; ')
