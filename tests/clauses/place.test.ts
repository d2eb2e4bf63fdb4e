import { placeFor, dressed } from '../../src/clauses/place'
import type { PlaceInput, Suggestion } from '../../src/clauses/place'
import { increased } from '../../src/clauses/heading-number'
import { fill } from '../../src/clauses/fill'
import { blockText } from '../../src/contract/blocks'
import type { Contract } from '../../src/contract/contract'
import { clause, contractOf, library, parties, tools } from './library'

const place = (id: string, contract: Contract, more: Partial<PlaceInput> = {}): Suggestion =>
  placeFor({ template: clause(id), library, contract, language: tools.language, where: 'suggested', ...more })

const usual = contractOf([
  '# Objet', 'Le Prestataire assure la maintenance du parc informatique du Client.', // 0 1
  '# Sauvegardes', 'Le Prestataire sauvegarde les données chaque jour ouvré.', '- le serveur ;', '- les postes.', '', // 2 3 4 5 6
  '# Responsabilité', 'La responsabilité du Prestataire est limitée au prix annuel.', // 7 8
  '# Prix', 'Le prix est de cent euros par mois, payable à trente jours.', // 9 10
  'Fait à Bordeaux, le 1er janvier 2026, en deux exemplaires.', 'Signature du Client', // 11 12
  '# Annexe 1 – Protection des données personnelles', 'Le Prestataire traite les données pour le compte du Client.', // 13 14
  '# Annexe 2 – Tarifs', 'Le forfait mensuel est de cent euros hors taxes.', // 15 16
])

test('after the clause concerned, imitating it', () => {
  expect(place('cl-backup-rpo-rto', usual, { concerned: 3 })).toMatchObject({
    reason: 'after-clause', place: { after: 5, like: { heading: 2, text: 3, item: 4 } }, heading: true, headingPrefix: null, capitals: false,
  })
})

test('a passage of an annex: its clause is no article behind that annex', () => {
  expect(place('cl-backup-restore-test', usual, { concerned: 16 })).toMatchObject({ reason: 'after-subject', place: { after: 5 } })
})

test('missing altogether: after the article on the same subject', () => {
  expect(place('cl-backup-restore-test', usual)).toMatchObject({ reason: 'after-subject', place: { after: 5, like: { heading: 2, text: 3 } }, quote: { exact: 'Sauvegardes' } })
  expect(place('cl-liability', usual)).toMatchObject({ reason: 'after-subject', place: { after: 8, like: { heading: 7, text: 8 } } })
})

test('no article on the subject: where a well-kept contract has it', () => {
  expect(place('cl-incident-procedure', usual)).toMatchObject({ reason: 'after-neighbour', place: { after: 5 } })
  expect(place('cl-jurisdiction', usual)).toMatchObject({ reason: 'after-neighbour', quote: { exact: 'Responsabilité' } })
})

test('into the annex in which it belongs, when the contract has it', () => {
  expect(place('cl-subprocessors', usual)).toMatchObject({ reason: 'in-annex', place: { after: 14 } })
})

test('at the end: before signatures and annexes', () => {
  expect(place('cl-mfa', usual, { where: 'end' })).toMatchObject({ reason: 'before-signatures', place: { after: 10, like: { heading: 9, text: 10 } } })
})

test('a contract of three paragraphs without any heading', () => {
  const bare = contractOf(['Contrat de maintenance', 'Le Prestataire assure la maintenance du parc.', 'Le Client paie cent euros par mois.'])
  expect(place('cl-mfa', bare)).toMatchObject({ reason: 'at-end', place: { after: 2, like: { heading: null, text: 2, item: null } }, heading: true })
})

test('a document that is an annex from its first line: among the articles of that annex, never before its title', () => {
  const alone = contractOf([
    '# Annexe – Traitement des données personnelles', '## 1. Définitions', 'Les termes ont le sens du règlement européen.', '## 2. Objet', 'Le Prestataire traite les données pour le compte du Client.',
    '## 3. Sécurité', 'Le Prestataire protège les données par des mesures adaptées.', '## 4. Loi applicable', 'La présente annexe est régie par le droit français.',
  ])
  expect(place('cl-mfa', alone)).toMatchObject({ place: { after: 6, like: { heading: 5 } } })
  expect(place('cl-price-revision', alone, { where: 'end' })).toMatchObject({ reason: 'before-signatures', place: { after: 8, like: { heading: 7, text: 8 } } })
})

