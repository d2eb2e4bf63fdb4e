/** Words of rules and lexicon that occur in one contract of a folder only and in no wording of the checklist: signs of a rule fitted to it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../src/language'
import type { Knowledge } from '../../src/checklist/knowledge'

const words = (text: string) => new Set((fold(text).match(/\p{L}{4,}/gu) ?? []))

/** One line a word: the word, the only contract that holds it, and where it is used. `wordings`: text of the checklist; `justified`: words with a reason. */
export function peculiarWords(knowledge: Knowledge, contracts: { id: string; text: string }[], wordings: string, justified: Record<string, string>): string[] {
  const used = new Map<string, string>()
  const note = (text: string, where: string) => { for (const word of words(text.replace(/\p{Lu}[\p{Lu}_-]+/gu, ' '))) if (!used.has(word)) used.set(word, where) }
  for (const rule of knowledge.rules) {
    for (const part of [rule, ...rule.checks]) {
      for (const source of [...('phrase' in part ? part.phrase : []), ...(part.weak ?? []), ...(part.unless ?? []), ...(part.unless_clause ?? [])]) note(source, rule.id)
    }
  }
  for (const [name, lines] of Object.entries(knowledge.lexicon.lists)) for (const line of lines) note(line, name)
  const general = words(wordings)
  const held = contracts.map(({ id, text }) => ({ id, words: words(text) }))
  return [...used].flatMap(([word, where]) => {
    if (general.has(word) || justified[word]) return []
    const homes = held.filter((contract) => contract.words.has(word))
    return homes.length === 1 ? [`${word.padEnd(24)} only in ${homes[0].id.padEnd(26)} used in ${where}`] : []
  })
}

/** The checklist's and the bank's text beside the corpus, when they are there. */
export function generalWordings(folder: string): string {
  return ['../reference/checklist.yaml', '../reference/clauses.yaml', ...[0, 1, 2, 3, 4].map((n) => `../wordings/${n}.jsonl`)].map((path) => join(folder, path)).filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8')).join('\n')
}
