/** What the author of a rule may ask for, key by key, on small rules of our own. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { judge } from '../../src/checklist/judge'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import type { Check, ContractType, Rule } from '../../src/checklist/rule'
import { buildContract } from '../../src/contract/build-contract'
import { KNOWLEDGE_FOLDER, readKnowledge } from '../../src/entry/read-knowledge'
import { judgePassage, paragraph } from '../accuracy/one-article'

const { knowledge } = readKnowledge()
/** Force, negation and parties: the lists that the engine reads itself. The others would only take time. */
const ENGINE = new Set(['modalite', 'parties'].flatMap((name) => Object.keys(parse(readFileSync(join(KNOWLEDGE_FOLDER, 'lexicon', `${name}.yaml`), 'utf8')) as object)))
const lists = { ...Object.fromEntries(Object.entries(knowledge.lexicon.lists).filter(([name]) => ENGINE.has(name))), ESSAI_SAUVEGARDE: ['sauvegarder', 'sauvegarde'] }
const both = (text: string) => ({ fr: text, en: text })
const rule = (id: string, more: Partial<Rule> & Pick<Rule, 'checks'>): Rule => ({
  id, kind: 'requirement', theme: 'essai', severity: 'major', applies_to: ['all'], title: both('Essai'), why: both('Essai'), question: both('Essai ?'),
  legal_basis: [], legal_status: 'recommended', about: ['ESSAI_SAUVEGARDE'], clauses: [], examples: [], ...more,
})
const check = (id: string, phrase: string[], more: Partial<Check> = {}): Check => ({ id, core: true, label: both(id), phrase, ...more })
const FREQUENCY = ['ESSAI_SAUVEGARDE & <fréquence>']

/** Judges passages, under a heading if one is given, by one rule. */
function judgedBy(...rules: Rule[]) {
  const open = openKnowledge({ ...knowledge, lexicon: { ...knowledge.lexicon, lists }, rules })
  const review = (text: string, heading?: string, types: ContractType[] = ['maintenance']) => judgePassage(text, heading, types, open).review
  const result = (text: string, heading?: string, types?: ContractType[]) => review(text, heading, types).results[0]
  return { open, review, result, verdict: (text: string, heading?: string) => result(text, heading).checks[0].verdict, shown: (text: string, heading?: string) => result(text, heading).checks[0].quotes.map(({ exact }) => exact) }
}

test('ideal: of several passages that will do, the one that reaches it answers, wherever it stands', () => {
  const { result } = judgedBy(rule('r', { checks: [check('c', FREQUENCY, { acceptable: 'une fois par semaine', ideal: 'une fois par jour' })] }))
  const weekly = 'Le Prestataire sauvegarde les archives chaque semaine.'
  const nightly = 'Le Prestataire sauvegarde les données chaque nuit.'
  for (const text of [`${weekly} ${nightly}`, `${nightly} ${weekly}`]) expect(result(text).checks[0]).toMatchObject({ verdict: 'met', fact: 'chaque nuit' })
  expect(result(weekly).checks[0]).toMatchObject({ verdict: 'met', fact: 'chaque semaine' })
})

test('ideal: nor does one that may fall short of it', () => {
  const { result } = judgedBy(rule('r', { about: [], checks: [check('c', ['répondre & <délai>'], { acceptable: '200 heures', ideal: '24 heures' })] }))
  const [maybe, surely, later] = ['Le Prestataire répond sous un jour ouvré.', 'Le Prestataire répond au Client, par écrit et dans sa langue, sous 20 heures.', 'Le Prestataire répond sous 150 heures.']
  expect(result(`${maybe} ${surely}`).checks[0].fact).toBe('20 heures')
  expect(result(`${later} ${maybe}`).checks[0].fact).toBe('un jour ouvré')
})

test('acceptable: a fact beyond it, with both told', () => {
  const { result } = judgedBy(rule('r', { checks: [check('c', FREQUENCY, { acceptable: 'une fois par semaine' })] }))
  expect(result('Le Prestataire sauvegarde les archives chaque mois.').checks[0]).toMatchObject({ verdict: 'out-of-bounds', fact: 'chaque mois', bound: 'une fois par semaine', reasons: [{ code: 'beyond', values: { fact: 'chaque mois', bound: 'une fois par semaine' } }] })
})

