/** A session over a document in memory, with the real knowledge: memory, dismissals, undo, marks, hostile parts, read-only documents. */
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { MEMORY_NAMESPACE, SET_ASIDE_NAMESPACE, readSharedPart } from '../../src/negotiation/shared-part'
import { openSession } from '../../src/review/open-session'
import type { Negotiation, ReviewSession, Scan } from '../../src/review/session'
import { memoryStore, PaperDocument } from './paper-document'
import { LINES } from './small-contract'

/** With it the clause on violations has one point only: its comment closes when that point is mended. */
const PROCEDURE = 'Le Prestataire dispose d’une procédure de réponse aux cyberattaques comprenant l’isolement des équipements, l’analyse, l’éradication et la remise en service.'

jest.setTimeout(120_000)
const knowledge = loadKnowledge()
let clock = 0
const now = (): string => new Date(Date.UTC(2026, 10, 25, 9, clock++)).toISOString()
async function open(document: PaperDocument, store = memoryStore()): Promise<{ session: ReviewSession; scan: Scan; negotiation: Negotiation; store: ReturnType<typeof memoryStore> }> {
  const session = await openSession({ document, knowledge, store, language: () => 'fr', now, openCopy: (bytes) => copies(bytes) })
  const scan = await session.scan({})
  if (!session.negotiation) throw new Error('no negotiation')
  return { session, scan, negotiation: session.negotiation, store }
}
let copies: (bytes: Uint8Array) => Promise<PaperDocument> = () => Promise.reject(Object.assign(new Error('x'), { code: 'not-a-zip' }))
const finding = (scan: Scan, rule: string) => {
  const found = scan.review.findings.find((known) => known.rule === rule)
  if (!found) throw new Error(`no finding of ${rule}`)
  return found
}
const commentAll = async (session: ReviewSession, scan: Scan): Promise<string[]> => {
  const plan = await session.plan(scan, { findings: null, role: 'avocat' })
  return (await session.apply(plan, plan.lines.map(({ id }) => id), {})).map(({ outcome }) => outcome.kind)
}

describe('a scan', () => {
  it('writes nothing, into the document or on the machine', async () => {
    const document = new PaperDocument(LINES)
    const { session, store } = await open(document)
    for (let time = 0; time < 10; time++) await session.plan(await session.scan({}), { findings: null, role: 'avocat' })
    expect(document.writes).toEqual([])
    expect([...store.held.keys()]).toEqual([])
  })

  it('tells its progress, and stops when told', async () => {
    const document = new PaperDocument([...LINES, ...Array.from({ length: 60 }, () => LINES.slice(2)).flat()])
    const session = await openSession({ document, knowledge, store: memoryStore(), language: () => 'fr' })
    const seen: number[] = []
    await session.scan({ onProgress: (done, total) => seen.push(done / total) })
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    const stop = new AbortController()
    const stopped = session.scan({ signal: stop.signal, onProgress: () => stop.abort() })
    await expect(stopped).rejects.toMatchObject({ name: 'Stopped' })
  })
})

