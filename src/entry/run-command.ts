/** One command of the command line, by its arguments: the exit code. 0 done, 1 found what was asked to fail on, 2 could not read. */
import type { ReviewKnowledge } from '../review/knowledge'
import type { cli } from '../wording/cli'
import { commandOptions, UsageError } from './command-line'
import type { CommandOptions } from './command-line'
import { compareCommand } from './compare-command'
import { readyCommand } from './ready-command'
import { reviewCommand } from './review-command'

const commands: Record<string, { usage: keyof typeof cli; run: (options: CommandOptions, knowledge: ReviewKnowledge) => Promise<number> }> = {
  review: { usage: 'usage', run: reviewCommand },
  compare: { usage: 'usage-compare', run: compareCommand },
  ready: { usage: 'usage-ready', run: readyCommand },
}

export async function runCommand([name = 'review', ...args]: string[], knowledge: () => ReviewKnowledge): Promise<number> {
  try {
    if (!Object.hasOwn(commands, name)) throw new UsageError(Object.keys(commands).join(' | '))
    const command = commands[name]
    const options = commandOptions(args, command.usage)
    return await command.run(options, knowledge())
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    return 2
  }
}
