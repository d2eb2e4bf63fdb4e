/** New paragraphs in the main story, in the style and numbering of a neighbour, tracked or not. */
import type { Signed } from './comments'
import { Refusal } from './errors'
import type { DocxPackage } from './package'
import { DocParagraph, paragraphHolding } from './paragraphs'
import { Tracker } from './revision-marks'
import { isLocked } from './text-map'
import { ancestor, attr, child, children, descendants, isW, serializeElement, type Element, type Node } from './xml'

/** A stretch of a new paragraph; with `control`, inside an inline content control. */
export interface Piece { text: string; control?: { tag: string; title: string } }

export interface NewParagraph {
  pieces: Piece[]
  /** Paragraph whose style, numbering, indents and font are copied; null: plain body text. */
  like: DocParagraph | null
}

export interface InsertOptions {
  /** Author and date of the tracked insertion; null: not tracked. */
  tracked: Signed | null
  /** Content control around all of the new paragraphs. */
  control?: { tag: string; title: string }
  /** After a paragraph of a table: behind the whole table instead of inside its cell. */
  outOfTable?: boolean
}

/**
 * Inserts after `after` (null: at the very beginning of the body). Returns the new paragraphs. Rejecting the tracked
 * insertion gives the text back exactly, without an empty paragraph or control. Throws `Refusal`.
 */
export function insertAfter(docx: DocxPackage, after: DocParagraph | null, news: NewParagraph[], options: InsertOptions): DocParagraph[] {
  if (after && after.story !== 'body') throw new Refusal('not-body', after.story)
  if (after?.locked) throw new Refusal('locked')
  if (after && after.map.open.length > 0) throw new Refusal('inside-field')
  const body = child(docx.main.documentElement, 'body')
  if (!body) throw new Refusal('not-body', 'no body')
  const block = after ? (options.outOfTable ? outermostTable(after.element) : after.element) : null
  const { parent, before } = block ? pointBehind(block, options.tracked !== null) : { parent: body as Node, before: body.firstChild }
  refuseLocked(parent)
  const tracker = new Tracker(docx, docx.mainName, options.tracked)
  // The last mark of a body, cell or note cannot be taken away: there, as when one types at the end, the mark of the
  // paragraph before is the new one, and the last new paragraph inherits the old mark.
  const atEnd = after !== null && block === after.element && options.tracked !== null && !blockFollows(before)
  const elements = news.map((each, i) => build(tracker, each, options.tracked !== null && !(atEnd && i === news.length - 1)))
  if (atEnd && after) exchangeMarks(tracker, after.element, elements[elements.length - 1])
  const nodes = options.control ? tracker.control(options.control, elements) : elements
  for (const node of nodes) parent.insertBefore(node, before)
  docx.edited(docx.mainName)
  after?.refresh()
  docx.forget()
  return elements.map((element) => paragraphHolding(docx, element)).filter((paragraph): paragraph is DocParagraph => paragraph !== null)
}

/** Inserts before `target` in its own container. */
export function insertBefore(docx: DocxPackage, target: DocParagraph, news: NewParagraph[], options: InsertOptions): DocParagraph[] {
  if (target.story !== 'body') throw new Refusal('not-body', target.story)
  if (target.locked) throw new Refusal('locked')
  if (target.insideField) throw new Refusal('inside-field')
  const tracker = new Tracker(docx, docx.mainName, options.tracked)
  const elements = news.map((each) => build(tracker, each, options.tracked !== null))
  const first = target.elements[0]
  for (const node of options.control ? tracker.control(options.control, elements) : elements) first.parentNode?.insertBefore(node, first)
  docx.edited(docx.mainName)
  docx.forget()
  return elements.map((element) => paragraphHolding(docx, element)).filter((paragraph): paragraph is DocParagraph => paragraph !== null)
}

function outermostTable(element: Element): Element {
  let at = element
  for (let node: Node | null = element; node; node = node.parentNode) if (isW(node, 'tbl')) at = node
  return at
}