describe('comments and memory', () => {
  it('places, remembers, finds nothing more to do; another machine finds nothing to do either', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    expect(new Set(await commentAll(session, scan))).toEqual(new Set(['placed']))
    expect((await session.plan(await session.scan({}), { findings: null, role: 'avocat' })).lines).toEqual([])
    const other = await open(document)
    expect((await other.session.plan(other.scan, { findings: null, role: 'medecin' })).lines).toEqual([])
    const part = document.parts.get(MEMORY_NAMESPACE) ?? ''
    expect(readSharedPart(part).kind).toBe('read')
    // Short quotes only: no sentence of the contract stands whole in the part.
    for (const line of LINES.filter((text) => text.length > 80)) expect(part).not.toContain(line)
  })

  it('tells a contract that says nothing in one comment that can be read: every point named, the worst in full', async () => {
    const document = new PaperDocument(['# Contrat de maintenance informatique', 'Le Prestataire entretient le matériel du cabinet médical.'])
    const { session, scan } = await open(document)
    await commentAll(session, scan)
    const absent = scan.review.findings.filter(({ verdict }) => verdict === 'absent')
    const summary = (await document.comments()).map(({ text }) => text).sort((a, b) => b.length - a.length)[0]
    expect(absent.length).toBeGreaterThan(30)
    for (const { rule } of absent) expect(summary).toContain(`• ${knowledge.rules.get(rule)?.title.fr.replace(/ ([:;?!»])/g, '\u00a0$1')}`.slice(0, 20))
    expect(summary.match(/Pourquoi c’est important/g)).toHaveLength(8)
    expect(summary.length).toBeLessThan(10_000)
  })

  it('takes the comments back, and proposes them again', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    await commentAll(session, scan)
    const [entry] = await session.journal()
    expect(entry).toMatchObject({ what: 'comments', undone: false })
    expect(await session.undo(entry.id)).toEqual({ kind: 'done' })
    expect(await document.comments()).toEqual([])
    expect((await session.journal())[0].undone).toBe(true)
    expect(await session.undo(entry.id)).toEqual({ kind: 'orphan' })
    const again = await session.plan(await session.scan({}), { findings: null, role: 'avocat' })
    expect(again.lines.length).toBeGreaterThan(0)
    expect(again.respected).toBe(0)
  })

  it('fix → closes → break → reopens', async () => {
    const document = new PaperDocument([...LINES, '# Article 4 – Cyberattaque', PROCEDURE])
    const { session, scan } = await open(document)
    await commentAll(session, scan)
    const good = 'dans un délai de 24 heures, avec la nature de la violation, les personnes touchées, les conséquences probables et les mesures prises'
    document.personEdits('dans un délai de cinq jours ouvrés', good)
    const fixed = await session.plan(await session.scan({}), { findings: null, role: 'avocat' })
    const title = knowledge.rules.get('gdpr-breach-notification')?.title.fr ?? ''
    expect(fixed.lines.filter(({ kind }) => kind === 'fixed').map(({ title: said }) => said.startsWith(title))).toEqual([true])
    await session.apply(fixed, fixed.lines.map(({ id }) => id), {})
    expect(document.comment(title).resolved).toBe(true)
    document.personEdits(good, 'dans un délai de cinq jours ouvrés')
    const back = await session.plan(await session.scan({}), { findings: null, role: 'avocat' })
    expect(back.lines.map(({ kind }) => kind)).toContain('reopened')
    await session.apply(back, back.lines.map(({ id }) => id), {})
    expect(document.comment(title).resolved).toBe(false)
    expect((await session.plan(await session.scan({}), { findings: null, role: 'avocat' })).lines).toEqual([])
  })

  it('writes nothing when the text changed since it was read', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    const plan = await session.plan(scan, { findings: null, role: 'avocat' })
    document.personEdits('serveur', 'gros serveur')
    expect(await session.isCurrent(scan.snapshot.stamp)).toBe(false)
    expect(new Set((await session.apply(plan, plan.lines.map(({ id }) => id), {})).map(({ outcome }) => outcome.kind))).toEqual(new Set(['changed']))
    expect(document.writes).toEqual([])
  })
})

describe('setting aside', () => {
  it('here: until the passage is rewritten; the reason stays on the machine', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan, store } = await open(document)
    const trap = finding(scan, 'trap-total-liability-exclusion')
    expect(await session.dismiss(trap, 'here', 'Raison secrète', 'avocat')).toEqual({ kind: 'done' })
    // The screen goes on with a copy of its scan, in which this dismissal is noted.
    expect(await session.negotiation?.lines({ ...scan, dismissed: new Map() })).toEqual([])
    const again = await open(document, store)
    expect(again.scan.dismissed.get(finding(again.scan, 'trap-total-liability-exclusion').id)).toMatchObject({ scope: 'here', reason: 'Raison secrète', role: 'avocat' })
    expect([...document.parts.values()].join()).not.toContain('secrète')
    expect((await open(document)).scan.dismissed.size).toBe(0)
    expect(await again.session.restore(finding(again.scan, 'trap-total-liability-exclusion').id)).toEqual({ kind: 'done' })
    expect((await open(document, store)).scan.dismissed.size).toBe(0)
  })

  it('always: for every contract on this machine, even where the document cannot be written', async () => {
    const document = new PaperDocument(LINES)
    document.can = { ...document.can, readOnlyReason: 'read-only', canStorePart: false }
    const { session, scan, store } = await open(document)
    const trap = finding(scan, 'trap-total-liability-exclusion')
    expect(await session.dismiss(trap, 'here', '', 'avocat')).toMatchObject({ kind: 'refused', reason: 'read-only' })
    expect(await session.dismiss(trap, 'always', '', 'avocat')).toEqual({ kind: 'done' })
    const elsewhere = await open(new PaperDocument([...LINES, 'Autre contrat.']), store)
    expect([...elsewhere.scan.dismissed.values()].map(({ scope }) => scope)).toEqual(['always'])
  })

  it('is taken back from the journal too', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    await session.dismiss(finding(scan, 'trap-total-liability-exclusion'), 'contract', '', 'avocat')
    expect(scan.dismissed.size).toBe(1)
    expect(await session.undo((await session.journal())[0].id)).toEqual({ kind: 'done' })
    expect((await session.scan({})).dismissed.size).toBe(0)
  })
})

