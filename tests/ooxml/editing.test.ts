import { unzipSync, strFromU8 } from 'fflate'
import {
  addComment, addDataPart, commentsOf, controlsOf, dataPart, dataParts, insertAfter, openDocx, paragraphsOf, protectionOf, Refusal, removeComment, removeWithContent, replaceText, replyTo,
  revisionsOf, setCommentText, setResolved, setTracksChanges, settleAll, tracksChanges, unwrapControl, writeDataPart, type DocxPackage,
} from '../../src/ooxml'
import { scanDocx } from '../fidelity/xml-scan'
import { BY, docxOf, p, r } from './small-docx'

const open = (body: string, parts = {}) => openDocx(docxOf(body, parts))
const texts = (docx: DocxPackage) => paragraphsOf(docx).map((paragraph) => paragraph.text)
const saved = (docx: DocxPackage) => openDocx(docx.save())
const main = (docx: DocxPackage) => strFromU8(unzipSync(docx.save())['word/document.xml'])
const body = (docx: DocxPackage) => /<w:body>(.*)<\/w:body>/s.exec(main(docx))?.[1] ?? ''
const fld = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (result: string) => `${fld('begin')}<w:r><w:instrText>REF a</w:instrText></w:r>${fld('separate')}${r(result)}${fld('end')}`
const code = (act: () => unknown) => { try { act() } catch (error) { if (error instanceof Refusal) return error.code; throw error } return null }

describe('saving', () => {
  it('gives the very bytes when nothing was edited', () => {
    const bytes = docxOf(p(r('x')))
    expect(openDocx(bytes).save()).toBe(bytes)
  })
  it('keeps what it did not touch, compressed bytes included, in the same order', () => {
    const bytes = docxOf(p(r('Le Client')), { more: { 'word/media/image1.png': Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251), 'custom/unknown.bin': 'inconnu' } })
    const docx = openDocx(bytes)
    addComment(paragraphsOf(docx)[0], 3, 9, 'Qui ?', BY)
    const now = docx.save(), before = unzipSync(bytes), after = unzipSync(now)
    for (const name of ['word/media/image1.png', 'custom/unknown.bin', '_rels/.rels']) expect(after[name]).toEqual(before[name])
    expect(Object.keys(after).slice(0, Object.keys(before).length)).toEqual(Object.keys(before))
    // The compressed image stands in both files as it is.
    const at = (all: Uint8Array, name: string) => Buffer.from(all).indexOf(name)
    const image = Buffer.from(bytes).subarray(at(bytes, 'word/media/image1.png'), at(bytes, 'word/media/image1.png') + 150)
    expect(Buffer.from(now).includes(image)).toBe(true)
  })
  it('gives the same bytes for the same work', () => {
    const once = () => { const docx = open(p(r('Le Client'))); addComment(paragraphsOf(docx)[0], 3, 9, 'Qui ?', BY); writeDataPart(docx, 'urn:x', '<a xmlns="urn:x"/>'); return docx.save() }
    expect(once()).toEqual(once())
  })
})

