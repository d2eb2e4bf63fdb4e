import fc from 'fast-check'
import { dismiss, dismissalOf, restore } from '../../src/negotiation/dismissals'
import { codeOf, pairFindings, signature, textMark } from '../../src/negotiation/identity'
import { mergeMemories } from '../../src/negotiation/merge-memories'
import { emptyPrivateMemory, readNotesPart, readPrivateMemory, writeNotesPart, writePrivateMemory } from '../../src/negotiation/private-memory'
import { emptySharedMemory } from '../../src/negotiation/shared-memory'
import type { FindingRecord, SharedMemory, Step } from '../../src/negotiation/shared-memory'
import { MEMORY_NAMESPACE, readSharedPart, writeSharedPart } from '../../src/negotiation/shared-part'
import { addStep, answersIn, gatheredBy, offer, threadOf } from '../../src/negotiation/threads'

const finding = (rule: string, passage = `passage de ${rule}`, id = 'aaaaaaaa'): FindingRecord => ({ id, rule, passage, clause: '5 – Sauvegardes' })
const step = (text: string, more: Partial<Step> = {}): Step => ({ status: 'answered', role: 'prestataire', author: 'P', date: '2026-11-25T10:00:00Z', text, from: 'pane', ...more })

describe('the shared part', () => {
  it('gives back what was written, whatever the words', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'binary' }), fc.string({ maxLength: 200 }), (passage, text) => {
      const memory = addStep({ ...emptySharedMemory('d'), comments: [{ code: 'abcdefgh', findings: [finding('r', passage)], text: 'x', internal: false, closed: true }] }, finding('r'), step(text))
      expect(readSharedPart(writeSharedPart(memory))).toEqual({ kind: 'read', memory })
    }))
  })

  it('stays under 200 KB for 500 findings', () => {
    const memory: SharedMemory = emptySharedMemory('0123456789abcdef0123456789abcdef')
    for (let n = 0; n < 500; n++) {
      const record = { id: 'abcdefgh', rule: 'trap-backup-client-sole-responsibility', passage: 'é'.repeat(60), clause: 'à'.repeat(40) }
      memory.comments.push({ code: 'abcdefgh', findings: [record], text: 'abcdefgh', internal: false, closed: false })
    }
    expect(Buffer.byteLength(writeSharedPart(memory))).toBeLessThan(200_000)
  })

  it.each([
    ['not XML', 'bonjour'],
    ['another element', `<autre xmlns="${MEMORY_NAMESPACE}" schema="1">{}</autre>`],
    ['another namespace', '<memory xmlns="urn:autre" schema="1">{}</memory>'],
    ['a DOCTYPE', `<!DOCTYPE memory [<!ENTITY a "b">]><memory xmlns="${MEMORY_NAMESPACE}" schema="1">&a;</memory>`],
    ['no version', `<memory xmlns="${MEMORY_NAMESPACE}">{}</memory>`],
    ['not JSON', `<memory xmlns="${MEMORY_NAMESPACE}" schema="1">oui</memory>`],
    ['missing keys', `<memory xmlns="${MEMORY_NAMESPACE}" schema="1">{"document":"d"}</memory>`],
    ['a forged status', writeSharedPart(addStep(emptySharedMemory('d'), finding('r'), step('x'))).replace('answered', 'won')],
    ['a name of the prototype', writeSharedPart({ ...emptySharedMemory('d'), blanks: { x: 'y' } }).replace('"x"', '"__proto__"')],
    ['a huge part', `<memory xmlns="${MEMORY_NAMESPACE}" schema="1">${'x'.repeat(2_100_000)}</memory>`],
    ['a huge text', writeSharedPart(addStep(emptySharedMemory('d'), finding('r'), step('x'))).replace('"text":"x"', `"text":"${'x'.repeat(9000)}"`)],
  ])('is set aside when it holds %s', (_, xml) => {
    expect(readSharedPart(xml).kind).toBe('broken')
  })

  it('of a later Clausier is left alone, and keys that are not known are dropped', () => {
    const xml = writeSharedPart(emptySharedMemory('d'))
    expect(readSharedPart(xml.replace('schema="1"', 'schema="2"'))).toEqual({ kind: 'newer', schema: 2 })
    expect(readSharedPart(xml.replace('{', '{"surprise":1,'))).toEqual({ kind: 'read', memory: emptySharedMemory('d') })
  })

  it('is read through what Word does to a part: prolog, prefix, entities', () => {
    const memory = { ...emptySharedMemory('d'), blanks: { 'l’île': 'a & b < c' } }
    const xml = writeSharedPart(memory).replace('<memory xmlns=', '<?xml version="1.0" encoding="utf-8"?>\n<m:memory xmlns:m=').replace('</memory>', '</m:memory>\n').replace('’', '&#8217;')
    expect(readSharedPart(xml)).toEqual({ kind: 'read', memory })
  })
})

