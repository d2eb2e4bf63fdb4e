/** npm run knowledge: compiles `src/knowledge/**` into `build/knowledge.json`; every author's mistake is printed with its line and fails the build. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileClauses } from '../clauses/compile'
import type { AllKnowledge } from './all-knowledge'
import { knowledgeFiles, readKnowledge } from './read-knowledge'

const OUT = join(__dirname, '..', '..', 'build', 'knowledge.json')

const files = knowledgeFiles()
const { knowledge, errors } = readKnowledge(undefined, files)
const clauses = compileClauses(files.filter(({ path }) => path.startsWith('clauses/')), { rules: knowledge.rules.map(({ id }) => id) })
const mistakes = [...errors, ...clauses.errors, ...unknownClauses()]
for (const mistake of mistakes) {
  console.error(`${mistake.file}:${mistake.line}:${mistake.column}\n    ${mistake.said}\n    ${mistake.expected}${mistake.nearest ? ` Did you mean « ${mistake.nearest} »?` : ''}`)
}
if (mistakes.length > 0) {
  console.error(`${mistakes.length} mistake${mistakes.length > 1 ? 's' : ''} in src/knowledge; nothing was written.`)
  process.exitCode = 1
} else {
  const all: AllKnowledge = { checklist: knowledge, clauses: clauses.library }
  mkdirSync(dirname(OUT), { recursive: true })
  writeFileSync(OUT, JSON.stringify(all))
  console.log(`${knowledge.rules.length} rules, ${Object.keys(knowledge.lexicon.lists).length} lists, ${clauses.library.clauses.length} clauses → build/knowledge.json`)
}

/** Clauses that a rule names and nobody wrote. */
function unknownClauses() {
  const known = new Set(clauses.library.clauses.map(({ id }) => id))
  return knowledge.rules.flatMap((rule) => rule.clauses.filter((id) => !known.has(id)).map((id) => ({
    file: `rules/${rule.theme}/${rule.id}.yaml`, line: 0, column: 0, said: id, expected: 'A clause of knowledge/clauses.', nearest: undefined,
  })))
}
