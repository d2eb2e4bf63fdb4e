/** Words of rules and lexicon that occur in one contract of a folder only and in no wording of the checklist: signs of a rule fitted to it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { fold } from '../../src/language'
import { stemOf } from '../../src/language/stem'
import { KNOWLEDGE_FOLDER } from '../../src/entry/read-knowledge'
import type { Knowledge } from '../../src/checklist/knowledge'

/** Rules read stems: a word that another contract writes in the plural is not peculiar. Root → the word as written first. */
function words(text: string): Map<string, string> {
  const roots = new Map<string, string>()
  for (const word of fold(text).match(/\p{L}{4,}/gu) ?? []) { const root = stemOf(word); if (!roots.has(root)) roots.set(root, word) }
  return roots
}

/** One line a word: the word, the only contract that holds it, and where it is used. `wordings`: text of the checklist; `justified`: words with a reason. */
export function peculiarWords(knowledge: Knowledge, contracts: { id: string; text: string }[], wordings: string, justified: Record<string, string>): string[] {
  const used = new Map<string, string>()
  const note = (text: string, where: string) => { for (const root of words(text.replace(/\p{Lu}[\p{Lu}_-]+/gu, ' ')).keys()) if (!used.has(root)) used.set(root, where) }
  for (const rule of knowledge.rules) {
    for (const part of [rule, ...rule.checks]) {
      for (const source of [...('phrase' in part ? part.phrase : []), ...(part.weak ?? []), ...(part.unless ?? []), ...(part.unless_clause ?? [])]) note(source, rule.id)
    }
  }
  for (const [name, lines] of Object.entries(knowledge.lexicon.lists)) for (const line of lines) note(line, name)
  const general = words(wordings)
  const held = contracts.map(({ id, text }) => ({ id, words: words(text) }))
  return [...used].flatMap(([root, where]) => {
    if (general.has(root)) return []
    const homes = held.filter((contract) => contract.words.has(root))
    const word = homes[0]?.words.get(root) ?? root
    return homes.length === 1 && !justified[word] ? [`${word.padEnd(24)} only in ${homes[0].id.padEnd(26)} used in ${where}`] : []
  })
}

/** The checklist's, the clauses' and the bank's text beside the corpus when they are there, and our own passages, written without it. */
export function generalWordings(folder: string): string {
  const passages = join(KNOWLEDGE_FOLDER, 'passages')
  const own = [passages, join(passages, 'drafters'), join(__dirname, '..', 'wordings', 'drafters')]
  return [...own.flatMap((each) => readdirSync(each).filter((name) => name.endsWith('.jsonl')).map((name) => readFileSync(join(each, name), 'utf8'))), ...['../reference/checklist.yaml', '../reference/clauses.yaml', ...[0, 1, 2, 3, 4].map((n) => `../wordings/${n}.jsonl`)].map((path) => join(folder, path)).filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8'))].join('\n')
}

/** Peculiar words that a person looked at, with the reason why they stay. */
export function justifiedWords(): Record<string, string> {
  return parse(readFileSync(join(__dirname, 'justified.yaml'), 'utf8')) as Record<string, string>
}
