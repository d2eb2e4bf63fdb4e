/** The commands as a person runs them, over files on disk; what they write is read by pandoc. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { quoteOf } from '../../src/contract/quote'
import { folderStore } from '../../src/entry/folder-store'
import { loadKnowledge } from '../../src/entry/load-knowledge'
import { runCommand } from '../../src/entry/run-command'
import { MEMORY_NAMESPACE } from '../../src/negotiation/shared-part'
import { openSession } from '../../src/review/open-session'
import { errors } from '../../src/wording/errors'

jest.setTimeout(120_000)
const knowledge = loadKnowledge()
const SAMPLES = join(__dirname, '../../assets/samples')
const WEAK = join(SAMPLES, 'infogerance-faible.docx')
let folder: string
let printed: string[]
let complained: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clausier-'))
  process.env.CLAUSIER_HOME = join(folder, 'home')
  printed = []
  complained = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => { printed.push(line) })
  jest.spyOn(console, 'error').mockImplementation((line: string) => { complained.push(line) })
})
afterEach(() => {
  jest.restoreAllMocks()
  delete process.env.CLAUSIER_HOME
  rmSync(folder, { recursive: true, force: true })
})
const run = (...args: string[]): Promise<number> => runCommand(args, () => knowledge)
const out = (): string => join(folder, 'out')

/** Text of the document without comments, and the text that stands under each comment, as pandoc reads them. */
function byPandoc(file: string): { text: string; anchored: Map<string, { words: string; comment: string }> } {
  type Inline = { t: string; c?: unknown }
  const json = JSON.parse(execFileSync('pandoc', ['--track-changes=all', '-t', 'json', file], { maxBuffer: 1 << 28 }).toString()) as { blocks: unknown; meta: { title?: { c: unknown } } }
  const anchored = new Map<string, { words: string; comment: string }>()
  const open = new Set<string>()
  const say = (words: string): string => {
    for (const id of open) anchored.set(id, { ...anchored.get(id)!, words: anchored.get(id)!.words + words })
    return words
  }
  const plain = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(plain).join('')
    if (typeof node !== 'object' || node === null) return ''
    const { t, c } = node as Inline
    if (t === 'Str') return say(c as string)
    if (t === 'Space' || t === 'SoftBreak') return say(' ')
    if (t === 'LineBreak') return say('\n')
    if (t === 'Span') {
      const [[, classes, keys], inside] = c as [[string, string[], [string, string][]], unknown]
      const id = Object.fromEntries(keys).id
      if (classes.includes('comment-start')) {
        const before = new Set(open)
        open.clear()
        anchored.set(id, { words: '', comment: plain(inside) })
        for (const other of before) open.add(other)
        open.add(id)
        return ''
      }
      if (classes.includes('comment-end')) { open.delete(id); return '' }
      return plain(inside)
    }
    const text = c === undefined ? '' : plain(c)
    return t === 'Para' || t === 'Plain' || t === 'Header' ? `${text}\n` : text
  }
  // Pandoc takes paragraphs in the title style for the document's title.
  return { text: `${plain(json.meta.title?.c)}\n${plain(json.blocks)}`, anchored }
}

