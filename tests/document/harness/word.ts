/** In Node: a `ContractDocument` whose every call runs in Chromium, on the real office.js, answered by the office host. */
import { createServer, type Server } from 'node:http'
import { mkdtempSync, readFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import webpack from 'webpack'
import type { ApplyOptions, Capabilities, ContractDocument } from '../../../src/document/port'
import type { Failure, OfficeHostOptions, Traffic } from '../../../src/preview/office-host'
import { launch } from '../../e2e/browser'

const OFFICE_DIST = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist')
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.html': 'text/html', '.json': 'application/json', '.css': 'text/css' }

/** Builds the page's script; a few seconds. */
export function harnessScript(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clausier-harness-'))
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    entry: path.join(__dirname, 'page.ts'),
    output: { path: folder, filename: 'page.js' },
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    module: { rules: [{ test: /\.tsx?$/, use: { loader: 'swc-loader', options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } } } }] },
  })
  return new Promise((resolve, reject) =>
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString({ all: false, errors: true })))
      else compiler.close(() => resolve(readFileSync(path.join(folder, 'page.js'), 'utf8')))
    }))
}

function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost').pathname
    const send = (body: string | Buffer, type: string): void => void response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
    if (url === '/') return send('<!doctype html><meta charset="utf-8"><title>harness</title><script src="/page.js"></script>', 'text/html')
    if (url === '/page.js') return send(script, 'text/javascript')
    const file = path.join(OFFICE_DIST, url.replace(/^\/office-js/, ''))
    if (url.startsWith('/office-js/') && existsSync(file)) return send(readFileSync(file), TYPES[path.extname(file)] ?? 'application/octet-stream')
    response.writeHead(404).end()
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

export interface OpenWord {
  document: ContractDocument
  /** The .docx as Word would save it now. */
  bytes(): Promise<Uint8Array>
  traffic(): Promise<Traffic>
  resetTraffic(): Promise<void>
  fail(failures: Failure[]): Promise<void>
  page: Page
  close(): Promise<void>
}

/** Browser, script and server, shared by the tests of one file. Close it in `afterAll`. */
export class WordBench {
  private constructor(private readonly browser: Browser, private readonly server: Server, private readonly url: string) {}

  static async start(): Promise<WordBench> {
    const [browser, script] = await Promise.all([launch(), harnessScript()])
    const server = await serve(script)
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return new WordBench(browser, server, `http://127.0.0.1:${address.port}/`)
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Opens a .docx in a page of its own. */
  async open(bytes: Uint8Array, options: Omit<OfficeHostOptions, 'onSelect' | 'onWork'> = {}): Promise<OpenWord> {
    const page = await this.browser.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error.stack ?? error)))
    const progress = new Map<number, NonNullable<ApplyOptions['onProgress']>>()
    await page.exposeFunction('onProgress', (call: number, done: number, total: number) => progress.get(call)?.(done, total))
    await page.goto(this.url)
    await page.evaluate(([base64, given]) => window.harness.open(base64, given), [Buffer.from(bytes).toString('base64'), options] as const)
    const capabilities = await page.evaluate(() => window.harness.call('capabilities', [], 0)) as Capabilities
    return {
      document: proxyOf(page, capabilities, progress),
      bytes: async () => new Uint8Array(Buffer.from(await page.evaluate(() => window.harness.bytes()), 'base64')),
      traffic: () => page.evaluate(() => window.harness.host().traffic),
      resetTraffic: () => page.evaluate(() => window.harness.host().resetTraffic()),
      fail: (failures) => page.evaluate((list) => window.harness.host().fail(list), failures),
      page,
      close: async () => {
        await page.close()
        if (problems.length > 0) throw new Error(`errors in the page:\n${problems.join('\n')}`)
      },
    }
  }
}

function proxyOf(page: Page, first: Capabilities, progress: Map<number, NonNullable<ApplyOptions['onProgress']>>): ContractDocument {
  let calls = 0
  let capabilities = first
  return new Proxy({} as ContractDocument, {
    get(_, name) {
      const method = name as keyof ContractDocument
      // The port's only synchronous member: kept fresh after each call.
      if (method === 'capabilities') return () => capabilities
      if (typeof name !== 'string' || name === 'then') return undefined
      return async (...args: unknown[]) => {
        const call = ++calls
        const sent = args.map((arg) => {
          if (arg instanceof AbortSignal) {
            listen(arg)
            return null
          }
          if (arg === null || typeof arg !== 'object' || !('stamp' in arg)) return arg
          const { signal, onProgress, ...rest } = arg as ApplyOptions
          if (onProgress) progress.set(call, onProgress)
          if (signal) listen(signal)
          return rest
        })
        function listen(signal: AbortSignal): void {
          signal.addEventListener('abort', () => void page.evaluate((id) => window.harness.abort(id), call))
        }
        const aborted = args.some((arg) => (arg instanceof AbortSignal && arg.aborted) || (arg as ApplyOptions | null)?.signal?.aborted === true)
        const value = await page.evaluate(async ([name2, list, id, stop]) => {
          const work = window.harness.call(name2, list, id)
          if (stop) window.harness.abort(id)
          return (await work) ?? null
        }, [method, sent, call, aborted] as const)
        capabilities = await page.evaluate(() => window.harness.call('capabilities', [], 0)) as Capabilities
        return value
      }
    },
  })
}
