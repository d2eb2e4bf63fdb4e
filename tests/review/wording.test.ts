/** What is said: every reason and verdict of the engine has words in both languages; comments read as they should. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withFrenchSpaces } from '../../src/wording/french-spaces'
import { reasons } from '../../src/wording/reasons'
import { say } from '../../src/wording/say'

const CHECKLIST = join(__dirname, '../../src/checklist')

it('has words for every reason that the engine gives', () => {
  const codes = new Set<string>()
  for (const file of readdirSync(CHECKLIST, { recursive: true }).map(String).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(join(CHECKLIST, file), 'utf8')
    for (const [, code, other] of source.matchAll(/code: (?:[^'"\n{}]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)) {
      codes.add(code)
      if (other) codes.add(other)
    }
  }
  expect(codes.size).toBeGreaterThan(8)
  expect([...codes].filter((code) => !Object.hasOwn(reasons, code))).toEqual([])
})

it('puts no-break spaces where French wants them, and only there', () => {
  expect(withFrenchSpaces('Lu : « deux mots » ; vrai ? oui ! 5 % — https://x.fr')).toBe('Lu\u00a0: «\u00a0deux mots\u00a0»\u00a0; vrai\u00a0? oui\u00a0! 5\u00a0% — https://x.fr')
})

it('chooses the plural of each language and throws on a value that is missing', () => {
  const messages = { n: { fr: { one: '{n} point', other: '{n} points' }, en: { one: '{n} point', other: '{n} points' } } }
  expect([0, 1, 2].map((n) => say(messages, 'fr', 'n', { n }))).toEqual(['0 point', '1 point', '2 points'])
  expect([0, 1, 2].map((n) => say(messages, 'en', 'n', { n }))).toEqual(['0 points', '1 point', '2 points'])
  expect(() => say(messages, 'fr', 'n')).toThrow(/\{n\}/)
})
