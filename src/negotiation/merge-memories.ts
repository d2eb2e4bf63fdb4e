/** Two copies of a document, edited apart: one memory out of two, nothing lost, conflicts shown. */
import { sameness } from './identity'
import { statusOf } from './shared-memory'
import type { CorrectedParties, FindingRecord, NegotiationStatus, SharedMemory, Step, Thread } from './shared-memory'
import { beyond } from './threads'

export interface MemoryConflict {
  finding: FindingRecord
  /** What each copy ends with; both are kept in the thread. */
  ours: Step
  theirs: Step
}

/** Both copies know something else; ours is kept, both are shown. */
export type MemoryDifference =
  | { what: 'blank' | 'author'; name: string; ours: string; theirs: string }
  | { what: 'types' | 'parties'; ours: string[]; theirs: string[] }
  /** Offered in the other copy only: perhaps withdrawn here since, so that it is not offered again unasked. */
  | { what: 'offer'; finding: FindingRecord }

export interface Merged {
  memory: SharedMemory
  /** Steps that came from the other copy. */
  added: { finding: FindingRecord; step: Step }[]
  conflicts: MemoryConflict[]
  differences: MemoryDifference[]
}

/**
 * Merges by finding. A conflict is a thread that both copies carried on, to different ends. The document's id stays ours.
 * `present`: codes of the comments that stand in our document; a comment that only the other copy holds is not remembered
 * as ours, or the next scan would take it for deleted and never propose it again.
 */
export function mergeMemories(ours: SharedMemory, theirs: SharedMemory, present: ReadonlySet<string> = new Set()): Merged {
  const added: Merged['added'] = []
  const conflicts: MemoryConflict[] = []
  const differences = differencesOf(ours, theirs)
  const left = [...theirs.threads]
  const threads = ours.threads.map((thread) => {
    const at = bestOf(thread.finding, left)
    if (at < 0) return thread
    const [other] = left.splice(at, 1)
    const onlyTheirs = beyond(other.steps, thread.steps)
    const onlyOurs = beyond(thread.steps, other.steps)
    for (const step of onlyTheirs) added.push({ finding: thread.finding, step })
    const endOurs = onlyOurs[onlyOurs.length - 1]
    const endTheirs = onlyTheirs[onlyTheirs.length - 1]
    if (endOurs && endTheirs && (endOurs.status !== endTheirs.status || endOurs.text !== endTheirs.text)) conflicts.push({ finding: thread.finding, ours: endOurs, theirs: endTheirs })
    if (thread.offered === null && other.offered !== null) differences.push({ what: 'offer', finding: thread.finding })
    return { ...thread, steps: laidInto(thread.steps, onlyTheirs) }
  })
  for (const thread of left) for (const step of thread.steps) added.push({ finding: thread.finding, step })
  const codes = new Set(ours.comments.map((record) => record.code))
  const tags = new Set(ours.clauses.map((record) => record.tag))
  return {
    memory: {
      ...ours,
      threads: [...threads, ...left],
      comments: [...ours.comments, ...theirs.comments.filter((record) => !codes.has(record.code) && present.has(record.code))],
      clauses: [...ours.clauses, ...theirs.clauses.filter((record) => !tags.has(record.tag))],
      blanks: { ...theirs.blanks, ...ours.blanks },
      types: ours.types ?? theirs.types,
      parties: ours.parties ?? theirs.parties,
      authors: { ...theirs.authors, ...ours.authors },
    },
    added,
    conflicts,
    differences,
  }
}

function differencesOf(ours: SharedMemory, theirs: SharedMemory): MemoryDifference[] {
  const named = (what: 'blank' | 'author', mine: Record<string, string>, its: Record<string, string>): MemoryDifference[] =>
    Object.entries(its).filter(([name, value]) => Object.hasOwn(mine, name) && mine[name] !== value).map(([name, value]) => ({ what, name, ours: mine[name], theirs: value }))
  const differences = [...named('blank', ours.blanks, theirs.blanks), ...named('author', ours.authors, theirs.authors)]
  if (ours.types && theirs.types && [...ours.types].sort().join() !== [...theirs.types].sort().join()) differences.push({ what: 'types', ours: ours.types, theirs: theirs.types })
  const names = ({ client, prestataire }: CorrectedParties): string[] => [...client, ...prestataire]
  if (ours.parties && theirs.parties && names(ours.parties).join('\u0001') !== names(theirs.parties).join('\u0001')) differences.push({ what: 'parties', ours: names(ours.parties), theirs: names(theirs.parties) })
  return differences
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

/** The other copy's steps among ours, by date; the order within each copy stays. */
function laidInto(ours: Step[], theirs: Step[]): Step[] {
  const steps = [...ours]
  let from = 0
  for (const step of theirs) {
    const later = steps.findIndex((other, index) => index >= from && other.date > step.date)
    const at = later < 0 ? steps.length : later
    steps.splice(at, 0, step)
    from = at + 1
  }
  return steps
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
