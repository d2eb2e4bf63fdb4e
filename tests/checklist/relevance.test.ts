/** Of several passages that answer a rule, its comment stands on the one that deals most with the subject, wherever that is. */
import { judge } from '../../src/checklist/judge'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import type { Rule } from '../../src/checklist/rule'
import { buildContract } from '../../src/contract/build-contract'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { paragraph } from '../accuracy/one-article'

const { knowledge } = readKnowledge()
const both = (text: string) => ({ fr: text, en: text })
const check = (id: string, phrase: string[]) => ({ id, core: true, label: both(id), phrase })
const rule: Rule = {
  id: 'essai', kind: 'requirement', theme: 'essai', severity: 'major', applies_to: ['all'], title: both('Essai'), why: both('Essai'), question: both('Essai ?'), legal_basis: [], legal_status: 'recommended',
  about: ['ESSAI_COPIE'], clauses: [], examples: [], checks: [check('donnees', ['sauvegarder & données', 'sauvegarde & données']), check('chiffrement', ['chiffrer'])],
}
const open = openKnowledge({ ...knowledge, lexicon: { ...knowledge.lexicon, lists: { ...knowledge.lexicon.lists, ESSAI_COPIE: ['sauvegarder', 'sauvegarde'] } }, rules: [rule] })

/** The passage shown first; each article is its heading, then its lines. */
function shownFirst(...articles: string[][]): string {
  const lines = articles.flatMap(([heading, ...rest], n) => [{ text: `Article ${n + 1} – ${heading}`, heading: true }, ...rest.map((text) => ({ text, heading: false }))])
  const contract = buildContract(lines.map(({ text, heading }, i) => paragraph(i, text, heading)), open.contract)
  const [quote] = judge(contract, open, { types: ['maintenance'] }).results[0].quotes
  return lines[quote.paragraph].text
}
const other = ['postes', 'écrans', 'claviers', 'câbles', 'disques', 'tiroirs'].map((thing) => `Les ${thing} sont neufs.`)

test.each([
  ['under the heading of the subject', ['Divers', 'Le Prestataire sauvegarde les données du serveur.'], ['Sauvegarde', 'Le Prestataire sauvegarde les données du poste.']],
  ['in a clause that is not about everything', ['Divers', ...other, 'Le Prestataire sauvegarde les données du serveur.'], ['Divers', 'Le Prestataire sauvegarde les données du poste.']],
  ['promised by the provider', ['Sauvegarde', 'Le Client sauvegarde les données du poste.'], ['Sauvegarde', 'Le Prestataire sauvegarde les données du poste.']],
  ['that begins with it', ['Sauvegarde', 'Pour les postes du cabinet, de ses annexes et de ses sites, chaque soir, sauvegarde des données.'], ['Sauvegarde', 'Sauvegarde des données.']],
  ['that says it in one breath', ['Sauvegarde', 'Sauvegarde, faite le soir sur les postes du cabinet et de ses sites, des données.'], ['Sauvegarde', 'Sauvegarde des données, faite le soir sur les postes du cabinet et de ses sites.']],
  ['that answers more of the rule', ['Sauvegarde', 'Le Prestataire sauvegarde les données du poste.'], ['Sauvegarde', 'Le Prestataire sauvegarde les données du poste et les chiffre.']],
])('the one %s', (_, worse, better) => {
  const wanted = better[better.length - 1]
  expect(shownFirst(worse, better)).toBe(wanted)
  expect(shownFirst(better, worse)).toBe(wanted)
})

test('of two alike, the first', () => {
  expect(shownFirst(['Sauvegarde', 'Le Prestataire sauvegarde les données du poste.'], ['Sauvegarde', 'Le Prestataire sauvegarde les données du serveur.'])).toBe('Le Prestataire sauvegarde les données du poste.')
})