describe('the private memory', () => {
  const notes = { ...emptyPrivateMemory(), dismissals: [{ finding: finding('r'), scope: 'here' as const, reason: 'sans importance', role: 'avocat' as const, date: '2026-11-25' }], keepInFile: true }

  it('gives back what was kept; damaged text is refused', () => {
    expect(readPrivateMemory(writePrivateMemory(notes))).toEqual(notes)
    expect(readNotesPart(writeNotesPart(notes))).toEqual(notes)
    expect(readPrivateMemory('{"dismissals":"oui"}')).toBeNull()
    expect(readPrivateMemory('{')).toBeNull()
  })

  it('forgets the oldest entries of the journal', () => {
    const journal = Array.from({ length: 250 }, (_, n) => ({ id: `${n}`, what: 'comments' as const, title: 't', date: 'd', undone: false, findings: [], inverse: [{ kind: 'dismissal' as const, finding: 'x' }] }))
    expect(readPrivateMemory(writePrivateMemory({ ...notes, journal }))?.journal.map(({ id }) => id).slice(0, 2)).toEqual(['50', '51'])
  })
})

describe('identity', () => {
  it('reads the signature whatever line break the host gives back', () => {
    for (const cut of ['\n', '\r', '\r\n', '\v']) expect(codeOf(`Texte${cut}${signature('abcdefgh')}${cut}`)).toBe('abcdefgh')
    expect(codeOf('— Clausier · abcdefgh puis autre chose')).toBeNull()
    expect(codeOf('Texte — Clausier · abcdefgh')).toBeNull()
  })

  it('does not see the spaces and line breaks of the host as an edit', () => {
    expect(textMark('Lu\u00a0: « a »\nDemande')).toBe(textMark('Lu : « a »\r\nDemande '))
    expect(textMark('Lu : a')).not.toBe(textMark('Lu : b'))
  })

  it('pairs by id first, then by likeness, then by rule', () => {
    const before = [finding('r', 'les données sont gardées un mois', 'aaaaaaaa'), finding('r', 'tout autre chose ici', 'bbbbbbbb'), finding('s', '', 'cccccccc')]
    const now = [finding('r', 'tout autre chose là', 'dddddddd'), finding('r', 'les données sont gardées un mois', 'aaaaaaaa'), finding('t')]
    expect([...pairFindings(now, before)].sort()).toEqual([[0, 1], [1, 0]])
  })
})

describe('dismissing', () => {
  const record = { finding: finding('r'), scope: 'here' as const, reason: '', role: 'medecin' as const, date: 'd' }
  it('here holds for the passage, in this contract for the rule; both can be taken back', () => {
    const here = dismiss(record, [])
    expect(dismissalOf(finding('r'), here)).toBe(record)
    expect(dismissalOf(finding('r', 'des mots sans rapport aucun', 'zzzzzzzz'), here)).toBeNull()
    const contract = dismiss({ ...record, scope: 'contract' }, here)
    expect(dismissalOf(finding('r', 'des mots sans rapport aucun', 'zzzzzzzz'), contract)).not.toBeNull()
    expect(dismissalOf(finding('s'), contract)).toBeNull()
    expect(restore(finding('r'), contract)).toEqual([])
  })
  it('twice is once', () => expect(dismiss(record, dismiss(record, []))).toHaveLength(1))
})

