/** « Fusionner avec une autre copie… »: what was said in the other copy comes into this one, in memory and in the comments' replies. */
import type { CommentAction, ContractDocument, Outcome } from '../document/port'
import { codeOf } from '../negotiation/identity'
import { mergeMemories } from '../negotiation/merge-memories'
import type { MemoryDifference, Merged } from '../negotiation/merge-memories'
import type { FindingRecord, Role, SharedMemory, Step } from '../negotiation/shared-memory'
import { readSharedPart, MEMORY_NAMESPACE } from '../negotiation/shared-part'
import { addStep, answersIn, stepKey } from '../negotiation/threads'
import { roles, statuses } from '../wording/comments'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import type { MergeReport } from './session'

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

/**
 * Steps mirrored as replies on our comments. A comment that is not here keeps its steps in memory only. A typed reply that
 * answers every point of a comment is mirrored once; `about`: the point that a step speaks of, where the comment holds others too.
 */
export async function mirrorSteps(document: ContractDocument, shared: SharedMemory, steps: { finding: FindingRecord; step: Step }[], textOf: (step: Step, code: string, about: FindingRecord | null) => string): Promise<Outcome[]> {
  if (!document.capabilities().canReply || steps.length === 0) return []
  const comments = await document.comments()
  const mirrored = new Set<string>()
  const actions = steps.flatMap(({ finding, step }): CommentAction[] => {
    const record = shared.comments.find((known) => !known.internal && known.findings.some(({ rule }) => rule === finding.rule))
    const comment = record && comments.find(({ text }) => codeOf(text) === record.code)
    if (!comment) return []
    const whole = step.from === 'reply'
    const key = `${comment.id} ${step.date} ${stepKey(step)}`
    if (whole && mirrored.has(key)) return []
    mirrored.add(key)
    return [{ kind: 'reply', comment: comment.id, text: textOf(step, record.code, whole || record.findings.length === 1 ? null : finding) }]
  })
  const { stamp } = await document.read()
  return document.apply(actions, { stamp })
}

export interface MergeWords { language: Language; ruleTitle(rule: string): string; blankLabel(name: string): string }

/** What the merge did, in words for the person. */
export function mergeReport({ added, conflicts, differences }: Merged, { language, ruleTitle, blankLabel }: MergeWords): Pick<MergeReport, 'kind' | 'added' | 'conflicts' | 'differences'> {
  const said = (step: Step): string => [say(statuses, language, step.status), step.text].filter((part) => part !== '').join(language === 'fr' ? ' : ' : ': ')
  const shown = (one: MemoryDifference): MergeReport['differences'][number] => {
    switch (one.what) {
      case 'blank': return { ...one, name: blankLabel(one.name) }
      case 'author': return { ...one, ours: say(roles, language, one.ours as Role), theirs: say(roles, language, one.theirs as Role) }
      case 'offer': return { what: 'offer', name: ruleTitle(one.finding.rule), ours: '', theirs: '' }
      default: return { what: one.what, name: '', ours: one.ours.join(', '), theirs: one.theirs.join(', ') }
    }
  }
  return {
    // A typed reply that answers several points is one answer.
    kind: 'merged', added: new Set(added.map(({ finding, step }) => `${step.from === 'pane' ? finding.rule : ''} ${step.date} ${stepKey(step)}`)).size, differences: differences.map(shown),
    conflicts: conflicts.map(({ finding, ours, theirs }) => ({ finding: finding.id, title: ruleTitle(finding.rule), ours: said(ours), theirs: said(theirs) })),
  }
}
