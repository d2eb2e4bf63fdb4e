/** `npm start`: builds, serves, prints the address, opens a browser where there is a display. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { BuildFailed, buildSite } from '../preview/build-site'
import { officeJsFolder } from '../preview/office-js-folder'
import { NoPort, serveSite } from '../preview/serve-site'
import { preview } from '../wording/preview'
import { say, type Language } from '../wording/say'

const root = path.resolve(__dirname, '../..')
const built = path.join(root, 'out/preview-site')
const language: Language = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'en' : 'fr'
const tell = (key: keyof typeof preview, values: Record<string, string | number> = {}): void => console.log(say(preview, language, key, values))
const FIRST_PORT = Number(process.env.PORT ?? 3000)
const TRIES = 20

function openBrowser(url: string): void {
  const [command, args]: [string, string[]] = process.platform === 'darwin' ? ['open', [url]] : process.platform === 'win32' ? ['cmd', ['/c', 'start', '', url]] : ['xdg-open', [url]]
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  // The address is printed: a machine without a browser loses nothing.
  if (hasDisplay && !process.env.CI) spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => undefined).unref()
}

async function main(): Promise<void> {
  const officeJs = officeJsFolder(root)
  if (!officeJs) return fail('no-office-js')
  tell('building')
  try {
    await buildSite(root, built)
    const { url } = await serveSite({ built, officeJs, samples: path.join(root, 'assets/samples') }, FIRST_PORT, TRIES, (port, next) => tell('port-busy', { port, next }))
    tell('serving', { url })
    openBrowser(url)
  } catch (error) {
    if (error instanceof BuildFailed) return fail('build-failed', { detail: error.message })
    if (error instanceof NoPort) return fail('no-port', { first: FIRST_PORT, last: FIRST_PORT + TRIES - 1 })
    throw error
  }
}

function fail(key: keyof typeof preview, values: Record<string, string | number> = {}): void {
  tell(key, values)
  process.exitCode = 1
}

void main()
