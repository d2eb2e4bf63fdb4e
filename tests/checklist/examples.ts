/** npx tsx tests/checklist/examples.ts [--item ID]… [--theme THEME]: examples that disagree, and examples that are missing. */
import { parseArgs } from 'node:util'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { checkExample, missingExamples } from './check-examples'

const { values: options } = parseArgs({ options: { item: { type: 'string', multiple: true }, theme: { type: 'string' } } })
const { knowledge, errors } = readKnowledge()
for (const error of errors) console.error(error.message)
const broken = new Set(errors.map(({ file }) => file))
const rules = knowledge.rules.filter((rule) => !broken.has(`rules/${rule.theme}/${rule.id}.yaml`) && (!options.item || options.item.includes(rule.id)) && (!options.theme || rule.theme === options.theme))
const open = openKnowledge({ ...knowledge, rules })
let examples = 0
let wrong = 0
for (const rule of rules) {
  for (const example of rule.examples) {
    examples++
    const faults = checkExample(rule, example, open)
    if (example.known_miss ? faults.length === 0 : faults.length > 0) {
      wrong++
      console.log(`✗ ${rule.id} « ${example.text.replace(/\n/g, ' ⏎ ')} »`)
      for (const fault of example.known_miss ? ['no known miss any more: take « known_miss » out'] : faults) console.log(`    ${fault}`)
    }
  }
  for (const missing of missingExamples(rule)) { wrong++; console.log(`… ${rule.id} ${missing}`) }
}
console.log(`${rules.length} rules, ${examples} examples, ${wrong} to look at`)
process.exitCode = wrong > 0 ? 1 : 0
