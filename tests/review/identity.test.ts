/** Comments made on a .docx by one tool are found again by the next, after what people do to a file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { quoteOf } from '../../src/contract/quote'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { openDocx, settleAll } from '../../src/ooxml'
import { openSession } from '../../src/review/open-session'
import type { CommentPlan } from '../../src/review/session'
import { memoryStore } from './paper-document'

jest.setTimeout(180_000)
const knowledge = loadKnowledge()
const SAMPLE = new Uint8Array(readFileSync(join(__dirname, '../../assets/samples/infogerance-faible.docx')))
let commented: Uint8Array
let count: number

async function planOf(bytes: Uint8Array): Promise<CommentPlan> {
  const session = await openSession({ document: openDocxDocument(bytes, { author: 'Autre' }), knowledge, store: memoryStore(), language: () => 'fr' })
  return session.plan(await session.scan({}), { findings: null, role: 'medecin' })
}
const edited = (bytes: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes)
  const before = strFromU8(parts['word/document.xml'])
  const after = change(before)
  if (after === before) throw new Error('the test changed nothing')
  return zipSync({ ...parts, 'word/document.xml': strToU8(after) })
}

beforeAll(async () => {
  const document = openDocxDocument(SAMPLE, { author: 'Ligne de commande' })
  const session = await openSession({ document, knowledge, store: memoryStore(), language: () => 'fr' })
  const plan = await session.plan(await session.scan({}), { findings: null, role: 'avocat' })
  await session.apply(plan, plan.lines.map(({ id }) => id), {})
  commented = document.bytes()
  count = plan.lines.length
})

it('opened by somebody else: nothing to do', async () => {
  expect(await planOf(commented)).toMatchObject({ lines: [], unchanged: count, respected: 0 })
})

it('after renumbering', async () => {
  const parts = unzipSync(commented)
  const numbering = strFromU8(parts['word/numbering.xml']).replace(/Article %1 –/g, 'Art. %1.').replace(/<w:start w:val="1"\/>/g, '<w:start w:val="4"/>')
  expect(await planOf(zipSync({ ...parts, 'word/numbering.xml': strToU8(numbering) }))).toMatchObject({ lines: [], unchanged: count })
})

it('after a clause was moved with its comments', async () => {
  const moved = edited(commented, (xml) => {
    const paragraphs = xml.match(/<w:p[ >](?:(?!<\/w:p>)[\s\S])*<\/w:p>/g) ?? []
    const headings = paragraphs.filter((paragraph) => /w:val="Heading1"/.test(paragraph))
    const from = headings.find((paragraph) => paragraph.includes('Prix')) ?? ''
    const next = headings[headings.indexOf(from) + 1]
    const to = headings.find((paragraph) => paragraph.includes('Responsabilité')) ?? ''
    const clause = xml.slice(xml.indexOf(from), xml.indexOf(next))
    return xml.replace(clause, '').replace(to, clause + to)
  })
  const plan = await planOf(moved)
  expect(plan.lines.filter(({ kind }) => kind === 'new')).toEqual([])
})

it('after small edits in the passages: reworded at most, never doubled', async () => {
  const document = openDocxDocument(commented, { author: 'Cabinet', date: '2026-11-25T10:00:00Z' })
  for (const [words, instead] of [['cinq jours ouvrés', 'six jours ouvrés'], ['en aucun cas', 'jamais'], ['régulièrement les données', 'régulièrement toutes les données']]) {
    const { paragraphs, stamp } = await document.read()
    const place = paragraphs.find(({ text }) => text.includes(words))
    if (!place) throw new Error(words)
    const at = place.text.indexOf(words)
    expect(await document.replace(quoteOf(place, 0, place.text.length), [{ start: at, end: at + words.length, text: instead }], { tracked: true }, { stamp })).toEqual({ kind: 'done' })
  }
  for (const bytes of [document.bytes(), accepted(document.bytes())]) {
    const plan = await planOf(bytes)
    expect(plan.lines.map(({ kind, title }) => [kind, title]).filter(([kind]) => kind !== 'reworded')).toEqual([])
    expect(plan.lines.length).toBeGreaterThan(0)
  }
})

it('after accepting all changes', async () => {
  expect(await planOf(accepted(commented))).toMatchObject({ lines: [], unchanged: count })
})

function accepted(bytes: Uint8Array): Uint8Array {
  const docx = openDocx(bytes)
  settleAll(docx, 'accept')
  return docx.save()
}
