/**
 * Clauses one after the other at the very end, by the calls of the Word adapter (`insertParagraph`, then style, list, look and
 * controls): rejecting all of it, or taking one back and rejecting the rest, gives the original back to the letter.
 */
import { controlsOf, openDocx, paragraphsOf, settleAll } from '../../src/ooxml'
import { ASSUMED } from '../../src/preview/office-host/assumptions'
import { ContentControlCollection } from '../../src/preview/office-host/control-objects'
import { OpenDocument } from '../../src/preview/office-host/open-document'
import { partsOf, type Paragraph } from '../../src/preview/office-host/text-objects'
import { bodyOf } from '../insertions/reject-all'
import { docxOf, p, r } from '../ooxml/small-docx'

const STYLES = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`
const level = (text: string, style = '') => `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>${style}<w:lvlText w:val="${text}"/></w:lvl>`
const NUMBERING = `<w:abstractNum w:abstractNumId="0">${level('Article %1 –', '<w:pStyle w:val="Heading1"/>')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level('%1)')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`
const contract = (lastLook: string): Uint8Array => docxOf([
  p(r('Objet'), '<w:pStyle w:val="Heading1"/>'), p(r('Un point.'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
  p(r('Fait en deux exemplaires.'), lastLook), '<w:sectPr/>',
].join(''), { styles: STYLES, numbering: NUMBERING })
const LAST = { plain: '', 'of its own look': '<w:spacing w:before="480"/><w:jc w:val="right"/><w:rPr><w:i/></w:rPr>' }

class Bench {
  readonly docx
  private readonly open

  constructor(bytes: Uint8Array) {
    this.docx = openDocx(bytes)
    this.open = new OpenDocument(this.docx, { author: 'Testeur', date: '2026-01-01T00:00:00Z', assumptions: ASSUMED, onSelect: () => undefined })
    this.open.tracking = 'TrackAll'
  }

  paragraphs(): Paragraph[] {
    return this.open.paragraphs('body').flatMap((paragraph) => partsOf(this.open, paragraph))
  }

  texts(): string[] {
    return paragraphsOf(this.docx).map(({ text }) => text)
  }

  /** A heading, an item of the list and plain text with a blank, as `document/word/insert-clause.ts` writes them. */
  insert(name: string, index = -1): void {
    const [heading, item] = this.paragraphs()
    let last = this.paragraphs().at(index) as Paragraph
    const made = [heading, item, null].map((model, i) => {
      last = last.InsertParagraph(`${name} ${i} : [48 heures].`, 'After')
      if (model) last.Style = model.Style
      else last.StyleBuiltIn = 'Normal'
      return { paragraph: last, model }
    })
    for (const { paragraph, model } of made) {
      if (paragraph.number && paragraph.number.numId !== model?.number?.numId) paragraph.DetachFromList()
      if (model?.number && !paragraph.number) paragraph.AttachToList(Number(model.number.numId), model.number.level)
    }
    for (const { paragraph, model } of made) {
      if (!model) continue
      paragraph.Alignment = model.Alignment
      paragraph.LeftIndent = model.LeftIndent
      paragraph.SpaceBefore = model.SpaceBefore
      paragraph.Font.Bold = model.Font.Bold
    }
    for (const { paragraph } of made.slice(1)) paragraph.Search('[48 heures]', null).GetFirst().InsertContentControl().Tag = 'blank:delai'
    made[0].paragraph.GetRange('Whole').ExpandTo(last.GetRange('Whole')).InsertContentControl().Tag = `cl:${name}`
  }

  takeBack(name: string): void {
    new ContentControlCollection(this.open, `cl:${name}`).items().forEach((control) => control.Delete(false))
  }
}

describe.each(Object.entries(LAST))('after a last paragraph that is %s', (_what, look) => {
  const original = contract(look)
  const body = bodyOf(original, false).xml
  const bench = (): Bench => {
    const made = new Bench(original)
    for (const name of ['a', 'b', 'c']) made.insert(name)
    return made
  }

  test('three clauses: all rejected, the original stands there again, also in the document that was read before', () => {
    const made = bench(), { docx } = made
    expect(made.texts().slice(2)).toEqual(['Fait en deux exemplaires.', ...['a', 'b', 'c'].flatMap((name) => [0, 1, 2].map((i) => `${name} ${i} : [48 heures].`))])
    expect(bodyOf(docx.save(), true)).toEqual({ xml: body, controls: 0 })
    settleAll(docx, 'reject')
    expect(paragraphsOf(docx).map(({ text, listString }) => [text, listString])).toEqual([['Objet', 'Article 1 –'], ['Un point.', '1)'], ['Fait en deux exemplaires.', null]])
    expect(controlsOf(docx)).toEqual([])
  })

  test.each(['a', 'b', 'c', 'c, b', 'a, c', 'b, a, c'])('taken back: %s', (list) => {
    const made = bench(), names = list.split(', ')
    for (const name of names) made.takeBack(name)
    expect(made.texts()).toHaveLength(3 + 3 * (3 - names.length))
    expect(bodyOf(made.docx.save(), true)).toEqual({ xml: body, controls: 0 })
  })

  test('a clause that came in between later ends the document once the one at the end is taken back', () => {
    const made = new Bench(original)
    made.insert('end')
    made.insert('between', 2)
    made.takeBack('end')
    expect(made.texts().slice(2)).toEqual(['Fait en deux exemplaires.', 'between 0 : [48 heures].', 'between 1 : [48 heures].', 'between 2 : [48 heures].'])
    expect(bodyOf(made.docx.save(), true)).toEqual({ xml: body, controls: 0 })
    made.takeBack('between')
    expect(bodyOf(made.docx.save(), false)).toEqual({ xml: body, controls: 0 })
  })

  test('paragraphs deleted one by one from the end, as after an insertion that failed', () => {
    const made = new Bench(original)
    made.insert('a')
    made.paragraphs()[2].InsertParagraph('Entre.', 'After')
    const last = made.paragraphs().at(-1)?.InsertParagraph('Après.', 'After')
    if (!last) throw new Error('nothing inserted')
    last.Delete()
    expect(bodyOf(made.docx.save(), true)).toEqual({ xml: body, controls: 0 })
    made.takeBack('a')
    expect(made.texts().slice(2)).toEqual(['Fait en deux exemplaires.', 'Entre.'])
    expect(bodyOf(made.docx.save(), true)).toEqual({ xml: body, controls: 0 })
  })
})
