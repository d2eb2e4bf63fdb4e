import { checkBeforeInsert } from '../../src/clauses/before-insert'
import type { JudgedRule } from '../../src/clauses/before-insert'
import { similarClauses } from '../../src/clauses/similar'
import type { Contract } from '../../src/contract/contract'
import type { Stance } from '../../src/clauses/template'
import { clause, contractOf, library, parties, tools } from './library'

const check = (id: string, stance: Stance, contract: Contract, judged: JudgedRule[] = []) =>
  checkBeforeInsert({ template: clause(id), stance, library, contract, parties, judged, tools })

const bare = contractOf(['# Objet', 'Le Prestataire assure la maintenance du parc informatique du Client.'])

test('terms that the contract does not define, with the clause that would define them', () => {
  const { terms, offered } = check('cl-sla-response-repair', 'balanced', bare)
  expect(terms.map((term) => term.id)).toEqual(expect.arrayContaining(['heures-ouvrees', 'jours-ouvres']))
  expect(offered).toContain('cl-contract-documents')
})

test('a term that the contract defines is not asked again', () => {
  const defined = contractOf(['# Définitions', '« Heures ouvrées » : de 8 heures à 19 heures du lundi au vendredi.', '« Jours ouvrés » : du lundi au vendredi, hors jours fériés.', '# Objet', 'Le Prestataire assure la maintenance du parc informatique du Client.'])
  expect(check('cl-edr', 'balanced', defined).terms).toEqual([])
  expect(check('cl-edr', 'balanced', bare).terms.map((term) => term.id)).toContain('heures-ouvrees')
})

test('annexes to which that stance sends, unless the contract holds them with words below', () => {
  const held = contractOf(['# Objet', 'Le Prestataire assure la maintenance du parc.', '# Annexe 2 – Tarifs', 'Le forfait est de cent euros par mois.'])
  const empty = contractOf(['# Objet', 'Le Prestataire assure la maintenance du parc.', '# Annexe 2 – Tarifs'])
  expect(check('cl-price', 'balanced', bare).annexes.map((annex) => annex.id)).toEqual(['tarifs'])
  expect(check('cl-price', 'balanced', empty).annexes.map((annex) => annex.id)).toEqual(['tarifs'])
  expect(check('cl-price', 'balanced', held).annexes).toEqual([])
  expect(check('cl-scope-services', 'fallback', bare).annexes.map((annex) => annex.id)).toEqual(['perimetre'])
  expect(check('cl-incident-procedure', 'fallback', bare).annexes).toEqual([])
})

test('passages judged contrary are shown; weak ones and other rules are not', () => {
  const quote = { paragraph: 1, start: 0, exact: 'Le Prestataire', prefix: '', suffix: '' }
  const judged = [
    { rule: 'trap-backup-client-sole-responsibility', verdict: 'found', quotes: [quote] },
    { rule: 'backup-retention', verdict: 'weak', quotes: [quote] },
    { rule: 'sla-repair-time', verdict: 'denied', quotes: [quote] },
  ]
  expect(check('cl-backup-scope', 'balanced', bare, judged).contradicts).toEqual([{ rule: 'trap-backup-client-sole-responsibility', verdict: 'found', quote }])
})

test('a clause on the same subject is found, clauses of the same trade are not', () => {
  const contract = contractOf([
    '# Objet', 'Le Prestataire assure la maintenance du parc informatique du Client et son assistance par téléphone aux heures de bureau.',
    '# Sauvegarde des données', 'Le Prestataire réalise une sauvegarde automatique des données du Client une fois par jour. Les versions quotidiennes sont conservées trente jours. Tout échec est signalé au Client.',
    '# Prix', 'Le prix est de cent euros par mois, payable à trente jours à compter de la date de la facture, hors taxes.',
    '# Assurance', 'Le Prestataire justifie d’une assurance de responsabilité civile professionnelle et en remet l’attestation chaque année.',
  ])
  expect(check('cl-backup-scope', 'balanced', contract).similar.map((similar) => similar.title)).toEqual(['Sauvegarde des données'])
  expect(check('cl-insurance', 'fallback', contract).similar[0]).toMatchObject({ title: 'Assurance', quote: { exact: 'Assurance' } })
  expect(check('cl-mfa', 'balanced', contract).similar).toEqual([])
  expect(similarClauses('', '', contract, tools.language)).toEqual([])
})
