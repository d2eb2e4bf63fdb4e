/**
 * The four parts behind comments: comments.xml (ECMA-376 17.13.4) and, from [MS-DOCX] 2.5–2.7, commentsExtended
 * (replies, resolved), commentsIds (durable ids) and people. Each is made when first needed.
 */
import type { DocxPackage } from './package'
import { attr, children, ignorablePrefix, isElement, isW, NS, prefixFor, WordElements, xmlSafe, type Document, type Element } from './xml'

const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const MICROSOFT = 'http://schemas.microsoft.com/office/'

/** Name, relationship and root of a part beside comments.xml. */
interface Side { name: string; relationship: string; root: string; namespace: string; prefix: string }
const EXTENDED: Side = { name: 'commentsExtended', relationship: `${MICROSOFT}2011/relationships/commentsExtended`, root: 'commentsEx', namespace: NS.w15, prefix: 'w15' }
const IDS: Side = { name: 'commentsIds', relationship: `${MICROSOFT}2016/09/relationships/commentsIds`, root: 'commentsIds', namespace: NS.w16cid, prefix: 'w16cid' }
const PEOPLE: Side = { name: 'people', relationship: `${MICROSOFT}2011/relationships/people`, root: 'people', namespace: NS.w15, prefix: 'w15' }
const EXTENSIBLE = `${MICROSOFT}2018/08/relationships/commentsExtensible`

export class CommentParts {
  constructor(private readonly docx: DocxPackage) {}

  get name(): string | null { return this.docx.related(this.docx.mainName, 'comments') }

  /** Comment elements, in the order of the part. */
  all(): Element[] {
    const root = this.name ? this.docx.xml(this.name)?.documentElement ?? null : null
    return root ? children(root).filter((element) => isW(element, 'comment')) : []
  }

  byId(id: string): Element | null { return this.all().find((element) => attr(element, 'id') === id) ?? null }

  /** The part, made when the document has no comment yet. */
  open(): { document: Document; words: WordElements } {
    let name = this.name
    if (!name) {
      name = this.free('comments')
      const xml = `<w:comments xmlns:w="${this.docx.words.namespace}" xmlns:mc="${NS.mc}" xmlns:w14="${NS.w14}" mc:Ignorable="w14"/>`
      this.docx.create(name, xml, `${CONTENT}comments+xml`)
      this.docx.relate(this.docx.mainName, 'comments', name)
    }
    const document = this.docx.xml(name) as Document
    this.docx.edited(name)
    return { document, words: new WordElements(document) }
  }

  /** `w14:paraId` of a comment's last paragraph: the key of its thread; null in older files. */
  key(comment: Element): string | null {
    const last = lastParagraph(comment)
    return last?.getAttributeNS(NS.w14, 'paraId') ?? null
  }

  /** As `key`, given when there is none. */
  ensureKey(comment: Element): string {
    const known = this.key(comment)
    if (known) return known
    const { document, words } = this.open()
    const last = lastParagraph(comment) ?? words.make('p')
    if (!last.parentNode) comment.appendChild(last)
    const key = this.freshKey(attr(comment, 'id') ?? '')
    last.setAttributeNS(NS.w14, `${ignorablePrefix(document.documentElement as Element, NS.w14, 'w14')}:paraId`, key)
    return key
  }

  /** Thread state by key. */
  threads(): Map<string, { parent: string | null; done: boolean }> {
    const out = new Map<string, { parent: string | null; done: boolean }>()
    for (const element of this.side(EXTENDED)) {
      const key = element.getAttributeNS(NS.w15, 'paraId')
      const done = element.getAttributeNS(NS.w15, 'done')
      if (key) out.set(key, { parent: element.getAttributeNS(NS.w15, 'paraIdParent'), done: done === '1' || done === 'true' })
    }
    return out
  }

  /** Says of which thread the comment is and whether it is resolved; what is left out stays as it is. */
  setThread(comment: Element, state: { parent?: string; done?: boolean }): void {
    const key = this.ensureKey(comment)
    const { document, prefix } = this.openSide(EXTENDED)
    let entry = this.side(EXTENDED).find((element) => element.getAttributeNS(NS.w15, 'paraId') === key)
    if (!entry) {
      entry = document.createElementNS(NS.w15, `${prefix}:commentEx`) as Element
      entry.setAttributeNS(NS.w15, `${prefix}:paraId`, key)
      entry.setAttributeNS(NS.w15, `${prefix}:done`, '0')
      document.documentElement?.appendChild(entry)
    }
    if (state.parent !== undefined) entry.setAttributeNS(NS.w15, `${prefix}:paraIdParent`, state.parent)
    if (state.done !== undefined) entry.setAttributeNS(NS.w15, `${prefix}:done`, state.done ? '1' : '0')
  }

  /** Gives the comment the id that lasts from one save to the next. */
  register(comment: Element): void {
    const key = this.ensureKey(comment)
    const { document, prefix } = this.openSide(IDS)
    const entry = document.createElementNS(NS.w16cid, `${prefix}:commentId`)
    entry.setAttributeNS(NS.w16cid, `${prefix}:paraId`, key)
    entry.setAttributeNS(NS.w16cid, `${prefix}:durableId`, hex(sum(`durable ${key}`)))
    document.documentElement?.appendChild(entry)
  }

