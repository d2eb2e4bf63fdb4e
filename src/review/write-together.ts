/** New paragraphs and rewordings of those that stand, as one act: all of it is written, or nothing. */
import { wordEdits } from '../clauses/compare'
import type { Block } from '../contract/blocks'
import type { Paragraph } from '../contract/paragraph'
import { quoteOf } from '../contract/quote'
import type { ContractDocument, InsertOutcome, Outcome, Place } from '../document/port'
import type { Inverse } from '../negotiation/private-memory'
import type { Work } from './session'
import { takeBack } from './undo'

/** What became of it, and what takes it back, last step first. */
export interface WriteResult {
  outcome: InsertOutcome | Outcome
  inverse: Inverse[]
}

/** Paragraphs to come, in a control of ours; no blocks: none come. */
export interface Added { blocks: Block[]; place: Place; tag: string; title: string }

/** A paragraph as it was read, and how it comes to read. */
export interface Reworded { paragraph: Paragraph; text: string }

/** Tracked where the host can. When one step is refused, those before it are taken back. */
export async function writeTogether(document: ContractDocument, { blocks, place, tag, title }: Added, changes: readonly Reworded[], stamp: string, work: Work = {}): Promise<WriteResult> {
  const tracked = document.capabilities().canTrack
  const inverse: Inverse[] = []
  let outcome: InsertOutcome | Outcome = { kind: 'done' }
  let now = { stamp, shift: 0, from: 0 }
  if (blocks.length > 0) {
    outcome = await document.insert(blocks, place, { tracked, tag, title: title.slice(0, 64) }, { stamp, signal: work.signal })
    if (outcome.kind !== 'inserted') return { outcome, inverse }
    const { first, count } = outcome
    const read = await document.read(work.signal)
    inverse.push({ kind: 'insertion', tag, text: read.paragraphs.slice(first, first + count).map((paragraph) => paragraph.text).join('\n') })
    now = { stamp: read.stamp, shift: count, from: first }
  }
  let stale = false
  for (const { paragraph, text } of changes) {
    const edits = wordEdits(paragraph.text, text)
    if (edits.length === 0) continue
    if (stale) now.stamp = (await document.read(work.signal)).stamp
    const moved = { ...paragraph, index: paragraph.index < now.from ? paragraph.index : paragraph.index + now.shift }
    const replaced = await document.replace(quoteOf(moved, 0, moved.text.length), edits, { tracked }, { stamp: now.stamp, signal: work.signal })
    if (replaced.kind !== 'done') {
      await takeBack(document, inverse)
      return { outcome: replaced, inverse: [] }
    }
    inverse.unshift({ kind: 'replacement', index: moved.index, paragraph: text, edits: wordEdits(text, paragraph.text) })
    stale = true
  }
  return { outcome, inverse }
}
