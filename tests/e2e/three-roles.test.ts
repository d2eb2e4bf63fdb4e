/**
 * One file passed as bytes from person to person, in the real pane: lawyer, doctor, provider, a colleague of the provider
 * who has no add-in, and the lawyer again. Each person has a browser of his own; only the bytes go from one to the other.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'
import type { Locator } from 'playwright-core'
import { commentsOf, openDocx, paragraphsOf, replyTo, revisionsOf } from '../../src/ooxml'
import type { PaneDriver } from '../../src/preview/pane-driver'
import { PreviewBench, ROOT } from './site'

jest.setTimeout(120_000)
let bench: PreviewBench
beforeAll(async () => { bench = await PreviewBench.start() })
afterAll(() => bench.stop())

const shots = path.join(ROOT, 'out/screenshots')
mkdirSync(shots, { recursive: true })
const SECRET = 'on cédera sur ce point au dernier moment'
const INTERNAL = 'price-revision-indexed'
const EDITED = 'gdpr-breach-notification'
const FALLBACK = 'gdpr-data-subject-rights'
const INSERTED = 'backup-restore-test'
const REPLIED = 'trap-tacit-renewal-long'
const REPLY = 'D’accord pour revoir cette clause.'
const WEAKENED = { from: '2 heures ouvrées', to: 'Dans les meilleurs délais' }
const VAGUE = 'dans un délai de cinq jours ouvrés après en avoir pris connaissance'
const FIRM = 'dans un délai de 24 heures après en avoir pris connaissance, avec la nature de la violation, les personnes touchées, les conséquences probables et les mesures prises'

type Desk = Awaited<ReturnType<PreviewBench['open']>>
const everything = (bytes: Uint8Array): string => Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}\n${new TextDecoder().decode(part)}`).join('\n')

/** A person opens the file on a machine that has never seen it, says who he is, and reviews. */
async function sitDown(author: string, role: string, bytes: Uint8Array): Promise<Desk> {
  const desk = await bench.open({ host: { author } })
  await receive(desk, bytes)
  await desk.driver.at('role').locator(`input[value=${role}]`).check()
  // The provider came to see what is asked of him: his review opens « Échanges ».
  if (role !== 'prestataire') await desk.driver.scan()
  else {
    await desk.driver.at('scan').first().click()
    await desk.driver.at('request').first().waitFor()
    await desk.driver.idle()
  }
  return desk
}

async function receive({ driver, page }: Desk, bytes: Uint8Array): Promise<void> {
  await driver.drop('contrat-recu.docx', bytes)
  await page.locator('.file-name').filter({ hasText: 'contrat-recu.docx' }).waitFor()
  await driver.ready()
}

async function exchanges(driver: PaneDriver): Promise<void> {
  await driver.at('tab-exchange').click()
  await driver.at('request').first().waitFor()
}

/** The request about a rule, by the title that the review's card of this rule shows. */
const request = (driver: PaneDriver, title: string): Locator => driver.at('request').filter({ has: driver.pane.locator('h3', { hasText: title }) }).first()

async function titleOf(driver: PaneDriver, rule: string): Promise<string> {
  return (await (await driver.card(rule)).getAttribute('aria-label')) ?? ''
}

/** Opens a folded part of a request. */
async function unfold(card: Locator, name: string): Promise<void> {
  const header = card.getByRole('button', { name })
  if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click()
}

async function shoot({ page }: Desk, name: string, at?: Locator): Promise<void> {
  await at?.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await page.screenshot({ path: path.join(shots, `three-roles-${name}.png`) })
}

let lawyer: Desk
let file: Uint8Array = new Uint8Array(readFileSync(path.join(ROOT, 'assets/samples/infogerance-faible.docx')))
const titles = new Map<string, string>()
const title = (rule: string): string => titles.get(rule) ?? `no title of ${rule}`