  addPerson(author: string): void {
    if (this.side(PEOPLE).some((person) => person.getAttributeNS(NS.w15, 'author') === author)) return
    const { document, prefix } = this.openSide(PEOPLE)
    const person = document.createElementNS(NS.w15, `${prefix}:person`), presence = document.createElementNS(NS.w15, `${prefix}:presenceInfo`)
    person.setAttributeNS(NS.w15, `${prefix}:author`, xmlSafe(author))
    presence.setAttributeNS(NS.w15, `${prefix}:providerId`, 'None')
    presence.setAttributeNS(NS.w15, `${prefix}:userId`, xmlSafe(author))
    person.appendChild(presence)
    document.documentElement?.appendChild(person)
  }

  /** Takes a comment and its entries out of every part. */
  remove(comment: Element): void {
    const key = this.key(comment), durable = new Set<string>()
    this.open()
    comment.parentNode?.removeChild(comment)
    if (!key) return
    for (const side of [EXTENDED, IDS])
      for (const element of this.side(side)) {
        if (element.getAttributeNS(side.namespace, 'paraId') !== key) continue
        durable.add(element.getAttributeNS(NS.w16cid, 'durableId') ?? '')
        element.parentNode?.removeChild(element)
        this.docx.edited(this.sideName(side) as string)
      }
    const extensible = this.docx.related(this.docx.mainName, EXTENSIBLE), root = extensible ? this.docx.xml(extensible)?.documentElement : null
    if (!extensible || !root) return
    for (const element of children(root)) {
      if (![...durable].some((id) => id !== '' && holdsValue(element, id))) continue
      root.removeChild(element)
      this.docx.edited(extensible)
    }
  }

  private sideName(side: Side): string | null { return this.docx.related(this.docx.mainName, side.relationship) }

  private side(side: Side): Element[] {
    const name = this.sideName(side), root = name ? this.docx.xml(name)?.documentElement : null
    return root ? children(root) : []
  }

  private openSide(side: Side): { document: Document; prefix: string } {
    let name = this.sideName(side)
    if (!name) {
      name = this.free(side.name)
      const xml = `<${side.prefix}:${side.root} xmlns:${side.prefix}="${side.namespace}" xmlns:mc="${NS.mc}" mc:Ignorable="${side.prefix}"/>`
      this.docx.create(name, xml, `${CONTENT}${side.name}+xml`)
      this.docx.relate(this.docx.mainName, side.relationship, name)
    }
    const document = this.docx.xml(name) as Document
    this.docx.edited(name)
    return { document, prefix: prefixFor(document.documentElement as Element, side.namespace, side.prefix) }
  }

  private free(stem: string): string {
    const plain = `${this.docx.folder}${stem}.xml`
    return this.docx.has(plain) ? this.docx.freeName(`${this.docx.folder}${stem}`) : plain
  }

  /** A key that no paragraph of the document holds; below 0x80000000 ([MS-DOCX] 2.2.1). */
  private freshKey(seed: string): string {
    const taken = new Set<string>()
    for (const comment of this.all()) for (const paragraph of children(comment)) taken.add(paragraph.getAttributeNS(NS.w14, 'paraId') ?? '')
    for (const used of this.docx.cached(USED, () => usedKeys(this.docx))) taken.add(used)
    for (let n = 0; ; n++) {
      const key = hex(sum(`comment ${seed} ${n}`))
      if (!taken.has(key)) return key
    }
  }
}

const USED = Symbol('paragraph ids in use')

function usedKeys(docx: DocxPackage): Set<string> {
  const used = new Set<string>()
  for (const part of [docx.mainName, docx.related(docx.mainName, 'footnotes'), docx.related(docx.mainName, 'endnotes')]) {
    const bytes = part ? docx.xml(part) : null
    for (let node = bytes?.documentElement ?? null; node;) {
      if (isW(node, 'p')) used.add(node.getAttributeNS(NS.w14, 'paraId') ?? '')
      node = nextElement(node)
    }
  }
  return used
}

function nextElement(from: Element): Element | null {
  const [first] = children(from)
  if (first) return first
  for (let at: Element | null = from; at; at = isElement(at.parentNode) ? at.parentNode : null)
    for (let node = at.nextSibling; node; node = node.nextSibling) if (isElement(node)) return node
  return null
}

function lastParagraph(comment: Element): Element | null {
  return children(comment).filter((element) => isW(element, 'p')).pop() ?? null
}

function holdsValue(element: Element, value: string): boolean {
  for (let i = 0; i < element.attributes.length; i++) if (element.attributes.item(i)?.value === value) return true
  return false
}

/** FNV-1a, kept below 0x7fffffff and above 0. */
function sum(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 1) % 0x7ffffffe + 1
}

const hex = (n: number): string => n.toString(16).toUpperCase().padStart(8, '0')
