/** Our content controls: listed, taken off, or taken back with what they hold. */
import type { ControlInfo, Outcome } from '../port'
import { isOfficeError, refusalOf } from './office-errors'
import { PlaceSearch, placeAll } from './place-search'
import type { Reading } from './read-document'
import type { Member } from './span-search'
import { withTracking } from './tracking'
import { fromWord } from './word-text'

/** Text of a control: paragraphs joined by `\n`, without the mark that ends the last one. */
const controlText = (raw: string): string => fromWord(raw.replace(/\r\n/g, '\n').replace(/[\r\n]$/, '')).text

async function loadControls(context: Word.RequestContext, prefix: string): Promise<Word.ContentControl[]> {
  const { contentControls } = context.document
  contentControls.load('id,tag,title,text')
  await context.sync()
  return contentControls.items.filter((control) => (control.tag ?? '').startsWith(prefix))
}

export async function listControls(context: Word.RequestContext, reading: Reading, members: readonly (readonly Member[])[], prefix: string): Promise<ControlInfo[]> {
  const controls = await loadControls(context, prefix)
  const places = controls.map((control) => ({ search: new PlaceSearch(control.getRange('Content'), reading, members), paragraphs: control.paragraphs }))
  places.forEach(({ paragraphs }) => paragraphs.load('text'))
  await placeAll(context, places.map(({ search }) => search))
  return controls.flatMap((control, i) => {
    const place = places[i]
    const first = place?.search.found?.paragraph
    if (!place || first === undefined) return []
    return [{ tag: control.tag, title: control.title, text: controlText(control.text), first, last: first + Math.max(1, place.paragraphs.items.length) - 1 }]
  })
}

/** Removes the controls and keeps what they hold. One that is locked must not keep the others. */
export async function removeControls(context: Word.RequestContext, prefix: string): Promise<number> {
  const controls = await loadControls(context, prefix)
  if (controls.length === 0) return 0
  try {
    controls.forEach((control) => control.delete(true))
    await context.sync()
    return controls.length
  } catch (error) {
    if (!isOfficeError(error)) throw error
  }
  for (const control of await loadControls(context, prefix)) {
    try {
      control.delete(true)
      await context.sync()
    } catch (error) {
      if (!isOfficeError(error)) throw error
    }
  }
  return controls.length - (await loadControls(context, prefix)).length
}

/** See `ContractDocument.takeBack`. */
export async function takeBack(context: Word.RequestContext, tag: string, expected: string): Promise<Outcome> {
  const { document } = context
  const controls = document.contentControls.getByTag(tag)
  controls.load('id,text')
  document.load('changeTrackingMode')
  await context.sync()
  const [control] = controls.items
  if (!control) return { kind: 'orphan' }
  const { paragraphs } = control
  paragraphs.load('text')
  await context.sync()
  if (paragraphs.items.map((paragraph) => fromWord(paragraph.text).text).join('\n') !== expected) return { kind: 'changed' }
  try {
    // Without tracking: a tracked deletion of our own pending insertion would leave the words of a plain one on the page.
    await withTracking(context, false, async () => {
      control.delete(true)
      // From the end, so that no paragraph takes the place of the one that goes.
      for (const paragraph of [...paragraphs.items].reverse()) paragraph.delete()
      await context.sync()
    })
  } catch (error) {
    return refusalOf(error)
  }
  return { kind: 'done' }
}