describe('a memory part that is not what it should be', () => {
  it('broken: reported, kept aside, the rest works', async () => {
    const document = new PaperDocument(LINES)
    document.parts.set(MEMORY_NAMESPACE, '<!DOCTYPE x><memory/>')
    const { session, scan } = await open(document)
    expect(scan.memoryNotices).toEqual(['memory-broken'])
    expect(document.parts.get(MEMORY_NAMESPACE)).toBe('<!DOCTYPE x><memory/>')
    expect(new Set(await commentAll(session, scan))).toEqual(new Set(['placed']))
    expect(document.parts.get(SET_ASIDE_NAMESPACE)).toContain('DOCTYPE x')
    expect((await session.scan({})).memoryNotices).toEqual([])
  })

  it('lost on the way: answers are recovered from the comments, nothing is doubled', async () => {
    const document = new PaperDocument(LINES)
    const first = await open(document)
    await commentAll(first.session, first.scan)
    const id = finding(first.scan, 'trap-total-liability-exclusion').id
    await first.negotiation.answer(id, 'refused', 'Notre assureur s’y oppose : désolé', 'prestataire')
    const others = (await document.comments()).length
    document.parts.clear()
    const again = await open(document)
    expect(again.scan.memoryNotices).toEqual(['memory-recovered'])
    const line = (await again.negotiation.lines(again.scan)).find(({ finding: known }) => known === id)
    expect(line).toMatchObject({ status: 'refused' })
    expect(line?.history.map(({ role, text }) => [role, text])).toContainEqual(['prestataire', 'Notre assureur s’y oppose : désolé'])
    expect((await again.session.plan(again.scan, { findings: null, role: 'avocat' })).lines).toEqual([])
    await again.session.dismiss(finding(again.scan, 'trap-total-liability-exclusion'), 'here', '', 'avocat')
    expect((await again.session.plan(await again.session.scan({}), { findings: null, role: 'avocat' })).lines).toEqual([])
    expect(await document.comments()).toHaveLength(others)
  })

  it('private notes that are damaged are said and set aside', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan, store } = await open(document)
    await session.dismiss(finding(scan, 'trap-total-liability-exclusion'), 'here', 'x', 'avocat')
    const [key] = [...store.held.keys()].filter((name) => name.startsWith('document:'))
    store.held.set(key, '{"dismissals":')
    const again = await open(document, store)
    expect(again.scan.memoryNotices).toEqual(['notes-broken'])
    expect(store.held.get(`set-aside:${key}`)).toBe('{"dismissals":')
  })

  it('the same comment pasted twice: one stays, the copy is closed', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    await commentAll(session, scan)
    const title = knowledge.rules.get('trap-total-liability-exclusion')?.title.fr ?? ''
    document.personComments(document.comment(title).text, 3)
    const plan = await session.plan(await session.scan({}), { findings: null, role: 'avocat' })
    expect(plan.lines.map(({ kind, actions }) => [kind, actions.map((action) => action.kind)])).toEqual([['moved', ['reply', 'resolve']]])
    await session.apply(plan, plan.lines.map(({ id }) => id), {})
    expect((await session.plan(await session.scan({}), { findings: null, role: 'avocat' })).lines).toEqual([])
  })

  it('of a later version: left as it is, comments work all the same', async () => {
    const document = new PaperDocument(LINES)
    const later = `<memory xmlns="${MEMORY_NAMESPACE}" schema="9">{}</memory>`
    document.parts.set(MEMORY_NAMESPACE, later)
    const { session, scan } = await open(document)
    expect(scan.memoryNotices).toEqual(['memory-newer'])
    expect(new Set(await commentAll(session, scan))).toEqual(new Set(['placed']))
    expect(document.parts.get(MEMORY_NAMESPACE)).toBe(later)
    expect((await session.plan(await session.scan({}), { findings: null, role: 'avocat' })).lines).toEqual([])
    expect(await session.dismiss(finding(scan, 'trap-total-liability-exclusion'), 'here', '', 'avocat')).toMatchObject({ kind: 'refused', reason: 'memory-newer' })
  })
})

