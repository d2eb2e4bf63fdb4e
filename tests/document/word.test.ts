import { readFileSync } from 'node:fs'
import { openDocx, paragraphsOf } from '../../src/ooxml'
import { WordBench } from './harness/word'

jest.setTimeout(120_000)
let bench: WordBench
beforeAll(async () => { bench = await WordBench.start() })
afterAll(() => bench.stop())

test('smoke', async () => {
  const file = new Uint8Array(readFileSync(process.env.SAMPLE ?? 'assets/samples/contrat-infogerance.docx'))
  const word = await bench.open(file)
  const snapshot = await word.document.read()
  console.log(snapshot.paragraphs.length, snapshot.notices, snapshot.paragraphs.slice(0, 12).map((p) => [p.listString, p.styleBuiltIn, p.styleName, p.text.slice(0, 40)]), await word.traffic())
  const docx = openDocx(file)
  expect(snapshot.paragraphs.map((p) => p.text)).toEqual(paragraphsOf(docx).map((p) => p.text))
  await word.close()
})
