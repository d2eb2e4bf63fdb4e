/** Tracked changes: listing those that are pending, with their place in the text. */
import type { DocxPackage } from './package'
import { paragraphsOf, type DocParagraph } from './paragraphs'
import { textParts } from './stories'
import { attr, following, isW, type Element, type Node } from './xml'

export interface DocRevision {
  kind: 'insertion' | 'deletion' | 'format' | 'move'
  author: string
  date: string | null
  /** Words inserted or deleted; empty for a paragraph mark, a row, a format. */
  text: string
  /** Place in the text as read; null outside of it (a row, a header, a section). */
  paragraph: DocParagraph | null
  start: number
  end: number
  elements: Element[]
}

const KINDS = { insertion: 'insertion', deletion: 'deletion', 'move-from': 'move', 'move-to': 'move', format: 'format' } as const

/** Every pending change, in document order; neighbours of the same kind, author and date are one. */
export function revisionsOf(docx: DocxPackage): DocRevision[] {
  const listed: DocRevision[] = [], seen = new Set<Element>()
  for (const paragraph of paragraphsOf(docx)) {
    const changes = [...paragraph.map.changes].sort((a, b) => a.start - b.start || a.end - b.end)
    for (const change of changes) {
      seen.add(change.element)
      if (change.text === '') { listed.push(one(change.element, KINDS[change.kind], paragraph, change.start)); continue }
      const last = listed[listed.length - 1], author = attr(change.element, 'author') ?? '', date = attr(change.element, 'date'), kind = KINDS[change.kind]
      if (last && last.paragraph === paragraph && last.kind === kind && last.author === author && last.date === date && last.end === change.start && last.text !== '') {
        last.text += change.text
        last.end = change.end
        last.elements.push(change.element)
      } else listed.push({ kind, author, date, text: change.text, paragraph, start: change.start, end: change.end, elements: [change.element] })
    }
    for (const element of paragraph.elements) for (const mark of ownChanges(element)) {
      seen.add(mark.element)
      // The mark of a paragraph whose words changed the same way is part of that change.
      const author = attr(mark.element, 'author') ?? ''
      if (!listed.some((revision) => revision.paragraph === paragraph && revision.kind === mark.kind && revision.author === author && mark.kind !== 'format'))
        listed.push(one(mark.element, mark.kind, paragraph, paragraph.text.length))
    }
  }
  for (const part of textParts(docx)) {
    const root = docx.xml(part)?.documentElement ?? null
    for (let node: Node | null = root; node; node = following(node, root as Element)) {
      const kind = isW(node) ? kindOf(node) : null
      if (kind && !seen.has(node as Element) && !inside(node, seen)) listed.push(one(node as Element, kind, null, 0))
    }
  }
  return listed
}

function one(element: Element, kind: DocRevision['kind'], paragraph: DocParagraph | null, at: number): DocRevision {
  return { kind, author: attr(element, 'author') ?? '', date: attr(element, 'date'), text: '', paragraph, start: at, end: at, elements: [element] }
}

/** Changes of the paragraph's mark and properties. */
function ownChanges(paragraph: Element): { element: Element; kind: DocRevision['kind'] }[] {
  const properties = [...childrenOf(paragraph)].find((element) => isW(element, 'pPr'))
  if (!properties) return []
  return [...childrenOf(properties), ...[...childrenOf(properties)].filter((element) => isW(element, 'rPr')).flatMap((rPr) => [...childrenOf(rPr)])]
    .flatMap((element) => { const kind = kindOf(element); return kind ? [{ element, kind }] : [] })
}

function* childrenOf(parent: Element): Generator<Element> {
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isW(node)) yield node
}

/** Nested changes of one change (a deletion inside an insertion) are listed with it. */
function inside(node: Node, seen: Set<Element>): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (seen.has(at as Element) && !isW(at, 'ins')) return true
  return false
}

function kindOf(element: Element): DocRevision['kind'] | null {
  const name = element.localName ?? ''
  if (name === 'ins' || name === 'cellIns') return 'insertion'
  if (name === 'del' || name === 'cellDel') return 'deletion'
  if (name === 'moveFrom' || name === 'moveTo') return 'move'
  if (name.endsWith('Change') || name === 'cellMerge') return 'format'
  return null
}
