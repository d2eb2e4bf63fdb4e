import { ordinalOf, readMark } from '../../src/contract/numbering-mark'
import { lexicon } from './paper'

const marks: [string, string | null][] = [
  ['ARTICLE 5 – Durée', 'article 5 | Durée'],
  ['Article premier : Objet', 'article 1 | Objet'],
  ['Article 1er : Objet', 'article 1 | Objet'],
  ['Article5 : Prix', 'article 5 | Prix'],
  ['Article n° 7 – Prix', 'article 7 | Prix'],
  ['Art. 12 - Prix', 'article 12 | Prix'],
  ['§ 3 Objet', 'article 3 | Objet'],
  ['Article 2 bis – Chiffrement', 'article 2 bis | Chiffrement'],
  ['5.2 ter Titre', 'decimal 5.2 ter | Titre'],
  ['TITRE II - SERVICES', 'group II | SERVICES'],
  ['ANNEXE 1 – Parc', 'annex 1 | Parc'],
  ['Annexe B : Parc', 'annex B | Parc'],
  ['ANNEXE : Parc', 'annex  | Parc'],
  ['V.2 Sauvegardes', 'decimal V.2 | Sauvegardes'],
  ['5.1.2 Le Client', 'decimal 5.1.2 | Le Client'],
  ['5.1.2. le client', 'decimal 5.1.2 | le client'],
  ['1 DÉFINITIONS', 'decimal 1 | DÉFINITIONS'],
  ['1.Objet', 'decimal 1 | Objet'],
  ['3° Les données', 'decimal 3 | Les données'],
  ['IV – Prix', 'roman IV | Prix'],
  ['A. Objet', 'letter A | Objet'],
  ['b) la pose', 'letter b | la pose'],
  ['(c) la pose', 'letter c | la pose'],
  ['(iv) la pose', 'small-roman iv | la pose'],
  ['– la pose', 'bullet  | la pose'],
  ['-la pose', 'bullet  | la pose'],
  ['\u00a0\u200f• la pose', 'bullet  | la pose'],
  // What only looks like a number.
  ['24 heures', null], ['99.50 % du temps', null], ['4.000 €, ayant', null], ['12.05.2024', null], ['12/05/2024 au plus tard', null], ['9h00', null], ['10:30 demain', null],
  ['2 - 4 jours', null], ['1er octobre', null], ['A la demande', null], ['à la suite', null], ['M. Dupont', null], ['C’est ainsi', null], ['e.g. ceci', null],
  ['article 5 du contrat', null], ['Annexe 3 du contrat', null], ['Annexe technique', null], ['Partie défaillante', null], ['---', null], ['**Gras** et suite', null], ['-5 degrés', null], ['', null], ['   ', null],
]

test.each(marks)('%j', (text, expected) => {
  const mark = readMark(text, 0, lexicon)
  expect(mark && `${mark.kind} ${mark.parts.join('.')} | ${text.slice(mark.end)}`).toBe(expected)
})

test('ordinals of figures, Roman numbers and letters', () => {
  expect([ordinalOf('12', 'decimal'), ordinalOf('IV', 'roman'), ordinalOf('ix', 'small-roman'), ordinalOf('b', 'letter')]).toEqual([12, 4, 9, 2])
  expect(ordinalOf('2 bis', 'article')).toBeNaN()
})
