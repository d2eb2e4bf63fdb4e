/** The exchange between the parties over a document in memory, with the real knowledge: replies, versions, fallbacks, changes, merging, sending, signing. */
import { quoteOf } from '../../src/contract/quote'
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { signature } from '../../src/negotiation/identity'
import { MEMORY_NAMESPACE, readSharedPart, SET_ASIDE_NAMESPACE } from '../../src/negotiation/shared-part'
import type { SharedMemory } from '../../src/negotiation/shared-memory'
import { openSession } from '../../src/review/open-session'
import type { Negotiation, NegotiationLine, ReviewSession, Scan } from '../../src/review/session'
import { readySentence } from '../../src/wording/ready'
import { memoryStore, PaperDocument } from './paper-document'
import { BREACH, FAULT, LINES } from './small-contract'

jest.setTimeout(120_000)
const knowledge = loadKnowledge()
const TRAP = 'trap-total-liability-exclusion'
const RULE = 'gdpr-breach-notification'
let clock = 0
const now = (): string => new Date(Date.UTC(2026, 10, 26, 9, clock++)).toISOString()
let copy: PaperDocument
interface Desk { document: PaperDocument; session: ReviewSession; scan: Scan; negotiation: Negotiation; store: ReturnType<typeof memoryStore>; lines(): Promise<NegotiationLine[]>; line(rule: string): Promise<NegotiationLine>; again(): Promise<Scan> }

async function open(document: PaperDocument, store = memoryStore()): Promise<Desk> {
  const session = await openSession({ document, knowledge, store, language: () => 'fr', now, openCopy: () => Promise.resolve(copy) })
  const desk = { document, session, scan: await session.scan({}), store }
  const { negotiation } = session
  if (!negotiation) throw new Error('no negotiation')
  const lines = () => negotiation.lines(desk.scan)
  return Object.assign(desk, {
    negotiation, lines,
    again: async () => (desk.scan = await session.scan({})),
    line: async (rule: string) => {
      const found = (await lines()).find((line) => line.rule === rule)
      if (!found) throw new Error(`no request about ${rule}`)
      return found
    },
  })
}
async function commented(lines = LINES, author?: string): Promise<Desk> {
  const desk = await open(new PaperDocument(lines, author))
  const plan = await desk.session.plan(desk.scan, { findings: null, role: 'avocat' })
  expect(new Set((await desk.session.apply(plan, plan.lines.map(({ id }) => id), {})).map(({ outcome }) => outcome.kind))).toEqual(new Set(['placed']))
  return desk
}
const shared = (document: PaperDocument): SharedMemory => {
  const reading = readSharedPart(document.parts.get(MEMORY_NAMESPACE) ?? null)
  if (reading.kind !== 'read') throw new Error(reading.kind)
  return reading.memory
}
const title = (rule: string): string => knowledge.rules.get(rule)?.title.fr ?? rule
const readDocument = (xml: string): string => {
  const reading = readSharedPart(xml)
  return reading.kind === 'read' ? reading.memory.document : reading.kind
}
/** A comment that gathers several points, and the points. */
function gathering(document: PaperDocument): { code: string; rules: string[]; comment: ReturnType<PaperDocument['comment']> } {
  const record = shared(document).comments.find(({ findings }) => findings.length > 2)
  if (!record) throw new Error('no comment gathers several points')
  return { code: record.code, rules: record.findings.map(({ rule }) => rule), comment: document.comment(signature(record.code)) }
}
const said = (line: NegotiationLine): [string, number][] => line.history.filter(({ text }) => text !== '').map(({ text, gathered }) => [text, gathered])
const edit = (document: PaperDocument, from: string, to: string): void => {
  const place = document.paragraphs.find(({ text }) => text.includes(from))
  if (!place) throw new Error(`no « ${from} »`)
  place.text = place.text.replace(from, to)
}

