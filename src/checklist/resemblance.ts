/** How much a paragraph resembles what drafters write on each rule's subject: weights learned beforehand (`learn-weights.ts`), read here. */
import type { Language, Reading } from '../language'
import { type Learned, STEPS } from './learn-weights'
import { namesIn, type Names } from './telling-features'

/** What is told of a paragraph: its features by position, none twice. */
export type Telling = readonly number[]

/** Numbers of two names that follow each other, as one; there are fewer names than that. */
const NAMES = 2 ** 24

export class Resemblance {
  private readonly subjects: Table
  private readonly grades: Table
  /** By number of a name, its position among the features, plus one; of a heading's names; by pair of names; of lists, by their feature in a reading. */
  private readonly words = new Map<number, number>()
  private readonly headings = new Map<number, number>()
  private readonly pairs = new Map<number, number>()
  private readonly lists: { list: number; at: number; inHeading: boolean }[] = []
  private readonly rarity: Float64Array
  private readonly names: Names<number>

  constructor({ features, rarity, weights, grades }: Learned, language: Language) {
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
    this.subjects = new Table(weights, features.length)
    this.grades = new Table(grades, features.length)
  }

  /** Whether anything was learned of a rule. */
  knows(rule: string): boolean { return this.subjects.rows.has(rule) }

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

  /** Log-odds that a paragraph deals with each rule's subject, and that it does so well enough. */
  scores(telling: Telling): Scores {
    let length = 0
    for (const at of telling) length += this.rarity[at] ** 2
    const unit = length > 0 ? 1 / Math.sqrt(length) : 0
    return { subjects: this.subjects.scores(telling, unit), grades: this.grades.scores(telling, unit) }
  }

  /** How much a paragraph resembles a rule's subject, from its scores; zero for a rule of which nothing was learned. */
  of(rule: string, { subjects }: Scores): number {
    const row = this.subjects.rows.get(rule)
    return row === undefined ? 0 : subjects[row]
  }

  /** How much it resembles paragraphs that deal with it well enough, among those that deal with it. */
  gradeOf(rule: string, { grades }: Scores): number {
    const row = this.grades.rows.get(rule)
    return row === undefined ? 0 : grades[row]
  }
}

export interface Scores { subjects: Float64Array; grades: Float64Array }

/** Weights side by side: those of feature `f` stand from `starts[f]` to `starts[f + 1]`, each with the row of its rule. */
class Table {
  /** Rules in the order of a row of scores. */
  readonly rows = new Map<string, number>()
  private readonly begins: Float64Array
  private readonly starts: Int32Array
  private readonly rules: Uint8Array
  private readonly weights: Float32Array

  constructor(learned: Learned['weights'], features: number) {
    const byFeature = Array.from({ length: features }, (): number[] => [])
    const ids = Object.keys(learned)
    this.begins = Float64Array.from(ids, (id) => learned[id][0] / STEPS)
    ids.forEach((id, row) => {
      this.rows.set(id, row)
      let at = 0
      for (let i = 1; i < learned[id].length; i += 2) byFeature[at += learned[id][i]].push(row, learned[id][i + 1] / STEPS)
    })
    this.starts = new Int32Array(features + 1)
    byFeature.forEach((each, at) => { this.starts[at + 1] = this.starts[at] + each.length / 2 })
    this.rules = Uint8Array.from(byFeature.flatMap((each) => each.filter((_, i) => i % 2 === 0)))
    this.weights = Float32Array.from(byFeature.flatMap((each) => each.filter((_, i) => i % 2 === 1)))
  }

  /** `unit`: what brings the paragraph's features to length one. */
  scores(telling: Telling, unit: number): Float64Array {
    const scores = new Float64Array(this.begins.length)
    for (const at of telling) for (let i = this.starts[at]; i < this.starts[at + 1]; i++) scores[this.rules[i]] += this.weights[i]
    for (let row = 0; row < scores.length; row++) scores[row] = scores[row] * unit + this.begins[row]
    return scores
  }
}
