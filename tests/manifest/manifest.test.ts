/** The manifest as Word will read it: names resolve, lengths hold, icons exist with their size, and the published schemas accept it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { validateXML } from 'xmllint-wasm'

const root = resolve(__dirname, '../..')
const text = readFileSync(join(root, 'manifest.xml'), 'utf8')
const document = new DOMParser().parseFromString(text, 'application/xml')
const all = (name: string): Element[] => [...document.getElementsByTagName(name)]
const one = (name: string): Element => {
  const found = all(name)
  if (found.length !== 1) throw new Error(`${found.length} × <${name}>`)
  return found[0]
}
const attribute = (element: Element, name: string) => element.getAttribute(name) ?? ''
const everything = [...document.getElementsByTagName('*')] as Element[]

test('it says what it is: Word, task pane, WordApi 1.4, shared runtime, French first', () => {
  expect(attribute(one('OfficeApp'), 'xsi:type')).toBe('TaskPaneApp')
  expect(all('Host').map((host) => attribute(host, 'Name') || attribute(host, 'xsi:type'))).toEqual(['Document', 'Document'])
  expect(all('Set').map((set) => [attribute(set, 'Name'), attribute(set, 'MinVersion')])).toEqual([['WordApi', '1.4']])
  expect(one('DefaultLocale').textContent).toBe('fr-FR')
  expect(one('Permissions').textContent).toBe('ReadWriteDocument')
  expect(attribute(one('Runtime'), 'lifetime')).toBe('long')
})

test('one runtime: runtime, commands and pane are the same page', () => {
  const page = attribute(one('Runtime'), 'resid')
  expect(attribute(one('FunctionFile'), 'resid')).toBe(page)
  const pane = all('SourceLocation').map((location) => attribute(location, 'resid')).filter((resid) => resid !== '')
  expect(pane).toEqual([page])
})

test('its own identity', () => {
  expect(one('Id').textContent).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(['11111111-2222-4333-8444-555555555555', '05c2e1c9-3e1d-406e-9a91-e9ac64854143']).not.toContain(one('Id').textContent)
  expect(one('Version').textContent).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(one('Version').textContent).toBe(`${version}.0`)
})

test('the group « Clausier » on the Home tab has the two buttons', () => {
  expect(attribute(one('OfficeTab'), 'id')).toBe('TabHome')
  const strings = new Map(all('bt:String').map((string) => [attribute(string, 'id'), attribute(string, 'DefaultValue')]))
  const labels = all('Label').map((label) => strings.get(attribute(label, 'resid')))
  expect(labels).toEqual(['Clausier', 'Analyser le contrat', 'Bibliothèque de clauses'])
})

test('every function that a button names is associated by the pane', () => {
  const code = readFileSync(join(root, 'src/entry/taskpane.tsx'), 'utf8')
  const names = all('FunctionName').map((name) => name.textContent ?? '')
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(code).toContain(`Office.actions.associate('${name}'`)
})

test('every resid resolves, every resource is used, ids are unique and short', () => {
  const defined = everything.filter((element) => element.tagName.startsWith('bt:') && element.hasAttribute('id')).map((element) => attribute(element, 'id'))
  const used = everything.filter((element) => element.hasAttribute('resid')).map((element) => attribute(element, 'resid'))
  expect(new Set(defined).size).toBe(defined.length)
  expect([...new Set(used)].sort()).toEqual([...defined].sort())
  for (const id of defined) expect(id.length).toBeLessThanOrEqual(32)
  for (const id of [...all('Control'), ...all('Group')].map((element) => attribute(element, 'id'))) expect(id.length).toBeLessThanOrEqual(125)
})

test('texts keep within the lengths of the schema, in both languages', () => {
  const texts = (name: string) => all(name).flatMap((holder) => [...holder.getElementsByTagName('bt:String'), ...holder.getElementsByTagName('bt:Override')]).map((element) => attribute(element, 'DefaultValue') || attribute(element, 'Value'))
  expect(texts('bt:ShortStrings').length).toBeGreaterThan(3)
  for (const short of texts('bt:ShortStrings')) expect(short.length).toBeLessThanOrEqual(125)
  for (const long of texts('bt:LongStrings')) expect(long.length).toBeLessThanOrEqual(250)
  const description = one('OfficeApp').getElementsByTagName('Description')[0]
  expect(attribute(description, 'DefaultValue').length).toBeLessThanOrEqual(250)
})

test('English overrides what is French, and the default language is not overridden', () => {
  const overrides = [...all('Override'), ...all('bt:Override')]
  expect(new Set(overrides.map((override) => attribute(override, 'Locale')))).toEqual(new Set(['en-US']))
  const french = all('bt:String').filter((string) => string.getElementsByTagName('bt:Override').length === 0).map((string) => attribute(string, 'DefaultValue'))
  expect(french).toEqual(['Clausier'])
})

test('every address is https, and SupportUrl is one of the pages of the build', () => {
  const addresses = everything.flatMap((element) => [attribute(element, 'DefaultValue'), attribute(element, 'Value')]).filter((value) => /^[a-z]+:/.test(value))
  expect(addresses.length).toBeGreaterThan(15)
  for (const address of addresses) {
    expect(new URL(address).protocol).toBe('https:')
    expect(address.length).toBeLessThanOrEqual(2048)
  }
  expect(attribute(one('SupportUrl'), 'DefaultValue')).toMatch(/\/support\.html$/)
  expect(existsSync(join(root, 'src/entry/support.html'))).toBe(true)
})

/** Width and height of a PNG: bytes 16–23 of the file (IHDR, PNG specification §11.2.2). */
function pngSize(file: string): [number, number] {
  const bytes = readFileSync(file)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

test('every icon exists with the size that its name and its place promise', () => {
  const images = new Map(all('bt:Image').filter((image) => image.hasAttribute('DefaultValue')).map((image) => [attribute(image, 'id'), attribute(image, 'DefaultValue')]))
  const fileOf = (address: string) => join(root, new URL(address).pathname)
  let checked = 0
  for (const image of all('bt:Image').filter((candidate) => candidate.hasAttribute('size'))) {
    const size = Number(attribute(image, 'size'))
    expect(pngSize(fileOf(images.get(attribute(image, 'resid')) ?? 'https://missing/'))).toEqual([size, size])
    checked += 1
  }
  expect(checked).toBe(24)
  expect(pngSize(fileOf(attribute(one('IconUrl'), 'DefaultValue')))).toEqual([32, 32])
  expect(pngSize(fileOf(attribute(one('HighResolutionIconUrl'), 'DefaultValue')))).toEqual([64, 64])
  for (const icon of all('Icon')) {
    const sizes = [...icon.getElementsByTagName('bt:Image')].map((image) => Number(image.getAttribute('size')))
    expect(sizes).toEqual(expect.arrayContaining([16, 32, 80]))
  }
})

test('the published schemas accept the manifest, and refuse it with an unknown attribute', async () => {
  const folder = resolve(root, '../shared/reference/word-api/xsd')
  const main = 'OfficeAppManifestV1_1.xsd'
  const names = existsSync(join(folder, main)) ? readdirSync(folder).filter((name) => name.endsWith('.xsd')) : []
  console.log(`manifest.xml checked against ${names.length} schema files`)
  if (names.length === 0) return expect(existsSync(folder)).toBe(false)
  // The files say UTF-16 and are UTF-8.
  const read = (name: string) => ({ fileName: name, contents: readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '').replace(/encoding="utf-16"/i, 'encoding="utf-8"') })
  const errors = async (xml: string) => (await validateXML({ xml: [{ fileName: 'manifest.xml', contents: xml }], schema: [read(main)], preload: names.filter((name) => name !== main).map(read) })).errors.map(({ message }) => message)
  expect(await errors(text)).toEqual([])
  expect(await errors(text.replace('<Host Name="Document"/>', '<Host Name="Document" Bogus="1"/>'))).toEqual([expect.stringContaining('Bogus')])
})
