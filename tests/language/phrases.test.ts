/** The eight signs, one by one; phrases that cannot be read say where and why. */
import { findPart, compilePhrase, parsePhrase, PhraseError } from '../../src/language'
import { aLanguage } from './a-language'

const language = aLanguage({ SAUVEGARDE: ['sauvegarder', 'copie de sécurité'], COPIE_SURE: ['SAUVEGARDE chiffrée'] })
const names = language.lists.known

/** Words that each part of `phrase` finds in `text`. */
function found(phrase: string, text: string): string[][] {
  const { parts } = compilePhrase(phrase, parsePhrase(phrase, names), language.lists.scope)
  const reading = language.read(text)
  return parts.map((part) => findPart(part, reading).map(({ from, to }) => text.slice(reading.tokens[from].start, reading.tokens[to - 1].end)))
}
const one = (phrase: string, text: string) => found(phrase, text)[0]

test.each([
  ['restaurer', 'Il restaura les fichiers restaurés.', ['restaura', 'restaurés']],
  ['partie!', 'une partie partielle des parties', ['partie', 'parties']],
  ['«HDS»', 'certifié hds ou HDS', ['hds', 'HDS']],
  ["«en l'état»", 'livré en l’état', ['en l’état']],
  ["copie (du | de l') (serveur | armoire)", 'la copie du serveur, la copie de l’armoire', ['copie du serveur', 'copie de l’armoire']],
  ['(perte | vol) de données', 'le vol de données et la perte de données', ['vol de données', 'perte de données']],
  ['perte totale? de données', 'perte de données, perte totale de données', ['perte de données', 'perte totale de données']],
  ['(copie)? de secours', 'une copie de secours', ['de secours']],
  ['perte … données', 'perte définitive et totale des données', ['perte définitive et totale des données']],
  ['perte …2 données', 'perte définitive et totale des données', []],
  ['SAUVEGARDE', 'une copie de sécurité et des sauvegardes', ['copie de sécurité', 'sauvegardes']],
  ['COPIE_SURE', 'une copie de sécurité chiffrée', ['copie de sécurité chiffrée']],
  ['perte …2 données', 'perte, notamment, définitive des données', ['perte, notamment, définitive des données']],
  ['perte …1 données', 'perte, notamment, définitive des données', []],
  ['perte …1 données', 'perte (même partielle ou temporaire) des données', ['perte (même partielle ou temporaire) des données']],
  ['perte …2 données', 'perte, dont le Client est averti ; des données', []],
  ['perte …0 données', 'perte totale de données, perte données', ['perte données']],
  ['(sauvegarde | copie) … (nuit | jour)', 'copie du jour, sauvegarde de la nuit', ['copie du jour', 'sauvegarde de la nuit']],
  ['copie …3 (sécurité | secours) …2 données', 'copie de sécurité des données, copie très vieille de secours de mes données', ['copie de sécurité des données', 'copie très vieille de secours de mes données']],
  ['(copie de nuit | copie) chiffrée', 'copie de nuit chiffrée et copie chiffrée', ['copie de nuit chiffrée', 'copie chiffrée']],
  ['<durée>', 'sous 4 heures', ['4 heures']],
  ['<durée>', 'quatre heures puis deux jours', ['quatre heures', 'deux jours']],
  ['<montant>', 'quatre heures puis deux jours', []],
  ['<délai>', 'sous 4 heures, pendant deux ans', ['4 heures']],
  ['SAUVEGARDE …12 <fréquence>', 'Les données sont sauvegardées chaque nuit', ['sauvegardées chaque nuit']],
  ['sauvegarde … quotidienne', 'La sauvegarde des données, dont le Client reconnaît la très grande importance pour son activité de soins, est quotidienne', ['sauvegarde des données, dont le Client reconnaît la très grande importance pour son activité de soins, est quotidienne']],
] as const)('%s in « %s »', (phrase, text, wanted) => expect(one(phrase, text)).toEqual(wanted))

test('a list is found once where a word of it may be left out', () => {
  const own = aLanguage({ ESSAI_COPIE: ['(copie)? de secours', 'secours (du cabinet)?'] })
  const places = (text: string) => {
    const reading = own.read(text)
    return own.where(reading, 'ESSAI_COPIE').map(({ from, to }) => text.slice(reading.tokens[from].start, reading.tokens[to - 1].end))
  }
  expect(places('une copie de secours')).toEqual(['de secours', 'secours'])
  expect(places('le secours du cabinet, une copie, le secours')).toEqual(['secours du cabinet', 'secours'])
  expect(places('une copie')).toEqual([])
})

test('a list is found once where two of its lines say the same', () => {
  const own = aLanguage({ ESSAI_COPIE: ['copie de secours', 'copie … secours'] })
  const reading = own.read('une copie de secours, une copie de secours')
  expect(own.where(reading, 'ESSAI_COPIE').map(({ from, to }) => [from, to])).toEqual([[1, 4], [6, 9]])
})

test('parts joined by & are found apart, in any order', () => {
  expect(found('SAUVEGARDE & <fréquence>', 'Chaque nuit, il sauvegarde tout.')).toEqual([['sauvegarde'], ['Chaque nuit']])
})

test('a phrase of many gaps and alternatives on a long sentence stays quick', () => {
  const text = 'a b c d '.repeat(2000)
  const started = performance.now()
  one('(a | b) …12 (b | c) …12 (c | d) …12 (a | z) …12 (z | y)', text)
  expect(performance.now() - started).toBeLessThan(3000)
})

test.each([
  ['', 'a phrase'],
  ['(a | b', 'closing bracket'],
  ['a | b', 'without its opening'],
  ['a)', 'without its opening'],
  ['«ouvert', 'unclosed'],
  ['«»', 'words between'],
  ['<duree', 'unclosed'],
  ['<heur>', 'a fact'],
  ['INCONNUE', 'a list'],
  ['… mot', 'before and after'],
  ['mot …', 'before and after'],
  ['? mot', 'before « ? »'],
  ['(a & b)', 'no « & » inside'],
  ['mot?', 'not optional'],
  ['délais? (de réponse | d\'intervention)', 'no optional word at the beginning'],
  ['réponse & (délais? d\'intervention | garantie)', 'no optional word at the beginning'],
  ['a & ', 'at least one word'],
])('« %s » is refused: %s', (phrase, reason) => {
  expect(() => parsePhrase(phrase, names)).toThrow(PhraseError)
  expect(() => parsePhrase(phrase, names)).toThrow(reason)
})

test('an unknown list names the nearest one', () => {
  try {
    parsePhrase('SAUVGARDE & <fréquence>', names)
    throw new Error('not refused')
  } catch (error) {
    expect(error).toBeInstanceOf(PhraseError)
    expect((error as PhraseError).nearest).toBe('SAUVEGARDE')
    expect((error as PhraseError).at).toBe(0)
  }
})
