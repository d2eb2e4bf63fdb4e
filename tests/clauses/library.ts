/** The real library and the real French, as the tests of clauses need them: read from the YAML files, not from the compiled module. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { compileClauses } from '../../src/clauses/compile'
import type { SourceFile } from '../../src/clauses/compile'
import { defaultNames } from '../../src/clauses/party-name'
import type { Tools } from '../../src/clauses/blank-value'
import type { ClauseLibrary, ClauseTemplate } from '../../src/clauses/template'
import { Language } from '../../src/language'
import type { FactWords, Grammar } from '../../src/language'

export const knowledge = join(__dirname, '../../src/knowledge')

export function clauseFiles(): SourceFile[] {
  const names = readdirSync(join(knowledge, 'clauses'), { recursive: true }) as string[]
  return names.filter((name) => name.endsWith('.yaml')).sort().map((name) => ({
    path: `clauses/${name.replace(/\\/g, '/')}`,
    text: readFileSync(join(knowledge, 'clauses', name), 'utf8'),
  }))
}

const lexicon = (name: string): unknown => parse(readFileSync(join(knowledge, 'lexicon', name), 'utf8'))

export const compiled = compileClauses(clauseFiles())
export const library: ClauseLibrary = compiled.library
export const language = new Language({ grammar: lexicon('grammaire.yaml') as Grammar, facts: lexicon('faits.yaml') as FactWords, lists: {} })
export const tools: Tools = { language, writing: library.writing }
export const parties = defaultNames(library.writing)

export function clause(id: string): ClauseTemplate {
  const found = library.clauses.find((template) => template.id === id)
  if (!found) throw new Error(`no clause ${id}`)
  return found
}

/** No-break spaces and curly apostrophes as typed on a keyboard, to write expectations legibly. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ').replace(/’/g, "'")
}
