/** « Fusionner avec une autre copie… »: what was said in the other copy comes into this one, in memory and in the comments' replies. */
import type { CommentAction, ContractDocument, Outcome } from '../document/port'
import { codeOf } from '../negotiation/identity'
import { mergeMemories } from '../negotiation/merge-memories'
import type { Merged } from '../negotiation/merge-memories'
import type { FindingRecord, SharedMemory, Step } from '../negotiation/shared-memory'
import { readSharedPart, MEMORY_NAMESPACE } from '../negotiation/shared-part'
import { addStep, answersIn } from '../negotiation/threads'

export type CopyReading = { kind: 'read'; shared: SharedMemory } | { kind: 'refused'; reason: string }

/** What the other copy knows, replies typed in Word included. `reason`: a code of `wording/`. */
export async function readCopy(copy: ContractDocument, ours: SharedMemory, now: string): Promise<CopyReading> {
  const reading = readSharedPart(await copy.readPart(MEMORY_NAMESPACE))
  if (reading.kind === 'broken') return { kind: 'refused', reason: 'memory-broken' }
  if (reading.kind === 'newer') return { kind: 'refused', reason: 'memory-newer' }
  if (reading.kind === 'none') return { kind: 'refused', reason: 'no-memory' }
  if (reading.memory.document !== ours.document) return { kind: 'refused', reason: 'other-document' }
  let shared = { ...reading.memory, authors: { ...reading.memory.authors, ...ours.authors } }
  for (const { finding, step } of answersIn(await copy.comments(), shared, now)) shared = addStep(shared, finding, step)
  return { kind: 'read', shared }
}

export { mergeMemories }
export type { Merged }

/** Steps that came from the other copy, mirrored as replies on our comments. A comment that is not here keeps its steps in memory only. */
export async function mirrorSteps(document: ContractDocument, shared: SharedMemory, steps: { finding: FindingRecord; step: Step }[], textOf: (step: Step, code: string) => string): Promise<Outcome[]> {
  if (!document.capabilities().canReply || steps.length === 0) return []
  const comments = await document.comments()
  const actions = steps.flatMap(({ finding, step }): CommentAction[] => {
    const record = shared.comments.find((known) => known.findings.some(({ rule }) => rule === finding.rule))
    const comment = record && comments.find(({ text }) => codeOf(text) === record.code)
    return comment ? [{ kind: 'reply', comment: comment.id, text: textOf(step, record.code) }] : []
  })
  const { stamp } = await document.read()
  return document.apply(actions, { stamp })
}