describe('a comment that gathers several points', () => {
  it('a reply typed in Word answers every one of them, none of another comment, and each card says so', async () => {
    const { document } = await commented()
    const { rules, comment } = gathering(document)
    const before = (await (await open(document)).lines()).filter(({ status }) => status === 'asked').length
    comment.replies.push({ author: 'M. Valin', date: '2026-11-26T12:00:00Z', text: 'Nous ajouterons tout cela.' })
    const desk = await open(document)
    const lines = await desk.lines()
    const answered = lines.filter(({ status }) => status === 'answered')
    expect(answered.map(({ rule }) => rule).sort()).toEqual([...rules].sort())
    for (const line of answered) expect(said(line)).toEqual([['Nous ajouterons tout cela.', rules.length]])
    expect(lines.filter(({ status }) => status === 'asked')).toHaveLength(before - rules.length)
    // Closed one by one: agreeing to one leaves the comment open for the others.
    for (const [index, rule] of rules.entries()) {
      expect(comment.resolved).toBe(false)
      await desk.negotiation.answer((await desk.line(rule)).finding, 'agreed', 'Entendu', 'avocat')
      expect((await desk.lines()).filter(({ status }) => status === 'agreed')).toHaveLength(index + 1)
    }
    expect(comment.resolved).toBe(true)
  })

  it('an answer from the pane is mirrored with the point that it speaks of, and found again by it when the memory is lost', async () => {
    const { document, negotiation, line } = await commented()
    const { rules: [, second], comment } = gathering(document)
    await negotiation.answer((await line(second)).finding, 'refused', 'Trop cher', 'prestataire')
    expect(comment.replies.map(({ text }) => text.replace(/\s/g, ' '))).toEqual([expect.stringContaining(`${title(second)} — Refus (prestataire) : Trop cher`.replace(/\s/g, ' '))])
    document.parts.clear()
    const lost = await open(document)
    expect(lost.scan.memoryNotices).toEqual(['memory-recovered'])
    expect((await lost.lines()).filter(({ status }) => status !== 'asked').map(({ rule, status }) => [rule, status])).toEqual([[second, 'refused']])
  })

  it('on a comment of one point, the point is not repeated', async () => {
    const { document, negotiation, line } = await commented()
    const single = shared(document).comments.find(({ findings }) => findings.length === 1)
    if (!single) throw new Error('every comment gathers several points')
    await negotiation.answer((await line(single.findings[0].rule)).finding, 'refused', 'Non', 'prestataire')
    expect(document.comment(signature(single.code)).replies[0].text.replace(/\s/g, ' ')).toMatch(/^Refus \(prestataire\) : Non/)
  })
})

it('what colleagues write under an internal comment, or mark as internal, never enters the memory that travels', async () => {
  const { document, session, scan, line } = await commented()
  const plan = await session.plan(scan, { findings: [(await line(RULE)).finding], role: 'avocat', voice: 'internal' })
  await session.apply(plan, plan.lines.map(({ id }) => id), {})
  document.comment('[INTERNE]').replies.push({ author: 'Dr Bêta', date: null, text: 'On peut aller jusqu’à 72 heures.' })
  document.comment(title(TRAP)).replies.push({ author: 'Dr Bêta', date: null, text: '[INTERNE] nous céderons' })
  const desk = await open(document)
  await desk.negotiation.answer((await desk.line(TRAP)).finding, 'deferred', 'À voir', 'avocat')
  const part = document.parts.get(MEMORY_NAMESPACE) ?? ''
  expect(part).toContain('À voir')
  expect(part).not.toMatch(/72 heures|céderons/)
})

