/** Judging at its three levels, on a small rule of our own. */
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { judge, judgeSteps } from '../../src/checklist/judge'
import { fingerprint } from '../../src/checklist/fingerprint'
import type { Rule } from '../../src/checklist/rule'
import { buildContract } from '../../src/contract/build-contract'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { judgePassage, oneArticle, paragraph } from '../accuracy/one-article'
import { contractOf, table } from '../contract/paper'

const { knowledge } = readKnowledge()
const both = (text: string) => ({ fr: text, en: text })
const base = { theme: 'essai', severity: 'major' as const, applies_to: ['all' as const], title: both('Essai'), why: both('Essai'), question: both('Essai ?'), legal_basis: [], legal_status: 'recommended' as const, clauses: [], examples: [] }
const requirement: Rule = {
  ...base, id: 'essai-sauvegarde', kind: 'requirement', about: ['ESSAI_SAUVEGARDE'],
  checks: [
    { id: 'frequence', core: true, label: both('la fréquence'), phrase: ['ESSAI_SAUVEGARDE & <fréquence>'], acceptable: 'une fois par jour', bearer: 'prestataire', strength: 'firm', weak: ['sous réserve de place'], unless_clause: ['machine à laver'] },
    { id: 'controle', core: true, label: both('le contrôle'), phrase: ['échec & corriger'] },
    { id: 'evoque', core: false, label: both('le sujet'), phrase: ['ESSAI_SAUVEGARDE'], topic: false },
  ],
}
const trap: Rule = {
  ...base, id: 'essai-piege', kind: 'trap', about: ['ESSAI_RECONDUCTION'],
  checks: [{ id: 'longue', core: true, label: both('la reconduction longue'), phrase: ['reconduire & <durée>'], acceptable: '12 mois', unless: ['accord exprès'] }],
}
const measured: Rule = {
  ...base, id: 'essai-mesures', kind: 'requirement', about: [],
  checks: [{ id: 'trois', core: true, label: both('trois mesures'), phrase: ['chiffrement', 'antivirus', 'pare-feu', 'journal'], at_least: 3, within: 'clause' }],
}
const open = openKnowledge({ ...knowledge, lexicon: { ...knowledge.lexicon, lists: { ...knowledge.lexicon.lists, ESSAI_SAUVEGARDE: ['sauvegarder', 'sauvegarde'], ESSAI_RECONDUCTION: ['reconduire', 'reconduction'] } }, rules: [requirement, trap, measured] })
const of = (text: string, rule: string, heading?: string) => judgePassage(text, heading, ['maintenance'], open).review.results.find((result) => result.rule === rule)!
const check = (text: string, id: string, heading?: string) => of(text, 'essai-sauvegarde', heading).checks.find((each) => each.check === id)!

