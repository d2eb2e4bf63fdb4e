/** One open document, all its use cases: what a screen holds. */
import type { Outcome } from '../document/port'
import { restore } from '../negotiation/dismissals'
import type { JournalEntry, ReviewSession, Work } from './session'
import { keepRemoved } from './review-memory'
import { clausesOf } from './session-clauses'
import { commentsOf } from './session-comments'
import { negotiationOf } from './session-negotiation'
import { loadOwn, ownOf } from './session-own'
import { SessionState } from './session-state'
import type { SessionOptions } from './session-state'
import { countMarks, removeMarks, takeBack } from './undo'

export type { SessionOptions } from './session-state'

/** Reads the person's own clauses; touches the document only when asked. */
export async function openSession(options: SessionOptions): Promise<ReviewSession> {
  const state = new SessionState(options)
  await loadOwn(state)
  const { document } = state
  return {
    knowledge: state.knowledge.shown,
    store: state.store,
    capabilities: () => document.capabilities(),
    isCurrent: async (stamp) => (await document.read()).stamp === stamp,
    scan: (work: Work) => state.scan(work),
    show: (quote) => document.show(quote),
    ...commentsOf(state),
    ...clausesOf(state),
    own: ownOf(state),
    journal: async (): Promise<JournalEntry[]> => [...(await state.memory()).notes.journal].reverse().map(({ id, what, title, date, undone, findings }) => ({ id, what, title, date, undone, findings })),

    async undo(id): Promise<Outcome> {
      const memory = await state.memory()
      const entry = memory.notes.journal.find((known) => known.id === id)
      if (!entry || entry.undone) return { kind: 'orphan' }
      const outcome = await takeBack(document, entry.inverse)
      if (outcome.kind !== 'done') return outcome
      entry.undone = true
      for (const inverse of entry.inverse) {
        // A comment that we took back ourselves was not deleted by a person: the next plan proposes it again.
        if (inverse.kind === 'comments') memory.shared = { ...memory.shared, comments: memory.shared.comments.filter(({ code }) => !inverse.added.includes(code)).map((known) => (inverse.resolved.includes(known.code) ? { ...known, closed: false } : known)) }
        if (inverse.kind === 'insertion') memory.shared = { ...memory.shared, clauses: memory.shared.clauses.filter(({ tag }) => tag !== inverse.tag) }
        if (inverse.kind === 'dismissal') {
          const finding = state.finding(inverse.finding)
          if (finding) memory.notes.dismissals = restore(state.recordOf(finding), memory.notes.dismissals)
          state.lastScan?.dismissed.delete(inverse.finding)
        }
      }
      const saved = await state.saveShared(memory)
      return saved.kind === 'done' ? state.saveNotes(memory) : saved
    },

    countMarks: () => countMarks(document),
    async removeMarks(work: Work) {
      const memory = await state.memory()
      const removed = await removeMarks(document, work)
      if (memory.written !== null && removed.parts > 0) await keepRemoved(state.store, memory, (await document.read()).stamp)
      return removed
    },
    negotiation: negotiationOf(state),
  }
}
