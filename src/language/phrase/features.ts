/**
 * What phrases ask of a sentence, by number: words by root, by exact form or by family, lists, facts. Only what some phrase or
 * list asks for has a number; a word learns once which of them it answers.
 */
import { enlarged, takeRow, type Row } from '../memory'
import type { Entry } from '../token'
import { rangeOf, type TokenRange } from '../token-range'

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
  return [feature.root(entry.root), feature.word(entry.exact), feature.family(entry.family)]
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

/** A set of features as bits: asked hundreds of thousands of times for one contract. */
export class FeatureSet {
  private readonly bits: Int32Array
  /** Where its bits begin, and how many numbers hold them. */
  private readonly first: number
  private readonly length: number

  /** `size`: how many features there are. */
  constructor(protected readonly size: number) {
    this.length = (size >>> 5) + 1
    const { memory, first } = takeRow(this.length)
    this.bits = memory
    this.first = first
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

/**
 * The sentence that is being read, one at a time. Each of its features has a slot, in the order in which they were first met; a slot knows its first
 * and last place, a place the next one of its slot, its first token and the one after its last.
 */
class Desk {
  /** By feature, its slot; of features that do not occur it says nothing. */
  slots = new Int32Array(0)
  private features: Int32Array = new Int32Array(1 << 10)
  private heads: Int32Array = new Int32Array(1 << 10)
  private tails: Int32Array = new Int32Array(1 << 10)
  private next: Int32Array = new Int32Array(1 << 11)
  private from: Int32Array = new Int32Array(1 << 11)
  private to: Int32Array = new Int32Array(1 << 11)
  count = 0
  private places = 0
  /** Tells whose features have their slots here. */
  turn = 0

  begin(size: number): number {
    if (this.slots.length < size) this.slots = new Int32Array(size)
    this.count = 0
    this.places = 0
    return ++this.turn
  }

  feature(slot: number): number { return this.features[slot] }

  add(feature: number, isNew: boolean, from: number, to: number): void {
    const place = this.places++
    if (place === this.next.length) [this.next, this.from, this.to] = [enlarged(this.next), enlarged(this.from), enlarged(this.to)]
    this.from[place] = from
    this.to[place] = to
    this.next[place] = -1
    if (!isNew) {
      const slot = this.slots[feature]
      this.next[this.tails[slot]] = place
      this.tails[slot] = place
      return
    }
    const slot = this.count++
    if (slot === this.heads.length) [this.features, this.heads, this.tails] = [enlarged(this.features), enlarged(this.heads), enlarged(this.tails)]
    this.slots[feature] = slot
    this.features[slot] = feature
    this.heads[slot] = this.tails[slot] = place
  }

  /** See `Occurrences.placesOf`. */
  placesOf(feature: number): number {
    let found = 0
    for (let place = this.heads[this.slots[feature]]; place >= 0; place = this.next[place]) {
      froms[found] = this.from[place]
      tos[found++] = this.to[place]
    }
    return found
  }

  /** What was read, as a row: for each slot where its places begin in the row, the end of them all, the feature of each slot; then the places. */
  copy(): Row {
    const { count } = this
    const row = takeRow(2 * count + 1 + 2 * this.places)
    const { memory, first } = row
    let at = 2 * count + 1
    for (let slot = 0; slot < count; slot++) {
      memory[first + slot] = at
      memory[first + count + 1 + slot] = this.features[slot]
      for (let place = this.heads[slot]; place >= 0; place = this.next[place]) {
        memory[first + at++] = this.from[place]
        memory[first + at++] = this.to[place]
      }
    }
    memory[first + count] = at
    return row
  }
}

const desk = new Desk()

/** Which features occur in one sentence, and where. */
export class Occurrences extends FeatureSet {
  /** How many different features occur. */
  count = 0
  /** See `Desk.copy`; null while the sentence is being read. */
  private row: Row | null = null
  private turn: number

  constructor(size: number) {
    super(size)
    this.turn = desk.begin(size)
  }

  note(feature: number, from: number, to: number): void {
    if (this.row) this.reopen(this.row)
    const isNew = !this.has(feature)
    if (isNew) {
      this.add(feature)
      this.count++
    }
    desk.add(feature, isNew, from, to)
  }

  /** Lays what was noted aside: then the next sentence can be read. */
  close(): void {
    this.row ??= desk.copy()
  }

  private reopen({ memory, first }: Row): void {
    const { count } = this
    this.turn = desk.begin(this.size)
    for (let slot = 0; slot < count; slot++) {
      const feature = memory[first + count + 1 + slot]
      const end = memory[first + slot + 1]
      for (let at = memory[first + slot]; at < end; at += 2) desk.add(feature, at === memory[first + slot], memory[first + at], memory[first + at + 1])
    }
    this.row = null
  }

  /** The feature met as number `i` of those that occur. */
  met(i: number): number {
    return this.row ? this.row.memory[this.row.first + this.count + 1 + i] : desk.feature(i)
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
      const found = this.placesOf(feature)
      for (let j = 0; j < found; j++) {
        const place = froms[j]
        let at = count
        while (at > 0 && into[at - 1] > place) at--
        if (at > 0 && into[at - 1] === place) continue
        for (let later = count++; later > at; later--) into[later] = into[later - 1]
        into[at] = place
      }
    }
    return count
  }

  /** Puts into `into` where the feature ends at each place that begins at token `at`, and returns how many there are. */
  endsAt(feature: number, at: number, into: number[]): number {
    if (!this.has(feature)) return 0
    const found = this.placesOf(feature)
    let count = 0
    for (let j = 0; j < found; j++) if (froms[j] === at) into[count++] = tos[j]
    return count
  }

  /** Where a feature stands, in order. */
  ranges(feature: number): readonly TokenRange[] {
    if (!this.has(feature)) return NOWHERE
    const found = this.placesOf(feature)
    const ranges: TokenRange[] = []
    for (let j = 0; j < found; j++) ranges.push(rangeOf(froms[j], tos[j]))
    return ranges
  }

  /** Puts the places of a feature that occurs into `froms` and `tos`, as they were noted, and returns how many there are. */
  private placesOf(feature: number): number {
    if (!this.row) return desk.placesOf(feature)
    const { memory, first } = this.row
    let slot = 0
    if (desk.turn === this.turn) slot = desk.slots[feature]
    else while (memory[first + this.count + 1 + slot] !== feature) slot++
    const end = first + memory[first + slot + 1]
    let found = 0
    for (let at = first + memory[first + slot]; at < end; at += 2) {
      froms[found] = memory[at]
      tos[found++] = memory[at + 1]
    }
    return found
  }
}

/** Scratch of `placesOf`. */
const froms: number[] = []
const tos: number[] = []

const NOWHERE: readonly TokenRange[] = []