describe('a match', () => {
  test.each([
    ['Le Prestataire sauvegarde les données chaque nuit.', 'met'],
    ['Le Prestataire ne sauvegarde pas les données chaque nuit.', 'denied'],
    ['Le Client sauvegarde ses données chaque nuit.', 'wrong-party'],
    ["Le Prestataire s'efforce de sauvegarder les données chaque nuit.", 'weak'],
    ['Le Prestataire sauvegarde régulièrement les données.', 'weak'],
    ['Le Prestataire sauvegarde les données chaque semaine.', 'out-of-bounds'],
    ['Le Prestataire sauvegarde les données toutes les vingt-quatre (48) heures.', 'unclear'],
    ['Le Prestataire facture chaque nuit.', 'absent'],
    ['Le Prestataire sauvegarde les données chaque nuit à ………… heures.', 'unclear'],
    ['Le Prestataire sauvegarde les données chaque nuit à ______ heures.', 'unclear'],
    ['Le Prestataire sauvegarde les données chaque nuit [à confirmer].', 'unclear'],
    ['Le Prestataire sauvegarde les données chaque nuit sur [●].', 'unclear'],
    ['Le Prestataire sauvegarde les données chaque nuit ; lieu : à compléter', 'unclear'],
    ['Le Prestataire sauvegarde les données chaque nuit [au siège du Client].', 'met'],
    ['Le Prestataire sauvegarde les données chaque nuit. Fait à ______', 'met'],
    ['Le Prestataire sauvegarde les données chaque nuit, sous réserve de place.', 'weak'],
    ['Le Prestataire sauvegarde chaque nuit le programme de la machine à laver.', 'absent'],
  ] as const)('%s: %s', (text, verdict) => expect(check(text, 'frequence').verdict).toBe(verdict))

  test('the first reason that applies wins: denied before weak before out of bounds', () => {
    expect(check("Le Prestataire ne s'efforce pas de sauvegarder les données chaque semaine.", 'frequence').verdict).toBe('denied')
    expect(check("Le Prestataire s'efforce de sauvegarder les données chaque semaine.", 'frequence').verdict).toBe('weak')
  })

  test('quotes show the proposition, exact words stand inside', () => {
    const { quotes, exact, fact, bound } = check('Par ailleurs, le Prestataire sauvegarde les données chaque nuit, et il adresse à la fin de chaque mois ses factures au Client, qui les paie à réception, par virement bancaire, sans escompte ni retenue et sans compensation avec quelque autre somme.', 'frequence')
    expect(quotes[0].exact).toBe('le Prestataire sauvegarde les données chaque nuit')
    expect(exact?.[0].exact).toBe('sauvegarde les données chaque nuit')
    expect(fact).toBe('chaque nuit')
    expect(bound).toBe('une fois par jour')
  })
})

test('of a row in a table the cell that decides is shown, not the longest one', () => {
  const contract = contractOf(...table([['Élément', 'Sauvegarde', 'Canal'], ['Serveur', 'chaque semaine', 'Téléphone ou courriel à la demande du secrétariat']], true))
  const { verdict, quotes } = judge(buildContract(contract.paragraphs, open.contract), open).results.find(({ rule }) => rule === 'essai-sauvegarde')!
  expect([verdict, quotes[0].exact]).toEqual(['out-of-bounds', 'chaque semaine'])
  expect(quotes.map(({ exact }) => exact)).not.toContain('Téléphone ou courriel à la demande du secrétariat')
})

describe('a check', () => {
  test('the heading and the sentence before may name the subject', () => {
    expect(check('Elle est réalisée chaque nuit par le Prestataire.', 'frequence', 'Sauvegarde').verdict).toBe('met')
    expect(check('La sauvegarde est complète. Elle est réalisée chaque nuit.', 'frequence').verdict).toBe('met')
  })
  test('the best passage answers', () => {
    expect(check('Le Prestataire sauvegarde les archives chaque semaine. Le Prestataire sauvegarde les données chaque nuit.', 'frequence').verdict).toBe('met')
  })
  test('at_least counts different phrases', () => {
    const verdict = (text: string) => of(text, 'essai-mesures').checks[0].verdict
    expect(verdict('Un chiffrement est appliqué. Un antivirus est installé. Un pare-feu est en place.')).toBe('met')
    expect(verdict('Un antivirus est installé. Un antivirus est tenu à jour.')).toBe('weak')
    expect(verdict('Rien de tel.')).toBe('absent')
  })
  test('words of another article that deny the same promise are shown: to be checked', () => {
    const texts = ['Article 1 – Sauvegarde', 'Le Prestataire sauvegarde les données chaque nuit.', 'Article 2 – Exclusions', 'Le Prestataire ne sauvegarde pas les données chaque nuit.']
    const review = judge(buildContract(texts.map((text, i) => paragraph(i, text, text.startsWith('Article'))), open.contract), open, { types: ['maintenance'] })
    const result = review.results.find(({ rule }) => rule === 'essai-sauvegarde')!.checks[0]
    expect(result.verdict).toBe('unclear')
    expect(result.quotes.map((quote) => quote.paragraph)).toEqual(expect.arrayContaining([1, 3]))
  })
  test.each([
    ['Article 2 – Conditions particulières', 'Le Prestataire ne sauvegarde pas les données chaque nuit.', 'unclear'],
    ['Annexe 2 – Sauvegarde', 'Le Prestataire ne sauvegarde pas les données chaque nuit.', 'unclear'],
    ['Article 2 – Reconduction', 'Le Prestataire ne sauvegarde pas les données chaque nuit.', 'unclear'],
    ['Article 2 – Reconduction', 'Le Prestataire ne sauvegarde pas les données chaque nuit avant la signature.', 'met'],
    ['Article 2 – Reconduction', 'Le Prestataire ne quitte pas le site sans sauvegarder les données chaque nuit.', 'met'],
  ] as const)('only a clause on the same subject contradicts: %s', (heading, text, verdict) => {
    const texts = ['Article 1 – Sauvegarde', 'Le Prestataire sauvegarde les données chaque nuit.', heading, text]
    const review = judge(buildContract(texts.map((line, i) => paragraph(i, line, i % 2 === 0)), open.contract), open, { types: ['maintenance'] })
    expect(review.results.find(({ rule }) => rule === 'essai-sauvegarde')!.checks[0].verdict).toBe(verdict)
  })
})

