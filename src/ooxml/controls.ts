/** Content controls: listing, wrapping, taking off, taking away. */
import { commentsOf, removeComment, type Signed } from './comments'
import { giveMarkBack } from './insert'
import type { DocxPackage } from './package'
import { paragraphsOf, type DocParagraph } from './paragraphs'
import { pointAfter, pointBefore, putAt, refuseEdit } from './ranges'
import { Tracker } from './revision-marks'
import { isLocked } from './text-map'
import { ancestor, attr, child, children, contains, descendants, isW, val, type Element, type Node } from './xml'

export interface DocControl {
  element: Element
  id: string
  tag: string
  title: string
  locked: boolean
  /** Text inside, paragraphs joined by a line end. */
  text: string
  /** True when it holds whole paragraphs; else it stands inside one. */
  block: boolean
  paragraphs: DocParagraph[]
  first: DocParagraph
  last: DocParagraph
  /** Offsets in the first and last paragraph. */
  start: number
  end: number
}

/** Controls whose tag begins with `prefix`, in document order; those without a paragraph that is read are left out. */
export function controlsOf(docx: DocxPackage, prefix = ''): DocControl[] {
  const paragraphs = paragraphsOf(docx), roots = [...new Set(paragraphs.map((paragraph) => paragraph.part))]
  return roots.flatMap((part) => {
    const root = docx.xml(part)?.documentElement
    return root ? descendants(root, 'sdt') : []
  }).flatMap((element) => {
    const tag = val(child(element, 'sdtPr'), 'tag') ?? ''
    const where = tag.startsWith(prefix) ? extent(paragraphs, element) : null
    if (!where) return []
    return [{ element, tag, id: val(child(element, 'sdtPr'), 'id') ?? '', title: val(child(element, 'sdtPr'), 'alias') ?? '', locked: isLocked(element), ...where }]
  })
}

function extent(paragraphs: DocParagraph[], element: Element): Pick<DocControl, 'block' | 'paragraphs' | 'first' | 'last' | 'start' | 'end' | 'text'> | null {
  const held = paragraphs.filter((paragraph) => paragraph.elements.some((each) => contains(element, each)))
  if (held.length > 0) {
    const first = held[0], last = held[held.length - 1]
    return { block: true, paragraphs: held, first, last, start: 0, end: last.text.length, text: held.map((paragraph) => paragraph.text).join('\n') }
  }
  const around = ancestor(element, 'p'), paragraph = around ? paragraphs.find((each) => each.elements.includes(around)) : null
  if (!paragraph) return null
  const atoms = paragraph.map.atoms.filter((atom) => contains(element, atom.run))
  const start = atoms.length > 0 ? atoms[0].start : 0, end = atoms.length > 0 ? atoms[atoms.length - 1].end : 0
  return { block: false, paragraphs: [paragraph], first: paragraph, last: paragraph, start, end, text: paragraph.text.slice(start, end) }
}

/** Puts a control around whole paragraphs that follow one another in one container. */
export function wrapParagraphs(first: DocParagraph, last: DocParagraph, label: { tag: string; title: string }, tracked: Signed | null): Element {
  const { docx, part } = first, start = first.elements[0], parent = start.parentNode as Node
  if (last.element.parentNode !== parent) throw new Error('ooxml: a control holds paragraphs of one container')
  const tracker = new Tracker(docx, part, tracked), behind = last.element.nextSibling, inner: Element[] = []
  for (let node: Node | null = start; node && node !== behind; node = node.nextSibling) if (node.nodeType === 1) inner.push(node as Element)
  return put(first, tracker.control(label, inner), (nodes) => putAt({ parent, before: behind }, ...nodes))
}

