/** `npm run demo`: the main path without a display; leaves the reviewed .docx and a picture of the preview in out/. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildSite } from '../preview/build-site'
import { launchBrowser } from '../preview/launch-browser'
import { officeJsFolder } from '../preview/office-js-folder'
import { PaneDriver } from '../preview/pane-driver'
import { serveSite } from '../preview/serve-site'
import { preview } from '../wording/preview'
import { say, type Language } from '../wording/say'

const root = path.resolve(__dirname, '../..')
const out = path.join(root, 'out')
const language: Language = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'en' : 'fr'
const tell = (key: keyof typeof preview, values: Record<string, string | number> = {}): void => console.log(say(preview, language, key, values))

async function main(): Promise<void> {
  const officeJs = officeJsFolder(root)
  if (!officeJs) {
    tell('no-office-js')
    process.exitCode = 1
    return
  }
  tell('building')
  const built = path.join(out, 'preview-site')
  await buildSite(root, built)
  const { server, url } = await serveSite({ built, officeJs, samples: path.join(root, 'assets/samples') }, 3700, 50, () => undefined)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: language === 'fr' ? 'fr-FR' : 'en-US', colorScheme: 'light' })
    page.on('pageerror', (error) => console.error(error.stack))
    await page.goto(url)
    const driver = new PaneDriver(page)
    await driver.ready()
    await driver.scan()
    tell('demo-scanned', { summary: (await driver.at('summary').innerText()).split('\n').filter((line) => /\d/.test(line)).at(-1) ?? '' })
    tell('demo-commented', { result: await driver.commentAll() })
    tell('demo-inserted', { result: (await driver.insertFor()).split('\n').filter((line) => line.trim() !== '').slice(1, -3).join(' · ') })
    await driver.at('inserted-show').click()
    await page.waitForTimeout(800)
    await mkdir(out, { recursive: true })
    await page.screenshot({ path: path.join(out, 'preview.png') })
    await writeFile(path.join(out, 'infogerance-faible-relu.docx'), await driver.download())
    tell('demo-written', { file: 'out/infogerance-faible-relu.docx', picture: 'out/preview.png' })
  } finally {
    await browser.close()
    server.close()
  }
}

void main()
