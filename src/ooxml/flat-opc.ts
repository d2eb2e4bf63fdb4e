/** A package as one XML text, « flat OPC », as Word gives it to add-ins ([MS-OI29500] 2.1.1, pkg:package). */
import { DocxError } from './errors'
import { openDocx, type DocxPackage } from './package'
import { children, decode, NS, parseXml, serializeElement } from './xml'
import { writeZip, type ZipItem } from './zip'

const PACKAGE = 'http://schemas.microsoft.com/office/2006/xmlPackage'
const XML_TYPE = /[/+]xml$/

/** Every XML part of the package as it stands now. Pictures and other binary parts are left out. */
export function flatOpcOf(docx: DocxPackage): string {
  const parts = docx.names().flatMap((name) => {
    const type = name.endsWith('.rels') ? 'application/vnd.openxmlformats-package.relationships+xml' : docx.contentType(name)
    const bytes = type !== null && XML_TYPE.test(type) && name !== '[Content_Types].xml' ? docx.bytes(name) : null
    if (!bytes || type === null) return []
    const xml = decode(bytes).replace(/^\s*<\?xml[^>]*\?>\s*/, '')
    return [`<pkg:part pkg:name="/${escape(name)}" pkg:contentType="${escape(type)}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`]
  })
  return `<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="${PACKAGE}">${parts.join('')}</pkg:package>`
}

/** The package that a flat OPC text holds. Throws `DocxError`. */
export function openFlatOpc(xml: string): DocxPackage {
  const root = parseXml(xml, 'flat OPC').documentElement
  if (!root || root.namespaceURI !== PACKAGE) throw new DocxError('malformed-xml', 'no pkg:package')
  const overrides: string[] = []
  const items: ZipItem[] = []
  for (const part of children(root)) {
    const name = part.getAttributeNS(PACKAGE, 'name')
    const data = children(part).find((one) => one.localName === 'xmlData')
    const [content] = data ? children(data) : []
    if (!name || !content) continue
    overrides.push(`<Override PartName="${escape(name)}" ContentType="${escape(part.getAttributeNS(PACKAGE, 'contentType') ?? 'application/xml')}"/>`)
    items.push({ name: name.replace(/^\//, ''), content: new TextEncoder().encode(serializeElement(content)) })
  }
  const types = `<Types xmlns="${NS.types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join('')}</Types>`
  return openDocx(writeZip([{ name: '[Content_Types].xml', content: new TextEncoder().encode(types) }, ...items]))
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
