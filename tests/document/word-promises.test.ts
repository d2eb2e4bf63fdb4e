/** The promises on the Word adapter, on the real office.js in Chromium, and with Word being the other way where nobody knows. */
import type { Assumptions } from '../../src/preview/office-host'
import { WordBench } from './harness/word'
import { AUTHOR, promises } from './promises'

jest.setTimeout(60_000)
let bench: WordBench
beforeAll(async () => { bench = await WordBench.start() }, 120_000)
afterAll(() => bench.stop())

/** Each group lets Word be the other way in several respects that do not hide one another. */
const OTHER_WAYS: Partial<Assumptions>[] = [
  {},
  { deletionsInText: true, hitsInOrder: false, insertInheritsLook: false, attachKeepsIndents: true, attachThrowsOnListItem: false },
  { deletionsInText: true, searchFindsDeleted: true, searchStopsAtDeletions: false, searchStopsAtFields: false, localStyleNames: false },
  { searchStopsAtDeletions: false, searchFoldsQuotes: false, searchFoldsSpaces: false, controlCharacters: false, deletedMarksSeparate: false },
]

for (const assumptions of OTHER_WAYS) {
  const names = Object.entries(assumptions).map(([name, value]) => `${name}: ${value}`)
  promises(names.length === 0 ? 'Word' : `Word (${names.join(', ')})`, (bytes) => bench.open(bytes, { author: AUTHOR, date: '2026-01-01T00:00:00Z', assumptions }))
}
