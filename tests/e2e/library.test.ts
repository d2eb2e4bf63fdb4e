/** The library in the browser: 500 own clauses, a hostile file, every place, what comes along, a similar clause, blanks. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { openDocx, paragraphsOf, revisionsOf, settleAll } from '../../src/ooxml'
import { docxOf, p, r } from '../ooxml/small-docx'
import { PreviewBench, ROOT } from './site'

jest.setTimeout(600_000)
let bench: PreviewBench
beforeAll(async () => { bench = await PreviewBench.start() })
afterAll(() => bench.stop())

const shots = path.join(ROOT, 'out/screenshots')
mkdirSync(shots, { recursive: true })

const WORDS = 'le prestataire remet au client chaque trimestre un état des licences acquises et des équipements livrés avec leur durée de garantie et le nom du fournisseur ainsi que la date de fin prévue'.split(' ')
/** A library of so many clauses, of about 150 words each. */
function libraryFile(count: number): string {
  const clause = (n: number) => {
    const said = Array.from({ length: 150 }, (_, word) => (word % 9 === 0 ? `sujet${(n * 31 + word * 7) % 997}` : WORDS[(n + word) % WORDS.length])).join(' ')
    return `  - id: own-clause-${n}\n    theme: perimetre\n    title: { fr: "Inventaire numéro ${n}", en: "Inventory number ${n}" }\n    version: 1\n    stances: { balanced: [{ text: "${said} sous {{delai_${n % 20}}}." }] }\n`
  }
  const blanks = Array.from({ length: 20 }, (_, n) => `  delai_${n}: { label: { fr: "délai ${n}", en: "delay ${n}" }, type: duration, default: null }\n`).join('')
  return `clausier-library: 1\nblanks:\n${blanks}clauses:\n${Array.from({ length: count }, (_, n) => clause(n)).join('')}`
}

/** Tasks longer than 50 ms in the pane while `act` runs, in milliseconds. */
async function longTasks(page: Page, act: () => Promise<void>): Promise<number[]> {
  const frame = page.frames().find((one) => one.url().includes('taskpane'))
  if (!frame) throw new Error('no pane')
  await frame.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seenLongTasks: seen })
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.push(Math.round(entry.duration)) }).observe({ entryTypes: ['longtask'] })
  })
  await act()
  await page.waitForTimeout(300)
  return frame.evaluate(() => (window as unknown as { seenLongTasks: number[] }).seenLongTasks)
}

test('500 own clauses: imported, then typing a search stays fluid; a hostile file changes nothing', async () => {
  const { driver, page, problems } = await bench.open()
  await driver.at('tab-library').click()
  await driver.at('own').getByRole('button').first().click()
  await driver.at('own-file').setInputFiles({ name: 'clauses.yaml', mimeType: 'application/yaml', buffer: Buffer.from(libraryFile(500)) })
  await driver.at('own-note').filter({ hasText: '500 ajoutées' }).waitFor({ timeout: 60_000 })
  await driver.at('library-count').filter({ hasText: '557 clauses' }).waitFor()
  await page.waitForTimeout(1500)
  const search = driver.pane.getByRole('searchbox')
  await search.click()
  const tasks = await longTasks(page, async () => {
    for (const letter of 'inventaire sujet4') { await page.keyboard.type(letter); await page.waitForTimeout(120) }
  })
  const shown = await driver.at('library-count').innerText()
  console.log(`500 own clauses, 17 keys: ${tasks.length} tasks over 50 ms (${tasks.join(', ')}); found ${shown}`)
  expect(Number(/\d+/.exec(shown)?.[0])).toBeGreaterThan(0)
  expect(tasks).toEqual([])
  await search.fill('')
  await driver.at('own-file').setInputFiles({ name: 'clauses.yaml', mimeType: 'application/yaml', buffer: Buffer.from('clausier-library: 1\nclauses:\n  - &a id: own-x\n') })
  await driver.at('own-note').filter({ hasText: 'Fichier refusé à la ligne 3' }).waitFor()
  expect(await driver.at('library-count').innerText()).toContain('557')
  expect(problems).toEqual([])
  await page.context().close()
})
