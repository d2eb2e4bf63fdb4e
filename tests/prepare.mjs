/**
 * Makes sure that the machine has what the tests need, says what it installs, and ends with exit 1 and one line
 * that names whatever cannot be had: nothing is skipped to green.
 *
 *   a browser         Chromium or Chrome on the machine, else Debian's `chromium`, else Playwright's own download
 *   independent eyes  pandoc, python-docx and LibreOffice Writer, from Debian
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
const pythonDocx = () => ['/usr/bin/python3', 'python3'].some((python) => spawnSync(python, ['-c', 'import docx']).status === 0)

const asRoot = process.getuid?.() === 0 ? [] : spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null
const apt = onPath('apt-get') && asRoot !== null

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
}

let listsRead = false
/** True when Debian's packages were installed. */
function installFromDebian(...packages) {
  if (!apt) return false
  const [command, ...before] = [...asRoot, 'apt-get']
  console.log(`Installing from Debian: ${packages.join(' ')}`)
  listsRead ||= run(command, [...before, 'update', '-qq'])
  return run(command, [...before, 'install', '-y', '-qq', '--no-install-recommends', ...packages])
}

async function playwrightBrowser() {
  const { chromium } = await import('playwright-core')
  return existsSync(chromium.executablePath())
}

const needs = [
  {
    name: 'a browser (Chromium or Chrome)',
    there: async () => ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'].some(onPath) || (await playwrightBrowser()),
    install: () => installFromDebian('chromium') || run('npx', ['playwright-core', 'install', '--with-deps', 'chromium']),
  },
  { name: 'pandoc', there: () => onPath('pandoc'), install: () => installFromDebian('pandoc') },
  { name: 'python-docx (Debian: python3-docx)', there: pythonDocx, install: () => installFromDebian('python3', 'python3-docx') },
  { name: 'LibreOffice Writer (Debian: libreoffice-writer)', there: () => onPath('soffice'), install: () => installFromDebian('libreoffice-writer') },
  { name: 'xmllint (Debian: libxml2-utils)', there: () => onPath('xmllint'), install: () => installFromDebian('libxml2-utils') },
]

for (const need of needs) {
  if (await need.there()) continue
  need.install()
  if (await need.there()) continue
  console.error(`The tests need ${need.name}, which is not on this machine and could not be installed.`)
  process.exit(1)
}