describe('threads', () => {
  const memory: SharedMemory = { ...emptySharedMemory('d'), comments: [{ code: 'abcdefgh', findings: [finding('r')], text: 'x', internal: false, closed: false }], authors: { 'M. Tanguy': 'prestataire' } }
  const comment = (replies: { author: string; date: string | null; text: string }[]) => ({ id: '1', author: 'Clausier', text: `Texte\n${signature('abcdefgh')}`, resolved: false, replies })

  it('reads a reply typed in Word as an answer, once; our own mirrors and foreign comments are left out', () => {
    const comments = [comment([{ author: 'M. Tanguy', date: '2026-11-26T08:00:00Z', text: 'D’accord pour 4 heures.' }, { author: 'Clausier', date: null, text: `Demandé.\n${signature('abcdefgh')}` }]), { id: '2', author: 'x', text: 'À voir', resolved: false, replies: [{ author: 'y', date: null, text: 'oui' }] }]
    const answers = answersIn(comments, memory, 'now')
    expect(answers.map(({ step: { status, role, text, from } }) => [status, role, text, from])).toEqual([['answered', 'prestataire', 'D’accord pour 4 heures.', 'reply']])
    const after = addStep(memory, answers[0].finding, answers[0].step)
    expect(answersIn(comments, after, 'now')).toEqual([])
  })

  const gathered: SharedMemory = { ...memory, comments: [{ code: 'abcdefgh', findings: [finding('r'), finding('s'), finding('t')], text: 'x', internal: false, closed: false }] }
  const taken = (of: SharedMemory, comments: Parameters<typeof answersIn>[0]): SharedMemory => answersIn(comments, of, 'now').reduce((known, { finding: about, step: said }) => addStep(known, about, said), of)

  it('a reply on a comment that gathers several points answers every one of them, and no other; each says so', () => {
    const reply = { author: 'M. Tanguy', date: '2026-11-26T08:00:00Z', text: 'D’accord sur tout.' }
    const before = addStep(gathered, finding('u'), step('autre point'))
    const after = taken(before, [comment([reply])])
    expect(after.threads.map(({ finding: { rule }, steps }) => [rule, steps.map(({ text }) => text)])).toEqual([['u', ['autre point']], ['r', [reply.text]], ['s', [reply.text]], ['t', [reply.text]]])
    expect(after.threads.map(({ finding: about, steps }) => gatheredBy(steps[0], about, after))).toEqual([1, 3, 3, 3])
    expect(taken(after, [comment([reply])])).toEqual(after)
    // On a comment of one point, it is that point's alone.
    const single = taken(memory, [comment([reply])])
    expect(single.threads.map(({ finding: about, steps }) => [about.rule, gatheredBy(steps[0], about, single)])).toEqual([['r', 1]])
  })

  it('the same words twice are two answers: on two comments, or one after the other', () => {
    const two: SharedMemory = { ...memory, comments: [...memory.comments, { code: 'bcdefghi', findings: [finding('s')], text: 'x', internal: false, closed: false }] }
    const ok = (date: string) => ({ author: 'M. Tanguy', date, text: 'D’accord.' })
    const other = { ...comment([ok('2026-11-26T08:01:00Z')]), id: '2', text: `Texte\n${signature('bcdefghi')}` }
    const after = taken(two, [comment([ok('2026-11-26T08:00:00Z'), ok('2026-11-27T08:00:00Z')]), other])
    expect(after.threads.map(({ finding: { rule }, steps }) => [rule, steps.length])).toEqual([['r', 2], ['s', 1]])
    // Another host gives the same replies back with its own clock: nothing new.
    expect(taken(after, [comment([ok('2026-11-26T08:00:31Z'), ok('2026-11-27T07:59:00Z')]), other])).toEqual(after)
  })

  it('what is internal never reaches the shared memory: a reply under an internal comment, or marked so itself', () => {
    const inside: SharedMemory = { ...memory, comments: [{ ...memory.comments[0], internal: true }] }
    const reply = { author: 'Dr B', date: null, text: 'On peut aller jusqu’à 72 heures.' }
    expect(answersIn([comment([reply])], inside, 'now')).toEqual([])
    expect(answersIn([{ ...comment([reply]), text: `[INTERNE] Texte\n${signature('abcdefgh')}` }], memory, 'now')).toEqual([])
    expect(answersIn([comment([{ ...reply, text: '[INTERNE] on cédera' }])], memory, 'now')).toEqual([])
    expect(answersIn([comment([reply])], memory, 'now')).toHaveLength(1)
  })

  it('the same words with another decision are another step; a step of the pane is there once', () => {
    const agreed = step('Accord.', { status: 'agreed', date: '2026-11-26' })
    const after = addStep(addStep(addStep(memory, finding('r'), step('Accord.')), finding('r'), agreed), finding('r'), agreed)
    expect(after.threads[0].steps.map(({ status }) => status)).toEqual(['answered', 'agreed'])
  })

  it('keeps the thread while the passage is rewritten', () => {
    const after = addStep(addStep(memory, finding('r'), step('non')), finding('r', 'mots entièrement neufs', 'zzzzzzzz'), step('oui', { date: '2026-11-26' }))
    expect(after.threads).toHaveLength(1)
    expect(threadOf(finding('r'), after.threads)?.steps.map(({ text }) => text)).toEqual(['non', 'oui'])
  })
})