test('bound: percentages are wanted high, times low, unless the rule says otherwise', () => {
  const rate = judgedBy(rule('r', { about: [], checks: [check('c', ['disponibilité & <pourcentage>'], { acceptable: '99,5 %' })] }))
  expect(rate.verdict('La disponibilité est de 99,9 %.')).toBe('met')
  expect(rate.verdict('La disponibilité est de 99 %.')).toBe('out-of-bounds')
  const kept = judgedBy(rule('r', { about: [], checks: [check('c', ['copie & conserver & <durée>'], { acceptable: '30 jours', bound: 'min' })] }))
  expect(kept.verdict('La copie est conservée pendant 90 jours.')).toBe('met')
  expect(kept.verdict('La copie est conservée pendant 10 jours.')).toBe('out-of-bounds')
})

test('capped_by: a general clause caps the check, wherever it stands', () => {
  const { result } = judgedBy(rule('r', { checks: [check('c', FREQUENCY, { capped_by: ['toutes les obligations … moyens'] })] }))
  expect(result('Le Prestataire sauvegarde les données chaque nuit.').verdict).toBe('met')
  const capped = result('Le Prestataire sauvegarde les données chaque nuit. Toutes les obligations du Prestataire sont de moyens.')
  expect(capped.checks[0]).toMatchObject({ verdict: 'weak', reasons: [{ code: 'capped', values: { words: 'Toutes les obligations du Prestataire sont de moyens' } }] })
  expect(capped.checks[0].quotes.map(({ exact }) => exact)).toEqual(['Le Prestataire sauvegarde les données chaque nuit', 'Toutes les obligations du Prestataire sont de moyens'])
  expect(result('Le Prestataire répare les postes. Toutes les obligations du Prestataire sont de moyens.').verdict).toBe('absent')
})

test('unless: a sentence that also holds these words does not count; unless_clause: nor does its whole clause', () => {
  const text = 'Le Prestataire sauvegarde chaque nuit la machine à laver. Le Prestataire sauvegarde chaque nuit les postes.'
  expect(judgedBy(rule('r', { checks: [check('c', FREQUENCY, { unless: ['machine à laver'] })] })).shown(text)).toEqual(['Le Prestataire sauvegarde chaque nuit les postes'])
  expect(judgedBy(rule('r', { checks: [check('c', FREQUENCY, { unless_clause: ['machine à laver'] })] })).verdict(text)).toBe('absent')
  expect(judgedBy(rule('r', { unless: ['machine à laver'], checks: [check('c', FREQUENCY)] })).shown(text)).toEqual(['Le Prestataire sauvegarde chaque nuit les postes'])
})

describe('within: how far apart the parts of a phrase may stand', () => {
  const within = (reach: Check['within']) => judgedBy(rule('r', { about: [], checks: [check('c', ['échec & corriger'], { within: reach, topic: false })] }))
  test.each([
    ['sentence', 'Tout échec est corrigé.', 'met'], ['sentence', 'Tout échec est noté. Il est corrigé.', 'absent'],
    ['paragraph', 'Tout échec est noté. Il est corrigé.', 'met'], ['paragraph', 'Tout échec est noté.\nIl est corrigé.', 'absent'],
    ['clause', 'Tout échec est noté.\nIl est corrigé.', 'met'], ['clause', 'Il est corrigé. Tout échec est noté.', 'met'],
  ] as const)('%s: %s: %s', (reach, text, verdict) => expect(within(reach).verdict(text)).toBe(verdict))
  test('both places are shown, that of the first part first', () => expect(within('clause').shown('Il est corrigé. Tout échec est noté.')).toEqual(['Tout échec est noté', 'Il est corrigé']))
})

test('topic: what a heading says need not be said again, unless the check asks for it; a figure always must', () => {
  const verdict = (more: Partial<Check>, text: string) => judgedBy(rule('r', { about: [], checks: [check('c', ['sauvegarde & chiffrer'], more)] })).verdict(text, 'Sauvegarde')
  expect(verdict({}, 'Tout est chiffré.')).toBe('met')
  expect(verdict({ topic: false }, 'Tout est chiffré.')).toBe('absent')
  expect(judgedBy(rule('r', { about: [], checks: [check('c', FREQUENCY)] })).verdict('Le Prestataire y procède.', 'Sauvegarde chaque nuit')).toBe('absent')
})

