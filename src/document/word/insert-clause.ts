/**
 * Inserts a clause: `insertParagraph`, then the look of a neighbour of the same level. Not HTML (it loses lists,
 * OfficeDev/office-js#6843) and not OOXML (numbering and existing styles are ignored, #5243, #5491).
 */
import { blockText } from '../../contract/blocks'
import { TAG_LIMIT, blankTag, controlTitle } from '../blank-tag'
import type { Block, InsertMode, InsertOutcome, Place } from '../port'
import { isOfficeError, refusalOf } from './office-errors'
import type { Reading } from './read-document'
import { SpanSearch, locateAll, type Member } from './span-search'
import { withTracking } from './tracking'
import { foldAsFind, fromWord } from './word-text'

/** Direct formatting that a new paragraph takes over when it differs from its model. */
const SHAPE = ['alignment', 'firstLineIndent', 'leftIndent', 'rightIndent', 'spaceBefore', 'spaceAfter', 'lineSpacing'] as const
const FONT = ['name', 'size', 'color', 'bold', 'italic'] as const
const LOOK = `style,styleBuiltIn,isListItem,${SHAPE.join(',')},${FONT.map((name) => `font/${name}`).join(',')}`

interface Model {
  paragraph: Word.Paragraph
  list: Word.List
  item: Word.ListItem
}
interface Made {
  paragraph: Word.Paragraph
  block: Block
  text: string
  model: Model | null
  list: Word.List
  item: Word.ListItem
}

/** `members`: what each paragraph of the port is made of, as just verified against `reading`. */
export async function insertClause(context: Word.RequestContext, reading: Reading, members: readonly (readonly Member[])[], blocks: readonly Block[], place: Place, mode: InsertMode): Promise<InsertOutcome> {
  const models = await loadModels(context, members, place)
  const anchor = place.after < 0 ? members[0]?.[0] : members[place.after]?.at(-1)
  if (!anchor) return { kind: 'refused', reason: 'place-gone' }
  return withTracking(context, mode.tracked, async () => {
    const made: Made[] = []
    const notices: string[] = []
    try {
      addParagraphs(blocks, outOfTable(anchor.paragraph, reading.snapshot.paragraphs[place.after]?.place?.depth ?? 0), place.after < 0, models, made)
      made.forEach(({ paragraph, list, item }) => {
        paragraph.load(LOOK)
        list.load('id')
        item.load('level')
      })
      await context.sync()
      made.forEach(joinList)
      made.forEach(({ paragraph }) => paragraph.load(LOOK))
      await context.sync()
      // After the list: attaching resets the indents (OfficeDev/office-js#6524).
      made.forEach(takeLook)
      await context.sync()
      await addControls(context, made, mode)
      made.forEach(({ paragraph }) => paragraph.load('text'))
      await context.sync()
      if (made.some(({ paragraph, text }) => foldAsFind(fromWord(paragraph.text).text) !== foldAsFind(text))) notices.push('read-back-differs')
      return { kind: 'inserted', first: place.after + 1, count: blocks.length, tracked: mode.tracked, notices }
    } catch (error) {
      const refusal = refusalOf(error)
      return (await takeAway(context, reading, place, made)) ? refusal : { ...refusal, reason: 'half-done' }
    }
  })
}

async function loadModels(context: Word.RequestContext, members: readonly (readonly Member[])[], place: Place): Promise<Map<Block['kind'], Model>> {
  const models = new Map<Block['kind'], Model>()
  for (const kind of ['heading', 'text', 'item'] as const) {
    const index = place.like[kind]
    const paragraph = index === null ? undefined : members[index]?.at(-1)?.paragraph
    if (!paragraph) continue
    const model = { paragraph, list: paragraph.listOrNullObject, item: paragraph.listItemOrNullObject }
    model.paragraph.load(LOOK)
    model.list.load('id')
    model.item.load('level')
    models.set(kind, model)
  }
  if (models.size > 0) await context.sync()
  return models
}

/** Behind the whole table when the place is in one: a clause does not belong into a cell. */
function outOfTable(paragraph: Word.Paragraph, depth: number): Word.Paragraph | Word.Table {
  if (depth === 0) return paragraph
  let table = paragraph.parentTableOrNullObject
  for (let level = depth; level > 1; level--) table = table.parentTableOrNullObject
  return table
}

function addParagraphs(blocks: readonly Block[], anchor: Word.Paragraph | Word.Table, atStart: boolean, models: ReadonlyMap<Block['kind'], Model>, made: Made[]): void {
  let last: Word.Paragraph | Word.Table = anchor
  for (const [i, block] of blocks.entries()) {
    // A line end would make two paragraphs out of one.
    const text = blockText(block).replace(/\s*[\r\n]+\s*/g, ' ')
    const paragraph: Word.Paragraph = last.insertParagraph(text, i === 0 && atStart ? 'Before' : 'After')
    const model = models.get(block.kind) ?? null
    // `style`, the name in the document's language: setting `styleBuiltIn` failed on new paragraphs (OfficeDev/office-js#1656).
    if (model) paragraph.style = model.paragraph.style
    else paragraph.styleBuiltIn = 'Normal'
    made.push({ paragraph, block, text, model, list: paragraph.listOrNullObject, item: paragraph.listItemOrNullObject })
    last = paragraph
  }
}

