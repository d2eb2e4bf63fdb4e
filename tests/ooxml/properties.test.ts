/** Whatever is done in whatever order, the text, the marks and what was written hold (issue: property tests). */
import fc from 'fast-check'
import {
  addComment, commentsOf, insertAfter, openDocx, paragraphsOf, Refusal, removeComment, replaceText, replyTo, setResolved, settleAll, type DocxPackage,
} from '../../src/ooxml'
import { scanDocx } from '../fidelity/xml-scan'
import { BY, docxOf, p } from './small-docx'

const word = fc.string({ unit: fc.constantFrom('a', 'é', ' ', 'B', '’', '&amp;', '\u00a0', 'ü'), minLength: 1, maxLength: 7 })
const run = fc.tuple(word, fc.constantFrom('', '<w:b/>', '<w:i/>')).map(([text, rPr]) => `<w:r>${rPr ? `<w:rPr>${rPr}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`)
const mixed = fc.constantFrom('<w:r><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t></w:r>', '<w:bookmarkStart w:id="90" w:name="b"/><w:bookmarkEnd w:id="90"/>', '<w:r><w:noBreakHyphen/></w:r>')
const wrapped = fc.tuple(fc.constantFrom('ins', 'del', 'hyperlink', 'sdt', 'field', 'simple'), fc.array(run, { minLength: 1, maxLength: 3 })).map(([kind, runs]) => {
  const inner = runs.join('')
  const change = 'w:id="80" w:author="Me Durand" w:date="2026-01-02T08:00:00Z"'
  switch (kind) {
    case 'ins': return `<w:ins ${change}>${inner}</w:ins>`
    case 'del': return `<w:del ${change}>${inner.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`
    case 'hyperlink': return `<w:hyperlink w:anchor="b">${inner}</w:hyperlink>`
    case 'sdt': return `<w:sdt><w:sdtPr><w:tag w:val="autre"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
    case 'simple': return `<w:fldSimple w:instr="REF b">${inner}</w:fldSimple>`
    default: return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF b</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  }
})
const paragraph = fc.tuple(fc.array(fc.oneof({ weight: 3, arbitrary: run }, wrapped, mixed), { maxLength: 6 }), fc.boolean()).map(([content, deleted]) => p(content.join(''), deleted ? '<w:rPr><w:del w:id="70" w:author="Me Durand"/></w:rPr>' : ''))
/** Gives each bookmark and change of the body its own id. */
const numbered = (body: string): string => {
  let n = 100
  return body.replace(/w:id="(\d+)"( w:name="b"\/><w:bookmarkEnd w:id="\1")?/g, (_, id: string, bookmark?: string) => (n++, `w:id="${n}"${bookmark ? bookmark.replace(`w:id="${id}"`, `w:id="${n}"`).replace('"b"', `"b${n}"`) : ''}`))
}
const contract = fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((paragraphs) => numbered(paragraphs.join('')) + p('<w:r><w:t>Fin.</w:t></w:r>'))

type Step = { do: 'comment' | 'reply' | 'resolve' | 'remove' | 'insert' | 'replace'; a: number; b: number; c: number }
const steps = fc.array(fc.record({ do: fc.constantFrom('comment', 'comment', 'reply', 'resolve', 'remove', 'insert', 'replace'), a: fc.nat(), b: fc.nat(), c: fc.nat() }) as fc.Arbitrary<Step>, { maxLength: 12 })

/** What the document must hold, kept beside it in the plainest way. */
interface Model { texts: string[]; comments: Map<string, { text: string; exact: string | null; parent: string | null; resolved: boolean }> }

const read = (docx: DocxPackage) => paragraphsOf(docx).map(({ text }) => text)
const pick = <T>(all: T[], n: number): T => all[n % all.length]

function carryOut(docx: DocxPackage, model: Model, step: Step, n: number): void {
  const index = step.a % model.texts.length, text = model.texts[index], start = step.b % (text.length + 1), end = start + (step.c % (text.length - start + 1))
  const paragraph = paragraphsOf(docx)[index], threads = [...model.comments].filter(([, { parent }]) => parent === null).map(([id]) => id)
  switch (step.do) {
    case 'comment': {
      model.comments.set(addComment(paragraph, start, end, `n° ${n}`, BY), { text: `n° ${n}`, exact: text.slice(start, end), parent: null, resolved: false })
      return
    }
    case 'insert': {
      insertAfter(docx, paragraph, [{ pieces: [{ text: `Clause ${n} ` }, { text: '[blanc]', control: { tag: `blank:${n}`, title: 'b' } }], like: paragraph }], { tracked: BY, control: { tag: `cl:${n}`, title: 'c' } })
      model.texts.splice(index + 1, 0, `Clause ${n} [blanc]`)
      return
    }
    case 'replace': {
      replaceText(paragraph, start, end, `«${n}»`, BY)
      model.texts[index] = `${text.slice(0, start)}«${n}»${text.slice(end)}`
      // Words under a comment may have changed; that it is paired and kept is checked below.
      for (const comment of model.comments.values()) comment.exact = null
      return
    }
    default: {
      if (threads.length === 0) return
      const id = pick(threads, step.a)
      if (step.do === 'reply') model.comments.set(replyTo(docx, id, `réponse ${n}`, BY), { text: `réponse ${n}`, exact: null, parent: id, resolved: model.comments.get(id)?.resolved ?? false })
      else if (step.do === 'resolve') {
        setResolved(docx, id, true)
        for (const [each, comment] of model.comments) if (each === id || comment.parent === id) comment.resolved = true
      } else {
        removeComment(docx, id)
        for (const [each, comment] of model.comments) if (each === id || comment.parent === id) model.comments.delete(each)
      }
    }
  }
}

it('any sequence of comment, insert, replace, reply, resolve and remove keeps text, pairs marks, and reads back', () => {
  fc.assert(fc.property(contract, steps, (body, all) => {
    const bytes = docxOf(body), docx = openDocx(bytes), model: Model = { texts: read(docx), comments: new Map() }
    const rejected = (one: DocxPackage) => { settleAll(one, 'reject'); return read(one) }
    const before = rejected(openDocx(bytes))
    for (const [n, step] of all.entries()) {
      try {
        carryOut(docx, model, step, n)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
      expect(read(docx)).toEqual(model.texts)
    }
    const file = docx.save(), again = openDocx(file)
    expect(read(again)).toEqual(model.texts)
    expect(scanDocx(file).unpaired).toEqual([])
    const comments = new Map(commentsOf(again).map((comment) => [comment.id, comment]))
    expect([...comments.keys()].sort()).toEqual([...model.comments.keys()].sort())
    for (const [id, { text, exact, parent, resolved }] of model.comments) {
      const comment = comments.get(id)
      expect([comment?.text, comment?.parent, comment?.resolved]).toEqual([text, parent, resolved])
      if (exact !== null && comment?.anchor) expect(comment.anchor.paragraph.text.slice(comment.anchor.start, comment.anchor.end)).toBe(exact)
      if (exact !== null) expect(comment?.anchor).not.toBeNull()
    }
    expect(rejected(openDocx(file))).toEqual(before)
    const accepted = openDocx(file)
    settleAll(accepted, 'accept')
    expect(read(accepted)).toEqual(model.texts)
    if (all.length === 0) expect(file).toBe(bytes)
  }), { numRuns: Number(process.env.RUNS ?? 150) })
})
