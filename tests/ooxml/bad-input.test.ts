import { strToU8, unzipSync, zipSync } from 'fflate'
import { DocxError, openDocx, paragraphsOf, type DocxErrorCode } from '../../src/ooxml'
import { docxOf, p, packed, r, W } from './small-docx'

const sound = () => docxOf(p(r('Le Prestataire sauvegarde les données.')))

/** Code with which reading the whole file is refused. */
function refusal(bytes: Uint8Array): DocxErrorCode | null {
  try {
    paragraphsOf(openDocx(bytes))
    return null
  } catch (error) {
    if (error instanceof DocxError) return error.code
    throw error
  }
}

/** An OLE compound file that names this stream, as [MS-CFB] writes names: in UTF-16. */
const ole = (stream: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0), ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0])])

/** Overwrites a field of the first central directory record. */
function withDirectory(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice(), at = copy.findIndex((_, i) => copy[i] === 0x50 && copy[i + 1] === 0x4b && copy[i + 2] === 1 && copy[i + 3] === 2)
  new DataView(copy.buffer).setUint32(at + offset, value, true)
  return copy
}

describe('what is no .docx is refused with its own code', () => {
  const without = (name: string) => { const files = unzipSync(sound()); delete files[name]; return zipSync(files) }
  it.each<[string, Uint8Array, DocxErrorCode | null]>([
    ['a sound file', sound(), null],
    ['an empty file', new Uint8Array(), 'empty'],
    ['a PDF', strToU8('%PDF-1.7\n…'), 'pdf'],
    ['an RTF', strToU8('{\\rtf1 Contrat}'), 'rtf'],
    ['a .doc', ole('WordDocument'), 'legacy-doc'],
    ['an encrypted .docx', ole('EncryptedPackage'), 'encrypted'],
    ['a text', strToU8('Contrat de maintenance'), 'not-a-zip'],
    ['a page', strToU8('<html><body>Contrat</body></html>'), 'not-a-zip'],
    ['a zip cut short', sound().subarray(0, 700), 'damaged'],
    ['a zip of something else', zipSync({ 'photo.txt': strToU8('x') }), 'no-main-part'],
    ['a spreadsheet', zipSync({ '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'), 'xl/workbook.xml': strToU8('<workbook/>') }), 'no-main-part'],
    ['no main part', without('word/document.xml'), 'no-main-part'],
    ['no relationships', without('_rels/.rels'), 'no-main-part'],
    ['malformed XML', packed(`<w:document xmlns:w="${W}"><w:body><w:p></w:body></w:document>`), 'malformed-xml'],
    ['an undeclared entity', packed(`<w:document xmlns:w="${W}"><w:body><w:p>&lol;</w:p></w:body></w:document>`), 'malformed-xml'],
    ['nothing in the main part', packed(''), 'malformed-xml'],
    ['a DOCTYPE', packed(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`), 'doctype'],
    ['a billion laughs', packed(`<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document xmlns:w="${W}"><w:body/></w:document>`), 'doctype'],
    ['a DOCTYPE in the styles', docxOf(p(r('x')), { more: { 'word/styles.xml': `<!DOCTYPE s><w:styles xmlns:w="${W}"/>`, 'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>' } }), 'doctype'],
    ['absurd nesting', packed(`<w:document xmlns:w="${W}"><w:body>${'<w:sdt><w:sdtContent>'.repeat(3000)}${'</w:sdtContent></w:sdt>'.repeat(3000)}</w:body></w:document>`), 'zip-bomb'],
    ['an encrypted entry', withDirectory(sound(), 8, 0x0808_0001), 'encrypted'],
  ])('%s', (_, bytes, code) => expect(refusal(bytes)).toBe(code))
})

describe('a zip bomb is refused before anything is unpacked', () => {
  const zeros = new Uint8Array(30e6)
  const bomb = zipSync({ ...unzipSync(sound()), 'word/media/image1.png': zeros }, { level: 9 })

  it('by ratio', () => expect(refusal(bomb)).toBe('zip-bomb'))
  it('by the size of one entry', () => expect(refusal(withDirectory(sound(), 24, 200e6))).toBe('zip-bomb'))
  it('by the number of entries', () => expect(refusal(zipSync(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`part${i}.xml`, new Uint8Array(1)])), { level: 0 }))).toBe('zip-bomb'))
  it('takes no more memory than an honest directory says', () => {
    // The directory says 10 bytes; the data would give 30 million.
    const files = unzipSync(sound())
    const lying = withDirectory(zipSync({ '[Content_Types].xml': zeros, ...Object.fromEntries(Object.entries(files).filter(([name]) => name !== '[Content_Types].xml')) }, { level: 9 }), 24, 10)
    expect(refusal(lying)).toBe('damaged')
  })
  it('two entries over the same data are refused', () => {
    const files = zipSync({ ...unzipSync(sound()), 'word/a.xml': strToU8('<a/>') }, { level: 0 })
    const view = new DataView(files.buffer), records: number[] = []
    for (let i = 0; i < files.length - 4; i++) if (view.getUint32(i, true) === 0x02014b50) records.push(i)
    view.setUint32(records[1] + 42, view.getUint32(records[0] + 42, true), true)
    expect(refusal(files)).toBe('damaged')
  })
})

it('bytes that are cut or changed anywhere never give anything but a DocxError', () => {
  const bytes = sound()
  for (let i = 0; i < bytes.length; i += 7) {
    refusal(bytes.subarray(0, i))
    const changed = bytes.slice()
    changed[i] ^= 0x55
    refusal(changed)
  }
})
