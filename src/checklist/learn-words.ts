/** Which words speak of which rule, learned from passages that drafters wrote on each of them. Pure arithmetic: no word is named here. */
import type { Language, Token } from '../language'

/** A passage that deals with a rule's subject. */
export interface LabelledPassage { item: string; text: string }

/** What was learned, as plain data. */
export interface LearnedWords {
  /** One form of every word met in more than one passage. */
  words: string[]
  /** Rule → pairs of a word's position in `words` and how much more often passages on this rule hold it, as tenths of a natural logarithm. */
  weights: Record<string, number[]>
}

export const NOTHING_LEARNED: LearnedWords = { words: [], weights: {} }

/** A word that passages on other rules hold speaks against this one, this much at most (tenths): a long sentence may touch many things. */
export const AGAINST = -5
/** Counts begin at that, so that one passage proves little. */
const PRIOR = 0.5
const SEEN = 2
const MOST = 127

/** Words of a sentence that may tell its subject: no figures, no marks, none of the shortest. */
export function tellingWords(tokens: readonly Token[]): Set<number> {
  const roots = new Set<number>()
  for (const { entry } of tokens) if (entry.kind === 'word' && entry.form.length > 2) roots.add(entry.root)
  return roots
}

export function learnWords(passages: readonly LabelledPassage[], language: Language): LearnedWords {
  const forms = new Map<number, string>()
  const everywhere = new Map<number, number>()
  const byRule = new Map<string, { passages: number; words: Map<number, number> }>()
  for (const { item, text } of passages) {
    const rule = byRule.get(item) ?? { passages: 0, words: new Map<number, number>() }
    byRule.set(item, rule)
    rule.passages++
    const tokens = language.tokens(text)
    for (const { entry } of tokens) if (!forms.has(entry.root)) forms.set(entry.root, entry.form)
    for (const root of tellingWords(tokens)) {
      rule.words.set(root, (rule.words.get(root) ?? 0) + 1)
      everywhere.set(root, (everywhere.get(root) ?? 0) + 1)
    }
  }
  const known = [...everywhere].filter(([, seen]) => seen >= SEEN).map(([root]) => root)
  const positions = new Map(known.map((root, position) => [root, position]))
  const weights: LearnedWords['weights'] = {}
  for (const [item, rule] of byRule) {
    weights[item] = [...positions].flatMap(([root, position]) => {
      const weight = Math.round(10 * logOdds(rule.words.get(root) ?? 0, rule.passages, everywhere.get(root) ?? 0, passages.length))
      return weight > AGAINST ? [position, Math.min(weight, MOST)] : []
    })
  }
  return { words: known.map((root) => forms.get(root)!), weights }
}

/** How much more often passages on the rule hold a word than the others do, smoothed towards no difference. */
function logOdds(here: number, passages: number, everywhere: number, all: number): number {
  const usual = (everywhere + 1) / (all + 2)
  return Math.log(((here + PRIOR * usual) / (passages + PRIOR)) / ((everywhere - here + PRIOR) / (all - passages + 1)))
}
