/** The plan of a re-scan, over a document in memory and findings made by hand. */
import type { Finding, Review, RuleVerdict } from '../../src/checklist/finding'
import type { Rule, RuleKind, Severity } from '../../src/checklist/rule'
import { quoteOf } from '../../src/contract/quote'
import { emptySharedMemory } from '../../src/negotiation/shared-memory'
import type { SharedMemory } from '../../src/negotiation/shared-memory'
import { markOf } from '../../src/negotiation/mark'
import { applyPlan } from '../../src/review/apply-plan'
import { planComments } from '../../src/review/plan-comments'
import type { CommentPlan } from '../../src/review/session'
import { PaperDocument } from './paper-document'

const LINES = ['# Contrat', '# Sauvegardes', 'Le prestataire sauvegarde parfois les données du cabinet.', '# Durée', 'Le contrat dure cinq ans.', 'Le contrat se prolonge de cinq ans.']

function rule(id: string, kind: RuleKind = 'requirement', severity: Severity = 'major', theme = id): Rule {
  return {
    id, kind, theme, severity, applies_to: ['all'], title: { fr: `Titre ${id}`, en: `Title ${id}` }, why: { fr: `Parce que ${id}.`, en: `Because ${id}.` },
    question: { fr: `Et ${id} ?`, en: `And ${id}?` }, legal_basis: [{ ref: 'Code civil art. 1170', note: '' }], legal_status: 'recommended', about: [],
    checks: [{ id: 'un', core: true, label: { fr: `le point ${id}`, en: `point ${id}` }, phrase: [], acceptable: 'un jour' }], clauses: [], examples: [],
  }
}
const rules = new Map([rule('sauvegarde', 'requirement', 'critical'), rule('duree', 'trap'), rule('donnees', 'requirement', 'minor'), rule('audit'), rule('secret', 'requirement', 'critical', 'audit')].map((each) => [each.id, each]))

/** Findings by rule: words of the document, or null for an absent point; a rule that is not named is met or clear. */
async function scan(document: PaperDocument, found: Record<string, { words: string | null; verdict?: RuleVerdict; clause?: number }>): Promise<{ review: Review; snapshot: Awaited<ReturnType<PaperDocument['read']>> }> {
  const snapshot = await document.read()
  const findings: Finding[] = Object.entries(found).map(([id, { words, verdict, clause }]) => {
    const known = rules.get(id)
    if (!known) throw new Error(id)
    const paragraph = words === null ? undefined : snapshot.paragraphs.find(({ text }) => text.includes(words))
    if (words !== null && !paragraph) throw new Error(`no « ${words} »`)
    const quotes = paragraph && words ? [quoteOf(paragraph, paragraph.text.indexOf(words), paragraph.text.indexOf(words) + words.length)] : []
    const ours = verdict ?? (words === null ? 'absent' : known.kind === 'trap' ? 'found' : 'weak')
    return { id: markOf(`${id} ${words}`), rule: id, kind: known.kind, theme: known.theme, severity: known.severity, verdict: ours, checks: [{ check: 'un', core: true, verdict: ours === 'found' ? 'met' : (ours as 'weak'), quotes, reasons: [] }], quotes, missing: [], nearest: [], clause: clause ?? null }
  })
  const rank = { critical: 0, major: 1, minor: 2 }
  findings.sort((a, b) => rank[a.severity] - rank[b.severity])
  const results = [...rules.values()].map((each) => findings.find((finding) => finding.rule === each.id) ?? { rule: each.id, verdict: each.kind === 'trap' ? 'clear' as const : 'met' as const, checks: [], quotes: [], missing: [], nearest: [] })
  return { review: { types: [], parties: [], notThisKind: null, notices: [], results, findings, asOf: '2026-11-23' }, snapshot }
}