describe('comment limits', () => {
  const limits = (content: string, start: number, end: number) => {
    const docx = open(p(content)), before = texts(docx)
    addComment(paragraphsOf(docx)[0], start, end, 'x', BY)
    expect(texts(docx)).toEqual(before)
    expect(scanDocx(docx.save()).unpaired).toEqual([])
    return body(docx).replaceAll(' xml:space="preserve"', '').replaceAll('<w:commentRangeStart w:id="0"/>', '⟦').replace('<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', '⟧').replace(/<\/?w:(r|p|t)>/g, '').replace(/ w:(author|date)="[^"]*"/g, '')
  }
  it('cut a run and keep its format on both sides', () => expect(limits(r('abcdef', '<w:b/>'), 2, 4)).toBe('<w:rPr><w:b/></w:rPr>ab⟦<w:rPr><w:b/></w:rPr>cd⟧<w:rPr><w:b/></w:rPr>ef'))
  it('stand outside a tracked insertion at its edge', () => expect(limits(`${r('a')}<w:ins w:id="5" w:author="x">${r('bc')}</w:ins>${r('d')}`, 1, 3)).toBe('a⟦<w:ins w:id="5">bc</w:ins>⟧d'))
  it('cut a tracked insertion in two, each with its own id', () => expect(limits(`<w:ins w:id="5" w:author="x">${r('abc')}</w:ins>`, 1, 2)).toBe('<w:ins w:id="5">a</w:ins>⟦<w:ins w:id="7">b</w:ins>⟧<w:ins w:id="6">c</w:ins>'))
  it('go around a field whose result they cover', () => expect(limits(`${r('a')}${field('b')}${r('c')}`, 1, 2)).toMatch(/^a⟦<w:fldChar w:fldCharType="begin"\/>.*end"\/>⟧c$/))
  it('leave a link that they cover, and enter one that they do not', () => {
    expect(limits(`<w:hyperlink w:anchor="x">${r('ab')}</w:hyperlink>`, 0, 2)).toBe('⟦<w:hyperlink w:anchor="x">ab</w:hyperlink>⟧')
    expect(limits(`<w:hyperlink w:anchor="x">${r('ab')}</w:hyperlink>`, 1, 2)).toBe('<w:hyperlink w:anchor="x">a⟦b</w:hyperlink>⟧')
  })
  it('refuse to cut a formula, a bound control, a locked control', () => {
    const formula = `${r('a')}<m:oMath><m:r><m:t>xyz</m:t></m:r></m:oMath>${r('b')}`
    expect(code(() => limits(formula, 2, 3))).toBe('inside-formula')
    expect(limits(formula, 1, 4)).toContain('⟦<m:oMath>')
    const control = (properties: string) => `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${r('abc')}</w:sdtContent></w:sdt>`
    expect(code(() => limits(control('<w:lock w:val="contentLocked"/>'), 1, 2))).toBe('locked')
    expect(code(() => limits(control('<w:dataBinding/>'), 1, 2))).toBe('inside-formula')
  })
})

describe('threads', () => {
  const thread = () => { const docx = open(p(r('Le Client paie.'))); return { docx, id: addComment(paragraphsOf(docx)[0], 3, 9, 'Qui ?', BY) } }
  it('answers stand in the thread of the first comment, resolved with it', () => {
    const { docx, id } = thread(), reply = replyTo(docx, id, 'Le cabinet.', { ...BY, author: 'Dr Martin' })
    replyTo(docx, reply, 'Merci.', BY)
    setResolved(docx, id, true)
    const read = commentsOf(saved(docx))
    expect(read.map(({ author, text, parent, resolved, anchor }) => [author, text, parent, resolved, anchor?.start, anchor?.end])).toEqual([
      ['Clausier', 'Qui ?', null, true, 3, 9], ['Dr Martin', 'Le cabinet.', id, true, 3, 9], ['Clausier', 'Merci.', id, true, 3, 9]])
    expect(scanDocx(docx.save()).unpaired).toEqual([])
    setResolved(docx, id, false)
    expect(commentsOf(docx).some((comment) => comment.resolved)).toBe(false)
  })
  it('a removed comment takes its answers and every entry with it', () => {
    const { docx, id } = thread()
    replyTo(docx, id, 'Non.', BY)
    removeComment(docx, id)
    const files = unzipSync(docx.save())
    expect(commentsOf(saved(docx))).toEqual([])
    for (const name of ['word/comments.xml', 'word/commentsExtended.xml', 'word/commentsIds.xml']) expect(strFromU8(files[name])).not.toMatch(/paraId="/)
    expect(body(docx)).not.toContain('comment')
  })
  it('new words keep the thread', () => {
    const { docx, id } = thread()
    replyTo(docx, id, 'Non.', BY)
    setCommentText(docx, id, 'Lequel ?\nLe cabinet ?')
    expect(commentsOf(saved(docx)).map(({ text, parent }) => [text, parent])).toEqual([['Lequel ?\nLe cabinet ?', null], ['Non.', id]])
  })
  it('an unknown comment is refused', () => expect(code(() => removeComment(thread().docx, '99'))).toBe('no-such-comment'))
  it('characters that XML cannot hold are left out of a comment', () => {
    const docx = open(p(r('abc')))
    addComment(paragraphsOf(docx)[0], 0, 3, 'a\u0000\u001b<b>&\ud800é', BY)
    expect(commentsOf(saved(docx))[0].text).toBe('a<b>&é')
  })
})

describe('tracked changes', () => {
  const original = `${p(r('Le Prestataire ') + r('s’efforce', '<w:b/>') + r(' de répondre.'))}${p(r('Fin.'))}`
  it('words: deleted and inserted in their own format, and back', () => {
    const docx = open(original)
    expect(replaceText(paragraphsOf(docx)[0], 15, 24, 'a l’obligation', BY)).toEqual({ start: 15, end: 29 })
    expect(body(docx)).toContain('<w:ins w:id="2" w:author="Clausier" w:date="2026-01-01T00:00:00Z"><w:r><w:rPr><w:b/></w:rPr><w:t>a l’obligation</w:t></w:r></w:ins>')
    expect(revisionsOf(docx).map(({ kind, text, start }) => [kind, text, start])).toEqual([['deletion', 's’efforce', 15], ['insertion', 'a l’obligation', 15]])
    for (const [how, first] of [['accept', 'Le Prestataire a l’obligation de répondre.'], ['reject', 'Le Prestataire s’efforce de répondre.']] as const) {
      const copy = saved(docx)
      settleAll(copy, how)
      expect([texts(copy), revisionsOf(copy)]).toEqual([[first, 'Fin.'], []])
    }
  })
  it('a deletion in somebody else’s insertion is kept inside it; in one’s own it just goes', () => {
    const mine = (author: string) => { const docx = open(p(`${r('a ')}<w:ins w:id="1" w:author="${author}">${r('bcd')}</w:ins>`)); replaceText(paragraphsOf(docx)[0], 3, 4, '', BY); return body(docx) }
    expect(mine('Me Durand')).toMatch(/^<w:p><w:r>.*?<\/w:r><w:ins [^>]*Durand[^>]*>(<w:r>.*<\/w:r>)?<w:del .*<\/w:del>.*<\/w:ins><\/w:p>$/)
    expect(mine('Clausier')).not.toContain('w:del ')
  })
  it('a field goes whole', () => {
    const docx = open(p(`${r('voir ')}${field('article 5')}${r(' ci-après')}`))
    replaceText(paragraphsOf(docx)[0], 5, 14, 'l’annexe', BY)
    expect(body(docx)).toContain('<w:delInstrText>')
    settleAll(docx, 'accept')
    expect([texts(docx), body(docx).includes('fldChar')]).toEqual([['voir l’annexe ci-après'], false])
  })
  it('rejected formats come back', () => {
    const docx = open(p(`<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`, '<w:jc w:val="center"/><w:pPrChange w:id="2" w:author="x"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>'))
    settleAll(docx, 'reject')
    expect(body(docx)).toBe('<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r></w:p>')
  })
  it('rows, moves and marks settle', () => {
    const cell = (text: string) => `<w:tc>${p(r(text))}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('a')}</w:tr><w:tr><w:trPr><w:ins w:id="1" w:author="x"/></w:trPr>${cell('neuf')}</w:tr><w:tr><w:trPr><w:del w:id="2" w:author="x"/></w:trPr>${cell('vieux')}</w:tr></w:tbl>`
    const all = `${table}${p(`<w:moveFrom w:id="3" w:author="x">${r('bougé')}</w:moveFrom>${r('reste')}`)}${p(r('un '), '<w:rPr><w:del w:id="4" w:author="x"/></w:rPr>')}${p(r('deux') + `<w:moveTo w:id="5" w:author="x">${r(' bougé')}</w:moveTo>`)}`
    const settled = (how: 'accept' | 'reject') => { const docx = open(all); settleAll(docx, how); return [texts(docx), revisionsOf(docx).length] }
    expect(settled('accept')).toEqual([['a', 'neuf', 'reste', 'un deux bougé'], 0])
    expect(settled('reject')).toEqual([['a', 'vieux', 'bougéreste', 'un ', 'deux'], 0])
  })
  it('every kind of change is listed, also outside of the text', () => {
    const docx = open(`<w:tbl><w:tr><w:trPr><w:ins w:id="1" w:author="x"/></w:trPr><w:tc>${p(r('a'))}</w:tc></w:tr></w:tbl>${p(r('b'), '<w:rPr><w:ins w:id="2" w:author="x"/></w:rPr>')}<w:sectPr><w:sectPrChange w:id="3" w:author="x"/></w:sectPr>`)
    expect(revisionsOf(docx).map(({ kind, paragraph }) => [kind, paragraph?.text ?? null])).toEqual([['insertion', 'b'], ['insertion', null], ['format', null]])
  })
})

describe('inserting', () => {
  const blank = { pieces: [{ text: 'Délai : ' }, { text: '[48 heures]', control: { tag: 'blank:d', title: 'Délai' } }], like: null }
  const reject = (docx: DocxPackage) => { const copy = saved(docx); settleAll(copy, 'reject'); return [texts(copy), controlsOf(copy).length, revisionsOf(copy).length] }
  it('twice at the end: neither control holds the other, and both go', () => {
    const docx = open(p(r('Fin.'), '<w:jc w:val="right"/>') + '<w:sectPr/>')
    for (const tag of ['cl:a', 'cl:b']) insertAfter(docx, paragraphsOf(docx)[paragraphsOf(docx).length - 1], [blank], { tracked: BY, control: { tag, title: tag } })
    expect(controlsOf(docx, 'cl:').map(({ tag, text }) => [tag, text])).toEqual([['cl:a', 'Délai : [48 heures]'], ['cl:b', 'Délai : [48 heures]']])
    expect(reject(docx)).toEqual([['Fin.'], 0, 0])
    const copy = saved(docx)
    settleAll(copy, 'reject')
    expect(body(copy)).toContain('<w:jc w:val="right"/>')
    for (const tag of ['cl:b', 'cl:a']) removeWithContent(docx, controlsOf(docx, tag)[0])
    expect([texts(docx), controlsOf(docx).length, revisionsOf(docx)]).toEqual([['Fin.'], 0, []])
  })
  it('as the last thing of a cell', () => {
    const docx = open(`<w:tbl><w:tr><w:tc>${p(r('a'))}</w:tc><w:tc>${p(r('b'))}</w:tc></w:tr></w:tbl>${p('')}`)
    insertAfter(docx, paragraphsOf(docx)[0], [blank], { tracked: BY })
    expect(texts(docx)).toEqual(['a', 'Délai : [48 heures]', 'b', ''])
    expect(reject(docx)).toEqual([['a', 'b', ''], 0, 0])
  })
  it('behind a table when asked, and nowhere inside notes, locks or a table of contents', () => {
    const toc = p(`${fld('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>${fld('separate')}${r('Objet 1')}`) + p(r('Durée 2') + fld('end'))
    const docx = open(`${toc}<w:tbl><w:tr><w:tc>${p(r('a'))}</w:tc></w:tr></w:tbl><w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${p(r('fermé'))}</w:sdtContent></w:sdt>${p('<w:r><w:footnoteReference w:id="1"/></w:r>')}`, { footnotes: `<w:footnote w:id="1">${p(r('note'))}</w:footnote>` })
    const at = (text: string) => paragraphsOf(docx).find((paragraph) => paragraph.text === text) ?? null
    const insert = (text: string) => insertAfter(docx, at(text), [blank], { tracked: BY, outOfTable: true })
    expect(code(() => insert('Objet 1'))).toBe('inside-field')
    expect(code(() => insert('fermé'))).toBe('locked')
    expect(code(() => insert('note'))).toBe('not-body')
    insert('a')
    expect(texts(docx).slice(0, 5)).toEqual(['Objet 1', 'Durée 2', 'a', 'Délai : [48 heures]', 'fermé'])
  })
  it('a control taken off leaves its text and no mark', () => {
    const docx = open(p(r('a')) + p(r('b')))
    insertAfter(docx, paragraphsOf(docx)[0], [blank], { tracked: BY, control: { tag: 'cl:a', title: 'A' } })
    for (const control of controlsOf(docx)) unwrapControl(docx, controlsOf(docx, control.tag)[0])
    expect([texts(docx), controlsOf(docx).length, body(docx).includes('customXml')]).toEqual([['a', 'Délai : [48 heures]', 'b'], 0, false])
  })
})

describe('data parts and settings', () => {
  it('are added, changed and removed; others stay; a broken one is shown as it is', () => {
    const docx = open(p(r('x')))
    addDataPart(docx, '<a xmlns="urn:autre"/>')
    writeDataPart(docx, 'urn:x', '<m xmlns="urn:x">é</m>')
    writeDataPart(docx, 'urn:x', '<m xmlns="urn:x">ê</m>')
    const again = saved(docx)
    expect(dataParts(again).map(({ namespace, xml }) => [namespace, xml])).toEqual([['urn:autre', '<a xmlns="urn:autre"/>'], ['urn:x', '<m xmlns="urn:x">ê</m>']])
    expect(dataPart(again, 'urn:x')?.id).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/)
    writeDataPart(again, 'urn:x', null)
    expect([dataPart(again, 'urn:x'), dataParts(saved(again)).length, saved(again).names().filter((name) => name.startsWith('customXml/')).length]).toEqual([null, 1, 3])
    const broken = openDocx(docxOf(p(r('x')), { more: { 'customXml/item1.xml': '<m xmlns="urn:x">', 'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/></Relationships>' } }))
    expect(dataPart(broken, 'urn:x')).toMatchObject({ namespace: null, xml: '<m xmlns="urn:x">' })
  })
  it('protection, signature and tracking are known', () => {
    const settings = (inner: string) => open(p(r('x')), { settings: inner })
    expect(protectionOf(settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')).kind).toBe('readOnly')
    expect(protectionOf(settings('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>')).kind).toBe('none')
    expect(protectionOf(open(p(r('x')), { more: { '_xmlsignatures/sig1.xml': '<s/>' } })).signed).toBe(true)
    const docx = settings('<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>')
    expect([tracksChanges(docx), setTracksChanges(docx, true), tracksChanges(saved(docx))]).toEqual([false, true, true])
    expect(strFromU8(unzipSync(docx.save())['word/settings.xml'])).toMatch(/<w:zoom [^>]*\/><w:trackRevisions\/><w:defaultTabStop/)
    setTracksChanges(docx, false)
    expect(tracksChanges(docx)).toBe(false)
    expect(setTracksChanges(open(p(r('x'))), true)).toBe(false)
  })
})