describe('weak', () => {
  const { result } = judgedBy(rule('r', { weak: ['à sa convenance'], checks: [check('c', FREQUENCY, { bearer: 'prestataire', weak: ['il appartient … <client> … sauvegarder'] }), check('d', ['échec'], { core: false })] }))
  test('alone: the subject is dealt with, badly', () => {
    expect(result('Le Prestataire sauvegarde les données à sa convenance.', 'Sauvegarde').checks).toMatchObject([{ verdict: 'weak', reasons: [{ code: 'spoilt', values: { words: 'à sa convenance' } }] }, { verdict: 'absent' }])
  })
  test('alone, and putting the task on the other party', () => {
    expect(result('Il appartient au Client de sauvegarder ses données.', 'Sauvegarde').checks[0]).toMatchObject({ verdict: 'wrong-party' })
  })
  test('beside a good answer: it spoils its own clause only', () => {
    expect(result('Le Prestataire sauvegarde les données chaque nuit. Le Prestataire sauvegarde les images à sa convenance.').checks[0]).toMatchObject({ verdict: 'weak', reasons: [{ code: 'spoilt' }] })
  })
  test('denied, it spoils nothing', () => {
    expect(result('Le Prestataire sauvegarde les données chaque nuit. Le Prestataire ne sauvegarde pas les données à sa convenance.').checks[0].verdict).toBe('met')
  })
  test('where the subject is not dealt with, it says nothing', () => {
    expect(result('Le Prestataire traite les courriels à sa convenance.').verdict).toBe('absent')
  })
})

test('at_least: enough different ones, else how many are missing', () => {
  const { result } = judgedBy(rule('r', { checks: [check('c', ['serveur', 'poste', 'messagerie', 'image'], { at_least: 2 })] }))
  expect(result('Les serveurs sont couverts. Les images aussi.', 'Sauvegarde').checks[0]).toMatchObject({ verdict: 'met', quotes: [{ exact: 'Les serveurs sont couverts' }, { exact: 'Les images aussi' }] })
  expect(result('Les serveurs sont couverts. Les serveurs sont vieux.', 'Sauvegarde').checks[0]).toMatchObject({ verdict: 'weak', reasons: [{ code: 'too-few', values: { n: '1' } }] })
  expect(result('Les serveurs ne sont pas couverts.', 'Sauvegarde').checks[0].verdict).toBe('denied')
})

describe('denial', () => {
  test('the words that deny are told', () => {
    expect(judgedBy(rule('r', { checks: [check('c', FREQUENCY)] })).result('Le Prestataire ne sauvegarde pas les données chaque nuit.').checks[0]).toMatchObject({ verdict: 'denied', reasons: [{ code: 'denied', values: { words: 'ne … pas' } }] })
  })
  test('ignored: for words that are themselves a refusal', () => {
    const trap = (denial?: 'ignored') => judgedBy(rule('r', { kind: 'trap', about: [], checks: [check('c', ['garantir'], { denial })] })).result('Le Prestataire ne garantit aucun délai.').verdict
    expect(trap('ignored')).toBe('found')
    expect(trap()).toBe('clear')
  })
})

test('bearer and strength: who does it, how firmly, in words that can be shown', () => {
  const { result } = judgedBy(rule('r', { checks: [check('c', FREQUENCY, { bearer: 'prestataire', strength: 'firm' })] }))
  const of = (text: string) => result(text).checks[0]
  expect(of('Le Client sauvegarde ses données chaque nuit.')).toMatchObject({ verdict: 'wrong-party', reasons: [{ code: 'wrong-party', values: { words: 'Le Client' } }] })
  expect(of("Le Prestataire s'efforce de sauvegarder les données chaque nuit.")).toMatchObject({ verdict: 'weak', reasons: [{ code: 'hedged', values: { words: "s'efforce" } }] })
  expect(of('La sauvegarde est faite chaque nuit, en option.')).toMatchObject({ verdict: 'weak', reasons: [{ code: 'paid-extra', values: { words: 'en option' } }, { code: 'no-bearer' }] })
  expect(of('La sauvegarde est faite chaque nuit.')).toMatchObject({ verdict: 'met', reasons: [{ code: 'no-bearer' }] })
})

describe('a trap', () => {
  const { result } = judgedBy(rule('r', { kind: 'trap', about: [], checks: [check('c', ['reconduire & <durée>'], { acceptable: '12 mois' })] }))
  test('only what goes beyond is shown', () => {
    const trapped = result('Le contrat est reconduit pour trois ans. Le contrat est reconduit pour six mois.')
    expect(trapped.verdict).toBe('found')
    expect(trapped.checks[0].quotes.map(({ exact }) => exact)).toEqual(['Le contrat est reconduit pour trois ans'])
    expect(trapped.checks[0].reasons).toEqual([{ code: 'beyond', values: { fact: 'trois ans', bound: '12 mois' } }])
  })
})

