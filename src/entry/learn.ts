/** npm run learn: learns from `src/knowledge/passages` what a paragraph on each rule's subject looks like, and writes `src/knowledge/learned.json`. */
import { writeFileSync } from 'node:fs'
import { learnWeights, NOTHING_LEARNED } from '../checklist/learn-weights'
import { openKnowledge } from '../checklist/open-knowledge'
import { compileClauses } from '../clauses/compile'
import { fingerprintOf, lessons, passageFiles } from './lessons'
import { KNOWLEDGE_FOLDER, knowledgeFiles, LEARNED, readKnowledge } from './read-knowledge'

const { knowledge, errors } = readKnowledge(KNOWLEDGE_FOLDER, knowledgeFiles(), NOTHING_LEARNED)
const clauses = compileClauses(knowledgeFiles().filter(({ path }) => path.startsWith('clauses/')))
const [mistake] = [...errors, ...clauses.errors]
if (mistake) throw mistake
const files = passageFiles()
const learned = learnWeights(lessons(openKnowledge(knowledge), knowledge.lexicon.lists, clauses.library, files), knowledge.rules.filter(({ kind }) => kind !== 'consistency').map(({ id }) => id))
// One rule a line: what a change of passages changes can be seen.
const text = JSON.stringify({ of: fingerprintOf(files), ...learned }).replace(/("[a-z]+(?:-[a-z]+)+":\[|"(?:features|rarity|weights)":)/g, '\n$1')
writeFileSync(LEARNED, `${text}\n`)
console.log(`${learned.features.length} features, ${Object.keys(learned.weights).length} rules → src/knowledge/learned.json`)
