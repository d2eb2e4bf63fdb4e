/** What an author is told of a passage: its words, facts, force, bearer, and the phrases that fired or nearly did. */
import { explain } from '../../src/checklist/explain'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import type { Rule } from '../../src/checklist/rule'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { oneArticle } from '../accuracy/one-article'

const { knowledge } = readKnowledge()
const both = (text: string) => ({ fr: text, en: text })
const rule = (id: string): Rule => ({
  id, kind: 'requirement', theme: 'essai', severity: 'major', applies_to: ['all'], title: both('Essai'), why: both('Essai'), question: both('Essai ?'), legal_basis: [], legal_status: 'recommended',
  about: [], clauses: [], examples: [], weak: ['à sa convenance'], checks: [{ id: 'c', core: true, label: both('c'), phrase: ['sauvegarder & <fréquence> & chiffrer', 'sauvegarder & <fréquence>', 'restaurer & chiffrer'] }],
})
const open = openKnowledge({ ...knowledge, rules: [rule('one'), rule('other')] })
const passage = 'Le Prestataire ne sauvegarde pas les données chaque nuit, sous 4 heures ouvrées, en principe.\nLe Client range à sa convenance.'
const explained = (rules?: string[]) => explain(oneArticle(passage, 'Sauvegarde', open), open, ['maintenance'], rules)
const { statements: [title, first, second], review } = explained(['one'])

test('words, facts and lists, in the words of the contract', () => {
  expect(first.words.slice(0, 2)).toMatchObject([{ form: 'le' }, { form: 'prestataire' }])
  expect(first.facts).toMatchObject([{ type: 'fréquence', words: 'chaque nuit', value: 24, notes: [] }, { type: 'délai', words: '4 heures ouvrées', value: 4, notes: ['business'] }, { type: 'prestataire', words: 'Le Prestataire' }])
  expect(first.lists).toContainEqual({ name: 'NEGATION', words: ['pas'] })
})

test('what is denied, softened, and by whom', () => {
  expect(first.denied).toEqual([{ cue: 'ne … pas', scope: 'Le Prestataire ne sauvegarde pas les données chaque nuit' }])
  expect(first.softened).toEqual([{ kind: 'reserve', cue: 'en principe', by: 'prestataire' }])
  expect([title, first, second].map(({ bearer }) => bearer)).toEqual([null, 'prestataire', 'client'])
})

test('phrases that fired, and those that lack one part, which is named', () => {
  expect(first.fired).toEqual([{ rule: 'one', check: 'c', purpose: 'phrase', phrase: 'sauvegarder & <fréquence>', words: 'sauvegarde pas les données chaque nuit' }])
  expect(first.nearly).toEqual([{ rule: 'one', check: 'c', phrase: 'sauvegarder & <fréquence> & chiffrer', missing: 'chiffrer' }])
  expect(second.fired).toEqual([{ rule: 'one', check: '–', purpose: 'weak', phrase: 'à sa convenance', words: 'à sa convenance' }])
  expect(title.fired).toEqual([])
})

test('of all rules when none is named, with the review', () => {
  expect(explained().statements[1].fired.map((fired) => fired.rule)).toEqual(['one', 'other'])
  expect(review.results.map((result) => result.rule)).toEqual(['one', 'other'])
})
