import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { parse } from 'yaml'
import { compileClauses } from '../../src/clauses/compile'
import { annexesUsed } from '../../src/clauses/before-insert'
import { fill } from '../../src/clauses/fill'
import { holdsInOrder, stemsOf } from '../../src/clauses/heading-words'
import { blockText } from '../../src/contract/blocks'
import { birthTag, parseTag, tagLimit } from '../../src/clauses/tag'
import { stances } from '../../src/clauses/template'
import { clause, clauseFiles, compiled, knowledge, library, parties, tools } from './library'

/** The real files, one of them replaced. */
function withFile(path: string, change: (text: string) => string) {
  const files = clauseFiles()
  const at = files.findIndex((file) => file.path === path)
  if (at < 0) throw new Error(`no file ${path}`)
  files[at] = { path, text: change(files[at].text) }
  return compileClauses(files).errors.map((error) => error.message)
}
const scope = 'clauses/sauvegardes/cl-backup-scope.yaml'

test('the library compiles without a mistake, every clause in three stances', () => {
  expect(compiled.errors.map((error) => error.message)).toEqual([])
  expect(library.clauses.length).toBeGreaterThanOrEqual(57)
  for (const template of library.clauses) expect(Object.keys(template.stances)).toEqual([...stances])
})

test('every clause file follows the schema that editors use', () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(join(knowledge, 'schema/clause.schema.json'), 'utf8')))
  const wrong = clauseFiles().filter(({ path }) => path.split('/').length === 3).filter(({ text }) => !validate(parse(text))).map(({ path }) => path)
  expect(wrong).toEqual([])
  expect(validate({ ...parse(clauseFiles().find(({ path }) => path === scope)!.text), surprise: 1 })).toBe(false)
})

test('every tag fits into a content control and is read back', () => {
  for (const template of library.clauses) {
    for (const stance of stances) {
      const tag = birthTag({ ...template, version: 9999 }, stance)
      expect(tag.length).toBeLessThanOrEqual(tagLimit)
      expect(parseTag(tag)).toMatchObject({ id: template.id, stance, version: 9999 })
    }
  }
  expect(new Set(library.clauses.flatMap((template) => stances.map((stance) => birthTag(template, stance)))).size).toBe(library.clauses.length * 3)
})

test.each([['cl:x', null], ['blank:rpo', null], ['cl:cl-price:balanced:1:aaaa', null], ['cl:cl-price:angry:1:aaaaaaaa', null], ['cl:<b>:balanced:1:aaaaaaaa', null]])('%s is no certificate', (tag, expected) => {
  expect(parseTag(tag)).toBe(expected)
})

test('the terms that a clause declares are the library terms that its stances use', () => {
  const declared: Record<string, string[]> = {}
  const found: Record<string, string[]> = {}
  for (const template of library.clauses) {
    const used = new Set<string>()
    for (const stance of stances) {
      const { blocks } = fill(template, stance, library.blanks, { parties, values: {}, labels: 'fr', heading: false, acceptDefaults: true }, tools)
      const stems = stemsOf(blocks.map(blockText).join('\n'), tools.language)
      for (const term of library.terms) if (term.words.some((words) => holdsInOrder(stems, words, tools.language))) used.add(term.id)
    }
    // That clause defines them itself.
    if (template.id === 'cl-contract-documents') continue
    declared[template.id] = [...template.terms].sort()
    found[template.id] = [...used].sort()
  }
  expect(declared).toEqual(found)
})

test('every annex that a clause declares is used by at least one stance, and the blank says its name', () => {
  const declared: Record<string, string[]> = {}
  const found: Record<string, string[]> = {}
  for (const template of library.clauses) {
    const used = new Set(stances.flatMap((stance) => {
      const { blocks } = fill(template, stance, library.blanks, { parties, values: {}, labels: 'fr', heading: false, acceptDefaults: true }, tools)
      return annexesUsed(template, stance, blocks.map(blockText).join('\n'), library, tools).map((annex) => annex.id)
    }))
    declared[template.id] = [...template.annexes].sort()
    found[template.id] = [...used].sort()
  }
  expect(declared).toEqual(found)
})

