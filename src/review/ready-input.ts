/** What « prêt à signer » asks of the document, beside its text. */
import { readDisagreements } from '../checklist/consistency/disagreements'
import type { ContractLexicon } from '../contract/lexicon'
import type { ContractDocument } from '../document/port'
import { pendingChanges } from './pending-changes'
import type { ReadyInput } from './ready-to-sign'
import type { Reviewed } from './review-document'

/** Tags of the controls around the blanks of inserted clauses begin so (document/blank-tag.ts). */
export const BLANK_TAG = 'blank:'

export async function readyInputOf(document: ContractDocument, reviewed: Reviewed, lexicon: ContractLexicon): Promise<Pick<ReadyInput, 'reviewed' | 'disagreements' | 'comments' | 'revisions' | 'blanks'>> {
  const controls = await document.controls(BLANK_TAG)
  return {
    reviewed,
    disagreements: readDisagreements(reviewed.contract, lexicon),
    comments: await document.comments(),
    revisions: await pendingChanges(document),
    blanks: controls.filter(({ text }) => isEmptyBlank(text)),
  }
}

/** A blank that nobody filled holds its default, or its label, in brackets. */
export const isEmptyBlank = (text: string): boolean => /^\s*\[.*\]\s*$/s.test(text) || text.trim() === ''
