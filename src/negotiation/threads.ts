/** Asked → answered → agreed, refused, deferred: the conversation on each finding. */
import { codeOf, sameness, withoutSignature } from './identity'
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

/** The memory with one more step on the finding's thread, which keeps the finding's newest record. */
export function addStep(memory: SharedMemory, finding: FindingRecord, step: Step): SharedMemory {
  const thread = threadOf(finding, memory.threads)
  if (!thread) return { ...memory, threads: [...memory.threads, { finding, steps: [step], offered: null }] }
  if (thread.steps.some((known) => stepKey(known) === stepKey(step))) return memory
  const steps = [...thread.steps, step].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return { ...memory, threads: memory.threads.map((other) => (other === thread ? { ...thread, finding, steps } : other)) }
}

export function offer(memory: SharedMemory, finding: FindingRecord, clause: string | null): SharedMemory {
  const thread = threadOf(finding, memory.threads)
  if (!thread) return { ...memory, threads: [...memory.threads, { finding, steps: [], offered: clause }] }
  return { ...memory, threads: memory.threads.map((other) => (other === thread ? { ...thread, offered: clause } : other)) }
}

/** What makes two steps one and the same, whichever copy of the document they come from. */
export function stepKey(step: Step): string {
  // A mirrored step comes back as a reply with the minute of the host's clock: the date is left out for replies with words.
  return markOf([step.author.trim().toLowerCase(), step.text.replace(/\s+/g, ' ').trim(), step.text.trim() === '' ? `${step.status}${step.date}` : ''].join('\u0001'))
}

/**
 * Replies typed in Word, by anyone, on comments of ours, as answers. Ours (signed) are mirrors of steps already known and are left out.
 * `record` of the comment tells which finding is answered: the first (worst) of the comment.
 */
export function answersIn(comments: CommentAsRead[], memory: SharedMemory, now: string): { finding: FindingRecord; step: Step; comment: string }[] {
  const records = new Map<string, CommentRecord>(memory.comments.map((record) => [record.code, record]))
  const known = new Set(memory.threads.flatMap((thread) => thread.steps.map(stepKey)))
  const answers: { finding: FindingRecord; step: Step; comment: string }[] = []
  for (const comment of comments) {
    const code = codeOf(comment.text)
    const record = code === null ? undefined : records.get(code)
    if (!record || record.findings.length === 0) continue
    for (const reply of comment.replies) {
      if (codeOf(reply.text) !== null || reply.text.trim() === '') continue
      const step: Step = {
        status: 'answered',
        role: memory.authors[reply.author] ?? null,
        author: reply.author.slice(0, 200),
        date: reply.date ?? now,
        text: withoutSignature(reply.text).slice(0, 8000),
        from: 'reply',
      }
      if (known.has(stepKey(step))) continue
      known.add(stepKey(step))
      answers.push({ finding: record.findings[0], step, comment: comment.id })
    }
  }
  return answers
}

export const isClosed = (status: NegotiationStatus | null): boolean => status === 'agreed'

/** The role that speaks for the practice. */
export const practiceSide = (role: Role | null): boolean => role === 'avocat' || role === 'medecin'
