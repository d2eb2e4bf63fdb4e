/** Draws the icons of the manifest from the SVG files beside it: `node assets/icons/draw-icons.mjs` (needs a Chromium). */
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const here = new URL('.', import.meta.url)
const sizes = [16, 20, 24, 32, 40, 48, 64, 80]
const browserPath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path))
if (browserPath === undefined) throw new Error('No Chromium found: set CHROMIUM to its path.')

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'] })
const page = await browser.newPage()
for (const [name, small] of [['icon', 'icon-small'], ['library', 'library']]) {
  for (const size of sizes) {
    const svg = readFileSync(new URL(`${size <= 20 ? small : name}.svg`, here), 'utf8')
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    writeFileSync(new URL(`${name}-${size}.png`, here), await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