/** The list and level of the model. What a new paragraph inherits is not documented, so it is looked at first. */
function joinList({ paragraph, model, list, item }: Made): void {
  const wanted = model && !model.list.isNullObject && !model.item.isNullObject ? { id: model.list.id, level: model.item.level } : null
  const has = !list.isNullObject && !item.isNullObject ? { id: list.id, level: item.level } : null
  if (has && (!wanted || has.id !== wanted.id)) paragraph.detachFromList()
  if (!wanted) return
  // attachToList throws on what is a list item already.
  if (has?.id !== wanted.id) paragraph.attachToList(wanted.id, wanted.level)
  else if (has.level !== wanted.level) item.level = wanted.level
}

function takeLook({ paragraph, model }: Made): void {
  if (!model) {
    // Bold or red of the neighbour is no look for plain text.
    if (paragraph.font.bold) paragraph.font.bold = false
    return
  }
  const from = model.paragraph
  if (paragraph.alignment !== from.alignment && from.alignment !== 'Mixed' && from.alignment !== 'Unknown') paragraph.alignment = from.alignment
  for (const name of SHAPE) if (name !== 'alignment' && paragraph[name] !== from[name]) paragraph[name] = from[name]
  for (const name of FONT) copyFont(paragraph.font, from.font, name)
}

/** A model whose words differ among themselves answers null, or an empty name: nothing to copy. */
function copyFont(to: Word.Font, from: Word.Font, name: (typeof FONT)[number]): void {
  const value: unknown = from[name]
  if (value === to[name]) return
  if (name === 'bold' || name === 'italic') {
    if (typeof value === 'boolean') to[name] = value
    else if (to[name]) to[name] = false
  } else if (name === 'size') {
    if (typeof value === 'number' && value > 0) to.size = value
  } else if (typeof value === 'string' && value !== '') to[name] = value
}

/** One control around each blank, then one around the clause: the edges of a control are surprising (OfficeDev/office-js#3176). */
async function addControls(context: Word.RequestContext, made: readonly Made[], mode: InsertMode): Promise<void> {
  const blanks = made.flatMap(({ paragraph, block, text }) => {
    let offset = 0
    return block.inlines.flatMap((inline) => {
      const start = offset
      offset += inline.text.length
      if (inline.kind !== 'blank' || inline.text === '') return []
      return [{ inline, search: new SpanSearch([{ paragraph, start: 0 }], { text, cuts: [], deletions: [] }, { start, end: offset }) }]
    })
  })
  await locateAll(context, blanks.map(({ search }) => search))
  for (const { inline, search } of blanks) {
    if (!search.exact) continue
    const control = search.located().range.insertContentControl()
    control.tag = blankTag(inline.name)
    control.title = controlTitle(inline.label)
    control.appearance = 'BoundingBox'
    // Not `placeholderText`: Word on the web refuses it (OfficeDev/office-js#785, #6568).
  }
  const [first] = made
  const last = made.at(-1)
  if (!first || !last) return
  const whole = first.paragraph.getRange('Whole')
  const clause = (first === last ? whole : whole.expandTo(last.paragraph.getRange('Whole'))).insertContentControl()
  clause.tag = mode.tag.slice(0, TAG_LIMIT)
  clause.title = controlTitle(mode.title)
  clause.appearance = 'BoundingBox'
}

/**
 * Nothing half done: what was added goes. The new paragraphs are looked for in the document, right after their anchor:
 * after a failed batch their objects may never have been bound. True when nothing of them is left.
 */
async function takeAway(context: Word.RequestContext, reading: Reading, place: Place, made: readonly Made[]): Promise<boolean> {
  const { paragraphs } = context.document.body
  const first = place.after < 0 ? 0 : (reading.members[place.after]?.at(-1)?.index ?? 0) + 1
  const left = async (): Promise<Word.Paragraph[]> => {
    paragraphs.load('text')
    await context.sync()
    const extra = paragraphs.items.length - reading.raw.body.length
    return paragraphs.items.slice(first, first + Math.max(0, extra)).filter((paragraph, i) => foldAsFind(fromWord(paragraph.text).text) === foldAsFind(made[i]?.text ?? ''))
  }
  try {
    const remains = await left()
    if (remains.length === 0) return true
    remains.forEach((paragraph) => paragraph.delete())
    await context.sync()
    return (await left()).length === 0
  } catch (error) {
    if (!isOfficeError(error)) throw error
    return false
  }
}
