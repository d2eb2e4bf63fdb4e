/** Text of one paragraph and where each of its characters stands in the XML. */
import { attr, child, isElement, isMath, isMc, isW, onOff, val, type Element, type Named, type Node } from './xml'

/** A stretch of text inside one leaf (`w:t`, `w:tab`…). Offsets are UTF-16 units of the paragraph's text. */
export interface Atom { run: Element; leaf: Element; start: number; end: number }

/** A mark of zero width: comment limits, note references. */
export interface Mark { kind: 'comment-start' | 'comment-end' | 'comment-reference' | 'footnote' | 'endnote'; id: string; at: number; element: Element }

/** A stretch that must not be cut: a formula, ruby, a bound or locked control. */
export interface Block { start: number; end: number; reason: 'inside-formula' | 'locked' }

/** A tracked change inside the paragraph; a deletion has `start === end`, its words in `text`. */
export interface Change { kind: 'insertion' | 'deletion' | 'move-from' | 'move-to' | 'format'; element: Element; start: number; end: number; text: string }

/** A complex field that begins and ends in this paragraph: result `[start, end)`, and the runs that hold its limits. */
export interface Field { begin: Element; end: Element; start: number; stop: number }

/** Fields open at a place, outermost first: true once past `separate`, in the result. */
export type FieldStack = readonly boolean[]

export interface TextMap {
  text: string
  atoms: Atom[]
  marks: Mark[]
  blocks: Block[]
  changes: Change[]
  fields: Field[]
  /** Fields still open at the end of the paragraph. */
  open: FieldStack
  /** `w:txbxContent` of the text boxes anchored here, in order. */
  boxes: Element[]
  /** Some of the text is hidden (`w:vanish`); it is read all the same. */
  hidden: boolean
  /** Holds words that are not read: an embedded document or sheet, a chart, a diagram. */
  unread: boolean
}

/** Elements that only wrap runs. */
const WRAPPERS = new Set(['hyperlink', 'ins', 'moveTo', 'smartTag', 'customXml', 'fldSimple', 'dir', 'bdo', 'sdtContent'])
const LEAVES: Record<string, string> = { tab: '\t', ptab: '\t', br: '\n', cr: '\n', noBreakHyphen: '\u2011', softHyphen: '\u00ad' }
const MARKS: Record<string, Mark['kind']> = {
  commentRangeStart: 'comment-start', commentRangeEnd: 'comment-end', commentReference: 'comment-reference', footnoteReference: 'footnote', endnoteReference: 'endnote',
}
/** Namespaces of `mc:Choice Requires` that hold what `mc:Fallback` repeats for older readers. Not w16se: its emoji are read from the fallback. */
const UNDERSTOOD = /^(wps|wpg|wpc|wp14|w14|w15|w16(cex|cid|sdtdh)?|a14|v|aink|cx\d*|am3d|psez)$/

/** Graphics with words of their own that are not read. */
const UNREAD_GRAPHIC = /\/(chart|diagram|chartex|ole)$/

/** Map of a paragraph. Several elements: their marks in between are deleted, so they read as one. */
export function mapText(paragraphs: Element[], openBefore: FieldStack = []): TextMap {
  const reader = new Reader(openBefore)
  for (const paragraph of paragraphs) reader.visitChildren(paragraph)
  return reader.map()
}

class Reader {
  private text = ''
  private readonly atoms: Atom[] = []
  private readonly marks: Mark[] = []
  private readonly blocks: Block[] = []
  private readonly changes: Change[] = []
  private readonly fields: Field[] = []
  private readonly boxes: Element[] = []
  /** Depth in fields, with the run that began each when it is in this paragraph. */
  private readonly stack: { inResult: boolean; begin: Element | null; start: number }[]
  private hidden = false
  private unread = false

  constructor(openBefore: FieldStack) {
    this.stack = openBefore.map((inResult) => ({ inResult, begin: null, start: 0 }))
  }

  map(): TextMap {
    const { text, atoms, marks, blocks, changes, fields, boxes, hidden, unread } = this
    return { text, atoms, marks, blocks, changes, fields, boxes, hidden, unread, open: this.stack.map((field) => field.inResult) }
  }

