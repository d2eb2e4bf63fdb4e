/** The passages from which the resemblance of a paragraph to a rule's subject is learned: `knowledge/passages/**`, the rules' examples. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lesson } from '../checklist/learn-weights'
import type { OpenKnowledge } from '../checklist/open-knowledge'
import type { Reading } from '../language'
import { namesIn, written, type Names } from '../checklist/telling-features'
import { KNOWLEDGE_FOLDER } from './read-knowledge'

/** A line of a file of passages: written for one item, or a paragraph of a contract with every item that it deals with. */
type Line = { heading?: string; text: string } & ({ item: string; verdict: string } | { items: Record<string, string> })

const DEALS = new Set(['adequate', 'weak', 'found'])
const NAMES: Names<string> = { word: (entry) => entry.stem, fact: (type) => `<${type}>` }

/** Every file of passages below `folder`, in a fixed order. */
export function passageFiles(folder: string = join(KNOWLEDGE_FOLDER, 'passages')): { path: string; lines: Line[] }[] {
  return readdirSync(folder, { recursive: true }).map(String).filter((path) => path.endsWith('.jsonl')).sort()
    .map((path) => ({ path, lines: readFileSync(join(folder, path), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line) }))
}

/** Tells whether `learned.json` was made from these passages. */
export function fingerprintOf(files: ReturnType<typeof passageFiles>): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
}

/** What each passage shows: its features, and the rules whose subject it deals with. */
export function lessons(open: OpenKnowledge, files = passageFiles()): Lesson[] {
  const made: Lesson[] = files.flatMap(({ lines }) => lines.map((line) => ({
    features: featuresOf(line.text, line.heading ?? '', open),
    about: new Map(Object.entries('item' in line ? { [line.item]: line.verdict } : line.items).filter(([, verdict]) => DEALS.has(verdict)).map(([item, verdict]) => [item, verdict !== 'weak'])),
  })))
  for (const { rule } of open.rules) {
    for (const { text, heading, gives } of rule.examples) {
      if (gives.rule === undefined) continue
      const silent = gives.rule === 'absent' || gives.rule === 'clear' || gives.rule === 'not-applicable'
      made.push({ features: featuresOf(text.replace(/[⟦⟧]/g, ''), heading ?? '', open), about: new Map(silent ? [] : [[rule.id, gives.rule === 'met' || gives.rule === 'found']]) })
    }
  }
  return made
}

function featuresOf(text: string, heading: string, { language }: OpenKnowledge): Set<string> {
  const found = new Set<string>()
  // Only the lists that rules ask for are found in a contract.
  const standing = ({ features }: Reading) => [...language.lists.known].filter((list) => features.has(language.lists.feature(language.lists.number(list))))
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
