/** Who must, how firmly, and is it denied: one sentence a line. */
import { Modality, type Fact, type Token, type TokenRange } from '../../src/language'
import { aLanguage } from './a-language'

const language = aLanguage({ CLIENT: ['client'], PRESTATAIRE: ['prestataire'] })
const role: Record<string, 'client' | 'prestataire'> = { client: 'client', vous: 'client', prestataire: 'prestataire' }
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
  const words = ({ from, to }: TokenRange) => reading.tokens.slice(from, to).map(({ form }) => form).join(' ')
  return {
    denied: modality.deniedBy(at, [match], null) !== null,
    denying: modality.deniedBy(at, [match], null)?.cue.map(words).join(' … ') ?? null,
    flatly: modality.flatlyDenied(at, [match], null),
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
    'Le Prestataire, sauf accord écrit, ne sauvegarde pas les données.',
    "La sauvegarde des postes nomades, qui sont emportés, n'est pas assurée.",
    'La sauvegarde, ainsi que la restauration, ne sont pas garanties.',
    'Le contrat ne couvre ni la sauvegarde, ni les imprimantes.',
    'Le contrat ne couvre pas les postes, la sauvegarde et les imprimantes.',
    'Ne sont pas compris : la sauvegarde, les imprimantes.',
    'Sauvegarde non comprise.',
    'La sauvegarde est exclue du forfait.',
    'Rien ne garantit la sauvegarde.',
    'Aucune sauvegarde.',
    'En aucun cas le Prestataire ne sauvegarde les données.',
    'Jamais le Prestataire, quelle que soit la cause, ne sauvegarde les données.',
    'Le Prestataire intervient sans aucune sauvegarde préalable.',
    "Le service comprend l'installation, hors sauvegarde.",
    'Le Prestataire ne sauvegarde rien.',
    'Sont exclues du forfait les opérations de sauvegarde.',
    'Exclus du forfait : la sauvegarde des postes.',
    "Aucune sauvegarde n'est livrée avant 60 jours.",
    "La sauvegarde est faite et n'est pas garantie.",
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
    'La sauvegarde est assurée, les postes nomades ne sont pas compris.',
    'Les postes nomades ne sont pas compris, et le Prestataire sauvegarde les serveurs.',
    'Le contrat ne couvre pas les postes nomades : le Prestataire sauvegarde les serveurs.',
    'Le Prestataire sauvegarde les données sans aucune exception.',
    'Le Prestataire ne peut sauvegarder les données que la nuit.',
    'Le Prestataire intervient sans autre outil que le sien et selon les règles fixées au plan de sauvegarde.',
    'Le service comprend la sauvegarde, hors taxes.',
    'Le service comprend la sauvegarde (non les postes).',
    "Le Prestataire n'est pas dispensé de la sauvegarde.",
    "Le Prestataire ne sauvegarde les données qu'à la demande.",
    "Le Prestataire ne pourra jamais sauvegarder moins d'une fois par jour.",
    'Les parties ne se doivent rien, mais le Prestataire sauvegarde les données.',
    "Aucune sauvegarde n'est effacée avant 60 jours.",
    "Aucune sauvegarde n'est supprimée avant l'expiration d'un délai de 60 jours.",
    "Il sauvegarde les données en deux jours et si un fichier ne s'ouvre pas il recommence.",
    'Le Prestataire sauvegarde les données dans un espace que nul ne peut modifier.',
    'Le Prestataire sauvegarde les données dans un espace que le Client ne peut modifier.',
    "Chaque poste a sa sauvegarde et aucune n'est celle du fabricant.",
    "Cette liste n'exclut pas une sauvegarde.",
    "Le contrat, avec sauvegarde de 36 mois, n'est pas reconduit.",
    "Le contrat est conclu avec une sauvegarde et n'est pas reconduit.",
  ])('%s', (text) => expect(read(text, 'sauvegard').denied).toBe(false))
})

test('a figure of the predicate before is not denied, nor one that commas set apart', () => {
  const denied = (text: string) => {
    const reading = language.read(text, parties)
    const fact = reading.facts.find(({ type }) => type === 'durée')!
    return new Modality(language, reading).deniedBy(1, [{ from: 1, to: 2 }], fact.from) !== null
  }
  expect(denied("Le contrat est conclu pour trois ans et n'est pas reconduit.")).toBe(false)
  expect(denied("Le contrat, d'une durée de trois ans, n'est pas reconduit.")).toBe(false)
  expect(denied("Le contrat n'est pas conclu pour trois ans.")).toBe(true)
})

test('a vague delay is bounded by the figure that follows, when words say so', () => {
  const bounded = (text: string) => {
    const reading = language.read(text, parties)
    return new Modality(language, reading).isBounded(reading.facts.find(({ open }) => open)!)
  }
  expect(bounded('Il répond dès que possible et au plus tard sous 2 heures.')).toBe(true)
  expect(bounded('Il répond dans un délai raisonnable ne dépassant pas 2 heures.')).toBe(true)
  expect(bounded('Il répond dès que possible et paie sous 2 heures.')).toBe(false)
  expect(bounded('Il répond dès que possible ; au plus tard, il paie sous 2 heures.')).toBe(false)
})

describe('the words that deny', () => {
  test.each([
    ['Le Prestataire ne sauvegarde pas les données.', 'ne … pas'],
    ['Rien ne garantit la sauvegarde.', 'ne … rien'],
    ['Le Prestataire ne saurait sauvegarder les données.', 'ne'],
    ['Aucune sauvegarde.', 'aucune'],
    ['Sauvegarde non comprise.', 'non comprise'],
  ])('%s: %s', (text, words) => expect(read(text, 'sauvegard').denying).toBe(words))
})

