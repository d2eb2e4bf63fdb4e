/**
 * The pane as it is published: the production build, its page untouched. The address of Microsoft's CDN is answered from
 * the npm package; the host is put on the window before the page's first script.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page, Route } from 'playwright-core'
import { commentsOf, openDocx } from '../../src/ooxml'
import { harnessScript } from '../document/harness/word'
import { PreviewBench, ROOT, builtSite } from './site'

jest.setTimeout(300_000)
const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/'
const PAGE = 'https://clausier.example/'
let bench: PreviewBench
let built: string
let host: string
beforeAll(async () => {
  built = await builtSite('production')
  host = await harnessScript()
  bench = await PreviewBench.start('production')
})
afterAll(() => bench.stop())

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.png': 'image/png' }

/** A browser page at the published address; every request is answered from here, and noted. */
async function published(officeJs: 'npm' | 'absent'): Promise<{ page: Page; cdn: string[]; strangers: string[]; problems: string[] }> {
  const context = await bench.browser.newContext({ locale: 'fr-FR', viewport: { width: 350, height: 800 } })
  const page = await context.newPage()
  const [cdn, strangers, problems]: string[][] = [[], [], []]
  page.on('pageerror', (error) => problems.push(String(error.stack ?? error)))
  const answer = (route: Route, folder: string, name: string): Promise<void> => {
    const file = path.join(folder, name)
    return existsSync(file) ? route.fulfill({ body: readFileSync(file), contentType: TYPES[path.extname(file)] ?? 'application/octet-stream', headers: { 'access-control-allow-origin': '*' } }) : route.fulfill({ status: 404 })
  }
  await page.route('**/*', (route) => {
    const url = route.request().url()
    if (url.startsWith(PAGE)) return answer(route, built, new URL(url).pathname)
    if (!url.startsWith(CDN)) {
      strangers.push(url)
      return route.abort()
    }
    cdn.push(url.slice(CDN.length))
    return officeJs === 'npm' ? answer(route, bench.officeJs, new URL(url).pathname.replace('/lib/1/hosted/', '')) : route.abort()
  })
  return { page, cdn, strangers, problems }
}

test('the published page reviews and comments in Word, with office.js from its CDN address, and speaks to nobody else', async () => {
  const { page, cdn, strangers, problems } = await published('npm')
  const sample = readFileSync(path.join(ROOT, 'assets/samples/infogerance-faible.docx'))
  await page.addInitScript({ content: `${host}\nwindow.harness.put(${JSON.stringify(sample.toString('base64'))}, {})` })
  await page.goto(`${PAGE}taskpane.html`)
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
  const { page } = await published('npm')
  const sample = readFileSync(path.join(ROOT, 'assets/samples/infogerance-faible.docx'))
  await page.addInitScript({ content: `${host}\nwindow.harness.put(${JSON.stringify(sample.toString('base64'))}, {})` })
  // A browser that keeps nothing: the store throws before there is a session.
  await page.addInitScript(() => { Object.defineProperty(window, 'indexedDB', { get: () => { throw new Error('blocked by the administrator') } }) })
  await page.goto(`${PAGE}taskpane.html`)
  await page.getByTestId('fault').waitFor()
  expect(await page.getByTestId('fault-report').innerText()).toContain('Error')
  expect(await page.getByTestId('fault-report').innerText()).not.toContain('blocked by the administrator')
  await page.getByTestId('fault-restart').waitFor()
  await page.context().close()
})

test('without office.js the page says how to open Clausier', async () => {
  const { page } = await published('absent')
  await page.goto(`${PAGE}taskpane.html`)
  const notice = page.getByTestId('not-in-word')
  await notice.waitFor()
  expect(await notice.getAttribute('data-absence')).toBe('office-missing')
  expect(await notice.innerText()).toContain('Word')
  await page.context().close()
})

test('in a browser outside of Word, likewise', async () => {
  const { page } = await published('npm')
  await page.goto(`${PAGE}taskpane.html`)
  await page.getByTestId('not-in-word').waitFor({ timeout: 60_000 })
  expect(await page.getByTestId('not-in-word').getAttribute('data-absence')).toBe('outside')
  await page.context().close()
})

test('the production build holds neither the preview nor office.js', () => {
  expect(existsSync(path.join(built, 'taskpane.html'))).toBe(true)
  expect(existsSync(path.join(built, 'preview.html'))).toBe(false)
  expect(readFileSync(path.join(built, 'taskpane.html'), 'utf8')).toMatch(new RegExp(`<script src="?${CDN.replaceAll(".", "\\.")}office\\.js"?>`))
})