describe('review', () => {
  it('prints the findings with their words, in French or in English', async () => {
    expect(await run('review', WEAK)).toBe(0)
    expect(printed.join('\n')).toMatch(/critique {2}hors limites .*violations de données/)
    expect(printed.join('\n')).toMatch(/« .*cinq jours ouvrés.* »/)
    printed = []
    expect(await run('review', WEAK, '--lang', 'en')).toBe(0)
    expect(printed.join('\n')).toMatch(/critical {2}out of bounds/)
  })

  it('gives one JSON object per file', async () => {
    expect(await run('review', SAMPLES, '--json')).toBe(0)
    const objects = printed.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(objects.map(({ file }) => String(file).split('/').pop())).toEqual(['infogerance-faible.docx', 'logiciel-sante-correct.docx', 'maintenance-depuis-pdf.docx'])
    const [weak] = objects as { types: string[]; parties: { client: string[]; provider: string[] }; paragraphs: number; ms: number; verdicts: Record<string, { verdict: string; quotes: { paragraph: number; start: number; exact: string }[]; checks: object }> }[]
    expect(weak.types).toContain('infogerance')
    expect(weak.parties.client).toContain('le Client')
    expect(weak.parties.provider).toContain('le Prestataire')
    expect(Object.keys(weak.verdicts)).toEqual([...knowledge.rules.keys()])
    const snapshot = await openDocxDocument(new Uint8Array(readFileSync(WEAK)), { author: 'x' }).read()
    expect(weak.paragraphs).toBe(snapshot.paragraphs.length)
    for (const { quotes } of Object.values(weak.verdicts)) for (const { paragraph, start, exact } of quotes) expect(snapshot.paragraphs[paragraph].text.slice(start, start + exact.length)).toBe(exact)
  })

  it('writes comments on exactly the words quoted; the text stays; a second review changes no byte', async () => {
    expect(await run('review', WEAK, '--out', out(), '--author', 'Maître Roussel')).toBe(0)
    const reviewed = join(out(), 'infogerance-faible.docx')
    const { text, anchored } = byPandoc(reviewed)
    expect(text).toBe(byPandoc(WEAK).text)
    const comments = await openDocxDocument(new Uint8Array(readFileSync(reviewed)), { author: 'x' }).comments()
    expect(comments.length).toBeGreaterThanOrEqual(10)
    const squeeze = (words: string): string => words.replace(/\s+/g, ' ').trim()
    const read = [...anchored.values()].map(({ words }) => squeeze(words)).sort()
    expect(read).toEqual(comments.map(({ anchor }) => squeeze(anchor?.exact ?? '')).sort())
    for (const { words, comment } of anchored.values()) {
      expect(comment).toContain('— Clausier · ')
      const lu = /Lu\s: «\s(.*?)(?: \[…\])?\s»/.exec(squeeze(comment))
      if (lu) expect(squeeze(words)).toContain(squeeze(lu[1]))
    }
    const again = join(folder, 'again')
    expect(await run('review', reviewed, '--out', again)).toBe(0)
    expect(Buffer.compare(readFileSync(join(again, 'infogerance-faible.docx')), readFileSync(reviewed))).toBe(0)
    expect(printed.join('\n')).toContain('rien à changer')
  })

  it('a person without our memory part: the second review still doubles no comment', async () => {
    await run('review', WEAK, '--out', out())
    const reviewed = join(out(), 'infogerance-faible.docx')
    const parts = unzipSync(new Uint8Array(readFileSync(reviewed)))
    const mine = Object.keys(parts).filter((name) => name.startsWith('customXml/'))
    expect(mine.length).toBeGreaterThan(0)
    for (const name of mine) parts[name] = strToU8(name.endsWith('.xml') && !name.includes('_rels') ? '<x/>' : new TextDecoder().decode(parts[name]))
    writeFileSync(join(folder, 'sans.docx'), zipSync(parts))
    const before = (await openDocxDocument(new Uint8Array(readFileSync(join(folder, 'sans.docx'))), { author: 'x' }).comments()).length
    await run('review', join(folder, 'sans.docx'), '--out', join(folder, 'again'))
    const after = await openDocxDocument(new Uint8Array(readFileSync(join(folder, 'again', 'sans.docx'))), { author: 'x' }).comments()
    expect(after).toHaveLength(before)
  })

  it('fails on what it is told to fail on', async () => {
    expect(await run('review', WEAK, '--fail-on', 'critical')).toBe(1)
    writeFileSync(join(folder, 'lettre.txt'), 'Bonjour, merci de votre visite.')
    expect(await run('review', WEAK, join(folder, 'absent.docx'), '--fail-on', 'critical')).toBe(2)
  })

  it('reads Markdown and text, which carry no comments', async () => {
    copyFileSync(join(SAMPLES, 'source', 'infogerance-faible.md'), join(folder, 'contrat.md'))
    expect(await run('review', join(folder, 'contrat.md'), '--json', '--out', out())).toBe(0)
    const { verdicts } = JSON.parse(printed[0]) as { verdicts: Record<string, { verdict: string }> }
    expect(verdicts['gdpr-breach-notification'].verdict).toBe('out-of-bounds')
    expect(complained.join()).toContain('aucun fichier écrit')
    expect(existsSync(out())).toBe(false)
  })

  it('reads an annex along, and says where a point is met', async () => {
    writeFileSync(join(folder, 'contrat.md'), '# Contrat d’infogérance\n\nEntre la société Alpha, ci-après « le Prestataire », et le docteur Bêta, ci-après « le Client ».\n\n## Article 1 – Objet\n\nLe Prestataire assure l’infogérance du cabinet selon l’annexe 1.\n')
    writeFileSync(join(folder, 'annexe.md'), '# Annexe 1 – Données personnelles\n\nLe Prestataire notifie au Client toute violation de données dans un délai de 24 heures après en avoir pris connaissance, avec la nature de la violation, les personnes touchées et les mesures prises.\n')
    await run('review', join(folder, 'contrat.md'), '--json')
    await run('review', join(folder, 'contrat.md'), '--json', '--with', join(folder, 'annexe.md'))
    const [alone, along] = printed.map((line) => (JSON.parse(line) as { verdicts: Record<string, { verdict: string; quotes: { exact: string; file?: string }[] }> }).verdicts['gdpr-breach-notification'])
    expect(alone.verdict).toBe('absent')
    expect(along.verdict).toBe('met')
    expect(along.quotes.map(({ file }) => file)).toEqual(along.quotes.map(() => join(folder, 'annexe.md')))
    expect(along.quotes[0].exact).toContain('24 heures')
    expect(await run('review', join(folder, 'contrat.md'), '--with', join(folder, 'nulle-part.docx'))).toBe(2)
  })
})

