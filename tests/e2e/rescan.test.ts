/** Comments and memory over several scans, and between the command line and the pane. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PaneDriver } from '../../src/preview/pane-driver'
import { commentsOf, openDocx } from '../../src/ooxml'
import { PreviewBench, ROOT } from './site'

jest.setTimeout(300_000)
let bench: PreviewBench
beforeAll(async () => { bench = await PreviewBench.start() })
afterAll(() => bench.stop())

const SAMPLE = path.join(ROOT, 'assets/samples/infogerance-faible.docx')
const commentsIn = (bytes: Uint8Array) => commentsOf(openDocx(bytes)).map(({ text, resolved, parent, anchor }) => ({ text, resolved, parent: parent !== null, exact: anchor?.paragraph.text.slice(anchor.start, anchor.end) }))

/** Reviews a file with the command line and gives the file that it wrote (the same bytes when it found nothing to write). */
function byCommandLine(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'clausier-cli-'))
  const file = path.join(folder, 'contrat.docx')
  writeFileSync(file, bytes)
  execFileSync(process.execPath, ['--import', 'tsx', 'src/entry/cli.ts', 'review', file, '--out', path.join(folder, 'out')], { cwd: ROOT, stdio: 'ignore' })
  const written = path.join(folder, 'out')
  const [name] = execFileSync('ls', [written], { encoding: 'utf8' }).split('\n')
  return new Uint8Array(readFileSync(path.join(written, name ?? '')))
}

/** What a re-scan would do, as the pane says it; empty when nothing. */
async function planned(driver: PaneDriver): Promise<string> {
  await driver.at('update-plan').waitFor()
  const counts = driver.at('plan-counts')
  return (await counts.count()) === 0 ? '' : counts.innerText()
}

/** Opens these bytes in the preview. */
async function opened(bytes: Uint8Array): Promise<PaneDriver> {
  const { driver, page } = await bench.open()
  await driver.drop('contrat.docx', bytes)
  await page.locator('.file-name').filter({ hasText: 'contrat.docx' }).waitFor()
  await driver.ready()
  return driver
}

test('commented by the command line, then scanned in Word: nothing to add; and the reverse', async () => {
  const reviewed = byCommandLine(new Uint8Array(readFileSync(SAMPLE)))
  expect(commentsIn(reviewed).length).toBeGreaterThan(10)
  const driver = await opened(reviewed)
  await driver.scan()
  expect(await driver.at('comment-all').count()).toBe(0)
  expect(await planned(driver)).toBe('')
  expect(commentsIn(await driver.download())).toEqual(commentsIn(reviewed))
  await driver.page.context().close()

  const other = await opened(new Uint8Array(readFileSync(SAMPLE)))
  await other.scan()
  await other.commentAll()
  const commented = await other.download()
  const again = byCommandLine(commented)
  const texts = (bytes: Uint8Array): string[] => commentsIn(bytes).map(({ text }) => text)
  expect(texts(again).filter((text) => texts(commented).includes(text))).toEqual(texts(commented))
  // The pane comments critical and major points by default, the command line all of them: none is doubled.
  expect(new Set(texts(again)).size).toBe(texts(again).length)
  await other.page.context().close()
})

test('ten scans in a row change nothing after the first', async () => {
  const { driver, page } = await bench.open()
  await driver.scan()
  await driver.commentAll()
  const first = Buffer.from(await driver.download())
  for (let i = 0; i < 10; i++) {
    await driver.scan()
    // Minor points are offered and not ticked; nothing else is to be done.
    expect(await planned(driver)).toMatch(/^(\d+ nouveaux?)?$/)
    expect(await driver.at('plan-apply').isDisabled()).toBe(true)
  }
  expect(Buffer.from(await driver.download()).equals(first)).toBe(true)
  await page.context().close()
})

/** Somebody types in Word: the first paragraph that holds `from` gets `to` instead. */
async function type(driver: PaneDriver, from: string, to: string): Promise<void> {
  await driver.page.evaluate(([old, fresh]) => {
    const open = window.clausierPreview.host?.open
    const paragraph = open?.paragraphs('body').find(({ text }) => text.includes(old))
    if (!open || !paragraph) throw new Error(`no « ${old} »`)
    const at = paragraph.text.indexOf(old)
    open.replace('typing', { paragraph, at }, at + old.length, fresh)
  }, [from, to] as const)
}

test('a weak passage that is mended closes its comment; spoilt again, it opens again', async () => {
  const { driver, page } = await bench.open()
  await driver.scan()
  await driver.commentAll()
  const weak = 'la totalité des mensualités restant à courir jusqu\'au terme devient immédiatement exigible'
  const firm = 'seules les mensualités échues à la date de résiliation restent dues'
  const about = async () => commentsIn(await driver.download()).find(({ text, parent }) => !parent && text.includes('Clause pénale'))
  expect(await about()).toMatchObject({ resolved: false })

  await type(driver, weak, firm)
  await driver.scan()
  expect(await planned(driver)).toMatch(/corrigé/)
  await driver.at('plan-apply').click()
  await driver.idle()
  await page.waitForTimeout(500)
  expect(await about()).toMatchObject({ resolved: true })

  await type(driver, firm, weak)
  await driver.scan()
  expect(await planned(driver)).toMatch(/rouvert/)
  await driver.at('plan-apply').click()
  await driver.idle()
  await page.waitForTimeout(500)
  expect(await about()).toMatchObject({ resolved: false })
  await page.context().close()
})
