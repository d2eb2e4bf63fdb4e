/**
 * npm run accuracy -- <folder> | --passages <folder>  [--errors [--open-held]] [--item ID]… [--theme THEME] [--peculiar] [--json] [--per-item]
 *
 * Disagreements are printed for the tuned half only, unless --open-held: who tunes on the held half measures nothing.
 */
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { readKnowledge } from '../../src/entry/read-knowledge'
import type { Judged } from './gold'
import { gradeOf } from './gold'
import { BASELINES } from './baselines'
import { judgeContracts } from './judge-contracts'
import { baselineRow, contractFigures, contractTable, saidBy, saidByBaseline } from './report-contracts'
import { judgeBank, passagesIn } from './judge-bank'
import { generalWordings, justifiedWords, peculiarWords } from './peculiar'
import { paragraphsOfFile } from './read-file'
import { bankFigures, bankTable, perItem } from './report-bank'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passages: { type: 'string' }, errors: { type: 'boolean' }, 'open-held': { type: 'boolean' }, item: { type: 'string', multiple: true }, theme: { type: 'string' },
    peculiar: { type: 'boolean' }, json: { type: 'boolean' }, types: { type: 'boolean' }, 'per-item': { type: 'boolean' },
  },
})

const { knowledge, errors } = readKnowledge()
for (const error of errors) console.error(error.message)
if (errors.length > 0) console.error(`${errors.length} mistakes in the knowledge: figures below leave out what could not be read.`)
const broken = new Set(errors.map(({ file }) => file))
knowledge.rules = knowledge.rules.filter((rule) => !broken.has(`rules/${rule.theme}/${rule.id}.yaml`))
const wanted = (id: string) => (!options.item || options.item.includes(id)) && (!options.theme || knowledge.rules.find((rule) => rule.id === id)?.theme === options.theme)
const narrowed = options.item !== undefined || options.theme !== undefined
const open = openKnowledge(narrowed ? { ...knowledge, rules: knowledge.rules.filter(({ id }) => wanted(id)) } : knowledge)

function right(each: Judged): boolean {
  return each.kind === 'requirement' ? gradeOf(each.said) === each.gold : (each.said === 'found') === (each.gold === 'found')
}

function printErrors(judged: Judged[]): void {
  for (const each of judged) {
    if (right(each) || (each.half === 'held' && !options['open-held'])) continue
    console.log(`✗ ${each.item} [${each.half}] gold ${each.gold}, said ${each.said}  ${each.checks}\n    [${each.source}] ${each.text.replace(/\n/g, ' ⏎ ')}${each.quotes.length ? `\n    “${each.quotes.slice(0, 2).join('” “')}”` : ''}${each.evidence.length ? `\n    gold: ${each.evidence[0]}` : ''}`)
  }
}

if (options.passages !== undefined) {
  const judged = judgeBank(passagesIn(options.passages).filter(({ item }) => wanted(item)), open)
  if (options.json) console.log(JSON.stringify({ tuned: bankFigures(judged.filter(({ half }) => half === 'tuned')), held: bankFigures(judged.filter(({ half }) => half === 'held')), ...(options['open-held'] ? { judged } : {}) }))
  else {
    for (const half of ['tuned', 'held'] as const) {
      const mine = judged.filter((each) => each.half === half)
      console.log(bankTable(half, mine).join('\n'))
      if (options['per-item'] || narrowed) console.log(perItem(half === 'held' && !options['per-item'] ? [] : mine).join('\n'))
    }
    if (options.errors || narrowed) printErrors(judged)
  }
} else if (positionals.length === 0) {
  console.error('A folder of contracts, or --passages and a folder of passages.')
  process.exitCode = 2
} else if (options.peculiar) void peculiar(positionals[0])
else void contracts(positionals[0])

async function peculiar(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => ['.docx', '.md', '.txt'].includes(extname(name)))
  const texts = await Promise.all(files.map(async (name) => ({ id: name.replace(/\.[^.]+$/, ''), text: (await paragraphsOfFile(join(folder, name))).map((each) => each.text).join('\n') })))
  const lines = peculiarWords(knowledge, texts, generalWordings(folder), justifiedWords())
  console.log(lines.join('\n'))
  console.log(`${lines.length} words of rules or lexicon stand in one contract only and in no general wording`)
}

async function contracts(folder: string): Promise<void> {
  const { contracts: all, baselines } = await judgeContracts(folder, open)
  const judged = all.flatMap((contract) => contract.judged)
  if (options.json) {
    const figures = (half: string) => contractFigures(saidBy(judged.filter((each) => each.half === half)))
    console.log(JSON.stringify({ tuned: figures('tuned'), held: figures('held'), contracts: all.map(({ judged: _judged, ...contract }) => contract), ...(options['open-held'] ? { judged } : {}) }))
    return
  }
  for (const half of ['tuned', 'held'] as const) {
    const names = all.filter((contract) => contract.judged[0]?.half === half).map(({ id }) => id)
    console.log(contractTable(`${half} (${names.length} contracts)`, saidBy(judged.filter((each) => each.half === half))).join('\n'))
    for (const name of BASELINES) console.log(baselineRow(name, saidByBaseline(baselines[name].filter((each) => each.half === half))))
  }
  const words = all.reduce((n, contract) => n + contract.words, 0)
  console.log(`${all.length} contracts, ${words} words, ${(all.reduce((n, contract) => n + contract.ms, 0) / words * 1000).toFixed(1)} ms per thousand words`)
  if (options['per-item']) console.log(perItem(judged.filter((each) => each.half === 'tuned' || options['open-held'])).join('\n'))
  if (options.errors || narrowed) printErrors(judged)
  if (options.types) for (const contract of all) console.log(`${contract.id}: said ${contract.types.join(',')} gold ${contract.goldTypes.join(',')} | client ${contract.parties[0].terms.concat(contract.parties[0].names).join(', ')} | provider ${contract.parties[1].terms.concat(contract.parties[1].names).join(', ')}`)
}
