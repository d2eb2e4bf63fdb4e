/** One reading of the open document: three syncs without notes, four with them, whatever its length. */
import type { Paragraph, Snapshot, Story, TablePlace } from '../../contract/paragraph'
import { stampOf } from '../stamp'
import { readMarkup, type MarkedParagraph, type Markup } from './markup'
import { withDeletions, type SearchText } from './occurrences'
import { isOfficeError } from './office-errors'
import { hasNotes } from './requirements'
import { fromWord } from './word-text'

/** What the adapter remembers of a reading, to write on it later. */
export interface Reading {
  snapshot: Snapshot
  /** As Word gives them, body then notes: compared before writing. */
  raw: { body: string[]; notes: string[] }
  /** By paragraph index. */
  sources: SearchText[]
  /** By paragraph index: the paragraphs of Word's object model (body, then notes) that it is made of; none for a text box. */
  members: { index: number; start: number }[][]
  /** By paragraph index: for a note or a text box, the paragraph of the body that it belongs to. */
  hosts: (number | null)[]
  protection: string | null
}

/** Explicit lists: a bare `load()` froze Word for Mac (OfficeDev/office-js#6024). */
const SCALARS = 'text,style,styleBuiltIn,outlineLevel,isListItem,tableNestingLevel,font/bold'
const BODY_TEXT = 10

/** Reads the whole document inside a `Word.run`. Throws Office's errors. */
export async function readDocument(context: Word.RequestContext, signal?: AbortSignal): Promise<Reading> {
  const { body } = context.document
  body.paragraphs.load(SCALARS)
  const notes = hasNotes() ? [body.footnotes, body.endnotes] : []
  notes.forEach((collection) => collection.load('type'))
  await context.sync()
  signal?.throwIfAborted()
  const paragraphs = body.paragraphs.items
  const numbers = await readNumbers(context, paragraphs)
  signal?.throwIfAborted()
  const markup = await readMarkupOf(context)
  signal?.throwIfAborted()
  const noteParagraphs = await readNotes(context, notes)
  const notices: string[] = []
  const texts = paragraphs.map((paragraph) => paragraph.text)
  const aligned = groupByMarkup(texts, markup?.body ?? null)
  if (!aligned) notices.push('markup-unread')
  if (markup?.revised) notices.push('has-revisions')
  if (markup?.hidden) notices.push('hidden-text')
  if (markup?.unread) notices.push('unread-content')
  const groups = aligned ?? alone(texts)
  const unmarked = new Set(groups.filter((group) => !group.marked).flatMap((group) => group.members.map((member) => member.index)))
  const places = await readPlaces(context, paragraphs.map((paragraph, i) => (unmarked.has(i) ? paragraph : null)))
  const out: Paragraph[] = []
  const sources: SearchText[] = []
  const members: Reading['members'] = []
  const hosts: Reading['hosts'] = []
  const add = (paragraph: Omit<Paragraph, 'index' | 'text'>, group: Group): void => {
    out.push({ index: out.length, text: group.source.text, ...paragraph })
    sources.push(group.source)
    members.push(group.members)
    hosts.push(group.marked?.host ?? null)
  }
  for (const group of groups) {
    const at = last(group.members).index
    const paragraph = paragraphs[at]
    if (!paragraph) throw new Error('word: a group without its paragraph')
    const item = numbers?.[at] ?? null
    // A level that shows nothing is no number.
    const list = item && !item.isNullObject && item.listString !== '' ? item : null
    add({
      story: 'body',
      ...lookOf(paragraph),
      listString: list ? list.listString : null,
      listLevel: list ? list.level : null,
      place: group.marked ? group.marked.place : (places[at] ?? null),
      ...changesOf(group.marked),
    }, group)
  }
  const noteGroups = groupByMarkup(noteParagraphs.map(({ paragraph }) => paragraph.text), markup?.notes ?? null) ?? alone(noteParagraphs.map(({ paragraph }) => paragraph.text))
  for (const group of noteGroups) {
    const note = noteParagraphs[last(group.members).index]
    if (!note) throw new Error('word: a group without its paragraph')
    const shifted = group.members.map((member) => ({ ...member, index: member.index + paragraphs.length }))
    add({ story: note.story, ...lookOf(note.paragraph), ...PLAIN, ...changesOf(group.marked) }, { ...group, members: shifted })
  }
  // Word's object model reaches text boxes only on newer desktops, and reading an empty one changes the document.
  for (const box of markup?.textBoxes ?? [])
    add({ story: 'text-box', ...NO_LOOK, ...PLAIN, ...changesOf(box) }, { source: box, members: [], marked: box })
  return {
    snapshot: { paragraphs: out, stamp: stampOf(out.map((paragraph) => paragraph.text)), notices },
    raw: { body: paragraphs.map((paragraph) => paragraph.text), notes: noteParagraphs.map(({ paragraph }) => paragraph.text) },
    sources,
    members,
    hosts,
    protection: markup?.protection ?? null,
  }
}

/** A paragraph of the port: one paragraph of Word, or several whose marks in between are deleted. */
interface Group {
  source: SearchText
  marked: MarkedParagraph | null
  members: { index: number; start: number }[]
}

function last<T>(list: readonly T[]): T {
  const item = list.at(-1)
  if (item === undefined) throw new Error('word: an empty group')
  return item
}

const NO_LOOK = { styleId: null, styleName: null, styleBuiltIn: null, outlineLevel: null, bold: null }

const changesOf = (marked: MarkedParagraph | null): Pick<Paragraph, 'inserted' | 'deletedInside' | 'locked'> => ({
  inserted: marked?.inserted ?? false,
  deletedInside: marked !== null && (marked.deletions.length > 0 || marked.starts.length > 1),
  locked: marked?.locked ?? false,
})

