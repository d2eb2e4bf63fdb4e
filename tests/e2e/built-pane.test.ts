/** The pane as it is published, in a browser: with Word, without office.js, outside of Word, and when it cannot start. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { commentsOf, openDocx } from '../../src/ooxml'
import { CDN, PublishedBench } from './published-pane'
import { ROOT } from './site'

jest.setTimeout(300_000)
const sample = new Uint8Array(readFileSync(path.join(ROOT, 'assets/samples/infogerance-faible.docx')))
let bench: PublishedBench
beforeAll(async () => {
  bench = await PublishedBench.start()
})
afterAll(() => bench.stop())

test('the published page reviews and comments in Word, with office.js from its CDN address, and speaks to nobody else', async () => {
  const { page, cdn, strangers, problems } = await bench.page('npm', sample)
  await bench.open(page)
  await page.getByTestId('scan').click()
  await page.getByTestId('comment-all').click()
  await page.getByTestId('comments-result').waitFor()
  expect(await page.getByTestId('comments-result').innerText()).toMatch(/posés exactement|exact/)
  const bytes = new Uint8Array(Buffer.from(await page.evaluate(() => window.harness.bytes()), 'base64'))
  expect(commentsOf(openDocx(bytes)).length).toBeGreaterThan(10)
  expect(cdn).toContain('office.js')
  expect(strangers).toEqual([])
  expect(problems).toEqual([])
  // Comments as a person waits for them: reading and writing are counted by the host.
  const { syncs } = await page.evaluate(() => window.harness.host().traffic)
  expect(syncs).toBeLessThan(20)
  await page.context().close()
})

test('when the pane cannot start, the page says so with a report, and is not blank', async () => {
  const { page } = await bench.page('npm', sample)
  // A browser that keeps nothing: the store throws before there is a session.
  await page.addInitScript(() => { Object.defineProperty(window, 'indexedDB', { get: () => { throw new Error('blocked by the administrator') } }) })
  await bench.open(page)
  await page.getByTestId('fault').waitFor()
  expect(await page.getByTestId('fault-report').innerText()).toContain('Error')
  expect(await page.getByTestId('fault-report').innerText()).not.toContain('blocked by the administrator')
  await page.getByTestId('fault-restart').waitFor()
  await page.context().close()
})

test('without office.js the page says how to open Clausier', async () => {
  const { page } = await bench.page('absent')
  await bench.open(page)
  const notice = page.getByTestId('not-in-word')
  await notice.waitFor()
  expect(await notice.getAttribute('data-absence')).toBe('office-missing')
  expect(await notice.innerText()).toContain('Word')
  await page.context().close()
})

test('in a browser outside of Word, likewise', async () => {
  const { page } = await bench.page('npm')
  await bench.open(page)
  await page.getByTestId('not-in-word').waitFor({ timeout: 60_000 })
  expect(await page.getByTestId('not-in-word').getAttribute('data-absence')).toBe('outside')
  await page.context().close()
})

test('the production build holds neither the preview nor office.js', () => {
  expect(existsSync(path.join(bench.built, 'taskpane.html'))).toBe(true)
  expect(existsSync(path.join(bench.built, 'preview.html'))).toBe(false)
  expect(readFileSync(path.join(bench.built, 'taskpane.html'), 'utf8')).toMatch(new RegExp(`<script src="?${CDN.replaceAll(".", "\\.")}office\\.js"?>`))
})
