import { roleOf } from '../../src/contract/role-words'
import type { PartyRole } from '../../src/contract/contract'
import { contractOf, heading, lexicon, table } from './paper'

const shown = (role: PartyRole, ...lines: Parameters<typeof contractOf>) => contractOf(...lines).parties[role].map((party) => party.shown)
const named = (role: PartyRole, ...lines: Parameters<typeof contractOf>) => contractOf(...lines).parties[role].map((party) => `${party.term} (${party.kind})`)

const opening = [
  'ENTRE', 'La société OUESTIA, SAS au capital de 10 000 €, immatriculée au RCS de Nantes, ci-après dénommée « le Titulaire »,', 'ET',
  'Le Docteur Paul Martin, médecin généraliste, ci-après « le Praticien »,', 'Le Titulaire entretient le parc du Praticien.',
]

test('« ci-après dénommé »: the term and the company’s name, each on its side', () => {
  expect(named('prestataire', ...opening)).toEqual(['Titulaire (defined)', 'OUESTIA (name)'])
  expect(named('client', ...opening)).toContain('Praticien (defined)')
  expect(contractOf(...opening).parties.prestataire[0].evidence).toMatchObject({ paragraph: 1, exact: 'le Titulaire' })
})

test('several names at once, and a name alone on its line', () => {
  expect(named('prestataire', 'La société Clinéo, SARL au capital de 5 000 €, ci-après dénommée : « Clinéo », « la Société » ou « le Prestataire » ; ET le Client.')).toEqual(
    expect.arrayContaining(['Clinéo (defined)', 'Société (defined)', 'Prestataire (defined)']),
  )
  expect(named('prestataire', 'La société CLINEO SARL, au capital de 7 500 EUR, immatriculée sous le numéro 000, représentée par son gérant', 'Ci-après dénommée « CLINEO »', 'et le Client.')).toContain('CLINEO (defined)')
})

test('two sides defined together, their articles inside the quotes', () => {
  const lines = ['Entre le cabinet Martin, ci-après « le Responsable de traitement », et la société Clinéo, ci-après « le Sous-traitant », il est convenu ce qui suit.', 'Le Sous-traitant notifie les violations au Responsable de traitement.']
  expect(shown('client', ...lines)).toEqual(['le Responsable de traitement', 'Martin'])
  expect(shown('prestataire', ...lines)).toContain('le Sous-traitant')
})

test('two terms of opposite sides in one sentence', () => {
  const lines = ['Les conditions régissent les relations entre la société Hébergix SAS, ci-après dénommée le « PRESTATAIRE » et le « CLIENT », pour la solution en ligne.']
  expect(shown('prestataire', ...lines)).toEqual(['le PRESTATAIRE', 'Hébergix'])
  expect(shown('client', ...lines)).toEqual(['le CLIENT'])
})

test('ci-après without quotation marks', () => {
  expect(named('prestataire', "D'une part, Brumeo, Société à Responsabilité Limitée au capital de 7500 €, ci-après appelée l'Éditeur", 'et d’autre part toute entité ayant acquis le logiciel, ci-après nommée le Client.')).toEqual(['Éditeur (defined)', 'Brumeo (name)'])
})

test('general terms without definitions: the words of the role as they are used', () => {
  const lines = ['Le client règle les factures à trente jours.', 'Tout retard du client suspend le service.', 'Le client reste propriétaire de ses données.']
  expect(shown('client', ...lines)).toEqual(['le client'])
})

test('a brand that acts, that supplies, or that the address repeats', () => {
  expect(named('prestataire', 'Meddo s’engage à fournir le service.', 'Meddo se réserve le droit de modifier le service.')).toEqual(['Meddo (name)'])
  expect(named('prestataire', 'La société VITALOG souscrit une assurance.', 'Le client souscrit auprès de VITALOG un contrat de maintenance.')).toContain('VITALOG (name)')
  expect(named('prestataire', heading(1, 'Conditions générales'), 'NUMERIS.PRO', 'Écrivez à contact@numeris.pro.')).toContain('NUMERIS.PRO (name)')
})

