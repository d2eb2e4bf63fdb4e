/** Recognising a finding, and a comment of ours, after the text or the host changed. */
import type { Finding } from '../checklist/finding'
import { likeness, markOf } from './mark'
import { CLAUSE_LENGTH, PASSAGE_LENGTH } from './shared-memory'
import type { FindingRecord, Role } from './shared-memory'

/** Last line of every comment and reply of ours. */
const SIGNATURE = /(?:^|[\r\n\v])[ \t]*— Clausier · ([a-z2-7]{8})\s*$/
export const signature = (code: string): string => `— Clausier · ${code}`

/** Code of the signature line, or null when the text is not ours. Line breaks may be any that a host gives back. */
export function codeOf(text: string): string | null {
  return SIGNATURE.exec(text)?.[1] ?? null
}

/** For whom an author of this document writes; null when nobody said. Names come from the document: one may be a name of the prototype. */
export const roleOf = (authors: Record<string, Role>, author: string): Role | null => (Object.hasOwn(authors, author) ? authors[author] : null)

/** Marked so that the other side must not see it, whoever wrote it. */
export const isInternal = (text: string): boolean => /^\s*\[INTERN(E|AL)\]/i.test(text)

/** The text without its signature line. */
export function withoutSignature(text: string): string {
  return text.replace(SIGNATURE, '').trimEnd()
}

/** `markOf` a comment's text, whatever line breaks and spaces the host gives back. */
export function textMark(text: string): string {
  return markOf(text.normalize('NFC').replace(/\s+/g, ' ').trim())
}

export function recordOf(finding: Pick<Finding, 'id' | 'rule' | 'quotes'>, clauseTitle: string | null): FindingRecord {
  return {
    id: finding.id,
    rule: finding.rule,
    passage: clip(finding.quotes[0]?.exact ?? '', PASSAGE_LENGTH),
    clause: clip(clauseTitle ?? '', CLAUSE_LENGTH),
  }
}

/** At most `length` UTF-16 units, never cutting a surrogate pair. */
export function clip(text: string, length: number): string {
  const cut = text.slice(0, length)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** Passages that share three fifths of their words are taken for the same, edited. */
const SAME_PASSAGE = 0.6

/**
 * How surely two records are the same finding: 3 same id, 2 same rule and a similar passage, 1 same rule
 * (all that is left when a passage was rewritten, or when it was absent), 0 different.
 */
export function sameness(one: FindingRecord, other: FindingRecord): 0 | 1 | 2 | 3 {
  if (one.rule !== other.rule) return 0
  if (one.id === other.id) return 3
  if (one.passage === '' && other.passage === '') return 2
  return likeness(one.passage, other.passage) >= SAME_PASSAGE ? 2 : 1
}

/**
 * Pairs each record of `now` with at most one of `before`, the surest pairs first.
 * Returned: position in `now` → position in `before`.
 */
export function pairFindings(now: FindingRecord[], before: FindingRecord[]): Map<number, number> {
  const byRule = new Map<string, number[]>()
  before.forEach((record, index) => byRule.set(record.rule, [...(byRule.get(record.rule) ?? []), index]))
  const candidates: { now: number; before: number; sure: number }[] = []
  now.forEach((record, index) => {
    for (const other of byRule.get(record.rule) ?? []) {
      candidates.push({ now: index, before: other, sure: sameness(record, before[other]) + (record.clause === before[other].clause ? 0.5 : 0) })
    }
  })
  candidates.sort((a, b) => b.sure - a.sure || a.now - b.now || a.before - b.before)
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (const candidate of candidates) {
    if (pairs.has(candidate.now) || taken.has(candidate.before)) continue
    pairs.set(candidate.now, candidate.before)
    taken.add(candidate.before)
  }
  return pairs
}
