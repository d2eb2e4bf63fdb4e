import { ClauseSearch, passes } from '../../src/clauses/search'
import { clause, library, tools } from './library'

const search = new ClauseSearch(library.clauses, { sauvegardes: 'Sauvegardes', 'rgpd-sous-traitance': 'RGPD : sous-traitance des données' }, tools.language)
const first = (query: string) => search.find(query)[0]?.id

test.each([
  ['restauration', 'cl-backup-restore-test'],
  ['RESTAURATION', 'cl-backup-restore-test'],
  ['réversibilite', 'cl-reversibility'],
  ['penalites', 'cl-penalties'],
  ['pénalité', 'cl-penalties'],
  ['assuran', 'cl-insurance'],
  ['wi-fi', 'cl-network'],
  ['force majeure', 'cl-force-majeure'],
  ['sous-traitants', 'cl-subprocessors'],
  ['cyberattaques', 'cl-incident-assistance'],
  ['1218', 'cl-force-majeure'],
  ['L. 622-13', 'cl-provider-failure'],
  ['insurance', 'cl-insurance'],
])('« %s » finds %s', (query, id) => {
  expect(search.find(query).slice(0, 3).map((template) => template.id)).toContain(id)
})

test('an unfinished last word finds; an unknown word finds nothing', () => {
  expect(first('juridic')).toBe('cl-jurisdiction')
  expect(search.find('xylophone')).toEqual([])
  expect(search.find('sauvegarde xylophone')).toEqual([])
})

test('nothing asked: the whole library in its order', () => {
  expect(search.find('')).toHaveLength(library.clauses.length)
  expect(search.find(' ')[0].id).toBe('cl-contract-documents')
})

test('filters', () => {
  expect(search.find('', { theme: 'sauvegardes' }).map((template) => template.id)).toEqual(['cl-backup-scope', 'cl-backup-offline-encryption', 'cl-backup-restore-test', 'cl-backup-rpo-rto'])
  expect(search.find('', { missing: new Set(['access-mfa', 'trap-jurisdiction']) }).map((template) => template.id)).toEqual(['cl-mfa', 'cl-jurisdiction'])
  expect(passes(clause('cl-hds'), { type: 'maintenance' })).toBe(false)
  expect(passes(clause('cl-hds'), { type: 'saas' })).toBe(true)
  expect(passes({ ...clause('cl-hds'), stances: { balanced: [] } }, { stance: 'fallback' })).toBe(false)
})

test('500 clauses answer while one types', () => {
  const many = Array.from({ length: 500 }, (_, n) => ({ ...library.clauses[n % library.clauses.length], id: `own-${n}` }))
  const big = new ClauseSearch(many, {}, tools.language)
  const started = performance.now()
  for (const query of ['s', 'sa', 'sau', 'sauvegarde', 'sauvegarde hors ligne', 'données de santé']) expect(big.find(query).length).toBeGreaterThan(0)
  expect((performance.now() - started) / 6).toBeLessThan(50)
})
