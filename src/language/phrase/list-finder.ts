/** Finds many lists in one walk over a sentence: each line waits for the word that is rarest in it. */
import type { Entry } from '../token'
import type { TokenRange } from '../token-range'
import type { Part } from './compile'
import { isWordKey, keysOf } from './features'
import { findRanges, isWord, mayHold, type Reading } from './match'

/** One line of a list. */
export interface Line {
  list: number
  part: Part
  /** The sentence in which it was last tried. */
  turn: number
}

const NO_LINES: readonly Line[] = []

export class ListFinder {
  /** Key of a word's feature → lines that wait for it. */
  private readonly waiting = new Map<number, Line[]>()
  /** Lines that wait for a fact or a list, round after round: a list is found after those that it holds. */
  private readonly rounds: Line[][] = [[]]
  private turn = 0

  /** `number`: its own among the finders of one vocabulary. `features`: by list. */
  constructor(private readonly number: number, lines: readonly { list: number; part: Part; round: number }[], private readonly features: readonly number[]) {
    for (const { list, part, round } of lines) {
      const line: Line = { list, part, turn: 0 }
      if (round === 0 && part.needKeys.every(isWordKey)) {
        for (const key of part.needKeys) {
          const there = this.waiting.get(key)
          if (there) there.push(line)
          else this.waiting.set(key, [line])
        }
      } else {
        while (this.rounds.length <= round) this.rounds.push([])
        this.rounds[round].push(line)
      }
    }
  }

  /** Adds to `reading` every list that occurs in it. */
  find(reading: Reading): void {
    this.turn++
    const { tokens } = reading
    const found: number[] = []
    for (let at = 0; at < tokens.length; at++) {
      const lines = this.waitingFor(tokens[at].entry)
      for (let i = 0; i < lines.length; i++) this.try(lines[i], reading, at, found)
    }
    for (const round of this.rounds) {
      for (const line of round) if (mayHold(reading, line.part)) this.search(line, reading, found)
      for (const list of found) this.settle(reading, list)
      found.length = 0
    }
  }

  /** Lines that wait for a word; asked once per spelling. */
  private waitingFor(entry: Entry): readonly Line[] {
    const known = entry.lines[this.number]
    if (known) return known
    const lines = new Set(keysOf(entry).flatMap((key) => this.waiting.get(key) ?? []))
    return (entry.lines[this.number] = lines.size === 0 ? NO_LINES : [...lines])
  }

  /** A line one of whose words stands at `at`. */
  private try(line: Line, reading: Reading, at: number, found: number[]): void {
    const { program, needAt } = line.part
    if (!program.plain) {
      if (line.turn === this.turn) return
      line.turn = this.turn
      if (mayHold(reading, line.part)) this.search(line, reading, found)
      return
    }
    const { tokens } = reading
    const { code } = program
    const from = at - needAt
    const to = from + code.length - 1
    if (from < 0 || to > tokens.length) return
    for (let i = 0; from + i < to; i++) if (i !== needAt && !isWord(code[i], tokens[from + i])) return
    this.note(reading, line.list, { from, to }, found)
  }

  private search(line: Line, reading: Reading, found: number[]): void {
    for (const range of findRanges(line.part, reading)) this.note(reading, line.list, range, found)
  }

  private note(reading: Reading, list: number, range: TokenRange, found: number[]): void {
    const there = reading.lists.get(list)
    if (there) { there.push(range); return }
    reading.lists.set(list, [range])
    found.push(list)
  }

  /** Sorts the places of a list, without doubles, and lets phrases know of them. */
  private settle(reading: Reading, list: number): void {
    let ranges = reading.lists.get(list)!
    if (ranges.length > 1 && ranges.some((range, i) => i > 0 && inOrder(range, ranges[i - 1]) <= 0)) {
      ranges = ranges.sort(inOrder).filter((range, i, all) => i === 0 || inOrder(range, all[i - 1]) !== 0)
      reading.lists.set(list, ranges)
    }
    for (const { from } of ranges) reading.features.note(this.features[list], from)
  }
}

function inOrder(a: TokenRange, b: TokenRange): number {
  return a.from - b.from || a.to - b.to
}
