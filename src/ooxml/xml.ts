/** XML of a package: parsing without DOCTYPE or entities, names of WordprocessingML in both its dialects, small steps over the tree. */
import { DOMParser, ParseError, XMLSerializer, type Document, type Element, type Node } from '@xmldom/xmldom'
import { DocxError } from './errors'

export type { Document, Element, Node }

/** Namespaces: transitional (ECMA-376 part 4) and strict (part 1). */
const WORD = ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'] as const
const MATH = ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'http://purl.oclc.org/ooxml/officeDocument/math'] as const
export const NS = {
  w: WORD[0],
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  w16cid: 'http://schemas.microsoft.com/office/word/2016/wordml/cid',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  rels: 'http://schemas.openxmlformats.org/package/2006/relationships',
  types: 'http://schemas.openxmlformats.org/package/2006/content-types',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const

/** Deeper nesting than any real document: our own walks recurse. */
const MAX_DEPTH = 1000

/** Text of a part: UTF-8, or UTF-16 when a byte order mark says so. The mark itself is left out. */
export function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** Parses a part. Throws `DocxError`: `doctype`, `malformed-xml`, or `zip-bomb` for absurd nesting. */
export function parseXml(text: string, part: string): Document {
  if (text.includes('<!DOCTYPE')) throw new DocxError('doctype', part)
  let document: Document
  try {
    const onError = (level: 'warning' | 'error' | 'fatalError', message: string) => {
      if (level !== 'warning') throw new DocxError('malformed-xml', `${part}: ${message}`)
    }
    document = new DOMParser({ locator: false, onError }).parseFromString(text, 'text/xml')
  } catch (error) {
    if (error instanceof DocxError) throw error
    if (error instanceof ParseError) throw new DocxError('malformed-xml', `${part}: ${error.message}`)
    throw error
  }
  let depth = 0
  for (let node: Node | null = document.documentElement; node;) {
    if (node.firstChild) {
      if (++depth > MAX_DEPTH) throw new DocxError('zip-bomb', `${part}: nested ${MAX_DEPTH} deep`)
      node = node.firstChild
      continue
    }
    while (node && !node.nextSibling) { node = node.parentNode; depth-- }
    node = node ? node.nextSibling : null
  }
  return document
}

/** Bytes of an edited part: UTF-8, with the declaration that it had. */
export function serializeXml(document: Document): Uint8Array {
  // A carriage return that was written as a reference would be read back as a line feed.
  const body = new XMLSerializer().serializeToString(document).replace(/^<\?xml[^>]*\?>\s*/, '').replaceAll('\r', '&#13;')
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${body}`)
}

/** An element whose name is known to be there (parsed with namespaces, it always is). */
export type Named = Element & { readonly localName: string }

/** A named element of a known vocabulary. */
export type Known = Named & { readonly namespaceURI: string }

/** Text of one element, with the namespaces that it needs. */
export const serializeElement = (element: Element): string => new XMLSerializer().serializeToString(element)

export const isElement = (node: Node | null): node is Named => node !== null && node.nodeType === 1

/** True for an element of WordprocessingML (either dialect), of that local name when given. */
export function isW(node: Node | null, name?: string): node is Known {
  if (!isElement(node)) return false
  if (name !== undefined && node.localName !== name) return false
  return node.namespaceURI === WORD[0] || node.namespaceURI === WORD[1]
}

export const isMath = (node: Node | null): node is Known =>
  isElement(node) && (node.namespaceURI === MATH[0] || node.namespaceURI === MATH[1])

export const isMc = (node: Node | null, name: string): node is Known =>
  isElement(node) && node.localName === name && node.namespaceURI === NS.mc

/** Child elements, as an array that stays valid while they are moved. */
export function children(parent: Node): Element[] {
  const out: Element[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling) if (isElement(node)) out.push(node)
  return out
}

/** First child `w:name`, or null. */
export function child(parent: Node | null, name: string): Element | null {
  for (let node = parent ? parent.firstChild : null; node; node = node.nextSibling) if (isW(node, name)) return node
  return null
}

/** Follows `w:` children by name: `path(p, 'pPr', 'rPr', 'ins')`. */
export function path(parent: Node | null, ...names: string[]): Element | null {
  let at: Node | null = parent
  for (const name of names) at = child(at, name)
  return at as Element | null
}

/** Attribute `w:name` of an element of WordprocessingML; null when it is not there. */
export function attr(element: Element | null, name: string): string | null {
  return element ? element.getAttributeNS(element.namespaceURI, name) : null
}

/** `w:val` of the child `w:name` of `parent`. */
export const val = (parent: Element | null, name: string): string | null => attr(child(parent, name), 'val')

/** Value of an on/off property (`w:b`, `w:tblHeader`): null when the element is not there. */
export function onOff(parent: Element | null, name: string): boolean | null {
  const element = child(parent, name)
  if (!element) return null
  const value = attr(element, 'val')
  return value === null || value === '1' || value === 'true' || value === 'on'
}

/** Every descendant `w:name` in document order (also inside text boxes). */
export function descendants(root: Node, name: string): Element[] {
  const out: Element[] = []
  for (let node: Node | null = root.firstChild; node; node = following(node, root)) if (isW(node, name)) out.push(node)
  return out
}

/** Next node in document order inside `root`; null at its end. */
export function following(node: Node, root: Node): Node | null {
  if (node.firstChild) return node.firstChild
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) if (at.nextSibling) return at.nextSibling
  return null
}

export function contains(outer: Node, inner: Node): boolean {
  for (let node: Node | null = inner; node; node = node.parentNode) if (node === outer) return true
  return false
}

/** Nearest ancestor `w:name` of a node, or null. */
export function ancestor(node: Node, name: string): Element | null {
  for (let at = node.parentNode; at; at = at.parentNode) if (isW(at, name)) return at
  return null
}

/** Creates elements in the dialect and with the prefix of the part that they go to. */
export class WordElements {
  readonly namespace: string
  private readonly prefix: string

  constructor(private readonly document: Document) {
    const root = document.documentElement as Element
    this.namespace = isW(root) ? (root.namespaceURI as string) : WORD[0]
    this.prefix = prefixFor(root, this.namespace, 'w')
  }

  /** `make('ins', { id: '3' }, child…)`: attributes of the same namespace; a text child becomes a text node. */
  make(name: string, attributes: Record<string, string> = {}, ...content: (Element | string)[]): Element {
    const element = this.document.createElementNS(this.namespace, `${this.prefix}:${name}`)
    for (const [key, value] of Object.entries(attributes)) this.set(element, key, value)
    for (const piece of content) element.appendChild(typeof piece === 'string' ? this.document.createTextNode(xmlSafe(piece)) : piece)
    return element
  }

  set(element: Element, name: string, value: string): void {
    element.setAttributeNS(this.namespace, `${this.prefix}:${name}`, xmlSafe(value))
  }

  /** `w:t` or `w:delText` that keeps its spaces. */
  text(content: string, name = 't'): Element {
    const element = this.make(name, {}, content)
    keepSpaces(element)
    return element
  }
}

/** Without the characters that XML 1.0 cannot hold (control characters, halves of surrogate pairs). */
export const xmlSafe = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu, '')

/** Word drops leading and trailing spaces of a `w:t` without `xml:space`. */
export function keepSpaces(element: Element): void {
  const text = element.textContent ?? ''
  if (text !== text.trim()) element.setAttributeNS(NS.xml, 'xml:space', 'preserve')
}

/** A prefix bound to `namespace` on the root; declares `wanted` (or a free variant) when there is none. */
export function prefixFor(root: Element, namespace: string, wanted: string): string {
  const taken = new Set<string>()
  for (let i = 0; i < root.attributes.length; i++) {
    const attribute = root.attributes.item(i)
    if (attribute === null || attribute.prefix !== 'xmlns') continue
    if (attribute.value === namespace) return attribute.localName as string
    taken.add(attribute.localName as string)
  }
  let prefix = wanted
  while (taken.has(prefix)) prefix += 'x'
  root.setAttributeNS(NS.xmlns, `xmlns:${prefix}`, namespace)
  return prefix
}

/** As `prefixFor`, and lists the prefix in `mc:Ignorable` so that older readers accept the part (ECMA-376 part 3). */
export function ignorablePrefix(root: Element, namespace: string, wanted: string): string {
  const prefix = prefixFor(root, namespace, wanted)
  const mc = prefixFor(root, NS.mc, 'mc')
  const listed = (root.getAttributeNS(NS.mc, 'Ignorable') ?? '').split(/\s+/).filter(Boolean)
  if (!listed.includes(prefix)) root.setAttributeNS(NS.mc, `${mc}:Ignorable`, [...listed, prefix].join(' '))
  return prefix
}
