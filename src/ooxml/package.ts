/** A .docx package (ECMA-376 part 2): parts, content types, relationships. What nobody edits is written back as it stood. */
import { DocxError } from './errors'
import { children, decode, NS, parseXml, serializeXml, WordElements, type Document, type Element } from './xml'
import { readDirectory, unpack, writeZip, type ZipEntry, type ZipItem, type ZipLimits } from './zip'

export interface Relationship { id: string; type: string; target: string; external: boolean }

/** Last segment of a relationship type is the same in both dialects. */
const OFFICE = ['http://schemas.openxmlformats.org/officeDocument/2006/relationships/', 'http://purl.oclc.org/ooxml/officeDocument/relationships/']
const WORD_MAIN = /^application\/vnd\.(openxmlformats-officedocument\.wordprocessingml|ms-word)\.(document|template)\b.*main\+xml$/

/** Opens a .docx (or .docm, .dotx). Throws `DocxError`, whatever the bytes are. */
export function openDocx(bytes: Uint8Array, limits?: ZipLimits): DocxPackage {
  refuseOtherFormats(bytes)
  return new DocxPackage(bytes, readDirectory(bytes, limits))
}

function refuseOtherFormats(bytes: Uint8Array): void {
  const begins = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (bytes.length === 0) throw new DocxError('empty', '0 bytes')
  if (begins(0x25, 0x50, 0x44, 0x46)) throw new DocxError('pdf', '%PDF')
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new DocxError('rtf', '{\\rtf')
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    // [MS-OFFCRYPTO] 2.3: an encrypted package is an OLE file with a stream of this name, in UTF-16.
    const mark = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
    throw holds(bytes, mark) ? new DocxError('encrypted', 'EncryptedPackage') : new DocxError('legacy-doc', 'OLE compound file')
  }
  if (!begins(0x50, 0x4b, 0x03, 0x04)) throw new DocxError('not-a-zip', [...bytes.subarray(0, 4)].map((byte) => byte.toString(16)).join(' '))
}

