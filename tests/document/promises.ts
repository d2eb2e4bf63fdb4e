/**
 * What every adapter of the port promises, whatever holds the document. Both adapters run this suite over the same
 * files; a promise that an adapter's capabilities declare impossible is declined, and the suite prints which.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Block } from '../../src/contract/blocks'
import type { Snapshot } from '../../src/contract/paragraph'
import { quoteOf, type Quote } from '../../src/contract/quote'
import type { CommentAction, ContractDocument, Place } from '../../src/document/port'
import { openDocx, paragraphsOf, settleAll } from '../../src/ooxml'
import { asPandoc, readByPandoc } from '../ooxml/pandoc'
import { HARD_PLACES, hardContract, type HardPlace } from './hard-places'

export interface Opened {
  document: ContractDocument
  /** The file as it would be saved now. */
  bytes(): Promise<Uint8Array>
  close?(): Promise<void>
}

export const AUTHOR = 'Clausier'
const NAMESPACE = 'urn:clausier:promises'
const CLAUSE: Block[] = [
  { kind: 'text', inlines: [{ kind: 'text', text: 'Le Prestataire notifie l’incident sous ' }, { kind: 'blank', name: 'delai', label: 'Délai', text: '[48 heures]', filled: false }, { kind: 'text', text: '.' }] },
  { kind: 'item', inlines: [{ kind: 'text', text: 'il en décrit les causes ;' }] },
]
const TEXTS = ['Le Prestataire notifie l’incident sous [48 heures].', 'il en décrit les causes ;']

