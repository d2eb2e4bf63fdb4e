/** npm run explain -- "<passage>" [--heading "<titre>"] [--rule ID]… [--types saas,hosting]: what the engine reads in a passage, and why it judges so. */
import { parseArgs } from 'node:util'
import { buildContract } from '../contract/build-contract'
import type { Paragraph } from '../contract/paragraph'
import { explain } from '../checklist/explain'
import { openKnowledge } from '../checklist/open-knowledge'
import type { ContractType } from '../checklist/rule'
import { readKnowledge } from './read-knowledge'

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { heading: { type: 'string' }, rule: { type: 'string', multiple: true }, types: { type: 'string' } } })
const { knowledge, errors } = readKnowledge()
for (const error of errors) console.error(error.message)
const broken = new Set(errors.map(({ file }) => file))
const open = openKnowledge({ ...knowledge, rules: knowledge.rules.filter((rule) => !broken.has(`rules/${rule.theme}/${rule.id}.yaml`)) })

function paragraph(index: number, text: string, heading: boolean): Paragraph {
  return {
    index, text, story: 'body', styleId: null, styleName: null, styleBuiltIn: heading ? 'Heading1' : 'Normal', outlineLevel: heading ? 1 : null,
    listString: null, listLevel: null, place: null, bold: null, inserted: false, deletedInside: false, locked: false,
  }
}

const lines = positionals.join('\n').split('\n')
const texts = options.heading ? [options.heading, ...lines] : lines
const contract = buildContract(texts.map((text, i) => paragraph(i, text, i === 0 && options.heading !== undefined)), open.contract)
const { statements, review, alike } = explain(contract, open, (options.types?.split(',') ?? []) as ContractType[], options.rule)

for (const statement of statements) {
  console.log(`\n« ${statement.text} »`)
  console.log(`  words     ${statement.words.map(({ form, stem }) => (form === stem ? form : `${form}·${stem}`)).join(' ')}`)
  for (const fact of statement.facts) console.log(`  fact      <${fact.type}> ${fact.words}${Number.isNaN(fact.value) ? '' : ` = ${fact.value}`}${fact.notes.length ? ` (${fact.notes.join(', ')})` : ''}`)
  if (statement.lists.length > 0) console.log(`  lists     ${statement.lists.map(({ name, words }) => `${name} (${words.join(' | ')})`).join(', ')}`)
  for (const { cue, scope } of statement.denied) console.log(`  denied    « ${cue} » over « ${scope} »`)
  for (const { kind, cue, by } of statement.softened) console.log(`  softened  ${kind} « ${cue} »${by ? ` said of the ${by}` : ''}`)
  console.log(`  bearer    ${statement.bearer ?? 'not named'}`)
  for (const { rule, check, purpose, phrase, words } of statement.fired) console.log(`  fired     ${rule}/${check}${purpose === 'phrase' ? '' : ` [${purpose}]`} ${phrase}  → « ${words} »`)
  for (const { rule, check, phrase, missing } of statement.nearly.slice(0, options.rule ? 40 : 8)) console.log(`  nearly    ${rule}/${check} ${phrase}  → missing ${missing}`)
}
console.log('\nverdicts')
for (const result of review.results) {
  if (options.rule ? !options.rule.includes(result.rule) : result.verdict === 'absent' || result.verdict === 'clear' || result.verdict === 'not-applicable') continue
  const score = alike.get(result.rule)
  console.log(`  ${result.rule}: ${result.verdict}${result.guessed ? ` (${result.guessed} by resemblance)` : ''}${score === undefined ? '' : `, resemblance ${score.toFixed(1)}`}`)
  for (const check of result.checks) console.log(`    ${check.check}${check.core ? '*' : ''}: ${check.verdict} ${check.reasons.map((reason) => `${reason.code} ${Object.values(reason.values ?? {}).join(' / ')}`).join(', ')} ${check.quotes.length ? `« ${check.quotes[0].exact} »` : ''}`)
}
