/** The built pane and preview, served for the tests of one file. Built again only when a source is newer. */
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildSite } from '../../src/preview/build-site'
import { officeJsFolder } from '../../src/preview/office-js-folder'
import { PaneDriver } from '../../src/preview/pane-driver'
import { serveSite, type Served } from '../../src/preview/serve-site'
import type { OfficeHostOptions } from '../../src/preview/office-host'
import { launch } from './browser'

export const ROOT = path.resolve(__dirname, '../..')

function newest(folder: string): number {
  return Math.max(0, ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const name = path.join(folder, entry.name)
    return entry.isDirectory() ? newest(name) : statSync(name).mtimeMs
  }))
}

/** Folder of the built site. */
export async function builtSite(mode: 'development' | 'production'): Promise<string> {
  const out = path.join(ROOT, `out/e2e-${mode}`)
  const stamp = path.join(ROOT, `out/e2e-${mode}.stamp`)
  const begun = new Date()
  const sources = Math.max(newest(path.join(ROOT, 'src')), statSync(path.join(ROOT, 'webpack.config.js')).mtimeMs, statSync(path.join(ROOT, 'build/knowledge.json')).mtimeMs)
  if (existsSync(stamp) && existsSync(path.join(out, 'taskpane.html')) && statSync(stamp).mtimeMs > sources) return out
  // No production without a public address; this one is nobody's.
  process.env.CLAUSIER_URL ??= 'https://clausier.example'
  await buildSite(ROOT, out, mode)
  writeFileSync(stamp, '')
  utimesSync(stamp, begun, begun)
  return out
}

export interface PreviewOptions {
  host?: Pick<OfficeHostOptions, 'assumptions' | 'author' | 'date' | 'readOnly' | 'requirementSets'>
  open?: string
  language?: 'fr' | 'en'
  scheme?: 'light' | 'dark'
  width?: number
}

/** Browser and site of one test file. Close it in `afterAll`. */
export class PreviewBench {
  private constructor(readonly browser: Browser, private readonly served: Served, readonly officeJs: string) {}

  static async start(): Promise<PreviewBench> {
    const officeJs = officeJsFolder(ROOT)
    if (!officeJs) throw new Error('npm ci first: @microsoft/office-js is missing')
    const built = await builtSite('development')
    const served = await serveSite({ built, officeJs, samples: path.join(ROOT, 'assets/samples') }, 4100, 200, () => undefined)
    return new PreviewBench(await launch(), served, officeJs)
  }

  get url(): string {
    return this.served.url
  }

  async stop(): Promise<void> {
    await this.browser.close()
    this.served.server.closeAllConnections()
    await new Promise((resolve) => this.served.server.close(resolve))
  }

  /** Opens the preview with a sample, the pane ready. Errors of the page end up in `problems`. */
  async open(options: PreviewOptions = {}): Promise<{ driver: PaneDriver; page: Page; problems: string[] }> {
    const language = options.language ?? 'fr'
    const context = await this.browser.newContext({ viewport: { width: options.width ?? 1440, height: 900 }, locale: language === 'fr' ? 'fr-FR' : 'en-US', colorScheme: options.scheme ?? 'light', acceptDownloads: true })
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error.stack ?? error)))
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()) })
    await page.addInitScript((host) => { window.clausierPreviewHost = host }, options.host ?? {})
    await page.goto(`${this.url}?lang=${language}${options.open ? `&open=${encodeURIComponent(options.open)}` : ''}`)
    const driver = new PaneDriver(page)
    await driver.ready()
    return { driver, page, problems }
  }
}
