/** The checklist as compiled data: plain JSON, made once by `entry/compile-knowledge.ts`, handed to everything that judges. */
import type { Lexicon } from '../language'
import type { LearnedWords } from './learn-words'
import type { Rule } from './rule'

export interface Knowledge {
  rules: Rule[]
  lexicon: Lexicon
  /** Content of `lexicon/contract.yaml`: read by `contractLexicon` of `contract/`. */
  contract: unknown
  /** From the rules' own examples. */
  learned: LearnedWords
}
