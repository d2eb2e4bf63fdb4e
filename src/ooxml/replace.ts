/** Changing the words of a paragraph: tracked (`w:del`, `w:ins`) or plain. */
import type { Signed } from './comments'
import type { DocParagraph } from './paragraphs'
import { endOf, outOfInsertion, pointAfter, pointBefore, putAt, refuseEdit, runsOf, startOf } from './ranges'
import { Tracker } from './revision-marks'
import { attr, child, children, descendants, isW, keepSpaces, type Element, type Node } from './xml'

/**
 * Replaces `[start, end)` by `text` (insertion when empty range, deletion when empty text) and returns the new range.
 * Throws `Refusal` before anything is changed. Comments and bookmarks keep their place.
 */
export function replaceText(paragraph: DocParagraph, start: number, end: number, text: string, tracked: Signed | null): { start: number; end: number } {
  refuseEdit(paragraph, start, end)
  const { docx, part } = paragraph, tracker = new Tracker(docx, part, tracked)
  const font = fontAt(paragraph, start, end)
  const runs = end > start ? withFields(paragraph, start, end, runsOf(paragraph, start, end)) : []
  // Where the new words go is settled before the old ones leave: an empty run holds the place.
  const holder = text === '' ? null : tracker.words.make('r')
  if (holder) hold(paragraph, start, runs, holder)
  remove(tracker, runs)
  if (holder) {
    const point = outOfInsertion(paragraph, { parent: holder.parentNode as Node, before: holder.nextSibling })
    holder.parentNode?.removeChild(holder)
    putAt(point, ...tracker.inserted([tracker.run(text, font)]))
  }
  for (const change of paragraph.map.changes) if ((change.kind === 'insertion' || change.kind === 'move-to') && !change.element.firstChild) change.element.parentNode?.removeChild(change.element)
  paragraph.refresh()
  docx.edited(part)
  docx.forget()
  return { start, end: start + text.length }
}

function hold(paragraph: DocParagraph, start: number, runs: Element[], holder: Element): void {
  const last = runs[runs.length - 1]
  if (last) last.parentNode?.insertBefore(holder, last.nextSibling)
  else if (start > 0) putAt(pointAfter(paragraph, start), holder)
  else if (paragraph.text !== '') putAt(pointBefore(paragraph, 0), holder)
  else putAt(paragraph.elements.length > 1 ? endOf(paragraph) : startOf(paragraph), holder)
}

/** Format of the first character replaced, else of the one before, else of the one after. */
function fontAt(paragraph: DocParagraph, start: number, end: number): Element | null {
  const { atoms } = paragraph.map
  const atom = end > start
    ? atoms.find((candidate) => candidate.end > start)
    : [...atoms].reverse().find((candidate) => candidate.start < start) ?? atoms.find((candidate) => candidate.start >= start)
  const rPr = child(atom ? atom.run : null, 'rPr') ?? (atom ? null : child(paragraph.properties, 'rPr'))
  if (!rPr) return null
  const copy = rPr.cloneNode(true) as Element
  for (const element of children(copy)) if (isW(element) && ['rPrChange', 'ins', 'del', 'moveFrom', 'moveTo'].includes(element.localName)) copy.removeChild(element)
  return copy.firstChild ? copy : null
}

/** A field whose whole result goes, goes with its code: else Word would write the result again. */
function withFields(paragraph: DocParagraph, start: number, end: number, runs: Element[]): Element[] {
  const all = new Set(runs)
  for (const field of paragraph.map.fields) {
    if (field.start < start || field.stop > end || field.stop === field.start || field.begin.parentNode !== field.end.parentNode) continue
    for (let node: Node | null = field.begin; node; node = node.nextSibling) {
      if (isW(node, 'r')) all.add(node)
      if (node === field.end) break
    }
  }
  return [...all].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1))
}

function remove(tracker: Tracker, runs: Element[]): void {
  for (const run of runs) {
    const wrapper = run.parentNode as Element, ownInsertion = isW(wrapper, 'ins') && attr(wrapper, 'author') === tracker.by?.author
    if (!tracker.by || ownInsertion) { drop(run); continue }
    const before = run.previousSibling
    // Runs that follow one another share one deletion.
    const del = isW(before, 'del') && attr(before, 'author') === tracker.by.author && attr(before, 'date') === tracker.by.date ? before : tracker.change('del')
    if (del !== before) wrapper.insertBefore(del, run)
    del.appendChild(run)
    asDeleted(run)
  }
}

/** Text leaves the run; marks of comments and notes in it stay. */
function drop(run: Element): void {
  for (const leaf of children(run)) if (!isW(leaf, 'rPr') && !isW(leaf, 'commentReference')) run.removeChild(leaf)
  if (children(run).every((leaf) => isW(leaf, 'rPr'))) run.parentNode?.removeChild(run)
}

/** Deleted text has its own element names (17.3.3.7, 17.16.13). */
function asDeleted(run: Element): void { rename(run, 't', 'delText'); rename(run, 'instrText', 'delInstrText') }

/** Gives text elements back the names that they have outside a deletion. */
export function asLiving(root: Element): void { rename(root, 'delText', 't'); rename(root, 'delInstrText', 'instrText') }

function rename(root: Element, from: string, to: string): void {
  for (const leaf of descendants(root, from)) {
    const document = leaf.ownerDocument as NonNullable<typeof leaf.ownerDocument>
    const renamed = document.createElementNS(leaf.namespaceURI as string, `${leaf.prefix ? `${leaf.prefix}:` : ''}${to}`)
    renamed.appendChild(document.createTextNode(leaf.textContent ?? ''))
    keepSpaces(renamed)
    leaf.parentNode?.replaceChild(renamed, leaf)
  }
}
