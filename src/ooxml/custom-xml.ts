/** Custom XML data (ECMA-376 part 1, 22.5): parts beside the text that add-ins keep in the file. */
import { DocxError } from './errors'
import type { DocxPackage } from './package'
import { decode, parseXml, type Document } from './xml'

export interface DataPart {
  /** Part name. */
  name: string
  /** `ds:itemID`, a GUID in braces; null when the part has no properties. */
  id: string | null
  /** Namespace of the root element; null when the part is not XML that we accept. */
  namespace: string | null
  xml: string
}

const PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'

export function dataParts(docx: DocxPackage): DataPart[] {
  return docx.relationships(docx.mainName).filter(({ type, external, target }) => !external && type.endsWith('/customXml') && docx.has(target)).map(({ target: name }) => {
    const xml = decode(docx.bytes(name) as Uint8Array)
    return { name, xml, namespace: rootNamespace(xml, name), id: idOf(docx, name) }
  })
}

/**
 * The part of that namespace. A part that names the namespace but is broken is returned too, so that its
 * reader can set it aside instead of believing that there is none.
 */
export function dataPart(docx: DocxPackage, namespace: string): DataPart | null {
  const parts = dataParts(docx)
  return parts.find((part) => part.namespace === namespace) ?? parts.find((part) => part.namespace === null && part.xml.includes(`"${namespace}"`)) ?? null
}

/** Adds a part; returns its GUID. */
export function addDataPart(docx: DocxPackage, xml: string): string {
  const namespace = rootNamespace(xml, 'new part')
  if (namespace === null) throw new Error('ooxml: custom XML must be well-formed')
  let n = 1
  while (docx.has(`customXml/item${n}.xml`) || docx.has(`customXml/itemProps${n}.xml`)) n++
  const id = guid(`${namespace} ${n}`), name = `customXml/item${n}.xml`
  docx.write(name, new TextEncoder().encode(xml), 'application/xml')
  docx.relate(docx.mainName, 'customXml', name)
  docx.write(`customXml/itemProps${n}.xml`, new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${PROPERTIES}"><ds:schemaRefs><ds:schemaRef ds:uri="${escaped(namespace)}"/></ds:schemaRefs></ds:datastoreItem>`), PROPERTIES_TYPE)
  docx.relate(name, 'customXmlProps', `customXml/itemProps${n}.xml`)
  return id
}

export function removeDataPart(docx: DocxPackage, part: DataPart): void {
  const properties = docx.related(part.name, 'customXmlProps')
  if (properties) docx.remove(properties)
  docx.unrelate(docx.mainName, part.name)
  docx.remove(part.name)
}

/** Writes the part of that namespace, or removes it when `xml` is null. */
export function writeDataPart(docx: DocxPackage, namespace: string, xml: string | null): void {
  const known = dataPart(docx, namespace)
  if (xml === null) { if (known) removeDataPart(docx, known) }
  else if (!known) addDataPart(docx, xml)
  else if (known.xml !== xml) docx.write(known.name, new TextEncoder().encode(xml), docx.contentType(known.name) ?? 'application/xml')
}

function rootNamespace(xml: string, name: string): string | null {
  let document: Document
  try {
    document = parseXml(xml, name)
  } catch (error) {
    // Someone else's part may be anything; only ours matters, and its reader is told by `namespace: null`.
    if (error instanceof DocxError) return null
    throw error
  }
  return document.documentElement?.namespaceURI ?? ''
}

function idOf(docx: DocxPackage, name: string): string | null {
  const properties = docx.related(name, 'customXmlProps'), bytes = properties ? docx.bytes(properties) : null
  return bytes ? /\bitemID\s*=\s*"([^"]*)"/.exec(decode(bytes))?.[1] ?? null : null
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** A GUID made from the seed, so that the same edit gives the same bytes. */
function guid(seed: string): string {
  let digits = ''
  for (let block = 0; block < 4; block++) {
    let hash = 0x811c9dc5 ^ block
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    digits += (hash >>> 0).toString(16).padStart(8, '0')
  }
  const at = (from: number, to: number) => digits.slice(from, to)
  return `{${at(0, 8)}-${at(8, 12)}-4${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}}`.toUpperCase()
}
