/** Screenshots of the pane, to be looked at: `npx tsx tests/pane/screenshots.ts [folder] [scene or look]`. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { launchBrowser } from '../../src/preview/launch-browser'
import { buildHarness } from './build-harness'
import { scenes, tooWide } from './scenes'

const out = resolve(process.argv[2] ?? 'out/pane')
const only = process.argv[3] ?? ''
const looks: [string, number, BrowserContextOptions][] = [['320', 320, {}], ['350', 350, {}], ['dark', 320, { colorScheme: 'dark' }], ['contrast', 320, { forcedColors: 'active', colorScheme: 'dark' }]]

async function main(): Promise<void> {
  mkdirSync(out, { recursive: true })
  const page = await buildHarness(join(out, 'page'))
  const browser = await launchBrowser()
  for (const [look, width, emulate] of looks) {
    for (const [name, [scenario, act]] of Object.entries(scenes)) {
      if (!`${name} ${look}`.includes(only)) continue
      const context = await browser.newContext({ viewport: { width, height: 900 }, ...emulate })
      const tab = await context.newPage()
      await tab.goto(`${page}?scenario=${scenario}`)
      await act(tab)
      await tab.waitForTimeout(300)
      const wide = await tooWide(tab)
      if (wide.length > 0) console.log(`${name} ${look}: too wide: ${wide.slice(0, 4).join(' | ')}`)
      // The pane scrolls inside itself: the picture is as high as its content.
      const height = await tab.evaluate(() => Math.min(3000, (document.querySelector('main')?.scrollHeight ?? 0) + 160))
      await tab.setViewportSize({ width, height: Math.max(500, height) })
      await tab.waitForTimeout(100)
      await tab.screenshot({ path: join(out, `${name}-${look}.png`) })
      await context.close()
    }
  }
  await browser.close()
}

void main()