test('an empty document', () => {
  expect(place('cl-mfa', contractOf([]))).toMatchObject({ reason: 'at-end', place: { after: -1, like: { heading: null, text: null, item: null } }, quote: null })
})

test('at the cursor: no heading; after a list or a table when it stands inside', () => {
  expect(place('cl-mfa', usual, { where: 'cursor', cursor: 3 })).toMatchObject({ reason: 'at-cursor', place: { after: 3 }, heading: false })
  expect(place('cl-mfa', usual, { where: 'cursor', cursor: 4 })).toMatchObject({ reason: 'after-list', place: { after: 5 } })
  const cell = (row: number, column: number) => ({ table: 0, row, column, columnSpan: 1, header: row === 0, depth: 1 })
  const table = contractOf(['# Délais', { text: 'Gravité', place: cell(0, 0) }, { text: 'Délai', place: cell(0, 1) }, { text: 'Bloquant', place: cell(1, 0) }, { text: '4 heures', place: cell(1, 1) }, 'Fin de l’article sur les délais.'])
  expect(place('cl-mfa', table, { where: 'cursor', cursor: 2 })).toMatchObject({ reason: 'after-table', place: { after: 4, like: { text: 5 } } })
})

describe('numbers typed by hand', () => {
  const typed = contractOf([
    'ARTICLE 1 – OBJET', 'Le Prestataire assure la maintenance du parc informatique.',
    'ARTICLE 2 – SAUVEGARDES', 'Le Prestataire sauvegarde les données chaque jour ouvré.',
    'ARTICLE 3 – PRIX', 'Le prix est de cent euros par mois, payable à trente jours.',
  ])
  test('between two articles: bis, in the capitals of its neighbours', () => {
    const suggestion = place('cl-backup-restore-test', typed)
    expect(suggestion).toMatchObject({ headingPrefix: 'ARTICLE 2 bis – ', capitals: true })
    const { blocks } = fill(clause('cl-backup-restore-test'), 'balanced', library.blanks, { parties, values: {}, labels: 'fr', heading: true }, tools)
    const [heading, text] = dressed(blocks, suggestion).map(blockText)
    expect(heading).toBe('ARTICLE 2 bis – TESTS DE RESTAURATION')
    expect(text).toMatch(/^Le Prestataire réalise/)
  })
  test('after the last one: the next number', () => {
    expect(place('cl-mfa', typed, { where: 'end' }).headingPrefix).toBe('ARTICLE 4 – ')
  })
  test('a number already inserted is not given twice', () => {
    const more = contractOf([
      'Article 1 – Objet', 'Le Prestataire assure la maintenance du parc informatique.',
      'Article 2 – Sauvegardes', 'Le Prestataire sauvegarde les données chaque jour ouvré.',
      'Article 2 bis – Chiffrement', 'Les sauvegardes sont chiffrées par le Prestataire.',
      'Article 3 – Prix', 'Le prix est de cent euros par mois, payable à trente jours.',
    ])
    expect(place('cl-backup-restore-test', more, { concerned: 3 }).headingPrefix).toBe('Article 2 ter – ')
  })
  test('numbered by Word: nothing is typed', () => {
    const word = contractOf([{ text: '# Objet', listString: 'Article 1', listLevel: 0 }, 'Le Prestataire assure la maintenance.', { text: '# Prix', listString: 'Article 2', listLevel: 0 }, 'Cent euros par mois, payables à trente jours.'])
    expect(place('cl-mfa', word, { where: 'end' }).headingPrefix).toBeNull()
  })
  test.each([['5', '6'], ['5.2', '5.3'], ['9', '10'], ['IV', 'V'], ['VIII', 'IX'], ['B', 'C'], ['V bis', null], ['Z', null]])('%s → %s', (number, next) => {
    expect(increased(number)).toBe(next)
  })
})

test('every clause has a place in any of these contracts, outside tables, signatures and headings', () => {
  for (const template of library.clauses) {
    const { place: { after, like } } = place(template.id, usual)
    expect(usual.paragraphs[after].text).not.toMatch(/^Fait à|^Signature/)
    expect(after === -1 || usual.paragraphs[after].outlineLevel === null).toBe(true)
    expect(like.heading === null || usual.paragraphs[like.heading].outlineLevel === 1).toBe(true)
    expect(like.text === null || usual.paragraphs[like.text].outlineLevel === null).toBe(true)
  }
})
