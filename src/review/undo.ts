/** Taking an action of ours back, and taking every mark of ours out. Other people's marks stay. */
import { quoteOf } from '../contract/quote'
import type { CommentAction, ContractDocument, Outcome } from '../document/port'
import { codeOf } from '../negotiation/identity'
import type { Inverse } from '../negotiation/private-memory'
import { BLANK_TAG } from './ready-input'
import { OUR_NAMESPACES } from './review-memory'
import type { Work } from './session'

/** Tags of the controls around inserted clauses begin so (clauses/tag.ts). */
const CLAUSE_TAG = 'cl:'

/** Takes one action back: `done`, or what resisted; a step that resists stops the rest. */
export async function takeBack(document: ContractDocument, inverses: Inverse[]): Promise<Outcome> {
  for (const inverse of inverses) {
    const outcome = await one(document, inverse)
    if (outcome.kind !== 'done') return outcome
  }
  return { kind: 'done' }
}

async function one(document: ContractDocument, inverse: Inverse): Promise<Outcome> {
  const { stamp, paragraphs } = await document.read()
  if (inverse.kind === 'dismissal') return { kind: 'done' }
  if (inverse.kind === 'insertion') return document.takeBack(inverse.tag, inverse.text, { stamp })
  if (inverse.kind === 'replacement') {
    const same = paragraphs.filter((paragraph) => paragraph.text === inverse.paragraph)
    const place = same.find((paragraph) => paragraph.index === inverse.index) ?? (same.length === 1 ? same[0] : undefined)
    // The person has written on since: taking our words back would take theirs too.
    if (!place) return { kind: 'changed' }
    return document.replace(quoteOf(place, 0, place.text.length), inverse.edits, { tracked: document.capabilities().canTrack }, { stamp })
  }
  const ids = new Map<string, string>()
  for (const comment of await document.comments()) {
    const code = codeOf(comment.text)
    if (code !== null) ids.set(code, comment.id)
  }
  const { canDeleteComment } = document.capabilities()
  const actions: CommentAction[] = []
  const act = (codes: string[], action: (comment: string) => CommentAction): void => {
    for (const code of codes) {
      const id = ids.get(code)
      if (id !== undefined) actions.push(action(id))
    }
  }
  act(inverse.added, (comment) => ({ kind: canDeleteComment ? 'remove' : 'resolve', comment }))
  act(inverse.resolved, (comment) => ({ kind: 'reopen', comment }))
  act(inverse.reopened, (comment) => ({ kind: 'resolve', comment }))
  for (const { code, was } of inverse.updated) act([code], (comment) => ({ kind: 'update', comment, text: was }))
  if (actions.length === 0) return { kind: 'orphan' }
  return worst(await document.apply(actions, { stamp }))
}

const worst = (outcomes: Outcome[]): Outcome => outcomes.find((outcome) => outcome.kind !== 'done' && outcome.kind !== 'already-there') ?? { kind: 'done' }

export interface Marks { comments: number; controls: number; parts: number }

/** What « Retirer mes marques » would take out: own comments, controls, parts. */
export async function countMarks(document: ContractDocument): Promise<Marks> {
  const own = (await document.comments()).filter((comment) => codeOf(comment.text) !== null)
  const controls = [...(await document.controls(CLAUSE_TAG)), ...(await document.controls(BLANK_TAG))]
  let parts = 0
  for (const namespace of OUR_NAMESPACES) if ((await document.readPart(namespace)) !== null) parts++
  return { comments: own.length, controls: controls.length, parts }
}

/** Takes them out; the text stays. `refused`: how many marks the document kept. */
export async function removeMarks(document: ContractDocument, work: Work = {}): Promise<Marks & { refused: number }> {
  const { canDeleteComment } = document.capabilities()
  const own = (await document.comments()).filter((comment) => codeOf(comment.text) !== null)
  const { stamp } = await document.read(work.signal)
  const outcomes = await document.apply(own.map(({ id }) => ({ kind: canDeleteComment ? 'remove' : 'resolve', comment: id })), { stamp, ...work })
  const comments = outcomes.filter(({ kind }) => kind === 'done').length
  const controls = (await document.removeControls(CLAUSE_TAG)) + (await document.removeControls(BLANK_TAG))
  let parts = 0
  let refused = outcomes.length - comments
  for (const namespace of OUR_NAMESPACES) {
    if ((await document.readPart(namespace)) === null) continue
    if ((await document.writePart(namespace, null)).kind === 'done') parts++
    else refused++
  }
  return { comments, controls, parts, refused }
}
