/** Style, numbering and presence of one paragraph. */
import { commentsOf, removeComment, type Signed } from './comments'
import { setMark } from './insert'
import type { DocParagraph } from './paragraphs'
import { replaceText } from './replace'
import { Tracker } from './revision-marks'
import { attr, child, children, descendants, isW, val, type Element } from './xml'

/** Gives a paragraph another style; null: the default one. */
export function setStyle(paragraph: DocParagraph, styleId: string | null): void {
  const { words } = new Tracker(paragraph.docx, paragraph.part, null)
  const properties = ensureProperties(paragraph)
  const old = child(properties, 'pStyle')
  if (old) properties.removeChild(old)
  if (styleId !== null) properties.insertBefore(words.make('pStyle', { val: styleId }), properties.firstChild)
  touched(paragraph)
}

/** Puts a paragraph at a level of a list; null: takes it out of its list. */
export function setNumbering(paragraph: DocParagraph, number: { numId: string; level: number } | null): void {
  const { words } = new Tracker(paragraph.docx, paragraph.part, null)
  const properties = ensureProperties(paragraph)
  const old = child(properties, 'numPr')
  const numPr = words.make('numPr', {}, words.make('ilvl', { val: String(number?.level ?? 0) }), words.make('numId', { val: number?.numId ?? '0' }))
  // In CT_PPrBase, numPr follows these and comes before everything else.
  const after = children(properties).filter((element) => isW(element) && ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl'].includes(element.localName)).pop()
  if (old) properties.replaceChild(numPr, old)
  else properties.insertBefore(numPr, after ? after.nextSibling : properties.firstChild)
  touched(paragraph)
}

/** `w:pPr` of a paragraph, made when there is none. */
export function ensureProperties(paragraph: DocParagraph): Element {
  const known = paragraph.properties
  if (known) return known
  const made = new Tracker(paragraph.docx, paragraph.part, null).words.make('pPr')
  paragraph.element.insertBefore(made, paragraph.element.firstChild)
  return made
}

/** List and level written on the paragraph itself, or null. */
export function ownNumbering(paragraph: DocParagraph): { numId: string; level: number } | null {
  const numPr = child(paragraph.properties, 'numPr'), numId = val(numPr, 'numId')
  return numId === null ? null : { numId, level: Number(val(numPr, 'ilvl') ?? 0) }
}

function touched(paragraph: DocParagraph): void {
  paragraph.refresh()
  paragraph.docx.edited(paragraph.part)
  paragraph.docx.forget()
}

/**
 * Takes a paragraph away: as a tracked deletion of its words and mark, or at once. The last paragraph of a cell, note or
 * body has to stay and is only emptied. Comments on its words go when it goes at once.
 */
export function removeParagraph(paragraph: DocParagraph, tracked: Signed | null): void {
  const { docx, part } = paragraph
  if (tracked) {
    if (paragraph.text !== '') replaceText(paragraph, 0, paragraph.text.length, '', tracked)
    const tracker = new Tracker(docx, part, tracked)
    setMark(tracker, ensureProperties(paragraph), tracker.change('del'))
  } else {
    for (const element of paragraph.elements) {
      const references = new Set(descendants(element, 'commentReference').map((reference) => attr(reference, 'id')))
      for (const comment of commentsOf(docx)) if (references.has(comment.id)) removeComment(docx, comment.id)
      if (mustStay(element)) for (const inner of children(element)) { if (!isW(inner, 'pPr')) element.removeChild(inner) }
      else {
        for (const name of ['commentRangeStart', 'commentRangeEnd', 'bookmarkStart', 'bookmarkEnd']) for (const mark of descendants(element, name)) element.parentNode?.insertBefore(mark, element)
        element.parentNode?.removeChild(element)
      }
    }
  }
  touched(paragraph)
}

function mustStay(element: Element): boolean {
  const blocks = children(element.parentNode as Element).filter((block) => isW(block, 'p') || isW(block, 'tbl') || isW(block, 'sdt'))
  return blocks.length === 1 || (isW(element.parentNode, 'tc') && blocks[blocks.length - 1] === element && !isW(blocks[blocks.length - 2], 'p'))
}
