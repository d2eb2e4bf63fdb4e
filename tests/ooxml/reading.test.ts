import { commentsOf, openDocx, paragraphsOf } from '../../src/ooxml'
import { docxOf, NAMESPACES, p, packed, r, t } from './small-docx'

const texts = (body: string, parts = {}) => paragraphsOf(openDocx(docxOf(body, parts))).map((paragraph) => paragraph.text)
const fld = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`

describe('text of a paragraph', () => {
  it.each([
    ['runs', r('Le ') + r('Client', '<w:b/>'), 'Le Client'],
    ['tab, break, hyphens', `<w:r>${t('a')}<w:tab/>${t('b')}<w:br/>${t('c')}<w:noBreakHyphen/>${t('d')}<w:softHyphen/>${t('e')}</w:r>`, 'a\tb\nc\u2011d\u00ade'],
    ['hyperlink', `<w:hyperlink>${r('lien')}</w:hyperlink>${r(' !')}`, 'lien !'],
    ['insertion and deletion', `${r('a')}<w:ins w:id="1" w:author="x">${r('b')}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>c</w:delText></w:r></w:del>${r('d')}`, 'abd'],
    ['a deletion inside an insertion', `<w:ins w:id="1" w:author="x">${r('a')}<w:del w:id="2" w:author="y"><w:r><w:delText>b</w:delText></w:r></w:del></w:ins>`, 'a'],
    ['moves', `<w:moveFrom w:id="1" w:author="x">${r('parti')}</w:moveFrom><w:moveTo w:id="2" w:author="x">${r('venu')}</w:moveTo>`, 'venu'],
    ['a field by its result', `${r('page ')}${fld('begin')}${code('PAGE')}${fld('separate')}${r('7')}${fld('end')}`, 'page 7'],
    ['a field inside a field', `${fld('begin')}${code('IF ')}${fld('begin')}${code('X')}${fld('separate')}${r('caché')}${fld('end')}${code(' = 1')}${fld('separate')}${r('vu')}${fld('end')}`, 'vu'],
    ['a field without result', `${r('a')}${fld('begin')}${code('XE')}${fld('end')}${r('b')}`, 'ab'],
    ['a simple field', `<w:fldSimple w:instr="SEQ">${r('3')}</w:fldSimple>`, '3'],
    ['nested controls', `<w:sdt><w:sdtPr/><w:sdtContent>${r('a')}<w:sdt><w:sdtContent>${r('b')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`, 'ab'],
    ['smart tags and bidirectional text', `<w:smartTag>${r('a')}<w:bdo w:val="rtl">${r('b')}</w:bdo></w:smartTag>`, 'ab'],
    ['one branch of an alternative', `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${t('neuf')}</mc:Choice><mc:Fallback>${t('ancien')}</mc:Fallback></mc:AlternateContent></w:r>`, 'neuf'],
    ['the fallback of an unknown branch', `<w:r><mc:AlternateContent><mc:Choice Requires="inconnu">${t('neuf')}</mc:Choice><mc:Fallback>${t('ancien')}</mc:Fallback></mc:AlternateContent></w:r>`, 'ancien'],
    ['an emoji for older readers', `<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:x/></mc:Choice><mc:Fallback>${t('😏')}</mc:Fallback></mc:AlternateContent></w:r>`, '😏'],
    ['a formula', `${r('P = ')}<m:oMath><m:r><m:t>V×R</m:t></m:r></m:oMath>`, 'P = V×R'],
    ['a line end in the XML', '<w:r><w:t>un\ndeux</w:t></w:r>', 'un deux'],
  ])('%s', (_, content, expected) => expect(texts(p(content))).toEqual([expected]))
})

describe('paragraphs', () => {
  const deletedMark = '<w:rPr><w:del w:id="9" w:author="x"/></w:rPr>'
  it('a paragraph whose mark is deleted reads as one with the next, in the style of the next', () => {
    const [first, ...rest] = paragraphsOf(openDocx(docxOf(p(r('Il garantit '), `<w:pStyle w:val="A"/>${deletedMark}`) + p(r('un délai.'), '<w:pStyle w:val="B"/>') + p(r('Fin.')),
      { styles: '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/></w:style>' })))
    expect([first.text, first.styleId, first.deletedInside, rest.length]).toEqual(['Il garantit un délai.', 'B', true, 1])
  })
  it('but not across a table or the end of a cell', () => {
    const table = `<w:tbl><w:tr><w:tc>${p(r('a'), deletedMark)}</w:tc></w:tr></w:tbl>`
    expect(texts(p(r('avant'), deletedMark) + table + p(r('après')))).toEqual(['avant', 'a', 'après'])
  })
  it('a deleted row is left out, and controls around rows and cells are passed through', () => {
    const cell = (text: string) => `<w:tc>${p(r(text))}</w:tc>`
    const table = `<w:tbl><w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr>${cell('parti')}</w:tr><w:sdt><w:sdtContent><w:tr>${cell('a')}<w:sdt><w:sdtContent>${cell('b')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`
    expect(texts(table)).toEqual(['a', 'b'])
  })
  it('a table gives row, column by the grid, header and depth', () => {
    const cell = (text: string, properties = '', more = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}${more}</w:tc>`
    const inner = `<w:tbl><w:tr>${cell('dedans')}</w:tr></w:tbl>${p('')}`
    const body = `<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('h1', '<w:gridSpan w:val="2"/>')}${cell('h2')}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('a')}${cell('b', '', inner)}</w:tr></w:tbl>`
    expect(paragraphsOf(openDocx(docxOf(body))).map(({ text, place }) => [text, place?.table, place?.row, place?.column, place?.columnSpan, place?.header, place?.depth])).toEqual([
      ['h1', 0, 0, 0, 2, true, 1], ['h2', 0, 0, 2, 1, true, 1], ['a', 0, 1, 1, 1, false, 1], ['b', 0, 1, 2, 1, false, 1], ['dedans', 1, 0, 0, 1, false, 2], ['', 0, 1, 2, 1, false, 1],
    ])
  })
  it('notes come after the body in the order of their references, without separators or notes nobody refers to', () => {
    const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(r(text))}</w:footnote>`, reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    expect(texts(p(r('a') + reference(2)) + p(r('b') + reference(1)), { footnotes: `<w:footnote w:type="separator" w:id="0">${p(r('—'))}</w:footnote>${note(1, 'un')}${note(2, 'deux')}${note(3, 'perdue')}` })).toEqual(['a', 'b', 'deux', 'un'])
  })
  it('strict documents and other prefixes read the same', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const bytes = packed(`<x:document xmlns:x="${strict}"><x:body><x:p><x:pPr><x:outlineLvl x:val="1"/></x:pPr><x:r><x:t>Objet</x:t></x:r></x:p></x:body></x:document>`)
    expect(paragraphsOf(openDocx(bytes)).map(({ text, outlineLevel }) => [text, outlineLevel])).toEqual([['Objet', 2]])
  })
  it('hidden text is read and told', () => {
    const [paragraph] = paragraphsOf(openDocx(docxOf(p(r('vu ') + r('caché', '<w:vanish/>')))))
    expect([paragraph.text, paragraph.map.hidden]).toEqual(['vu caché', true])
  })
  it('an embedded sheet or a chart is told as unread', () => {
    const unread = (content: string) => paragraphsOf(openDocx(docxOf(p(`<w:r>${content}</w:r>`))))[0].map.unread
    const graphic = (uri: string) => `<w:drawing><wp:inline><a:graphic><a:graphicData uri="${uri}"/></a:graphic></wp:inline></w:drawing>`
    expect([unread('<w:object/>'), unread(graphic('http://schemas.openxmlformats.org/drawingml/2006/chart')), unread(graphic('http://schemas.openxmlformats.org/drawingml/2006/picture'))]).toEqual([true, true, false])
  })
  it('a locked control locks its paragraphs', () => {
    const locked = `<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>${p(r('fermé'))}</w:sdtContent></w:sdt>`
    expect(paragraphsOf(openDocx(docxOf(p(r('ouvert')) + locked))).map((paragraph) => paragraph.locked)).toEqual([false, true])
  })
})

describe('styles', () => {
  const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Article du contrat"/><w:basedOn w:val="Titre1"/></w:style>
    <w:style w:type="character" w:styleId="Gras"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Boucle"><w:name w:val="Boucle"/><w:basedOn w:val="Boucle"/></w:style>`
  const one = (pPr: string, content = r('x')) => paragraphsOf(openDocx(docxOf(p(content, pPr), { styles })))[0]
  it('French Word: built-in name from the English one that the file keeps', () => expect(one('<w:pStyle w:val="Titre1"/>')).toMatchObject({ styleId: 'Titre1', styleName: 'heading 1', styleBuiltIn: 'Heading1', outlineLevel: 1 }))
  it('a custom style inherits the level of its base', () => expect(one('<w:pStyle w:val="Article"/>')).toMatchObject({ styleBuiltIn: null, outlineLevel: 1, bold: true }))
  it('the default style', () => expect(one('')).toMatchObject({ styleId: 'Normal', styleBuiltIn: 'Normal', outlineLevel: null, bold: false }))
  it('its own level wins, and 9 is body text', () => expect([one('<w:pStyle w:val="Titre1"/><w:outlineLvl w:val="9"/>').outlineLevel, one('<w:outlineLvl w:val="2"/>').outlineLevel]).toEqual([null, 3]))
  it('bold toggles between paragraph and character style', () => expect(one('<w:pStyle w:val="Titre1"/>', r('x', '<w:rStyle w:val="Gras"/>')).bold).toBe(false))
  it('a loop of styles ends', () => expect(one('<w:pStyle w:val="Boucle"/>').outlineLevel).toBeNull())
})

