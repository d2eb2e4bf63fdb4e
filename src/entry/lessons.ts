/** The passages from which the resemblance of a paragraph to a rule's subject is learned: `knowledge/passages/**`, the rules' examples, the model clauses. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge } from '../checklist/judge'
import type { Lesson } from '../checklist/learn-weights'
import type { OpenKnowledge } from '../checklist/open-knowledge'
import { CONTRACT_TYPES } from '../contract/contract-type'
import { namesIn, written, type Names } from '../checklist/telling-features'
import { fill } from '../clauses/fill'
import { defaultNames } from '../clauses/party-name'
import { stances, type ClauseLibrary, type ClauseTemplate, type Stance } from '../clauses/template'
import { blockText } from '../contract/blocks'
import { buildContract } from '../contract/build-contract'
import { KnowledgeError, type Reading } from '../language'
import { KNOWLEDGE_FOLDER } from './read-knowledge'

/** A line of a file of passages: written for one item, or a paragraph of a contract with every item that it deals with. */
type Line = { heading?: string; text: string } & ({ item: string; verdict: string } | { items: Record<string, string> })

const DEALS = new Set(['adequate', 'weak', 'found'])
const SILENT = new Set(['absent', 'clear', 'not-applicable'])
const NAMES: Names<string> = { word: (entry) => entry.stem, fact: (type) => `<${type}>` }
/** What a lawyer wrote to say where a rule begins and ends counts as many passages. */
const OF_THE_RULE = 8

/** Every file of passages below `folder`, in a fixed order. Throws a `KnowledgeError` for a line that is no passage. */
export function passageFiles(folder: string = join(KNOWLEDGE_FOLDER, 'passages')): { path: string; lines: Line[] }[] {
  return readdirSync(folder, { recursive: true }).map(String).filter((path) => path.endsWith('.jsonl')).sort()
    .map((path) => ({ path, lines: readFileSync(join(folder, path), 'utf8').split('\n').flatMap((line, i) => (line === '' ? [] : [passageOf(line, `passages/${path}`, i + 1)])) }))
}

function passageOf(line: string, file: string, number: number): Line {
  const fault = (expected: string) => new KnowledgeError({ file, line: number, column: 1, said: line.slice(0, 60), expected })
  let passage: Partial<Record<'text' | 'item' | 'items' | 'verdict', unknown>>
  try {
    passage = JSON.parse(line) as typeof passage
  } catch {
    throw fault('One JSON object a line, its words between double quotes.')
  }
  const labelled = (typeof passage.item === 'string' && typeof passage.verdict === 'string') || (typeof passage.items === 'object' && passage.items !== null)
  if (typeof passage.text !== 'string' || !labelled) throw fault('« text », and « item » with « verdict », or « items ».')
  return passage as Line
}

/** Tells whether `learned.json` was made from these passages. */
export function fingerprintOf(files: ReturnType<typeof passageFiles>): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
}

/** Turns a passage into a lesson. */
type Make = (text: string, heading: string, verdicts: [string, string][], weight: number) => Lesson

/** What each passage shows: its features, and the rules whose subject it deals with. `open`: the rules as they judge by their phrases alone; `lists`: the lexicon's. */
export function lessons(open: OpenKnowledge, lists: Record<string, string[]>, library: ClauseLibrary, files = passageFiles()): Lesson[] {
  const { language } = open
  // A list with a figure (« cinq jours ») tells how well a thing is dealt with, not that it is.
  const subjects = Object.keys(lists).filter((list) => lists[list].every((line) => language.facts(language.tokens(line)).length === 0))
  const make: Make = (text, heading, verdicts, weight) => ({ features: featuresOf(text, heading, open, subjects), about: new Set(verdicts.filter(([, verdict]) => DEALS.has(verdict)).map(([item]) => item)), weight })
  return [
    ...files.flatMap(({ lines }) => lines.map((line) => make(line.text, line.heading ?? '', 'item' in line ? [[line.item, line.verdict]] : Object.entries(line.items), 1))),
    ...open.rules.flatMap(({ rule }) => rule.examples.flatMap(({ text, heading, gives }) => {
      if (gives.rule === undefined) return []
      return [make(text.replace(/[⟦⟧]/g, ''), heading ?? '', [[rule.id, SILENT.has(gives.rule) ? 'absent' : 'weak']], OF_THE_RULE)]
    })),
    ...library.clauses.flatMap((template) => stances.flatMap((stance) => (template.stances[stance] ? ofClause(template, stance, library, open, make) : []))),
  ]
}

/** The paragraphs of a model clause in which a rule finds what it asks for. */
function ofClause(template: ClauseTemplate, stance: Stance, library: ClauseLibrary, open: OpenKnowledge, make: Make): Lesson[] {
  const { blocks } = fill(template, stance, library.blanks, { parties: defaultNames(library.writing), values: {}, labels: 'fr', acceptDefaults: true, heading: true }, { language: open.language, writing: library.writing })
  const contract = buildContract(blocks.map((block, index) => ({
    index, text: blockText(block), story: 'body', styleId: null, styleName: null, styleBuiltIn: block.kind === 'heading' ? 'Heading1' : 'Normal', outlineLevel: block.kind === 'heading' ? 1 : null,
    listString: null, listLevel: null, place: null, bold: null, inserted: false, deletedInside: false, locked: false,
  })), open.contract)
  const answers = judge(contract, open, { types: [...CONTRACT_TYPES] }).results.filter(({ rule, verdict }) => template.satisfies.includes(rule) && (verdict === 'met' || verdict === 'unclear'))
  return contract.paragraphs.flatMap(({ index, text }) => {
    const answered = answers.filter(({ checks }) => checks.some(({ core, quotes }) => core && quotes.some(({ paragraph }) => paragraph === index)))
    return answered.length === 0 ? [] : [make(text, template.title.fr, answered.map(({ rule }) => [rule, 'adequate']), OF_THE_RULE)]
  })
}

function featuresOf(text: string, heading: string, { language }: OpenKnowledge, subjects: readonly string[]): Set<string> {
  const found = new Set<string>()
  const standing = ({ features }: Reading) => subjects.filter((list) => features.has(language.lists.feature(language.lists.number(list))))
  const reading = language.read(text)
  const names = namesIn(reading, NAMES)
  names.forEach((name, i) => {
    found.add(written.word(name))
    if (i > 0) found.add(written.pair(names[i - 1], name))
  })
  for (const list of standing(reading)) found.add(written.list(list))
  if (heading) {
    const above = language.read(heading)
    for (const name of namesIn(above, NAMES)) found.add(written.word(name)).add(written.heading(name))
    for (const list of standing(above)) found.add(written.headingList(list))
  }
  return found
}
