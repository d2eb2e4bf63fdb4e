/** Starts a browser without a window: the machine's Chromium or Chrome, else Playwright's own. For the demo and the tests. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic']

/** Path of a browser on this machine; undefined lets Playwright look for its own download. */
export function browserPath(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  for (const name of process.platform === 'win32' ? [] : NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch (error) {
      // `which` ends with 1 when there is no such program: try the next name.
      if (typeof (error as { status?: unknown }).status !== 'number') throw error
    }
  }
  return existsSync(MAC) ? MAC : undefined
}

/** Throws Playwright's error when there is no browser at all. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: ARGS })
}
