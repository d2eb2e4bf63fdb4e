/** « Ignorer » a finding: here, in this contract, or always; and taking it back. */
import { sameness } from './identity'
import type { DismissalRecord } from './private-memory'
import type { FindingRecord } from './shared-memory'

/** The dismissal that covers a finding: its own passage, its rule in this contract, or its rule everywhere; null when none does. */
export function dismissalOf(finding: FindingRecord, records: DismissalRecord[]): DismissalRecord | null {
  return records.find((record) => covers(record, finding)) ?? null
}

/** « Ici » holds while the passage stays about the same; a rewritten passage is shown again. */
function covers(record: DismissalRecord, finding: FindingRecord): boolean {
  return record.scope === 'here' ? sameness(record.finding, finding) >= 2 : record.finding.rule === finding.rule
}

export function dismiss(record: DismissalRecord, records: DismissalRecord[]): DismissalRecord[] {
  return [...records.filter((other) => !(other.scope === record.scope && covers(other, record.finding))), record]
}

/** Without every dismissal that covers the finding. */
export function restore(finding: FindingRecord, records: DismissalRecord[]): DismissalRecord[] {
  return records.filter((record) => !covers(record, finding))
}
