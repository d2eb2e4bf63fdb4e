/** Accepting or rejecting every tracked change, as Word's « Accept all » and « Reject all » (ECMA-376 17.13.5). */
import type { DocxPackage } from './package'
import { DocParagraph, nextBlock } from './paragraphs'
import { asLiving } from './replace'
import { textParts } from './stories'
import { child, children, descendants, isW, type Element, type Node } from './xml'

/** Settles all changes of the document: afterwards none is pending. */
export function settleAll(docx: DocxPackage, how: 'accept' | 'reject'): void {
  for (const part of textParts(docx)) {
    const root = docx.xml(part)?.documentElement
    if (!root) continue
    const pending = descendants(root, 'ins').length + NAMES.reduce((sum, name) => sum + descendants(root, name).length, 0)
    if (pending === 0) continue
    settle(root, how)
    // Paragraphs keep their text between two readings.
    for (const paragraph of descendants(root, 'p')) { const read = docx.known.get(paragraph); if (read instanceof DocParagraph) read.refresh() }
    docx.edited(part)
  }
  docx.forget()
}

const NAMES = ['del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'sectPrChange', 'tblPrChange', 'tblPrExChange', 'tblGridChange', 'trPrChange', 'tcPrChange',
  'numberingChange', 'cellIns', 'cellDel', 'cellMerge', 'customXmlInsRangeStart', 'customXmlDelRangeStart', 'customXmlMoveFromRangeStart', 'customXmlMoveToRangeStart']

function settle(root: Element, how: 'accept' | 'reject'): void {
  const keep = how === 'accept' ? ['ins', 'moveTo'] : ['del', 'moveFrom'], drop = how === 'accept' ? ['del', 'moveFrom'] : ['ins', 'moveTo']
  const paragraphs = descendants(root, 'p')
  const mark = (paragraph: Element, names: string[]) => names.map((name) => child(child(child(paragraph, 'pPr'), 'rPr'), name)).find((element) => element !== null) ?? null
  const merged = paragraphs.filter((paragraph) => mark(paragraph, drop))
  // Marks that stay, first: only the changes around runs are left for the next step.
  for (const paragraph of paragraphs) for (const name of ['ins', 'del', 'moveFrom', 'moveTo']) { const element = mark(paragraph, [name]); if (element) detach(element) }
  rows(root, how)
  controls(root, how)
  for (const name of drop) for (const element of descendants(root, name)) { hoistMarks(element); detach(element) }
  for (const name of keep) for (const element of descendants(root, name)) { if (how === 'reject') asLiving(element); unwrap(element) }
  formats(root, how)
  for (const name of ['moveFromRangeStart', 'moveFromRangeEnd', 'moveToRangeStart', 'moveToRangeEnd']) for (const element of descendants(root, name)) detach(element)
  for (const paragraph of merged) if (paragraph.parentNode) merge(paragraph)
}

const detach = (node: Node): void => { node.parentNode?.removeChild(node) }

function unwrap(element: Element): void {
  for (let node = element.firstChild; node; node = element.firstChild) element.parentNode?.insertBefore(node, element)
  detach(element)
}

function rows(root: Element, how: 'accept' | 'reject'): void {
  const gone = how === 'accept' ? 'del' : 'ins', cellGone = how === 'accept' ? 'cellDel' : 'cellIns'
  for (const row of descendants(root, 'tr')) {
    const properties = child(row, 'trPr'), table = row.parentNode
    if (child(properties, gone)) {
      hoistMarks(row)
      detach(row)
      if (isW(table, 'tbl') && !children(table).some((element) => isW(element, 'tr') || isW(element, 'sdt'))) detach(table)
      continue
    }
    for (const name of ['ins', 'del']) { const element = child(properties, name); if (element) detach(element) }
    for (const cell of children(row)) {
      const cellProperties = child(cell, 'tcPr')
      if (child(cellProperties, cellGone)) detach(cell)
      else for (const name of ['cellIns', 'cellDel', 'cellMerge']) { const element = child(cellProperties, name); if (element) detach(element) }
    }
  }
}

/** Tags of content controls that are themselves tracked (17.13.5.4–11). */
function controls(root: Element, how: 'accept' | 'reject'): void {
  const gone = how === 'accept' ? ['customXmlDelRangeStart'] : ['customXmlInsRangeStart']
  for (const name of gone) for (const start of descendants(root, name)) {
    const next = skip(start.nextSibling)
    if (isW(next, 'sdt')) { const content = child(next, 'sdtContent'); if (content) { unwrap(content); removeProperties(next); unwrap(next) } }
  }
  for (const kind of ['Ins', 'Del', 'MoveFrom', 'MoveTo']) for (const limit of ['Start', 'End']) for (const element of descendants(root, `customXml${kind}Range${limit}`)) detach(element)
}

function removeProperties(sdt: Element): void {
  for (const element of children(sdt)) if (isW(element, 'sdtPr') || isW(element, 'sdtEndPr')) sdt.removeChild(element)
}

function skip(from: Node | null): Node | null {
  let node = from
  while (node && node.nodeType !== 1) node = node.nextSibling
  return node
}

function formats(root: Element, how: 'accept' | 'reject'): void {
  for (const name of NAMES.filter((each) => each.endsWith('Change')))
    for (const change of descendants(root, name)) {
      const owner = change.parentNode as Element, [old] = children(change)
      detach(change)
      if (how === 'accept' || !isW(owner)) continue
      // What the old properties do not speak of: mark and section for a paragraph.
      for (const element of children(owner)) if (!isW(element, 'rPr') || name !== 'pPrChange') if (!isW(element, 'sectPr') && !isW(element, 'headerReference') && !isW(element, 'footerReference')) owner.removeChild(element)
      const first = owner.firstChild
      for (const element of old ? children(old) : []) owner.insertBefore(element, name === 'sectPrChange' ? null : first)
    }
}

/** Comment and bookmark limits outlive the words around them. */
function hoistMarks(element: Element): void {
  for (const name of ['commentRangeStart', 'commentRangeEnd', 'bookmarkStart', 'bookmarkEnd', 'permStart', 'permEnd'])
    for (const mark of descendants(element, name)) if (!isW(element, 'tr')) element.parentNode?.insertBefore(mark, element)
  for (const mark of descendants(element, 'commentReference')) {
    const run = mark.parentNode as Element
    if (!isW(element, 'tr')) element.parentNode?.insertBefore(run, element)
  }
}

/** A paragraph without its mark: its content goes to the next one, whose properties win. */
function merge(paragraph: Element): void {
  const next = nextBlock(paragraph), content = children(paragraph).filter((element) => !isW(element, 'pPr'))
  if (next) {
    const properties = child(next, 'pPr'), before = properties ? properties.nextSibling : next.firstChild
    for (const element of content) next.insertBefore(element, before)
    detach(paragraph)
  } else if (content.length === 0 && mayGo(paragraph)) detach(paragraph)
}

/** The last block of a cell must be a paragraph, and no container may be empty. */
function mayGo(paragraph: Element): boolean {
  const blocks = children(paragraph.parentNode as Element).filter((element) => isW(element, 'p') || isW(element, 'tbl') || isW(element, 'sdt'))
  if (blocks.length < 2) return false
  return !isW(paragraph.parentNode, 'tc') || blocks[blocks.length - 1] !== paragraph || isW(blocks[blocks.length - 2], 'p')
}

