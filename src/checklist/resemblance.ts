/** How much a paragraph resembles what drafters write on each rule's subject: weights learned beforehand (`learn-weights.ts`), read here. */
import type { Language, Reading } from '../language'
import { type Learned, STEPS } from './learn-weights'
import { namesIn, readFeature, type Names } from './telling-features'

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
  /** Position among the features, plus one (0: not learned), by number of a name; the same of a heading's names. */
  private readonly words: Int32Array
  private readonly headings: Int32Array
  /** By pair of names, its position. */
  private readonly pairs = new Map<number, number>()
  /** As `words`, of lists by their feature in a reading. */
  private readonly lists: Int32Array
  private readonly headingLists: Int32Array
  private readonly rarity: Float64Array
  private readonly names: Names<number>
  /** By position, the turn in which a feature was last found. */
  private readonly seen: Uint32Array
  private turn = 0

  constructor({ features, rarity, weights }: Learned, language: Language) {
    const { vocabulary, lists } = language
    this.names = { word: (entry) => entry.root, fact: (type) => vocabulary.number(`<${type}>`) }
    this.rarity = Float64Array.from(rarity, (hundredths) => hundredths / 100)
    const [words, headings, named, headingsNamed]: [number, number][][] = [[], [], [], []]
    features.forEach((feature, at) => {
      const { kind, inHeading, names: [first, second] } = readFeature(feature)
      if (kind === 'pair') this.pairs.set(vocabulary.number(first) * NAMES + vocabulary.number(second), at)
      else if (kind === 'word') (inHeading ? headings : words).push([vocabulary.number(first), at])
      else if (lists.known.has(first)) (inHeading ? headingsNamed : named).push([lists.feature(lists.number(first)), at])
    })
    this.words = rowOf(words)
    this.headings = rowOf(headings)
    this.lists = rowOf(named)
    this.headingLists = rowOf(headingsNamed)
    this.seen = new Uint32Array(features.length)
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
    const found: number[] = []
    const turn = ++this.turn
    const add = (at: number) => {
      if (at < 0 || this.seen[at] === turn) return
      this.seen[at] = turn
      found.push(at)
    }
    for (const sentence of sentences) {
      const names = namesIn(sentence, this.names)
      for (let i = 0; i < names.length; i++) {
        add(positionIn(this.words, names[i]))
        if (i > 0) add(this.pairs.get(names[i - 1] * NAMES + names[i]) ?? -1)
      }
      for (let i = 0; i < sentence.features.count; i++) add(positionIn(this.lists, sentence.features.met(i)))
    }
    if (heading) {
      for (const name of namesIn(heading, this.names)) {
        add(positionIn(this.words, name))
        add(positionIn(this.headings, name))
      }
      for (let i = 0; i < heading.features.count; i++) add(positionIn(this.headingLists, heading.features.met(i)))
    }
    return found
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

/** Positions by number, plus one; 0 where there is none. */
function rowOf(pairs: readonly [number, number][]): Int32Array {
  const row = new Int32Array(pairs.reduce((most, [number]) => Math.max(most, number + 1), 0))
  for (const [number, at] of pairs) row[number] = at + 1
  return row
}

/** -1 for a number that was not learned. */
function positionIn(row: Int32Array, number: number): number {
  return number < row.length ? row[number] - 1 : -1
}
