import { contractLexicon, LexiconError } from '../../src/contract/lexicon'
import { WordList } from '../../src/contract/word-list'
import { wordsOf } from '../../src/contract/words'
import { lexiconData } from './paper'

type Keys = Record<string, unknown>
const changed = (change: (data: Keys) => void): unknown => {
  const data = structuredClone(lexiconData) as Keys
  change(data)
  return data
}
const faultOf = (data: unknown): LexiconError => {
  try {
    contractLexicon(data)
  } catch (error) {
    if (error instanceof LexiconError) return error
    throw error
  }
  throw new Error('no fault')
}

describe('the lexicon of structure', () => {
  test('a missing key says where', () => expect(faultOf(changed((data) => delete (data.headings as Keys).preamble)).path).toEqual(['headings']))
  test('an unknown key says which are known', () => {
    const fault = faultOf(changed((data) => ((data.lines as Keys).feet = ['x'])))
    expect(fault.path).toEqual(['lines', 'feet'])
    expect(fault.expected).toContain('footer')
  })
  test('a value that is no list', () => expect(faultOf(changed((data) => (data.abbreviations = 'art'))).path).toEqual(['abbreviations']))
  test('an empty word', () => expect(faultOf(changed((data) => (data.abbreviations = ['art', '  ']))).path).toEqual(['abbreviations', 1]))
  test('a choice that is none', () => {
    const fault = faultOf(changed((data) => (((((data.consistency as Keys).conflicting_deadlines as Keys).subjects as Keys).duree as Keys).fact = 'days')))
    expect(fault.path).toEqual(['consistency', 'conflicting_deadlines', 'subjects', 'duree', 'fact'])
  })
  test('nothing at all', () => expect(faultOf(null).path).toEqual([]))
})

describe('a list of expressions', () => {
  const list = new WordList(['bon de commande', 'bon', 'sauvegard*', "auprès d'", 'PÉNALITÉ*'])
  const found = (text: string) => list.all(wordsOf(text)).map((hit) => hit.written)
  test('the longest wins', () => expect(found('un bon de commande et un bon')).toEqual(['bon de commande', 'bon']))
  test('an open word takes any ending', () => expect(found('sauvegardées, Sauvegarde')).toEqual(['sauvegard*', 'sauvegard*']))
  test('accents, case and apostrophes never matter', () => expect(found('pe\u0301nalite\u0301s AUPRÈS D’Ouestia')).toEqual(['PÉNALITÉ*', "auprès d'"]))
  test('a part of a word is no hit', () => expect(found('bonus bonde')).toEqual([]))
})