describe('list strings', () => {
  const lvl = (ilvl: number, format: string, text: string, more = '') => `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const list = (levels: string, more = '') => `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${more}`
  const at = (level: number, numId = 1) => p(r('x'), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`)
  const strings = (body: string, numbering: string, styles = '') => paragraphsOf(openDocx(docxOf(body, { numbering, styles }))).map((paragraph) => paragraph.listString)
  const THREE = lvl(0, 'decimal', 'Article %1') + lvl(1, 'decimal', '%1.%2') + lvl(2, 'lowerLetter', '%3)')

  it('levels count under one another and restart', () => expect(strings([0, 1, 1, 2, 2, 1, 2, 0, 1].map((level) => at(level)).join(''), list(THREE)))
    .toEqual(['Article 1', '1.1', '1.2', 'a)', 'b)', '1.3', 'a)', 'Article 2', '2.1']))
  it('a level above that was never used shows its first number', () => expect(strings(at(1) + at(1) + at(0), list(THREE))).toEqual(['1.1', '1.2', 'Article 2']))
  it('formats', () => {
    const formats = ['upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'decimalZero'].map((format, i) => lvl(i, format, `%${i + 1}`)).join('')
    expect(strings([0, 1, 2, 3, 4].map((level) => at(level).repeat(4)).join(''), list(formats)).filter((_, i) => i % 4 === 3)).toEqual(['IV', 'iv', 'D', 'd', '04'])
  })
  it('after z comes aa', () => expect(strings(at(0).repeat(28), list(lvl(0, 'lowerLetter', '%1)'))).slice(25)).toEqual(['z)', 'aa)', 'bb)']))
  it('isLgl shows every level in digits', () => expect(strings(at(0) + at(1), list(lvl(0, 'upperRoman', '%1') + lvl(1, 'decimal', '%1.%2', '<w:isLgl/>')))).toEqual(['I', '1.1']))
  it('a bullet of a symbol font reads « • », others as they are', () => expect(strings(at(0) + at(1), list(lvl(0, 'bullet', '\uf0b7') + lvl(1, 'bullet', '–')))).toEqual(['•', '–']))
  it('two instances of one list count on, unless one starts anew', () => {
    const more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    expect(strings(at(0) + at(0, 2) + at(0, 3) + at(0, 3), list(lvl(0, 'decimal', '%1.'), more))).toEqual(['1.', '2.', '5.', '6.'])
  })
  it('lvlRestart 0 goes on through higher levels', () => expect(strings(at(0) + at(1) + at(0) + at(1), list(lvl(0, 'decimal', '%1') + lvl(1, 'decimal', '%2', '<w:lvlRestart w:val="0"/>')))).toEqual(['1', '1', '2', '2']))
  it('a level linked to a style numbers its paragraphs, and numId 0 takes one out', () => {
    const numbering = list(lvl(0, 'decimal', '%1', '<w:pStyle w:val="T1"/>') + lvl(1, 'decimal', '%1.%2', '<w:pStyle w:val="T2"/>'))
    const styles = ['T1', 'T2'].map((id) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`).join('')
    expect(strings(p(r('x'), '<w:pStyle w:val="T1"/>') + p(r('x'), '<w:pStyle w:val="T2"/>') + p(r('x'), '<w:pStyle w:val="T2"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p(r('x'), '<w:pStyle w:val="T2"/>'), numbering, styles)).toEqual(['1', '1.1', null, '1.2'])
  })
  it('a list through a numbering style', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Liste"/>${lvl(0, 'decimal', 'Art. %1')}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Liste"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
    expect(strings(at(0), numbering)).toEqual(['Art. 1'])
  })
})

it('foreign comments are read with place, replies and resolved state', () => {
  const comments = `<w:comments ${NAMESPACES} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:comment w:id="0" w:author="Me Durand" w:date="2026-01-02T08:00:00Z"><w:p w14:paraId="00000001"><w:r>${t('Vague.')}</w:r></w:p></w:comment><w:comment w:id="1" w:author="Éditeur"><w:p w14:paraId="00000002"><w:r>${t('Non.')}</w:r></w:p></w:comment></w:comments>`
  const extended = '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/></w15:commentsEx>'
  const rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/><Relationship Id="b" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>'
  const body = p(r('Le ') + '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>' + r('Client') + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>' + r(' paie.'))
  const read = commentsOf(openDocx(docxOf(body, { more: { 'word/comments.xml': comments, 'word/commentsExtended.xml': extended, 'word/_rels/document.xml.rels': rels } })))
  expect(read.map(({ id, author, text, resolved, parent, anchor }) => [id, author, text, resolved, parent, anchor?.start, anchor?.end])).toEqual([['0', 'Me Durand', 'Vague.', true, null, 3, 9], ['1', 'Éditeur', 'Non.', true, '0', 3, 9]])
})