describe('a subject that nobody deals with', () => {
  const { result } = judgedBy(rule('r', { checks: [check('c', FREQUENCY)] }))
  test('shows where it is touched: its heading first, three places at most', () => {
    const near = (text: string, heading?: string) => result(text, heading).nearest.map(({ exact }) => exact)
    expect(near('Les postes vont bien.\nLa sauvegarde aussi.', 'Sauvegarde')).toEqual(['Sauvegarde', 'La sauvegarde aussi.'])
    expect(near('La sauvegarde une.\nLa sauvegarde deux.\nLa sauvegarde trois.\nLa sauvegarde quatre.')).toEqual(['La sauvegarde une.', 'La sauvegarde deux.', 'La sauvegarde trois.'])
    expect(near('Les postes vont bien.')).toEqual([])
  })
})

test('applies_to: other types of contract need not deal with it, and are judged all the same when they do', () => {
  const { result } = judgedBy(rule('r', { applies_to: ['saas'], checks: [check('c', FREQUENCY, { acceptable: 'une fois par jour' })] }))
  expect(result('Le Prestataire répare les postes.').verdict).toBe('not-applicable')
  expect(result('Le Prestataire répare les postes.', undefined, ['saas']).verdict).toBe('absent')
  expect(result('Le Prestataire répare les postes.', undefined, []).verdict).toBe('absent')
  expect(result('Le Prestataire sauvegarde les données chaque semaine.').verdict).toBe('out-of-bounds')
})

describe('what is reported', () => {
  const never = (id: string, severity: Rule['severity']) => rule(id, { severity, about: [], checks: [check('c', ['introuvable'])] })
  const found = (id: string, word: string) => rule(id, { kind: 'trap', about: [], checks: [check('c', [word])] })
  test('the worst first, then in the order of the document, then what stands nowhere', () => {
    const { review } = judgedBy(never('minor', 'minor'), never('nowhere', 'major'), found('second', 'deux'), found('first', 'un'), never('critical', 'critical'))
    expect(review('Il y en a un.\nIl y en a deux.').findings.map((finding) => finding.rule)).toEqual(['critical', 'first', 'second', 'nowhere', 'minor'])
  })
  test('with the heading of the clause concerned', () => {
    const { open } = judgedBy(found('r', 'chiffrer'))
    const lines = ['Article 1 – Objet', 'Les postes vont bien.', 'Article 2 – Sécurité', 'Tout est chiffré.']
    const [finding] = judge(buildContract(lines.map((line, i) => paragraph(i, line, i % 2 === 0)), open.contract), open, { types: ['maintenance'] }).findings
    expect(finding).toMatchObject({ rule: 'r', kind: 'trap', verdict: 'found', clause: 2, quotes: [{ paragraph: 3 }] })
  })
  test('a defect of the contract as a whole, where it first shows', () => {
    const { open } = judgedBy(rule('r', { kind: 'consistency', reader: 'blank-fields', about: [], checks: [check('blanc', [])] }))
    const judged = (...lines: string[]) => judge(buildContract(lines.map((line, i) => paragraph(i, line, line.startsWith('Article'))), open.contract), open, { types: ['maintenance'] })
    const { results: [blank], findings: [finding] } = judged('Article 1 – Objet', 'Les postes vont bien.', 'Article 2 – Prix', 'Le prix est de ____ euros.', 'Article 3 – Durée', 'La durée est de ____ mois.')
    expect(blank).toMatchObject({ verdict: 'found', checks: [{ check: 'blanc', verdict: 'met' }], quotes: [{ exact: 'Le prix est de ____ euros.', paragraph: 3 }, { exact: 'La durée est de ____ mois.', paragraph: 5 }] })
    expect(judged('Article 1 – Prix', 'Le prix est de ____ euros par ____.').results[0].quotes).toMatchObject([{ exact: 'Le prix est de ____ euros par ____.' }])
    expect(finding).toMatchObject({ kind: 'consistency', clause: 2 })
    expect(judged('Article 1 – Objet', 'Les postes vont bien.').results[0]).toMatchObject({ verdict: 'clear', quotes: [] })
  })
  test('the same words elsewhere are another finding', () => {
    const { review } = judgedBy(found('r', 'chiffrer'))
    const id = (text: string, heading: string) => review(text, heading).findings[0].id
    expect(id('Tout est chiffré.', 'Sécurité')).toBe(id('Tout est chiffré.', 'Sécurité'))
    expect(id('Tout est chiffré.', 'Sécurité')).not.toBe(id('Tout est chiffré.', 'Sauvegarde'))
    expect(id('Tout est chiffré.', 'Sécurité')).not.toBe(id('Le disque est chiffré.', 'Sécurité'))
  })
})
