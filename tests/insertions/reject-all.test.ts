import { openDocx, insertAfter, paragraphsOf } from '../../src/ooxml'
import { BY, docxOf, p, r } from '../ooxml/small-docx'
import { bodyOf } from './reject-all'

const original = docxOf(`${p(r('Objet.'))}${p(r('Fin.'), '<w:jc w:val="right"/>')}<w:sectPr/>`)
const clause = [{ pieces: [{ text: 'Sauvegardes' }], like: null }, { pieces: [{ text: 'Délai : ' }, { text: '[48 heures]', control: { tag: 'blank:d', title: 'Délai' } }], like: null }]

function withClauses(tracked: typeof BY | null, after: number[]): Uint8Array {
  const docx = openDocx(original)
  for (const [n, index] of after.entries()) {
    const paragraphs = paragraphsOf(docx)
    insertAfter(docx, paragraphs.at(index) ?? null, clause, { tracked, control: { tag: `cl:${n}`, title: `Clause ${n}` } })
  }
  return docx.save()
}

test.each([['in the middle', [0]], ['at the very end', [-1]], ['twice at the very end', [-1, -1]]])('a clause inserted %s, then rejected, leaves the body as it was and no control of ours', (_where, after) => {
  const file = withClauses(BY, after)
  expect(bodyOf(file, false).controls).toBe(after.length * 2)
  expect(bodyOf(file, true)).toEqual({ xml: bodyOf(original, false).xml, controls: 0 })
})

test('this reader sees what stays: a control that is no tracked change, or whose two tags are not both tracked', () => {
  expect(bodyOf(withClauses(null, [-1]), true).controls).toBe(2)
  const half = docxOf(`${p(r('Fin.'))}<w:customXmlInsRangeStart w:id="1" w:author="x"/><w:sdt><w:sdtPr><w:tag w:val="cl:a"/></w:sdtPr><w:sdtContent><w:customXmlInsRangeEnd w:id="1"/>${p(r('Clause.'))}</w:sdtContent></w:sdt>`)
  expect(bodyOf(half, true).controls).toBe(1)
})