async function plan(document: PaperDocument, memory: SharedMemory | null, found: Parameters<typeof scan>[1], more: Partial<Parameters<typeof planComments>[0]> = {}): Promise<CommentPlan> {
  const { review, snapshot } = await scan(document, found)
  return planComments({
    review, snapshot, comments: await document.comments(), memory, capabilities: document.capabilities(), style: { language: 'fr', voice: 'other-side' },
    chosen: null, dismissed: () => false, rules, clauseTitle: () => null, ...more,
  })
}
async function click(document: PaperDocument, made: CommentPlan, memory: SharedMemory): Promise<SharedMemory> {
  const { shared, outcomes } = await applyPlan(document, made, made.lines.map(({ id }) => id), memory)
  expect(outcomes.map(({ outcome }) => outcome.kind).filter((kind) => !['placed', 'done'].includes(kind))).toEqual([])
  return shared
}
const kinds = (made: CommentPlan): string[] => made.lines.map(({ kind }) => kind)
const WEAK = { sauvegarde: { words: 'sauvegarde parfois' }, duree: { words: 'se prolonge de cinq ans' } }

describe('a first scan', () => {
  it('proposes one comment per passage and writes nothing', async () => {
    const document = new PaperDocument(LINES)
    const made = await plan(document, null, { ...WEAK, donnees: { words: 'parfois les données' } })
    expect(kinds(made)).toEqual(['new', 'new'])
    expect(made.lines[0].findings).toHaveLength(2)
    expect(made.lines[0].quote?.exact).toBe('sauvegarde parfois')
    expect(made.lines[0].text).toMatch(/^Titre sauvegarde — trop faible\n/)
    expect(made.lines[0].text).toContain('Titre donnees')
    expect(made.lines[0].text).toMatch(/\n— Clausier · [a-z2-7]{8}$/)
    expect(document.writes).toEqual([])
  })

  it('gathers absent points by theme on the nearest heading, and the others in one comment on the title', async () => {
    const document = new PaperDocument(LINES)
    const made = await plan(document, null, { secret: { words: null, clause: 3 }, audit: { words: null, clause: 1 }, donnees: { words: null } })
    expect(made.lines.map(({ quote, findings }) => [quote?.exact, findings.length])).toEqual([['Contrat', 1], ['Durée', 2]])
  })

  it('speaks without strategy to the other side, and marks the internal voice', async () => {
    const document = new PaperDocument(LINES)
    const toThem = (await plan(document, null, WEAK)).lines[0].text
    const internal = (await plan(document, null, WEAK, { style: { language: 'fr', voice: 'internal' } })).lines[0].text
    expect(toThem).not.toMatch(/INTERNE|critique|ouverture/)
    expect(internal).toMatch(/^\[INTERNE\] .*\(critique\)/)
  })

  it('comments only what is chosen', async () => {
    const document = new PaperDocument(LINES)
    const { review } = await scan(document, WEAK)
    const trap = review.findings.find(({ rule: id }) => id === 'duree')
    expect((await plan(document, null, WEAK, { chosen: new Set([trap?.id ?? '']) })).lines.map(({ findings }) => findings)).toEqual([[trap?.id]])
  })

  it('comments nothing that was dismissed', async () => {
    const made = await plan(new PaperDocument(LINES), null, WEAK, { dismissed: (finding) => finding.rule === 'duree' })
    expect(made.lines.map(({ title }) => title)).toEqual(['Titre sauvegarde — trop faible'])
  })
})

