/** Three dumb readers, to know what a figure is worth. */
import type { Contract } from '../../src/contract/contract'
import type { OpenKnowledge, OpenRule } from '../../src/checklist/open-knowledge'
import { Readings } from '../../src/checklist/statement-reading'
import type { Grade } from './gold'

export const BASELINES = ['always absent', 'a word of about', 'bag of words'] as const
export type Baseline = (typeof BASELINES)[number]

/** Words of the rule that one clause must hold to be taken for the subject. */
const BAG = 4

/** What each dumb reader says of every rule: a grade; for traps `weak` means found. */
export function baselineGrades(contract: Contract, open: OpenKnowledge): Record<Baseline, Map<string, Grade>> {
  const readings = new Readings(contract, open)
  const clauses = contract.clauses.map((clause) => {
    const roots = new Set<number>()
    const lists = new Set<number>()
    for (const statement of readings.clause(clause.index)) {
      for (const token of readings.of(statement).tokens) roots.add(token.root)
      for (const list of open.language.lists.standing(readings.of(statement))) lists.add(list)
    }
    return { roots, lists }
  })
  const about = new Map<string, Grade>()
  const bag = new Map<string, Grade>()
  for (const rule of open.rules) {
    about.set(rule.rule.id, clauses.some(({ lists }) => rule.about.some((list) => lists.has(list))) ? 'weak' : 'absent')
    const words = wordsOfRule(rule, open)
    const most = Math.max(0, ...clauses.map(({ roots }) => [...words].filter((root) => roots.has(root)).length))
    bag.set(rule.rule.id, most >= BAG * 2 ? 'adequate' : most >= BAG ? 'weak' : 'absent')
  }
  return { 'always absent': new Map(open.rules.map((rule) => [rule.rule.id, 'absent'])), 'a word of about': about, 'bag of words': bag }
}

function wordsOfRule(rule: OpenRule, open: OpenKnowledge): Set<number> {
  return new Set(open.phrases.filter((phrase) => phrase.rule === rule && phrase.purpose === 'phrase').flatMap((phrase) => phrase.parts.flatMap((part) => part.words)))
}
