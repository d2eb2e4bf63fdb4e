/** Where the parties are named: by the names that the contract gives them, else by the usual ones. */
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { partyFinder } from '../../src/checklist/party-mentions'
import { buildContract } from '../../src/contract/build-contract'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { paragraph } from '../accuracy/one-article'

const { language, contract: lexicon, parties } = openKnowledge({ ...readKnowledge().knowledge, rules: [] })
const named = buildContract([paragraph(0, 'Entre la SELARL Dupont, ci-après « l’Abonné », et la société Medinfo, ci-après « le Fournisseur ».')], lexicon)

function mentions(text: string, contract: Parameters<typeof partyFinder>[0]): string[] {
  const tokens = language.tokens(text)
  return partyFinder(contract, language, parties)(tokens).map(({ type, from, to }) => `${type}: ${text.slice(tokens[from].start, tokens[to - 1].end)}`)
}

test.each([
  ['Le Fournisseur informe l’Abonné.', ['prestataire: Le Fournisseur', 'client: l’Abonné']],
  ['La panne de l’Abonné, du Fournisseur', ['client: de l’Abonné', 'prestataire: du Fournisseur']],
  ['Fournisseur et Abonné', ['prestataire: Fournisseur', 'client: Abonné']],
  ['Dupont paie Medinfo', ['client: Dupont', 'prestataire: Medinfo']],
  ['Le fournisseur Abonné', ['prestataire: Le fournisseur', 'client: Abonné']],
  ['Le Prestataire aide le Client.', []],
])('in a contract that names its parties: %s', (text, expected) => expect(mentions(text, named)).toEqual(expected))

test.each([
  ['Le Prestataire aide le Client.', ['prestataire: Le Prestataire', 'client: le Client']],
  ['Les Clients paient les Prestataires.', ['client: Les Clients', 'prestataire: les Prestataires']],
  ['Le cabinet médical', ['client: Le cabinet médical']],
  ['Dupont paie Medinfo', []],
  ['Sur rendez-vous, nous vous rappelons', ['prestataire: nous', 'client: vous']],
])('in one that does not: %s', (text, expected) => expect(mentions(text, { parties: { client: [], prestataire: [] } })).toEqual(expected))