describe('merging two copies', () => {
  const base = addStep(emptySharedMemory('d'), finding('r'), step('demande', { status: 'asked', role: 'avocat', author: 'A', date: '1' }))
  it('loses nothing and shows both sides of a conflict', () => {
    const ours = addStep(addStep(base, finding('r'), step('accord', { status: 'agreed', author: 'A', role: 'avocat', date: '2' })), finding('s'), step('seul ici', { date: '2' }))
    const theirs = addStep(addStep(base, finding('r'), step('refus', { status: 'refused', date: '3' })), finding('t'), step('seul là', { date: '3' }))
    const { memory, conflicts, added } = mergeMemories(ours, { ...theirs, blanks: { x: '1' } })
    expect(memory.threads.map(({ finding: { rule }, steps }) => [rule, steps.map(({ text }) => text)])).toEqual([['r', ['demande', 'accord', 'refus']], ['s', ['seul ici']], ['t', ['seul là']]])
    expect(conflicts.map(({ ours: mine, theirs: its }) => [mine.text, its.text])).toEqual([['accord', 'refus']])
    expect(added.map(({ step: { text } }) => text)).toEqual(['refus', 'seul là'])
    expect(memory.blanks).toEqual({ x: '1' })
  })
  it('with itself changes nothing', () => {
    const { memory, conflicts, added } = mergeMemories(base, base)
    expect(memory).toEqual(base)
    expect([conflicts, added]).toEqual([[], []])
  })
  it('says which values differ', () => {
    const ours: SharedMemory = { ...base, blanks: { x: '1' }, authors: { V: 'prestataire' }, types: ['hosting'], parties: { client: ['A'], prestataire: ['B'] } }
    const theirs: SharedMemory = { ...base, blanks: { x: '2', y: '3' }, authors: { V: 'avocat' }, types: ['saas'], parties: { client: ['A'], prestataire: ['C'] } }
    const { differences, memory } = mergeMemories(ours, theirs)
    expect(differences).toEqual([
      { what: 'blank', name: 'x', ours: '1', theirs: '2' }, { what: 'author', name: 'V', ours: 'prestataire', theirs: 'avocat' },
      { what: 'types', ours: ['hosting'], theirs: ['saas'] }, { what: 'parties', ours: ['A', 'B'], theirs: ['A', 'C'] },
    ])
    expect([memory.blanks, memory.authors]).toEqual([{ x: '1', y: '3' }, { V: 'prestataire' }])
  })
  it('does not offer again a fallback that may have been withdrawn here; it is said', () => {
    const theirs = offer(base, finding('r'), 'cl-x')
    const { memory, differences } = mergeMemories(base, theirs)
    expect(memory.threads[0].offered).toBeNull()
    expect(differences).toEqual([{ what: 'offer', finding: finding('r') }])
    expect(mergeMemories(theirs, base)).toMatchObject({ memory: { threads: [{ offered: 'cl-x' }] }, differences: [] })
  })
  it('remembers a comment of the other copy only when it stands here too', () => {
    const theirs: SharedMemory = { ...base, comments: ['here', 'there'].map((code) => ({ code, findings: [finding('r')], text: 'x', internal: false, closed: false })) }
    expect(mergeMemories(base, theirs, new Set(['here'])).memory.comments.map(({ code }) => code)).toEqual(['here'])
  })
})