const PLAIN = { listString: null, listLevel: null, place: null }

function lookOf(paragraph: Word.Paragraph): Pick<Paragraph, 'styleId' | 'styleName' | 'styleBuiltIn' | 'outlineLevel' | 'bold'> {
  const builtIn = String(paragraph.styleBuiltIn)
  const level = paragraph.outlineLevel
  return {
    // Office.js names styles, it has no ids.
    styleId: null,
    styleName: paragraph.style || null,
    styleBuiltIn: builtIn === '' || builtIn === 'Other' ? null : builtIn,
    outlineLevel: level >= 1 && level < BODY_TEXT ? level : null,
    // Null for Word means « some of it », null for the port « not told ».
    bold: paragraph.text.trim() === '' ? null : ((paragraph.font.bold as boolean | null) ?? false),
  }
}

/**
 * List strings in a sync of their own: on the web it fails as a whole when a list paragraph is deleted by a tracked
 * change (OfficeDev/office-js#5335). Never `listItem`: it throws for what is no list item.
 */
async function readNumbers(context: Word.RequestContext, paragraphs: Word.Paragraph[]): Promise<(Word.ListItem | null)[] | null> {
  const items = paragraphs.map((paragraph) => (paragraph.isListItem ? paragraph.listItemOrNullObject : null))
  if (!items.some(Boolean)) return null
  items.forEach((item) => item?.load('listString,level'))
  try {
    await context.sync()
    return items
  } catch (error) {
    if (!isOfficeError(error)) throw error
    return null
  }
}

/** Markup is an aid: a document too large for one answer is read without it, and the snapshot says so. */
async function readMarkupOf(context: Word.RequestContext): Promise<Markup | null> {
  const ooxml = context.document.body.getOoxml()
  try {
    await context.sync()
  } catch (error) {
    if (!isOfficeError(error)) throw error
    return null
  }
  return readMarkup(ooxml.value)
}

async function readNotes(context: Word.RequestContext, collections: Word.NoteItemCollection[]): Promise<{ paragraph: Word.Paragraph; story: Story }[]> {
  const notes = collections.flatMap((collection) => collection.items)
  if (notes.length === 0) return []
  const loaded = notes.map((note) => ({ note, paragraphs: note.body.paragraphs }))
  loaded.forEach(({ paragraphs }) => paragraphs.load(SCALARS))
  await context.sync()
  return loaded.flatMap(({ note, paragraphs }) =>
    paragraphs.items.map((paragraph) => ({ paragraph, story: note.type === 'Footnote' ? ('footnote' as const) : ('endnote' as const) })))
}

/** Places in tables of the paragraphs whose markup could not be had: cells by number, without spans. */
async function readPlaces(context: Word.RequestContext, paragraphs: (Word.Paragraph | null)[]): Promise<(TablePlace | null)[]> {
  const cells = paragraphs.map((paragraph) =>
    paragraph && paragraph.tableNestingLevel > 0 ? { depth: paragraph.tableNestingLevel, cell: paragraph.parentTableCellOrNullObject, table: paragraph.parentTableOrNullObject } : null)
  if (!cells.some(Boolean)) return []
  cells.forEach((one) => {
    one?.cell.load('rowIndex,cellIndex')
    one?.table.load('headerRowCount')
  })
  await context.sync()
  let table = -1
  let last: { row: number; column: number } | null = null
  return cells.map((one) => {
    if (!one || one.cell.isNullObject) {
      last = null
      return null
    }
    const { rowIndex: row, cellIndex: column } = one.cell
    // Tables have no identity here: a new one begins after other text, or where the rows begin again.
    if (!last || row < last.row || (row === last.row && column < last.column)) table++
    last = { row, column }
    return { table, row, column, columnSpan: 1, header: row < one.table.headerRowCount, depth: one.depth }
  })
}

/** Every paragraph of Word by itself. */
const alone = (raw: string[]): Group[] => raw.map((text, index) => ({ source: plainSource(text), marked: null, members: [{ index, start: 0 }] }))

function plainSource(raw: string): SearchText {
  const { text, marks } = fromWord(raw)
  return { text, cuts: marks, deletions: [] }
}

/**
 * Markup of each paragraph of the object model, by order (`w14:paraId` changes at each call, OfficeDev/office-js#4078);
 * a paragraph whose text differs gets none. Null when the two do not match as a whole.
 */
function groupByMarkup(raw: string[], marked: MarkedParagraph[] | null): Group[] | null {
  if (!marked) return null
  const joined = groupsOf(raw, marked, (one) => [one.starts[0] ?? 0])
  return joined ?? groupsOf(raw, marked, (one) => one.starts)
}

function groupsOf(raw: string[], marked: MarkedParagraph[], startsOf: (one: MarkedParagraph) => number[]): Group[] | null {
  let index = 0
  let matched = 0
  const groups: Group[] = []
  for (const one of marked) {
    // Word appends an empty paragraph to what it exports.
    if (index >= raw.length) {
      if (one.text !== '') return null
      continue
    }
    const members = startsOf(one).map((start) => ({ index: index++, start }))
    const texts = members.map((member) => fromWord(raw[member.index] ?? '').text)
    const read = texts.join('')
    const same = read === one.text || read === withDeletions(one).text
    if (same) matched++
    if (same || members.length > 1) groups.push({ source: one, marked: one, members })
    else groups.push({ source: plainSource(raw[last(members).index] ?? ''), marked: null, members })
  }
  return index === raw.length && (matched > 0 || raw.every((text) => text === '')) ? groups : null
}
