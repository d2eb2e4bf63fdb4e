/**
 * Places inside a paragraph: cutting runs at an offset without changing text or format, and the points
 * where a mark can stand so that it survives what Word does to fields and tracked insertions.
 */
import { Refusal } from './errors'
import type { DocParagraph } from './paragraphs'
import { freshId } from './revision-marks'
import type { Atom } from './text-map'
import { child, children, contains, isElement, isW, keepSpaces, type Element, type Node } from './xml'

/** Throws `Refusal` when `[start, end)` cuts a stretch that must stay whole. Offsets in UTF-16 units of the text. */
export function refuseCut(paragraph: DocParagraph, start: number, end: number): void {
  for (const offset of [start, end])
    if (/[\ud800-\udbff]/.test(paragraph.text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(paragraph.text.charAt(offset))) throw new Refusal('inside-character')
  for (const block of paragraph.map.blocks)
    for (const offset of [start, end]) if (offset > block.start && offset < block.end) throw new Refusal(block.reason)
}

/** As `refuseCut`, for an edit of the words themselves: a locked stretch may not be touched at all. */
export function refuseEdit(paragraph: DocParagraph, start: number, end: number): void {
  if (paragraph.locked) throw new Refusal('locked')
  refuseCut(paragraph, start, end)
  for (const block of paragraph.map.blocks)
    if (start < block.end && end > block.start) throw new Refusal(block.reason)
}

/** Cuts runs so that an atom begins at `offset` (or the text ends there). */
export function cutAt(paragraph: DocParagraph, offset: number): void {
  const atom = paragraph.map.atoms.find((candidate) => offset > candidate.start && offset < candidate.end)
  if (atom) cutLeaf(atom, offset - atom.start)
  // The leaf may also begin in the middle of its run: the run is cut before it.
  const first = (atom ? mapAgain(paragraph) : paragraph.map).atoms.find((candidate) => candidate.start === offset)
  if (first && hasContentBefore(first.leaf, first.run)) {
    cutRun(first.run, first.leaf)
    mapAgain(paragraph)
  }
}

function mapAgain(paragraph: DocParagraph): DocParagraph['map'] {
  paragraph.refresh()
  return paragraph.map
}

/** Two leaves out of one, `w:t` or `m:t`. */
function cutLeaf({ leaf }: Atom, at: number): void {
  const text = leaf.textContent ?? '', right = leaf.cloneNode(false) as Element
  setText(leaf, text.slice(0, at))
  right.appendChild((leaf.ownerDocument as NonNullable<typeof leaf.ownerDocument>).createTextNode(text.slice(at)))
  keepSpaces(right)
  leaf.parentNode?.insertBefore(right, leaf.nextSibling)
}

export function setText(leaf: Element, text: string): void {
  while (leaf.firstChild) leaf.removeChild(leaf.firstChild)
  leaf.appendChild((leaf.ownerDocument as NonNullable<typeof leaf.ownerDocument>).createTextNode(text))
  keepSpaces(leaf)
}

function hasContentBefore(leaf: Element, run: Element): boolean {
  return children(run).some((element, _, all) => !isW(element, 'rPr') && all.indexOf(element) < all.indexOf(topIn(run, leaf)))
}

const topIn = (run: Element, leaf: Node): Element => {
  let node = leaf
  while (node.parentNode && node.parentNode !== run) node = node.parentNode
  return node as Element
}

/** Moves `leaf` and what follows it into a new run of the same format, right after the run. */
function cutRun(run: Element, leaf: Element): void {
  const right = run.cloneNode(false) as Element, rPr = child(run, 'rPr')
  if (rPr) right.appendChild(rPr.cloneNode(true))
  for (let node: Node | null = topIn(run, leaf); node;) {
    const next: Node | null = node.nextSibling
    right.appendChild(node)
    node = next
  }
  run.parentNode?.insertBefore(right, run.nextSibling)
}

/** Where to put something: before `before` in `parent` (at its end when null). */
export interface Point { parent: Node; before: Node | null }

export function putAt(point: Point, ...nodes: Node[]): void {
  for (const node of nodes) point.parent.insertBefore(node, point.before)
}

/** Wrappers that a mark leaves when it stands at their edge, so that it outlives them. */
const LEAVABLE = new Set(['hyperlink', 'ins', 'moveTo', 'smartTag', 'customXml', 'fldSimple', 'dir', 'bdo', 'sdtContent', 'sdt'])

/** The point right before the character at `start`. Cuts what it must. */
export function pointBefore(paragraph: DocParagraph, start: number): Point {
  cutAt(paragraph, start)
  const { atoms } = paragraph.map, at = atoms.findIndex((atom) => atom.start >= start)
  if (at < 0) return endOf(paragraph)
  const node = climb(paragraph, outermost(atoms[at].run), atoms[at - 1], start, 'before')
  return outOfInsertion(paragraph, { parent: node.parentNode as Node, before: node })
}

/** The point right after the character before `end`. Cuts what it must. */
export function pointAfter(paragraph: DocParagraph, end: number): Point {
  cutAt(paragraph, end)
  const { atoms } = paragraph.map, next = atoms.findIndex((atom) => atom.start >= end), at = (next < 0 ? atoms.length : next) - 1
  if (at < 0) return startOf(paragraph)
  const node = climb(paragraph, outermost(atoms[at].run), atoms[at + 1], end, 'after')
  return outOfInsertion(paragraph, { parent: node.parentNode as Node, before: node.nextSibling })
}

/** First point of the paragraph, after its properties. */
export function startOf(paragraph: DocParagraph): Point {
  const first = paragraph.elements[0], properties = child(first, 'pPr')
  return { parent: first, before: properties ? properties.nextSibling : first.firstChild }
}

export function endOf(paragraph: DocParagraph): Point {
  return { parent: paragraph.element, before: null }
}

/** A formula or a run inside `mc:AlternateContent` is one thing: the mark goes around all of it. */
function outermost(run: Element): Element {
  let at: Element = run
  for (let node: Node | null = run; node && !isW(node, 'p'); node = node.parentNode)
    if (isElement(node) && (node.localName === 'oMath' || node.localName === 'oMathPara' || node.localName === 'AlternateContent' || node.localName === 'ruby')) at = node
  return isW(at.parentNode, 'r') ? (at.parentNode as Element) : at
}

/**
 * From a run outwards while nothing of the paragraph's text lies between: out of wrappers, and around a field
 * whose result begins (or ends) here, since Word rewrites what lies inside when the field is updated.
 */
function climb(paragraph: DocParagraph, from: Element, neighbour: Atom | undefined, offset: number, side: 'before' | 'after'): Element {
  let node = from
  for (;;) {
    const parent = node.parentNode as Element
    if (isW(parent) && LEAVABLE.has(parent.localName) && !(neighbour && contains(parent, neighbour.run))) { node = parent; continue }
    const field = paragraph.map.fields.find(({ begin, end, start, stop }) => stop > start && (side === 'before'
      ? start === offset && begin.parentNode === parent && begin !== node && precedes(begin, node)
      : stop === offset && end.parentNode === parent && end !== node && precedes(node, end)))
    if (!field) return node
    node = side === 'before' ? field.begin : field.end
  }
}

function precedes(first: Node, second: Node): boolean {
  for (let node = first.nextSibling; node; node = node.nextSibling) if (node === second) return true
  return false
}

/** A mark does not stay inside a tracked insertion, which may be rejected: the insertion is cut in two around it. */
export function outOfInsertion(paragraph: DocParagraph, point: Point): Point {
  const wrapper = point.parent
  if (!isW(wrapper, 'ins') && !isW(wrapper, 'moveTo')) return point
  const right = wrapper.cloneNode(false) as Element
  for (let node = point.before; node;) {
    const next: Node | null = node.nextSibling
    right.appendChild(node)
    node = next
  }
  const parent = wrapper.parentNode as Node
  right.setAttributeNS(wrapper.namespaceURI, `${wrapper.prefix ? `${wrapper.prefix}:` : ''}id`, freshId(paragraph.docx, paragraph.part))
  if (right.firstChild) parent.insertBefore(right, wrapper.nextSibling)
  const before = right.firstChild ? right : wrapper.nextSibling
  return outOfInsertion(paragraph, { parent, before })
}

/** Runs that hold the characters `[start, end)`, cut at both ends, each once, in order. */
export function runsOf(paragraph: DocParagraph, start: number, end: number): Element[] {
  cutAt(paragraph, end)
  cutAt(paragraph, start)
  return [...new Set(paragraph.map.atoms.filter((atom) => atom.start >= start && atom.end <= end && atom.end > atom.start).map((atom) => outermost(atom.run)))]
}
