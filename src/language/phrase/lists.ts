/** The named lists of the lexicon: each line is a small phrase; all lists are found in one pass over a sentence. */
import type { TokenRange } from '../token-range'
import { compileLine, type Part, type Scope } from './compile'
import { feature } from './features'
import { ListFinder } from './list-finder'
import type { Reading } from './match'
import { parsePhrase, PhraseError } from './parse'

export class Lists {
  private readonly names: string[]
  private readonly numbers = new Map<string, number>()
  /** Lines by list, the lists that they hold, and in which round a list is found: after those that it holds. */
  private readonly lines: Part[][] = []
  private readonly inner: number[][] = []
  private readonly depths: number[] = []
  /** Finds the lists that phrases ask for, with every sentence; and the others, when one of them is asked for. */
  private asked: ListFinder
  private others: ListFinder
  private later: ReadonlySet<number> = new Set()
  /** Per list, its feature. */
  private readonly features: number[]
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
        return phrase
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
    this.features = this.names.map((_, list) => this.scope.featureNumber(feature.list(list)))
    this.names.forEach((name, list) => {
      this.lines.push(parsed[list].flatMap(([nodes]) => compileLine(nodes, this.scope)))
      this.inner.push([...(holds.get(name) ?? [])].map((other) => this.number(other)))
      this.depths.push(depth(name, []))
    })
    const all = this.names.map((_, list) => list)
    this.asked = this.finder(0, all)
    this.others = this.finder(1, [])
  }

  /** From now on only these lists, and those that they hold, are found with every sentence. */
  follow(lists: Iterable<number>): void {
    const followed = new Set<number>()
    const add = (list: number) => {
      if (followed.has(list)) return
      followed.add(list)
      this.inner[list].forEach(add)
    }
    for (const list of lists) add(list)
    this.later = new Set(this.names.map((_, list) => list).filter((list) => !followed.has(list)))
    this.asked = this.finder(2, [...followed])
    this.others = this.finder(3, [...this.later])
  }

  private finder(number: number, lists: readonly number[]): ListFinder {
    return new ListFinder(number, lists.flatMap((list) => this.lines[list].map((part) => ({ list, part, round: this.depths[list] }))), this.features)
  }

  get known(): ReadonlySet<string> { return new Set(this.names) }
  /** The feature with which a list stands in a reading. */
  feature(list: number): number { return this.features[list] }
  name(list: number): string { return this.names[list] }
  number(name: string): number { return this.scope.listNumber(name) }

  /** Adds to `reading` every list that phrases ask for and that occurs in it. */
  findAll(reading: Reading): void {
    this.asked.find(reading)
  }

  /** Where a list stands. */
  where(reading: Reading, list: number): readonly TokenRange[] {
    if (this.later.has(list)) this.complete(reading)
    return reading.features.ranges(this.features[list])
  }

  /** All lists that stand in a reading. */
  standing(reading: Reading): number[] {
    this.complete(reading)
    const { features } = reading
    const met = Array.from({ length: features.count }, (_, i) => features.met(i))
    return met.map((feature) => this.features.indexOf(feature)).filter((list) => list >= 0)
  }

  private complete(reading: Reading): void {
    if (reading.complete) return
    reading.complete = true
    this.others.find(reading)
    reading.features.close()
  }
}

/** A line of a list that cannot be read. */
export class ListError extends Error {
  constructor(readonly list: string, readonly index: number, readonly line: string, readonly reason: PhraseError) {
    super(`${list}: ${reason.message}`)
  }
}
