import { quoteOf, type Quote } from '../../src/contract/quote'
import { openDocxDocument, type DocxDocument } from '../../src/document/docx/docx-document'
import { docxOf, p, packed, r } from '../ooxml/small-docx'

const OPTIONS = { author: 'Clausier', date: '2026-01-01T00:00:00Z' }
const open = (body: string, parts = {}) => openDocxDocument(docxOf(body, parts), OPTIONS)
const quote = async (document: DocxDocument, exact: string): Promise<Quote> => {
  const { paragraphs } = await document.read(), found = paragraphs.find((paragraph) => paragraph.text.includes(exact))
  if (!found) throw new Error(`« ${exact} » is not read`)
  return quoteOf(found, found.text.indexOf(exact), found.text.indexOf(exact) + exact.length)
}
const add = async (document: DocxDocument, exact: string) => (await document.apply([{ kind: 'add', quote: await quote(document, exact), text: 'Remarque' }], { stamp: (await document.read()).stamp }))[0]
const where = async (document: DocxDocument) => (await document.comments()).map((comment) => comment.anchor?.exact)
const CLAUSE = [{ kind: 'text' as const, inlines: [{ kind: 'text' as const, text: 'Neuf.' }] }]
const insert = async (document: DocxDocument, tracked: boolean) => document.insert(CLAUSE, { after: 0, like: { heading: null, text: 0, item: null } }, { tracked, tag: 'cl:a', title: 'A' }, { stamp: (await document.read()).stamp })

describe('protection', () => {
  const settings = (edit: string) => ({ settings: `<w:documentProtection w:edit="${edit}" w:enforcement="1"/>` })
  it.each<[string, object, string, string, string]>([
    // protection, parts, outcome of a comment, of a tracked insertion, of a plain one
    ['none', {}, 'placed', 'inserted', 'inserted'],
    ['comments only', settings('comments'), 'placed', 'refused', 'refused'],
    ['tracked changes only', settings('trackedChanges'), 'placed', 'inserted', 'refused'],
    ['forms only', settings('forms'), 'refused', 'refused', 'refused'],
    ['read only', settings('readOnly'), 'refused', 'refused', 'refused'],
    ['signed', { more: { '_xmlsignatures/sig1.xml': '<s/>' } }, 'refused', 'refused', 'refused'],
  ])('%s', async (_, parts, comment, tracked, plain) => {
    const fresh = () => open(p(r('Le Prestataire répond.')), parts)
    expect([(await add(fresh(), 'Prestataire')).kind, (await insert(fresh(), true)).kind, (await insert(fresh(), false)).kind]).toEqual([comment, tracked, plain])
  })
  it('a signed file refuses even a data part, with the reason', async () => {
    const document = open(p(r('x')), { more: { '_xmlsignatures/sig1.xml': '<s/>' } })
    expect(await document.writePart('urn:x', '<a xmlns="urn:x"/>')).toEqual({ kind: 'refused', reason: 'signed' })
    expect(document.capabilities()).toMatchObject({ canComment: false, readOnlyReason: 'signed' })
  })
})