describe('the provider’s own version', () => {
  const FIRM = BREACH.replace('de cinq jours ouvrés', 'de 24 heures après en avoir pris connaissance, avec la nature de la violation, les personnes touchées, les conséquences probables et les mesures prises')

  it('is judged before and after; the point can be tried again once it is mended', async () => {
    const desk = await commented()
    const { finding } = await desk.line(RULE)
    expect(await desk.line(RULE)).toMatchObject({ verdict: 'out-of-bounds', present: BREACH })
    expect((await desk.negotiation.tryVersion(desk.scan, finding, BREACH.replace('dans un délai de cinq jours ouvrés', 'dès que possible'))).verdict).not.toBe('met')
    expect((await desk.negotiation.tryVersion(desk.scan, finding, FIRM)).verdict).toBe('met')
    const put = await desk.negotiation.replaceWith(desk.scan, finding, FIRM, 'prestataire')
    expect(put.outcome).toEqual({ kind: 'done' })
    desk.scan = put.scan ?? desk.scan
    expect(await desk.line(RULE)).toMatchObject({ verdict: 'met', present: FIRM, finding })
    expect((await desk.negotiation.tryVersion(desk.scan, finding, BREACH)).verdict).toBe('out-of-bounds')
    expect(await desk.session.undo(put.journal ?? '')).toEqual({ kind: 'done' })
    expect(desk.document.paragraphs.map(({ text }) => text)).toEqual(LINES.map((line) => line.replace(/^# /, '')))
  })

  it('edited in Word: the next reading says what it is worth', async () => {
    const desk = await commented()
    edit(desk.document, BREACH, FIRM)
    await desk.again()
    expect(await desk.line(RULE)).toMatchObject({ verdict: 'met', status: 'asked' })
    edit(desk.document, '24 heures', 'dix jours')
    await desk.again()
    expect(await desk.line(RULE)).toMatchObject({ verdict: 'out-of-bounds' })
  })

  it('of several paragraphs: the first takes the place, the others follow, and all of it is taken back', async () => {
    const desk = await commented()
    const { finding } = await desk.line(RULE)
    const before = desk.document.paragraphs.map(({ text }) => text)
    const text = `${FIRM}\n\nIl coopère avec la CNIL.`
    expect((await desk.negotiation.tryVersion(desk.scan, finding, text)).verdict).toBe('met')
    const put = await desk.negotiation.replaceWith(desk.scan, finding, text, 'prestataire')
    expect(put.outcome.kind).toBe('inserted')
    const at = before.indexOf(BREACH)
    expect(desk.document.paragraphs.map((each) => each.text)).toEqual([...before.slice(0, at), FIRM, 'Il coopère avec la CNIL.', ...before.slice(at + 1)])
    expect(await desk.session.undo(put.journal ?? '')).toEqual({ kind: 'done' })
    expect(desk.document.paragraphs.map((each) => each.text)).toEqual(before)
  })

  it('of a missing point: judged where it would stand, written there, and never a model that was not offered', async () => {
    const desk = await commented()
    const absent = await desk.line('gdpr-data-subject-rights')
    expect(absent).toMatchObject({ verdict: 'absent', quote: null, fallback: null })
    const own = 'Le Prestataire transmet au Client sous deux jours ouvrés toute demande d’exercice des droits reçue d’une personne concernée et aide le Client à y répondre.'
    const tried = await desk.negotiation.tryVersion(desk.scan, absent.finding, own)
    expect(tried.verdict).not.toBe('absent')
    const put = await desk.negotiation.replaceWith(desk.scan, absent.finding, own, 'prestataire')
    expect(put.outcome.kind).toBe('inserted')
    expect(put.after).toEqual([{ rule: 'gdpr-data-subject-rights', ...tried }])
    const texts = desk.document.paragraphs.map(({ text }) => text)
    expect(texts.filter((text) => text === own)).toHaveLength(1)
    expect(texts.length - LINES.length).toBeLessThanOrEqual(2)
    expect(await desk.session.undo(put.journal ?? '')).toEqual({ kind: 'done' })
    expect(desk.document.paragraphs).toHaveLength(LINES.length)
  })
})

describe('a fallback', () => {
  const NAME = 'gdpr-data-subject-rights'

  it('is seen only while it is offered; what is shown is what is inserted, figures and all; taken, it is known as taken on any machine; undone, it is offered again', async () => {
    const desk = await commented()
    expect((await desk.lines()).every(({ fallback, fallbackTaken }) => fallback === null && !fallbackTaken)).toBe(true)
    const { finding } = await desk.line(NAME)
    expect(await desk.negotiation.offerFallback(finding, true)).toEqual({ kind: 'done' })
    const offered = await desk.line(NAME)
    expect((await desk.lines()).filter(({ fallback }) => fallback !== null).map(({ rule }) => rule)).toEqual([NAME])
    expect(offered).toMatchObject({ fallbackTaken: false })
    expect(offered.fallback).not.toContain('[')
    const before = desk.document.paragraphs.map(({ text }) => text)
    const taken = await desk.negotiation.replaceWith(desk.scan, finding, offered.fallback ?? '', 'prestataire')
    expect(taken.outcome.kind).toBe('inserted')
    if (taken.outcome.kind !== 'inserted') return
    const { first, count } = taken.outcome
    expect(desk.document.paragraphs.slice(first, first + count).map(({ text }) => text).join('\n')).toBe(offered.fallback)
    expect((await desk.session.blanks()).filter(({ value }) => value === null)).toEqual([])
    desk.scan = taken.scan ?? desk.scan
    expect(await desk.line(NAME)).toMatchObject({ fallbackTaken: true, verdict: 'met' })
    expect(await (await open(desk.document)).line(NAME)).toMatchObject({ fallbackTaken: true })
    expect(await desk.session.undo(taken.journal ?? '')).toEqual({ kind: 'done' })
    expect(desk.document.paragraphs.map(({ text }) => text)).toEqual(before)
    await desk.again()
    expect(await desk.line(NAME)).toMatchObject({ fallbackTaken: false, fallback: offered.fallback })
    await desk.negotiation.offerFallback(finding, false)
    expect(await desk.line(NAME)).toMatchObject({ fallback: null, fallbackTaken: false })
  })
})

describe('tracked changes', () => {
  const revision = (document: PaperDocument, author: string, before: string, after: string) => {
    const place = document.paragraphs.find(({ text }) => text.includes(after))
    if (!place) throw new Error(`no « ${after} »`)
    const start = place.text.indexOf(after)
    const index = document.paragraphs.indexOf(place)
    const at = { index, text: place.text }
    document.revisionsHeld.push(
      { kind: 'deletion', author, date: null, text: before, at: quoteOf(at, start, start) },
      { kind: 'insertion', author, date: null, text: after, at: quoteOf(at, start, start + after.length) },
    )
  }

  it('the other side’s come first, each with what it does; ours apart, unjudged; an unknown author is never folded away', async () => {
    const desk = await commented(LINES, 'Maître Roussel')
    edit(desk.document, 'cinq jours ouvrés', '24 heures après en avoir pris connaissance')
    edit(desk.document, 'médecin, ci-après', 'médecin généraliste, ci-après')
    revision(desk.document, 'VALINFO', 'cinq jours ouvrés', '24 heures après en avoir pris connaissance')
    revision(desk.document, 'Maître Roussel', '', ' généraliste')
    desk.document.revisionsHeld.push({ kind: 'format', author: 'VALINFO', date: null, text: '', at: null })
    await desk.again()
    const seen = async (role: 'avocat' | 'prestataire') => {
      const { lines, unlisted, notice } = await desk.negotiation.changes(desk.scan, role)
      expect([unlisted, notice]).toEqual([1, null])
      return lines.map(({ author, own, effect }) => [author, own, effect])
    }
    // The lawyer commented under this name: nobody need say who it is.
    expect(shared(desk.document).authors).toEqual({ 'Maître Roussel': 'avocat' })
    expect(await seen('avocat')).toEqual([['VALINFO', false, 'mends'], ['Maître Roussel', true, null]])
    expect(await seen('prestataire')).toEqual([['Maître Roussel', false, 'neutral'], ['VALINFO', false, 'mends']])
    await desk.negotiation.nameAuthor('VALINFO', 'prestataire')
    expect(await seen('prestataire')).toEqual([['Maître Roussel', false, 'neutral'], ['VALINFO', true, null]])
  })

  it.each([
    ['a figure that becomes worse than acceptable', '24 heures', 'dix jours ouvrés', 'weakens'],
    ['a figure that becomes acceptable', 'dix jours ouvrés', '24 heures', 'mends'],
    ['a figure that stays unacceptable: nobody is told that it does nothing', 'cinq jours ouvrés', 'dix jours ouvrés', 'unsure'],
    ['words that no point reads', 'médecin, ci-après', 'médecin généraliste, ci-après', 'neutral'],
  ] as const)('%s', async (_, from, to, effect) => {
    const desk = await commented(LINES.map((line) => (from.includes('médecin') ? line : line.replace('cinq jours ouvrés', from))))
    edit(desk.document, from, to)
    revision(desk.document, 'X', from, to)
    await desk.again()
    const { lines: [change] } = await desk.negotiation.changes(desk.scan, 'avocat')
    expect(change).toMatchObject({ before: from, after: to, effect })
    if (effect !== 'neutral') expect(change.rules).toContain(RULE)
  })

  it('a host that turns out not to list them when it is asked: told, never « none »; the rest works', async () => {
    const desk = await commented()
    desk.document.revisions = () => {
      desk.document.can = { ...desk.document.can, canListRevisions: false }
      return Promise.resolve([])
    }
    expect(await desk.negotiation.changes(desk.scan, 'avocat')).toMatchObject({ lines: [], notice: 'revisions-unseen' })
    expect((await desk.negotiation.sendPreview(desk.scan)).changes).toBeNull()
    const read = desk.document.read.bind(desk.document)
    desk.document.read = async () => ({ ...(await read()), notices: ['markup-unread'] })
    await desk.again()
    expect((await desk.negotiation.ready(desk.scan)).find(({ code }) => code.startsWith('ready-revisions'))).toMatchObject({ code: 'ready-revisions-unseen', ok: false })
    expect((await desk.lines()).length).toBeGreaterThan(5)
  })
})

describe('since the last review', () => {
  it('a review is remembered from the first comment on: whoever gets the contract back sees what was done since', async () => {
    const { document, store } = await commented()
    edit(document, FAULT, 'Chaque partie répond des dommages qu’elle cause.')
    edit(document, 'la maintenance et l’infogérance', 'dans les meilleurs délais la maintenance et l’infogérance')
    const back = await open(document, store)
    const since = await back.negotiation.sinceLast(back.scan)
    expect(since?.findings.find(({ rule }) => rule === TRAP)).toMatchObject({ change: 'fixed', before: { verdict: 'found' }, after: { verdict: 'clear' } })
    expect(since?.counts.open).toBeGreaterThan(3)
    // Another machine never reviewed it: there is nothing to compare with.
    const other = await open(document)
    expect(await other.negotiation.sinceLast(other.scan)).toBeNull()
  })
})

describe('two memories in one file', () => {
  it('of the same contract are merged; of another contract one is kept, the other told and set aside', async () => {
    const desk = await commented()
    const older = desk.document.parts.get(MEMORY_NAMESPACE) ?? ''
    await desk.negotiation.answer((await desk.line(TRAP)).finding, 'refused', 'Non', 'prestataire')
    const newer = desk.document.parts.get(MEMORY_NAMESPACE) ?? ''
    desk.document.parts.set(MEMORY_NAMESPACE, older)
    desk.document.pasted.set(MEMORY_NAMESPACE, [newer])
    const same = await open(desk.document)
    expect(same.scan.memoryNotices).toEqual([])
    expect(said(await same.line(TRAP))).toEqual([['Non', 1]])

    const stranger = (await commented()).document.parts.get(MEMORY_NAMESPACE) ?? ''
    desk.document.pasted.set(MEMORY_NAMESPACE, [stranger])
    const two = await open(desk.document)
    expect(two.scan.memoryNotices).toEqual(['memory-two'])
    await two.negotiation.answer((await two.line(RULE)).finding, 'deferred', 'À voir', 'avocat')
    expect(desk.document.parts.get(SET_ASIDE_NAMESPACE)).toContain('document')
    expect((await open(desk.document)).scan.memoryNotices).toEqual([])
    expect(shared(desk.document).document).toBe(readDocument(newer))
  })
})

describe('merging', () => {
  it('brings a reply that answers several points once, and says what it does not bring', async () => {
    const ours = await commented()
    copy = (await commented()).document
    copy.parts.set(MEMORY_NAMESPACE, ours.document.parts.get(MEMORY_NAMESPACE) ?? '')
    const { rules, code } = gathering(ours.document)
    copy.comment(signature(code)).replies.push({ author: 'M. Valin', date: '2026-11-26T12:00:00Z', text: 'Oui à tout.' })
    copy.personComments('Et la facture ?', 3)
    edit(copy, 'cinq jours', 'six jours')
    const report = await ours.negotiation.merge(new Uint8Array())
    expect(report).toMatchObject({ kind: 'merged', added: 1, conflicts: [], differences: [], textDiffers: true, commentsThere: 1 })
    for (const rule of rules) expect(said(await ours.line(rule))).toEqual([['Oui à tout.', rules.length]])
    expect(ours.document.comment(signature(code)).replies).toHaveLength(1)
    // The mirrored reply is ours now: reading it again, or merging again, adds nothing.
    expect(await ours.negotiation.merge(new Uint8Array())).toMatchObject({ added: 0 })
    await ours.again()
    expect(said(await ours.line(rules[0]))).toEqual([['Oui à tout.', rules.length]])
  })

  it('leaves everything as it was when the document cannot be written', async () => {
    const ours = await commented()
    copy = (await commented()).document
    copy.parts.set(MEMORY_NAMESPACE, ours.document.parts.get(MEMORY_NAMESPACE) ?? '')
    copy.comment(title(TRAP)).replies.push({ author: 'M. Valin', date: null, text: 'Non.' })
    ours.document.can = { ...ours.document.can, canStorePart: false }
    expect(await ours.negotiation.merge(new Uint8Array())).toEqual({ kind: 'refused', reason: 'no-parts' })
    expect(await ours.line(TRAP)).toMatchObject({ status: 'asked' })
  })
})

describe('preparing the sending', () => {
  it('shows all that the other side will see, and takes out what it may not', async () => {
    const desk = await commented()
    const { finding } = await desk.line(TRAP)
    const plan = await desk.session.plan(desk.scan, { findings: [finding], role: 'avocat', voice: 'internal' })
    await desk.session.apply(plan, plan.lines.map(({ id }) => id), {})
    await desk.session.dismiss(desk.scan.review.findings[0], 'contract', 'secret à nous', 'avocat')
    await desk.session.keepNotesInFile.set(true)
    await desk.negotiation.answer(finding, 'deferred', 'À voir', 'avocat')
    await desk.negotiation.offerFallback((await desk.line('gdpr-data-subject-rights')).finding, true)
    // Thought of, and left.
    await desk.negotiation.offerFallback((await desk.line(RULE)).finding, true)
    await desk.negotiation.offerFallback((await desk.line(RULE)).finding, false)
    desk.document.parts.set(SET_ASIDE_NAMESPACE, '<set-aside>illisible</set-aside>')
    desk.document.revisionsHeld.push({ kind: 'insertion', author: 'X', date: null, text: 'x', at: null })
    const preview = await desk.negotiation.sendPreview(desk.scan)
    expect(preview).toMatchObject({ changes: 1, answers: 1, offered: [title('gdpr-data-subject-rights')], privateItems: 2 })
    expect(preview.removed.map(({ text }) => text.slice(0, 9))).toEqual(['[INTERNE]'])
    expect(preview.kept.find(({ text }) => text.includes(title(TRAP)))?.replies.map(({ text }) => text).join()).toContain('À voir')
    const done = await desk.negotiation.prepareSending(desk.scan, {})
    expect(done).toMatchObject({ outcome: { kind: 'done' }, removed: 3, preview: { removed: [], privateItems: 0 } })
    expect([...desk.document.parts.keys()]).toEqual([MEMORY_NAMESPACE])
    const part = desk.document.parts.get(MEMORY_NAMESPACE) ?? ''
    expect(part).not.toContain('secret à nous')
    expect(shared(desk.document).comments.filter(({ internal }) => internal)).toEqual([])
    expect(shared(desk.document).threads.map((thread) => thread.finding.rule).sort()).toEqual(['gdpr-data-subject-rights', TRAP].sort())
    // Nothing of ours is lost: it stays on this machine.
    expect([...desk.store.held].filter(([key, value]) => key.startsWith('set-aside:part') && value.includes('illisible'))).toHaveLength(1)
    expect((await open(desk.document, desk.store)).scan.dismissed.size).toBe(1)
    expect((await open(desk.document)).scan.dismissed.size).toBe(0)
  })
})

describe('ready to sign', () => {
  const stands = async ({ negotiation, scan }: Desk): Promise<string[]> => (await negotiation.ready(scan)).filter(({ ok }) => !ok).map(({ code }) => code)

  it('judges the text as it stands, not as it was scanned', async () => {
    const desk = await commented()
    const critical = async (): Promise<number> => Number((await desk.negotiation.ready(desk.scan)).find(({ code }) => code === 'ready-critical')?.values?.n)
    const before = await critical()
    edit(desk.document, FAULT, 'Chaque partie répond des dommages qu’elle cause.')
    expect(await critical()).toBeLessThan(before)
  })

  it('a missing annex is settled by being attached, or set aside with a reason that is shown; not by a bare click', async () => {
    const desk = await open(new PaperDocument([...LINES, '# Article 4 – Prix', 'Le prix est fixé en annexe 2.']))
    const annex = desk.scan.review.findings.find(({ rule }) => rule === 'consistency-missing-annex')
    if (!annex) throw new Error('no missing annex')
    expect(await stands(desk)).toContain('ready-annexes')
    await desk.session.dismiss(annex, 'here', '', 'avocat')
    expect(await stands(desk)).toContain('ready-annexes')
    // Agreeing about it does not attach it.
    await desk.negotiation.answer(annex.id, 'agreed', 'Accord', 'avocat')
    expect(await stands(desk)).toContain('ready-annexes')
    await desk.session.dismiss(annex, 'here', 'jointe en papier', 'avocat')
    expect(await stands(desk)).not.toContain('ready-annexes')
    expect((await desk.negotiation.ready(desk.scan)).find(({ code }) => code === 'ready-annexes')?.acceptedReason).toBe('jointe en papier')
  })

  it('each condition on its own: blanks, pending changes, open comments, contradictory figures', async () => {
    const desk = await open(new PaperDocument([...LINES, '# Article 4 – Durée', 'Le contrat est conclu pour une durée de douze (36) mois.', 'Le montant annuel est de ………… euros.']))
    expect(await stands(desk)).toEqual(expect.arrayContaining(['ready-critical', 'ready-blanks', 'ready-deadlines']))
    expect(await stands(desk)).not.toContain('ready-revisions')
    expect(await stands(desk)).not.toContain('ready-comments')
    desk.document.personComments('À relire', 3)
    desk.document.revisionsHeld.push({ kind: 'insertion', author: 'X', date: null, text: 'x', at: quoteOf({ index: 3, text: LINES[3] }, 0, 2) })
    for (const code of ['ready-comments', 'ready-revisions']) {
      const line = (await desk.negotiation.ready(desk.scan)).find((one) => one.code === code)
      expect(line).toMatchObject({ ok: false, values: { n: 1 } })
      expect(line?.places.map(({ paragraph }) => paragraph)).toEqual([3])
    }
    edit(desk.document, 'douze (36) mois', 'trente-six (36) mois')
    edit(desk.document, '…………', '1 200')
    expect(await stands(desk)).not.toContain('ready-deadlines')
    expect(await stands(desk)).not.toContain('ready-blanks')
  })

  it('two dates of effect and a party written in two ways stand against it, each with both its places; mended, they do not', async () => {
    const desk = await open(new PaperDocument([
      ...LINES.slice(0, 1), 'Entre la société Alpha Informatique, SAS, RCS Lyon 123 456 789, ci-après « le Prestataire », et le docteur Bêta, médecin, ci-après « le Client ».', ...LINES.slice(2),
      '# Article 4 – Durée', 'Le contrat prend effet le 1er janvier 2027.', '# Conditions particulières', 'Date d’effet : 1er février 2027', '# Signatures', 'Pour le Prestataire : Alpha Informatiques, SARL',
    ]))
    const line = async (code: string) => (await desk.negotiation.ready(desk.scan)).find((one) => one.code === code)
    const places = async (code: string) => (await line(code))?.places.map(({ exact }) => exact)
    expect(await places('ready-dates-effective')).toEqual(['1er janvier 2027', '1er février 2027'])
    expect(await places('ready-party-spelling')).toEqual(['Alpha Informatique, SAS', 'Alpha Informatiques, SARL'])
    const dates = await line('ready-dates-effective')
    expect(dates && readySentence('fr', dates)).toBe('Deux dates d’effet : « 1er janvier 2027 » et « 1er février 2027 ».')
    expect(await line('ready-dates')).toBeUndefined()
    edit(desk.document, 'Date d’effet : 1er février 2027', 'Date d’effet : 01/01/2027')
    edit(desk.document, 'Alpha Informatiques, SARL', 'Alpha Informatique, SARL')
    expect(await line('ready-dates')).toMatchObject({ ok: true })
    expect(await places('ready-party-form')).toEqual(['Alpha Informatique, SAS', 'Alpha Informatique, SARL'])
    edit(desk.document, 'Alpha Informatique, SARL', 'Alpha Informatique, SAS')
    expect(await line('ready-names')).toMatchObject({ ok: true })
  })

  it('each blank of an inserted clause counts once, on its own words', async () => {
    const desk = await open(new PaperDocument(LINES))
    const clause = desk.session.library().find(({ rules }) => rules.includes('backup-restore-test'))
    const report = await desk.session.insert(desk.scan, { clause: clause?.id ?? '', stance: 'balanced', where: 'end', finding: null, values: [] }, {})
    expect(report.outcome.kind).toBe('inserted')
    desk.scan = report.scan ?? desk.scan
    const empty = desk.document.controlsHeld.filter(({ tag, text }) => tag.startsWith('blank:') && /^\[.*\]$/.test(text ?? ''))
    const line = (await desk.negotiation.ready(desk.scan)).find(({ code }) => code === 'ready-blanks')
    expect(empty.length).toBeGreaterThan(1)
    expect(line?.values?.n).toBe(empty.length)
    expect(line?.places.map(({ exact }) => exact).sort()).toEqual(empty.map(({ text }) => text).sort())
  })

  it('reasons outlive « Retirer mes marques » on this machine, and only for this very text', async () => {
    const desk = await commented()
    for (const finding of desk.scan.review.findings) if (finding.severity === 'critical') await desk.session.dismiss(finding, 'here', 'accepté en connaissance de cause', 'avocat')
    expect(await stands(desk)).toEqual(['ready-comments'])
    expect((await desk.session.removeMarks({})).refused).toBe(0)
    expect(desk.document.parts.size).toBe(0)
    await desk.again()
    expect(desk.scan.memoryNotices).toEqual(['memory-removed'])
    expect(await stands(desk)).toEqual([])
    expect(await stands(await open(desk.document, desk.store))).toEqual([])
    expect(desk.document.parts.size).toBe(0)
    expect(await stands(await open(desk.document))).toContain('ready-critical')
    edit(desk.document, 'en aucun cas', 'jamais')
    expect(await stands(await open(desk.document, desk.store))).toContain('ready-critical')
  })

  it('an agreement of the practice with a word counts as a reason, and outlives the marks too', async () => {
    const desk = await commented()
    for (const { finding } of await desk.lines()) await desk.negotiation.answer(finding, 'agreed', 'Risque connu', 'medecin')
    expect(await stands(desk)).toEqual([])
    await desk.session.removeMarks({})
    await desk.again()
    expect(await stands(desk)).toEqual([])
  })
})
