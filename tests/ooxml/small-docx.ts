/** The smallest .docx around some XML, for tests. */
import { zipSync, strToU8 } from 'fflate'

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const NAMESPACES = [
  `xmlns:w="${W}"`, 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"', 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"', 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"', 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"', 'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

export interface Parts {
  /** Inner XML of `w:numbering`, `w:styles`, `w:footnotes`, `w:settings`. */
  numbering?: string
  styles?: string
  footnotes?: string
  settings?: string
  /** More files, by name. */
  more?: Record<string, string | Uint8Array>
}

/** A .docx whose body holds this XML. */
export function docxOf(body: string, parts: Parts = {}): Uint8Array {
  return packed(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`, parts)
}

/** A .docx whose main part is this XML as it stands. */
export function packed(main: string, parts: Parts = {}): Uint8Array {
  const files: Record<string, string | Uint8Array> = {}
  const inner: [keyof Parts, string][] = [['numbering', 'numbering'], ['styles', 'styles'], ['footnotes', 'footnotes'], ['settings', 'settings']]
  const present = inner.filter(([key]) => parts[key] !== undefined)
  files['[Content_Types].xml'] = `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>${present.map(([, name]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${name}+xml"/>`).join('')}</Types>`
  files['_rels/.rels'] = `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`
  files['word/document.xml'] = main
  if (present.length > 0) files['word/_rels/document.xml.rels'] = `<Relationships xmlns="${RELS}">${present.map(([, name], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`
  for (const [key, name] of present) files[`word/${name}.xml`] = `<w:${name} ${NAMESPACES}>${parts[key] as string}</w:${name}>`
  Object.assign(files, parts.more)
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])), { mtime: '2026-01-01T00:00:00' })
}

export const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`
export const r = (text: string, rPr = ''): string => `<w:r>${rPr ? `<w:rPr>${rPr}</w:rPr>` : ''}${t(text)}</w:r>`
export const p = (content: string, pPr = ''): string => `<w:p>${pPr ? `<w:pPr>${pPr}</w:pPr>` : ''}${content}</w:p>`
export const BY = { author: 'Clausier', date: '2026-01-01T00:00:00Z' }
