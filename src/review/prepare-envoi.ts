/** « Préparer l'envoi »: what the other side will see, what is taken out before, and a check that nothing private is left. */
import type { ContractDocument, Outcome, UserStore } from '../document/port'
import { codeOf, isInternal } from '../negotiation/identity'
import { NOTES_NAMESPACE, readNotesPart } from '../negotiation/private-memory'
import { SET_ASIDE_NAMESPACE } from '../negotiation/shared-part'
import { pendingChanges } from './pending-changes'
import type { Memory } from './review-memory'
import { keepNotes, saveShared } from './review-memory'
import type { SendPreview, Work } from './session'

/** Nothing is written. `titleOf`: the title of a rule. */
export async function sendPreview(document: ContractDocument, memory: Memory, titleOf: (rule: string) => string): Promise<SendPreview> {
  const comments = await document.comments()
  const part = await document.readPart(NOTES_NAMESPACE)
  const notes = part === null ? null : readNotesPart(part)
  const aside = (await document.readPart(SET_ASIDE_NAMESPACE)) === null ? 0 : 1
  const { threads } = memory.shared
  return {
    kept: comments.filter((comment) => !isInternal(comment.text)).map(({ author, text, replies }) => ({ author, text, replies: replies.filter((reply) => !isInternal(reply.text)).map((reply) => ({ author: reply.author, text: reply.text })) })),
    removed: comments.flatMap((comment) => (isInternal(comment.text) ? [comment] : comment.replies.filter((reply) => isInternal(reply.text)))).map(({ author, text }) => ({ author, text })),
    // A part that cannot be read counts as one: it goes out all the same.
    privateItems: aside + (part === null ? 0 : Math.max(1, notes ? notes.dismissals.length + notes.notes.length : 0)),
    changes: (await pendingChanges(document))?.length ?? null,
    offered: threads.filter(({ offered }) => offered !== null).map(({ finding }) => titleOf(finding.rule)),
    answers: threads.reduce((sum, { steps }) => sum + steps.length, 0),
  }
}

/** Takes internal comments and private notes out, then looks again: `done` only when none is left. */
export async function prepareEnvoi(document: ContractDocument, memory: Memory, store: UserStore, titleOf: (rule: string) => string, work: Work = {}): Promise<{ outcome: Outcome; removed: number; preview: SendPreview }> {
  const { canDeleteComment } = document.capabilities()
  const internal = (await document.comments()).filter((comment) => isInternal(comment.text))
  const told = async (outcome: Outcome, removed: number) => ({ outcome, removed, preview: await sendPreview(document, memory, titleOf) })
  if (internal.length > 0 && !canDeleteComment) return told({ kind: 'refused', reason: 'cannot-delete-comments' }, 0)
  const { stamp } = await document.read(work.signal)
  const outcomes = await document.apply(internal.map(({ id }) => ({ kind: 'remove', comment: id })), { stamp, ...work })
  let removed = outcomes.filter(({ kind }) => kind === 'done').length
  const resisted = outcomes.find(({ kind }) => kind !== 'done')
  if (resisted) return told(resisted, removed)
  // What we could not read may hold anything: it stays on this machine, not in the file.
  const aside = await document.readPart(SET_ASIDE_NAMESPACE)
  if (aside !== null) await store.set(`set-aside:part:${memory.shared.document}`, aside)
  for (const namespace of [NOTES_NAMESPACE, SET_ASIDE_NAMESPACE]) {
    if ((await document.readPart(namespace)) === null) continue
    const outcome = await document.writePart(namespace, null)
    if (outcome.kind !== 'done') return told(outcome, removed)
    removed++
  }
  // The person's own wish to keep his notes in the file ends with the sending; the notes stay on the machine.
  memory.notes.keepInFile = false
  if (memory.written !== null) {
    await keepNotes(store, memory)
    const outcome = await withoutInternal(document, memory, new Set(internal.flatMap((comment) => codeOf(comment.text) ?? [])))
    if (outcome.kind !== 'done') return told(outcome, removed)
  }
  const left = (await document.comments()).some((comment) => isInternal(comment.text) || comment.replies.some((reply) => isInternal(reply.text)))
    || (await document.readPart(NOTES_NAMESPACE)) !== null || (await document.readPart(SET_ASIDE_NAMESPACE)) !== null
  return told(left ? { kind: 'refused', reason: 'internal-left' } : { kind: 'done' }, removed)
}

/** The shared memory forgets internal comments, also those deleted by hand, and points that were thought of and then left: no word, no offer. */
function withoutInternal(document: ContractDocument, memory: Memory, gone: ReadonlySet<string>): Promise<Outcome> {
  const { shared } = memory
  memory.shared = {
    ...shared,
    comments: shared.comments.filter(({ code, internal }) => !internal && !gone.has(code)),
    threads: shared.threads.filter(({ steps, offered }) => steps.length > 0 || offered !== null),
  }
  return saveShared(document, memory)
}
