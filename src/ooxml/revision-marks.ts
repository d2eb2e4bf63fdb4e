/** Making tracked changes: fresh ids, and the elements that carry author and date. */
import type { Signed } from './comments'
import type { DocxPackage } from './package'
import { attr, following, isW, WordElements, type Document, type Element, type Node } from './xml'

/** Elements whose `w:id` belongs to one numbering of annotations (17.13). */
const NUMBERED = /^(ins|del|move(From|To)(Range(Start|End))?|bookmark(Start|End)|\w+Change|cell(Ins|Del|Merge)|customXml\w+Range(Start|End))$/

/** An id that no annotation of the part holds yet. */
export function freshId(docx: DocxPackage, part: string): string {
  const root = (docx.xml(part) as Document).documentElement as Element
  const counter = (docx.known.get(root) ?? { last: highest(root) }) as { last: number }
  docx.known.set(root, counter)
  return String(++counter.last)
}

function highest(root: Element): number {
  let last = 0
  for (let node: Node | null = root; node; node = following(node, root))
    if (isW(node) && NUMBERED.test(node.localName)) last = Math.max(last, Number(attr(node, 'id')) || 0)
  return last
}

/** Makes elements of one part, tracked by one author, or plain when `by` is null. */
export class Tracker {
  readonly words: WordElements

  constructor(private readonly docx: DocxPackage, private readonly part: string, readonly by: Signed | null) {
    this.words = new WordElements(docx.xml(part) as Document)
  }

  /** An element of a tracked change: `ins`, `del`, `pPrChange`, `customXmlInsRangeStart`… */
  change(name: string, ...content: Element[]): Element {
    if (!this.by) throw new Error('ooxml: a tracked change needs an author')
    return this.words.make(name, { id: freshId(this.docx, this.part), author: this.by.author, date: this.by.date }, ...content)
  }

  /** Runs as they go into the paragraph: inside `w:ins` when tracked. */
  inserted(runs: Element[]): Element[] {
    return this.by && runs.length > 0 ? [this.change('ins', ...runs)] : runs
  }

  /** Runs with this text, one `w:t`, `w:tab` or `w:br` per stretch, in the format given. */
  run(text: string, rPr: Element | null): Element {
    const run = this.words.make('r')
    if (rPr) run.appendChild(rPr.cloneNode(true))
    for (const piece of text.split(/([\t\n])/)) {
      if (piece === '\t') run.appendChild(this.words.make('tab'))
      else if (piece === '\n') run.appendChild(this.words.make('br'))
      else if (piece !== '') run.appendChild(this.words.text(piece))
    }
    return run
  }

  /**
   * A content control around `content`. Tracked, its two tags are marked as inserted too, so that rejecting the change
   * takes the control away with its content: 17.13.5.7, which Word applies to content controls ([MS-OI29500] 2.1.323 b)
   * and writes in this form itself. Returns what goes into the parent, in order.
   */
  control(label: { tag: string; title: string }, content: Element[]): Element[] {
    const { words } = this
    const properties = words.make('sdtPr', {}, words.make('alias', { val: label.title }), words.make('tag', { val: label.tag }), words.make('id', { val: this.controlId(label.tag) }))
    if (!this.by) return [words.make('sdt', {}, properties, words.make('sdtContent', {}, ...content))]
    const opening = this.change('customXmlInsRangeStart'), closing = this.change('customXmlInsRangeStart')
    const end = (start: Element) => words.make('customXmlInsRangeEnd', { id: attr(start, 'id') as string })
    return [opening, words.make('sdt', {}, properties, words.make('sdtContent', {}, end(opening), ...content, closing)), end(closing)]
  }

  /** A number that no other control holds; it need only be unique in the document. */
  private controlId(tag: string): string {
    const taken = new Set<string>()
    for (let node: Node | null = this.docx.main; node; node = following(node, this.docx.main)) if (isW(node, 'sdtPr')) for (let at = node.firstChild; at; at = at.nextSibling) if (isW(at, 'id')) taken.add(attr(at, 'val') ?? '')
    let hash = 0x811c9dc5
    for (let i = 0; i < tag.length; i++) hash = Math.imul(hash ^ tag.charCodeAt(i), 0x01000193)
    let id = (hash >>> 2) + this.handed
    while (taken.has(String(id))) id++
    this.handed += 1
    return String(id)
  }

  private handed = 0
}
