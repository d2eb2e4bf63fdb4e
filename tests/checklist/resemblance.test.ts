/** What a paragraph on a rule's subject looks like, learned from passages: who resembles it, who only shares a word with it. */
import { learnWeights, NOTHING_LEARNED, type Lesson } from '../../src/checklist/learn-weights'
import { Resemblance } from '../../src/checklist/resemblance'
import { namesIn, written } from '../../src/checklist/telling-features'
import { fingerprintOf, passageFiles } from '../../src/entry/lessons'
import { LEARNED, readKnowledge } from '../../src/entry/read-knowledge'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aLanguage } from '../language/a-language'

const language = aLanguage()
/** The rule that a passage was written for, the passage, and whether it deals with it. */
const PASSAGES: [string, string, boolean][] = [
  ['copies', 'Le serveur est sauvegardé chaque nuit sur un disque externe.', true],
  ['copies', 'Une sauvegarde du serveur est faite chaque nuit.', true],
  ['copies', 'Nous sauvegardons chaque nuit les dossiers du cabinet sur le serveur.', true],
  ['copies', 'La sauvegarde des dossiers du cabinet est faite de temps en temps.', true],
  ['copies', 'Une sauvegarde des dossiers est possible de temps en temps.', true],
  ['copies', 'La sauvegarde est faite de temps en temps, selon la charge.', true],
  ['prix', 'La redevance mensuelle du cabinet est payable à réception de la facture.', true],
  ['prix', 'La facture de la redevance est payable sous trente jours.', true],
  ['prix', 'Le cabinet paie la redevance chaque mois sur facture.', true],
  ['prix', 'Le serveur du cabinet est bleu.', false],
  ['prix', 'Le serveur est posé dans une armoire du cabinet.', false],
  ['prix', 'Le cabinet ouvre chaque jour.', false],
  // Most of a contract deals with neither.
  ...['tribunal', 'notaire', 'voisin', 'syndic', 'facteur', 'jardinier', 'serrurier', 'plombier'].flatMap((one): [string, string, false][] => [
    ['prix', `Le ${one} du serveur est avisé par lettre.`, false], ['prix', `La lettre du ${one} est jointe au dossier du cabinet.`, false],
  ]),
]
const names = { word: ({ stem }: { stem: string }) => stem, fact: (type: string) => `<${type}>` }
const lesson = ([rule, text, about]: (typeof PASSAGES)[number]): Lesson => {
  const found = namesIn(language.read(text), names)
  return { features: new Set(found.flatMap((name, i) => (i > 0 ? [written.word(name), written.pair(found[i - 1], name)] : [written.word(name)]))), about: new Set(about ? [rule] : []), weight: 1 }
}
const learned = learnWeights(PASSAGES.map(lesson), ['copies', 'prix', 'sortie'])
const resemblance = new Resemblance(learned, language)
const scores = (text: string) => resemblance.scores(resemblance.telling([language.read(text)], null))
const of = (rule: string, text: string) => resemblance.of(rule, scores(text))

test('a sentence resembles the rule whose passages use its words, in whatever form', () => {
  const sentence = 'Les serveurs du cabinet sont sauvegardés toutes les nuits.'
  expect(of('copies', sentence)).toBeGreaterThan(0)
  expect(of('prix', sentence)).toBeLessThan(0)
})

test('a word shared with a rule is not its subject', () => {
  expect(of('copies', 'Le serveur est bleu.')).toBeLessThan(0)
  expect(of('copies', 'La redevance du serveur est payable sur facture.')).toBeLessThan(of('prix', 'La redevance du serveur est payable sur facture.'))
})

test.each([['no learned word', 'Bonjour à tous.'], ['no word at all', '« » – ;']])('%s: where the rule begins, well below its subject', (_, text) => {
  expect(resemblance.telling([language.read(text)], null)).toEqual([])
  expect(of('copies', text)).toBeLessThan(0)
})

test('nothing is known of a rule without passages', () => {
  expect(resemblance.knows('sortie')).toBe(false)
  expect(of('sortie', 'Le serveur est sauvegardé chaque nuit.')).toBe(0)
  expect(new Resemblance(NOTHING_LEARNED, language).knows('copies')).toBe(false)
})

test('what few passages hold proves nothing, and the same passages give the same weights', () => {
  expect(learned.features).not.toContain('disqu')
  expect(learned.features).toContain('serveur=')
  expect(learnWeights(PASSAGES.map(lesson), ['copies', 'prix', 'sortie'])).toEqual(learned)
})

test('the heading of a paragraph counts, as a heading', () => {
  const headed: Lesson[] = PASSAGES.map((passage) => { const made = lesson(passage); return { ...made, features: new Set([...made.features, ...(passage[0] === 'copies' ? [written.heading('sauvegard')] : [])]) } })
  const reader = new Resemblance(learnWeights(headed, ['copies']), language)
  const score = (heading: string | null) => reader.of('copies', reader.scores(reader.telling([language.read('Chaque nuit, dans le cabinet.')], heading === null ? null : language.read(heading))))
  expect(score('Sauvegarde')).toBeGreaterThan(score(null))
})

test.each([['{"text": "Le serveur', 'One JSON object'], ['{"text": "Le serveur est sauvegardé."}', '« item »'], ['{"item": "copies", "verdict": "weak"}', '« text »']])('a line that is no passage says where it stands: %s', (line, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'passages-'))
  writeFileSync(join(folder, 'essai.jsonl'), `{"item": "copies", "verdict": "weak", "text": "Une copie."}\n\n${line}\n`)
  expect(() => passageFiles(folder)).toThrow(expect.objectContaining({ file: 'passages/essai.jsonl', line: 3, said: line.slice(0, 60), expected: expect.stringContaining(expected) as string }) as Error)
  rmSync(folder, { recursive: true })
})

describe('what ships', () => {
  const { knowledge } = readKnowledge()
  const open = openKnowledge(knowledge)

  test('learned.json was made from the passages that stand beside it: otherwise `npm run learn`', () => {
    expect((JSON.parse(readFileSync(LEARNED, 'utf8')) as { of: string }).of).toBe(fingerprintOf(passageFiles()))
  })

  test('every requirement and trap has its passages, each verdict among those of the format', () => {
    for (const { rule } of open.rules) expect([rule.id, open.resemblance.knows(rule.id)]).toEqual([rule.id, rule.reader === undefined])
    const ids = new Set(knowledge.rules.map(({ id }) => id))
    const verdicts = passageFiles().flatMap(({ lines }) => lines.flatMap((line) => ('item' in line ? [[line.item, line.verdict]] : Object.entries(line.items))))
    expect(verdicts.filter(([item, verdict]) => !ids.has(item) || !['adequate', 'weak', 'absent', 'found', 'clear'].includes(verdict))).toEqual([])
  })

  test('a passage resembles most the rule that it was written for', () => {
    const file = passageFiles().find(({ path }) => !path.includes('/'))!.lines.filter((line) => 'item' in line && line.verdict !== 'absent' && line.verdict !== 'clear')
    const right = file.filter((line) => {
      const each = open.resemblance.scores(open.resemblance.telling([open.language.read(line.text)], line.heading ? open.language.read(line.heading) : null))
      const item = 'item' in line ? line.item : ''
      return open.resemblance.of(item, each) > 0
    })
    expect(file.length).toBeGreaterThan(20)
    expect(right.length / file.length).toBeGreaterThan(0.8)
  })
})