test('« nous » and « vous »', () => {
  const lines = ['Nous hébergeons vos données.', 'Vous nous payez chaque mois.', 'Nous vous prévenons de nos coupures.', 'Vous gardez vos mots de passe.', 'Notre service vous répond.']
  expect(named('client', ...lines)).toContain('vous (pronoun)')
  expect(named('prestataire', ...lines)).toContain('nous (pronoun)')
})

test('a data processing agreement names its sides in brackets', () => {
  const lines = ['ENTRE : Le Client (Responsable de Traitement)', 'ET : DATAVIE (Sous-traitant)']
  expect(named('client', ...lines)).toEqual(expect.arrayContaining(['Client (defined)', 'Responsable de Traitement (defined)']))
  expect(named('prestataire', ...lines)).toEqual(expect.arrayContaining(['Sous-traitant (defined)', 'DATAVIE (name)']))
})

test('third parties are no parties', () => {
  const lines = ['Le Prestataire fait appel à un hébergeur et à l’éditeur du logiciel.', 'Le Prestataire répond de l’hébergeur.', 'Le Prestataire et le Client se réunissent chaque mois.', 'Le Client prévient le Prestataire.']
  expect(shown('prestataire', ...lines)).toEqual(['le Prestataire'])
})

test('what is defined is not always a party', () => {
  const contract = contractOf('Les conditions générales (ci-après « CGV ») et le contrat (ci-après « le Contrat ») lient les parties (ci-après les « Parties »).')
  expect(contract.parties).toEqual({ client: [], prestataire: [] })
})

test('a template’s variable is no name', () => expect(named('client', 'La société $_GET, SAS au capital de 10 €, ci-après « le Client », achète.')).toEqual(['Client (defined)']))

test('several doctors under one plural name', () => {
  expect(shown('client', 'Entre la société Alpha, ci-après « le Prestataire », et les docteurs Bêta et Gamma, médecins associés, ci-après « les Praticiens ».')).toEqual(['les Praticiens'])
  expect(shown('client', 'Entre la société Alpha, ci-après « le Prestataire », et le docteur Bêta, ci-après « le Client ».', 'Les praticiens du centre prennent rendez-vous.')).toEqual(['le Client'])
})

test('the role of a term taken whole', () => {
  expect(['le Titulaire', 'CLIENT(S)', 'Responsable de traitement', 'Logiciel', 'le Client final'].map((term) => roleOf(term, lexicon))).toEqual(['prestataire', 'client', 'client', null, null])
})

describe('definitions', () => {
  const terms = (...lines: Parameters<typeof contractOf>) => contractOf(...lines).definitions.map((definition) => definition.term)
  test('verbs, colons, « on entend par », brackets', () => {
    expect(terms(
      heading(1, 'Définitions'), '« Incident » désigne toute panne. « Partie » ou « Parties » désignent le Client et le Prestataire.', 'Service : la maintenance du parc.', 'On entend par « Poste » un ordinateur.',
      heading(1, 'Prix'), 'La redevance (ci-après la « Redevance ») est mensuelle.', 'Anomalie désigne un défaut reproductible.',
    )).toEqual(['Incident', 'Partie', 'Parties', 'Service', 'Poste', 'Redevance', 'Anomalie'])
  })
  test('without quotation marks nor capitals, in an article of definitions only', () => {
    const lines = ['Les heures ouvrées s’entendent de 8 heures à 19 heures, du lundi au vendredi.', 'Le rétablissement désigne le retour du service.']
    expect(terms(heading(1, 'Définitions'), ...lines)).toEqual(['heures ouvrées', 'rétablissement'])
    expect(terms(heading(1, 'Délais'), ...lines)).toEqual([])
  })
  test('a glossary in a table', () => expect(terms(heading(1, 'Définitions'), ...table([['Incident', 'toute panne du service'], ['Poste', 'un ordinateur du cabinet']]))).toEqual(['Incident', 'Poste']))
  test('a colon outside a glossary defines nothing', () => expect(terms(heading(1, 'Prix'), 'Total : 30 € par mois.')).toEqual([]))
})
