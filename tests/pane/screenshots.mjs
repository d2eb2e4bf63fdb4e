/** Screenshots of the pane in a real Chromium, to be looked at: `node tests/pane/screenshots.mjs [folder]`. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { buildHarness } from './build-harness.mjs'

const out = resolve(process.argv[2] ?? 'out/pane')
const only = process.argv[3]
mkdirSync(out, { recursive: true })
const page = await buildHarness(join(out, 'page'))
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'] })

const scan = async (tab) => { await tab.getByTestId('scan').click(); await tab.getByTestId('summary').waitFor() }
const shots = {
  first: ['plain', async () => undefined],
  scanned: ['plain', scan],
  details: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('details').first().click(); await tab.getByTestId('details').nth(2).click() }],
  commented: ['problems', async (tab) => { await scan(tab); await tab.getByTestId('comment-all').click(); await tab.getByTestId('comments-result').waitFor() }],
  rescan: ['rescan', async (tab) => { await scan(tab); await tab.getByTestId('plan-lines').click() }],
  warned: ['warned', scan],
  progress: ['slow', async (tab) => { await tab.getByTestId('scan').click(); await tab.waitForTimeout(600) }],
  many: ['many', async (tab) => { await scan(tab); await tab.getByTestId('comment-all').click() }],
  clause: ['needs', async (tab) => { await scan(tab); await tab.getByTestId('insert').first().click(); await tab.getByTestId('clause-text').waitFor(); await tab.getByTestId('stance-compare').selectOption('protective'); await tab.getByTestId('clause-blanks').click() }],
  inserted: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('insert').first().click(); await tab.getByTestId('insert-confirm').click(); await tab.getByTestId('insert-result').waitFor() }],
  library: ['blanks', async (tab) => { await tab.getByTestId('tab-library').click(); await tab.getByTestId('certificates').click(); await tab.getByTestId('own').click() }],
  blanks: ['blanks', async (tab) => { await tab.getByTestId('tab-blanks').click() }],
  exchange: ['exchange', async (tab) => { await scan(tab); await tab.getByTestId('tab-exchange').click(); await tab.getByTestId('send-look').click(); await tab.getByTestId('ready-check').click() }],
  menu: ['plain', async (tab) => { await tab.getByTestId('menu').click() }],
  dismiss: ['plain', async (tab) => { await scan(tab); await tab.getByTestId('dismiss').first().click(); await tab.getByTestId('dismiss-contract').click(); await tab.waitForTimeout(400) }],
  broken: ['broken', async (tab) => { await tab.getByTestId('tab-blanks').click(); await tab.getByTestId('blank-fill-delai').click(); await tab.getByTestId('fault').waitFor() }],
  'not-in-word': ['not-in-word', async () => undefined],
}
const looks = [
  ['320', 320, {}], ['350', 350, {}], ['dark', 320, { colorScheme: 'dark' }], ['contrast', 320, { forcedColors: 'active', colorScheme: 'dark' }],
]
for (const [look, width, emulate] of looks) {
  for (const [name, [scenario, act]] of Object.entries(shots)) {
    if (only !== undefined && !name.match(only) && !look.match(only)) continue
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...emulate })
    const tab = await context.newPage()
    await tab.goto(`file://${page}?scenario=${scenario}`)
    await tab.waitForTimeout(150)
    await act(tab)
    await tab.waitForTimeout(250)
    const wide = await tab.evaluate(() => [...document.querySelectorAll('main, main *')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'hidden' && one.clientWidth > 0 && !one.closest('.visually-hidden')).map((one) => `${one.tagName}.${one.getAttribute('data-testid') ?? ''} ${one.scrollWidth}>${one.clientWidth}`))
    if (wide.length > 0) console.log(`${name} ${look}: too wide: ${wide.slice(0, 5).join(' | ')}`)
    // The pane scrolls inside: the picture is taken as high as its content.
    const height = await tab.evaluate(() => { const main = document.querySelector('main'); return main === null ? 900 : Math.min(3000, main.scrollHeight + 160) })
    await tab.setViewportSize({ width, height: Math.max(500, height) })
    await tab.waitForTimeout(100)
    await tab.screenshot({ path: join(out, `${name}-${look}.png`) })
    await context.close()
  }
}
await browser.close()
