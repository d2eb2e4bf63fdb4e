/** Asked → answered → agreed, refused, deferred: the conversation on each finding. */
import { codeOf, isInternal, roleOf, sameness, withoutSignature } from './identity'
import { markOf } from './mark'
import type { CommentRecord, FindingRecord, NegotiationStatus, Role, SharedMemory, Step, Thread } from './shared-memory'

/** A comment as the host gives it (the port's `DocumentComment` has this shape). */
export interface CommentAsRead {
  id: string
  author: string
  text: string
  resolved: boolean
  replies: { author: string; date: string | null; text: string }[]
}

export function threadOf(finding: FindingRecord, threads: Thread[]): Thread | null {
  let best: Thread | null = null
  let sure = 1
  for (const thread of threads) {
    const sameAs = sameness(thread.finding, finding)
    if (sameAs > sure) [best, sure] = [thread, sameAs]
  }
  // One rule, one finding: a rewritten passage is still the same request.
  return best ?? threads.find((thread) => thread.finding.rule === finding.rule) ?? null
}

/** The memory with one more step on the finding's thread, which keeps the finding's newest record. A step of the pane is there once; whether a typed reply is new is for `answersIn` to say. */
export function addStep(memory: SharedMemory, finding: FindingRecord, step: Step): SharedMemory {
  const thread = threadOf(finding, memory.threads)
  if (!thread) return { ...memory, threads: [...memory.threads, { finding, steps: [step], offered: null }] }
  if (step.from === 'pane' && beyond([step], thread.steps).length === 0) return memory
  // In the order in which they came: Word writes the local time of a reply as if it were UTC, so that dates do not tell what was said last.
  return { ...memory, threads: memory.threads.map((other) => (other === thread ? { ...thread, finding, steps: [...thread.steps, step] } : other)) }
}

export function offer(memory: SharedMemory, finding: FindingRecord, clause: string | null): SharedMemory {
  const thread = threadOf(finding, memory.threads)
  if (!thread) return { ...memory, threads: [...memory.threads, { finding, steps: [], offered: clause }] }
  return { ...memory, threads: memory.threads.map((other) => (other === thread ? { ...thread, offered: clause } : other)) }
}

/**
 * What makes two steps one and the same, whichever copy of the document they come from. A step of the pane keeps its own
 * date everywhere. A reply typed in Word comes back with the host's clock, to the minute or not at all: its date is left
 * out, and equal replies are told apart by counting them (`beyond`).
 */
export function stepKey(step: Step): string {
  return markOf([step.from, step.author.trim().toLowerCase(), step.text.replace(/\s+/g, ' ').trim(), ...(step.from === 'pane' ? [step.status, step.date] : [])].join('\u0001'))
}

/** Steps of `some` that are more often there than in `known`: the second « D’accord » of one person is a second answer. */
export function beyond(some: Step[], known: Step[]): Step[] {
  const counts = new Map<string, number>()
  for (const step of known) counts.set(stepKey(step), (counts.get(stepKey(step)) ?? 0) + 1)
  return some.filter((step) => {
    const left = counts.get(stepKey(step)) ?? 0
    if (left > 0) counts.set(stepKey(step), left - 1)
    return left === 0
  })
}

/** A reply typed in Word, and a point that it answers. */
export interface TypedAnswer { finding: FindingRecord; step: Step; comment: string }

/**
 * Replies typed in Word, by anyone, on comments of ours, as answers. Left out: ours (signed), which mirror steps already
 * known, and whatever is internal, which must not reach the shared memory.
 *
 * A reply on a comment that gathers several points answers every one of them: whoever wrote it read them all, and which one
 * he meant cannot be told. The card says so (`NegotiationLine.history[].gathered`), and each point is closed by itself.
 */
export function answersIn(comments: CommentAsRead[], memory: SharedMemory, now: string): TypedAnswer[] {
  const records = new Map<string, CommentRecord>(memory.comments.map((record) => [record.code, record]))
  const typed = new Map<string, TypedAnswer[]>()
  for (const comment of comments) {
    const code = codeOf(comment.text)
    const record = code === null ? undefined : records.get(code)
    if (!record || record.internal || isInternal(comment.text)) continue
    for (const reply of comment.replies) {
      if (codeOf(reply.text) !== null || reply.text.trim() === '' || isInternal(reply.text)) continue
      const step: Step = {
        status: 'answered',
        role: roleOf(memory.authors, reply.author),
        author: reply.author.slice(0, 200),
        date: reply.date ?? now,
        text: withoutSignature(reply.text).slice(0, 8000),
        from: 'reply',
      }
      // One finding per rule: the same point may stand in two comments of ours.
      for (const finding of record.findings) typed.set(finding.rule, [...(typed.get(finding.rule) ?? []), { finding, step, comment: comment.id }])
    }
  }
  return [...typed.values()].flatMap((answers) => {
    const fresh = new Set(beyond(answers.map(({ step }) => step), threadOf(answers[0].finding, memory.threads)?.steps ?? []))
    return answers.filter(({ step }) => fresh.has(step))
  })
}

/** How many points the reply answers at once: those of its comment whose thread holds it. 1 for what was written in the pane. */
export function gatheredBy(step: Step, finding: FindingRecord, memory: SharedMemory): number {
  if (step.from !== 'reply') return 1
  const holds = (other: FindingRecord): boolean => (threadOf(other, memory.threads)?.steps ?? []).some((known) => known.date === step.date && stepKey(known) === stepKey(step))
  const together = memory.comments.filter(({ findings }) => findings.some(({ rule }) => rule === finding.rule)).map(({ findings }) => findings.filter(holds).length)
  return Math.max(1, ...together)
}

export const isClosed = (status: NegotiationStatus | null): boolean => status === 'agreed'

/** The role that speaks for the practice. */
export const practiceSide = (role: Role | null): boolean => role === 'avocat' || role === 'medecin'
