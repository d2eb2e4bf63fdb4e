/** The real library and the real French, as the tests of clauses need them: read from the YAML files, not from the compiled module. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { compileClauses } from '../../src/clauses/compile'
import type { SourceFile } from '../../src/clauses/compile'
import { defaultNames } from '../../src/clauses/party-name'
import type { Tools } from '../../src/clauses/blank-value'
import type { ClauseLibrary, ClauseTemplate } from '../../src/clauses/template'
import { buildContract } from '../../src/contract/build-contract'
import type { Contract } from '../../src/contract/contract'
import { contractLexicon } from '../../src/contract/lexicon'
import type { Paragraph } from '../../src/contract/paragraph'
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

const contractWords = contractLexicon(lexicon('contract.yaml'))

/** One line of a contract: text, and what Word would know of it. */
export type Line = string | (Partial<Paragraph> & { text: string })

/** A contract from its lines; « # Title » is a heading of level 1, « ## Title » of level 2, « - words » a bullet. */
export function contractOf(lines: Line[]): Contract {
  return buildContract(lines.map((line, index): Paragraph => {
    const given = typeof line === 'string' ? { text: line } : line
    const level = /^#+ /.exec(given.text)?.[0].trim().length ?? null
    const item = given.text.startsWith('- ')
    return {
      index, story: 'body', styleId: null, styleName: null, styleBuiltIn: level === null ? 'Normal' : `Heading${level}`, outlineLevel: level,
      listString: item ? '•' : null, listLevel: item ? 0 : null, place: null, bold: null, inserted: false, deletedInside: false, locked: false,
      ...given, text: given.text.replace(/^(#+|-) /, ''),
    }
  }), contractWords)
}
