/** Options of the command line, checked; what it prints is French unless `--lang en`. */
import { parseArgs } from 'node:util'
import type { ContractType, Severity } from '../checklist/rule'
import { cli } from '../wording/cli'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { contractTypes, severities } from '../wording/verdicts'

/** Misuse of the command line: one sentence, exit 2. */
export class UsageError extends Error {}

export interface CommandOptions {
  language: Language
  paths: string[]
  json: boolean
  out: string | null
  types: ContractType[] | null
  author: string
  along: string[]
  failOn: Severity | null
}

export function commandOptions(args: string[], usage: keyof typeof cli): CommandOptions {
  // The language is looked for first, so that even a refused option is answered in it.
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const language: Language = (args[at]?.slice(7) || args[at + 1]) === 'en' && at >= 0 ? 'en' : 'fr'
  const { values, positionals } = parsed(args, language, usage)
  const lang = oneOf('lang', values.lang ?? 'fr', ['fr', 'en'] as const, language)
  const types = values.types?.split(',').map((type) => oneOf('types', type.trim(), Object.keys(contractTypes) as ContractType[], lang)) ?? null
  if (positionals.length === 0) throw new UsageError(say(cli, lang, usage))
  return {
    language: lang, paths: positionals, json: values.json ?? false, out: values.out ?? null, types,
    author: values.author?.trim() || 'Clausier', along: values.with ?? [],
    failOn: values['fail-on'] === undefined ? null : oneOf('fail-on', values['fail-on'], Object.keys(severities) as Severity[], lang),
  }
}

function parsed(args: string[], language: Language, usage: keyof typeof cli) {
  try {
    return parseArgs({
      args, allowPositionals: true,
      options: {
        out: { type: 'string' }, json: { type: 'boolean' }, lang: { type: 'string' }, types: { type: 'string' },
        author: { type: 'string' }, with: { type: 'string', multiple: true }, 'fail-on': { type: 'string' },
      },
    })
  } catch (error) {
    // An unknown or incomplete option: node:util names it first in its message.
    const { code, message } = error as NodeJS.ErrnoException
    if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) throw error
    throw new UsageError(`${say(cli, language, 'bad-option', { detail: /'(--?[\w-]+)/.exec(message)?.[1] ?? message })}\n${say(cli, language, usage)}`)
  }
}

function oneOf<T extends string>(option: string, value: string, known: readonly T[], language: Language): T {
  const found = known.find((each) => each === value)
  if (found === undefined) throw new UsageError(say(cli, language, 'bad-value', { option, value, known: known.join(', ') }))
  return found
}
