/** The named lists of the lexicon: each line is a small phrase; all lists are found in one pass over a sentence. */
import type { TokenRange } from '../token-range'
import { compilePhrase, type Part, type Scope } from './compile'
import { byFeature, feature } from './features'
import { findPart, type Reading } from './match'
import { parsePhrase, PhraseError } from './parse'

interface Entry { list: number; part: Part; number: number }

export class Lists {
  private readonly names: string[]
  private readonly numbers = new Map<string, number>()
  /** Round after round, entries by the feature that must occur: a list is found after those that it holds. */
  private readonly rounds: (readonly Entry[])[][]
  /** Per list, its feature. */
  private readonly features: number[]
  /** Per entry, the turn in which it was last tried: each is tried once a sentence. */
  private readonly tried: Uint32Array
  private turn = 0
  readonly scope: Scope

  /** `lists`: name → lines. Throws `ListError` for a line that cannot be read or lists that hold each other. */
  constructor(lists: Record<string, string[]>, scope: Omit<Scope, 'listNumber'>) {
    this.names = Object.keys(lists)
    this.names.forEach((name, i) => this.numbers.set(name, i))
    this.scope = {
      ...scope,
      listNumber: (name) => {
        const number = this.numbers.get(name)
        if (number === undefined) throw new Error(`language: no list ${name}`)
        return number
      },
    }
    const known = new Set(this.names)
    const depths = new Map<string, number>()
    const holds = new Map<string, Set<string>>()
    const parsed = this.names.map((name) => lists[name].map((line, index) => {
      try {
        const phrase = parsePhrase(line, known)
        if (phrase.length > 1) throw new PhraseError('&', line.indexOf('&'), 'no « & » in a list: one way of saying it per line')
        const inner = holds.get(name) ?? new Set<string>()
        for (const other of line.match(/\p{Lu}[\p{Lu}\p{N}_-]+/gu) ?? []) if (known.has(other) && !line.includes(`«${other}»`)) inner.add(other)
        holds.set(name, inner)
        return { line, phrase }
      } catch (error) {
        if (error instanceof PhraseError) throw new ListError(name, index, line, error)
        throw error
      }
    }))
    const depth = (name: string, trail: string[]): number => {
      const cached = depths.get(name)
      if (cached !== undefined) return cached
      if (trail.includes(name)) throw new ListError(name, 0, lists[name][0] ?? '', new PhraseError(name, 0, `lists that do not hold each other (${[...trail, name].join(' > ')})`))
      const value = Math.max(0, ...[...(holds.get(name) ?? [])].map((inner) => depth(inner, [...trail, name]) + 1))
      depths.set(name, value)
      return value
    }
    let number = 0
    const rounds: Map<number, Entry[]>[] = []
    this.features = this.names.map((_, list) => this.scope.featureNumber(feature.list(list)))
    this.names.forEach((name, list) => {
      const round = depth(name, [])
      while (rounds.length <= round) rounds.push(new Map())
      for (const { line, phrase } of parsed[list]) {
        const [part] = compilePhrase(line, phrase, this.scope).parts
        const entry = { list, part, number: number++ }
        for (const need of part.needs) rounds[round].set(need, [...(rounds[round].get(need) ?? []), entry])
      }
    })
    this.rounds = rounds.map(byFeature)
    this.tried = new Uint32Array(number)
  }

  get known(): ReadonlySet<string> { return new Set(this.names) }
  /** The feature with which a list stands in a reading. */
  feature(list: number): number { return this.features[list] }
  name(list: number): string { return this.names[list] }
  number(name: string): number { return this.scope.listNumber(name) }

  /** Adds to `reading` every list that occurs in it. */
  findAll(reading: Reading): void {
    this.turn++
    for (const round of this.rounds) {
      const found: number[] = []
      const { all } = reading.features
      // Lists found in a round become features for the next one only.
      for (let i = 0, length = all.length; i < length; i++) {
        const entries = round[all[i]]
        if (!entries) continue
        for (const entry of entries) {
          if (this.tried[entry.number] === this.turn) continue
          this.tried[entry.number] = this.turn
          if (this.addHits(reading, entry) && !found.includes(entry.list)) found.push(entry.list)
        }
      }
      for (const list of found) this.settle(reading, list)
    }
  }

  /** Where a list stands. */
  where(reading: Reading, list: number): readonly TokenRange[] {
    return reading.lists.get(list) ?? NOWHERE
  }

  private addHits(reading: Reading, { list, part }: Entry): boolean {
    const hits = findPart(part, reading)
    if (hits.length === 0) return false
    let there = reading.lists.get(list)
    if (!there) reading.lists.set(list, (there = []))
    for (const { from, to } of hits) there.push({ from, to })
    return true
  }

  /** Sorts the places of a list, without doubles, and lets phrases know of them. */
  private settle(reading: Reading, list: number): void {
    let ranges = reading.lists.get(list)!
    if (ranges.length > 1) {
      ranges = ranges.sort((a, b) => a.from - b.from || a.to - b.to).filter((range, i, all) => i === 0 || range.from !== all[i - 1].from || range.to !== all[i - 1].to)
      reading.lists.set(list, ranges)
    }
    for (const { from } of ranges) reading.features.note(this.features[list], from)
  }
}

const NOWHERE: readonly TokenRange[] = []

/** A line of a list that cannot be read. */
export class ListError extends Error {
  constructor(readonly list: string, readonly index: number, readonly line: string, readonly reason: PhraseError) {
    super(`${list}: ${reason.message}`)
  }
}
