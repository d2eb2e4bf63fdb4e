/** What is shown around the words that were found: the proposition, neither a scrap nor a page. */
import { amongWords, aroundTerm, gather } from '../../src/checklist/gather'
import { widen } from '../../src/checklist/widen'
import { quoteOf, type Quote } from '../../src/contract/quote'
import { contractOf } from '../contract/paper'
import { aLanguage } from '../language/a-language'

const language = aLanguage()

/** What is shown of a text in which the words found stand between ⟦ and ⟧, the decisive one after « ^ ». */
function shown(marked: string): string {
  const text = marked.replace(/[⟦⟧^]/g, '')
  const reading = language.read(text)
  const place = (mark: string) => marked.slice(0, marked.indexOf(mark)).replace(/[⟦⟧^]/g, '').length
  const from = reading.tokens.findIndex((token) => token.start >= place('⟦'))
  const to = reading.tokens.findIndex((token) => token.end >= place('⟧')) + 1
  const decisive = marked.includes('^') ? reading.tokens.findIndex((token) => token.start >= place('^')) : from
  const wide = widen(reading, { from, to }, decisive)
  return text.slice(reading.tokens[wide.from].start, reading.tokens[wide.to - 1].end)
}

const many = (words: number): string => Array.from({ length: words }, (_, n) => `mot${n}`).join(' ')
/** Makes a sentence too long to be shown whole. */
const LONG = many(30)

test.each([
  ['a whole sentence that is not long', 'Par ailleurs, le Prestataire ⟦sauvegarde⟧ les données du cabinet chaque nuit, et il adresse ses factures.', 'Par ailleurs, le Prestataire sauvegarde les données du cabinet chaque nuit, et il adresse ses factures'],
  ['a row of a table', 'Incident bloquant | ⟦4 heures⟧ | 8 heures', 'Incident bloquant | 4 heures | 8 heures'],
  ['a short text as it is', '⟦Sauvegarde⟧.', 'Sauvegarde'],
  ['a quotation', '« Le Prestataire ⟦sauvegarde⟧ les données du cabinet chaque nuit »', '« Le Prestataire sauvegarde les données du cabinet chaque nuit »'],
  ['other marks go', '– - Le Prestataire ⟦sauvegarde⟧ les données du cabinet chaque nuit ! - -', 'Le Prestataire sauvegarde les données du cabinet chaque nuit'],
])('%s', (_, marked, expected) => expect(shown(marked)).toBe(expected))

describe('of a long sentence', () => {
  test.each([
    ['the proposition around the words', `Par ailleurs, le Prestataire ⟦sauvegarde⟧ les données du cabinet chaque nuit, et ${LONG}.`, 'le Prestataire sauvegarde les données du cabinet chaque nuit'],
    ['all propositions that the words touch', `Il ⟦sauvegarde les données, les courriels et les images⟧ du cabinet médical, et ${LONG}.`, 'Il sauvegarde les données, les courriels et les images du cabinet médical'],
    ['a short one with the one after it', `Délai : ⟦4 heures⟧, du lundi au vendredi, hors jours fériés et congés du cabinet, ${LONG}.`, '4 heures, du lundi au vendredi, hors jours fériés et congés du cabinet'],
    ['the last one with the one before it', `${LONG} ; le Prestataire sauvegarde les données du cabinet, ⟦chaque nuit⟧.`, 'le Prestataire sauvegarde les données du cabinet, chaque nuit'],
    ['per cent', `La disponibilité mensuelle du service est de ⟦99,5 %⟧, hors ${LONG}.`, 'La disponibilité mensuelle du service est de 99,5 %'],
    ['euros', `Le Prestataire verse au cabinet une pénalité de ⟦45 €⟧ ; ${LONG}.`, 'Le Prestataire verse au cabinet une pénalité de 45 €'],
  ])('%s', (_, marked, expected) => expect(shown(marked)).toBe(expected))
})

describe('too long to be read', () => {
  test('the words found alone, when they are short enough', () => {
    expect(shown(`${many(40)} ⟦sauvegarde les données de tous les postes⟧ du cabinet`)).toBe('sauvegarde les données de tous les postes')
  })
  test('else the proposition that decides', () => {
    expect(shown(`⟦Le Prestataire entretient ${many(40)}, puis ^sauvegarde tous les jours les données du cabinet, et en rend compte⟧.`)).toBe('puis sauvegarde tous les jours les données du cabinet')
  })
  test('a short one takes in no neighbour that would make it a page', () => {
    expect(shown(`⟦4 heures⟧, ${many(30)}.`)).toBe('4 heures')
    expect(shown(`${many(30)}, ⟦4 heures⟧.`)).toBe('4 heures')
  })
})

describe('passages of one result', () => {
  const first = 'Le Prestataire copie chaque nuit les données du cabinet et leurs images.'
  const second = 'Les copies sont gardées trente jours.'
  const far = `${many(45)}. Elles sont chiffrées.`
  const contract = contractOf(`${first} ${second} ${far}`, 'Copies chiffrées, gardées trente jours.')
  const at = (paragraph: number, words: string) => quoteOf(contract.paragraphs[paragraph], contract.paragraphs[paragraph].text.indexOf(words), contract.paragraphs[paragraph].text.indexOf(words) + words.length)
  const gathered = (...quotes: Quote[]) => gather(quotes, contract).map(({ exact }) => exact)

  test('those that stand close together are one, in whatever order they come', () => {
    expect(gathered(at(0, second), at(0, first))).toEqual([`${first} ${second}`])
  })
  test('those far apart stay two, the first one first', () => {
    expect(gathered(at(0, 'Elles sont chiffrées'), at(0, first))).toEqual(['Elles sont chiffrées', first])
  })
  test('one that lies inside another is not told twice', () => {
    expect(gathered(at(0, first), at(0, 'chaque nuit'), at(0, 'Elles sont chiffrées'))).toEqual([first, 'Elles sont chiffrées'])
  })
  test('a short paragraph is marked whole', () => {
    expect(gathered(at(1, 'trente jours'), at(0, 'chaque nuit'))).toEqual(['Copies chiffrées, gardées trente jours.', 'chaque nuit'])
  })
  test('a term stands among the words of its proposition', () => {
    const long = contractOf(`Sauf urgence, le Prestataire corrige les anomalies majeures sous 4,5 heures ; ${many(30)}.`)
    const term = (words: string) => amongWords(quoteOf(long.paragraphs[0], long.paragraphs[0].text.indexOf(words), long.paragraphs[0].text.indexOf(words) + words.length), long).exact
    // The comma of « 4,5 » parts nothing.
    expect(term('anomalies majeures')).toBe('le Prestataire corrige les anomalies majeures sous 4,5 heures')
    expect(term('le Prestataire corrige les anomalies majeures')).toBe('le Prestataire corrige les anomalies majeures')
  })
})

test('a term of five words or more is shown by itself, a shorter one with the words beside it', () => {
  const text = 'Le Prestataire corrige en priorité tout incident bloquant signalé par le cabinet avant midi, le jour même.'
  const contract = contractOf(text)
  const around = (words: string) => aroundTerm(quoteOf(contract.paragraphs[0], text.indexOf(words), text.indexOf(words) + words.length), contract).exact
  expect(around('tout incident bloquant signalé par')).toBe('tout incident bloquant signalé par')
  expect(around('incident bloquant').length).toBeGreaterThan('incident bloquant'.length)
})