/** Puts a control around `[start, end)` of a paragraph. Throws `Refusal` where that cannot be. */
export function wrapRange(paragraph: DocParagraph, start: number, end: number, label: { tag: string; title: string }, tracked: Signed | null): Element {
  refuseEdit(paragraph, start, end)
  const to = pointAfter(paragraph, end)
  paragraph.refresh()
  const from = pointBefore(paragraph, start)
  if (from.parent !== to.parent) throw new Error('ooxml: a control does not cut a link or another control')
  const inner: Element[] = []
  for (let node = from.before; node && node !== to.before; node = node.nextSibling) if (node.nodeType === 1) inner.push(node as Element)
  return put(paragraph, new Tracker(paragraph.docx, paragraph.part, tracked).control(label, inner), (nodes) => putAt({ parent: to.parent, before: to.before }, ...nodes))
}

function put(paragraph: DocParagraph, nodes: Element[], into: (nodes: Element[]) => void): Element {
  into(nodes)
  touched(paragraph)
  return nodes.find((node) => isW(node, 'sdt')) as Element
}

/** Takes the control off; its content stays. */
export function unwrapControl(docx: DocxPackage, control: DocControl): void {
  const { element } = control, content = child(element, 'sdtContent')
  dropLimits(element, content)
  for (let node = content?.firstChild ?? null; node; node = content?.firstChild ?? null) element.parentNode?.insertBefore(node, element)
  element.parentNode?.removeChild(element)
  touched(control.first)
}

/** Word marks the two tags of a control as inserted by limits on both sides of each; they go with the tags. */
function dropLimits(element: Element, content: Element | null): void {
  const inner = content ? children(content) : []
  for (const node of [sibling(element, 'previousSibling'), sibling(element, 'nextSibling'), inner[0], inner[inner.length - 1]])
    if (isW(node ?? null) && /^customXmlInsRange(Start|End)$/.test(node?.localName ?? '')) node?.parentNode?.removeChild(node)
}

function sibling(element: Element, side: 'previousSibling' | 'nextSibling'): Element | null {
  for (let node = element[side]; node; node = node[side]) if (node.nodeType === 1) return node as Element
  return null
}

export function relabel(docx: DocxPackage, control: DocControl, label: { tag?: string; title?: string }): void {
  const { words } = new Tracker(docx, control.first.part, null)
  const properties = child(control.element, 'sdtPr')
  for (const [name, value] of [['alias', label.title], ['tag', label.tag]] as const) {
    if (value === undefined || !properties) continue
    const known = child(properties, name)
    if (known) words.set(known, 'val', value)
    else properties.insertBefore(words.make(name, { val: value }), child(properties, 'rPr')?.nextSibling ?? properties.firstChild)
  }
  touched(control.first)
}

/**
 * Takes away a control of whole paragraphs with what it holds, as if it had never been inserted: comments on its words
 * go too, and the mark that an insertion at the end of a container changed gets its old state back.
 */
export function removeWithContent(docx: DocxPackage, control: DocControl): void {
  const { element, first } = control, parent = element.parentNode as Element
  for (const comment of commentsOf(docx)) {
    const references = descendants(element, 'commentReference')
    if (references.some((reference) => attr(reference, 'id') === comment.id)) removeComment(docx, comment.id)
  }
  for (const name of ['commentRangeStart', 'commentRangeEnd', 'bookmarkStart', 'bookmarkEnd']) for (const mark of descendants(element, name)) parent.insertBefore(mark, element)
  const last = descendants(element, 'p').pop()
  if (last) giveMarkBack(docx, last, paragraphBefore(element))
  dropLimits(element, child(element, 'sdtContent'))
  parent.removeChild(element)
  touched(first)
}

/** The paragraph that ends right before a block, perhaps as the last one of a control. */
export function paragraphBefore(element: Element): Element | null {
  let node: Node | null = element.previousSibling
  while (node && !isW(node, 'p') && !isW(node, 'tbl') && !isW(node, 'sdt')) node = node.previousSibling
  if (isW(node, 'sdt')) node = descendants(node, 'p').pop() ?? null
  return isW(node, 'p') ? node : null
}

function touched(paragraph: DocParagraph): void {
  paragraph.refresh()
  paragraph.docx.edited(paragraph.part)
  paragraph.docx.forget()
}
