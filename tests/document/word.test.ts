/** The Word adapter on the real office.js in real Chromium: round trips, refusals, and Word being the other way. */
import { readFileSync } from 'node:fs'
import { quoteOf } from '../../src/contract/quote'
import type { Paragraph } from '../../src/contract/paragraph'
import type { CommentAction } from '../../src/document/port'
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { commentsOf, openDocx, paragraphsOf, revisionsOf } from '../../src/ooxml'
import { openSession } from '../../src/review/open-session'
import { readySentence } from '../../src/wording/ready'
import { docxOf, p, r } from '../ooxml/small-docx'
import { memoryStore } from '../review/paper-document'
import { WordBench } from './harness/word'

jest.setTimeout(120_000)
let bench: WordBench
beforeAll(async () => { bench = await WordBench.start() })
afterAll(() => bench.stop())

const sample = (): Uint8Array => new Uint8Array(readFileSync('assets/samples/infogerance-faible.docx'))
const add = (paragraph: Paragraph, start: number, end: number, text: string): CommentAction => ({ kind: 'add', quote: quoteOf(paragraph, start, end), text })
/** A stretch in the middle of each paragraph that has text. */
const middles = (paragraphs: Paragraph[]) => paragraphs.filter(({ text }) => text.length > 30).map((paragraph, i) => add(paragraph, 5, 25, `Remarque ${i}\n— Clausier · ABCDEFG${i}`))

test('reads the same text as the ooxml model, in three round trips', async () => {
  const word = await bench.open(sample())
  const snapshot = await word.document.read()
  expect((await word.traffic()).syncs).toBe(3)
  expect(snapshot.notices).toEqual([])
  const model = paragraphsOf(openDocx(sample()))
  expect(snapshot.paragraphs.map(({ text }) => text)).toEqual(model.map(({ text }) => text))
  expect(snapshot.paragraphs.map(({ listString, place, outlineLevel }) => ({ listString, place, outlineLevel })))
    .toEqual(model.map(({ listString, place, outlineLevel }) => ({ listString, place, outlineLevel })))
  await word.document.comments()
  expect((await word.traffic()).syncs).toBeLessThanOrEqual(6)
  await word.close()
})

test('places n comments in at most 3 + ⌈n/20⌉ round trips, each on exactly its words', async () => {
  const word = await bench.open(sample())
  const { paragraphs, stamp } = await word.document.read()
  const actions = middles(paragraphs)
  expect(actions.length).toBeGreaterThan(50)
  await word.resetTraffic()
  const seen: number[] = []
  const outcomes = await word.document.apply(actions, { stamp, onProgress: (done) => seen.push(done) })
  expect((await word.traffic()).syncs).toBeLessThanOrEqual(3 + Math.ceil(actions.length / 20))
  expect(outcomes.map(({ kind }) => kind)).toEqual(actions.map(() => 'placed'))
  expect(seen.at(-1)).toBe(actions.length)
  const written = commentsOf(openDocx(await word.bytes()))
  expect(written.length).toBe(actions.length)
  for (const comment of written) expect(comment.anchor?.paragraph.text.slice(comment.anchor.start, comment.anchor.end)).toBe(comment.anchor?.paragraph.text.slice(5, 25))
  const listed = await word.document.comments()
  expect(listed.map(({ anchor }) => anchor?.paragraph)).toEqual(actions.map((action) => action.kind === 'add' && action.quote.paragraph))
  expect(listed.every(({ anchor }) => anchor?.start === 5 && anchor.exact.length === 20)).toBe(true)
  // The same again: nothing is written.
  const again = await word.document.apply(actions, { stamp })
  expect(again.map(({ kind }) => kind)).toEqual(actions.map(() => 'already-there'))
  await word.close()
})

