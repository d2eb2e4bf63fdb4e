/** Who must, how firmly, and is it denied: one sentence a line. */
import { Modality, type Fact, type Token } from '../../src/language'
import { aLanguage } from './a-language'

const language = aLanguage({ CLIENT: ['client'], PRESTATAIRE: ['prestataire'] })
const role: Record<string, 'client' | 'prestataire'> = { client: 'client', prestataire: 'prestataire' }
const small = new Set(['le', 'du', 'au', 'de', 'a'])

/** Mentions of « le Client » and « le Prestataire », the article inside. */
function parties(tokens: Token[]): Fact[] {
  return tokens.flatMap((token, i) => {
    const type = role[token.form]
    if (!type) return []
    return [{ type, from: i > 0 && small.has(tokens[i - 1].form) ? i - 1 : i, to: i + 1, value: NaN, deadline: false, calendar: null, open: false, immediate: false, disagree: false }]
  })
}

/** Reads `text`; the head is the first token of the word that begins with `head`. */
function read(text: string, head: string) {
  const reading = language.read(text, parties)
  const at = reading.tokens.findIndex((token) => token.form.startsWith(head))
  const modality = new Modality(language, reading)
  const match = { from: at, to: at + 1 }
  return {
    denied: modality.deniedBy(at, [match], null) !== null,
    softened: modality.softenedBy(match, [match], 'prestataire')?.kind ?? null,
    bearer: modality.bearer(at, at + 1)?.role ?? null,
  }
}

describe('denied', () => {
  test.each([
    'Le Prestataire ne sauvegarde pas les données.',
    "Le Prestataire n'est pas tenu de sauvegarder les données.",
    "Aucune sauvegarde n'est réalisée.",
    'Le Client ne peut exiger que le Prestataire sauvegarde les données.',
    "La sauvegarde n'est jamais garantie.",
    'Le Prestataire ne saurait sauvegarder les données.',
    'Le service est rendu sans sauvegarde.',
    "Les services sont compris, à l'exclusion de la sauvegarde.",
  ])('%s', (text) => expect(read(text, 'sauvegard').denied).toBe(true))
})

describe('not denied', () => {
  test.each([
    'Le Prestataire sauvegarde les données.',
    'Le Prestataire ne sauvegarde que les données de santé.',
    "La sauvegarde n'excède pas 48 heures.",
    'Le délai de sauvegarde ne pourra excéder 48 heures.',
    'Sans préjudice de ses autres droits, le Prestataire sauvegarde les données.',
    'Ceci ne dispense pas le Prestataire de sauvegarder les données.',
    'Le Prestataire sauvegarde sans délai les données.',
    'Le Client ne paie pas les frais ; le Prestataire sauvegarde les données.',
    'Le Prestataire sauvegarde les données sans frais.',
    "La disponibilité de la sauvegarde n'est pas inférieure à 99,5 %.",
    'La perte de sauvegarde ne dépasse pas une demi-journée.',
    'Les frais ne sont pas dus, mais le Prestataire sauvegarde les données.',
  ])('%s', (text) => expect(read(text, 'sauvegard').denied).toBe(false))
})

describe('softened', () => {
  test.each([
    ["Le Prestataire s'efforce de sauvegarder les données.", 'effort'],
    ['Le Prestataire sauvegarde les données dans la mesure du possible.', 'effort'],
    ['Le Prestataire peut sauvegarder les données.', 'option'],
    ['Le Prestataire sauvegarde les données à sa discrétion.', 'option'],
    ['Le Prestataire sauvegarde en principe les données.', 'reserve'],
    ['La sauvegarde est réalisée à titre indicatif.', 'reserve'],
    ['La sauvegarde est proposée en option.', 'paid'],
  ])('%s', (text, kind) => expect(read(text, 'sauvegard').softened).toBe(kind))
})

describe('firm', () => {
  test.each([
    'Le Prestataire sauvegarde les données.',
    "Le Prestataire s'engage à sauvegarder les données.",
    'Le Prestataire ne peut refuser de sauvegarder les données.',
    'Le Client peut consulter ses rapports et le Prestataire sauvegarde les données.',
    'Lorsque le Client peut se connecter, le Prestataire sauvegarde les données.',
    "Le Prestataire sauvegarde les données ; il s'efforce par ailleurs de conseiller le Client.",
  ])('%s', (text) => expect(read(text, 'sauvegard').softened).toBeNull())
})

describe('borne by', () => {
  test.each([
    ['Le Prestataire sauvegarde les données.', 'prestataire'],
    ['Le Client sauvegarde ses données.', 'client'],
    ['Il appartient au Client de sauvegarder ses données.', 'client'],
    ['La sauvegarde est à la charge du Client.', 'client'],
    ['La sauvegarde est assurée par le Prestataire.', 'prestataire'],
    ['La sauvegarde incombe au Client.', 'client'],
    ['Afin que le Client puisse travailler, le Prestataire sauvegarde les données.', 'prestataire'],
    ["Le Prestataire informe le Client et sauvegarde les données.", 'prestataire'],
    ['Le Prestataire assure la sauvegarde des données confiées par le Client.', 'prestataire'],
    ['Les données du Client sont sauvegardées.', null],
    ["Le Client bénéficie d'une sauvegarde quotidienne.", null],
    ['La sauvegarde est quotidienne.', null],
  ] as const)('%s: %s', (text, wanted) => expect(read(text, 'sauvegard').bearer).toBe(wanted))
})
