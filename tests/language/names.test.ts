/** The name that an author probably meant: the nearest known one, when one is near enough. */
import { nearestName } from '../../src/language'

test.each([
  ['a letter forgotten', 'critcal', 'critical'],
  ['a letter too many', 'criitical', 'critical'],
  ['another letter', 'critikal', 'critical'],
  ['two letters forgotten', 'crital', 'critical'],
  ['two letters too many', 'criticalss', 'critical'],
  ['two letters turned round', 'SAUVEGADRE', 'SAUVEGARDE'],
  ['the first letter', 'ritical', 'critical'],
  ['the case alone', 'Critical', 'critical'],
  ['one letter of a short name', 'ix', 'id'],
])('%s: %s → %s', (_, name, meant) => {
  expect(nearestName(name, ['unless', 'SAUVEGARDE', 'critical', 'id', 'about'])).toBe(meant)
})

test('no more than a third of the letters may differ', () => {
  expect(nearestName('notice', ['notify'])).toBe('notify')
  expect(nearestName('notice', ['novels'])).toBeUndefined()
  expect(nearestName('id', ['about'])).toBeUndefined()
  expect(nearestName('id', ['ab'])).toBeUndefined()
  expect(nearestName('delai', ['delais_longs'])).toBeUndefined()
  expect(nearestName('delai', [])).toBeUndefined()
})

test('the nearest of several, wherever it stands among them', () => {
  const known = ['delaisse', 'delais', 'relais']
  for (const order of [known, [...known].reverse()]) expect(nearestName('delai', order)).toBe('delais')
})
