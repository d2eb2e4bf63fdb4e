/** The host under the real office.js: what it does not know it refuses, as Word does. */
import { readFileSync } from 'node:fs'
import { WordBench } from '../document/harness/word'

jest.setTimeout(120_000)
let bench: WordBench
beforeAll(async () => { bench = await WordBench.start() })
afterAll(() => bench.stop())
const sample = (): Uint8Array => new Uint8Array(readFileSync('assets/samples/infogerance-faible.docx'))

test('a member that the adapter does not use is ApiNotFound, and the document stays as it was', async () => {
  const word = await bench.open(sample())
  const codes = await word.page.evaluate(async () => {
    const codeOf = (work: (context: Word.RequestContext) => void): Promise<string> =>
      Word.run(async (context) => {
        work(context)
        await context.sync()
      }).then(() => 'done', (error: { code: string }) => error.code)
    return [
      await codeOf((context) => context.document.body.clear()),
      await codeOf((context) => { context.document.body.insertHtml('<b>x</b>', 'End') }),
      await codeOf((context) => context.document.sections.load('body')),
      await codeOf((context) => context.document.body.paragraphs.getFirst().search('').load('text')),
      await codeOf((context) => context.document.body.paragraphs.getFirst().search('x'.repeat(256)).load('text')),
      await codeOf((context) => context.document.body.paragraphs.getFirst().load('text')),
    ]
  })
  expect(codes).toEqual(['ApiNotFound', 'ApiNotFound', 'ApiNotFound', 'InvalidArgument', 'SearchStringInvalidOrTooLong', 'done'])
  expect(Buffer.from(await word.bytes()).equals(Buffer.from(sample()))).toBe(true)
  await word.close()
})

test('nothing of the host itself can be reached from the wire', async () => {
  const word = await bench.open(sample())
  const code = await word.page.evaluate(() => Word.run(async (context) => {
    const paragraph = context.document.body.paragraphs.getFirst()
    // A load path is sent as it is written.
    paragraph.load('open,doc,element,constructor')
    await context.sync()
  }).then(() => 'done', (error: { code: string }) => error.code))
  expect(code).toBe('ApiNotFound')
  await word.close()
})

test('failures strike the calls that they name, as often as they say', async () => {
  const word = await bench.open(sample())
  await word.fail([{ at: 'sync', code: 'GeneralException', skip: 1, times: 1 }])
  const answers = await word.page.evaluate(async () => {
    const once = (): Promise<string> => Word.run(async (context) => {
      context.document.body.paragraphs.getFirst().load('text')
      await context.sync()
    }).then(() => 'done', (error: { code: string }) => error.code)
    return [await once(), await once(), await once()]
  })
  expect(answers).toEqual(['done', 'GeneralException', 'done'])
  await word.close()
})