test('a range that Word refuses loses none of its batch, and nothing is written twice', async () => {
  const word = await bench.open(sample())
  const { paragraphs, stamp } = await word.document.read()
  const actions = middles(paragraphs).slice(0, 25)
  await word.fail([{ at: 'Range.InsertComment', code: 'AccessDenied', argument: 'Remarque 7\n' }])
  const outcomes = await word.document.apply(actions, { stamp })
  expect(outcomes[7]).toMatchObject({ kind: 'refused', reason: 'protected' })
  expect(outcomes.filter(({ kind }) => kind === 'placed').length).toBe(24)
  expect(commentsOf(openDocx(await word.bytes())).length).toBe(24)
  await word.close()
})

test('an error after the deed is not taken for a refusal', async () => {
  const word = await bench.open(sample())
  const { paragraphs, stamp } = await word.document.read()
  await word.fail([{ at: 'Range.InsertComment', code: 'GeneralException', after: true, times: 1 }])
  const outcomes = await word.document.apply(middles(paragraphs).slice(0, 3), { stamp })
  expect(outcomes.map(({ kind }) => kind)).toEqual(['placed', 'placed', 'placed'])
  expect(commentsOf(openDocx(await word.bytes())).length).toBe(3)
  await word.close()
})

test('inserts a clause as a tracked insertion that looks like its neighbours, and restores the tracking mode', async () => {
  const word = await bench.open(sample(), { author: 'Testeur', date: '2026-01-01T00:00:00Z' })
  const { paragraphs, stamp } = await word.document.read()
  const heading = paragraphs.find(({ listString, styleBuiltIn }) => listString !== null && styleBuiltIn === 'Heading1')
  const body = paragraphs.find(({ index }) => index === (heading?.index ?? 0) + 1)
  if (!heading || !body) throw new Error('the sample has headings')
  const outcome = await word.document.insert([
    { kind: 'heading', inlines: [{ kind: 'text', text: 'Sauvegardes' }] },
    { kind: 'text', inlines: [{ kind: 'text', text: 'Le Prestataire restaure sous ' }, { kind: 'blank', name: 'delai', label: 'Délai', text: '[48 heures]', filled: false }, { kind: 'text', text: '.' }] },
  ], { after: body.index, like: { heading: heading.index, text: body.index, item: null } }, { tracked: true, tag: 'cl:test:balanced:1:abc', title: 'Sauvegardes' }, { stamp })
  expect(outcome).toEqual({ kind: 'inserted', first: body.index + 1, count: 2, tracked: true, notices: [] })
  const after = await word.document.read()
  const [title, text] = after.paragraphs.slice(body.index + 1)
  expect(title).toMatchObject({ text: 'Sauvegardes', styleBuiltIn: heading.styleBuiltIn, inserted: true })
  expect(title?.listString).toMatch(/^Article \d+/)
  expect(text).toMatchObject({ text: 'Le Prestataire restaure sous [48 heures].', styleBuiltIn: body.styleBuiltIn, inserted: true, listString: body.listString })
  expect(await word.document.controls('cl:')).toMatchObject([{ tag: 'cl:test:balanced:1:abc', first: body.index + 1, last: body.index + 2 }])
  expect(await word.document.controls('blank:')).toMatchObject([{ tag: 'blank:delai', text: '[48 heures]', first: body.index + 2 }])
  const docx = openDocx(await word.bytes())
  expect(revisionsOf(docx).every(({ kind, author }) => kind === 'insertion' && author === 'Testeur')).toBe(true)
  expect(docx.xml('word/settings.xml')?.getElementsByTagName('w:trackRevisions').length ?? 0).toBe(0)
  // And back.
  expect(await word.document.takeBack('cl:test:balanced:1:abc', 'Sauvegardes\nLe Prestataire restaure sous [48 heures].', { stamp: after.stamp })).toEqual({ kind: 'done' })
  expect((await word.document.read()).paragraphs.map((one) => one.text)).toEqual(paragraphs.map((one) => one.text))
  expect(await word.document.controls('')).toEqual([])
  await word.close()
})