/** Runs the suite on one adapter. Arguments of the port's methods are plain data but for `onProgress` and `signal`. */
export function promises(name: string, open: (bytes: Uint8Array) => Promise<Opened>): void {
  describe(`promises of the ${name} adapter`, () => {
    const declined: string[] = []
    const opened: Opened[] = []
    const start = async (bytes = hardContract()) => {
      const one = await open(bytes)
      opened.push(one)
      const before = await one.document.read()
      return { ...one, before, stamp: before.stamp, can: one.document.capabilities() }
    }
    /** Says that the adapter declares this impossible. */
    const declines = (what: string): void => { declined.push(what) }

    afterEach(async () => { for (const each of opened.splice(0)) await each.close?.() })
    afterAll(() => { if (declined.length > 0) console.log(`${name} declines: ${declined.join(' · ')}`) })

    it('reads every paragraph in order, and reading writes nothing', async () => {
      const original = hardContract(), { document, bytes, before } = await start(original)
      const texts = before.paragraphs.map((paragraph) => paragraph.text)
      for (const place of HARD_PLACES) if (!place.may) expect(texts).toContain(place.paragraph)
      expect(before.paragraphs.map((paragraph) => paragraph.index)).toEqual(before.paragraphs.map((_, i) => i))
      expect(texts.slice(-3).join()).not.toContain('Contrat de maintenance')
      expect(await document.comments()).toEqual([])
      expect(Buffer.from(await bytes()).equals(Buffer.from(original))).toBe(true)
    })

    it('reads headings, list strings, table places, locks and revisions', async () => {
      const { before } = await start()
      expect(find(before, 'Contrat de maintenance')).toMatchObject({ outlineLevel: 1, styleBuiltIn: 'Heading1', listString: null, story: 'body' })
      expect(find(before, 'sauvegarder chaque nuit ;')).toMatchObject({ listString: 'a)', listLevel: 0 })
      expect(find(before, 'restaurer sous huit heures ;')).toMatchObject({ listString: 'b)', listLevel: 0 })
      expect(find(before, 'Quatre heures ouvrées').place).toMatchObject({ row: 1, column: 1, header: false, depth: 1 })
      expect(find(before, 'Gravité').place).toMatchObject({ row: 0, column: 0, header: true })
      expect(find(before, 'Le Prestataire répond sous quarante-huit heures ouvrées.').inserted).toBe(true)
      expect(find(before, 'Le Prestataire garantit ses meilleurs efforts en tout temps.').deletedInside).toBe(true)
    })

    it('puts each comment exactly on the words asked for, and leaves the text alone', async () => {
      const { document, bytes, before, stamp } = await start()
      const asked = HARD_PLACES.flatMap((place) => { const quote = quoteFor(before, place); return quote ? [{ place, quote }] : [] })
      for (const place of HARD_PLACES) if (!asked.some((each) => each.place === place)) { expect(place.may).toContain('refused'); declines(`reads no ${place.name}`) }
      const outcomes = await document.apply(asked.map(({ quote, place }) => ({ kind: 'add', quote, text: `Remarque : ${place.name}` })), { stamp })
      const comments = await document.comments(), pandoc = pandocOf(await bytes())
      asked.forEach(({ place, quote }, i) => {
        const outcome = outcomes[i]
        expect([place.name, place.may ?? ['placed']]).toEqual([place.name, expect.arrayContaining([outcome.kind])])
        if (outcome.kind !== 'placed') { declines(`${place.name}: ${outcome.kind}${outcome.kind === 'refused' ? ` (${outcome.reason})` : ''}`); return }
        const comment = comments.find((each) => each.id === outcome.comment)
        expect([place.name, comment?.text, comment?.anchor]).toEqual([place.name, `Remarque : ${place.name}`, quote])
        if (!place.hiddenFromPandoc) expect([place.name, ...pandoc.filter((each) => each.text === `Remarque : ${place.name}`).map((each) => each.exact)]).toEqual([place.name, asPandoc(quote.exact)])
      })
      const after = await document.read()
      expect(after).toEqual(before)
      const settled = openDocx(await bytes())
      expect(paragraphsOf(settled).map((paragraph) => paragraph.text)).toEqual(paragraphsOf(openDocx(hardContract())).map((paragraph) => paragraph.text))
    })

    it('does not double an equal comment', async () => {
      const { document, before, stamp } = await start()
      const action: CommentAction = { kind: 'add', quote: quoteFor(before, HARD_PLACES[4]) as Quote, text: 'Une fois.' }
      const [first] = await document.apply([action], { stamp }), [second] = await document.apply([action], { stamp })
      expect(first.kind).toBe('placed')
      expect(second.kind).toBe('already-there')
      expect(await document.comments()).toHaveLength(1)
    })

    it('says orphan when the words are nowhere, and writes nothing', async () => {
      const original = hardContract(), { document, bytes, stamp } = await start(original)
      const quote: Quote = { paragraph: 5, start: 3, exact: 'kiwi bleuté sans rapport', prefix: 'zzz', suffix: 'yyy' }
      expect(await document.apply([{ kind: 'add', quote, text: 'Perdu.' }], { stamp })).toEqual([{ kind: 'orphan' }])
      expect(Buffer.from(await bytes()).equals(Buffer.from(original))).toBe(true)
    })

    it('says changed on a stale stamp, and writes nothing', async () => {
      const original = hardContract(), { document, bytes, before } = await start(original)
      const quote = quoteFor(before, HARD_PLACES[0]) as Quote, place: Place = { after: 1, like: { heading: null, text: 1, item: null } }
      const stale = { stamp: 'another' }
      expect(await document.apply([{ kind: 'add', quote, text: 'Trop tard.' }, { kind: 'resolve', comment: '0' }], stale)).toEqual([{ kind: 'changed' }, { kind: 'changed' }])
      expect(await document.insert(CLAUSE, place, { tracked: true, tag: 'cl:x:y', title: 'X' }, stale)).toEqual({ kind: 'changed' })
      expect(await document.replace(quote, [{ start: quote.start, end: quote.start + 2, text: 'La' }], { tracked: true }, stale)).toEqual({ kind: 'changed' })
      expect(Buffer.from(await bytes()).equals(Buffer.from(original))).toBe(true)
    })

    it('stops when asked: what was not done is told', async () => {
      const { document, before, stamp } = await start()
      const controller = new AbortController()
      controller.abort()
      const outcomes = await document.apply([{ kind: 'add', quote: quoteFor(before, HARD_PLACES[0]) as Quote, text: 'Non.' }], { stamp, signal: controller.signal })
      expect(outcomes).toEqual([{ kind: 'stopped' }])
      expect(await document.comments()).toEqual([])
    })

    it('answers, resolves, reopens, updates and removes one comment, and no other', async () => {
      const { document, before, stamp, can } = await start()
      const [own, other] = await document.apply([0, 1].map((i) => ({ kind: 'add', quote: quoteFor(before, HARD_PLACES[i]) as Quote, text: `Commentaire ${i}` })), { stamp })
      if (own.kind !== 'placed' || other.kind !== 'placed') throw new Error('not placed')
      const now = async () => (await document.comments()).find((comment) => comment.id === own.comment)
      if (can.canReply) {
        expect(await document.apply([{ kind: 'reply', comment: own.comment, text: 'Entendu.' }], { stamp })).toEqual([{ kind: 'done' }])
        expect((await now())?.replies.map((reply) => reply.text)).toEqual(['Entendu.'])
      } else declines('reply')
      if (can.canResolve) {
        expect(await document.apply([{ kind: 'resolve', comment: own.comment }], { stamp })).toEqual([{ kind: 'done' }])
        expect((await now())?.resolved).toBe(true)
        expect(await document.apply([{ kind: 'reopen', comment: own.comment }], { stamp })).toEqual([{ kind: 'done' }])
        expect((await now())?.resolved).toBe(false)
      } else declines('resolve')
      expect(await document.apply([{ kind: 'update', comment: own.comment, text: 'Deux\nlignes' }], { stamp })).toEqual([{ kind: 'done' }])
      expect((await now())?.text).toBe('Deux\nlignes')
      if (can.canDeleteComment) {
        expect(await document.apply([{ kind: 'remove', comment: own.comment }], { stamp })).toEqual([{ kind: 'done' }])
        expect(await now()).toBeUndefined()
      } else declines('remove a comment')
      expect((await document.comments()).find((comment) => comment.id === other.comment)).toMatchObject({ text: 'Commentaire 1', resolved: false, replies: [] })
      expect((await document.apply([{ kind: 'resolve', comment: 'no such comment' }], { stamp }))[0].kind).toBe('refused')
    })

    it('inserts as a tracked change in the look of its neighbours, and rejecting it gives the text back', async () => {
      const { document, bytes, before, stamp, can } = await start()
      if (!can.canInsert || !can.canTrack) return declines('insert')
      const last = find(before, 'restaurer sous huit heures ;').index, like = find(before, 'Les obligations sont les suivantes :').index
      const outcome = await document.insert(CLAUSE, { after: last, like: { heading: null, text: like, item: last } }, { tracked: true, tag: 'cl:incident:balanced:1:0000', title: 'Incident' }, { stamp })
      expect(outcome).toMatchObject({ kind: 'inserted', first: last + 1, count: 2, tracked: true })
      const after = await document.read()
      expect(after.paragraphs.slice(last + 1, last + 3).map((paragraph) => paragraph.text)).toEqual(TEXTS)
      expect(after.paragraphs[last + 1]).toMatchObject({ styleId: before.paragraphs[like].styleId, listString: null, inserted: true })
      expect(after.paragraphs[last + 2]).toMatchObject({ styleId: before.paragraphs[last].styleId, listString: 'c)', listLevel: 0 })
      expect(after.stamp).not.toBe(before.stamp)
      expect((await document.controls('cl:')).map(({ tag, text }) => [tag, text])).toEqual([['cl:incident:balanced:1:0000', TEXTS.join('\n')]])
      expect((await document.controls('blank:')).filter(({ tag }) => tag === 'blank:delai').map(({ text }) => text)).toEqual(['[48 heures]'])
      await rejectsTo(before, await bytes())
    })

    it.each([['first', -1], ['last', 0]])('inserts at the very %s place, and rejecting it gives the text back', async (where, fixed) => {
      const { document, bytes, before, stamp, can } = await start()
      if (!can.canInsert || !can.canTrack) return declines('insert')
      const after = where === 'first' ? fixed : find(before, 'Fait à Lyon, en deux exemplaires.').index
      const outcome = await document.insert(CLAUSE, { after, like: { heading: null, text: 1, item: null } }, { tracked: true, tag: 'cl:a:b', title: 'A' }, { stamp })
      expect(outcome).toMatchObject({ kind: 'inserted', first: after + 1, count: 2 })
      expect((await document.read()).paragraphs.slice(after + 1, after + 3).map((paragraph) => paragraph.text)).toEqual(TEXTS)
      await rejectsTo(before, await bytes())
    })

    it('takes its insertion back, unless somebody changed it', async () => {
      const { document, before, stamp, can } = await start()
      if (!can.canInsert) return declines('insert')
      const place: Place = { after: 3, like: { heading: null, text: 3, item: 3 } }
      await document.insert(CLAUSE, place, { tracked: true, tag: 'cl:a:b', title: 'A' }, { stamp })
      const inserted = (await document.read()).stamp
      expect(await document.takeBack('cl:a:b', 'Autre texte', { stamp: inserted })).toEqual({ kind: 'changed' })
      expect(await document.takeBack('cl:z:z', TEXTS.join('\n'), { stamp: inserted })).toEqual({ kind: 'orphan' })
      expect(await document.takeBack('cl:a:b', TEXTS.join('\n'), { stamp: inserted })).toEqual({ kind: 'done' })
      expect((await document.read()).paragraphs).toEqual(before.paragraphs)
      expect(await document.controls('cl:')).toEqual([])
    })

    it('removes controls and keeps what they hold', async () => {
      const { document, stamp, can } = await start()
      if (!can.canInsert) return declines('insert')
      await document.insert(CLAUSE, { after: 3, like: { heading: null, text: 3, item: 3 } }, { tracked: true, tag: 'cl:a:b', title: 'A' }, { stamp })
      const before = await document.read()
      expect(await document.removeControls('cl:')).toBe(1)
      expect(await document.controls('cl:')).toEqual([])
      expect((await document.read()).paragraphs.map((paragraph) => paragraph.text)).toEqual(before.paragraphs.map((paragraph) => paragraph.text))
    })

    it('replaces words as tracked changes; comments and the rest stay; rejecting gives the text back', async () => {
      const { document, bytes, before, stamp, can } = await start()
      if (!can.canInsert || !can.canTrack) return declines('replace')
      const paragraph = find(before, 'Le Prestataire s’efforce de répondre sous quatre heures.')
      const at = (words: string) => ({ start: paragraph.text.indexOf(words), end: paragraph.text.indexOf(words) + words.length })
      await document.apply([{ kind: 'add', quote: quoteOf(paragraph, at('heures').start, at('heures').end), text: 'Ouvrées ?' }], { stamp })
      const edits = [{ ...at('s’efforce de répondre'), text: 'répond' }, { ...at('quatre'), text: 'deux' }]
      expect(await document.replace(quoteOf(paragraph, 0, paragraph.text.length), edits, { tracked: true }, { stamp })).toEqual({ kind: 'done' })
      const after = await document.read()
      expect(after.paragraphs[paragraph.index]).toMatchObject({ text: 'Le Prestataire répond sous deux heures.', inserted: true, deletedInside: true })
      expect((await document.comments())[0].anchor?.exact).toBe('heures')
      if (can.canListRevisions) {
        const own = (await document.revisions()).filter((revision) => revision.at?.paragraph === paragraph.index)
        expect(own.map(({ kind, text }) => [kind, text])).toEqual(expect.arrayContaining([['deletion', 's’efforce de répondre'], ['insertion', 'répond'], ['deletion', 'quatre'], ['insertion', 'deux']]))
      } else declines('list revisions')
      await rejectsTo(before, await bytes())
    })

    it('keeps a data part, and the stamp does not see it', async () => {
      const { document, stamp, can } = await start()
      if (!can.canStorePart) return declines('store a part')
      expect(await document.readPart(NAMESPACE)).toBeNull()
      const first = `<memory xmlns="${NAMESPACE}"><note>« été »</note></memory>`, second = `<memory xmlns="${NAMESPACE}"/>`
      expect(await document.writePart(NAMESPACE, first)).toEqual({ kind: 'done' })
      expect(await document.readPart(NAMESPACE)).toContain('« été »')
      await document.writePart(NAMESPACE, second)
      expect(await document.readPart(NAMESPACE)).not.toContain('été')
      expect((await document.read()).stamp).toBe(stamp)
      await document.writePart(NAMESPACE, null)
      expect(await document.readPart(NAMESPACE)).toBeNull()
    })

    it('refuses to write into a protected document, and says why', async () => {
      const original = hardContract('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'), { document, bytes, before, stamp, can } = await start(original)
      if (can.readOnlyReason === null) return declines('knows of no protection')
      expect(before.paragraphs.length).toBeGreaterThan(20)
      const reason = { kind: 'refused', reason: can.readOnlyReason }
      expect(await document.apply([{ kind: 'add', quote: quoteFor(before, HARD_PLACES[0]) as Quote, text: 'Non.' }], { stamp })).toMatchObject([reason])
      expect(await document.insert(CLAUSE, { after: 3, like: { heading: null, text: null, item: null } }, { tracked: true, tag: 'cl:a:b', title: 'A' }, { stamp })).toMatchObject(reason)
      expect(Buffer.from(await bytes()).equals(Buffer.from(original))).toBe(true)
    })
  })
}