describe('insertion', () => {
  it('inserts, judges again, remembers where it came from, and takes it back', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    const breach = finding(scan, 'gdpr-breach-notification')
    const clause = session.library().find(({ rules }) => rules.includes('gdpr-breach-notification'))
    if (!clause) throw new Error('no clause')
    const before = document.paragraphs.map(({ text }) => text)
    const request = { clause: clause.id, stance: 'balanced' as const, where: 'suggested' as const, finding: breach.id, values: [] }
    const preview = await session.preview(scan, request)
    expect(document.writes).toEqual([])
    expect(preview.where).toContain('Violations de données')
    const report = await session.insert(scan, request, {})
    expect(report.outcome).toMatchObject({ kind: 'inserted' })
    expect(document.paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining(preview.paragraphs))
    expect(report.after.map(({ rule }) => rule)).toContain('gdpr-breach-notification')
    expect(await session.certificates()).toMatchObject([{ clause: clause.id, stance: 'balanced', state: 'unchanged' }])
    const [blank] = await session.blanks()
    expect(blank).toMatchObject({ value: null })
    expect(await session.fill(blank.name, 'bientôt')).toMatchObject({ kind: 'bad-value' })
    expect(await session.undo(report.journal ?? '')).toEqual({ kind: 'done' })
    expect(document.paragraphs.map(({ text }) => text)).toEqual(before)
    expect(await session.certificates()).toEqual([])
  })

  it('refuses a value of the wrong type before anything is written', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    const clause = session.library().find(({ rules }) => rules.includes('gdpr-breach-notification'))
    if (!clause) throw new Error('no clause')
    const request = { clause: clause.id, stance: 'balanced' as const, where: 'suggested' as const, finding: null, values: [{ name: 'delai_notification_violation', value: 'souvent' }] }
    expect((await session.preview(scan, request)).blanks.find(({ name }) => name === 'delai_notification_violation')?.refused).toBeTruthy()
    expect((await session.insert(scan, request, {})).outcome).toMatchObject({ kind: 'refused', reason: 'bad-value' })
    expect(document.writes).toEqual([])
  })

  describe('where a clause can go', () => {
    const whole = [
      ...LINES, '# Article 4 – Sauvegardes', 'Le Prestataire sauvegarde les données du Client chaque jour ouvré.', 'Il conserve les bandes dans un coffre du cabinet.',
      'Fait à Nantes, le 3 mars 2026.', '# Annexe 1 – Tarifs', 'Le prix du forfait est de cent euros par mois.',
    ]
    const request = { clause: 'cl-breach-notification', stance: 'balanced' as const, where: 'suggested' as const, finding: null, values: [] }

    it('every place in words, the suggested one first, the refused ones last with their reason', async () => {
      const document = new PaperDocument(whole)
      document.paragraphs[3].locked = true
      const { session, scan } = await open(document)
      const from = { ...request, finding: finding(scan, 'gdpr-breach-notification').id }
      const { places } = await session.preview(scan, from)
      expect(places.map(({ where, annex, suggested, refused }) => [where, annex, suggested, refused])).toEqual([
        ['after-clause', null, true, false], ['replace', null, false, false], ['article', null, false, false], ['annex', 0, false, false], ['end', null, false, false], ['cursor', null, false, true],
      ])
      expect(places.map(({ text }) => text.replace(/\s/g, ' '))).toEqual([
        'après « 2 – Violations de données »', 'à la place du passage, dans « 2 – Violations de données »', 'après « 2 – Violations de données »', 'dans « 1 – Tarifs »',
        'avant les signatures et les annexes', 'cliquez d’abord dans le texte du contrat',
      ])
      document.cursor = 3
      expect((await session.preview(scan, from)).places.at(-1)).toMatchObject({ where: 'cursor', refused: true, text: 'cet endroit est verrouillé dans le document' })
      document.cursor = 7
      expect((await session.preview(scan, from)).places.at(-1)).toMatchObject({ where: 'cursor', refused: false })
      expect(document.writes).toEqual([])
    })

    it.each([
      ['after-clause', 6], ['article', 6], ['annex', 14], ['end', 11],
    ] as const)('%s: there it goes', async (where, first) => {
      const document = new PaperDocument(whole)
      const { session, scan } = await open(document)
      const report = await session.insert(scan, { ...request, where, annex: 0, finding: finding(scan, 'gdpr-breach-notification').id }, {})
      expect(report.outcome).toMatchObject({ kind: 'inserted', first })
    })

    it('without a finding, nor a clause that resembles it, what follows or replaces a clause is refused', async () => {
      const { session, scan } = await open(new PaperDocument(LINES.slice(0, 4)))
      const { places } = await session.preview(scan, { ...request, clause: 'cl-jurisdiction' })
      expect(places.filter(({ refused }) => refused).map(({ where }) => where)).toEqual(['after-clause', 'replace', 'article', 'annex', 'cursor'])
      expect(places.filter(({ suggested }) => suggested)).toHaveLength(1)
    })
  })

  describe('a similar clause', () => {
    const lines = [
      ...LINES.slice(0, 4), '# Article 2 – Tests de restauration',
      'Le Prestataire réalise au moins une fois par an un test de restauration et remet au Client un compte rendu écrit sous soixante (60) jours. En cas d’échec, la cause est corrigée et le test renouvelé sous trente (30) jours, sans frais.',
      'Le cabinet désigne un témoin du test, qui signe le compte rendu.', '# Article 3 – Prix', 'Le prix est de cent euros par mois.',
    ]
    const request = { clause: 'cl-backup-restore-test', stance: 'balanced' as const, finding: null, values: [] }
    const texts = (document: PaperDocument) => document.paragraphs.map(({ text }) => text)

    it('is shown with its words', async () => {
      const { session, scan } = await open(new PaperDocument(lines))
      const { needs, places } = await session.preview(scan, { ...request, where: 'suggested' })
      expect(needs.similar[0]).toMatchObject({ title: 'Tests de restauration', quote: { paragraph: 4 } })
      expect(needs.similar[0].text).toContain('désigne un témoin')
      expect(places.find(({ where }) => where === 'replace')).toMatchObject({ refused: false, target: { paragraph: 4 } })
    })

    it('replaced: the model takes the place of its words, its heading stays; taken back, everything is as before', async () => {
      const document = new PaperDocument(lines)
      const { session, scan } = await open(document)
      const before = texts(document)
      const { needs } = await session.preview(scan, { ...request, where: 'suggested' })
      const report = await session.insert(scan, { ...request, where: 'replace', target: needs.similar[0].quote }, {})
      expect(report.outcome).toMatchObject({ kind: 'inserted', first: 7, count: 1 })
      expect(texts(document).slice(4, 7)).toEqual(['Article 2 – Tests de restauration', '', ''])
      expect(await session.certificates()).toMatchObject([{ clause: request.clause, state: 'unchanged' }])
      expect(await session.undo(report.journal ?? '')).toEqual({ kind: 'done' })
      expect(texts(document)).toEqual(before)
    })

    it('merged: the paragraph that says it is reworded, what the model does not say stays', async () => {
      const document = new PaperDocument(lines)
      const { session, scan } = await open(document)
      const before = texts(document)
      const { needs } = await session.preview(scan, { ...request, where: 'suggested' })
      const merge = { ...request, where: 'merge' as const, target: needs.similar[0].quote }
      expect((await session.preview(scan, merge)).where).toContain('fondue dans')
      const report = await session.insert(scan, merge, {})
      expect(report.outcome).toEqual({ kind: 'done' })
      expect(texts(document)).toHaveLength(before.length)
      expect(texts(document)[5]).not.toBe(before[5])
      expect(texts(document)[5].replace(/\s/g, ' ')).toBe((await session.preview(scan, merge)).paragraphs[0].replace(/\s/g, ' '))
      expect(texts(document)[5]).toContain('quinze (15) jours')
      expect(texts(document)[6]).toBe(before[6])
      expect(await session.undo(report.journal ?? '')).toEqual({ kind: 'done' })
      expect(texts(document)).toEqual(before)
    })

    it('nothing half done: when a passage resists, the clause that went in is taken back', async () => {
      const document = new PaperDocument(lines)
      const { session, scan } = await open(document)
      const before = texts(document)
      const { needs } = await session.preview(scan, { ...request, where: 'suggested' })
      document.resists = (paragraph) => paragraph.text.startsWith('Le cabinet désigne')
      const report = await session.insert(scan, { ...request, where: 'replace', target: needs.similar[0].quote }, {})
      expect(report.outcome).toMatchObject({ kind: 'refused', reason: 'locked' })
      expect(texts(document)).toEqual(before)
    })
  })

  it('the practice\u2019s own values are the same in its next contract; those of one contract stay in it', async () => {
    const store = memoryStore()
    const { session, scan } = await open(new PaperDocument(LINES), store)
    const request = { clause: 'cl-breach-notification', stance: 'protective' as const, where: 'end' as const, finding: null }
    const values = [{ name: 'telephone_client_urgence', value: '05 56 00 00 00' }, { name: 'delai_notification_violation', value: '12 heures' }]
    await session.insert(scan, { ...request, values }, {})
    expect(await session.fill('courriel_client_urgence', 'alerte@cabinet.example')).toMatchObject({ kind: 'done', filled: 1 })
    const known = async (of: ReviewSession) => Object.fromEntries((await of.preview(null, { ...request, values: [] })).blanks.map(({ name, value }) => [name, value]))
    expect(await known(session)).toEqual({ delai_notification_violation: '12 heures', telephone_client_urgence: '05 56 00 00 00', courriel_client_urgence: 'alerte@cabinet.example' })
    const next = await open(new PaperDocument(LINES), store)
    expect(await known(next.session)).toEqual({ delai_notification_violation: null, telephone_client_urgence: '05 56 00 00 00', courriel_client_urgence: 'alerte@cabinet.example' })
    await next.session.insert(null, { ...request, values: [] }, {})
    expect((await next.session.blanks()).filter(({ value }) => value === null).map(({ name }) => name)).toEqual(['delai_notification_violation'])
    await store.set('practice-values', '{"telephone_client_urgence": 5, "__proto__": "x"')
    expect(await known((await open(new PaperDocument(LINES), store)).session)).toMatchObject({ telephone_client_urgence: null })
  })

  it('is not taken back once a person has written in it', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    const clause = session.library()[0]
    const report = await session.insert(scan, { clause: clause.id, stance: clause.stances[0], where: 'end', finding: null, values: [] }, {})
    const [first] = (await session.certificates()).map(({ is }) => is.split('\n'))
    document.personEdits(first[1].slice(0, 30), 'MOTS DU CLIENT')
    expect(await session.undo(report.journal ?? '')).toEqual({ kind: 'changed' })
  })
})

