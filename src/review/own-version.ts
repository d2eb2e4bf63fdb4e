/** A version that a party writes himself, without a model: judged where it would stand, and written there. */
import { dressed, placeFor } from '../clauses/place'
import type { Block } from '../contract/blocks'
import { blockText } from '../contract/blocks'
import type { Paragraph, Snapshot } from '../contract/paragraph'
import type { Quote } from '../contract/quote'
import type { ContractDocument, Place } from '../document/port'
import type { ReviewKnowledge } from './knowledge'
import type { Reviewed } from './review-document'
import { writeTogether } from './write-together'
import type { WriteResult } from './write-together'

/** A point of the contract, open or mended: where it is dealt with, or where it is missing. */
export interface Point { rule: string; quotes: Quote[]; clause: number | null }

/** What would be written: the present paragraph's new words, and whole paragraphs after one. */
export interface Version {
  instead: { paragraph: Paragraph; text: string } | null
  blocks: Block[]
  place: Place
  tag: string
  title: string
}

const block = (kind: Block['kind'], text: string): Block => ({ kind, inlines: [{ kind: 'text', text }] })

export function versionOf(point: Point, text: string, { contract, snapshot }: Reviewed, knowledge: ReviewKnowledge): Version {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
  const rule = knowledge.rules.get(point.rule)
  const tag = `cl:version-${point.rule}`.slice(0, 64)
  const title = (rule?.title.fr ?? point.rule).slice(0, 64)
  const paragraph = point.quotes[0] ? snapshot.paragraphs[point.quotes[0].paragraph] : undefined
  if (paragraph) {
    // A cell of a table, or a note, takes one paragraph.
    const whole = paragraph.place !== null || paragraph.story !== 'body'
    const [first = '', ...more] = whole ? [lines.join(' ')] : lines
    return { instead: { paragraph, text: first }, blocks: more.map((line) => block('text', line)), place: { after: paragraph.index, like: { heading: null, text: paragraph.index, item: null } }, tag, title }
  }
  const model = rule?.clauses.map((id) => knowledge.clauses.get(id)).find((clause) => clause !== undefined)
  const suggestion = placeFor({ template: model ?? { id: point.rule, placement: { near: [], annex: null } }, library: knowledge.library, contract, language: knowledge.open.language, where: 'suggested', concerned: null })
  const heading = suggestion.heading ? [block('heading', model?.title.fr ?? title)] : []
  return { instead: null, blocks: dressed([...heading, ...lines.map((line) => block('text', line))], suggestion), place: suggestion.place, tag, title }
}

/** The reading as it would be with that version. */
export function withVersion(snapshot: Snapshot, { instead, blocks, place }: Version): Snapshot {
  const look = (index: number | null): Paragraph | undefined => (index === null ? undefined : snapshot.paragraphs[index])
  const plain = look(place.like.text) ?? snapshot.paragraphs[Math.max(0, place.after)]
  const added = blocks.map((each): Paragraph => {
    const heading = each.kind === 'heading' ? look(place.like.heading) : undefined
    return heading ? { ...heading, text: blockText(each) } : { ...plain, outlineLevel: null, styleBuiltIn: null, listString: null, listLevel: null, text: blockText(each) }
  })
  const paragraphs = [...snapshot.paragraphs.slice(0, place.after + 1), ...added, ...snapshot.paragraphs.slice(place.after + 1)]
    .map((paragraph) => (instead && paragraph === instead.paragraph ? { ...paragraph, text: instead.text } : paragraph))
    .map((paragraph, index) => ({ ...paragraph, index }))
  return { ...snapshot, paragraphs }
}

/** Writes it; nothing to write leaves the point an orphan. */
export async function writeVersion(document: ContractDocument, { instead, ...added }: Version, stamp: string): Promise<WriteResult> {
  if (added.blocks.length === 0 && !instead) return { outcome: { kind: 'orphan' }, inverse: [] }
  return writeTogether(document, added, instead ? [instead] : [], stamp)
}
