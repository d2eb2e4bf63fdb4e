/** The tracked changes that are pending, or that they cannot be known: never « none » for « not told ». */
import type { ContractDocument, Revision } from '../document/port'

/** Null when this host does not list them; that may show only once it is asked. */
export async function pendingChanges(document: ContractDocument): Promise<Revision[] | null> {
  if (!document.capabilities().canListRevisions) return null
  const revisions = await document.revisions()
  return document.capabilities().canListRevisions ? revisions : null
}
