/**
 * What phrases ask of a sentence, by number: words by root, by exact form or by family, lists, facts. Only what some phrase or
 * list asks for has a number; a word learns once which of them it answers.
 */
import type { Entry } from '../token'

const KINDS = 5
/** Keys of features; distinct kinds never share a key. */
export const feature = {
  root: (root: number) => root * KINDS,
  word: (word: number) => word * KINDS + 1,
  family: (family: number) => family * KINDS + 2,
  list: (list: number) => list * KINDS + 3,
  fact: (fact: number) => fact * KINDS + 4,
}

/** True for a key that a word answers, not a list or a fact. */
export function isWordKey(key: number): boolean {
  return key % KINDS < 3
}

/** True for the key of a list. */
export function isListKey(key: number): boolean {
  return key % KINDS === 3
}

/** Keys that a word answers. */
export function keysOf(entry: Entry): number[] {
  return [feature.root(entry.root), feature.word(entry.word), feature.family(entry.family)]
}

export class Features {
  private readonly numbers = new Map<number, number>()

  get size(): number { return this.numbers.size }

  /** The number of a key, new ones counted on from 0. */
  number(key: number): number {
    let number = this.numbers.get(key)
    if (number === undefined) this.numbers.set(key, (number = this.numbers.size))
    return number
  }

  /** The number of a key that some phrase asks for; -1 for any other. */
  find(key: number): number {
    return this.numbers.get(key) ?? -1
  }

  /** What a word answers. */
  ofWord(entry: Entry): readonly number[] {
    if (entry.featuresKnown !== this.size) {
      entry.features = keysOf(entry).map((key) => this.find(key)).filter((number) => number >= 0)
      entry.featuresKnown = this.size
    }
    return entry.features
  }
}

/** Sets that share one stretch of memory: a stretch for each would be as many things for the machine to keep account of. */
const SHARING = 64
let shared = new Uint32Array(0)
let used = 0

/** A set of features as bits: asked hundreds of thousands of times for one contract. */
export class FeatureSet {
  private readonly bits: Uint32Array
  /** Where its bits begin, and how many numbers hold them. */
  private readonly first: number
  private readonly length: number

  /** `size`: how many features there are. */
  constructor(protected readonly size: number) {
    this.length = (size >>> 5) + 1
    if (used + this.length > shared.length) {
      shared = new Uint32Array(this.length * SHARING)
      used = 0
    }
    this.bits = shared
    this.first = used
    used += this.length
  }

  has(feature: number): boolean {
    return (this.bits[this.first + (feature >>> 5)] & (1 << (feature & 31))) !== 0
  }

  hasAny(features: readonly number[]): boolean {
    for (let i = 0; i < features.length; i++) if (this.has(features[i])) return true
    return false
  }

  /** As `hasAny`, of features that may be newer than this set. */
  meets(features: readonly number[]): boolean {
    for (let i = 0; i < features.length; i++) if (features[i] < this.size && this.has(features[i])) return true
    return false
  }

  add(feature: number): void {
    this.bits[this.first + (feature >>> 5)] |= 1 << (feature & 31)
  }

  clear(): void {
    this.bits.fill(0, this.first, this.first + this.length)
  }

  /** Adds what is in `other`, a set of the same size. */
  include(other: FeatureSet): void {
    const { bits, first } = this
    for (let i = 0; i < this.length; i++) bits[first + i] |= other.bits[other.first + i]
  }
}

export function setOf(features: readonly number[]): FeatureSet {
  const set = new FeatureSet(Math.max(0, ...features) + 1)
  for (const feature of features) set.add(feature)
  return set
}

/** Which features occur in one sentence, and where. */
export class Occurrences extends FeatureSet {
  /** Each feature once, in the order in which they were first met. */
  readonly all: number[] = []
  /** Every place: which feature begins there, and its token. */
  private readonly features: number[] = []
  private readonly places: number[] = []

  note(feature: number, at: number): void {
    if (!this.has(feature)) {
      this.add(feature)
      this.all.push(feature)
    }
    this.features.push(feature)
    this.places.push(at)
  }

  /**
   * Puts into `into` the token positions where any of `wanted` begins, ascending, each once, and returns how many; what stands after them is
   * of no account. Throws for a phrase compiled after the sentence was read.
   */
  find(wanted: readonly number[], into: number[]): number {
    let count = 0
    for (let i = 0; i < wanted.length; i++) {
      const feature = wanted[i]
      if (feature >= this.size) throw new Error('language: the phrase was compiled after the sentence was read')
      if (!this.has(feature)) continue
      for (let j = 0; j < this.features.length; j++) {
        if (this.features[j] !== feature) continue
        const place = this.places[j]
        let at = count
        while (at > 0 && into[at - 1] > place) at--
        if (at > 0 && into[at - 1] === place) continue
        for (let later = count++; later > at; later--) into[later] = into[later - 1]
        into[at] = place
      }
    }
    return count
  }
}