describe('denied flatly: the very verb, for good', () => {
  test.each([
    ['Le Prestataire ne sauvegarde pas les données.', true],
    ["Les données n'en seront pas sauvegardées.", true],
    ['Le Prestataire ne sauvegarde pas les données avant la restitution.', false],
    ['Le Prestataire ne sauvegarde pas les données sans accord.', false],
    ['Le Prestataire ne sauvegarde pas les données si le Client le demande.', false],
    ["Le Prestataire n'installe pas sur les postes de logiciel de sauvegarde.", false],
    ['Sauvegarde non comprise.', false],
    ['Le Prestataire sauvegarde les données.', false],
    ['Le Prestataire ne sauvegarde pas les données ; les postes sont remis avant le départ.', true],
  ])('%s: %s', (text, wanted) => expect(read(text, 'sauvegard').flatly).toBe(wanted))
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
    ["La sauvegarde fait l'objet d'un devis.", 'paid'],
    ['Sous réserve de disponibilité, le Prestataire sauvegarde les données.', 'reserve'],
    ['Le Prestataire sauvegarde les données, autant que possible chaque nuit.', 'effort'],
    ['Le Prestataire pourra, à la demande, sauvegarder les données.', 'option'],
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
    "Le Client s'efforce de sauvegarder les données.",
    'La sauvegarde est comprise dans le forfait, sans facturation en sus.',
    "La sauvegarde ne fait pas l'objet d'un devis.",
    'Le Prestataire sauvegarde les données, dont la liste est en principe tenue à jour.',
    'Si le Prestataire peut accéder au poste, il sauvegarde les données.',
    'Le Prestataire ne peut que sauvegarder les données.',
    "Le Prestataire n'y peut renoncer et sauvegarde les données.",
    'Le Prestataire a pour mission de sauvegarder les données que le Client peut consulter si le Prestataire le veut bien.',
    'Le Client peut se connecter, le Prestataire sauvegarde les données.',
    'Le Prestataire sauvegarde les données ; il peut en informer le Client.',
    'Le Prestataire sauvegarde les postes, les serveurs, les copies, et remet un rapport en principe lisible.',
    'Les utilisateurs peuvent contacter le support et la sauvegarde est faite chaque nuit.',
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
    ["La sauvegarde est réalisée, pour le compte du Client, par le Prestataire.", 'prestataire'],
    ['Le Prestataire installe le poste ; le Client sauvegarde ses données.', 'client'],
    ['Le Prestataire installe le poste ; il sauvegarde les données.', 'prestataire'],
    ['Lorsque le Client le demande, le Prestataire sauvegarde les données.', 'prestataire'],
    ['Le Prestataire, après accord du Client, sauvegarde les données.', 'prestataire'],
    ['Le Prestataire, lorsque le Client le demande, sauvegarde les données.', 'prestataire'],
    ['Le Prestataire, dès que le Client le demande, sauvegarde les données.', 'prestataire'],
    ['Avec le Client, le Prestataire définit la sauvegarde.', 'prestataire'],
    ['Le Prestataire garantit au Client une sauvegarde quotidienne.', 'prestataire'],
    ['Les données confiées par le Client sont sauvegardées.', null],
    ['La sauvegarde est réalisée par le Client.', 'client'],
    ['À la charge du Client : la sauvegarde des postes.', 'client'],
    ['La sauvegarde est placée sous la responsabilité du Client.', 'client'],
    ['Il appartient au Client de changer les disques ; le Prestataire contrôle la sauvegarde.', 'prestataire'],
    ['Il incombe au Prestataire de contrôler la sauvegarde ; il appartient au Client de changer les disques.', 'prestataire'],
    ['Les supports de sauvegarde, achetés par le Client, sont conservés par le Prestataire.', 'prestataire'],
    ['Le Client peut demander une sauvegarde.', null],
    ['Le Client est informé de la sauvegarde.', null],
    ['Le Client reconnaît que le Prestataire sauvegarde les données.', 'prestataire'],
    ['Chez le Client, la sauvegarde est quotidienne.', null],
    ['Le Prestataire équipe chaque poste client et sauvegarde les données.', 'prestataire'],
    ['Le Client range ses dossiers ; le Prestataire équipe chaque poste client et sauvegarde les données.', 'prestataire'],
    ['Un technicien vous prévient de la sauvegarde.', null],
    ['Un technicien ne vous en prévient pas avant la sauvegarde.', null],
    ['Chaque soir vous vérifiez la sauvegarde.', 'client'],
    ['Chaque soir vous les envoyez à la sauvegarde.', 'client'],
    ['Vous : la sauvegarde.', 'client'],
    ['Le Client est remis en service par la sauvegarde.', null],
  ] as const)('%s: %s', (text, wanted) => expect(read(text, 'sauvegard').bearer).toBe(wanted))
})

test('words spread over two propositions are softened by what softens either', () => {
  const softened = (text: string, first: string, last: string) => {
    const reading = language.read(text, parties)
    const at = (word: string) => reading.tokens.findIndex(({ form }) => form.startsWith(word))
    const taken = [first, last].map((word) => ({ from: at(word), to: at(word) + 1 }))
    return new Modality(language, reading).softenedBy({ from: at(first), to: at(last) + 1 }, taken, 'prestataire')?.kind ?? null
  }
  expect(softened("Le Prestataire s'efforce de sauvegarder les données ; il le fait chaque nuit.", 'sauvegard', 'nuit')).toBe('effort')
  expect(softened('Le Prestataire sauvegarde les données ; il le fait chaque nuit si possible.', 'sauvegard', 'nuit')).toBe('effort')
  expect(softened('Le Prestataire sauvegarde les données ; il le fait chaque nuit ; il répond si possible.', 'sauvegard', 'nuit')).toBeNull()
})
