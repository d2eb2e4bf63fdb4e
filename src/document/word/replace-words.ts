/** Replaces the smallest differing words: a whole range replaced would show as one big deletion (OfficeDev/office-js#6324). */
import { findQuote } from '../../contract/find-quote'
import type { Quote } from '../../contract/quote'
import type { Outcome, WordEdit } from '../port'
import { refusalOf } from './office-errors'
import type { Reading } from './read-document'
import { SpanSearch, locateAll, type Member } from './span-search'
import { withTracking } from './tracking'
import { foldAsFind, fromWord } from './word-text'

/** Words next to an insertion that Word can search for. */
const NEIGHBOUR = 20

export async function replaceWords(context: Word.RequestContext, reading: Reading, members: readonly (readonly Member[])[], quote: Quote, edits: readonly WordEdit[], tracked: boolean): Promise<Outcome> {
  const found = findQuote(reading.sources.map((one) => one.text), quote)
  if (found.kind !== 'exact') return { kind: 'orphan' }
  const source = reading.sources[found.paragraph]
  const own = members[found.paragraph] ?? []
  if (!source) return { kind: 'orphan' }
  if (own.length === 0) return { kind: 'refused', reason: 'text-box' }
  if (reading.snapshot.paragraphs[found.paragraph]?.locked) return { kind: 'refused', reason: 'locked' }
  const shift = found.start - quote.start
  const moved = edits.map((edit) => ({ ...edit, start: edit.start + shift, end: edit.end + shift }))
  const searches = moved.map((edit) => ({ edit, search: new SpanSearch(own, source, searchedSpan(edit, source.text)) }))
  await locateAll(context, searches.map(({ search }) => search))
  if (searches.some(({ search }) => !search.exact)) return { kind: 'refused', reason: 'words-not-searchable' }
  const expected = [...moved].reverse().reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source.text)
  return withTracking(context, tracked, async () => {
    let refusal: Outcome | null = null
    // From the end: earlier offsets and ranges stay as they are.
    for (const { edit, search } of [...searches].reverse()) write(edit, search.located().range)
    try {
      await context.sync()
    } catch (error) {
      refusal = refusalOf(error)
    }
    // Word on the web may report an error although the text is there (OfficeDev/office-js#6760): read, do not guess.
    const now = await textNow(context, own)
    if (isExpected(now, source.text, expected)) return { kind: 'done' }
    return refusal ?? { kind: 'refused', reason: 'read-back-differs' }
  })

  /** With tracking, Word may still show the deleted words: then only what must be gone or there can be told. */
  function isExpected(now: string, before: string, wanted: string): boolean {
    if (foldAsFind(now) === foldAsFind(wanted)) return true
    const both = [...moved].reverse().reduce((text, edit) => text.slice(0, edit.end) + edit.text + text.slice(edit.end), before)
    const bothBefore = [...moved].reverse().reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.start), before)
    return tracked && now !== before && [both, bothBefore].some((text) => foldAsFind(now) === foldAsFind(text))
  }
}

/** What is searched for: the words themselves, or for a mere insertion the words next to it. */
function searchedSpan(edit: WordEdit, text: string): { start: number; end: number } {
  if (edit.end > edit.start) return edit
  return edit.start > 0 ? { start: Math.max(0, edit.start - NEIGHBOUR), end: edit.start } : { start: 0, end: Math.min(NEIGHBOUR, text.length) }
}

function write(edit: WordEdit, range: Word.Range): void {
  if (edit.end === edit.start) range.insertText(edit.text, edit.start > 0 ? 'End' : 'Start')
  else if (edit.text === '') range.delete()
  else range.insertText(edit.text, 'Replace')
}

async function textNow(context: Word.RequestContext, members: readonly Member[]): Promise<string> {
  members.forEach(({ paragraph }) => paragraph.load('text'))
  await context.sync()
  return members.map(({ paragraph }) => fromWord(paragraph.text).text).join('')
}
