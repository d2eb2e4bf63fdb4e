/** The command line: `review`, `compare`, `ready`. Exit 0 done, 1 found what was asked to fail on, 2 could not read. */
import { commandOptions, UsageError } from './command-line'
import type { CommandOptions } from './command-line'
import { compareCommand } from './compare-command'
import { loadKnowledge } from './load-knowledge'
import { readyCommand } from './ready-command'
import { reviewCommand } from './review-command'
import type { ReviewKnowledge } from '../review/knowledge'
import type { cli } from '../wording/cli'

const commands: Record<string, { usage: keyof typeof cli; run: (options: CommandOptions, knowledge: ReviewKnowledge) => Promise<number> }> = {
  review: { usage: 'usage', run: reviewCommand },
  compare: { usage: 'usage-compare', run: compareCommand },
  ready: { usage: 'usage-ready', run: readyCommand },
}

async function main(): Promise<number> {
  const [name = 'review', ...args] = process.argv.slice(2)
  const command = commands[name]
  try {
    if (!command) throw new UsageError(Object.keys(commands).join(' | '))
    const options = commandOptions(args, command.usage)
    return await command.run(options, loadKnowledge())
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    return 2
  }
}

void main().then((code) => { process.exitCode = code })
