/** The named lists of the lexicon: each line is a small phrase; all lists are found in one pass over a sentence. */
import type { TokenRange } from '../token-range'
import { compilePhrase, feature, needsOf, type Part, type Scope } from './compile'
import { findPart, type Reading } from './match'
import { parsePhrase, PhraseError } from './parse'

interface Entry { list: number; part: Part }

export class Lists {
  private readonly names: string[]
  private readonly numbers = new Map<string, number>()
  /** Entries by the feature that must occur; those that depend on other lists come in later rounds. */
  private readonly rounds: Map<number, Entry[]>[] = []
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
    this.names.forEach((name, list) => {
      const round = depth(name, [])
      while (this.rounds.length <= round) this.rounds.push(new Map())
      for (const { line, phrase } of parsed[list]) {
        const [part] = compilePhrase(line, phrase, this.scope).parts
        for (const need of needsOf(part.steps, this.scope) ?? []) {
          const bucket = this.rounds[round].get(need)
          if (bucket) bucket.push({ list, part })
          else this.rounds[round].set(need, [{ list, part }])
        }
      }
    })
  }

  get known(): ReadonlySet<string> { return new Set(this.names) }
  name(list: number): string { return this.names[list] }
  number(name: string): number { return this.scope.listNumber(name) }

  /** Adds to `reading` every list that occurs in it. */
  findAll(reading: Reading): void {
    for (const round of this.rounds) {
      const tried = new Set<Part>()
      const found: { list: number; ranges: TokenRange[] }[] = []
      for (const need of reading.features) {
        for (const { list, part } of round.get(need) ?? []) {
          if (tried.has(part)) continue
          tried.add(part)
          const ranges = findPart(part.steps, reading)
          if (ranges.length > 0) found.push({ list, ranges: ranges.map(({ from, to }) => ({ from, to })) })
        }
      }
      for (const { list, ranges } of found) {
        const all = [...(reading.lists.get(list) ?? []), ...ranges].sort((a, b) => a.from - b.from || a.to - b.to)
        reading.lists.set(list, all.filter((range, i) => i === 0 || range.from !== all[i - 1].from || range.to !== all[i - 1].to))
        reading.features.add(feature.list(list))
      }
    }
  }
}

/** A line of a list that cannot be read. */
export class ListError extends Error {
  constructor(readonly list: string, readonly index: number, readonly line: string, readonly reason: PhraseError) {
    super(`${list}: ${reason.message}`)
  }
}