describe('marks', () => {
  it('takes out ours, counted first, and leaves those of others', async () => {
    const document = new PaperDocument(LINES)
    document.personComments('À revoir avec mon associé', 3)
    const { session, scan } = await open(document)
    await commentAll(session, scan)
    const clause = session.library()[0]
    await session.insert(null, { clause: clause.id, stance: clause.stances[0], where: 'end', finding: null, values: [] }, {})
    const counted = await session.countMarks()
    expect(counted.comments).toBe((await document.comments()).length - 1)
    expect(await session.removeMarks({})).toEqual({ ...counted, refused: 0 })
    expect((await document.comments()).map(({ text }) => text)).toEqual(['À revoir avec mon associé'])
    expect(document.controlsHeld).toEqual([])
    expect([...document.parts.keys()]).toEqual([])
  })
})

describe('corrections', () => {
  it('the types and parties as corrected are used by the next scan, on any machine', async () => {
    const document = new PaperDocument(LINES)
    const { session } = await open(document)
    expect(await session.correct(['saas'], { client: ['le Docteur'], prestataire: ['la Société'] })).toEqual({ kind: 'done' })
    const { scan } = await open(document)
    expect(scan.review.types.map(({ type }) => type)).toEqual(['saas'])
    expect(scan.review.parties.find(({ role }) => role === 'client')?.terms).toEqual(['le Docteur'])
  })
})

