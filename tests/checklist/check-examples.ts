/** A rule's examples held against the engine: verdicts, exact spans, and whether every check is exemplified both ways. */
import type { OpenKnowledge } from '../../src/checklist/open-knowledge'
import type { Example, Rule } from '../../src/checklist/rule'
import { judgePassage } from '../accuracy/one-article'

export interface Disagreement { rule: string; text: string; said: string }

/** Types under which an example is judged when it names none: the first that the rule applies to. */
function typesOf(rule: Rule, example: Example) {
  const [first] = rule.applies_to
  return example.types ?? [first === 'all' ? 'maintenance' : first]
}

export function checkExample(rule: Rule, example: Example, open: OpenKnowledge): string[] {
  const marked = [...example.text.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1])
  const { review } = judgePassage(example.text.replace(/[⟦⟧]/g, ''), example.heading, typesOf(rule, example), open)
  const result = review.results.find((each) => each.rule === rule.id)!
  const faults: string[] = []
  for (const [id, wanted] of Object.entries(example.gives)) {
    const check = result.checks.find((each) => each.check === id)
    const trap = rule.kind !== 'requirement'
    const said = id === 'rule' ? result.verdict : trap && (wanted === 'found' || wanted === 'clear') ? (check?.verdict === 'met' ? 'found' : 'clear') : check?.verdict
    if (said !== wanted) faults.push(`${id}: wanted ${wanted}, said ${said}${check && check.reasons.length ? ` (${check.reasons.map((reason) => `${reason.code} ${Object.values(reason.values ?? {}).join(' / ')}`).join(', ')})` : ''}`)
  }
  const quotes = [...result.quotes, ...result.checks.flatMap((check) => [...(check.exact ?? []), ...check.quotes])].map((quote) => quote.exact)
  for (const words of marked) if (!quotes.includes(words)) faults.push(`span ⟦${words}⟧ is not among ${JSON.stringify([...new Set(quotes)])}`)
  return faults
}

/** What a rule's examples do not show yet. */
export function missingExamples(rule: Rule): string[] {
  if (rule.kind === 'consistency') return []
  const missing: string[] = []
  const gives = (id: string) => rule.examples.flatMap((example) => (example.gives[id] === undefined ? [] : [example.gives[id]]))
  for (const check of rule.checks) {
    const said = gives(check.id)
    const has = (...verdicts: string[]) => said.some((verdict) => verdicts.includes(verdict))
    if (!has('met', 'found')) missing.push(`${check.id}: an example that must match`)
    if (!has('absent', 'clear', 'denied', 'weak', 'wrong-party', 'out-of-bounds')) missing.push(`${check.id}: an example that must not match`)
    if (rule.kind === 'trap') continue
    if (check.bearer && !has('wrong-party')) missing.push(`${check.id}: an example of the wrong party (declared: bearer)`)
    if (check.strength && !has('weak')) missing.push(`${check.id}: an example of a weak promise (declared: strength)`)
    if (check.acceptable && !has('out-of-bounds')) missing.push(`${check.id}: an example out of bounds (declared: acceptable)`)
  }
  return missing
}
