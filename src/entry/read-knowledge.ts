/** Reads `src/knowledge/**` from disk and compiles it: for scripts, tests and the command line. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileKnowledge, type Compiled } from '../checklist/compile-knowledge'
import type { Learned } from '../checklist/learn-weights'
import type { SourceText } from '../checklist/source-file'
import { shapeCheck } from './check-shape'

export const KNOWLEDGE_FOLDER = join(__dirname, '..', 'knowledge')

/** Every YAML file below `folder`, paths relative to it, in a fixed order. */
export function knowledgeFiles(folder: string = KNOWLEDGE_FOLDER): SourceText[] {
  return readdirSync(folder, { recursive: true }).map(String).map((path) => path.replace(/\\/g, '/')).filter((path) => path.endsWith('.yaml')).sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

/** What `npm run learn` wrote. */
export const LEARNED = join(KNOWLEDGE_FOLDER, 'learned.json')

const readLearned = (): Learned => JSON.parse(readFileSync(LEARNED, 'utf8')) as Learned

export function readKnowledge(folder: string = KNOWLEDGE_FOLDER, files: SourceText[] = knowledgeFiles(folder), learned: Learned = readLearned()): Compiled {
  const schema = (name: string): object => JSON.parse(readFileSync(join(KNOWLEDGE_FOLDER, 'schema', name), 'utf8')) as object
  return compileKnowledge(files, { rule: shapeCheck(schema('rule.schema.json')), lists: shapeCheck(schema('lists.schema.json')) }, learned)
}
