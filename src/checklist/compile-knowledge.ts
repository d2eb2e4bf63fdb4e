/** `knowledge/rules/**` and `knowledge/lexicon/*` → checked data. Pure: texts come in, data and every author's mistake with its line come out. */
import { FACT_TYPES, KnowledgeError, Language, ListError, nearestName, parsePhrase, PhraseError, type FactType, type Lexicon, type Node, type Phrase } from '../language'
import { contractLexicon, LexiconError } from '../contract/lexicon'
import type { Knowledge } from './knowledge'
import { type Learned, NOTHING_LEARNED } from './learn-weights'
import type { Check, Rule } from './rule'
import { SourceFile, type ShapeCheck, type SourceText } from './source-file'

export interface Shapes { rule: ShapeCheck; lists: ShapeCheck }
export interface Compiled { knowledge: Knowledge; errors: KnowledgeError[] }

/** Lexicon files that are not named lists. */
const GRAMMAR = 'lexicon/grammaire.yaml'
const FACTS = 'lexicon/faits.yaml'
const CONTRACT = 'lexicon/contract.yaml'
const MARKS = /[⟦⟧]/g

/** Compiles `files` (paths relative to `knowledge/`). With errors, the knowledge holds what could be read. */
export function compileKnowledge(files: readonly SourceText[], shapes: Shapes, learned: Learned = NOTHING_LEARNED): Compiled {
  const errors: KnowledgeError[] = []
  const lexicon: Lexicon = { grammar: { elisions: {}, abbreviations: [], irregular: {}, compounds: {}, apart: {}, agreement: {} }, facts: null as never, lists: {} }
  const homes = new Map<string, { file: SourceFile }>()
  const rules: { rule: Rule; file: SourceFile }[] = []
  const opened: SourceFile[] = []
  let contract: unknown = null
  for (const { path, text } of files) {
    if (!/^(lexicon|rules)\/.*\.yaml$/.test(path)) continue
    const file = new SourceFile(path, text)
    opened.push(file)
    if (file.data === null) {
      if (file.errors.length === 0) file.fault([], path, 'The file is empty.')
      continue
    }
    if (path === GRAMMAR) lexicon.grammar = file.data as Lexicon['grammar']
    else if (path === FACTS) lexicon.facts = file.data as Lexicon['facts']
    else if (path === CONTRACT) contract = checkedContract(file)
    else if (path.startsWith('lexicon/')) addLists(file, shapes.lists, lexicon, homes)
    else if (shaped(file, shapes.rule)) rules.push({ rule: complete(file.data as Rule), file })
  }
  const names = new Set(Object.keys(lexicon.lists))
  for (const [name, { file }] of homes) lexicon.lists[name] = readableLines(name, lexicon.lists[name], names, file)
  const ids = new Map<string, string>()
  for (const { rule, file } of rules) {
    const known = ids.get(rule.id)
    if (known) file.fault(['id'], rule.id, `An id of its own: ${known} has this one.`)
    ids.set(rule.id, file.path)
    const expected = `rules/${rule.theme}/${rule.id}.yaml`
    if (file.path !== expected) file.fault(['id'], rule.id, `Id and theme are the file's place: this file should be ${expected}.`)
  }
  for (const path of [GRAMMAR, FACTS, CONTRACT]) if (!files.some((file) => file.path === path)) errors.push(new KnowledgeError({ file: path, line: 1, column: 1, said: path, expected: 'This file: the engine reads its words.' }))
  let language: Language | null = null
  try {
    if (lexicon.facts) language = new Language(lexicon)
  } catch (error) {
    if (!(error instanceof ListError)) throw error
    const home = homes.get(error.list)
    home?.file.fault([error.list, error.index], error.line, capital(error.reason.expected), { nearest: error.reason.nearest, within: error.reason.said })
  }
  for (const { rule, file } of rules) new RuleReader(rule, file, names, language).read()
  for (const file of opened) errors.push(...file.errors)
  rules.sort((a, b) => (a.file.path < b.file.path ? -1 : 1))
  const checked = rules.map(({ rule }) => rule)
  return { knowledge: { rules: checked, lexicon, contract, learned }, errors }
}

/** The structure words of contracts are checked by the folder that reads them. */
function checkedContract(file: SourceFile): unknown {
  try {
    contractLexicon(file.data)
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error
    file.fault(error.path, error.said, error.expected)
  }
  return file.data
}

function shaped(file: SourceFile, check: ShapeCheck): boolean {
  const faults = check(file.data)
  for (const { path, expected, nearest, key } of faults) file.fault(path, String(path[path.length - 1] ?? ''), expected, { nearest, key })
  return faults.length === 0
}

function addLists(file: SourceFile, check: ShapeCheck, lexicon: Lexicon, homes: Map<string, { file: SourceFile }>): void {
  if (!shaped(file, check)) return
  for (const [name, lines] of Object.entries(file.data as Record<string, string[]>)) {
    const home = homes.get(name)
    if (home) { file.fault([name], name, `A name of its own: ${home.file.path} has this list.`, { key: true }); continue }
    homes.set(name, { file })
    lexicon.lists[name] = lines
  }
}