function find(snapshot: Snapshot, text: string): Snapshot['paragraphs'][number] {
  const found = snapshot.paragraphs.find((paragraph) => paragraph.text === text)
  if (!found) throw new Error(`no paragraph « ${text} »`)
  return found
}

function quoteFor(snapshot: Snapshot, { paragraph, exact, nth = 0, copy = 0 }: HardPlace): Quote | null {
  const found = snapshot.paragraphs.filter((each) => each.text === paragraph)[copy]
  if (!found) return null
  let start = -1
  for (let n = 0; n <= nth; n++) start = found.text.indexOf(exact, start + 1)
  if (start < 0) throw new Error(`« ${exact} » is not in « ${paragraph} »`)
  return quoteOf(found, start, start + exact.length)
}

/** Rejecting every change of the file gives what rejecting every change of the original gives. */
async function rejectsTo(before: Snapshot, bytes: Uint8Array): Promise<void> {
  const rejected = (docx: ReturnType<typeof openDocx>) => { settleAll(docx, 'reject'); return paragraphsOf(docx).map(({ text, styleId, listString }) => ({ text, styleId, listString })) }
  const docx = openDocx(bytes)
  expect(rejected(docx)).toEqual(rejected(openDocx(hardContract())))
  expect(before.paragraphs.length).toBeGreaterThan(0)
}

/** Comments as pandoc reads them: text and the words between their limits. */
function pandocOf(bytes: Uint8Array): { text: string; exact: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'promises-'))
  try {
    const file = join(folder, 'file.docx')
    writeFileSync(file, bytes)
    const { anchored, texts } = readByPandoc(file)
    return [...anchored].map(([id, exact]) => ({ text: texts.get(id) ?? '', exact }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