describe('an author is told file, line and column', () => {
  test.each<[string, string, (text: string) => string, RegExp]>([
    ['an unknown field', scope, (text) => text.replace('theme:', 'thème:'), /cl-backup-scope\.yaml:3:1: « thème »: Known here: .* did you mean « theme »/],
    ['a blank that does not exist', scope, (text) => text.replace('{{frequence_sauvegarde}}', '{{frequence_sauvegrade}}'), /cl-backup-scope\.yaml:\d+:\d+: « \{\{frequence_sauvegrade\}\} »: .* did you mean « frequence_sauvegarde »/],
    ['a brace left open', scope, (text) => text.replace('{{frequence_sauvegarde}}', '{{frequence_sauvegarde}'), /brace is left open/],
    ['a stance that is missing', scope, (text) => text.replace('  fallback:', '  fallbakc:'), /« fallback » is missing/],
    ['an id that is not the file name', scope, (text) => text.replace('id: cl-backup-scope', 'id: cl-backup-scopes'), /The id is the name of the file/],
    ['an id too long for the tag', scope, (text) => text.replace('id: cl-backup-scope', `id: cl-${'x'.repeat(40)}`), /Too long by \d+ characters/],
    ['markup', scope, (text) => text.replace('fr: \'Sauvegardes', 'fr: \'<b>Sauvegardes').replace('fr: "Sauvegardes', 'fr: "<b>Sauvegardes'), /no markup/],
    ['an unknown theme folder', scope, (text) => text.replace('theme: sauvegardes', 'theme: sauvegarde'), /The theme is the name of the folder/],
    ['an unknown annex', 'clauses/prix-duree-resiliation/cl-price.yaml', (text) => text.replace('annexes: [tarifs]', 'annexes: [tarif]'), /No annex has this id\. — did you mean « tarifs »/],
    ['a key written twice', scope, (text) => `${text}version: 2\n`, /cl-backup-scope\.yaml:\d+:1: .*Map keys must be unique/],
    ['a clause without its place in the order', 'clauses/order.yaml', (text) => text.replace('cl-mfa, ', ''), /« cl-mfa »: Every clause has its place/],
    ['a blank that nobody uses', 'clauses/blanks.yaml', (text) => `${text}orphelin:\n  label: { fr: a, en: b }\n  type: text\n`, /« orphelin »: No clause uses this blank/],
    ['a type that does not exist', 'clauses/blanks.yaml', (text) => text.replace('  type: duration', '  type: durations'), /did you mean « duration »/],
    ['an anchor', scope, (text) => text.replace(/^version: /m, 'version: &v '), /No anchor/],
  ])('%s', (_what, path, change, message) => {
    expect(withFile(path, change).join('\n')).toMatch(message)
  })

  test('known rules: an unknown one is refused with the nearest', () => {
    const rules = library.clauses.flatMap((template) => [...template.satisfies, ...template.replaces]).filter((id) => id !== 'backup-retention')
    const messages = compileClauses(clauseFiles(), { rules: [...rules, 'backup-retentions'] }).errors.map((error) => error.message)
    expect(messages).toEqual([expect.stringMatching(/cl-backup-scope\.yaml:\d+:\d+: « backup-retention »: No rule has this id\. — did you mean « backup-retentions »/)])
  })

  test('a missing shared file', () => {
    expect(compileClauses(clauseFiles().filter(({ path }) => !path.endsWith('terms.yaml'))).errors[0].message).toMatch(/terms\.yaml/)
  })
})

test('the hash follows the words, the tag follows the version', () => {
  const template = clause('cl-mfa')
  const other = { ...template, stances: { ...template.stances, balanced: [{ kind: 'text' as const, parts: [{ kind: 'text' as const, text: 'Autre.' }] }] } }
  expect(birthTag(other, 'balanced')).not.toBe(birthTag(template, 'balanced'))
  expect(birthTag(other, 'fallback')).toBe(birthTag(template, 'fallback'))
  expect(birthTag({ ...template, version: template.version + 1 }, 'fallback')).not.toBe(birthTag(template, 'fallback'))
})
