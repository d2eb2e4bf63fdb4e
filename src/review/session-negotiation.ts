/** The part of a session about the other side: requests and answers, its changes, merging, sending, signing. */
import type { Finding } from '../checklist/finding'
import { quoteOf } from '../contract/quote'
import type { CommentAction, Outcome } from '../document/port'
import { codeOf, textMark } from '../negotiation/identity'
import { ordinaryName } from '../negotiation/read-value'
import type { FindingRecord, Role, Step } from '../negotiation/shared-memory'
import { addStep, offer, practiceSide, threadOf } from '../negotiation/threads'
import { comments as wording, roles, statuses } from '../wording/comments'
import { insertion } from '../wording/insertion'
import { say } from '../wording/say'
import { compareWithLast } from './compare-reviews'
import { replyText } from './comment-text'
import { insertClause } from './insert-clause'
import { mergeMemories, mergeReport, mirrorSteps, readCopy } from './merge-copies'
import { fallbackFor, fallbackText, negotiationLines, preparedFallback } from './negotiation-lines'
import { versionOf, withVersion, writeVersion } from './own-version'
import type { Point } from './own-version'
import { prepareEnvoi, sendPreview } from './prepare-envoi'
import { readyInputOf } from './ready-input'
import { readyToSign } from './ready-to-sign'
import { reviewSnapshot } from './review-document'
import type { Reviewed } from './review-document'
import type { Memory } from './review-memory'
import type { InsertReport, Negotiation, NegotiationStatus, Scan, Work } from './session'
import type { SessionState } from './session-state'
import { effectsOfChanges, isListed } from './tracked-changes'
import { pendingChanges } from './pending-changes'

