/** A contract of three paragraphs, taken to zero critical findings by clicks alone. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openDocx, paragraphsOf, settleAll } from '../../src/ooxml'
import { docxOf, p, r } from '../ooxml/small-docx'
import { pythonParagraphs } from './readers'
import { PreviewBench, ROOT } from './site'

jest.setTimeout(900_000)
let bench: PreviewBench
beforeAll(async () => { bench = await PreviewBench.start() })
afterAll(() => bench.stop())

const STYLES = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>`
const NUMBERING = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:suff w:val="space"/><w:lvlText w:val="Article %1 –"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
const TINY = docxOf([
  p(r('Objet du contrat de maintenance informatique'), '<w:pStyle w:val="Heading1"/>'),
  p(r('Le Prestataire assure la maintenance du parc informatique du cabinet médical, ci-après le Client.')),
  p(r('Fait en deux exemplaires, le 2 janvier 2026.')),
  '<w:sectPr/>',
].join(''), { styles: STYLES, numbering: NUMBERING })

test('no critical finding is left after inserting what the cards offer', async () => {
  const { driver, page, problems } = await bench.open()
  await driver.drop('trois-paragraphes.docx', TINY)
  await page.locator('.file-name').filter({ hasText: 'trois-paragraphes.docx' }).waitFor()
  await driver.ready()
  await driver.scan()
  const critical = async (): Promise<number> => Number(/\d+/.exec(await driver.at('filter-critical').innerText())?.[0] ?? 0)
  expect(await critical()).toBeGreaterThan(5)
  const criticalRules = (): Promise<string[]> =>
    driver.pane.locator('[data-testid=finding]').filter({ hasText: 'Critique' }).evaluateAll((cards) => cards.map((card) => card.getAttribute('data-rule') ?? ''))
  const inserted: string[] = []
  // A clause that belongs into an annex goes there once another one brought it along.
  let inAnnex = 0
  // One insertion for each point that is still open when its turn comes: many are mended by the clause of another.
  for (let todo = await criticalRules(); todo.some((rule) => !inserted.includes(rule)); todo = await criticalRules()) {
    const rule = todo.find((one) => !inserted.includes(one)) ?? ''
    if (/Placée\sdans/.test(await driver.insertFor(rule))) inAnnex++
    inserted.push(rule)
    await driver.back()
  }
  const remaining = await driver.pane.locator('[data-testid=finding]').filter({ hasText: 'Critique' }).allInnerTexts()
  expect(remaining).toEqual([])
  mkdirSync(path.join(ROOT, 'out/screenshots'), { recursive: true })
  await page.screenshot({ path: path.join(ROOT, 'out/screenshots/three-paragraphs.png'), fullPage: true })

  const bytes = await driver.download()
  const docx = openDocx(bytes)
  const paragraphs = paragraphsOf(docx)
  const fresh = paragraphs.filter(({ text }) => !['Objet du contrat de maintenance informatique', 'Fait en deux exemplaires, le 2 janvier 2026.'].includes(text) && !text.startsWith('Le Prestataire assure la maintenance du parc informatique du cabinet'))
  expect(fresh.length).toBeGreaterThan(10)
  expect(fresh.every((one) => one.inserted)).toBe(true)
  const headings = paragraphs.filter(({ styleBuiltIn }) => styleBuiltIn === 'Heading1')
  expect(headings.map(({ listString }) => listString)).toEqual(headings.map((_, i) => `Article ${i + 1} –`))
  // With the clauses came what they need: one article of definitions, annexes that are no articles.
  const definitions = headings.filter(({ text }) => text === 'Définitions')
  expect(definitions).toHaveLength(1)
  expect(headings.length).toBe(inserted.length - inAnnex + 1 + definitions.length)
  expect(paragraphs.filter(({ text }) => /^Annexe\s\d+\s–/.test(text)).map(({ listString }) => listString).every((number) => number === null)).toBe(true)
  expect(pythonParagraphs(bytes).filter(([style]) => style === 'Heading 1').length).toBeGreaterThanOrEqual(1)
  settleAll(docx, 'reject')
  expect(paragraphsOf(docx).map(({ text, listString }) => [text, listString])).toEqual(paragraphsOf(openDocx(TINY)).map(({ text, listString }) => [text, listString]))
  expect(problems).toEqual([])
  await page.context().close()
})
