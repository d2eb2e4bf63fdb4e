/**
 * One file passed as bytes from person to person, each with a machine of its own: lawyer, doctor, provider (who also gets a
 * reply from a colleague without the add-in), and the lawyer again, until it is ready to sign.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Finding } from '../../src/checklist/finding'
import { quoteOf } from '../../src/contract/quote'
import type { DocxDocument } from '../../src/document/docx/docx-document'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { openDocx, settleAll } from '../../src/ooxml'
import { openSession } from '../../src/review/open-session'
import type { Negotiation, ReviewSession, Scan } from '../../src/review/session'
import { memoryStore } from './paper-document'

jest.setTimeout(180_000)
const knowledge = loadKnowledge()
const SAMPLE = join(__dirname, '../../assets/samples/infogerance-faible.docx')

interface Desk { document: DocxDocument; session: ReviewSession; scan: Scan; negotiation: Negotiation }
/** A person opens the file on a machine; the clock goes on by a minute at each look. */
let minute = 0
const now = (): string => new Date(Date.UTC(2026, 10, 25, 9, minute++)).toISOString()
async function open(bytes: Uint8Array, author: string, store: ReturnType<typeof memoryStore>): Promise<Desk> {
  const document = openDocxDocument(bytes, { author, date: now() })
  const session = await openSession({ document, knowledge, store, language: () => 'fr', now, openCopy: (copy) => Promise.resolve(openDocxDocument(copy, { author })) })
  const scan = await session.scan({})
  if (!session.negotiation) throw new Error('no negotiation')
  return { document, session, scan, negotiation: session.negotiation }
}
function finding(scan: Scan, rule: string): Finding {
  const found = scan.review.findings.find((known) => known.rule === rule)
  if (!found) throw new Error(`no finding of ${rule}`)
  return found
}
const verdict = (scan: Scan, rule: string): string | undefined => scan.review.results.find((result) => result.rule === rule)?.verdict
const everything = (bytes: Uint8Array): string => Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}\n${new TextDecoder().decode(part)}`).join('\n')

const lawyerStore = memoryStore()
const doctorStore = memoryStore()
const providerStore = memoryStore()
const SECRET = 'on cédera sur ce point au dernier moment'
let fromLawyer: Uint8Array
let fromDoctor: Uint8Array
let sent: Uint8Array
let answered: Uint8Array

it('the lawyer comments, marks one thing for the practice only, sets one point aside, offers one fallback', async () => {
  const { document, session, scan, negotiation } = await open(new Uint8Array(readFileSync(SAMPLE)), 'Maître Roussel', lawyerStore)
  const internal = finding(scan, 'price-revision-indexed')
  const note = await session.plan(scan, { findings: [internal.id], role: 'avocat', voice: 'internal' })
  expect((await session.apply(note, note.lines.map(({ id }) => id), {})).map(({ outcome }) => outcome.kind)).toEqual(['placed'])
  const dropped = finding(scan, 'term-renewal')
  expect(await session.dismiss(dropped, 'here', SECRET, 'avocat')).toEqual({ kind: 'done' })
  const plan = await session.plan(scan, { findings: null, role: 'avocat' })
  expect(plan.lines.every(({ kind }) => kind === 'new')).toBe(true)
  expect(plan.lines.flatMap(({ findings }) => findings)).not.toContain(dropped.id)
  const outcomes = await session.apply(plan, plan.lines.map(({ id }) => id), {})
  expect(outcomes.filter(({ outcome }) => outcome.kind !== 'placed')).toEqual([])
  expect(await negotiation.offerFallback(finding(scan, 'gdpr-data-subject-rights').id, true)).toEqual({ kind: 'done' })
  expect(await session.keepNotesInFile.set(true)).toEqual({ kind: 'done' })
  fromLawyer = document.bytes()
  expect(everything(fromLawyer)).toContain(SECRET)
})

it('the doctor inserts a model clause in place of the weak passage, and it is satisfied', async () => {
  const { document, session, scan } = await open(fromLawyer, 'Docteur Marchadier', doctorStore)
  expect(scan.memoryNotices).toEqual([])
  expect((await session.plan(scan, { findings: null, role: 'medecin' })).lines).toEqual([])
  const weak = finding(scan, 'backup-restore-test')
  const clause = session.library().find(({ rules }) => rules.includes('backup-restore-test'))
  if (!clause) throw new Error('no clause')
  const report = await session.insert(scan, { clause: clause.id, stance: 'balanced', where: 'replace', finding: weak.id, values: [], role: 'medecin' }, {})
  expect(report.outcome).toMatchObject({ kind: 'inserted', tracked: true })
  expect(report.after).toContainEqual({ rule: 'backup-restore-test', verdict: 'met', missing: [] })
  expect((await session.journal())[0]).toMatchObject({ what: 'insertion', findings: [weak.id] })
  fromDoctor = document.bytes()
})

it('prepares the sending: what stays and what goes is shown, and nothing private is in the bytes', async () => {
  const { document, scan, negotiation } = await open(fromDoctor, 'Maître Roussel', lawyerStore)
  const preview = await negotiation.sendPreview(scan)
  expect(preview.removed).toHaveLength(1)
  expect(preview.removed[0].text).toMatch(/^\[INTERNE\]/)
  expect(preview.privateItems).toBe(1)
  const done = await negotiation.prepareSending(scan, {})
  expect(done.outcome).toEqual({ kind: 'done' })
  expect(done.preview).toMatchObject({ removed: [], privateItems: 0 })
  sent = document.bytes()
  const text = everything(sent)
  for (const secret of [SECRET, 'INTERNE', 'cédera', 'ouverture', 'term-renewal', 'Maître Roussel renonce']) expect({ secret, found: text.includes(secret) }).toEqual({ secret, found: false })
})

it('the provider sees what is asked, in order, answers, edits to acceptable, takes the fallback, weakens a third point', async () => {
  const desk = await open(sent, 'VALINFO', providerStore)
  const { document, session, negotiation } = desk
  let { scan } = desk
  const lines = await negotiation.lines(scan)
  const places = lines.map(({ quote }) => quote?.paragraph ?? Infinity)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(lines.every(({ status }) => status === 'asked')).toBe(true)
  expect(lines.filter(({ fallback }) => fallback !== null).map(({ finding: id }) => id)).toEqual([finding(scan, 'gdpr-data-subject-rights').id])
  expect(scan.dismissed.size).toBe(0)

  const breach = lines.find(({ finding: id }) => id === finding(scan, 'gdpr-breach-notification').id)
  if (!breach) throw new Error('no line')
  expect(breach.present).toContain('cinq jours ouvrés')
  const poor = breach.present.replace('dans un délai de cinq jours ouvrés', 'dès que possible')
  expect((await negotiation.tryVersion(scan, breach.finding, poor)).verdict).not.toBe('met')
  const good = breach.present.replace('dans un délai de cinq jours ouvrés après en avoir pris connaissance', 'dans un délai de 24 heures après en avoir pris connaissance, avec la nature de la violation, les personnes touchées, les conséquences probables et les mesures prises')
  expect((await negotiation.tryVersion(scan, breach.finding, good)).verdict).toBe('met')
  const put = await negotiation.replaceWith(scan, breach.finding, good, 'prestataire')
  expect(put.outcome).toEqual({ kind: 'done' })
  expect(put.after).toEqual([{ rule: 'gdpr-breach-notification', verdict: 'met', missing: [] }])
  scan = put.scan ?? scan
  expect(await negotiation.answer(breach.finding, 'answered', 'Nous acceptons 24 heures.', 'prestataire')).toEqual({ kind: 'done' })

  const offered = lines.find(({ fallback }) => fallback !== null)
  if (!offered?.fallback) throw new Error('no fallback')
  const taken = await negotiation.replaceWith(scan, offered.finding, offered.fallback, 'prestataire')
  expect(taken.outcome.kind).toBe('inserted')
  expect(taken.after).toContainEqual({ rule: 'gdpr-data-subject-rights', verdict: 'met', missing: [] })
  expect(await negotiation.answer(offered.finding, 'agreed', '', 'prestataire')).toEqual({ kind: 'done' })

  // As he would type it in Word, with tracking on.
  const { paragraphs, stamp } = await document.read()
  const cell = paragraphs.find(({ text }) => text === '2 heures ouvrées')
  if (!cell) throw new Error('no cell')
  expect(await document.replace(quoteOf(cell, 0, cell.text.length), [{ start: 0, end: cell.text.length, text: 'Dans les meilleurs délais' }], { tracked: true }, { stamp })).toEqual({ kind: 'done' })
  const left = await negotiation.lines(await session.scan({}))
  expect(left.filter(({ status }) => status === 'asked')).toHaveLength(lines.length - 2)
  answered = document.bytes()
})

it('a colleague of the provider replies in Word, without the add-in', async () => {
  const document = openDocxDocument(answered, { author: 'M. Valin', date: now() })
  const comment = (await document.comments()).find(({ text }) => text.startsWith(knowledge.rules.get('trap-free-indexation')?.title.fr ?? '?'))
    ?? (await document.comments()).find(({ text }) => text.includes(knowledge.rules.get('trap-tacit-renewal-long')?.title.fr ?? '?'))
  if (!comment) throw new Error('no comment')
  const { stamp } = await document.read()
  expect((await document.apply([{ kind: 'reply', comment: comment.id, text: 'D’accord pour revoir cette clause.' }], { stamp })).map(({ kind }) => kind)).toEqual(['done'])
  answered = document.bytes()
})

it('the lawyer sees all of it: answers, the typed reply, what each change does, what changed since', async () => {
  const { document, session, scan, negotiation } = await open(answered, 'Maître Roussel', lawyerStore)
  const lines = await negotiation.lines(scan)
  const said = lines.flatMap(({ history }) => history).filter(({ text }) => text !== '')
  expect(said.map(({ text, role }) => [text, role])).toEqual(expect.arrayContaining([['Nous acceptons 24 heures.', 'prestataire'], ['D’accord pour revoir cette clause.', null]]))
  expect(await negotiation.nameAuthor('M. Valin', 'prestataire')).toEqual({ kind: 'done' })
  expect((await negotiation.lines(scan)).flatMap(({ history }) => history).find(({ text }) => text.startsWith('D’accord'))?.role).toBe('prestataire')

  const { lines: changes, notice } = await negotiation.changes(scan, 'avocat')
  expect(notice).toBeNull()
  expect(changes.find(({ before }) => before === '2 heures ouvrées')).toMatchObject({ after: 'Dans les meilleurs délais', effect: 'weakens', rules: expect.arrayContaining(['sla-response-time']) as string[], author: 'VALINFO' })
  expect(changes.find(({ after }) => after.includes('24'))).toMatchObject({ effect: 'mends', rules: expect.arrayContaining(['gdpr-breach-notification']) as string[] })

  const since = await negotiation.sinceLast(scan)
  expect(since?.findings.find(({ rule }) => rule === 'gdpr-breach-notification')).toMatchObject({ change: 'fixed' })
  expect(since?.findings.find(({ rule }) => rule === 'sla-response-time')).toMatchObject({ change: 'new' })

  const plan = await session.plan(scan, { findings: null, role: 'avocat' })
  const kinds = new Map(plan.lines.map((line) => [line.title, line.kind]))
  expect([...kinds.values()]).toEqual(expect.arrayContaining(['fixed', 'new']))
  expect((await session.apply(plan, plan.lines.map(({ id }) => id), {})).filter(({ outcome }) => !['placed', 'done'].includes(outcome.kind))).toEqual([])
  expect((await session.plan(await session.scan({}), { findings: null, role: 'avocat' })).lines).toEqual([])
  answered = document.bytes()
})

it('the lawyer closes: refuses the weakening, agrees or accepts the rest with reasons; the file is ready to sign', async () => {
  const first = await open(answered, 'Maître Roussel', lawyerStore)
  const notYet = await first.negotiation.ready(first.scan)
  expect(notYet.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(expect.arrayContaining(['ready-critical', 'ready-revisions', 'ready-comments']))
  const { paragraphs, stamp } = await first.document.read()
  const cell = paragraphs.find(({ text }) => text === 'Dans les meilleurs délais')
  if (!cell) throw new Error('no cell')
  await first.document.replace(quoteOf(cell, 0, cell.text.length), [{ start: 0, end: cell.text.length, text: '2 heures ouvrées' }], { tracked: true }, { stamp })
  // In Word: accept all changes; fill place and date; strike the reference to the annex that nobody wants.
  const settled = openDocx(first.document.bytes())
  settleAll(settled, 'accept')
  const { document, session } = await open(settled.save(), 'Maître Roussel', lawyerStore)
  for (const [words, instead] of [[/à …+, le …+/, 'à Saint-Junien, le 14 janvier 2027'], [/, conformément à l'annexe 3/, '']] as const) {
    const reading = await document.read()
    const place = reading.paragraphs.find(({ text }) => words.test(text))
    const found = place && words.exec(place.text)
    if (!place || !found) throw new Error(String(words))
    await document.replace(quoteOf(place, 0, place.text.length), [{ start: found.index, end: found.index + found[0].length, text: instead }], { tracked: false }, { stamp: reading.stamp })
  }
  for (const { name } of await session.blanks()) {
    const { type } = (await session.blanks()).find((blank) => blank.name === name) ?? { type: 'text' }
    const value = { duration: '24 heures', frequency: 'une fois par an', amount: '500 euros', percent: '5 %', number: '2', date: '14 janvier 2027' }[type] ?? 'sept postes'
    expect(await session.fill(name, value)).toMatchObject({ kind: 'done' })
  }
  const tidied = openDocx(document.bytes())
  settleAll(tidied, 'accept')
  const last = await open(tidied.save(), 'Maître Roussel', lawyerStore)
  expect(verdict(last.scan, 'sla-response-time')).toBe('met')
  expect(verdict(last.scan, 'gdpr-breach-notification')).toBe('met')
  for (const open of last.scan.review.findings) {
    if (open.severity === 'critical' || open.kind === 'consistency') expect(await last.session.dismiss(open, 'here', 'accepté par le cabinet', 'avocat')).toEqual({ kind: 'done' })
  }
  for (const line of await last.negotiation.lines(last.scan)) expect(await last.negotiation.answer(line.finding, 'agreed', 'Accord.', 'avocat')).toEqual({ kind: 'done' })
  const scan = await last.session.scan({})
  const lines = await last.negotiation.ready(scan)
  expect(lines.filter(({ ok }) => !ok)).toEqual([])
  expect(lines.find(({ code }) => code === 'ready-critical')?.acceptedReason).toContain('accepté par le cabinet')

  const marks = await last.session.countMarks()
  expect(marks.comments).toBeGreaterThan(5)
  const removed = await last.session.removeMarks({})
  expect(removed).toEqual({ ...marks, refused: 0 })
  const clean = everything(last.document.bytes())
  expect(clean).not.toContain('Clausier ·')
  expect(clean).not.toContain('w:val="cl:')
  expect(clean).not.toContain('urn:clausier')
})
