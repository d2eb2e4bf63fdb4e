/**
 * Finds many lists in one walk over a sentence: each line waits for the word, fact or list that is rarest in it. There are thousands
 * of lines, and most sentences lack most of them: hence rows of numbers side by side in memory instead of objects.
 */
import type { Entry } from '../token'
import type { Part } from './compile'
import { isWordKey, keysOf, type FeatureSet } from './features'
import { findRanges, TOKEN, type Reading } from './match'
import { codeOf, SIZE } from './program'

/**
 * The lines that wait for one word, one after the other. Words in a row: the list, how many words, which of them is the one waited
 * for, then their instructions. Any other line is searched for: its number, as `~number`.
 */
export type WaitingLines = readonly number[]

const NO_LINES: WaitingLines = []

export class ListFinder {
  /** Key of a word's feature → lines that wait for it; the same line may wait for several words. */
  private readonly waiting = new Map<number, WaitingLines[]>()
  /** Lines that wait for a fact or a list, by feature; round after round, because a list is found after those that it holds. */
  private readonly rounds: number[][][] = [[]]
  /** Of every line that is searched for: its list, its part, where its demands begin in `demands`, the sentence in which it was last tried. */
  private readonly lists: number[] = []
  private readonly parts: Part[] = []
  private readonly begins: number[] = []
  private readonly turns: number[] = []
  /** Rows of features of which a line demands one each (without that for which it waits): how many rows, then each with its length. */
  private readonly demands: number[] = []
  private turn = 0
  /** Scratch of `find`: the lists found in this round, and by list where they stand: how many numbers, first token and end by turns, in order. */
  private readonly found: number[] = []
  private founds = 0
  private readonly ranges: number[][] = []
  private readonly lengths: number[] = []
  private readonly worthSearching: number[] = []

  /** `number`: its own among the finders of one vocabulary. `features`: by list. */
  constructor(private readonly number: number, lines: readonly { list: number; part: Part; round: number }[], private readonly features: readonly number[]) {
    for (let list = 0; list < features.length; list++) {
      this.ranges.push([])
      this.lengths.push(0)
    }
    for (const { list, part, round } of lines) {
      const { plain, length } = part.program
      const forWord = round === 0 && part.needKeys.every(isWordKey)
      while (this.rounds.length <= round) this.rounds.push([])
      if (forWord) {
        const line: WaitingLines = plain ? [list, length / SIZE - 1, part.needAt, ...codeOf(part.program).slice(0, -SIZE)] : [~this.addSearched(list, part)]
        for (const key of part.needKeys) gather(this.waiting, key, line)
      } else {
        const line = this.addSearched(list, part)
        for (const feature of part.demands[0] ?? []) addAt(this.rounds[round], feature, line)
      }
    }
  }

  private addSearched(list: number, part: Part): number {
    const [, ...others] = part.demands
    this.begins.push(this.demands.length)
    this.demands.push(others.length)
    for (const features of others) this.demands.push(features.length, ...features)
    this.parts.push(part)
    this.turns.push(0)
    return this.lists.push(list) - 1
  }

  /** Adds to `reading` every list that occurs in it. */
  find(reading: Reading): void {
    this.turn++
    const { tokens } = reading
    const { found } = this
    for (let at = 0; at < tokens.length; at++) {
      const lines = this.waitingFor(tokens[at].entry)
      if (lines.length > 0) this.tryLines(lines, reading, at)
    }
    for (const rows of this.rounds) {
      if (rows.length > 0) this.searchRound(rows, reading)
      // From here on phrases, and the lists of the rounds that follow, know of them.
      for (let i = 0; i < this.founds; i++) {
        const list = found[i]
        const ranges = this.ranges[list]
        for (let at = 0; at < this.lengths[list]; at += 2) reading.features.note(this.features[list], ranges[at], ranges[at + 1])
        this.lengths[list] = 0
      }
      this.founds = 0
    }
  }

