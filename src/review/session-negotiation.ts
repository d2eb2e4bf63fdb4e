/** The part of a session about the other side: requests and answers, its changes, merging, sending, signing. */
import type { Finding } from '../checklist/finding'
import { blockText } from '../contract/blocks'
import { quoteOf } from '../contract/quote'
import type { CommentAction, Outcome } from '../document/port'
import { codeOf } from '../negotiation/identity'
import type { FindingRecord, Role, Step } from '../negotiation/shared-memory'
import { addStep, offer, practiceSide, threadOf } from '../negotiation/threads'
import { comments as wording, roles, statuses } from '../wording/comments'
import { insertion } from '../wording/insertion'
import { say } from '../wording/say'
import { compareWithLast } from './compare-reviews'
import { replyText } from './comment-text'
import { insertClause, prepareClause, replaceWords } from './insert-clause'
import { mergeMemories, mirrorSteps, readCopy } from './merge-copies'
import { fallbackBlocks, fallbackFor, negotiationLines } from './negotiation-lines'
import { prepareEnvoi, sendPreview } from './prepare-envoi'
import { readyInputOf } from './ready-input'
import { readyToSign } from './ready-to-sign'
import { reviewSnapshot } from './review-document'
import type { Memory } from './review-memory'
import type { InsertReport, Negotiation, NegotiationStatus, Scan, Work } from './session'
import type { SessionState } from './session-state'
import { effectsOfChanges } from './tracked-changes'
import { withWording } from './try-wording'