describe('a rule', () => {
  test.each([
    ['Le Prestataire sauvegarde les données chaque nuit. Tout échec est corrigé.', 'met', []],
    ['Le Prestataire sauvegarde les données chaque nuit.', 'weak', ['controle']],
    ['Le Prestataire assure la sauvegarde.', 'weak', ['frequence', 'controle']],
    ['Le Prestataire sauvegarde les données chaque semaine. Tout échec est corrigé.', 'out-of-bounds', []],
    ['Le Prestataire répare les imprimantes.', 'absent', []],
  ] as const)('%s: %s', (text, verdict, missing) => {
    const result = of(text, 'essai-sauvegarde')
    expect(result.verdict).toBe(verdict)
    expect(result.missing).toEqual(missing)
  })

  test.each([
    ['Le contrat est reconduit pour trois ans.', 'found'],
    ['Le contrat est reconduit pour douze mois.', 'clear'],
    ["Le contrat n'est pas reconduit pour trois ans.", 'clear'],
    ['Le contrat est reconduit pour trois ans avec accord exprès.', 'clear'],
    ['Le contrat prend fin.', 'clear'],
  ] as const)('trap: %s %s', (text, verdict) => expect(of(text, 'essai-piege').verdict).toBe(verdict))
})

describe('findings', () => {
  test('keep their identity when numbers, case, accents or spaces change, and lose it with the words', () => {
    expect(fingerprint('règle', 'Le  Client « PAIE »')).toBe(fingerprint('regle', 'le client paie'))
    expect(fingerprint('a', 'b')).not.toBe(fingerprint('a', 'c'))
    expect(fingerprint('ab', 'c')).not.toBe(fingerprint('a', 'bc'))
    expect(fingerprint('x')).toMatch(/^[a-z2-7]{8}$/)
    expect(fingerprint('x', '')).not.toBe(fingerprint('x'))
  })
  test('have the identity that documents already hold: decisions taken on a finding must find it again', () => {
    expect(fingerprint('règle', 'Le Client')).toBe('42mbrf5y')
    expect(fingerprint('sauvegarde-frequence', 'controle', 'Le Prestataire sauvegarde les données chaque nuit', 'Article 4 – Sauvegarde')).toBe('ietem3df')
  })
  test('worst first, met ones left out', () => {
    const { review } = judgePassage('Le Prestataire sauvegarde les données chaque nuit. Tout échec est corrigé. Le contrat est reconduit pour trois ans.', undefined, ['maintenance'], open)
    expect(review.findings.map((finding) => `${finding.rule} ${finding.verdict}`).sort()).toEqual(['essai-mesures absent', 'essai-piege found'])
  })
})

