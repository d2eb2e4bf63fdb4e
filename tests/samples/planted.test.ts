/** Every planted weakness is reported on its words, with its verdict; no finding stands on a sound passage. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Quote } from '../../src/contract/quote'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { reviewSnapshot } from '../../src/review/review-document'
import type { Reviewed } from '../../src/review/review-document'

const HERE = join(__dirname, '../../assets/samples')
const knowledge = loadKnowledge()
const NBSP = /\s/g

/** The document as one line, so that words are found across the broken lines of a PDF; cells of a row are joined by « | ». */
class OneLine {
  private readonly starts: number[] = []
  readonly text: string
  constructor(reviewed: Reviewed) {
    const { paragraphs } = reviewed.snapshot
    let text = ''
    paragraphs.forEach((paragraph, index) => {
      const before = paragraphs[index - 1]
      const sameRow = paragraph.place !== null && before?.place?.table === paragraph.place.table && before.place.row === paragraph.place.row
      if (index > 0) text += sameRow ? ' | ' : ' '
      this.starts.push(text.length)
      text += paragraph.text.replace(NBSP, ' ')
    })
    this.text = text
  }
  spanOf(words: string): [number, number] {
    const at = this.text.indexOf(words)
    if (at < 0) throw new Error(`not in the document: ${words}`)
    return [at, at + words.length]
  }
  touches(quote: Quote, [from, to]: [number, number]): boolean {
    const start = this.starts[quote.paragraph] + quote.start
    return start < to && from < start + quote.exact.length
  }
}

describe.each(['infogerance-faible', 'logiciel-sante-correct', 'maintenance-depuis-pdf'])('%s', (name) => {
  const list = parse(readFileSync(join(HERE, `${name}.yaml`), 'utf8')) as { weaknesses: { rule: string; verdict: string; words: string }[]; sound: { tempts: string; words: string }[] }
  let reviewed: Reviewed
  let line: OneLine
  beforeAll(async () => {
    reviewed = await reviewSnapshot(await openDocxDocument(new Uint8Array(readFileSync(join(HERE, `${name}.docx`))), { author: 'Test' }).read(), knowledge.open)
    line = new OneLine(reviewed)
  })

  it.each(list.weaknesses)('reports $rule as $verdict on « $words »', ({ rule, verdict, words }) => {
    const result = reviewed.review.results.find((known) => known.rule === rule)
    const span = line.spanOf(words)
    expect({ rule, verdict: result?.verdict, touches: result?.quotes.some((quote) => line.touches(quote, span)), quotes: result?.quotes.map(({ exact }) => exact) })
      .toMatchObject({ rule, verdict, touches: true })
  })

  it.each(list.sound)('says nothing of « $words »', ({ words }) => {
    const span = line.spanOf(words)
    // Where a comment would stand: every hit of a trap, the decisive words of the others (their further quotes only show what else was read).
    expect(reviewed.review.findings.filter(({ kind, quotes }) => (kind === 'trap' ? quotes : quotes.slice(0, 1)).some((quote) => line.touches(quote, span))).map(({ rule, verdict, quotes }) => [rule, verdict, quotes.map(({ exact }) => exact)])).toEqual([])
  })
})

it('says that the leaflet came from a PDF, and of no other sample', async () => {
  const said: string[] = []
  for (const name of ['infogerance-faible', 'logiciel-sante-correct', 'maintenance-depuis-pdf']) {
    const { review } = await reviewSnapshot(await openDocxDocument(new Uint8Array(readFileSync(join(HERE, `${name}.docx`))), { author: 'Test' }).read(), knowledge.open)
    if (review.notices.includes('from-pdf')) said.push(name)
    expect(review.notThisKind).toBeNull()
  }
  expect(said).toEqual(['maintenance-depuis-pdf'])
})
