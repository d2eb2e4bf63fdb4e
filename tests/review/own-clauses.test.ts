/** The person's own clauses as the pane uses them: kept on the machine, edited without loss, imported whole or not at all. */
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { openSession } from '../../src/review/open-session'
import type { ReviewSession } from '../../src/review/session'
import { memoryStore, PaperDocument } from './paper-document'

jest.setTimeout(60_000)
const knowledge = loadKnowledge()
const LINES = ['# Contrat de maintenance', 'Article 5 – Visites\u000bLe Prestataire visite le cabinet sous [48 heures] et remet [nom du document].', 'Le Client paie.']
async function open(store = memoryStore()): Promise<{ session: ReviewSession; document: PaperDocument; store: ReturnType<typeof memoryStore> }> {
  const document = new PaperDocument(LINES)
  return { session: await openSession({ document, knowledge, store, language: () => 'fr' }), document, store }
}
const ownOf = (session: ReviewSession) => session.library().filter(({ own }) => own)
const THREE = `clausier-library: 1
blanks:
  delai_visite: { label: { fr: "délai de visite", en: "visit delay" }, type: duration, default: "2 jours" }
clauses:
  - id: own-visites
    theme: perimetre
    title: { fr: "Visites", en: "Visits" }
    version: 3
    satisfies: []
    law: ["Code civil art. 1163"]
    summary: { fr: "On passe vous voir.", en: "We come and see you." }
    stances:
      protective: [{ text: "{{Prestataire}} {{prestataire: visite / visitent}} {{client}} sous {{delai_visite}}." }, { item: "avec un rapport." }]
      balanced: [{ text: "{{Prestataire}} {{prestataire: passe / passent}} sous {{delai_visite}}." }]
`

test('the selection becomes a clause: title, text without it, blanks in brackets; saved on the machine and never in the contract', async () => {
  const { session, document, store } = await open()
  document.cursor = 1
  document.selects = LINES[1]
  const draft = await session.own.fromSelection()
  expect(draft).toEqual({ title: 'Visites', text: 'Le Prestataire visite le cabinet sous [48 heures] et remet [nom du document].', blanks: ['Blanc 1', 'nom du document'] })
  expect(await session.own.save({ id: null, theme: 'perimetre', title: 'Visites', text: draft?.text ?? '' })).toEqual({ kind: 'saved', id: 'own-visites' })
  expect(document.writes).toEqual([])
  const again = await open(store)
  expect(ownOf(again.session)).toMatchObject([{ id: 'own-visites', title: 'Visites', theme: 'perimetre' }])
  expect(again.session.own.edit('own-visites', 'balanced')).toBe(draft?.text)
  const preview = await again.session.preview(null, { clause: 'own-visites', stance: 'balanced', where: 'end', finding: null, values: [{ name: 'heures', value: '24 heures' }] })
  expect(preview.paragraphs.at(-1)?.replace(/\s/g, ' ')).toBe('Le Prestataire visite le cabinet sous vingt-quatre (24) heures et remet [nom du document].')
})

test('two clauses whose brackets say different values do not share a blank', async () => {
  const { session } = await open()
  await session.own.save({ id: null, theme: 'perimetre', title: 'Un', text: 'Sous [48 heures], chez [nom du site].' })
  await session.own.save({ id: null, theme: 'perimetre', title: 'Deux', text: 'Sous [72 heures], chez [nom du site].' })
  expect(ownOf(session).map(({ id }) => session.own.edit(id, 'balanced'))).toEqual(['Sous [48 heures], chez [nom du site].', 'Sous [72 heures], chez [nom du site].'])
})

