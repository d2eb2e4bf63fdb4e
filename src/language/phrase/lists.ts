/** The named lists of the lexicon: each line is a small phrase; all lists are found in one pass over a sentence. */
import type { TokenRange } from '../token-range'
import { compilePhrase, feature, featuresOf, listsOf, type Part, type Scope } from './compile'
import { findPart, type Reading } from './match'
import { parsePhrase, PhraseError } from './parse'

interface Entry { list: number; part: Part; number: number; inner: number[] }

export class Lists {
  private readonly names: string[]
  private readonly numbers = new Map<string, number>()
  private readonly byList: Entry[][] = []
  /** In which round a list is found: after those that it holds. */
  private readonly order: { list: number; round: number }[] = []
  /** Entries of the followed lists by the feature that must occur, round after round. */
  private readonly rounds: Map<number, Entry[]>[] = []
  private followed: ReadonlySet<number> = new Set()
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
    this.names.forEach((name, list) => {
      const round = depth(name, [])
      this.byList.push(parsed[list].map(({ line, phrase }) => {
        const [part] = compilePhrase(line, phrase, this.scope).parts
        return { list, part, number: number++, inner: listsOf(part) }
      }))
      this.order.push({ list, round })
    })
    this.order.sort((a, b) => a.round - b.round)
    this.tried = new Uint32Array(number)
    this.follow(this.names.map((_, list) => list))
  }

  /**
   * Only these lists (and those they hold) are found with every reading; the others when asked for. Returns the features
   * that a reading must index for them.
   */
  follow(lists: Iterable<number>): void {
    const followed = new Set<number>()
    const add = (list: number) => {
      if (followed.has(list)) return
      followed.add(list)
      for (const entry of this.byList[list]) entry.inner.forEach(add)
    }
    for (const list of lists) add(list)
    this.rounds.length = 0
    const rounds = new Map(this.order.map(({ list, round }) => [list, round]))
    for (const entry of [...followed].flatMap((list) => this.byList[list])) {
      const round = rounds.get(entry.list)!
      while (this.rounds.length <= round) this.rounds.push(new Map())
      for (const need of entry.part.needs) {
        const bucket = this.rounds[round].get(need)
        if (bucket) bucket.push(entry)
        else this.rounds[round].set(need, [entry])
      }
    }
    this.followed = followed
  }

  /** Features that readings must index: of every list, followed or not. */
  features(): number[] { return this.byList.flatMap((entries) => entries.flatMap((entry) => featuresOf(entry.part))) }

  get known(): ReadonlySet<string> { return new Set(this.names) }
  name(list: number): string { return this.names[list] }
  number(name: string): number { return this.scope.listNumber(name) }

  /** Adds to `reading` every followed list that occurs in it. */
  findAll(reading: Reading): void {
    const turn = ++this.turn
    for (const round of this.rounds) {
      const found: Entry[] = []
      const candidates: Entry[] = []
      for (const need of reading.features.keys()) {
        const bucket = round.get(need)
        if (bucket) for (const entry of bucket) if (this.tried[entry.number] !== turn) { this.tried[entry.number] = turn; candidates.push(entry) }
      }
      for (const entry of candidates) if (this.addHits(reading, entry)) found.push(entry)
      for (const list of new Set(found.map((entry) => entry.list))) this.settle(reading, list)
    }
  }

  /** Where a list stands, found now when it is not among the followed ones. */
  where(reading: Reading, list: number): TokenRange[] {
    const known = reading.lists.get(list)
    if (known || this.followed.has(list)) return known ?? NOWHERE
    reading.lists.set(list, [])
    for (const entry of this.byList[list]) {
      for (const inner of entry.inner) this.where(reading, inner)
      this.addHits(reading, entry)
    }
    this.settle(reading, list)
    return reading.lists.get(list) ?? NOWHERE
  }

  private addHits(reading: Reading, { list, part }: Entry): boolean {
    const hits = findPart(part, reading)
    if (hits.length === 0) return false
    const there = reading.lists.get(list)
    const ranges = hits.map(({ from, to }) => ({ from, to }))
    if (there) there.push(...ranges)
    else reading.lists.set(list, ranges)
    return true
  }

  /** Sorts the places of a list, without doubles, and lets phrases know of them. */
  private settle(reading: Reading, list: number): void {
    const ranges = reading.lists.get(list)
    if (!ranges || ranges.length === 0) return
    const sorted = ranges.sort((a, b) => a.from - b.from || a.to - b.to).filter((range, i, all) => i === 0 || range.from !== all[i - 1].from || range.to !== all[i - 1].to)
    reading.lists.set(list, sorted)
    reading.features.set(feature.list(list), [...new Set(sorted.map((range) => range.from))])
  }
}

const NOWHERE: TokenRange[] = []

/** A line of a list that cannot be read. */
export class ListError extends Error {
  constructor(readonly list: string, readonly index: number, readonly line: string, readonly reason: PhraseError) {
    super(`${list}: ${reason.message}`)
  }
}
