/** One whole contract per stance, made of the library: reviewed like any other contract, from the committed .docx. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contractFile, libraryTools, names, types } from '../../assets/samples/model-contracts/make'
import { sampleValues } from '../../assets/samples/model-contracts/values'
import { checkValue } from '../../src/clauses/blank-value'
import { modelContract } from '../../src/clauses/model-contract'
import { stances } from '../../src/clauses/template'
import { buildContract } from '../../src/contract/build-contract'
import { judge } from '../../src/checklist/judge'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { knowledge } from './judged'
import { library, parties, tools } from './library'

const folder = join(__dirname, '../../assets/samples/model-contracts')
const file = (stance: (typeof stances)[number], filled: boolean) => readFileSync(join(folder, `${filled ? 'exemple' : 'modele'}-${names[stance]}.docx`))

async function reviewed(bytes: Uint8Array) {
  const { paragraphs } = await openDocxDocument(bytes, { author: 'Test' }).read()
  return { paragraphs, review: judge(buildContract(paragraphs, knowledge.contract), knowledge, { types }) }
}
const told = (review: Awaited<ReturnType<typeof reviewed>>['review']) =>
  review.findings.map(({ rule, verdict, quotes }) => `${rule} ${verdict}: ${quotes.slice(0, 2).map((quote) => `« ${quote.exact.slice(0, 120)} »`).join(' / ')}`)

describe.each(stances)('%s', (stance) => {
  test('the committed files are what the script makes of the library now', async () => {
    const { library: own, tools: ownTools } = libraryTools()
    for (const filled of [false, true]) expect(Buffer.from(await contractFile(own, stance, filled, ownTools)).equals(file(stance, filled))).toBe(true)
  })

  test('every clause of the library has its article, every annex that one cites is there', () => {
    const { articles, annexes } = modelContract(library, stance, types, { parties, values: {}, labels: 'fr' }, tools)
    const used = [...articles, ...annexes.flatMap((annex) => annex.sections)].flatMap((section) => section.clause ?? [])
    expect([...used].sort()).toEqual(library.clauses.map((clause) => clause.id).sort())
    expect(annexes.map(({ annex }) => annex.id)).toEqual(library.annexes.map((annex) => annex.id))
  })

  test('blanks filled and annexes in: no finding at all', async () => {
    const { review } = await reviewed(file(stance, true))
    expect(told(review)).toEqual([])
  })

  test('blanks empty: only the empty blanks are told', async () => {
    const { review, paragraphs } = await reviewed(file(stance, false))
    expect(paragraphs.some((paragraph) => paragraph.text.includes('['))).toBe(true)
    expect(told(review).filter((line) => !line.startsWith('consistency-blank-fields'))).toEqual([])
    expect(review.findings.map((finding) => finding.rule)).toContain('consistency-blank-fields')
  })
})

test('the made-up values are values of their blanks, for every blank without a default', () => {
  for (const [name, value] of Object.entries(sampleValues)) expect({ name, kind: checkValue(library.blanks[name], value, tools).kind }).toEqual({ name, kind: 'value' })
  for (const blank of Object.values(library.blanks)) if (blank.default === null) expect(Object.keys(sampleValues)).toContain(blank.name)
})

test('only the clauses of its types: a maintenance contract has no article on leasing, nor the annex on hosting', () => {
  const { articles, annexes } = modelContract(library, 'balanced', ['maintenance'], { parties, values: {}, labels: 'fr' }, tools)
  expect(articles.map((section) => section.clause)).not.toContain('cl-lease')
  expect(annexes.map(({ annex }) => annex.id)).not.toContain('hds')
})
