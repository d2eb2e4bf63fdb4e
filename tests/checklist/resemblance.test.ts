/** Words learned from passages: which sentence deals with a rule's subject, and which only shares a word with it. */
import { learnWords } from '../../src/checklist/learn-words'
import { Resemblance } from '../../src/checklist/resemblance'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { aLanguage } from '../language/a-language'

const language = aLanguage()
const PASSAGES = [
  { item: 'copies', text: 'Le serveur est sauvegardé chaque nuit sur un disque externe.' },
  { item: 'copies', text: 'Une sauvegarde du serveur est faite chaque nuit.' },
  { item: 'copies', text: 'Nous sauvegardons chaque nuit les dossiers du cabinet.' },
  { item: 'prix', text: 'La redevance mensuelle est payable à réception de la facture.' },
  { item: 'prix', text: 'La facture de la redevance est payable sous trente jours.' },
  { item: 'prix', text: 'Le cabinet paie la redevance chaque mois sur facture.' },
]
const resemblance = new Resemblance(learnWords(PASSAGES, language), language)
const of = (rule: string, text: string) => resemblance.of(rule, resemblance.wordsOf(language.tokens(text)))

test('a sentence resembles the rule whose passages use its words, in whatever form', () => {
  const sentence = 'Les serveurs du cabinet sont sauvegardés toutes les nuits.'
  expect(of('copies', sentence)).toBeGreaterThan(0.5)
  expect(of('prix', sentence)).toBeLessThan(of('copies', sentence))
})

test('words of another rule speak against this one', () => {
  expect(of('copies', 'La redevance est payable sur facture.')).toBeLessThan(0)
  expect(of('copies', 'La redevance de la sauvegarde du serveur est payable sur facture.')).toBeLessThan(of('copies', 'La sauvegarde du serveur.'))
})

test.each([['no learned word', 'Bonjour à tous.'], ['no word at all', '« 12 % » – 3,5']])('%s: nothing for or against', (_, text) => {
  expect(of('copies', text)).toBe(0)
})

test('a rule without passages resembles nothing', () => {
  expect(of('sortie', 'Le serveur est sauvegardé chaque nuit.')).toBe(0)
})

test('a word met in one passage only proves nothing', () => {
  expect(learnWords(PASSAGES, language).words).not.toContain('disque')
  expect(learnWords(PASSAGES, language).words).toContain('serveur')
})

test('a rule\'s own examples teach its words, those that must stay silent do not', () => {
  const { knowledge } = readKnowledge()
  const known = (rule: string, word: string) => {
    const at = knowledge.learned.words.indexOf(word)
    const pairs = knowledge.learned.weights[rule]
    return pairs.some((value, index) => index % 2 === 0 && value === at && pairs[index + 1] > 0)
  }
  expect(known('backup-restore-test', 'restauration')).toBe(true)
  expect(known('price-transparency-payment', 'restauration')).toBe(false)
})
