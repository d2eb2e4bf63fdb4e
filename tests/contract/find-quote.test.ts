import fc from 'fast-check'
import { findQuote, foldForSearch, nthOccurrence } from '../../src/contract/find-quote'
import { quoteOf } from '../../src/contract/quote'

const quote = (texts: string[], paragraph: number, exact: string, nth = 0) => {
  let start = -1
  for (let n = 0; n <= nth; n++) start = texts[paragraph].indexOf(exact, start + 1)
  return quoteOf({ index: paragraph, text: texts[paragraph] }, start, start + exact.length)
}
const CLAUSES = ['Article 1', 'Le Prestataire répond sous quatre heures. Le Client en est informé.', 'Article 2', 'Le Prestataire répond sous deux jours. Le Client en est informé.', 'Fin.']

describe('a quote is found again', () => {
  it('where it was', () => expect(findQuote(CLAUSES, quote(CLAUSES, 3, 'Le Client en est informé.'))).toEqual({ kind: 'exact', paragraph: 3, start: 39, end: 64 }))
  it('further on in its paragraph', () => {
    const now = CLAUSES.map((text, i) => (i === 3 ? `En principe, ${text}` : text))
    expect(findQuote(now, quote(CLAUSES, 3, 'sous deux jours'))).toEqual({ kind: 'exact', paragraph: 3, start: now[3].indexOf('sous deux'), end: now[3].indexOf('sous deux') + 15 })
  })
  it('in the clause that its context names, when paragraphs were added before', () => {
    const now = ['Titre', 'Préambule', ...CLAUSES]
    expect(findQuote(now, quote(CLAUSES, 1, 'Le Client en est informé.'))).toMatchObject({ kind: 'exact', paragraph: 3 })
    expect(findQuote(now, quote(CLAUSES, 3, 'Le Client en est informé.'))).toMatchObject({ kind: 'exact', paragraph: 5 })
  })
  it('the second of two in one sentence', () => {
    const texts = ['Le Client informe le Client final.']
    expect(findQuote(texts, quote(texts, 0, 'Client', 1))).toEqual({ kind: 'exact', paragraph: 0, start: 21, end: 27 })
  })
  it('through other quotes, spaces, dashes and case', () => {
    const texts = ['L’éditeur – au plus tard à 10\u00a0h – répond.']
    const asked = { ...quote(texts, 0, 'au plus tard à 10\u00a0h'), exact: 'au plus tard à 10 h', prefix: "L'éditeur - ", suffix: ' - répond.' }
    expect(findQuote(['x', ...texts], asked)).toMatchObject({ kind: 'exact', paragraph: 1, start: 12 })
  })
})

describe('nothing is guessed', () => {
  it('identical paragraphs elsewhere do not stand in for the one that moved', () => {
    const same = 'Le Prestataire informe le Client de tout incident.'
    expect(findQuote(['Titre', 'Autre chose.', same, 'Encore autre chose.', same], { ...quoteOf({ index: 1, text: same }, 15, 22), paragraph: 3 })).toEqual({ kind: 'orphan' })
  })
  it('a short word in another sentence is no place', () =>
    expect(findQuote(['Le Client paie.', 'Nul ne sait.'], { paragraph: 1, start: 3, exact: 'Client', prefix: 'Tout autre ', suffix: ' demande.' })).toEqual({ kind: 'orphan' }))
  it('a reworded sentence keeps its paragraph', () => {
    const now = CLAUSES.map((text, i) => (i === 3 ? 'Le Prestataire répondra au Client sous trois jours ouvrés et l’en informe.' : text))
    expect(findQuote(now, quote(CLAUSES, 3, 'Le Prestataire répond sous deux jours.'))).toEqual({ kind: 'paragraph', paragraph: 3 })
  })
  it('words that are gone are an orphan', () => expect(findQuote(['Objet', 'Durée'], quote(CLAUSES, 3, 'sous deux jours'))).toEqual({ kind: 'orphan' }))
})

it('folding keeps the length of any text, and an unchanged document is always found in place', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldForSearch(text).length === text.length))
  fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '’'), maxLength: 20 }), { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), fc.nat(), (texts, p, s, e) => {
    const paragraph = p % texts.length, text = texts[paragraph], start = s % (text.length + 1), end = start + (e % (text.length - start + 1))
    const found = findQuote(texts, quoteOf({ index: paragraph, text }, start, end))
    expect(found).toEqual(start === end ? { kind: 'paragraph', paragraph } : { kind: 'exact', paragraph, start, end })
  }))
})

it('counts occurrences as a search does: left to right, without overlap', () => {
  expect(nthOccurrence('aaaa', 'aa', 2)).toEqual({ n: 1, total: 2 })
  expect(nthOccurrence('aaaa', 'aa', 1)).toEqual({ n: -1, total: 2 })
  expect(nthOccurrence('L’été, l\'été', "l'ete", 7)).toEqual({ n: 1, total: 2 })
})