test('an insertion that fails halfway leaves nothing behind, and the tracking mode as it was', async () => {
  const word = await bench.open(sample())
  const { paragraphs, stamp } = await word.document.read()
  await word.fail([{ at: 'Range.InsertContentControl', code: 'GeneralException' }])
  const outcome = await word.document.insert([{ kind: 'text', inlines: [{ kind: 'text', text: 'Texte nouveau.' }] }],
    { after: 9, like: { heading: null, text: 9, item: null } }, { tracked: true, tag: 'cl:x', title: 'x' }, { stamp })
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'host-error' })
  await word.fail([])
  expect((await word.document.read()).paragraphs.map((one) => one.text)).toEqual(paragraphs.map((one) => one.text))
  await word.close()
})

test('replaces the smallest words, tracked', async () => {
  const word = await bench.open(sample())
  const { paragraphs, stamp } = await word.document.read()
  const paragraph = paragraphs[9]
  if (!paragraph) throw new Error('short sample')
  const end = paragraph.text.indexOf(' ', 3)
  const outcome = await word.document.replace(quoteOf(paragraph, 0, end), [{ start: 0, end: 2, text: 'Ce' }, { start: end, end, text: ' nouveau' }], { tracked: true }, { stamp })
  expect(outcome).toEqual({ kind: 'done' })
  const revisions = await word.document.revisions()
  expect(revisions.map(({ kind, text }) => [kind, text])).toEqual([['deletion', paragraph.text.slice(0, 2)], ['insertion', 'Ce'], ['insertion', ' nouveau']])
  await word.close()
})

test('a text that changed is noticed before anything is written', async () => {
  const word = await bench.open(sample())
  const { paragraphs, stamp } = await word.document.read()
  await word.document.replace(quoteOf(paragraphs[9] as Paragraph, 0, 2), [{ start: 0, end: 2, text: 'Ce' }], { tracked: false }, { stamp })
  const outcomes = await word.document.apply(middles(paragraphs).slice(0, 2), { stamp })
  expect(outcomes).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
  expect(commentsOf(openDocx(await word.bytes()))).toEqual([])
  await word.close()
})

test('keeps our part, and nothing else than the last one', async () => {
  const word = await bench.open(sample())
  expect(await word.document.readPart('urn:clausier:test')).toBeNull()
  expect(await word.document.writePart('urn:clausier:test', '<m xmlns="urn:clausier:test">é &amp; 1</m>')).toEqual({ kind: 'done' })
  expect(await word.document.writePart('urn:clausier:test', '<m xmlns="urn:clausier:test">2</m>')).toEqual({ kind: 'done' })
  expect(await word.document.readPart('urn:clausier:test')).toBe('<m xmlns="urn:clausier:test">2</m>')
  expect(await word.document.writePart('urn:clausier:test', '<broken')).toMatchObject({ kind: 'refused' })
  expect(await word.document.readPart('urn:clausier:test')).toBe('<m xmlns="urn:clausier:test">2</m>')
  expect(await word.document.writePart('urn:clausier:test', null)).toEqual({ kind: 'done' })
  expect(await word.document.readPart('urn:clausier:test')).toBeNull()
  await word.close()
})

test('a read-only document is read, and every writing is refused with its reason', async () => {
  const word = await bench.open(sample(), { readOnly: true })
  const { paragraphs, stamp } = await word.document.read()
  expect(word.document.capabilities()).toMatchObject({ canComment: false, canInsert: false, readOnlyReason: 'read-only' })
  expect(await word.document.apply(middles(paragraphs).slice(0, 1), { stamp })).toEqual([{ kind: 'refused', reason: 'read-only' }])
  await word.close()
})

