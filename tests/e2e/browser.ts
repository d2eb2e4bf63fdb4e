/** One way to start the browser for every test: the machine's Chromium or Chrome, else Playwright's own. */
import { existsSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { chromium, type Browser } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic']

/** Path of a browser on this machine; undefined lets Playwright look for its own download. */
export function browserPath(): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch (error) {
      // `which` ends with 1 when there is no such program: try the next name.
      if ((error as { status?: number }).status === undefined) throw error
    }
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return existsSync(mac) ? mac : undefined
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: ARGS })
}
