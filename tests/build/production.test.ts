/** `npm run build`: what is published, and what must never be. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import webpack, { type Configuration, type Stats } from 'webpack'

const root = resolve(__dirname, '../..')
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS file that reads the environment when called
const configure = require('../../webpack.config.js') as (env: Record<string, unknown>, argv: { mode: string }) => Configuration
const out = mkdtempSync(join(tmpdir(), 'clausier-dist-'))
const before = process.env.CLAUSIER_URL

afterAll(() => {
  if (before === undefined) delete process.env.CLAUSIER_URL
  else process.env.CLAUSIER_URL = before
  rmSync(out, { recursive: true, force: true })
})

function build(config: Configuration): Promise<Stats> {
  return new Promise((done, fail) => webpack({ ...config, context: root }, (error, stats) => (error || !stats ? fail(error ?? new Error('no result')) : done(stats))))
}

/** All names under the folder, with their folder. */
function filesUnder(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]))
}

describe('with CLAUSIER_URL', () => {
  let files: string[] = []
  const read = (name: string) => readFileSync(join(out, name), 'utf8')

  beforeAll(async () => {
    process.env.CLAUSIER_URL = 'https://outils.exemple.fr/clausier/'
    const stats = await build(configure({ out }, { mode: 'production' }))
    expect(stats.toString({ all: false, errors: true })).toBe('')
    files = filesUnder(out)
  }, 600_000)

  test('the folder holds the pane, the manifest, the help page and the icons, and no preview', () => {
    expect(files).toEqual(expect.arrayContaining(['taskpane.html', 'manifest.xml', 'support.html', 'assets/icons/icon-16.png', 'assets/icons/library-80.png']))
    expect(files.filter((name) => /preview|office\.js|office_strings|word-win32|\.map$/.test(name))).toEqual([])
  })

  test('no text file names localhost, and the manifest has the public address without a double slash', () => {
    for (const name of files.filter((one) => !one.endsWith('.png'))) expect(read(name).toLowerCase()).not.toContain('localhost')
    expect(read('manifest.xml')).toContain('"https://outils.exemple.fr/clausier/taskpane.html"')
  })

  test('office.js comes from Microsoft’s CDN, before our bundle, and nothing is inline', () => {
    const html = read('taskpane.html')
    const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)]
    expect(scripts.map(([, attributes]) => /src="?([^"\s>]+)"?/.exec(attributes)?.[1])).toEqual(['https://appsforoffice.microsoft.com/lib/1/hosted/office.js', expect.stringMatching(/^taskpane\.[0-9a-f]{8}\.js$/)])
    for (const [, , body] of scripts) expect(body.trim()).toBe('')
  })

  test('the content security policy allows no connection but our origin and that CDN, and no eval', () => {
    const policy = /http-equiv="?Content-Security-Policy"? content="([^"]*)"/.exec(read('taskpane.html'))?.[1].replaceAll('&#39;', "'") ?? ''
    const directives = new Map(policy.split(';').map((part) => { const [name, ...values] = part.trim().split(' '); return [name, values] as const }))
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('connect-src')).toEqual(["'self'", 'https://appsforoffice.microsoft.com'])
    expect(directives.get('script-src')).toEqual(["'self'", 'https://appsforoffice.microsoft.com'])
    expect(policy).not.toContain('unsafe-eval')
    // webpack's own way to the global object, never reached where `globalThis` exists; nothing else may build code from text.
    const code = files.filter((name) => name.endsWith('.js')).map(read).join('\n').replaceAll('return this||new Function("return this")()', '')
    expect(code.match(/.{0,60}(?:\beval\(|new Function\().{0,60}/g)).toBeNull()
  })

  test('Microsoft’s package is not in the bundle', () => {
    const code = files.filter((name) => name.endsWith('.js')).map(read).join('\n')
    expect(code).not.toContain('OSF.DDA')
    expect(code).toContain('appsforoffice.microsoft.com')
  })
})

describe('without it', () => {
  const tiny = join(out, '..', `clausier-tiny-${process.pid}.ts`)
  beforeAll(() => writeFileSync(tiny, 'export const nothing = 0\n'))
  afterAll(() => rmSync(tiny, { force: true }))
  const small = (): Configuration => ({ ...configure({ out: join(out, 'small') }, { mode: 'production' }), entry: { taskpane: tiny } })

  test('the build fails and says what to type', async () => {
    delete process.env.CLAUSIER_URL
    const stats = await build(small())
    expect(stats.hasErrors()).toBe(true)
    expect(stats.toString({ all: false, errors: true })).toMatch(/localhost.*manifest\.xml.*CLAUSIER_URL=https:/s)
  }, 120_000)

  test('an address that is not https is refused at once', () => {
    process.env.CLAUSIER_URL = 'http://outils.exemple.fr'
    expect(() => small()).toThrow(/https/)
  })

  test('the preview cannot be built for production', () => {
    process.env.CLAUSIER_URL = 'https://outils.exemple.fr'
    expect(() => configure({ preview: true }, { mode: 'production' })).toThrow(/preview/)
  })
})
