/**
 * The pane as it is published: the production build, its page untouched. The address of Microsoft's CDN is answered from
 * the npm package; the host is put on the window before the page's first script.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { officeJsFolder } from '../../src/preview/office-js-folder'
import { harnessScript } from '../document/harness/word'
import { launch } from './browser'
import { ROOT, builtSite } from './site'

export const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/'
const PAGE = 'https://clausier.example/'
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.png': 'image/png' }

/** A page at the published address, and what it asked for. */
export interface PublishedPage {
  page: Page
  cdn: string[]
  strangers: string[]
  problems: string[]
}

/** Browser, build and host of one test file. Close it in `afterAll`. */
export class PublishedBench {
  private constructor(private readonly browser: Browser, readonly built: string, private readonly host: string, private readonly officeJs: string) {}

  static async start(): Promise<PublishedBench> {
    const officeJs = officeJsFolder(ROOT)
    if (!officeJs) throw new Error('npm ci first: @microsoft/office-js is missing')
    const built = await builtSite('production')
    return new PublishedBench(await launch(), built, await harnessScript(), officeJs)
  }

  stop(): Promise<void> {
    return this.browser.close()
  }

  /** An empty browser page; every request is answered from here, and noted. With `docx`, it is open « in Word ». */
  async page(officeJs: 'npm' | 'absent', docx?: Uint8Array): Promise<PublishedPage> {
    const context = await this.browser.newContext({ locale: 'fr-FR', viewport: { width: 350, height: 800 } })
    const page = await context.newPage()
    const [cdn, strangers, problems]: string[][] = [[], [], []]
    page.on('pageerror', (error) => problems.push(String(error.stack ?? error)))
    const answer = (route: Route, folder: string, name: string): Promise<void> => {
      const file = path.join(folder, name)
      return existsSync(file) ? route.fulfill({ body: readFileSync(file), contentType: TYPES[path.extname(file)] ?? 'application/octet-stream', headers: { 'access-control-allow-origin': '*' } }) : route.fulfill({ status: 404 })
    }
    await page.route('**/*', (route) => {
      const url = route.request().url()
      if (url.startsWith(PAGE)) return answer(route, this.built, new URL(url).pathname)
      if (!url.startsWith(CDN)) {
        strangers.push(url)
        return route.abort()
      }
      cdn.push(url.slice(CDN.length))
      return officeJs === 'npm' ? answer(route, this.officeJs, new URL(url).pathname.replace('/lib/1/hosted/', '')) : route.abort()
    })
    if (docx) await page.addInitScript({ content: `${this.host}\nwindow.harness.put(${JSON.stringify(Buffer.from(docx).toString('base64'))}, {})` })
    return { page, cdn, strangers, problems }
  }

  async open(page: Page): Promise<void> {
    await page.goto(`${PAGE}taskpane.html`)
  }
}