describe('merging two copies edited apart', () => {
  async function twoCopies(): Promise<{ ours: PaperDocument; theirs: PaperDocument }> {
    const ours = new PaperDocument(LINES)
    const { session, scan } = await open(ours)
    await commentAll(session, scan)
    const theirs = new PaperDocument(LINES)
    const other = await openSession({ document: theirs, knowledge, store: memoryStore(), language: () => 'fr', now })
    await commentAll(other, await other.scan({}))
    theirs.parts.set(MEMORY_NAMESPACE, ours.parts.get(MEMORY_NAMESPACE) ?? '')
    return { ours, theirs }
  }

  it('loses nothing, mirrors what came in, shows both where they conflict', async () => {
    const { ours, theirs } = await twoCopies()
    const mine = await open(ours)
    const its = await open(theirs)
    const id = finding(mine.scan, 'trap-total-liability-exclusion').id
    await mine.negotiation.answer(id, 'deferred', 'À voir en janvier', 'avocat')
    await its.negotiation.answer(id, 'refused', 'Impossible', 'prestataire')
    theirs.comment('Notification des violations').replies.push({ author: 'Un collègue', date: '2026-11-26T10:00:00Z', text: 'Entendu' })
    copies = () => Promise.resolve(theirs)
    const merged = await mine.negotiation.merge(new Uint8Array([1]))
    expect(merged).toMatchObject({ kind: 'merged', added: 2, conflicts: [{ ours: 'Reporté : À voir en janvier', theirs: 'Refus : Impossible' }] })
    const history = (await mine.negotiation.lines(await mine.session.scan({}))).flatMap(({ history: steps }) => steps.map(({ text }) => text))
    expect(history).toEqual(expect.arrayContaining(['À voir en janvier', 'Impossible', 'Entendu']))
    expect(ours.comment('Notification des violations').replies.map(({ text }) => text).join()).toContain('Entendu')
    const again = await mine.negotiation.merge(new Uint8Array([1]))
    expect(again).toMatchObject({ kind: 'merged', added: 0, conflicts: [] })
  })

  it('refuses another contract, a file without memory, and what is no document', async () => {
    const { ours } = await twoCopies()
    const { negotiation } = await open(ours)
    copies = async () => {
      const stranger = new PaperDocument(LINES)
      const { session, scan } = await open(stranger)
      await commentAll(session, scan)
      return stranger
    }
    const stranger = await copies(new Uint8Array())
    copies = () => Promise.resolve(stranger)
    expect(await negotiation.merge(new Uint8Array())).toEqual({ kind: 'refused', reason: 'other-document' })
    copies = () => Promise.resolve(new PaperDocument(LINES))
    expect(await negotiation.merge(new Uint8Array())).toEqual({ kind: 'refused', reason: 'no-memory' })
    copies = () => Promise.reject(Object.assign(new Error('pdf'), { code: 'pdf' }))
    expect(await negotiation.merge(new Uint8Array())).toEqual({ kind: 'refused', reason: 'pdf' })
  })
})

