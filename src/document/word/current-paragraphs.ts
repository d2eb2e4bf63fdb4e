/** The paragraphs as they are now, as objects that can be written to, provided that the text is still the one that was read. */
import type { Reading } from './read-document'
import type { Member } from './span-search'

/**
 * What each paragraph of the port is made of (nothing for text boxes, which Word's object model does not reach); null when the text changed.
 * One sync, and a second one when the document had notes. What the caller has queued is sent along.
 */
export async function currentParagraphs(context: Word.RequestContext, reading: Reading): Promise<Member[][] | null> {
  const { body } = context.document
  const { raw } = reading
  body.paragraphs.load('text')
  const collections = raw.notes.length > 0 ? [body.footnotes, body.endnotes] : []
  collections.forEach((collection) => collection.load('type'))
  await context.sync()
  if (!same(body.paragraphs.items, raw.body)) return null
  if (collections.length === 0) return membersOf(reading, body.paragraphs.items)
  const notes = collections.flatMap((collection) => collection.items).map((note) => note.body.paragraphs)
  notes.forEach((paragraphs) => paragraphs.load('text'))
  await context.sync()
  const noteParagraphs = notes.flatMap((paragraphs) => paragraphs.items)
  return same(noteParagraphs, raw.notes) ? membersOf(reading, [...body.paragraphs.items, ...noteParagraphs]) : null
}

function same(paragraphs: readonly Word.Paragraph[], texts: readonly string[]): boolean {
  return paragraphs.length === texts.length && paragraphs.every((paragraph, i) => paragraph.text === texts[i])
}

function membersOf(reading: Reading, paragraphs: readonly Word.Paragraph[]): Member[][] {
  return reading.members.map((members) =>
    members.map(({ index, start }) => {
      const paragraph = paragraphs[index]
      if (!paragraph) throw new Error('word: a paragraph that was read is missing')
      return { paragraph, start }
    }))
}