  /** Lines that wait for a word; asked once per spelling. */
  private waitingFor(entry: Entry): WaitingLines {
    const known = entry.lines[this.number]
    if (known) return known
    const lines = new Set(keysOf(entry).flatMap((key) => this.waiting.get(key) ?? []))
    return (entry.lines[this.number] = lines.size === 0 ? NO_LINES : [...lines].flat())
  }

  /** Lines one of whose words stands at `at`. */
  private tryLines(lines: WaitingLines, reading: Reading, at: number): void {
    for (let i = 0; i < lines.length;) {
      const list = lines[i]
      if (list < 0) {
        if (this.isWorthSearching(~list, reading.features)) this.search(~list, reading)
        i++
        continue
      }
      const length = lines[i + 1]
      const from = at - lines[i + 2]
      if (length === 1 || stands(lines, i + 3, length, reading, from)) this.note(list, from, from + length)
      i += 3 + length * SIZE
    }
  }

  /** Tries the lines of a round for which something that they wait for is there, in their order. */
  private searchRound(rows: readonly (readonly number[])[], reading: Reading): void {
    const { worthSearching } = this
    let count = 0
    for (let i = 0; i < reading.features.count; i++) {
      const feature = reading.features.met(i)
      if (feature >= rows.length) continue
      for (const line of rows[feature]) {
        if (!this.isWorthSearching(line, reading.features)) continue
        let at = count++
        for (; at > 0 && worthSearching[at - 1] > line; at--) worthSearching[at] = worthSearching[at - 1]
        worthSearching[at] = line
      }
    }
    for (let i = 0; i < count; i++) this.search(worthSearching[i], reading)
  }

  /** True once per sentence for a line of which everything that it demands is there. */
  private isWorthSearching(line: number, features: FeatureSet): boolean {
    const { demands, turns } = this
    if (turns[line] === this.turn) return false
    turns[line] = this.turn
    let at = this.begins[line]
    for (let left = demands[at++]; left > 0; left--) {
      const end = at + 1 + demands[at]
      at++
      while (at < end && !features.has(demands[at])) at++
      if (at === end) return false
      at = end
    }
    return true
  }

  private search(line: number, reading: Reading): void {
    const list = this.lists[line]
    const count = findRanges(this.parts[line], reading, searched)
    for (let i = 0; i < count; i++) this.note(list, searched[2 * i], searched[2 * i + 1])
  }

  /** Adds a place of a list: in order, each once. Nearly always it is the last one. */
  private note(list: number, from: number, to: number): void {
    const ranges = this.ranges[list]
    const length = this.lengths[list]
    if (length === 0) this.found[this.founds++] = list
    let at = length
    while (at > 0 && (ranges[at - 2] > from || (ranges[at - 2] === from && ranges[at - 1] > to))) at -= 2
    if (at > 0 && ranges[at - 2] === from && ranges[at - 1] === to) return
    for (let later = length; later > at; later -= 2) {
      ranges[later] = ranges[later - 2]
      ranges[later + 1] = ranges[later - 1]
    }
    ranges[at] = from
    ranges[at + 1] = to
    this.lengths[list] = length + 2
  }
}

/** Scratch of `search`: first token and end of each place, by turns. */
const searched: number[] = []

/** True when the words of a line, written in `lines` from `at`, stand at `from`. */
function stands(lines: WaitingLines, at: number, length: number, { tokens, memory, first }: Reading, from: number): boolean {
  if (from < 0 || from + length > tokens.length) return false
  for (let i = 0; i < length; i++) if (memory[first + (from + i) * TOKEN + lines[at + i * SIZE]] !== lines[at + i * SIZE + 1]) return false
  return true
}

function gather<Value>(rows: Map<number, Value[]>, key: number, value: Value): void {
  const there = rows.get(key)
  if (there) there.push(value)
  else rows.set(key, [value])
}

/** Adds to a row by number; the rows before it are there, be they empty. */
function addAt(rows: number[][], at: number, value: number): void {
  while (rows.length <= at) rows.push([])
  rows[at].push(value)
}