/** The lines of a list that can be read; the others are reported. */
function readableLines(name: string, lines: string[], names: ReadonlySet<string>, file: SourceFile): string[] {
  return lines.filter((line, i) => {
    try {
      if (parsePhrase(line, names).length === 1) return true
      file.fault([name, i], line, 'No « & » in a list: one way of saying it per line.', { within: '&' })
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error
      file.fault([name, i], line, capital(error.expected), { nearest: error.nearest, within: error.said })
    }
    return false
  })
}

/** Fills the defaults that the file may leave out. */
function complete(rule: Rule): Rule {
  return {
    ...rule,
    about: rule.about ?? [],
    clauses: rule.clauses ?? [],
    checks: rule.checks.map((check, i) => ({ ...check, core: check.core ?? i === 0 })),
  }
}

class RuleReader {
  constructor(private readonly rule: Rule, private readonly file: SourceFile, private readonly lists: ReadonlySet<string>, private readonly language: Language | null) {}

  read(): void {
    const { rule, file } = this
    rule.about.forEach((name, i) => this.list(name, ['about', i]))
    this.phrases(rule.weak, ['weak'])
    this.phrases(rule.unless, ['unless'])
    this.phrases(rule.unless_clause, ['unless_clause'])
    if (rule.kind === 'consistency' && !rule.reader) file.fault(['kind'], 'consistency', 'A « reader: » names the code that reads this defect.')
    if (rule.kind === 'requirement' && !rule.checks.some((check) => check.core)) file.fault(['checks'], rule.id, 'At least one core check.')
    const ids = new Set<string>()
    rule.checks.forEach((check, i) => {
      if (ids.has(check.id)) file.fault(['checks', i, 'id'], check.id, 'An id of its own within the rule.')
      ids.add(check.id)
      this.check(check, ['checks', i])
    })
    rule.examples.forEach((example, i) => {
      for (const id of Object.keys(example.gives)) {
        if (!ids.has(id) && id !== 'rule') file.fault(['examples', i, 'gives', id], id, 'The id of a check, or « rule ».', { key: true, nearest: nearestName(id, ids) })
      }
      const marks = (example.text.match(MARKS) ?? []).join('')
      if (!/^(⟦⟧)*$/.test(marks) || /⟦\s*⟧/.test(example.text)) file.fault(['examples', i, 'text'], example.text, 'Marks ⟦ and ⟧ in pairs, around at least one word.')
    })
  }

  private check(check: Check, path: (string | number)[]): void {
    const phrases = this.phrases(check.phrase, [...path, 'phrase'])
    if (check.phrase.length === 0 && this.rule.kind !== 'consistency') this.file.fault([...path, 'phrase'], check.id, 'At least one phrase.', { key: true })
    this.phrases(check.weak, [...path, 'weak'])
    this.phrases(check.unless, [...path, 'unless'])
    this.phrases(check.unless_clause, [...path, 'unless_clause'])
    this.phrases(check.capped_by, [...path, 'capped_by'])
    check.about?.forEach((name, i) => this.list(name, [...path, 'about', i]))
    if (check.at_least !== undefined && check.at_least > check.phrase.length) this.file.fault([...path, 'at_least'], String(check.at_least), `At most the number of phrases (${check.phrase.length}).`)
    for (const key of ['acceptable', 'ideal'] as const) {
      const bound = check[key]
      if (bound !== undefined) this.threshold(bound, phrases, [...path, key])
    }
  }

  private list(name: string, path: (string | number)[]): void {
    if (!this.lists.has(name)) this.file.fault(path, name, 'A list of the lexicon.', { nearest: nearestName(name, this.lists) })
  }

  private phrases(sources: string[] | undefined, path: (string | number)[]): Phrase[] {
    const phrases: Phrase[] = []
    sources?.forEach((source, i) => {
      try {
        phrases.push(parsePhrase(source, this.lists))
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error
        this.file.fault([...path, i], source, capital(error.expected), { nearest: error.nearest, within: error.said })
      }
    })
    return phrases
  }

  private threshold(bound: string, phrases: Phrase[], path: (string | number)[]): void {
    const captured = new Set(phrases.flatMap((phrase) => phrase.flatMap(factsOf)))
    if (captured.size === 0) { this.file.fault(path, bound, 'A phrase that captures the fact to hold against this threshold: <durée>, <fréquence>…'); return }
    if (!this.language) return
    const facts = this.language.facts(this.language.tokens(bound))
    const wanted: FactType[] = [...captured].map((type) => (type === 'délai' ? 'durée' : type))
    if (!facts.some((fact) => wanted.includes(fact.type) && !fact.open)) this.file.fault(path, bound, `A threshold that reads as ${[...captured].map((type) => `<${type}>`).join(' or ')}.`)
  }
}

function factsOf(nodes: Node[]): FactType[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'fact') return MEASURED.has(node.type) ? [node.type] : []
    if (node.kind === 'any') return node.options.flatMap(factsOf)
    return node.kind === 'optional' ? factsOf([node.node]) : []
  })
}

/** Facts that a threshold can be held against. */
const MEASURED = new Set<FactType>(FACT_TYPES.filter((type) => ['durée', 'délai', 'fréquence', 'pourcentage', 'montant', 'nombre', 'plage'].includes(type)))

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}