describe('the other side', () => {
  it('tells when the host cannot list tracked changes; the rest works', async () => {
    const document = new PaperDocument(LINES)
    document.can = { ...document.can, canListRevisions: false }
    const { scan, negotiation } = await open(document)
    expect(await negotiation.changes(scan, 'avocat')).toEqual({ lines: [], unlisted: 0, notice: 'revisions-unseen' })
    document.paragraphs[3].inserted = true
    const again = await open(document)
    expect((await again.negotiation.ready(again.scan)).find(({ code }) => code === 'ready-revisions')).toMatchObject({ ok: false, values: { n: 1 } })
  })

  it('a word of the provider waives nothing: only the practice can accept a critical point', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan, negotiation } = await open(document)
    await commentAll(session, scan)
    const critical = scan.review.findings.filter(({ severity }) => severity === 'critical')
    for (const { id } of critical) await negotiation.answer(id, 'agreed', 'Accepté', 'prestataire')
    const count = async (): Promise<number> => {
      const line = (await negotiation.ready(await session.scan({}))).find(({ code }) => code === 'ready-critical')
      // In order, the number is that of the points accepted.
      return line?.ok ? 0 : Number(line?.values?.n)
    }
    expect(await count()).toBe(critical.length)
    for (const { id } of critical) await negotiation.answer(id, 'agreed', 'Risque accepté', 'avocat')
    expect(await count()).toBe(0)
  })
})

