/** End to end: the real pane, the real office.js, a real browser; the file is then read by others. */
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { commentsOf, openDocx, paragraphsOf, revisionsOf, settleAll, type DocxPackage } from '../../src/ooxml'
import { asPandoc } from '../ooxml/pandoc'
import { pandocComments, pythonParagraphs, throughLibreOffice } from './readers'
import { PreviewBench, ROOT } from './site'

jest.setTimeout(240_000)
let bench: PreviewBench
beforeAll(async () => { bench = await PreviewBench.start() })
afterAll(() => bench.stop())

const shots = path.join(ROOT, 'out/screenshots')
mkdirSync(shots, { recursive: true })
const original = new Uint8Array(readFileSync(path.join(ROOT, 'assets/samples/infogerance-faible.docx')))
const textsOf = (docx: DocxPackage): string[] => paragraphsOf(docx).map(({ text }) => text)
const roots = (docx: DocxPackage) => commentsOf(docx).filter(({ parent }) => parent === null)

test('scan, comment all, insert, dismiss, re-scan, download; read by pandoc, python-docx and LibreOffice', async () => {
  const { driver, page, problems } = await bench.open()
  await driver.scan()
  // A mere scan writes nothing.
  expect(Buffer.from(await driver.download()).equals(Buffer.from(original))).toBe(true)
  const findings = await driver.at('finding').count()
  expect(findings).toBeGreaterThan(10)

  const result = await driver.commentAll()
  const placed = /(\d+) sur (\d+)/.exec(result)
  expect(placed?.[1]).toBe(placed?.[2])
  await page.screenshot({ path: path.join(shots, 'commented-light.png') })

  const inserted = await driver.insertFor()
  expect(inserted).toContain('Satisfait')
  await driver.at('inserted-show').click()
  await page.screenshot({ path: path.join(shots, 'inserted-light.png') })
  await driver.back()

  const card = await driver.card()
  const dismissed = await card.getAttribute('data-finding')
  await card.getByTestId('dismiss').click()
  await driver.pane.locator('[data-testid^=dismiss-]').first().click()
  await driver.at('dismiss-confirm').click()
  await driver.pane.locator(`[data-finding="${dismissed}"]`).waitFor({ state: 'detached' })

  const before = openDocx(await driver.download())
  const written = roots(before).length
  // Findings on the same passage share one comment.
  expect(written).toBeGreaterThan(10)
  expect(written).toBeLessThanOrEqual(Number(placed?.[1]))
  await driver.scan()
  expect(roots(openDocx(await driver.download())).length).toBe(written)

  const bytes = await driver.download()
  const docx = openDocx(bytes)
  // Each comment stands on exactly the words that our model says, as pandoc reads the file.
  const pandoc = pandocComments(bytes)
  expect(pandoc.length).toBe(written)
  const ours = roots(docx).map(({ anchor }) => asPandoc(anchor ? anchor.paragraph.text.slice(anchor.start, anchor.end) : ''))
  expect(pandoc.map(({ exact }) => exact).sort()).toEqual([...ours].sort())
  // The only changes of the text are tracked insertions: rejecting them gives the original back.
  expect(revisionsOf(docx).every(({ kind }) => kind === 'insertion' || kind === 'format')).toBe(true)
  const rejected = openDocx(bytes)
  settleAll(rejected, 'reject')
  expect(textsOf(rejected)).toEqual(textsOf(openDocx(original)))
  expect(pythonParagraphs(bytes).length).toBeGreaterThanOrEqual(pythonParagraphs(original).length)
  expect(roots(openDocx(throughLibreOffice(bytes))).length).toBe(written)
  expect(problems).toEqual([])
  await page.context().close()
})

test('dark and narrow, in English', async () => {
  const { driver, page, problems } = await bench.open({ scheme: 'dark', language: 'en' })
  await driver.scan()
  await page.screenshot({ path: path.join(shots, 'scanned-dark.png') })
  expect(await driver.at('summary').innerText()).toMatch(/points/)
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  expect(problems).toEqual([])
  await page.context().close()
})

test('when Word refuses comments, the pane says so, and does not say that they are placed', async () => {
  const { driver, page } = await bench.open()
  await driver.scan()
  await page.evaluate(() => window.clausierPreview.host?.fail([{ at: 'Range.InsertComment', code: 'NotAllowed' }]))
  const result = await driver.commentAll()
  expect(result).toMatch(/^0 sur \d+/)
  expect(result).toContain('Word ne le permet pas ici')
  expect(await driver.at('outcome').first().getAttribute('data-outcome')).toBe('refused')
  expect(roots(openDocx(await driver.download()))).toEqual([])
  await page.context().close()
})

test('a read-only document is reviewed, and writing is refused with its reason', async () => {
  const { driver, page } = await bench.open({ host: { readOnly: true } })
  await driver.scan()
  expect(await driver.at('read-only').innerText()).toContain('lecture seule')
  expect(await driver.at('comment-all').count()).toBe(0)
  expect(await driver.at('finding').count()).toBeGreaterThan(10)
  await page.context().close()
})

test('a file that is no .docx is refused in a sentence, and the pane stays usable', async () => {
  const { driver, page } = await bench.open()
  const refusals: [string, Uint8Array, RegExp][] = [
    ['contrat.pdf', Buffer.from('%PDF-1.7'), /PDF/],
    ['vide.docx', new Uint8Array(), /vide/],
    ['texte.docx', Buffer.from('bonjour'), /pas un document Word/],
    ['ancien.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /ancien document Word/],
  ]
  for (const [name, bytes, why] of refusals) {
    await driver.drop(name, bytes)
    await page.locator('.message-problem').filter({ hasText: name }).waitFor()
    expect(await page.locator('.message').innerText()).toMatch(why)
  }
  await driver.scan()
  expect(await driver.at('finding').count()).toBeGreaterThan(10)
  await driver.drop('autre.docx', new Uint8Array(readFileSync(path.join(ROOT, 'assets/samples/logiciel-sante-correct.docx'))))
  await page.locator('.file-name').filter({ hasText: 'autre.docx' }).waitFor()
  await driver.ready()
  await page.context().close()
})