test('the lawyer scans, keeps one remark and one decision to the practice, comments, offers one fallback', async () => {
  lawyer = await sitDown('Maître Roussel', 'avocat', file)
  const { driver } = lawyer
  for (const rule of [EDITED, FALLBACK, REPLIED]) titles.set(rule, await titleOf(driver, rule))

  await driver.at('comment-choose').click()
  await driver.at('comment-internal').click()
  await lawyer.page.keyboard.press('Escape')
  await (await driver.card(INTERNAL)).getByTestId('comment').click()
  await (await driver.card(INTERNAL)).getByTestId('outcome').waitFor()
  await driver.idle()
  expect(everything(await driver.download())).toContain('[INTERNE]')
  await shoot(lawyer, '1-internal')
  await driver.scroll('top')
  await driver.at('comment-choose').click()
  await driver.at('comment-internal').click()
  await lawyer.page.keyboard.press('Escape')

  const card = await driver.card('term-renewal')
  await card.getByTestId('dismiss').click()
  await driver.at('dismiss-here').click()
  await driver.at('dismiss-reason').fill(SECRET)
  await driver.at('dismiss-confirm').click()
  await driver.pane.locator('[data-testid=finding][data-rule=term-renewal]').waitFor({ state: 'detached' })

  await driver.scroll('top')
  const told = /(\d+) sur (\d+)/.exec(await driver.commentAll())
  expect(Number(told?.[1])).toBeGreaterThan(10)
  expect(told?.[1]).toBe(told?.[2])
  await shoot(lawyer, '1-commented')

  await exchanges(driver)
  const offered = request(driver, title(FALLBACK))
  await offered.getByTestId('fallback-offer').click()
  await offered.getByTestId('request-told').filter({ hasText: 'Repli proposé' }).waitFor()
  await shoot(lawyer, '1-offered', offered)

  await driver.at('menu').click()
  await driver.at('menu-notes').click()
  await driver.at('notes-close').click()
  file = await driver.download()
  expect(everything(file)).toContain(SECRET)
})

