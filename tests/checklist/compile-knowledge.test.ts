/** A broken file of the knowledge: every mistake with its file, line, column, words and a way out. */
import { knowledgeFiles, readKnowledge } from '../../src/entry/read-knowledge'

const RULE = 'rules/rgpd-sous-traitance/gdpr-breach-notification.yaml'
const lexicon = knowledgeFiles().filter(({ path }) => path.startsWith('lexicon/'))
const good = knowledgeFiles().find(({ path }) => path === RULE)!

/** Mistakes after `change` on the good rule (and beside it, `more` files). */
function mistakes(change: (text: string) => string, path = RULE, more: { path: string; text: string }[] = []) {
  const text = change(good.text)
  if (path === RULE && more.length === 0) expect(text).not.toBe(good.text)
  return readKnowledge(undefined, [...lexicon, { path, text }, ...more]).errors
}
const lineOf = (text: string, words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1

test('the good file has no mistake', () => {
  expect(readKnowledge(undefined, [...lexicon, good]).errors).toEqual([])
})

test.each([
  ['an unknown key', (text: string) => text.replace('severity:', 'severite:'), 'severite', 'severite', 'One of the keys'],
  ['a phrase that does not parse', (text: string) => text.replace(/^ {6}- [A-Z].* & <délai>$/m, '      - (NOTIFIER & <délai>'), '(NOTIFIER', '(NOTIFIER & <délai>', '& » inside'],
  ['capitals that are no list', (text: string) => text.replace(/^ {6}- [A-Z].* & <délai>$/m, '      - NOTIFYER & <délai>'), 'NOTIFYER', 'NOTIFYER & <délai>', 'A list of the lexicon'],
  ['a list of about that does not exist', (text: string) => text.replace('about: [VIOLATION_DONNEES]', 'about: [VIOLATION_DONNEE]'), 'about: [', 'VIOLATION_DONNEE', 'A list of the lexicon'],
  ['a threshold that is no fact', (text: string) => text.replace('acceptable: 48 heures', 'acceptable: rapidement et bien'), 'acceptable:', 'rapidement et bien', 'A threshold that reads as'],
  ['a wrong span', (text: string) => text.replace('⟧', ''), '⟦notifie', '⟦', 'Marks ⟦ and ⟧ in pairs'],
  ['an unknown check in an example', (text: string) => text.replace('{ delai: met, evoque: met }', '{ delay: met }'), '{ delay: met }', 'delay', 'The id of a check'],
  ['an unknown value', (text: string) => text.replace('severity: critical', 'severity: critcal'), 'severity:', 'severity', 'One of: critical, major, minor'],
  ['a number that makes no sense', (text: string) => text.replace('  - id: contenu\n', '  - id: contenu\n    at_least: 9\n'), 'at_least', '9', 'At most the number of phrases'],
])('%s', (_, change, where, said, expected) => {
  const errors = mistakes(change)
  expect(errors.length).toBeGreaterThan(0)
  const [error] = errors
  expect(error.file).toBe(RULE)
  expect(error.line).toBe(lineOf(change(good.text), where))
  expect(error.column).toBeGreaterThan(0)
  expect(error.said).toContain(said)
  expect(error.expected).toContain(expected)
})

test.each(['lexicon/grammaire.yaml', 'lexicon/faits.yaml', 'lexicon/contract.yaml'])('a missing %s is a mistake', (path) => {
  const { errors } = readKnowledge(undefined, [...lexicon.filter((file) => file.path !== path), good])
  expect(errors[0]).toMatchObject({ file: path, line: 1 })
})

test('an alias is a mistake at its place, with a way out', () => {
  const errors = mistakes((text) => text.replace('severity: critical', 'severity: *grave'))
  expect(errors[0]).toMatchObject({ file: RULE, line: lineOf(good.text, 'severity: critical'), column: 11, said: '*grave' })
  const followed = mistakes((text) => text.replace('kind: requirement', 'kind: &genre requirement').replace('severity: critical', 'severity: *genre'))
  expect(followed.map(({ said, expected }) => `${said} ${expected}`)).toEqual([expect.stringMatching(/^\*genre The words written out/)])
})

/** The words that stand where a mistake is said to be, as many as `words` has characters. */
function pointedAt(change: (text: string) => string, words: string): string {
  const [{ line, column }] = mistakes(change)
  return change(good.text).split('\n')[line - 1].slice(column - 1, column - 1 + words.length)
}
test.each([
  ['a key', (text: string) => text.replace('severity:', 'severite:'), 'severite:'],
  ['a value', (text: string) => text.replace('severity: critical', 'severity: critcal'), 'critcal'],
  ['a value among others', (text: string) => text.replace('about: [', 'about: [VIOLATION_DONNEE, '), 'VIOLATION_DONNEE,'],
  ['a word inside a phrase', (text: string) => text.replace(/^ {6}- [A-Z].* & <délai>$/m, '      - PREVENIR & NOTIFYER & <délai>'), 'NOTIFYER'],
  ['a check named in an example', (text: string) => text.replace('{ delai: met, evoque: met }', '{ delay: met }'), 'delay'],
])('a mistake points at its words: %s', (_, change, words) => {
  expect(pointedAt(change, words)).toBe(words)
})

test('long words are told by their beginning', () => {
  const [{ said }] = mistakes((text) => text.replace(/^ {6}- [A-Z].* & <délai>$/m, `      - ${'avertir '.repeat(30)})`))
  expect(said).toMatch(/^avertir avertir .*…$/)
  expect(said.length).toBeLessThanOrEqual(80)
})

test('rules come in the order of their files, however these were handed over', () => {
  const rules = knowledgeFiles().filter(({ path }) => /^rules\/sauvegardes\//.test(path))
  const ids = (files: typeof rules) => readKnowledge(undefined, [...lexicon, ...files]).knowledge.rules.map(({ id }) => id)
  const sorted = rules.map(({ path }) => path.replace(/^.*\/|\.yaml$/g, '')).sort()
  expect(rules.length).toBeGreaterThan(2)
  expect(ids(rules)).toEqual(sorted)
  expect(ids([...rules].reverse())).toEqual(sorted)
})

test('the nearest name is offered', () => {
  expect(mistakes((text) => text.replace('about: [VIOLATION_DONNEES]', 'about: [VIOLATION_DONNEE]'))[0].nearest).toBe('VIOLATION_DONNEES')
  expect(mistakes((text) => text.replace('severity:', 'severite:'))[0].nearest).toBe('severity')
})

test('a missing translation fails', () => {
  const [error] = mistakes((text) => text.replace(/\n {2}en: "Data breach.*\n/, '\n'))
  expect(error.expected).toContain('« en » is missing')
})

test('an id that is not its path, and an id used twice', () => {
  expect(mistakes((text) => text, 'rules/rgpd-sous-traitance/other.yaml')[0].expected).toContain(`should be ${RULE}`)
  const twice = mistakes((text) => text, RULE, [{ path: 'rules/sauvegardes/copy.yaml', text: good.text }])
  expect(twice.some((error) => error.expected.includes('An id of its own'))).toBe(true)
})

test('YAML that does not parse, an empty file', () => {
  expect(mistakes((text) => text.replace('theme: rgpd', 'theme: [rgpd'))[0].line).toBeGreaterThan(0)
  expect(mistakes(() => '')[0].expected).toContain('empty')
})

test('a list whose line cannot be read is reported at its line, and the rest goes on', () => {
  const text = 'ESSAI_CASSE:\n  - mot juste\n  - (mot ouvert\n'
  const { errors, knowledge } = readKnowledge(undefined, [...lexicon, good, { path: 'lexicon/essai.yaml', text }])
  expect(errors.map(({ file, line }) => ({ file, line }))).toEqual([{ file: 'lexicon/essai.yaml', line: 3 }])
  expect(knowledge.lexicon.lists.ESSAI_CASSE).toEqual(['mot juste'])
  expect(knowledge.rules).toHaveLength(1)
})

test('a section missing from the words that structure contracts is reported in their file', () => {
  const broken = lexicon.map((file) => (file.path === 'lexicon/contract.yaml' ? { ...file, text: file.text.replace(/^numbering:/m, 'numerotation:') } : file))
  const { errors } = readKnowledge(undefined, [...broken, good])
  expect(errors.map(({ file, said }) => ({ file, said }))).toEqual([{ file: 'lexicon/contract.yaml', said: 'no key « numbering »' }])
})

test('a list named twice', () => {
  const { errors } = readKnowledge(undefined, [...lexicon, good, { path: 'lexicon/zz.yaml', text: 'NOTIFIER:\n  - dire\n' }])
  expect(errors).toHaveLength(1)
  expect(errors[0].expected).toContain('A name of its own')
})