/**
 * Right behind a block, outside the controls that end with it. A lasting control at the end of the document is
 * not left by a tracked insertion: marks on its two sides could not be joined again when the change is rejected.
 */
function pointBehind(element: Element, tracked: boolean): { parent: Node; before: Node | null } {
  const behind = (at: Node): Node | null => {
    let before = at.nextSibling
    while (isW(before) && /^customXml\w+RangeEnd$/.test(before.localName)) before = before.nextSibling
    return before
  }
  let at: Element = element
  while (isW(at.parentNode, 'sdtContent') && !blockFollows(at.nextSibling)) {
    const control = at.parentNode.parentNode as Element
    const pending = isW(control.previousSibling, 'customXmlInsRangeStart')
    if (tracked && !pending && !blockFollows(behind(control)) && !isW(control.parentNode, 'sdtContent')) break
    at = control
  }
  return { parent: at.parentNode as Node, before: at === element ? at.nextSibling : behind(at) }
}

function blockFollows(from: Node | null): boolean {
  for (let node = from; node; node = node.nextSibling)
    if (isW(node, 'p') || isW(node, 'tbl') || isW(node, 'sdt') || isW(node, 'customXml') || (node.nodeType === 1 && node.nodeName.endsWith('AlternateContent'))) return true
  return false
}

function refuseLocked(parent: Node): void {
  for (let node: Node | null = parent; node; node = node.parentNode) if (isW(node, 'sdt') && isLocked(node)) throw new Refusal('locked')
}

function build(tracker: Tracker, { pieces, like }: NewParagraph, markTracked: boolean): Element {
  const { words } = tracker, paragraph = words.make('p'), font = like ? fontOf(like) : null
  const properties = like?.properties ? copyProperties(like.properties) : words.make('pPr')
  if (markTracked) setMark(tracker, properties, tracker.change('ins'))
  if (properties.firstChild) paragraph.appendChild(properties)
  for (const piece of pieces) {
    if (piece.text === '' && !piece.control) continue
    const runs = tracker.inserted([tracker.run(piece.text, font)])
    for (const node of piece.control ? tracker.control(piece.control, runs) : runs) paragraph.appendChild(node)
  }
  return paragraph
}

/** What belongs to a place and not to a look. */
const OF_PLACE = new Set(['sectPr', 'pPrChange', 'framePr', 'pageBreakBefore'])

function copyProperties(properties: Element): Element {
  const copy = properties.cloneNode(true) as Element
  for (const element of children(copy)) if (isW(element) && OF_PLACE.has(element.localName)) copy.removeChild(element)
  const mark = child(copy, 'rPr')
  if (mark) cleanFont(mark)
  const numbers = child(copy, 'numPr')
  for (const element of numbers ? children(numbers) : []) if (isW(element, 'ins') || isW(element, 'numberingChange')) numbers?.removeChild(element)
  return copy
}

/** Format of most of the paragraph's text. */
function fontOf(like: DocParagraph): Element | null {
  const lengths = new Map<Element, number>()
  for (const { run, start, end } of like.map.atoms) if (isW(run, 'r')) lengths.set(run, (lengths.get(run) ?? 0) + end - start)
  const [longest] = [...lengths].sort((a, b) => b[1] - a[1])
  const rPr = child(longest?.[0] ?? null, 'rPr') ?? (longest ? null : child(like.properties, 'rPr'))
  if (!rPr) return null
  const copy = rPr.cloneNode(true) as Element
  cleanFont(copy)
  return copy.firstChild ? copy : null
}

/** Marks of a review, links and hiding are not copied to new text. */
const NOT_FONT = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'rStyle', 'vanish', 'webHidden', 'specVanish', 'highlight', 'vertAlign'])

function cleanFont(rPr: Element): void {
  for (const element of children(rPr)) if (isW(element) && NOT_FONT.has(element.localName)) rPr.removeChild(element)
}

