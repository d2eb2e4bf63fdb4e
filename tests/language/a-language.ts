/** The language of the real lexicon, for tests. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Language, type FactWords, type Grammar } from '../../src/language'

const LEXICON = join(__dirname, '..', '..', 'src', 'knowledge', 'lexicon')
const read = (name: string): unknown => parse(readFileSync(join(LEXICON, name), 'utf8'))

/** Own lists beside those of force and negation. */
export function aLanguage(lists: Record<string, string[]> = {}): Language {
  return new Language({ grammar: read('grammaire.yaml') as Grammar, facts: read('faits.yaml') as FactWords, lists: { ...(read('modalite.yaml') as Record<string, string[]>), ...lists } })
}