  visitChildren(parent: Node): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) this.visit(node)
  }

  private visit(element: Named): void {
    if (isMath(element)) return this.whole('inside-formula', () => this.math(element))
    if (isMc(element, 'AlternateContent')) return this.whole('inside-formula', () => this.visitChildren(alternative(element) ?? element))
    if (!isW(element)) return
    const name = element.localName
    if (name === 'r') return this.run(element)
    if (name === 'sdt') return this.control(element)
    if (name === 'del' || name === 'moveFrom') return this.deletion(element, name === 'del' ? 'deletion' : 'move-from')
    if (name === 'ins' || name === 'moveTo') {
      const start = this.text.length
      this.visitChildren(element)
      this.changes.push({ kind: name === 'ins' ? 'insertion' : 'move-to', element, start, end: this.text.length, text: this.text.slice(start) })
      return
    }
    if (WRAPPERS.has(name)) return this.visitChildren(element)
    if (name in MARKS) this.mark(element, name)
  }

  private run(run: Element): void {
    const rPr = child(run, 'rPr'), start = this.text.length
    for (let leaf = run.firstChild; leaf; leaf = leaf.nextSibling) if (isElement(leaf)) this.leaf(run, leaf)
    if (!rPr) return
    if (this.text.length > start && onOff(rPr, 'vanish')) this.hidden = true
    const format = child(rPr, 'rPrChange')
    if (format) this.changes.push({ kind: 'format', element: format, start, end: this.text.length, text: this.text.slice(start) })
  }

  private leaf(run: Element, leaf: Named): void {
    if (isMc(leaf, 'AlternateContent')) {
      const choice = alternative(leaf)
      // Cut in one branch, the other would no longer say the same.
      this.whole('inside-formula', () => { for (let node = choice ? choice.firstChild : null; node; node = node.nextSibling) if (isElement(node)) this.leaf(run, node) })
      return
    }
    if (!isW(leaf)) return
    const name = leaf.localName
    if (name === 't') this.add(run, leaf, plain(leaf))
    else if (name in LEAVES) this.add(run, leaf, LEAVES[name])
    else if (name === 'sym') this.add(run, leaf, symbol(leaf))
    else if (name === 'fldChar') this.fieldLimit(run, attr(leaf, 'fldCharType'))
    else if (name in MARKS) this.mark(leaf, name)
    else if (name === 'drawing' || name === 'pict' || name === 'object') {
      if (name === 'object') this.unread = true
      this.findBoxes(leaf)
    }
    else if (name === 'ruby') this.whole('inside-formula', () => this.visitChildren(child(leaf, 'rubyBase') ?? leaf))
  }

  private add(run: Element, leaf: Element, text: string): void {
    if (text === '' || this.stack.some((field) => !field.inResult)) return
    const start = this.text.length
    this.text += text
    this.atoms.push({ run, leaf, start, end: this.text.length })
  }

  private fieldLimit(run: Element, type: string | null): void {
    if (type === 'begin') this.stack.push({ inResult: false, begin: run, start: this.text.length })
    else if (type === 'separate') {
      const field = this.stack[this.stack.length - 1]
      if (field) { field.inResult = true; field.start = this.text.length }
    } else if (type === 'end') {
      const field = this.stack.pop()
      if (field?.begin) this.fields.push({ begin: field.begin, end: run, start: field.start, stop: this.text.length })
    }
  }

  private mark(element: Element, name: string): void {
    this.marks.push({ kind: MARKS[name], id: attr(element, 'id') ?? '', at: this.text.length, element })
  }

  private control(sdt: Element): void {
    const content = child(sdt, 'sdtContent'), reason = controlBlock(sdt)
    if (!content) return
    if (reason) this.whole(reason, () => this.visitChildren(content))
    else this.visitChildren(content)
  }

  private whole(reason: Block['reason'], read: () => void): void {
    const start = this.text.length
    read()
    if (this.text.length > start) this.blocks.push({ start, end: this.text.length, reason })
  }

  private math(element: Element): void {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (!isElement(node)) continue
      if (isMath(node) && node.localName === 't') this.add(node.parentNode as Element, node, plain(node))
      else if (isW(node)) this.visit(node)
      else this.math(node)
    }
  }

  private deletion(element: Element, kind: 'deletion' | 'move-from'): void {
    this.changes.push({ kind, element, start: this.text.length, end: this.text.length, text: deletedText(element) })
    this.deletedMarks(element)
  }

  /** Comment limits stay where they are even when the words around them are deleted. */
  private deletedMarks(parent: Element): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (!isElement(node)) continue
      if (isW(node) && node.localName.startsWith('comment') && node.localName in MARKS) this.mark(node, node.localName)
      else this.deletedMarks(node)
    }
  }

  private findBoxes(element: Element): void {
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (!isElement(node)) continue
      if (isMc(node, 'AlternateContent')) this.findBoxes(alternative(node) ?? node)
      else if (isW(node, 'txbxContent')) this.boxes.push(node)
      else {
        if (node.localName === 'graphicData' && UNREAD_GRAPHIC.test(node.getAttribute('uri') ?? '')) this.unread = true
        this.findBoxes(node)
      }
    }
  }
}

/** The branch of `mc:AlternateContent` that Word shows: the first Choice that it understands, else the Fallback. */
export function alternative(element: Element): Element | null {
  let fallback: Element | null = null
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (isMc(node, 'Choice') && (node.getAttribute('Requires') ?? '').split(/\s+/).every((prefix) => UNDERSTOOD.test(prefix))) return node
    if (isMc(node, 'Fallback')) fallback = node
  }
  return fallback
}

/** Text of a `w:t`: a line end written in the XML shows as a space. Same length as the XML's own text. */
const plain = (leaf: Element): string => (leaf.textContent ?? '').replace(/[\r\n]/g, ' ')

function symbol(leaf: Element): string {
  const code = parseInt(attr(leaf, 'char') ?? '', 16)
  return Number.isNaN(code) ? '' : String.fromCharCode(code)
}

/** Words of a tracked deletion, for lists of changes. */
export function deletedText(element: Element): string {
  let text = ''
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (!isW(node)) continue
    if (node.localName === 'delText' || node.localName === 't') text += node.textContent ?? ''
    else if (node.localName in LEAVES) text += LEAVES[node.localName]
    else if (node.localName !== 'rPr') text += deletedText(node)
  }
  return text
}

/** Controls whose content Word rebuilds or protects: markup put in their middle would be lost. */
function controlBlock(sdt: Element): Block['reason'] | null {
  const properties = child(sdt, 'sdtPr')
  if (isLocked(sdt)) return 'locked'
  return ['dataBinding', 'dropDownList', 'comboBox', 'date', 'picture'].some((name) => child(properties, name)) ? 'inside-formula' : null
}

/** True when a content control forbids changes to its content. */
export function isLocked(sdt: Element): boolean {
  const lock = val(child(sdt, 'sdtPr'), 'lock')
  return lock === 'contentLocked' || lock === 'sdtContentLocked'
}