describe('what a clause needs', () => {
  it.each(['terms', 'annexes'] as const)('%s come along when asked, and go when the insertion is taken back', async (what) => {
    const document = new PaperDocument(LINES)
    const { session, scan } = await open(document)
    const before = document.paragraphs.map(({ text }) => text)
    const requests = session.library().flatMap(({ id, stances }) => stances.map((stance) => ({ clause: id, stance, where: 'suggested' as const, finding: null, values: [], along: { terms: knowledge.library.terms.map(({ id }) => id), annexes: knowledge.library.annexes.map(({ id }) => id) } })))
    let found: { request: (typeof requests)[number]; pieces: number } | null = null
    for (const request of requests) {
      const { needs, paragraphs } = await session.preview(scan, request)
      if (needs[what].length > 0 && (what === 'terms' || needs.annexes.some(({ label: title }) => paragraphs.join().replace(/\s/g, ' ').includes(`(${title})`)))) { found = { request, pieces: (needs.terms.length > 0 ? 1 : 0) + needs.annexes.length }; break }
    }
    if (!found) throw new Error(`no clause needs ${what}`)
    const report = await session.insert(scan, found.request, {})
    expect(report.outcome.kind).toBe('inserted')
    expect(document.controlsHeld.filter(({ tag }) => tag.startsWith('cl:'))).toHaveLength(1 + found.pieces)
    if (what === 'annexes') {
      // The annex bears the number under which the clause cites it, and is there for the next clause.
      const heading = document.paragraphs.map(({ text }) => /^Annexe\s(\d+)\s–\s(.*)$/.exec(text.replace(/\s/g, ' '))).find((match) => match !== null)
      expect(document.paragraphs.some(({ text }) => text.replace(/\s/g, ' ').includes(`annexe ${heading?.[1]} (${heading?.[2]})`))).toBe(true)
      expect((await session.preview(await session.scan({}), found.request)).needs.annexes).toEqual([])
    }
    expect(await session.undo(report.journal ?? '')).toEqual({ kind: 'done' })
    expect(document.paragraphs.map(({ text }) => text)).toEqual(before)
  })
})

describe('preparing the sending', () => {
  it('says when an internal reply remains, which Word alone can delete', async () => {
    const document = new PaperDocument(LINES)
    const { session, scan, negotiation } = await open(document)
    await commentAll(session, scan)
    document.comment('Notification des violations').replies.push({ author: 'Maître Roussel', date: null, text: '[INTERNE] ne pas insister' })
    expect((await negotiation.prepareSending(scan, {})).outcome).toEqual({ kind: 'refused', reason: 'internal-left' })
    document.comment('Notification des violations').replies.pop()
    expect((await negotiation.prepareSending(scan, {})).outcome).toEqual({ kind: 'done' })
  })

  it('takes nothing out, and says so, where comments cannot be deleted', async () => {
    const document = new PaperDocument(LINES)
    document.personComments('[INTERNE] notre limite : 48 heures', 5)
    document.can = { ...document.can, canDeleteComment: false }
    const { scan, negotiation } = await open(document)
    expect(await negotiation.prepareSending(scan, {})).toMatchObject({ outcome: { kind: 'refused', reason: 'cannot-delete-comments' }, removed: 0 })
    expect(document.writes).toEqual([])
    document.can = { ...document.can, canDeleteComment: true }
    expect(await negotiation.prepareSending(scan, {})).toMatchObject({ outcome: { kind: 'done' }, removed: 1, preview: { removed: [] } })
  })
})