/** Puts `w:ins` or `w:del` on a paragraph mark: first in `w:pPr/w:rPr`, which comes before sectPr and pPrChange. */
export function setMark(tracker: Tracker, properties: Element, change: Element): void {
  let rPr = child(properties, 'rPr')
  if (!rPr) {
    rPr = tracker.words.make('rPr')
    properties.insertBefore(rPr, child(properties, 'sectPr') ?? child(properties, 'pPrChange'))
  }
  rPr.insertBefore(change, rPr.firstChild)
}

/** The mark of `old` becomes the new one; the old mark, with the old properties remembered, ends `last`. */
function exchangeMarks(tracker: Tracker, old: Element, last: Element): void {
  const { words } = tracker
  const oldProperties = child(old, 'pPr'), before = words.make('pPr')
  // After an earlier insertion at the same end, the old mark is the one that it remembers.
  const remembered = child(child(oldProperties, 'pPrChange'), 'pPr') ?? oldProperties
  for (const element of shapes(remembered)) before.appendChild(element.cloneNode(true))
  let lastProperties = child(last, 'pPr')
  if (!lastProperties) {
    lastProperties = words.make('pPr')
    last.insertBefore(lastProperties, last.firstChild)
  }
  const copied = child(lastProperties, 'rPr'), oldFont = child(oldProperties, 'rPr')
  if (copied) lastProperties.removeChild(copied)
  if (oldFont) {
    const font = oldFont.cloneNode(true) as Element
    for (const element of children(font)) if (isW(element, 'ins')) font.removeChild(element)
    if (font.firstChild) lastProperties.appendChild(font)
  }
  lastProperties.appendChild(tracker.change('pPrChange', before))
  let properties = oldProperties
  if (!properties) {
    properties = words.make('pPr')
    old.insertBefore(properties, old.firstChild)
  }
  if (!insertedMark(properties)) setMark(tracker, properties, tracker.change('ins'))
}

/**
 * Undoes `exchangeMarks` before `last`, the final paragraph of a container, goes for good: its mark is the old one, and
 * `before`, whose own mark is a pending insertion, takes it over with the properties that it remembers. Without that,
 * rejecting the rest would leave the old words in the look of an insertion. Nothing when the marks were not exchanged.
 */
export function giveMarkBack(docx: DocxPackage, last: Element, before: Element | null): void {
  const lastProperties = child(last, 'pPr'), change = child(lastProperties, 'pPrChange'), properties = child(before, 'pPr')
  if (!before || !change || !properties || !insertedMark(properties) || insertedMark(lastProperties)) return
  const font = child(lastProperties, 'rPr'), ownFont = child(properties, 'rPr')
  if (ownFont) properties.removeChild(ownFont)
  if (font) properties.insertBefore(font.cloneNode(true), child(properties, 'sectPr') ?? child(properties, 'pPrChange'))
  // One that came after an earlier insertion at the end remembers the same old properties already.
  const look = (of: Element | null): string => shapes(of).map(serializeElement).join('')
  const remembers = wordsInsertedBy(before, attr(change, 'author')) || look(properties) !== look(child(change, 'pPr'))
  if (!child(properties, 'pPrChange') && remembers) properties.appendChild(change.cloneNode(true))
  if (!properties.firstChild) before.removeChild(properties)
  const read = docx.known.get(before)
  if (read instanceof DocParagraph) read.refresh()
}

const insertedMark = (properties: Element | null): Element | null => child(child(properties, 'rPr'), 'ins')

/** True for a paragraph that came with an insertion, unlike the one that was the last when it began. */
function wordsInsertedBy(paragraph: Element, author: string | null): boolean {
  const words = descendants(paragraph, 't')
  return words.length > 0 && words.every((text) => attr(ancestor(text, 'ins'), 'author') === author)
}

/** What a `w:pPrChange` speaks of (CT_PPrBase): neither the mark nor the section. */
function shapes(properties: Element | null): Element[] {
  return (properties ? children(properties) : []).filter((element) => !isW(element, 'rPr') && !isW(element, 'sectPr') && !isW(element, 'pPrChange'))
}
