/** Two copies of a document, edited apart: one memory out of two, nothing lost, conflicts shown. */
import { sameness } from './identity'
import { statusOf } from './shared-memory'
import type { FindingRecord, NegotiationStatus, SharedMemory, Step, Thread } from './shared-memory'
import { stepKey } from './threads'

export interface MemoryConflict {
  finding: FindingRecord
  /** What each copy ends with; both are kept in the thread. */
  ours: Step
  theirs: Step
}

export interface Merged {
  memory: SharedMemory
  /** Steps that came from the other copy. */
  added: { finding: FindingRecord; step: Step }[]
  conflicts: MemoryConflict[]
  /** Values that differ between the copies; ours is kept. */
  blanks: { name: string; ours: string; theirs: string }[]
}

/**
 * Merges by finding. A conflict is a thread that both copies carried on, to different ends. The document's id stays ours.
 */
export function mergeMemories(ours: SharedMemory, theirs: SharedMemory): Merged {
  const added: Merged['added'] = []
  const conflicts: MemoryConflict[] = []
  const left = [...theirs.threads]
  const threads = ours.threads.map((thread) => {
    const at = bestOf(thread.finding, left)
    if (at < 0) return thread
    const [other] = left.splice(at, 1)
    const mine = new Set(thread.steps.map(stepKey))
    const its = new Set(other.steps.map(stepKey))
    const onlyTheirs = other.steps.filter((step) => !mine.has(stepKey(step)))
    const onlyOurs = thread.steps.filter((step) => !its.has(stepKey(step)))
    for (const step of onlyTheirs) added.push({ finding: thread.finding, step })
    const endOurs = onlyOurs[onlyOurs.length - 1]
    const endTheirs = onlyTheirs[onlyTheirs.length - 1]
    if (endOurs && endTheirs && (endOurs.status !== endTheirs.status || endOurs.text !== endTheirs.text)) conflicts.push({ finding: thread.finding, ours: endOurs, theirs: endTheirs })
    return { ...thread, steps: byDate([...thread.steps, ...onlyTheirs]), offered: thread.offered ?? other.offered }
  })
  for (const thread of left) for (const step of thread.steps) added.push({ finding: thread.finding, step })
  const blanks = Object.entries(theirs.blanks).filter(([name, value]) => ours.blanks[name] !== undefined && ours.blanks[name] !== value)
    .map(([name, value]) => ({ name, ours: ours.blanks[name], theirs: value }))
  const codes = new Set(ours.comments.map((record) => record.code))
  const tags = new Set(ours.clauses.map((record) => record.tag))
  return {
    memory: {
      ...ours,
      threads: [...threads, ...left],
      comments: [...ours.comments, ...theirs.comments.filter((record) => !codes.has(record.code))],
      clauses: [...ours.clauses, ...theirs.clauses.filter((record) => !tags.has(record.tag))],
      blanks: { ...theirs.blanks, ...ours.blanks },
      types: ours.types ?? theirs.types,
      parties: ours.parties ?? theirs.parties,
      authors: { ...theirs.authors, ...ours.authors },
    },
    added,
    conflicts,
    blanks,
  }
}

function bestOf(finding: FindingRecord, threads: Thread[]): number {
  let best = -1
  let sure = 0
  threads.forEach((thread, index) => {
    const sameAs = sameness(finding, thread.finding)
    if (sameAs > sure) [best, sure] = [index, sameAs]
  })
  return best
}

function byDate(steps: Step[]): Step[] {
  return [...steps].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** How many threads end in each status. */
export function countStatuses(threads: Thread[]): Record<NegotiationStatus, number> {
  const counts: Record<NegotiationStatus, number> = { asked: 0, answered: 0, agreed: 0, refused: 0, deferred: 0 }
  for (const thread of threads) {
    const status = statusOf(thread)
    if (status) counts[status]++
  }
  return counts
}
