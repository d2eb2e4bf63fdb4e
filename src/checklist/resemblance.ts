/** How much a paragraph resembles what drafters write on each rule's subject: weights learned beforehand (`learn-weights.ts`), read here. */
import type { Language, Reading } from '../language'
import { type Learned, STEPS } from './learn-weights'
import { namesIn, type Names } from './telling-features'

/** What is told of a paragraph: its features by position, none twice. */
export type Telling = readonly number[]

/** Numbers of two names that follow each other, as one; there are fewer names than that. */
const NAMES = 2 ** 24

export class Resemblance {
  /** Rules in the order of a row of scores, and where each begins. */
  private readonly rows = new Map<string, number>()
  private readonly begins: Float64Array
  /** Weights side by side: those of feature `f` stand from `starts[f]` to `starts[f + 1]`, each with the row of its rule. */
  private readonly starts: Int32Array
  private readonly rules: Uint8Array
  private readonly weights: Float32Array
  /** By number of a name, its position among the features, plus one; of a heading's names; by pair of names; of lists, by their feature in a reading. */
  private readonly words = new Map<number, number>()
  private readonly headings = new Map<number, number>()
  private readonly pairs = new Map<number, number>()
  private readonly lists: { list: number; at: number; inHeading: boolean }[] = []
  private readonly rarity: Float64Array
  private readonly names: Names<number>

  constructor({ features, rarity, weights }: Learned, language: Language) {
    const { vocabulary, lists } = language
    this.names = { word: (entry) => entry.root, fact: (type) => vocabulary.number(`<${type}>`) }
    this.rarity = Float64Array.from(rarity, (hundredths) => hundredths / 100)
    features.forEach((feature, at) => {
      const inHeading = feature.startsWith('#')
      const name = inHeading ? feature.slice(1) : feature
      const [first, second] = name.split(' ')
      if (name.startsWith('@')) {
        if (lists.known.has(name.slice(1))) this.lists.push({ list: lists.feature(lists.number(name.slice(1))), at, inHeading })
      } else if (second !== undefined) this.pairs.set(vocabulary.number(first) * NAMES + vocabulary.number(second), at)
      else (inHeading ? this.headings : this.words).set(vocabulary.number(name), at)
    })
    const byFeature = features.map((): number[] => [])
    const ids = Object.keys(weights)
    this.begins = Float64Array.from(ids, (id) => weights[id][0] / STEPS)
    ids.forEach((id, row) => {
      this.rows.set(id, row)
      let at = 0
      for (let i = 1; i < weights[id].length; i += 2) byFeature[at += weights[id][i]].push(row, weights[id][i + 1] / STEPS)
    })
    this.starts = new Int32Array(features.length + 1)
    byFeature.forEach((each, at) => { this.starts[at + 1] = this.starts[at] + each.length / 2 })
    this.rules = Uint8Array.from(byFeature.flatMap((each) => each.filter((_, i) => i % 2 === 0)))
    this.weights = Float32Array.from(byFeature.flatMap((each) => each.filter((_, i) => i % 2 === 1)))
  }

  /** Whether anything was learned of a rule. */
  knows(rule: string): boolean { return this.rows.has(rule) }

  /** The features of a paragraph that were learned: of its sentences, and of the heading above them. */
  telling(sentences: readonly Reading[], heading: Reading | null): Telling {
    const found = new Set<number>()
    const add = (map: ReadonlyMap<number, number>, key: number) => {
      const at = map.get(key)
      if (at !== undefined) found.add(at)
    }
    for (const sentence of sentences) {
      const names = namesIn(sentence, this.names)
      for (let i = 0; i < names.length; i++) {
        add(this.words, names[i])
        if (i > 0) add(this.pairs, names[i - 1] * NAMES + names[i])
      }
    }
    if (heading) {
      for (const name of namesIn(heading, this.names)) {
        add(this.words, name)
        add(this.headings, name)
      }
    }
    for (const { list, at, inHeading } of this.lists) {
      if (inHeading ? heading?.features.has(list) : sentences.some(({ features }) => features.has(list))) found.add(at)
    }
    return [...found]
  }

  /** Log-odds that a paragraph deals with each rule's subject, in the order of the rules. */
  scores(telling: Telling): Float64Array {
    const scores = new Float64Array(this.begins.length)
    let length = 0
    for (const at of telling) {
      length += this.rarity[at] ** 2
      for (let i = this.starts[at]; i < this.starts[at + 1]; i++) scores[this.rules[i]] += this.weights[i]
    }
    const unit = length > 0 ? 1 / Math.sqrt(length) : 0
    for (let row = 0; row < scores.length; row++) scores[row] = scores[row] * unit + this.begins[row]
    return scores
  }

  /** One rule's score among those of a paragraph; zero for a rule of which nothing was learned. */
  of(rule: string, scores: Float64Array): number {
    const row = this.rows.get(rule)
    return row === undefined ? 0 : scores[row]
  }
}