function holds(bytes: Uint8Array, mark: number[]): boolean {
  for (let at = bytes.indexOf(mark[0]); at >= 0; at = bytes.indexOf(mark[0], at + 1))
    if (mark.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}

export class DocxPackage {
  /** Name of the main part, usually `word/document.xml`. */
  readonly mainName: string
  /** Creates elements for the main part. */
  readonly words: WordElements
  private readonly entries = new Map<string, ZipEntry>()
  private readonly documents = new Map<string, Document>()
  /** Parts with new content, or null when removed. */
  private readonly changed = new Map<string, Uint8Array | Document | null>()
  /** Objects made for elements of the trees, so that they keep their identity from one reading to the next. */
  readonly known = new WeakMap<Element, object>()
  private readonly caches = new Map<symbol, unknown>()

  constructor(private readonly original: Uint8Array, entries: ZipEntry[]) {
    for (const entry of entries) if (!this.entries.has(entry.name)) this.entries.set(entry.name, entry)
    const main = this.relationships('').find((relationship) => isOfficeType(relationship.type, 'officeDocument'))
    if (!main || !this.has(main.target)) throw new DocxError('no-main-part', '_rels/.rels')
    const type = this.contentType(main.target)
    if (type !== null && !WORD_MAIN.test(type) && type !== 'application/xml') throw new DocxError('no-main-part', type)
    this.mainName = main.target
    if (this.main.documentElement?.localName !== 'document') throw new DocxError('no-main-part', main.target)
    this.words = new WordElements(this.main)
  }

  /** The main document. Call `edited(mainName)` after changing it. */
  get main(): Document { return this.xml(this.mainName) as Document }

  /** Names of all parts, in the order of the file. */
  names(): string[] {
    const names = [...this.entries.keys()].filter((name) => this.changed.get(name) !== null)
    for (const [name, content] of this.changed) if (content !== null && !this.entries.has(name)) names.push(name)
    return names
  }

  has(name: string): boolean {
    return this.changed.has(name) ? this.changed.get(name) !== null : this.entries.has(name)
  }

  /** Bytes of a part as it stands now; null when there is none. */
  bytes(name: string): Uint8Array | null {
    const content = this.changed.get(name)
    if (content === null) return null
    if (content instanceof Uint8Array) return content
    if (content) return serializeXml(content)
    const entry = this.entries.get(name)
    return entry ? unpack(entry) : null
  }

  /** A part as a tree, parsed once; null when there is none. Throws `DocxError` when it is not XML. */
  xml(name: string): Document | null {
    const known = this.documents.get(name)
    if (known && this.has(name)) return known
    const bytes = this.bytes(name)
    if (!bytes) return null
    const document = parseXml(decode(bytes), name)
    this.documents.set(name, document)
    return document
  }

  /** Says that the tree of a part was changed, so that `save` writes it. */
  edited(name: string): void {
    const document = this.documents.get(name)
    if (!document) throw new Error(`ooxml: ${name} was never read`)
    this.changed.set(name, document)
  }

  /** Adds or replaces a part. `contentType` is declared when the package does not give it already. */
  write(name: string, content: Uint8Array, contentType: string): void {
    this.documents.delete(name)
    this.changed.set(name, content)
    if (this.contentType(name) !== contentType) this.declareType(name, contentType)
  }

  /** Adds a part that is a tree; returns the tree, to be edited further. */
  create(name: string, xml: string, contentType: string): Document {
    this.write(name, new TextEncoder().encode(xml), contentType)
    const document = this.xml(name) as Document
    this.changed.set(name, document)
    return document
  }

  /** Removes a part, its content type and its relationships. */
  remove(name: string): void {
    for (const part of [name, relsName(name)]) {
      this.documents.delete(part)
      if (this.entries.has(part)) this.changed.set(part, null)
      else this.changed.delete(part)
    }
    const types = this.xml('[Content_Types].xml')
    for (const override of types ? children(types.documentElement as Element) : [])
      if (override.getAttribute('PartName') === `/${name}`) {
        override.parentNode?.removeChild(override)
        this.edited('[Content_Types].xml')
      }
  }

  contentType(name: string): string | null {
    const types = this.xml('[Content_Types].xml')
    if (!types) return null
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
    let byExtension: string | null = null
    for (const element of children(types.documentElement as Element)) {
      if (element.getAttribute('PartName')?.toLowerCase() === `/${name}`.toLowerCase()) return element.getAttribute('ContentType')
      if (element.localName === 'Default' && element.getAttribute('Extension')?.toLowerCase() === extension) byExtension = element.getAttribute('ContentType')
    }
    return byExtension
  }

  private declareType(name: string, contentType: string): void {
    const types = this.xml('[Content_Types].xml')
    if (!types) throw new DocxError('damaged', '[Content_Types].xml')
    const override = types.createElementNS(NS.types, 'Override')
    override.setAttribute('PartName', `/${name}`)
    override.setAttribute('ContentType', contentType)
    types.documentElement?.appendChild(override)
    this.edited('[Content_Types].xml')
  }

  /** Relationships of a part (`''`: of the package), targets as part names. */
  relationships(name: string): Relationship[] {
    const rels = this.xml(relsName(name))
    if (!rels) return []
    return children(rels.documentElement as Element).filter((element) => element.localName === 'Relationship').map((element) => {
      const external = element.getAttribute('TargetMode') === 'External', target = element.getAttribute('Target') ?? ''
      return { id: element.getAttribute('Id') ?? '', type: element.getAttribute('Type') ?? '', target: external ? target : resolve(name, target), external }
    })
  }

  /** Part that `from` is related to by an Office relationship (`styles`, `comments`…) or a full type; null when there is none. */
  related(from: string, type: string): string | null {
    const found = this.relationships(from).find((relationship) => !relationship.external && (relationship.type === type || isOfficeType(relationship.type, type)))
    return found && this.has(found.target) ? found.target : null
  }

  /** Relates `from` to the part `to`. `type` is a full type, or the last segment of one of Office's, written in the document's dialect. */
  relate(from: string, type: string, to: string): void {
    const name = relsName(from)
    const rels = this.xml(name) ?? this.create(name, `<Relationships xmlns="${NS.rels}"/>`, 'application/vnd.openxmlformats-package.relationships+xml')
    const taken = new Set(this.relationships(from).map((relationship) => relationship.id))
    let n = taken.size + 1
    while (taken.has(`rId${n}`)) n++
    const element = rels.createElementNS(NS.rels, 'Relationship')
    element.setAttribute('Id', `rId${n}`)
    element.setAttribute('Type', type.includes(':') ? type : (this.words.namespace === NS.w ? OFFICE[0] : OFFICE[1]) + type)
    element.setAttribute('Target', relative(from, to))
    rels.documentElement?.appendChild(element)
    this.edited(name)
  }

  /** Takes away the relationships from `from` to the part `to`. */
  unrelate(from: string, to: string): void {
    const rels = this.xml(relsName(from))
    for (const element of rels ? children(rels.documentElement as Element) : [])
      if (element.getAttribute('TargetMode') !== 'External' && resolve(from, element.getAttribute('Target') ?? '') === to) {
        element.parentNode?.removeChild(element)
        this.edited(relsName(from))
      }
  }

  /** `folder/nameN.xml` with the first free N. */
  freeName(stem: string): string {
    let n = 1
    while (this.has(`${stem}${n}.xml`)) n++
    return `${stem}${n}.xml`
  }

  /** The folder of the main part, with its slash. */
  get folder(): string { return this.mainName.slice(0, this.mainName.lastIndexOf('/') + 1) }

  /** A value computed once and kept until `forget`. */
  cached<T>(key: symbol, compute: () => T): T {
    if (!this.caches.has(key)) this.caches.set(key, compute())
    return this.caches.get(key) as T
  }

  /** Drops what was computed from the trees: call it when text or structure changed. */
  forget(): void { this.caches.clear() }

  get dirty(): boolean { return this.changed.size > 0 }

  /** The file. Nothing edited: the very bytes that were opened. */
  save(): Uint8Array {
    if (!this.dirty) return this.original
    const items: ZipItem[] = this.names().map((name) => {
      const entry = this.entries.get(name)
      if (entry && !this.changed.has(name)) return { kept: entry }
      return { name, content: this.bytes(name) as Uint8Array, like: entry }
    })
    return writeZip(items)
  }
}

const isOfficeType = (type: string, last: string): boolean => OFFICE.some((base) => type === base + last)

const relsName = (part: string): string => {
  const cut = part.lastIndexOf('/') + 1
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`
}

/** Part name of a relationship's target, relative to the folder of the part that holds it. */
function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function relative(from: string, to: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  return to.startsWith(folder) ? to.slice(folder.length) : `/${to}`
}