describe('bad input', () => {
  const zip = (change: (name: string, text: Uint8Array) => Uint8Array): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(unzipSync(new Uint8Array(readFileSync(WEAK)))).map(([name, bytes]) => [name, change(name, bytes)])))
  const main = (change: (text: string) => string) => zip((name, bytes) => (name === 'word/document.xml' ? strToU8(change(new TextDecoder().decode(bytes))) : bytes))
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)])
  const cases: [string, string, keyof typeof errors, () => Uint8Array][] = [
    ['an empty file', 'a.docx', 'empty', () => new Uint8Array()],
    ['an empty text', 'a.txt', 'empty', () => new Uint8Array()],
    ['not a zip', 'a.docx', 'not-a-zip', () => strToU8('bonjour')],
    ['a PDF called .docx', 'a.docx', 'pdf', () => strToU8('%PDF-1.7\n%…')],
    ['a PDF', 'a.pdf', 'pdf', () => strToU8('%PDF-1.7\n%…')],
    ['a legacy .doc', 'a.doc', 'legacy-doc', () => ole],
    ['a legacy .doc called .docx', 'a.docx', 'legacy-doc', () => ole],
    ['no main part', 'a.docx', 'no-main-part', () => zipSync({ 'a.txt': strToU8('x') })],
    ['malformed XML', 'a.docx', 'malformed-xml', () => main((text) => text.slice(0, -20))],
    ['a DOCTYPE', 'a.docx', 'doctype', () => main((text) => text.replace('<w:document', '<!DOCTYPE x [<!ENTITY y "z">]><w:document'))],
    ['a zip bomb', 'a.docx', 'zip-bomb', () => zip((name, bytes) => (name === 'word/document.xml' ? new Uint8Array(20_000_000).fill(32) : bytes))],
    ['a picture', 'a.png', 'other-kind', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
    ['binary called .txt', 'a.txt', 'not-text', () => Uint8Array.from([0xff, 0xfe, 0x00, 0x41])],
  ]
  it.each(cases)('%s (%s): one sentence, exit 2, nothing written, the other files still done', async (_, name, code, bytes) => {
    const file = join(folder, name)
    writeFileSync(file, bytes())
    expect(await run('review', file, WEAK, '--out', out(), '--json')).toBe(2)
    expect(complained[0]).toBe(`${file} : ${errors[code].fr}`)
    expect(printed.map((line) => (JSON.parse(line) as { file: string }).file)).toEqual([WEAK])
    expect(readdirSync(out())).toEqual(['infogerance-faible.docx'])
    complained = []
    expect(await run('review', file, '--lang', 'en')).toBe(2)
    expect(complained[0]).toBe(`${file}: ${errors[code].en}`)
  })

  it('an encrypted .docx', async () => {
    const name = Buffer.from('EncryptedPackage', 'utf16le')
    const bytes = Uint8Array.from([...ole, ...name, ...new Array<number>(2000).fill(0)])
    writeFileSync(join(folder, 'a.docx'), bytes)
    expect(await run('review', join(folder, 'a.docx'))).toBe(2)
    expect([errors.encrypted.fr, errors['legacy-doc'].fr].map((sentence) => `${join(folder, 'a.docx')} : ${sentence}`)).toContain(complained[0])
  })

  it('refuses what it cannot understand, in the language asked for', async () => {
    expect(await run('review')).toBe(2)
    expect(await run('review', '--nope', 'x', '--lang', 'en')).toBe(2)
    expect(await run('review', WEAK, '--types', 'cuisine')).toBe(2)
    expect(complained[0]).toMatch(/^Usage : /)
    expect(complained[1]).toMatch(/^Option refused: --nope\n/)
    expect(complained[2]).toContain('cuisine')
  })

  it('never overwrites the original, and says what is missing', async () => {
    copyFileSync(WEAK, join(folder, 'c.docx'))
    expect(await run('review', join(folder, 'c.docx'), '--out', folder)).toBe(2)
    expect(Buffer.compare(readFileSync(join(folder, 'c.docx')), readFileSync(WEAK))).toBe(0)
    mkdirSync(join(folder, 'vide'))
    expect(await run('review', join(folder, 'vide'))).toBe(2)
    expect(complained.join('\n')).toContain('aucun contrat')
  })
})

