/** « Préparer l'envoi »: what the other side will see, what is taken out before, and a check that nothing private is left. */
import type { ContractDocument, DocumentComment, Outcome } from '../document/port'
import { codeOf } from '../negotiation/identity'
import { NOTES_NAMESPACE, readNotesPart } from '../negotiation/private-memory'
import { isInternal } from './comment-text'
import type { Memory } from './review-memory'
import { saveShared } from './review-memory'
import type { SendPreview, Work } from './session'

/** Nothing is written. */
export async function sendPreview(document: ContractDocument): Promise<SendPreview> {
  const comments = await document.comments()
  const shown = ({ author, text }: DocumentComment): { author: string; text: string } => ({ author, text })
  const part = await document.readPart(NOTES_NAMESPACE)
  const notes = part === null ? null : readNotesPart(part)
  return {
    kept: comments.filter((comment) => !isInternal(comment.text)).map(shown),
    removed: comments.filter((comment) => isInternal(comment.text)).map(shown),
    // A part that cannot be read counts as one: it goes out all the same.
    privateItems: part === null ? 0 : Math.max(1, notes ? notes.dismissals.length + notes.notes.length : 0),
  }
}

/** Takes internal comments and private notes out, then looks again: `done` only when none is left. */
export async function prepareEnvoi(document: ContractDocument, memory: Memory, work: Work = {}): Promise<{ outcome: Outcome; removed: number; preview: SendPreview }> {
  const { canDeleteComment } = document.capabilities()
  const internal = (await document.comments()).filter((comment) => isInternal(comment.text))
  const refused = async (outcome: Outcome, removed: number) => ({ outcome, removed, preview: await sendPreview(document) })
  if (internal.length > 0 && !canDeleteComment) return refused({ kind: 'refused', reason: 'cannot-delete-comments' }, 0)
  const { stamp } = await document.read(work.signal)
  const outcomes = await document.apply(internal.map(({ id }) => ({ kind: 'remove', comment: id })), { stamp, ...work })
  const removed = outcomes.filter(({ kind }) => kind === 'done').length
  const resisted = outcomes.find(({ kind }) => kind !== 'done')
  if (resisted) return refused(resisted, removed)
  if ((await document.readPart(NOTES_NAMESPACE)) !== null) {
    const outcome = await document.writePart(NOTES_NAMESPACE, null)
    if (outcome.kind !== 'done') return refused(outcome, removed)
  }
  memory.notes.keepInFile = false
  const gone = new Set(internal.map((comment) => codeOf(comment.text)))
  memory.shared = { ...memory.shared, comments: memory.shared.comments.filter(({ code }) => !gone.has(code)) }
  if (memory.written !== null) {
    const outcome = await saveShared(document, memory)
    if (outcome.kind !== 'done') return refused(outcome, removed)
  }
  const left = (await document.comments()).some((comment) => isInternal(comment.text) || comment.replies.some((reply) => isInternal(reply.text))) || (await document.readPart(NOTES_NAMESPACE)) !== null
  return refused(left ? { kind: 'refused', reason: 'internal-left' } : { kind: 'done' }, removed)
}
