/** How much a sentence resembles what drafters write on a rule's subject: tells the passage that deals with it from one that shares a word. */
import type { Language, Token } from '../language'
import { AGAINST, type LearnedWords, tellingWords } from './learn-words'

const TENTHS = 10

export class Resemblance {
  /** Root number → position among the learned words, plus one. */
  private readonly positions: Int32Array
  private readonly weights = new Map<string, Int8Array>()

  constructor({ words, weights }: LearnedWords, language: Language) {
    const roots = words.map((word) => language.vocabulary.of(word).root)
    this.positions = new Int32Array(Math.max(-1, ...roots) + 1)
    roots.forEach((root, position) => { this.positions[root] = position + 1 })
    for (const [rule, pairs] of Object.entries(weights)) {
      const row = new Int8Array(words.length).fill(AGAINST)
      for (let i = 0; i < pairs.length; i += 2) row[pairs[i]] = pairs[i + 1]
      this.weights.set(rule, row)
    }
  }

  /** The learned words of a sentence. */
  wordsOf(tokens: readonly Token[]): number[] {
    const found: number[] = []
    for (const root of tellingWords(tokens)) {
      const position = root < this.positions.length ? this.positions[root] : 0
      if (position > 0) found.push(position - 1)
    }
    return found
  }

  /** Zero: nothing for or against; without unit, comparable between sentences and between rules. */
  of(rule: string, words: readonly number[]): number {
    const row = this.weights.get(rule)
    if (!row || words.length === 0) return 0
    let sum = 0
    for (const word of words) sum += row[word]
    return sum / TENTHS / Math.sqrt(words.length)
  }
}
