/** The checklist as compiled data: plain JSON, made once by `entry/compile-knowledge.ts`, handed to everything that judges. */
import type { Lexicon } from '../language'
import type { Learned } from './learn-weights'
import type { Rule } from './rule'

export interface Knowledge {
  rules: Rule[]
  lexicon: Lexicon
  /** Content of `lexicon/contract.yaml`: read by `contractLexicon` of `contract/`. */
  contract: unknown
  /** What paragraphs on each rule's subject look like: `knowledge/learned.json`, made by `npm run learn`. */
  learned: Learned
}