describe('compare', () => {
  it('tells what was fixed, what is new, what is still open, with the words before and after', async () => {
    const source = readFileSync(join(SAMPLES, 'source', 'infogerance-faible.md'), 'utf8')
    writeFileSync(join(folder, 'ancien.md'), source)
    writeFileSync(join(folder, 'nouveau.md'), source.replace('cinq jours ouvrés après en avoir pris connaissance.', '24 heures après en avoir pris connaissance, avec la nature de la violation, les personnes touchées, les conséquences probables et les mesures prises.').replace('2 heures ouvrées', '8 jours'))
    expect(await run('compare', join(folder, 'ancien.md'), join(folder, 'nouveau.md'), '--json')).toBe(0)
    const { findings, counts } = JSON.parse(printed[0]) as { findings: { rule: string; change: string; before: { verdict: string; quote: { exact: string } }; after: { verdict: string; quote: { exact: string } } }[]; counts: Record<string, number> }
    const breach = findings.find(({ rule }) => rule === 'gdpr-breach-notification')
    expect(breach).toMatchObject({ change: 'fixed', before: { verdict: 'out-of-bounds' }, after: { verdict: 'met' } })
    expect(breach?.before.quote.exact).toContain('cinq jours')
    expect(breach?.after.quote.exact).toContain('24 heures')
    expect(counts.fixed + counts.new + counts.open).toBe(findings.length)
    printed = []
    expect(await run('compare', join(folder, 'ancien.md'), join(folder, 'nouveau.md'))).toBe(0)
    expect(printed.join('\n')).toMatch(/corrigé {2}critique/)
    expect(await run('compare', join(folder, 'ancien.md'))).toBe(2)
    expect(await run('compare', join(folder, 'ancien.md'), join(folder, 'rien.docx'))).toBe(2)
  })
})

