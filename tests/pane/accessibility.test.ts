/** The pane in a real browser at 320 px: axe finds nothing, nothing stands out of the width, the keyboard alone does the main path. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { AxeResults } from 'axe-core'
import { launchBrowser } from '../../src/preview/launch-browser'
import { buildHarness } from './build-harness'
import { scenes, tooWide } from './scenes'

jest.setTimeout(300_000)

const axe = createRequire(__filename).resolve('axe-core/axe.min.js')
const out = mkdtempSync(join(tmpdir(), 'clausier-pane-'))
let browser: Browser
let page: string

beforeAll(async () => {
  page = await buildHarness(out)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(out, { recursive: true, force: true })
})

async function open(scenario: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 }, reducedMotion: 'reduce', ...options })
  const tab = await context.newPage()
  await tab.goto(`${page}?scenario=${scenario}`)
  return tab
}

async function violations(tab: Page): Promise<string[]> {
  await tab.addScriptTag({ path: axe })
  const found = await tab.evaluate(async () => {
    const { run } = (window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }).axe
    // Left out: Fluent's focus sentinels (never met by a person), and menus and dialogs standing outside of landmarks (they are layers).
    const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } }
    return (await run({ exclude: [['[data-tabster-dummy]']] }, options)).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 200)}`))
}

describe.each<[string, BrowserContextOptions]>([['light', {}], ['dark', { colorScheme: 'dark' }]])('%s', (_look, options) => {
  test.each(Object.keys(scenes))('%s', async (name) => {
    const [scenario, act] = scenes[name]
    const tab = await open(scenario, options)
    await act(tab)
    await tab.waitForTimeout(300)
    expect(await violations(tab)).toEqual([])
    expect(await tooWide(tab)).toEqual([])
    await tab.context().close()
  })
})

test('high contrast: the system’s colours are kept and every severity has its own shape', async () => {
  const tab = await open('plain', { forcedColors: 'active', colorScheme: 'dark' })
  await scenes.scanned[1](tab)
  expect(await tab.locator('[data-scheme]').getAttribute('data-scheme')).toBe('contrast')
  const shapes = await Promise.all((['critical', 'major', 'minor'] as const).map((severity) => tab.getByTestId(`filter-${severity}`).locator('svg path').first().getAttribute('d')))
  expect(new Set(shapes).size).toBe(3)
  await tab.context().close()
})

test('the keyboard alone: scan, go to the first words, comment, set aside; the page is never left hidden', async () => {
  const tab = await open('plain')
  await tab.getByTestId('scan').waitFor()
  const focused = () => tab.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '')
  const tabTo = async (testid: string) => {
    for (let step = 0; step < 40 && (await focused()) !== testid; step += 1) await tab.keyboard.press('Tab')
    expect(await focused()).toBe(testid)
  }
  await tabTo('scan')
  await tab.keyboard.press('Enter')
  await tab.getByTestId('summary').waitFor()
  await tabTo('comment-all')
  await tab.keyboard.press('Enter')
  await tab.getByTestId('comments-result').waitFor()
  await tabTo('passage')
  await tab.keyboard.press('Enter')
  await tabTo('details')
  await tab.keyboard.press('Enter')
  await tab.getByTestId('details-body').waitFor()
  await tab.keyboard.press('Shift+Tab')
  await tab.getByTestId('dismiss').first().focus()
  await tab.keyboard.press('Enter')
  await tab.getByTestId('dismiss-here').waitFor()
  await tab.keyboard.press('Enter')
  await tab.getByTestId('dismiss-confirm').waitFor()
  await tabTo('dismiss-confirm')
  await tab.keyboard.press('Enter')
  await tab.getByTestId('others-dismissed').waitFor()
  await tab.waitForTimeout(400)
  expect(await tab.evaluate(() => document.getElementById('pane')?.closest('[aria-hidden=true]') === null && document.querySelector('#pane [aria-hidden=true] button') === null)).toBe(true)
  expect(await tab.getByTestId('finding').count()).toBe(5)
  await tab.context().close()
})

test('coming back from a clause: the same card, open as it was, with the focus on the button that led there', async () => {
  const tab = await open('plain')
  await scenes.scanned[1](tab)
  const card = tab.locator('[data-testid=finding][data-rule=gdpr-breach-notification]')
  await card.getByTestId('details').click()
  await card.getByTestId('insert').scrollIntoViewIfNeeded()
  const before = await tab.evaluate(() => document.querySelector('main')?.scrollTop)
  await card.getByTestId('insert').click()
  await tab.getByTestId('clause-text').waitFor()
  expect(await tab.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await tab.getByTestId('back').click()
  await card.getByTestId('details-body').waitFor()
  await tab.waitForTimeout(100)
  expect(await tab.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('insert')
  expect(await tab.evaluate(() => document.querySelector('main')?.scrollTop)).toBe(before)
  await tab.context().close()
})

test('500 findings: few are drawn, the last one is reached, filtering stays quick', async () => {
  const tab = await open('many')
  await scenes.scanned[1](tab)
  await tab.getByTestId('finding').first().waitFor()
  expect(await tab.getByTestId('finding').count()).toBeLessThan(40)
  const longest = await tab.evaluate(async () => {
    const button = document.querySelector<HTMLElement>('[data-testid=filter-critical]')
    const start = performance.now()
    button?.click()
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return performance.now() - start
  })
  expect(longest).toBeLessThan(3000)
  for (let step = 0; step < 60; step += 1) {
    await tab.evaluate(() => { const main = document.querySelector('main'); if (main) main.scrollTop = main.scrollHeight })
    await tab.waitForTimeout(50)
    if (await tab.locator('[data-finding=M497]').count() > 0) break
  }
  expect(await tab.locator('[data-finding=M497]').count()).toBe(1)
  await tab.context().close()
})

test('the report of a fault holds no word of what was thrown', async () => {
  const tab = await open('broken')
  await scenes.broken[1](tab)
  const report = await tab.getByTestId('fault-report').innerText()
  expect(report).toContain('error: Error')
  expect(report).not.toContain('secret words')
  expect(report).not.toContain('file:/')
  await tab.getByTestId('fault-restart').click()
  await tab.getByTestId('scan').waitFor()
  await tab.context().close()
})
