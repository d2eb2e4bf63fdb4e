/** What resemblance does to a verdict: a finding that only shares words is withdrawn, a paragraph that no phrase knows is shown. */
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { judge } from '../../src/checklist/judge'
import { buildContract } from '../../src/contract/build-contract'
import { NOTHING_LEARNED, STEPS, type Learned } from '../../src/checklist/learn-weights'
import type { Knowledge } from '../../src/checklist/knowledge'
import type { Rule } from '../../src/checklist/rule'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { paragraph } from '../accuracy/one-article'

const { knowledge } = readKnowledge()
const both = (fr: string) => ({ fr, en: fr })
const rule = (id: string, kind: Rule['kind'], phrase: string): Rule => ({
  id, kind, theme: 'essai', severity: 'major', applies_to: ['all'], title: both(id), why: both(id), question: both(id), legal_basis: [], legal_status: 'recommended', about: [], clauses: [], examples: [],
  checks: [{ id: 'dit', core: true, label: both('dit'), phrase: [phrase], strength: 'firm' }, ...(kind === 'trap' ? [] : [{ id: 'lieu', core: true, label: both('lieu'), phrase: ['«cave»'], strength: 'firm' as const }])],
})
/** One word for the subject, one against it; each rule begins at -1. */
function learned(words: Record<string, number>): Learned {
  const features = Object.keys(words).sort()
  const weights = [-1 * STEPS, ...features.flatMap((word, i) => [i === 0 ? 0 : 1, words[word] * STEPS])]
  return { features, rarity: features.map(() => 100), weights: { copies: weights, piege: weights } }
}
function judged(lines: string[], words: Record<string, number>, more: (line: number) => Partial<ReturnType<typeof paragraph>> = () => ({})) {
  const made: Knowledge = { ...knowledge, rules: [rule('copies', 'requirement', 'copie!'), rule('piege', 'trap', '«tarif» … «libre»')], learned: learned(words) }
  const open = openKnowledge(made)
  const [copies, piege] = judge(buildContract(lines.map((line, i) => ({ ...paragraph(i, line), ...more(i) })), open.contract), open).results
  return { copies, piege }
}

/** As long as a sentence. */
const DOUBLED = 'Le serveur est dupliqué chaque nuit par la société sur un second appareil qui est rangé ailleurs.'

test('words of a rule in a paragraph of its subject stay', () => {
  const { copies } = judged(['Une copie du serveur est faite.', 'Les clefs sont rendues.'], { 'serveur=': 4 })
  expect(copies).toMatchObject({ verdict: 'weak', quotes: [{ exact: 'Une copie du serveur est faite.' }] })
})

test('words of a rule in a paragraph on something else are withdrawn, and kept as the nearest passage', () => {
  const { copies } = judged(['Une copie des clefs est remise au gardien.', 'Les clefs sont rendues.'], { clef: -4, 'serveur=': 4 })
  expect(copies).toMatchObject({ verdict: 'absent', quotes: [], nearest: [{ exact: 'Une copie des clefs est remise au gardien' }], checks: [{ verdict: 'absent', quotes: [] }, { verdict: 'absent' }] })
})

test('a paragraph that no phrase knows is shown to be read, never called met', () => {
  const { copies } = judged([DOUBLED, 'Les clefs sont rendues.'], { 'serveur=': 4 })
  expect(copies).toMatchObject({ verdict: 'unclear', quotes: [{ exact: DOUBLED }], checks: [{ verdict: 'unclear', reasons: [{ code: 'resembles' }] }, { verdict: 'absent' }] })
})

test('a line shorter than a sentence, or a cell of a table, says too little to be shown', () => {
  expect(judged(['Serveur : mis à jour en mai.'], { 'serveur=': 4 }).copies.verdict).toBe('absent')
  const { copies } = judged([DOUBLED, 'Deux'], { 'serveur=': 4 }, (column) => ({ place: { table: 0, row: 0, column, columnSpan: 1, header: false, depth: 1 } }))
  expect(copies.verdict).toBe('absent')
})

test('two core checks answered, however badly, stay as well', () => {
  const { copies } = judged(['Une copie des clefs peut être gardée à la cave.', 'Les clefs sont rendues.'], { clef: -4, 'serveur=': 4 })
  expect(copies).toMatchObject({ verdict: 'weak', checks: [{ verdict: 'weak' }, { verdict: 'weak' }] })
})

test('a trap in a paragraph on something else is withdrawn; none is found by resemblance alone', () => {
  const words = { clef: -4, 'serveur=': 4 }
  expect(judged(['Le tarif des clefs est libre.'], words).piege.verdict).toBe('clear')
  expect(judged(['Le tarif du serveur est libre.'], words).piege.verdict).toBe('found')
  expect(judged([DOUBLED], words).piege.verdict).toBe('clear')
})

test('of a rule of which nothing was learned, the phrases alone decide', () => {
  const open = openKnowledge({ ...knowledge, rules: [rule('copies', 'requirement', 'copie!')], learned: NOTHING_LEARNED })
  const [copies] = judge(buildContract([paragraph(0, 'Une copie des clefs est remise au gardien.')], open.contract), open).results
  expect(copies.verdict).toBe('weak')
})

test('a long paragraph is read in stretches: its last sentences count by themselves', () => {
  const long = `${'Les clefs sont rendues au gardien de la résidence sans autre formalité ni délai. '.repeat(8)}Une copie du serveur est faite.`
  expect(judged([long], { clef: -4, 'serveur=': 4 }).copies.verdict).toBe('weak')
})

test('words that answer all that is asked stay, whatever they resemble', () => {
  expect(judged(['Une copie des clefs est gardée à la cave.', 'Les clefs sont rendues.'], { clef: -4, 'serveur=': 4 }).copies.verdict).toBe('met')
})