describe('a re-scan', () => {
  async function commented(): Promise<{ document: PaperDocument; memory: SharedMemory }> {
    const document = new PaperDocument(LINES)
    const memory = await click(document, await plan(document, null, WEAK), emptySharedMemory('d'))
    return { document, memory }
  }

  it('finds nothing to do, with the memory or without it, in either language', async () => {
    const { document, memory } = await commented()
    for (const known of [memory, null]) {
      for (const language of ['fr', 'en'] as const) {
        const made = await plan(document, known, WEAK, { style: { language, voice: 'other-side' } })
        expect([made.lines, made.unchanged]).toEqual([[], 2])
      }
    }
  })

  it('closes what was mended with a reply, and reopens it when the text goes back', async () => {
    const { document, memory } = await commented()
    const fixed = await plan(document, memory, { duree: WEAK.duree })
    expect(kinds(fixed)).toEqual(['fixed'])
    expect(fixed.lines[0].text).toMatch(/^Corrigé\u00a0: Titre sauvegarde/)
    const after = await click(document, fixed, memory)
    expect(document.comment('Titre sauvegarde').resolved).toBe(true)
    expect((await plan(document, after, { duree: WEAK.duree })).lines).toEqual([])
    const back = await plan(document, after, WEAK)
    expect(kinds(back)).toEqual(['reopened'])
    const reopened = await click(document, back, after)
    expect(document.comment('Titre sauvegarde').resolved).toBe(false)
    expect((await plan(document, reopened, WEAK)).lines).toEqual([])
    // Without the memory, our signed reply tells that we closed it ourselves.
    await click(document, await plan(document, reopened, { duree: WEAK.duree }), reopened)
    expect(kinds(await plan(document, null, WEAK))).toEqual(['reopened'])
  })

  it('resolves alone where the host cannot reply', async () => {
    const { document, memory } = await commented()
    document.can = { ...document.can, canReply: false }
    const made = await plan(document, memory, { duree: WEAK.duree })
    expect(made.lines[0].actions.map(({ kind }) => kind)).toEqual(['resolve'])
  })

  it('respects a comment that a person resolved', async () => {
    const { document, memory } = await commented()
    document.comment('Titre sauvegarde').resolved = true
    const made = await plan(document, memory, WEAK)
    expect([made.lines, made.respected, made.unchanged]).toEqual([[], 1, 1])
  })

  it('respects a comment that a person edited: neither reworded nor moved', async () => {
    const { document, memory } = await commented()
    const comment = document.comment('Titre sauvegarde')
    comment.text = comment.text.replace('Demande', 'Ma demande')
    const made = await plan(document, memory, { ...WEAK, sauvegarde: { words: 'sauvegarde parfois', verdict: 'unclear' } })
    expect([made.lines, made.respected]).toEqual([[], 1])
  })

  it('does not put back a comment that a person deleted, unless asked for that very one', async () => {
    const { document, memory } = await commented()
    document.personDeletes('Titre sauvegarde')
    const made = await plan(document, memory, WEAK)
    expect([made.lines, made.respected]).toEqual([[], 1])
    const { review } = await scan(document, WEAK)
    const one = await plan(document, memory, WEAK, { chosen: new Set([review.findings[0].id]) })
    expect(kinds(one)).toEqual(['new'])
  })

  it('rewords its own text when the verdict changed, and keeps its code', async () => {
    const { document, memory } = await commented()
    const before = document.comment('Titre sauvegarde').text.slice(-8)
    const made = await plan(document, memory, { ...WEAK, sauvegarde: { words: 'sauvegarde parfois', verdict: 'unclear' } })
    expect(kinds(made)).toEqual(['reworded'])
    const after = await click(document, made, memory)
    expect(document.comment('à vérifier').text.slice(-8)).toBe(before)
    expect((await plan(document, after, { ...WEAK, sauvegarde: { words: 'sauvegarde parfois', verdict: 'unclear' } })).lines).toEqual([])
  })

  it('follows small edits of the passage: reworded, not doubled', async () => {
    const { document, memory } = await commented()
    document.personEdits('de cinq ans.', 'de cinq années.')
    const made = await plan(document, memory, { ...WEAK, duree: { words: 'se prolonge de cinq années' } })
    expect(kinds(made)).toEqual(['reworded'])
  })

  it('moves a comment whose words now stand elsewhere; with an answer it stays', async () => {
    const { document, memory } = await commented()
    const elsewhere = { ...WEAK, duree: { words: 'dure cinq ans' } }
    const made = await plan(document, memory, elsewhere)
    expect(made.lines.map(({ kind, actions }) => [kind, actions.map((action) => action.kind)])).toEqual([['moved', ['remove', 'add']]])
    document.comment('Titre duree').replies.push({ author: 'Prestataire', date: null, text: 'Non.' })
    expect((await plan(document, memory, elsewhere)).lines).toEqual([])
    document.comment('Titre duree').replies.pop()
    const after = await click(document, made, memory)
    expect((await document.comments()).map(({ anchor }) => anchor?.exact)).toEqual(['sauvegarde parfois', 'dure cinq ans'])
    expect((await plan(document, after, elsewhere)).lines).toEqual([])
  })

  it('keeps a moved comment when its new words are not found', async () => {
    const { document, memory } = await commented()
    const made = await plan(document, memory, { ...WEAK, duree: { words: 'dure cinq ans' } })
    const quote = made.lines[0].quote
    if (!quote) throw new Error('no quote')
    made.lines[0].actions = made.lines[0].actions.map((action) => (action.kind === 'add' ? { ...action, quote: { ...quote, exact: 'jamais écrit' } } : action))
    const { outcomes, shared } = await applyPlan(document, made, ['moved:' + document.comment('Titre duree').text.slice(-8)], memory)
    expect(outcomes[0].outcome).toEqual({ kind: 'orphan' })
    expect(shared).toBe(memory)
    expect(document.comment('Titre duree').resolved).toBe(false)
  })

  it('survives clauses being moved and paragraphs being added before', async () => {
    const { document, memory } = await commented()
    document.paragraphs.unshift(...new PaperDocument(['Préambule.', 'Autre.']).paragraphs)
    document.paragraphs.push(...document.paragraphs.splice(3, 2))
    expect((await plan(document, memory, WEAK)).lines).toEqual([])
  })

  it('touches no comment of anybody else', async () => {
    const { document, memory } = await commented()
    document.personComments('À revoir. — Clausier, dit-on', 2)
    const made = await plan(document, memory, {})
    expect(made.lines.flatMap(({ actions }) => actions).map((action) => 'comment' in action && action.comment)).not.toContain(document.comment('À revoir').id)
    expect(kinds(made)).toEqual(['fixed', 'fixed'])
  })

  it('leaves alone a signed comment of which it knows nothing', async () => {
    const { document } = await commented()
    document.personComments('Texte inconnu\n— Clausier · aaaaaaaa', 4)
    const made = await plan(document, null, WEAK)
    expect([made.lines, made.respected, made.unchanged]).toEqual([[], 1, 2])
  })

  it('drops mended points from a comment of absent points and closes it with the last one', async () => {
    const document = new PaperDocument(LINES)
    const both = { secret: { words: null, clause: 3 }, audit: { words: null, clause: 3 } }
    let memory = await click(document, await plan(document, null, both), emptySharedMemory('d'))
    const less = await plan(document, memory, { secret: both.secret })
    expect(kinds(less)).toEqual(['reworded'])
    memory = await click(document, less, memory)
    expect(kinds(await plan(document, memory, {}))).toEqual(['fixed'])
  })

  it('a point that was absent and is now said badly leaves the list and gets its own comment', async () => {
    const document = new PaperDocument(LINES)
    const both = { secret: { words: null, clause: 3 }, audit: { words: null, clause: 3 } }
    const memory = await click(document, await plan(document, null, both), emptySharedMemory('d'))
    const made = await plan(document, memory, { ...both, audit: { words: 'dure cinq ans' } })
    expect(kinds(made).sort()).toEqual(['new', 'reworded'])
  })

  it('writes nothing when the text changed in between', async () => {
    const { document, memory } = await commented()
    const made = await plan(document, memory, {})
    document.personEdits('cinq', 'six')
    const { outcomes, shared } = await applyPlan(document, made, made.lines.map(({ id }) => id), memory)
    expect(outcomes.map(({ outcome }) => outcome.kind)).toEqual(['changed', 'changed'])
    expect(shared).toBe(memory)
  })

  it('changes nothing in ten scans in a row', async () => {
    const { document, memory } = await commented()
    const writes = document.writes.length
    for (let time = 0; time < 10; time++) expect((await plan(document, memory, WEAK)).lines).toEqual([])
    expect(document.writes).toHaveLength(writes)
  })
})