describe('ready', () => {
  it('says what stands against signing, each with its place, and exits 1', async () => {
    expect(await run('ready', WEAK, '--json')).toBe(1)
    const { ready, lines } = JSON.parse(printed[0]) as { ready: boolean; lines: { code: string; ok: boolean; places: { exact: string }[] }[] }
    expect(ready).toBe(false)
    const bad = lines.filter(({ ok }) => !ok).map(({ code }) => code)
    expect(bad).toEqual(expect.arrayContaining(['ready-critical', 'ready-blanks', 'ready-annexes']))
    expect(lines.find(({ code }) => code === 'ready-blanks')?.places[0].exact).toContain('……')
    printed = []
    expect(await run('ready', WEAK)).toBe(1)
    expect(printed[printed.length - 1]).toBe('Pas prêt à signer.')
    expect(await run('ready', join(folder, 'rien.docx'))).toBe(2)
  })

  it('exits 0 once every point is settled, and says what was accepted and why; the reasons hold on this machine alone', async () => {
    const source = readFileSync(WEAK)
    const document = openDocxDocument(new Uint8Array(source), { author: 'Maître Roussel' })
    for (const [words, instead] of [[/à …+, le …+/, 'à Saint-Junien, le 14 janvier 2027'], [/, conformément à l'annexe 3/, '']] as const) {
      const { paragraphs, stamp } = await document.read()
      const place = paragraphs.find(({ text }) => words.test(text))
      const found = place && words.exec(place.text)
      if (!place || !found) throw new Error(String(words))
      await document.replace(quoteOf(place, 0, place.text.length), [{ start: found.index, end: found.index + found[0].length, text: instead }], { tracked: false }, { stamp })
    }
    const session = await openSession({ document, knowledge, store: folderStore(), language: () => 'fr' })
    const scan = await session.scan({})
    for (const finding of scan.review.findings) {
      if (finding.severity === 'critical') await session.dismiss(finding, 'here', 'risque connu du cabinet', 'avocat')
      else if (finding.kind === 'consistency') await session.dismiss(finding, 'here', 'lu à tort', 'avocat')
    }
    const file = join(folder, 'pret.docx')
    writeFileSync(file, document.bytes())
    expect(await run('ready', file)).toBe(0)
    expect(printed[printed.length - 1]).toBe('Prêt à signer.')
    expect(printed.join('\n')).toMatch(/points critiques restent, acceptés par le cabinet\.\n {4}Accepté : risque connu du cabinet/)
    printed = []
    expect(await run('ready', file, '--json')).toBe(0)
    expect(JSON.parse(printed[0])).toMatchObject({ ready: true, notices: [] })
    process.env.CLAUSIER_HOME = join(folder, 'somebody-else')
    expect(await run('ready', file)).toBe(1)
  })

  it('a memory that is forged or huge is told, and everything else is judged all the same', async () => {
    for (const payload of [`<memory xmlns="${MEMORY_NAMESPACE}" schema="1">{"document":1}</memory>`, `<memory xmlns="${MEMORY_NAMESPACE}" schema="1">${'x'.repeat(2_100_000)}</memory>`]) {
      const document = openDocxDocument(new Uint8Array(readFileSync(WEAK)), { author: 'X' })
      await document.writePart(MEMORY_NAMESPACE, payload)
      const file = join(folder, 'forge.docx')
      writeFileSync(file, document.bytes())
      printed = []
      complained = []
      expect(await run('ready', file, '--json')).toBe(1)
      const { notices, lines } = JSON.parse(printed[0]) as { notices: string[]; lines: { code: string; ok: boolean }[] }
      expect(notices).toEqual(['memory-broken'])
      expect(complained.join()).toContain('mise de côté, pas effacée')
      expect(lines.find(({ code }) => code === 'ready-critical')?.ok).toBe(false)
      expect(lines.find(({ code }) => code === 'ready-revisions')?.ok).toBe(true)
    }
  })

  it('two dates of effect stand against signing, with both places', async () => {
    const document = openDocxDocument(new Uint8Array(readFileSync(WEAK)), { author: 'X' })
    const { paragraphs } = await document.read()
    const long = paragraphs.filter(({ text, place }) => text.length > 60 && place === null)
    for (const [at, day] of [[long[2], '1er janvier 2027'], [long[long.length - 1], '1er février 2027']] as const) {
      const { stamp } = await document.read()
      const text = ` Le contrat prend effet le ${day}.`
      await document.replace(quoteOf(at, 0, at.text.length), [{ start: at.text.length, end: at.text.length, text }], { tracked: false }, { stamp })
    }
    const file = join(folder, 'deux-dates.docx')
    writeFileSync(file, document.bytes())
    expect(await run('ready', file)).toBe(1)
    expect(printed.join('\n')).toMatch(/Deux dates d’effet : « 1er janvier 2027 » et « 1er février 2027 »\.\n.*1er janvier 2027.*\n.*1er février 2027/)
  })

  it('pending changes and open comments stand against signing, each with its place', async () => {
    const document = openDocxDocument(new Uint8Array(readFileSync(WEAK)), { author: 'X' })
    const { paragraphs, stamp } = await document.read()
    const cell = paragraphs.find(({ text }) => text === '2 heures ouvrées')
    if (!cell) throw new Error('no cell')
    expect(await document.replace(quoteOf(cell, 0, cell.text.length), [{ start: 0, end: 1, text: '3' }], { tracked: true }, { stamp })).toEqual({ kind: 'done' })
    const reading = await document.read()
    await document.apply([{ kind: 'add', quote: quoteOf(reading.paragraphs[0], 0, 7), text: 'À revoir' }], { stamp: reading.stamp })
    const file = join(folder, 'suivi.docx')
    writeFileSync(file, document.bytes())
    expect(await run('ready', file, '--json')).toBe(1)
    const { lines } = JSON.parse(printed[0]) as { lines: { code: string; ok: boolean; places: { paragraph: number }[] }[] }
    const places = (code: string) => lines.find((line) => line.code === code && !line.ok)?.places.map(({ paragraph }) => paragraph)
    expect(new Set(places('ready-revisions'))).toEqual(new Set([cell.index]))
    expect(places('ready-comments')).toEqual([0])
  })
})
