/** A package as one XML text, « flat OPC », as Word gives it to add-ins ([MS-OI29500] 2.1.1, pkg:package). */
import type { DocxPackage } from './package'
import { decode } from './xml'

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

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
