/** The part of a session about comments, dismissals and corrections. */
import type { Finding } from '../checklist/finding'
import type { ContractType } from '../checklist/rule'
import type { Outcome } from '../document/port'
import { dismiss, restore } from '../negotiation/dismissals'
import type { DismissalRecord } from '../negotiation/private-memory'
import type { CorrectedParties, Role } from '../negotiation/shared-memory'
import { insertion } from '../wording/insertion'
import { say } from '../wording/say'
import { applyPlan, tookEffect } from './apply-plan'
import type { Voice } from './comment-text'
import { planComments } from './plan-comments'
import { saveAlways } from './review-memory'
import type { CommentPlan, DismissScope, LineOutcome, Scan, Work } from './session'
import { shownDismissal } from './session-state'
import type { SessionState } from './session-state'

export function commentsOf(state: SessionState) {
  /** For whom the plan that is applied was made. */
  let role: Role | null = null
  return {
    async plan(scan: Scan, options: { findings: string[] | null; role: Role; voice?: Voice }): Promise<CommentPlan> {
      const memory = await state.memory()
      role = options.role
      return planComments({
        review: scan.review, snapshot: scan.snapshot, comments: await state.document.comments(), memory: memory.written === null ? null : memory.shared,
        capabilities: state.document.capabilities(), style: { language: state.language, voice: options.voice ?? 'other-side' },
        chosen: options.findings === null ? null : new Set(options.findings), rules: state.knowledge.rules, clauseTitle: scan.clauseTitle,
        dismissed: (finding) => state.dismissalOf(finding, scan, memory) !== null,
      })
    },

    async apply(plan: CommentPlan, lines: string[], work: Work): Promise<LineOutcome[]> {
      const memory = await state.memory()
      const { outcomes, shared, inverse, findings } = await applyPlan(state.document, plan, lines, memory.shared, work)
      if (inverse === null) return outcomes
      memory.shared = shared
      const placed = plan.lines.find((line) => outcomes.some((done) => done.line === line.id && done.outcome.kind === 'placed'))
      if (role && placed) await state.noteWriter(memory, role, { kind: 'comment', code: placed.record.code })
      await state.saveShared(memory)
      await state.note(memory, 'comments', say(insertion, state.language, 'journal-comments', { n: outcomes.filter(({ outcome }) => tookEffect(outcome)).length }), [inverse], findings)
      return outcomes
    },

    async dismiss(finding: Finding, scope: DismissScope, reason: string, role: Role): Promise<Outcome> {
      const memory = await state.memory()
      const record: DismissalRecord = { finding: state.recordOf(finding), scope, reason: reason.slice(0, 2000), role, date: state.now() }
      if (scope === 'always') {
        memory.always = dismiss(record, memory.always)
        await saveAlways(state.store, memory)
      } else {
        memory.notes.dismissals = dismiss(record, memory.notes.dismissals)
      }
      state.lastScan?.dismissed.set(finding.id, shownDismissal(record))
      const title = state.knowledge.rules.get(finding.rule)?.title[state.language] ?? finding.rule
      memory.notes.journal.push({ id: state.newId(), what: 'dismissal', title: say(insertion, state.language, 'journal-dismissal', { title }).slice(0, 300), date: state.now(), undone: false, findings: [finding.id], inverse: [{ kind: 'dismissal', finding: finding.id }] })
      const saved = await state.saveNotes(memory)
      // What holds always is kept on the machine, whatever the document allows.
      return scope === 'always' ? { kind: 'done' } : saved
    },

    async restore(id: string): Promise<Outcome> {
      const memory = await state.memory()
      const finding = state.finding(id)
      if (!finding) return { kind: 'orphan' }
      const record = state.recordOf(finding)
      memory.notes.dismissals = restore(record, memory.notes.dismissals)
      const always = restore(record, memory.always)
      if (always.length !== memory.always.length) {
        memory.always = always
        await saveAlways(state.store, memory)
      }
      for (const entry of memory.notes.journal) if (entry.what === 'dismissal' && entry.findings.includes(id)) entry.undone = true
      state.lastScan?.dismissed.delete(id)
      return memory.written === null ? { kind: 'done' } : state.saveNotes(memory)
    },

    async correct(types: ContractType[] | null, parties: CorrectedParties | null): Promise<Outcome> {
      const memory = await state.memory()
      memory.shared = { ...memory.shared, types, parties }
      return state.saveShared(memory)
    },

    keepNotesInFile: {
      get: async (): Promise<boolean> => (await state.memory()).notes.keepInFile,
      async set(on: boolean): Promise<Outcome> {
        const memory = await state.memory()
        memory.notes.keepInFile = on
        return state.saveNotes(memory)
      },
    },
  }
}