test('of several figures too far off in one table, the nearest to what is acceptable is shown first', () => {
  const contract = contractOf(...table([['Élément', 'Sauvegarde'], ['Archives', 'chaque mois'], ['Serveur', 'chaque semaine'], ['Postes', 'chaque trimestre']], true))
  const { verdict, quotes } = judge(buildContract(contract.paragraphs, open.contract), open).results.find(({ rule }) => rule === 'essai-sauvegarde')!
  expect([verdict, quotes[0].exact]).toEqual(['out-of-bounds', 'chaque semaine'])
})

test('judging in steps gives the same review, with progress that never goes back', () => {
  const contract = oneArticle('Le Prestataire sauvegarde les données chaque nuit.\nTout échec est corrigé.', 'Sauvegarde', open)
  const steps = judgeSteps(contract, open, { types: ['maintenance'] })
  let last = 0
  for (;;) {
    const step = steps.next()
    if (step.done) { expect(step.value).toEqual(judge(contract, open, { types: ['maintenance'] })); break }
    expect(step.value.done).toBe(++last)
    expect(step.value.total).toBeGreaterThanOrEqual(last)
  }
  expect(last).toBeGreaterThan(3)
})

test.each(['', '   \n\t ', '\uD800\uDFFF \uDC00', '‏שלום‎ עולם', 'The provider shall back up the data every night.', 'a'.repeat(50_000)])('no text throws: %#', (text) => {
  expect(() => judgePassage(text, undefined, ['maintenance'], open)).not.toThrow()
})

test('the passages of every check are shown, not of the decisive one alone', () => {
  const lines = ['Le Prestataire sauvegarde les données chaque nuit.', 'Le Client paie à réception.', 'Tout échec est corrigé le jour même.']
  const { verdict, quotes } = judge(contractOf(...lines), open).results.find(({ rule }) => rule === 'essai-sauvegarde')!
  expect(verdict).toBe('met')
  expect(quotes.map(({ exact }) => exact).sort()).toEqual([lines[0], lines[2]])
})

test('a party’s terms and its names are told apart', () => {
  const { parties } = judge(contractOf('Entre la société CLINEO SARL, ci-après dénommée « le Prestataire », et le Docteur Martin, ci-après « le Client ».', 'Le Prestataire sauvegarde les données du Client chaque nuit.'), open)
  const provider = parties.find(({ role }) => role === 'prestataire')!
  expect(provider.terms).toContain('le Prestataire')
  expect(provider.names).toEqual(['CLINEO'])
})

test('an undefined term is shown with the few words beside it, a missing document among its proposition', () => {
  const consistent = openKnowledge({ ...knowledge, rules: knowledge.rules.filter(({ reader }) => reader === 'undefined-terms') })
  const text = 'Dès la réception de la demande du cabinet, le Prestataire prend en charge tout incident bloquant avant la fin du même jour et rend compte de ce qui a été fait.'
  const [{ quotes }] = judge(contractOf('Contrat de maintenance informatique', text, ...Array.from({ length: 6 }, () => 'Le Prestataire entretient les postes du Client et remplace les pièces usées chaque mois.')), consistent).results
  expect(quotes[0].exact).toContain('incident bloquant')
  expect(quotes[0].exact.split(' ').length).toBeLessThan(12)
})

test('where a point is missing, the finding is known by the check that is answered', () => {
  const line = 'Le Prestataire sauvegarde les données chaque nuit.'
  const [finding] = judge(contractOf(line), open).findings.filter(({ rule }) => rule === 'essai-sauvegarde')
  expect(finding).toMatchObject({ verdict: 'weak', missing: ['controle'], id: fingerprint('essai-sauvegarde', 'frequence', line, '') })
})
