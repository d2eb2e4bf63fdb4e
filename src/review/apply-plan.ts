/** One click: the chosen lines of a plan become comments, and the shared memory keeps what was really written. */
import type { CommentAction, ContractDocument, Outcome } from '../document/port'
import { codeOf } from '../negotiation/identity'
import type { Inverse } from '../negotiation/private-memory'
import type { CommentRecord, SharedMemory } from '../negotiation/shared-memory'
import type { CommentPlan, LineOutcome, PlanLine, Work } from './session'

export interface Applied {
  outcomes: LineOutcome[]
  /** The memory after what took effect; the same object when nothing did. */
  shared: SharedMemory
  /** How to take it back; null when nothing took effect. */
  inverse: Inverse | null
  /** Findings of the lines that took effect. */
  findings: string[]
}

/** Lines not named in `chosen` are left alone. The outcome of a line is that of its decisive action. */
export async function applyPlan(document: ContractDocument, plan: CommentPlan, chosen: string[], shared: SharedMemory, work: Work = {}): Promise<Applied> {
  const lines = plan.lines.filter((line) => chosen.includes(line.id))
  if (lines.length === 0) return { outcomes: [], shared, inverse: null, findings: [] }
  const texts = lines.some((line) => line.actions.some((action) => action.kind === 'update')) ? await textsByCode(document) : new Map<string, string>()
  // A comment that moves is taken away only once the new one stands: nothing is lost when its words are not found.
  const first = lines.flatMap((line) => line.actions.filter((action) => !isTakenAway(line, action)).map((action) => ({ line, action })))
  const outcomes = await document.apply(first.map(({ action }) => action), { stamp: plan.stamp, ...work })
  const byLine = new Map<PlanLine, { action: CommentAction; outcome: Outcome }[]>()
  first.forEach(({ line, action }, index) => byLine.set(line, [...(byLine.get(line) ?? []), { action, outcome: outcomes[index] }]))
  const results = lines.map((line) => ({ line, outcome: decisive(byLine.get(line) ?? []) }))
  const moved = results.filter(({ line, outcome }) => tookEffect(outcome) && line.actions.some((action) => isTakenAway(line, action)))
  if (moved.length > 0) await document.apply(moved.flatMap(({ line }) => line.actions.filter((action) => isTakenAway(line, action))), { stamp: plan.stamp, signal: work.signal })
  const done = results.filter(({ outcome }) => tookEffect(outcome)).map(({ line }) => line)
  return {
    outcomes: results.map(({ line, outcome }) => ({ line: line.id, outcome })),
    shared: done.length === 0 ? shared : { ...shared, comments: remember(shared.comments, done) },
    inverse: done.length === 0 ? null : inverseOf(done, texts),
    findings: done.flatMap((line) => line.findings),
  }
}

const isTakenAway = (line: PlanLine, action: CommentAction): boolean =>
  line.actions.some((other) => other.kind === 'add') && (action.kind === 'remove' || action.kind === 'resolve')

/** The action that the line is about: adding, else closing or opening, else the text. */
const WEIGHT: Record<CommentAction['kind'], number> = { add: 0, resolve: 1, reopen: 1, remove: 1, update: 2, reply: 3 }

function decisive(done: { action: CommentAction; outcome: Outcome }[]): Outcome {
  const [main] = [...done].sort((a, b) => WEIGHT[a.action.kind] - WEIGHT[b.action.kind])
  return main.outcome
}

export const tookEffect = (outcome: Outcome): boolean => ['placed', 'on-paragraph', 'already-there', 'done'].includes(outcome.kind)

function remember(records: CommentRecord[], done: PlanLine[]): CommentRecord[] {
  const gone = new Set(done.flatMap((line) => [line.replaces, line.record.code]))
  return [...records.filter((known) => !gone.has(known.code)), ...done.map((line) => line.record)]
}

function inverseOf(lines: PlanLine[], texts: Map<string, string>): Inverse {
  const codes = (kind: CommentAction['kind']): string[] => lines.filter((line) => line.actions.some((action) => action.kind === kind && !isTakenAway(line, action))).map((line) => line.record.code)
  return {
    kind: 'comments',
    added: codes('add'), resolved: codes('resolve'), reopened: codes('reopen'),
    updated: codes('update').map((code) => ({ code, was: texts.get(code) ?? '' })).filter(({ was }) => was !== ''),
  }
}

async function textsByCode(document: ContractDocument): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const comment of await document.comments()) {
    const code = codeOf(comment.text)
    if (code !== null) texts.set(code, comment.text)
  }
  return texts
}