test('editing one stance keeps the others, the law, the names of parties and the blanks; the version grows', async () => {
  const { session } = await open()
  expect(await session.own.importYaml(THREE, 'ask')).toEqual({ kind: 'imported', added: 1, replaced: 0, kept: 0 })
  const text = session.own.edit('own-visites', 'protective')
  expect(text).toBe('{{Prestataire}} {{prestataire: visite / visitent}} {{client}} sous [2 jours].\n- avec un rapport.')
  expect(await session.own.save({ id: 'own-visites', theme: 'perimetre', title: 'Visites', text: text.replace('un rapport', 'un rapport daté'), stance: 'protective' })).toMatchObject({ kind: 'saved' })
  expect(ownOf(session)).toMatchObject([{ version: 4, law: ['Code civil art. 1163'], stances: ['protective', 'balanced'], summary: 'On passe vous voir.' }])
  expect(session.text('own-visites', 'protective').map((line) => line.replace(/\s/g, ' '))).toEqual(['Le Prestataire visite le Client sous [2 jours].', 'avec un rapport daté.'])
  expect(session.own.edit('own-visites', 'balanced')).toContain('passe / passent')
  expect(await session.own.exportYaml()).toContain('delai_visite')
})

test('a conflict is asked first; kept, replaced or both as told', async () => {
  const { session } = await open()
  await session.own.importYaml(THREE, 'ask')
  const theirs = THREE.replace('avec un rapport', 'sans rapport')
  expect(await session.own.importYaml(theirs, 'ask')).toEqual({ kind: 'conflicts', ids: ['own-visites'] })
  expect(await session.own.importYaml(theirs, 'keep')).toEqual({ kind: 'imported', added: 0, replaced: 0, kept: 1 })
  expect(session.own.edit('own-visites', 'protective')).toContain('avec un rapport')
  expect(await session.own.importYaml(theirs, 'both')).toEqual({ kind: 'imported', added: 1, replaced: 0, kept: 0 })
  expect(ownOf(session).map(({ id }) => id)).toEqual(['own-visites', 'own-visites-2'])
  expect(await session.own.importYaml(theirs, 'replace')).toEqual({ kind: 'imported', added: 0, replaced: 1, kept: 0 })
  expect(session.own.edit('own-visites', 'protective')).toContain('sans rapport')
})

test.each([
  ['an anchor', THREE.replace('version: 3', 'version: &a 3'), 8], ['a tag', THREE.replace('version: 3', 'version: !!js/function 3'), 8],
  ['a prototype name', THREE.replace('  delai_visite:', '  __proto__:'), 3], ['markup', THREE.replace('avec un rapport', '<img src=x onerror=alert(1)>'), 13],
  ['what is no YAML', 'clausier-library: 1\nclauses: [', 2],
])('a hostile file (%s) is refused with its line, and nothing changes', async (_what, yaml, line) => {
  const { session, store } = await open()
  await session.own.importYaml(THREE.replace(/own-visites/, 'own-autre'), 'ask')
  const [library, kept] = [session.library(), [...store.held]]
  const refused = await session.own.importYaml(yaml, 'replace')
  expect(refused).toMatchObject({ kind: 'refused', line })
  expect(refused.kind === 'refused' && refused.reason.length).toBeGreaterThan(5)
  expect(session.library()).toEqual(library)
  expect([...store.held]).toEqual(kept)
})

test('a million entries are refused at once', async () => {
  const { session } = await open()
  const started = performance.now()
  expect(await session.own.importYaml(`clausier-library: 1\nclauses:\n${'  - id: x\n'.repeat(1_000_000)}`, 'ask')).toMatchObject({ kind: 'refused' })
  expect(performance.now() - started).toBeLessThan(5000)
  expect(ownOf(session)).toEqual([])
})

test('deleting takes the clause and its blanks away', async () => {
  const { session, store } = await open()
  await session.own.importYaml(THREE, 'ask')
  await session.own.remove('own-visites')
  expect(ownOf(session)).toEqual([])
  expect([...store.held.values()].join()).not.toContain('delai_visite')
})

test('a kept library that was damaged is set aside, never overwritten in silence', async () => {
  const store = memoryStore()
  await store.set('own-clauses', 'clausier-library: 1\nclauses: &a []\n')
  const { session } = await open(store)
  expect(ownOf(session)).toEqual([])
  expect(await store.get('own-clauses-set-aside')).toContain('&a')
  expect(session.own.setAside).toBe(true)
})
