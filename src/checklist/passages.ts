/** `knowledge/passages/*.jsonl`: what drafters write on each rule, one passage a line. Read for the words that they use. */
import { KnowledgeError, nearestName } from '../language'
import type { LabelledPassage } from './learn-words'
import type { SourceText } from './source-file'

interface Line { item: string; verdict: string; text: string }

/** The others are neighbours: they show what must not count. */
const DEALS_WITH_IT = new Set(['adequate', 'weak', 'found'])
const VERDICTS = [...DEALS_WITH_IT, 'absent', 'clear']
const LINE = 'One passage a line: {"item", "verdict", "text", …}.'

/** Passages that deal with their rule; a line that cannot be read, or names no rule, is reported. */
export function passagesIn({ path, text }: SourceText, rules: ReadonlySet<string>, errors: KnowledgeError[]): LabelledPassage[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const fault = (said: string, expected: string, nearest?: string): LabelledPassage[] => {
      errors.push(new KnowledgeError({ file: path, line: index + 1, column: Math.max(0, line.indexOf(said)) + 1, said: said.slice(0, 80), expected, nearest }))
      return []
    }
    const passage = parsed(line)
    if (!passage) return fault(line, LINE)
    if (!rules.has(passage.item)) return fault(passage.item, 'The id of a rule.', nearestName(passage.item, [...rules]) ?? undefined)
    if (!VERDICTS.includes(passage.verdict)) return fault(passage.verdict, `One of ${VERDICTS.join(', ')}.`)
    return DEALS_WITH_IT.has(passage.verdict) ? [{ item: passage.item, text: passage.text }] : []
  })
}

/** Null: no passage. */
function parsed(line: string): Line | null {
  try {
    const { item, verdict, text } = JSON.parse(line) as Partial<Line>
    return typeof item === 'string' && typeof verdict === 'string' && typeof text === 'string' ? { item, verdict, text } : null
  } catch {
    // Whatever the parser minds, the author is told that this line is no passage.
    return null
  }
}