export function negotiationOf(state: SessionState): Negotiation {
  const { document, knowledge } = state
  const ruleTitle = (rule: string): string => knowledge.rules.get(rule)?.title[state.language] ?? rule

  const linesInput = async (scan: Scan) => ({
    reviewed: state.reviewedOf(scan), shared: (await state.memory()).shared, comments: await document.comments(), knowledge, language: state.language, clauseTitle: scan.clauseTitle,
  })

  /** The finding as it stands, or as it was remembered: what is mended can still be answered. */
  function recordFor(id: string, memory: Memory): FindingRecord | null {
    const finding = state.finding(id)
    if (finding) return state.recordOf(finding)
    const known = [...memory.shared.threads.map((thread) => thread.finding), ...memory.shared.comments.flatMap(({ findings }) => findings)]
    return known.find((record) => record.id === id) ?? null
  }

  const stepText = (step: Step, code: string): string => {
    const { language } = state
    const values = { status: say(statuses, language, step.status), role: step.role ? say(roles, language, step.role) : step.author, text: step.text }
    return replyText(say(wording, language, step.text === '' ? 'step-bare' : 'step', values), code, language)
  }

  async function answer(id: string, status: NegotiationStatus, text: string, role: Role): Promise<Outcome> {
    const memory = await state.memory()
    const record = recordFor(id, memory)
    if (!record) return { kind: 'orphan' }
    const step: Step = { status, role, author: say(roles, state.language, role), date: state.now(), text: text.slice(0, 8000), from: 'pane' }
    const before = memory.shared
    memory.shared = addStep(memory.shared, record, step)
    const saved = await state.saveShared(memory)
    if (saved.kind !== 'done') {
      memory.shared = before
      return saved
    }
    // The memory is what counts; a reply that the host refuses is told all the same.
    const mirrored = await mirrorSteps(document, memory.shared, [{ finding: record, step }], stepText)
    if (status === 'agreed' && practiceSide(role)) await closeComment(record, memory)
    return mirrored.find(({ kind }) => kind !== 'done') ?? { kind: 'done' }
  }

  /** What the practice agreed to is closed, unless the comment speaks of other points too. */
  async function closeComment(record: FindingRecord, memory: Memory): Promise<void> {
    const known = memory.shared.comments.find(({ findings }) => findings.some(({ rule }) => rule === record.rule))
    const others = known?.findings.filter(({ rule }) => rule !== record.rule) ?? []
    const open = others.some((other) => { const thread = threadOf(other, memory.shared.threads); return thread === null || thread.steps[thread.steps.length - 1]?.status !== 'agreed' })
    if (!known || open || !document.capabilities().canResolve) return
    const comment = (await document.comments()).find(({ text }) => codeOf(text) === known.code)
    const actions: CommentAction[] = comment && !comment.resolved ? [{ kind: 'resolve', comment: comment.id }] : []
    await document.apply(actions, { stamp: (await document.read()).stamp })
  }

  async function replaceWith(scan: Scan, id: string, text: string): Promise<InsertReport> {
    const finding = scan.review.findings.find((known) => known.id === id)
    const nothing: InsertReport = { outcome: { kind: 'orphan' }, where: '', quote: null, after: [], journal: null, scan: null }
    if (!finding) return nothing
    const reviewed = state.reviewedOf(scan)
    const rule = knowledge.rules.get(finding.rule)
    const memory = await state.memory()
    const template = rule ? fallbackFor(rule, knowledge) : null
    const isFallback = template !== null && fallbackBlocks(template, { reviewed, knowledge, shared: memory.shared, language: state.language }).map(blockText).join('\n') === text
    const quote = finding.quotes[0]
    const done = template !== null && (isFallback || quote === undefined)
      ? await insertClause(document, prepareClause({ template, stance: 'fallback', where: quote ? 'replace' : 'suggested', finding, values: defaultsAccepted(memory), cursor: null }, reviewed, knowledge, state.blanks(), state.language), scan.snapshot.stamp)
      : quote ? await replaceWords(document, reviewed.snapshot.paragraphs[quote.paragraph], text, scan.snapshot.stamp) : { outcome: nothing.outcome, inverse: [] }
    if (done.inverse.length === 0 && done.outcome.kind !== 'done') return { ...nothing, outcome: done.outcome }
    const journal = await state.note(memory, 'replacement', say(insertion, state.language, 'journal-replacement', { title: ruleTitle(finding.rule) }), done.inverse, [id])
    const after = await state.scan({})
    const place = after.snapshot.paragraphs[done.outcome.kind === 'inserted' ? done.outcome.first : (quote?.paragraph ?? 0)]
    const results = after.review.results.filter((result) => result.rule === finding.rule)
    return { outcome: done.outcome, where: '', quote: quoteOf(place, 0, place.text.length), after: results.map((result) => ({ rule: result.rule, verdict: result.verdict, missing: result.missing })), journal, scan: after }
  }

  const defaultsAccepted = (memory: Memory): Record<string, string> => memory.shared.blanks

  return {
    async sinceLast(scan) {
      const last = state.baseline
      if (!last || last.stamp === scan.snapshot.stamp) return null
      return { date: last.date, ...compareWithLast(last, scan.review, knowledge.rules) }
    },

    async nameAuthor(author, role) {
      const memory = await state.memory()
      memory.shared = {
        ...memory.shared, authors: { ...memory.shared.authors, [author]: role },
        threads: memory.shared.threads.map((thread) => ({ ...thread, steps: thread.steps.map((step) => (step.role === null && step.author === author ? { ...step, role } : step)) })),
      }
      return state.saveShared(memory)
    },

    lines: async (scan) => negotiationLines(await linesInput(scan)),
    answer,

    async offerFallback(id, offered) {
      const memory = await state.memory()
      const record = recordFor(id, memory)
      const rule = record && knowledge.rules.get(record.rule)
      const template = rule ? fallbackFor(rule, knowledge) : null
      if (!record || (offered && !template)) return { kind: 'refused', reason: 'no-fallback' }
      memory.shared = offer(memory.shared, record, offered && template ? template.id : null)
      return state.saveShared(memory)
    },

    async tryVersion(scan, id, text) {
      const finding = scan.review.findings.find((known) => known.id === id)
      if (!finding) throw new Error(`review: no finding « ${id} » in this scan`)
      const { review } = await reviewSnapshot(withWording(scan.snapshot, finding, text), knowledge.open, await correctedBy(state))
      const result = review.results.find((known) => known.rule === finding.rule)
      return { verdict: result?.verdict ?? 'absent', missing: result?.missing ?? [] }
    },

    replaceWith,

    async changes(scan) {
      if (!document.capabilities().canListRevisions) return { lines: [], notice: 'revisions-unseen' }
      return { lines: await effectsOfChanges(await document.revisions(), state.reviewedOf(scan), knowledge.open, await correctedBy(state)), notice: null }
    },

    async merge(bytes) {
      if (!state.options.openCopy) return { kind: 'refused', reason: 'no-copies' }
      let copy
      try {
        copy = await state.options.openCopy(bytes)
      } catch (error) {
        // Bad input is told by its code (ooxml/errors.ts); anything else is a bug.
        const { code } = error as { code?: unknown }
        if (typeof code !== 'string') throw error
        return { kind: 'refused', reason: code }
      }
      const memory = await state.memory()
      const reading = await readCopy(copy, memory.shared, state.now())
      if (reading.kind === 'refused') return reading
      const merged = mergeMemories(memory.shared, reading.shared)
      memory.shared = merged.memory
      const saved = await state.saveShared(memory)
      if (saved.kind !== 'done') return { kind: 'refused', reason: saved.kind === 'refused' ? saved.reason : saved.kind }
      await mirrorSteps(document, memory.shared, merged.added, stepText)
      const said = (step: Step): string => [say(statuses, state.language, step.status), step.text].filter((part) => part !== '').join(' : ')
      return { kind: 'merged', added: merged.added.length, conflicts: merged.conflicts.map(({ finding, ours, theirs }) => ({ finding: finding.id, ours: said(ours), theirs: said(theirs) })) }
    },

    sendPreview: () => sendPreview(document),

    prepareSending: async (_scan: Scan, work: Work) => prepareEnvoi(document, await state.memory(), work),

    async ready(scan) {
      const memory = await state.memory()
      return readyToSign({ ...(await readyInputOf(document, state.reviewedOf(scan))), shared: memory.shared, dismissal: (finding: Finding) => state.dismissalOf(finding, scan, memory) })
    },
  }
}

async function correctedBy(state: SessionState) {
  const { shared } = await state.memory()
  return { types: shared.types, parties: shared.parties }
}