describe('where a comment cannot stand on the words, the nearest place that can hold it', () => {
  it('a formula: the whole paragraph', async () => {
    const document = open(p(`${r('P = ')}<m:oMath><m:r><m:t>V×R÷3000</m:t></m:r></m:oMath>${r(' par jour')}`))
    expect((await add(document, 'R÷30')).kind).toBe('on-paragraph')
    expect(await where(document)).toEqual(['P = V×R÷3000 par jour'])
  })
  it('half an emoji: the whole paragraph', async () => {
    const document = open(p(r('Alerte 🚨 rouge')))
    expect((await document.apply([{ kind: 'add', quote: { paragraph: 0, start: 7, exact: '\ud83d', prefix: 'Alerte ', suffix: '\udea8 rouge' }, text: 'x' }], { stamp: (await document.read()).stamp }))[0].kind).toBe('on-paragraph')
    expect([await where(document), (await document.read()).paragraphs[0].text]).toEqual([['Alerte 🚨 rouge'], 'Alerte 🚨 rouge'])
  })
  it('a text with another form for older readers is not cut', async () => {
    const document = open(p(r('a ') + '<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>bcd</w:t></mc:Choice><mc:Fallback><w:t>xyz</w:t></mc:Fallback></mc:AlternateContent></w:r>'))
    expect((await add(document, 'c')).kind).toBe('on-paragraph')
  })
  it('a note: the paragraph that refers to it', async () => {
    const document = open(p(r('Premier.')) + p(r('Second.') + '<w:r><w:footnoteReference w:id="3"/></w:r>'), { footnotes: `<w:footnote w:id="3">${p(r('Au temps passé.'))}</w:footnote>` })
    expect((await add(document, 'temps')).kind).toBe('on-paragraph')
    expect(await where(document)).toEqual(['Second.'])
  })
  it('a box in a box: the paragraph of the main story', async () => {
    const box = (content: string) => `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
    const document = open(p(r('Avant.')) + p(r('Hôte.') + box(p(r('Boîte.') + box(p(r('Fond de boîte.')))))))
    expect((await document.read()).paragraphs.map(({ text, story }) => [text, story])).toEqual([['Avant.', 'body'], ['Hôte.', 'body'], ['Boîte.', 'text-box'], ['Fond de boîte.', 'text-box']])
    expect((await add(document, 'Fond')).kind).toBe('on-paragraph')
    expect(await where(document)).toEqual(['Hôte.'])
  })
  it('a locked paragraph: nowhere, and it is said', async () => {
    const document = open(`<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>${p(r('Fermé.'))}</w:sdtContent></w:sdt>`)
    expect(await add(document, 'Fermé')).toEqual({ kind: 'refused', reason: 'locked' })
  })
  it('a header is not read: its words are nowhere', async () => {
    const document = open(p(r('Corps.')), { more: { 'word/header1.xml': '<w:hdr/>' } })
    const stamp = (await document.read()).stamp
    expect(await document.apply([{ kind: 'add', quote: { paragraph: 7, start: 0, exact: 'Version du 3 mars', prefix: '', suffix: '' }, text: 'x' }], { stamp })).toEqual([{ kind: 'orphan' }])
  })
})

describe('replacing words', () => {
  it('all or nothing: one edit that cannot be made refuses them all', async () => {
    const body = p(r('Sous quatre heures, ') + `<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>${r('jour férié')}</w:sdtContent></w:sdt>` + r(' exclu.'))
    const document = open(body), before = document.bytes(), { stamp } = await document.read(), all = await quote(document, 'Sous quatre heures, jour férié exclu.')
    expect(await document.replace(all, [{ start: 5, end: 11, text: 'deux' }, { start: 20, end: 24, text: 'x' }], { tracked: true }, { stamp })).toEqual({ kind: 'refused', reason: 'locked' })
    expect(document.bytes()).toBe(before)
  })
  it('untracked: no revision is left', async () => {
    const document = open(p(r('Sous quatre heures.'))), { stamp } = await document.read()
    expect(await document.replace(await quote(document, 'Sous quatre heures.'), [{ start: 5, end: 11, text: 'deux' }], { tracked: false }, { stamp })).toEqual({ kind: 'done' })
    expect([(await document.read()).paragraphs[0].text, await document.revisions()]).toEqual(['Sous deux heures.', []])
  })
})

it('revisions are placed in the text as read', async () => {
  const document = open(p(r('Le délai est de ') + '<w:del w:id="1" w:author="Éditeur" w:date="2026-01-02T08:00:00Z"><w:r><w:delText>4 heures</w:delText></w:r></w:del><w:ins w:id="2" w:author="Éditeur" w:date="2026-01-02T08:00:00Z">' + r('meilleurs délais') + '</w:ins>' + r('.')))
  expect((await document.revisions()).map(({ kind, author, text, at }) => [kind, author, text, at?.paragraph, at?.start, at?.exact])).toEqual([
    ['deletion', 'Éditeur', '4 heures', 0, 16, ''], ['insertion', 'Éditeur', 'meilleurs délais', 0, 16, 'meilleurs délais']])
  expect((await document.read()).notices).toEqual(['has-revisions'])
})

it('what is not read is said', async () => {
  expect((await open(p(r('x')) + '<w:altChunk r:id="r1"/>').read()).notices).toEqual(['unread-content'])
  expect((await open(p(r('x', '<w:vanish/>'))).read()).notices).toEqual(['hidden-text'])
})

it('actions that change nothing leave the bytes as they were', async () => {
  const document = open(p(r('x'))), before = document.bytes(), { stamp } = await document.read()
  await document.removeControls('cl:')
  await document.writePart('urn:x', null)
  await document.takeBack('cl:a', 'x', { stamp })
  expect(document.bytes()).toBe(before)
})

it('a file without a body or without any style opens, and says what it holds', async () => {
  const document = openDocxDocument(packed('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'), OPTIONS)
  expect((await document.read()).paragraphs).toEqual([])
})
