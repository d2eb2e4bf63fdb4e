/** Under which name the person at this pane writes in Word: Word does not tell, but what was just written bears the name. */
import type { ContractDocument } from '../document/port'
import { codeOf, roleOf } from '../negotiation/identity'
import { ordinaryName } from '../negotiation/read-value'
import type { Role, SharedMemory } from '../negotiation/shared-memory'
import { pendingChanges } from './pending-changes'

/** What was just written: a comment or reply of ours by its code, or paragraphs as tracked changes. */
export type Written = { kind: 'comment' | 'reply'; code: string } | { kind: 'paragraphs'; first: number; count: number }

/** Author of what was written; null when the host does not tell. */
export async function writerOf(document: ContractDocument, written: Written): Promise<string | null> {
  if (written.kind === 'paragraphs') {
    const { first, count } = written
    const within = ((await pendingChanges(document)) ?? []).filter(({ at }) => at !== null && at.paragraph >= first && at.paragraph < first + count)
    // Two people's words in one paragraph: nothing is guessed.
    const authors = new Set(within.map(({ author }) => author))
    return authors.size === 1 ? named([...authors][0]) : null
  }
  const comment = (await document.comments()).find(({ text }) => codeOf(text) === written.code)
  const own = comment?.replies.filter(({ text }) => codeOf(text) !== null) ?? []
  return named(written.kind === 'comment' ? comment?.author : own[own.length - 1]?.author)
}

const named = (author: string | undefined): string | null => (author === undefined || author.trim() === '' ? null : author)

/** Who writes through the add-in says himself for whom: that holds over what others said of him. */
export function withWriter(shared: SharedMemory, author: string | null, role: Role): SharedMemory {
  if (author === null || !ordinaryName(author) || roleOf(shared.authors, author) === role) return shared
  return { ...shared, authors: { ...shared.authors, [author]: role } }
}