test('shows a passage and reads the selection back', async () => {
  const word = await bench.open(sample())
  const { paragraphs } = await word.document.read()
  const quote = quoteOf(paragraphs[12] as Paragraph, 4, 30)
  expect(await word.document.show(quote)).toEqual({ kind: 'done' })
  expect(await word.document.selection()).toEqual(quote)
  await word.close()
})

test('a selection in what was taken away is none', async () => {
  const word = await bench.open(sample())
  const { paragraphs, stamp } = await word.document.read()
  const tag = 'cl:test:balanced:1:abc'
  await word.document.insert([{ kind: 'text', inlines: [{ kind: 'text', text: 'Une clause de passage.' }] }], { after: 12, like: { heading: null, text: 12, item: null } }, { tracked: true, tag, title: 'Passage' }, { stamp })
  const after = await word.document.read()
  expect(await word.document.show(quoteOf(after.paragraphs[13] as Paragraph, 0, 10))).toEqual({ kind: 'done' })
  expect(await word.document.takeBack(tag, 'Une clause de passage.', { stamp: after.stamp })).toEqual({ kind: 'done' })
  expect(await word.document.selection()).toBeNull()
  expect((await word.document.read()).paragraphs).toHaveLength(paragraphs.length)
  await word.close()
})

const W = 'w:author="Me Durand" w:date="2026-01-02T08:00:00Z"'
/** Two paragraphs whose mark in between is deleted, then a table, then the end. */
const revised = docxOf([
  p(r('Le Prestataire répond'), `<w:rPr><w:del w:id="1" ${W}/></w:rPr>`),
  p(r(' sous quatre heures.')),
  p(r('Tableau :')),
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${p(r('Cellule'))}</w:tc></w:tr></w:tbl>`,
  p(r('Fin.')),
  '<w:sectPr/>',
].join(''))

test.each([true, false])('paragraphs joined by a deleted mark read as one, whether Word lists them by themselves (%s) or not', async (deletedMarksSeparate) => {
  const word = await bench.open(revised, { assumptions: { deletedMarksSeparate } })
  const { paragraphs, stamp, notices } = await word.document.read()
  expect(paragraphs.map(({ text }) => text)).toEqual(['Le Prestataire répond sous quatre heures.', 'Tableau :', 'Cellule', 'Fin.'])
  expect(paragraphs[0]?.deletedInside).toBe(true)
  expect(notices).toEqual(['has-revisions'])
  const joined = paragraphs[0] as Paragraph
  const quotes = [quoteOf(joined, 15, 26), quoteOf(joined, 27, 40), quoteOf(joined, 3, 14), quoteOf(paragraphs[2] as Paragraph, 0, 4)]
  const outcomes = await word.document.apply(quotes.map((quote, i) => ({ kind: 'add', quote, text: `Note ${i}` })), { stamp })
  expect(outcomes.map(({ kind }) => kind)).toEqual(['placed', 'placed', 'placed', 'placed'])
  const comments = await word.document.comments()
  for (const [i, quote] of quotes.entries()) expect(comments.find(({ text }) => text === `Note ${i}`)?.anchor).toEqual(quote)
  await word.close()
})

test('after the last cell of a table, a clause goes behind the table', async () => {
  const word = await bench.open(revised)
  const { stamp } = await word.document.read()
  const outcome = await word.document.insert([{ kind: 'text', inlines: [{ kind: 'text', text: 'Derrière.' }] }, { kind: 'text', inlines: [{ kind: 'text', text: 'Encore.' }] }],
    { after: 2, like: { heading: null, text: 3, item: null } }, { tracked: true, tag: 'cl:t', title: 'T' }, { stamp })
  expect(outcome).toMatchObject({ kind: 'inserted', first: 3, count: 2 })
  const { paragraphs } = await word.document.read()
  expect(paragraphs.map(({ text, place }) => [text, place === null])).toEqual([
    ['Le Prestataire répond sous quatre heures.', true], ['Tableau :', true], ['Cellule', false], ['Derrière.', true], ['Encore.', true], ['Fin.', true]])
  await word.close()
})

test('where Word cannot answer a comment, the answer is refused and the rest done', async () => {
  const word = await bench.open(sample(), { assumptions: { repliesWork: false } })
  const { paragraphs, stamp } = await word.document.read()
  const [own] = await word.document.apply(middles(paragraphs).slice(0, 1), { stamp })
  if (own?.kind !== 'placed') throw new Error('not placed')
  const outcomes = await word.document.apply([{ kind: 'reply', comment: own.comment, text: 'Corrigé.' }, { kind: 'resolve', comment: own.comment }], { stamp })
  expect(outcomes).toMatchObject([{ kind: 'refused', reason: 'host-error' }, { kind: 'done' }])
  expect(await word.document.comments()).toMatchObject([{ resolved: true, replies: [] }])
  await word.close()
})

test('where Word does not give the markup, the reading says so, and comments still find their words', async () => {
  const word = await bench.open(sample(), { assumptions: { ooxmlAnswers: false } })
  const { paragraphs, stamp, notices } = await word.document.read()
  expect(notices).toEqual(['markup-unread'])
  const model = paragraphsOf(openDocx(sample()))
  expect(paragraphs.map(({ text, listString, place }) => [text, listString, place?.table, place?.row, place?.column])).toEqual(model.map(({ text, listString, place }) => [text, listString, place?.table, place?.row, place?.column]))
  const outcomes = await word.document.apply(middles(paragraphs).slice(0, 30), { stamp })
  expect(outcomes.every(({ kind }) => kind === 'placed')).toBe(true)
  await word.close()
})

test('where Word gives neither the markup nor the list of changes, signing is not called safe, and the rest of the review works', async () => {
  const word = await bench.open(sample(), { assumptions: { ooxmlAnswers: false } })
  const session = await openSession({ document: word.document, knowledge: loadKnowledge(), store: memoryStore(), language: () => 'fr' })
  const scan = await session.scan({})
  expect(scan.review.notices).toContain('markup-unread')
  expect(scan.review.findings.length).toBeGreaterThan(5)
  const ready = await session.negotiation?.ready(scan) ?? []
  const unseen = ready.filter(({ code }) => code.startsWith('ready-revisions'))
  expect(unseen).toMatchObject([{ code: 'ready-revisions-unseen', ok: false }])
  expect(unseen.map((line) => readySentence('fr', line))).toEqual([expect.stringContaining('n’ont pas pu être lues ici')])
  expect(ready.find(({ code }) => code === 'ready-critical')).toMatchObject({ ok: false })
  const [first] = scan.review.findings.filter(({ quotes }) => quotes.length > 0)
  const plan = await session.plan(scan, { findings: [first.id], role: 'avocat' })
  expect((await session.apply(plan, plan.lines.map(({ id }) => id), {})).map(({ outcome }) => outcome.kind)).toEqual(['placed'])
  await word.close()
})

test('a document protected for comments takes comments and no text', async () => {
  const word = await bench.open(docxOf(`${p(r('Le Prestataire répond sous quatre heures.'))}<w:sectPr/>`, { settings: '<w:documentProtection w:edit="comments" w:enforcement="1"/>' }))
  const { paragraphs, stamp } = await word.document.read()
  expect(word.document.capabilities()).toMatchObject({ canComment: true, canInsert: false, readOnlyReason: null })
  expect(await word.document.apply([add(paragraphs[0] as Paragraph, 3, 14, 'Oui.')], { stamp })).toMatchObject([{ kind: 'placed' }])
  expect(await word.document.insert([{ kind: 'text', inlines: [{ kind: 'text', text: 'Non.' }] }], { after: 0, like: { heading: null, text: 0, item: null } }, { tracked: true, tag: 'cl:x', title: 'x' }, { stamp })).toEqual({ kind: 'refused', reason: 'protected' })
  await word.close()
})
