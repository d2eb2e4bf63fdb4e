/** What is asked of a document: every paragraph with words, and three seeded random stretches of it. */
import { quoteOf, type Quote } from '../../src/contract/quote'
import type { Snapshot } from '../../src/contract/paragraph'
import { paragraphsOf, type DocParagraph, type DocxPackage, type Element } from '../../src/ooxml'

export interface Request {
  quote: Quote
  text: string
  /** Body or table, not locked: where the promise of 99 % holds. */
  plain: boolean
  /** Why pandoc 2.17 may show other words than the document: known limits of its reader, looked up in the XML. */
  pandocBlind: string | null
}

const SPANS = 3

export function requestsFor(docx: DocxPackage, snapshot: Snapshot, seed: number): Request[] {
  const random = generator(seed), elements = paragraphsOf(docx), requests: Request[] = []
  for (const paragraph of snapshot.paragraphs) {
    if (paragraph.text.trim() === '') continue
    const blind = blindSpot(elements[paragraph.index]), spans: [number, number][] = [[0, paragraph.text.length]]
    const limits = crossings(elements[paragraph.index])
    for (let i = 0; i < SPANS; i++) spans.push(span(paragraph.text, limits, random))
    for (const [start, end] of spans)
      if (end > start) requests.push({ quote: quoteOf(paragraph, start, end), text: `Remarque ${requests.length}`, plain: paragraph.story === 'body' && !paragraph.locked, pandocBlind: blind })
  }
  return requests
}

/** Offsets where runs, fields, links, controls or revisions begin and end. */
function crossings(paragraph: DocParagraph): number[] {
  return [...new Set(paragraph.map.atoms.flatMap((atom) => [atom.start, atom.end]))].filter((offset) => offset > 0 && offset < paragraph.text.length)
}

/** A stretch that crosses such a limit when there is one; never half of a surrogate pair. */
function span(text: string, limits: number[], random: () => number): [number, number] {
  const within = (from: number, to: number) => from + Math.floor(random() * (to - from))
  const limit = limits.length > 0 ? limits[within(0, limits.length)] : null
  const start = limit === null ? within(0, text.length) : Math.max(0, limit - 1 - within(0, 40))
  const end = limit === null ? within(start + 1, text.length + 1) : Math.min(text.length, limit + 1 + within(0, 40))
  return [whole(text, start), whole(text, end)]
}

const whole = (text: string, offset: number): number => (/[\udc00-\udfff]/.test(text[offset] ?? '') ? offset + 1 : offset)

function blindSpot(paragraph: DocParagraph): string | null {
  if (paragraph.map.atoms.some((atom) => hasAlternative(atom.leaf))) return 'alternative for older readers'
  for (const element of paragraph.elements) {
    const xml = names(element)
    if (xml.has('oMath')) return 'formula'
    if (xml.has('fldSimple')) return 'simple field'
    if (xml.has('sym')) return 'symbol font'
    if (xml.has('framePr') || frameBefore(element)) return 'drop cap'
  }
  return null
}

function hasAlternative(leaf: Element): boolean {
  for (let node = leaf.parentNode; node && node.nodeName !== 'w:p'; node = node.parentNode) if (node.nodeName === 'mc:AlternateContent') return true
  return false
}

function names(element: Element): Set<string> {
  const found = new Set<string>()
  const visit = (node: Element): void => {
    found.add(node.localName ?? '')
    for (let at = node.firstChild; at; at = at.nextSibling) if (at.nodeType === 1) visit(at as Element)
  }
  visit(element)
  return found
}

/** Pandoc joins a framed initial to the paragraph after it. */
function frameBefore(element: Element): boolean {
  let before = element.previousSibling
  while (before && before.nodeType !== 1) before = before.previousSibling
  return before !== null && names(before as Element).has('framePr')
}

/** Mulberry32: the same seed gives the same requests on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