test('the doctor puts a model clause in place of the weak one, then prepares the sending: nothing private is left', async () => {
  const doctor = await sitDown('Docteur Marchadier', 'medecin', file)
  const { driver } = doctor
  await (await driver.card(INSERTED)).getByTestId('insert').click()
  await driver.at('where').selectOption('replace')
  await driver.at('insert-confirm').click()
  await driver.at('insert-result').waitFor()
  await driver.idle()
  expect(await driver.at('satisfied').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-rule')))).toContain(INSERTED)
  await shoot(doctor, '2-inserted')
  await driver.back()

  await exchanges(driver)
  await driver.at('send-look').click()
  await driver.at('send-removed').waitFor()
  expect(await driver.at('send-removed').innerText()).toMatch(/^1 commentaire interne/)
  await driver.at('send-removed').click()
  expect(await driver.at('send').innerText()).toContain('[INTERNE]')
  await shoot(doctor, '2-what-goes', driver.at('send'))
  await driver.at('send-do').click()
  await driver.at('send-told').filter({ hasText: 'Prêt à envoyer' }).waitFor()
  await driver.idle()
  await shoot(doctor, '2-prepared', driver.at('send'))
  file = await driver.download()
  const text = everything(file)
  for (const secret of ['[INTERNE]', 'INTERNE', SECRET, 'cédera', 'term-renewal']) expect({ secret, found: text.includes(secret) }).toEqual({ secret, found: false })
  expect(commentsOf(openDocx(file)).length).toBeGreaterThan(10)
  expect(doctor.problems).toEqual([])
  await doctor.page.context().close()
})

/** Somebody types in Word with the changes tracked: the one paragraph that is `from` becomes `to`. */
async function typeTracked({ page }: Desk, from: string, to: string): Promise<void> {
  await page.evaluate(([old, fresh]) => {
    const open = window.clausierPreview.host?.open
    const paragraph = open?.paragraphs('body').find(({ text }) => text === old)
    if (!open || !paragraph) throw new Error(`no « ${old} »`)
    open.tracking = 'TrackAll'
    open.replace('typing', { paragraph, at: 0 }, old.length, fresh)
  }, [from, to] as const)
}

test('the provider sees what is asked in order, edits one to acceptable, takes the fallback, answers, weakens one', async () => {
  const provider = await sitDown('VALINFO', 'prestataire', file)
  const { driver } = provider
  expect(await driver.pane.locator('main').innerText()).toContain('Ce qu’on vous demande')
  const texts = paragraphsOf(openDocx(file)).map(({ text }) => text)
  const quoted = await driver.at('request').evaluateAll((cards) => cards.map((card) => card.querySelector('[data-testid=passage] strong')?.textContent ?? null))
  expect(quoted.filter((text) => text !== null).length).toBeGreaterThan(5)
  let place = 0
  for (const text of quoted) {
    if (text === null) continue
    const next = texts.findIndex((paragraph, index) => index >= place && paragraph.includes(text))
    expect({ text, place: next }).not.toEqual({ text, place: -1 })
    place = next
  }
  const asked = quoted.length
  const left = (n: number) => driver.at('exchange-left').filter({ hasText: new RegExp(`^${n} demandes? sans réponse`) }).waitFor()
  await left(asked)
  // A fallback is seen only where the counterpart offered it.
  expect(await driver.at('fallback').count()).toBe(1)
  await shoot(provider, '3-asked')

  const edited = request(driver, title(EDITED))
  await unfold(edited, 'Votre version de ce passage')
  const version = edited.getByTestId('version-text')
  const present = await version.inputValue()
  expect(present).toContain(VAGUE)
  await version.fill(present.replace(VAGUE, 'dès que possible'))
  await edited.getByTestId('version-try').click()
  await edited.getByTestId('request-told').filter({ hasText: 'Pas encore acceptable' }).waitFor()
  await shoot(provider, '3-not-acceptable', edited)
  await version.fill(present.replace(VAGUE, FIRM))
  await edited.getByTestId('version-try').click()
  await edited.getByTestId('request-told').filter({ hasText: 'Acceptable' }).and(edited.locator('[data-good=true]')).waitFor()
  await edited.getByTestId('version-put').click()
  await driver.idle()
  await driver.pane.locator('[data-testid=request]').filter({ has: driver.pane.locator('h3', { hasText: title(EDITED) }) }).getByTestId('passage').first().filter({ hasText: '24 heures' }).waitFor()
  await edited.getByTestId('answer-text').fill('Nous acceptons 24 heures.')
  await edited.getByTestId('answer-answered').click()
  await left(asked - 1)
  expect(await edited.getAttribute('data-status')).toBe('answered')
  await shoot(provider, '3-edited', edited)

  const taken = request(driver, title(FALLBACK))
  const fallback = await taken.getByTestId('fallback').locator('p').innerText()
  await taken.getByTestId('fallback-take').click()
  await taken.locator('[data-testid=request-told][data-good=true]').waitFor()
  await driver.idle()
  await taken.getByTestId('answer-agreed').click()
  await left(asked - 2)
  await shoot(provider, '3-fallback', taken)

  await typeTracked(provider, WEAKENED.from, WEAKENED.to)
  file = await driver.download()
  const written = openDocx(file)
  expect(paragraphsOf(written).map(({ text }) => text)).toContain(WEAKENED.to)
  expect(paragraphsOf(written).some(({ text }) => text.includes('24 heures après en avoir pris connaissance'))).toBe(true)
  // The figure of a model clause is a blank with a proposed value; the words around it are those that were offered.
  const [, around] = /ouvrés (toute demande .+)$/.exec(fallback) ?? []
  expect(around).toMatch(/^toute demande/)
  expect(paragraphsOf(written).filter(({ text }) => text.includes(around ?? '?'))).toHaveLength(1)
  expect(revisionsOf(written).some(({ author }) => author === 'VALINFO')).toBe(true)
  expect(provider.problems).toEqual([])
  await provider.page.context().close()
})

test('a colleague without the add-in replies in Word; the lawyer sees the answers, the changes and what each does', async () => {
  const typed = openDocx(file)
  const comment = commentsOf(typed).find(({ parent, text }) => parent === null && text.startsWith(title(REPLIED)))
  if (!comment) throw new Error(`no comment on ${title(REPLIED)}`)
  replyTo(typed, comment.id, REPLY, { author: 'M. Valin', date: new Date().toISOString() })
  file = typed.save()

  // The lawyer's machine remembers the contract.
  await receive(lawyer, file)
  const { driver } = lawyer
  await driver.scan()
  await shoot(lawyer, '4-received')
  await exchanges(driver)
  const edited = request(driver, title(EDITED))
  expect(await edited.getAttribute('data-status')).toBe('answered')
  await unfold(edited, 'Échange')
  await edited.getByText('Nous acceptons 24 heures.').waitFor()
  expect(await request(driver, title(FALLBACK)).getAttribute('data-status')).toBe('agreed')
  const replied = request(driver, title(REPLIED))
  await unfold(replied, 'Échange')
  await replied.getByText(REPLY).waitFor()
  expect(await replied.innerText()).toContain('M. Valin, sans Clausier')
  await shoot(lawyer, '4-reply', replied)
  await replied.getByRole('group', { name: 'Qui est M. Valin ?' }).getByTestId('name-prestataire').click()
  await replied.getByText('M. Valin, sans Clausier').waitFor({ state: 'detached' })

  const change = driver.at('change').filter({ hasText: WEAKENED.to })
  await change.waitFor()
  expect(await change.getAttribute('data-effect')).toBe('weakens')
  expect((await change.innerText()).replace(/[\u00a0\u202f]/g, ' ')).toContain(`Cette modification remplace « ${WEAKENED.from} » par « ${WEAKENED.to} ».`)
  await shoot(lawyer, '4-changes', change)
  expect(lawyer.problems).toEqual([])
})