export function negotiationOf(state: SessionState): Negotiation {
  const { document, knowledge } = state
  const ruleTitle = (rule: string): string => knowledge.rules.get(rule)?.title[state.language] ?? rule

  const linesInput = async (scan: Scan) => ({
    reviewed: state.reviewedOf(scan), shared: (await state.memory()).shared, comments: await document.comments(), knowledge, language: state.language, blanks: state.blanks(), clauseTitle: scan.clauseTitle,
  })

  /** The finding as it stands, or as it was remembered: what is mended can still be answered. */
  function recordFor(id: string, memory: Memory): FindingRecord | null {
    const finding = state.finding(id)
    if (finding) return state.recordOf(finding)
    const known = [...memory.shared.threads.map((thread) => thread.finding), ...memory.shared.comments.flatMap(({ findings }) => findings)]
    return known.find((record) => record.id === id) ?? null
  }

  /** The review of the text as it stands: what was read before a person went on typing says nothing of a signature. */
  async function current(scan: Scan): Promise<Reviewed> {
    const snapshot = await document.read()
    return snapshot.stamp === scan.snapshot.stamp ? state.reviewedOf(scan) : reviewSnapshot(snapshot, knowledge.open, await correctedBy(state))
  }

  /** Where the contract deals with a point now, open or mended; null for a rule that this version does not know. */
  async function pointOf(scan: Scan, id: string): Promise<Point | null> {
    const open = scan.review.findings.find((known) => known.id === id)
    if (open) return open
    const rule = recordFor(id, await state.memory())?.rule
    const result = scan.review.results.find((known) => known.rule === rule)
    return result ? (scan.review.findings.find((known) => known.rule === rule) ?? { rule: result.rule, quotes: result.quotes, clause: null }) : null
  }

  const stepText = (step: Step, code: string, about: FindingRecord | null): string => {
    const { language } = state
    const values = { status: say(statuses, language, step.status), role: step.role ? say(roles, language, step.role) : step.author, text: step.text }
    const said = say(wording, language, step.text === '' ? 'step-bare' : 'step', values)
    return replyText(about ? say(wording, language, 'step-on', { title: ruleTitle(about.rule), step: said }) : said, code, language)
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
    const own = memory.shared.comments.find(({ internal, findings }) => !internal && findings.some(({ rule }) => rule === record.rule))
    if (own && mirrored.some(({ kind }) => kind === 'done')) {
      await state.noteWriter(memory, role, { kind: 'reply', code: own.code })
      await state.saveShared(memory)
    }
    if (status === 'agreed' && practiceSide(role)) await closeComment(record, memory)
    return mirrored.find(({ kind }) => kind !== 'done') ?? { kind: 'done' }
  }

  /** What the practice agreed to is closed, unless the comment speaks of other points too. */
  async function closeComment(record: FindingRecord, memory: Memory): Promise<void> {
    const known = memory.shared.comments.find(({ internal, findings }) => !internal && findings.some(({ rule }) => rule === record.rule))
    const others = known?.findings.filter(({ rule }) => rule !== record.rule) ?? []
    const open = others.some((other) => { const thread = threadOf(other, memory.shared.threads); return thread === null || thread.steps[thread.steps.length - 1]?.status !== 'agreed' })
    if (!known || open || !document.capabilities().canResolve) return
    const comment = (await document.comments()).find(({ text }) => codeOf(text) === known.code)
    const actions: CommentAction[] = comment && !comment.resolved ? [{ kind: 'resolve', comment: comment.id }] : []
    await document.apply(actions, { stamp: (await document.read()).stamp })
  }

  async function replaceWith(scan: Scan, id: string, text: string, role: Role): Promise<InsertReport> {
    const nothing: InsertReport = { outcome: { kind: 'orphan' }, where: '', quote: null, after: [], journal: null, scan: null }
    const point = await pointOf(scan, id)
    if (!point || text.trim() === '') return nothing
    const reviewed = state.reviewedOf(scan)
    const memory = await state.memory()
    const offered = threadOf(recordFor(id, memory) ?? { id, rule: point.rule, passage: '', clause: '' }, memory.shared.threads)?.offered ?? null
    const template = offered === null ? undefined : knowledge.clauses.get(offered)
    const fallback = template ? preparedFallback(template, point.quotes[0] ?? null, { reviewed, knowledge, shared: memory.shared, blanks: state.blanks(), language: state.language }) : null
    const taken = template && fallback && fallbackText(fallback) === text ? fallback : null
    const done = taken ? await insertClause(document, taken, scan.snapshot.stamp) : await writeVersion(document, versionOf(point, text, reviewed, knowledge), scan.snapshot.stamp)
    if (done.inverse.length === 0 && done.outcome.kind !== 'done') return { ...nothing, outcome: done.outcome }
    const { outcome } = done
    if (outcome.kind === 'inserted') {
      if (taken && template) memory.shared = { ...memory.shared, clauses: [...memory.shared.clauses, { tag: taken.tag, clause: template.id, stance: 'fallback', rules: [...template.satisfies, ...template.replaces].slice(0, 100), role, date: state.now() }] }
      await state.noteWriter(memory, role, { kind: 'paragraphs', first: outcome.first, count: outcome.count })
      await state.saveShared(memory)
    }
    const journal = done.inverse.length === 0 ? null : await state.note(memory, 'replacement', say(insertion, state.language, 'journal-replacement', { title: ruleTitle(point.rule) }), done.inverse, [id])
    const after = await state.scan({})
    const place = after.snapshot.paragraphs[outcome.kind === 'inserted' ? outcome.first : (point.quotes[0]?.paragraph ?? 0)]
    const results = after.review.results.filter((result) => result.rule === point.rule)
    return { outcome, where: '', quote: quoteOf(place, 0, place.text.length), after: results.map((result) => ({ rule: result.rule, verdict: result.verdict, missing: result.missing })), journal, scan: after }
  }

  return {
    async sinceLast(scan) {
      const last = state.baseline
      if (!last || last.stamp === scan.snapshot.stamp) return null
      return { date: last.date, ...compareWithLast(last, scan.review, knowledge.rules) }
    },

    async nameAuthor(author, role) {
      const memory = await state.memory()
      if (!ordinaryName(author)) return { kind: 'refused', reason: 'bad-value' }
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

    async tryVersion(scan, id, text, signal) {
      const point = await pointOf(scan, id)
      if (!point) throw new Error(`review: no point « ${id} » in this scan`)
      const { review } = await reviewSnapshot(withVersion(scan.snapshot, versionOf(point, text, state.reviewedOf(scan), knowledge)), knowledge.open, { ...(await correctedBy(state, scan)), signal })
      const result = review.results.find((known) => known.rule === point.rule)
      return { verdict: result?.verdict ?? 'absent', missing: result?.missing ?? [] }
    },

    replaceWith,

    async changes(scan, role, signal) {
      const revisions = await pendingChanges(document)
      if (revisions === null) return { lines: [], unlisted: 0, notice: 'revisions-unseen' }
      const { authors } = (await state.memory()).shared
      const lines = await effectsOfChanges(revisions, await current(scan), { role, authors }, knowledge.open, { ...(await correctedBy(state, scan)), signal })
      return { lines, unlisted: revisions.filter((revision) => !isListed(revision)).length, notice: null }
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
      const here = await document.comments()
      const codes = new Set(here.flatMap(({ text }) => codeOf(text) ?? []))
      const merged = mergeMemories(memory.shared, reading.shared, codes)
      const before = memory.shared
      memory.shared = merged.memory
      const saved = await state.saveShared(memory)
      if (saved.kind !== 'done') {
        memory.shared = before
        return { kind: 'refused', reason: saved.kind === 'refused' ? saved.reason : saved.kind }
      }
      await mirrorSteps(document, memory.shared, merged.added, stepText)
      const known = new Set(here.map(({ text }) => textMark(text)))
      return {
        ...mergeReport(merged, { language: state.language, ruleTitle, blankLabel: (name) => state.blanks()[name]?.label[state.language] ?? name }),
        textDiffers: (await copy.read()).stamp !== (await document.read()).stamp,
        commentsThere: (await copy.comments()).filter(({ text }) => !codes.has(codeOf(text) ?? '') && !known.has(textMark(text))).length,
      }
    },

    sendPreview: async () => sendPreview(document, await state.memory(), ruleTitle),

    prepareSending: async (_scan: Scan, work: Work) => prepareEnvoi(document, await state.memory(), state.store, ruleTitle, work),

    async ready(scan) {
      const memory = await state.memory()
      return readyToSign({ ...(await readyInputOf(document, await current(scan), knowledge.open.contract)), shared: memory.shared, dismissal: (finding: Finding) => state.dismissalOf(finding, scan, memory) })
    },
  }
}

/** As corrected by a person; without a correction, the types found in `like`: a few words more or less do not make it another contract. */
async function correctedBy(state: SessionState, like?: Scan) {
  const { shared } = await state.memory()
  const found = like?.review.types.map(({ type }) => type) ?? []
  return { types: shared.types ?? (found.length > 0 ? found : null), parties: shared.parties }
}
