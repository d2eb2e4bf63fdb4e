/** Matching one part of a phrase against the tokens of a sentence. */
import { FACT_TYPES, type Fact } from '../facts/fact'
import { enlarged, type Row } from '../memory'
import { rangeOf, type TokenRange } from '../token-range'
import type { Token } from '../token'
import { isMention, type Part } from './compile'
import type { Occurrences } from './features'
import { FACT, FAMILY, GAP, JUMP, LIST, ROOT, SIZE, SPLIT, WORD, type Program } from './program'

/**
 * A sentence as phrases see it: everything is found once, whatever the number of phrases. As a row of numbers, `TOKEN` for each token and for
 * the end: its root, word and family, which are those of `ROOT`, `WORD` and `FAMILY` and -1 at the end; how many counted words stand before it:
 * marks, brackets and inserted relative clauses count for nothing in a gap.
 */
export interface Reading extends Row {
  tokens: Token[]
  facts: Fact[]
  /** The lists that no phrase asks for are among the features. */
  complete: boolean
  /** Where everything that a phrase may ask for stands. */
  features: Occurrences
}

/** Numbers of a token in the row of a reading, and which of them counts the words before it. */
export const TOKEN = 4
export const COUNTED = 3

/** Where a part matched: `[from, to)`, the fact it captured, and the tokens it took without its gaps. */
export interface Hit extends TokenRange {
  fact: Fact | null
  /** Token positions taken by words, lists or facts, as ranges. */
  taken: TokenRange[]
}

const NO_HITS: readonly Hit[] = []
/** Scratch of the two functions below. */
const starts: number[] = []

/** True when what a part needs occurs at all: the cheap question before `findPart`. */
export function mayHold({ features }: Reading, { demands }: Part): boolean {
  for (let i = 0; i < demands.length; i++) if (!features.hasAny(demands[i])) return false
  return demands.length > 0
}

/** Hits of a part in `reading`, at most one per first token. */
export function findPart(part: Part, reading: Reading): readonly Hit[] {
  let hits: Hit[] | null = null
  const count = reading.features.find(part.firsts, starts)
  for (let i = 0; i < count; i++) {
    if (!walker.run(part.program, reading, starts[i])) continue
    const hit = walker.hit(starts[i])
    if (!hits) { hits = [hit]; continue }
    // A later start that reaches the same end says the same with fewer words.
    const last = hits[hits.length - 1]
    if (last.to === hit.to && last.fact === hit.fact) hits.pop()
    hits.push(hit)
  }
  return hits ?? NO_HITS
}

/** As `findPart`, but only where the hits stand: puts their first tokens and ends into `into` by turns, and returns how many there are. */
export function findRanges(part: Part, reading: Reading, into: number[]): number {
  let found = 0
  let fact: Fact | null = null
  const count = reading.features.find(part.firsts, starts)
  for (let i = 0; i < count; i++) {
    if (!walker.run(part.program, reading, starts[i])) continue
    if (found > 0 && into[2 * found - 1] === walker.end && fact === walker.fact) found--
    fact = walker.fact
    into[2 * found] = starts[i]
    into[2 * found + 1] = walker.end
    found++
  }
  return found
}

/** True when a part stands somewhere in `reading`. */
export function holdsPart(part: Part, reading: Reading): boolean {
  const count = reading.features.find(part.firsts, starts)
  for (let i = 0; i < count; i++) if (walker.run(part.program, reading, starts[i])) return true
  return false
}

/** True when a fact is what `<type>` asks for. */
export function answers(fact: Fact, type: Fact['type']): boolean {
  return fact.type === type || (type === 'délai' && fact.type === 'durée' && fact.deadline)
}

/** Numbers of a way still to try: place in the code, token, what it took (its last entry in the trail), the fact it captured (from 1; 0: none). */
const WAY = 4
/** Numbers of an entry of the trail: first token, end, the entry before it. */
const TAKEN = 3

/**
 * Finds the first way through a program: alternatives in their order, gaps from the shortest. The ways still to try lie on a stack
 * of numbers that serves every run (no run begins inside another), so that trying costs no memory.
 */
class Walker {
  private code: Int32Array = new Int32Array(0)
  private row: Int32Array = new Int32Array(0)
  private first = 0
  private tokens = 0
  /** Of the sentence that is being searched; null before the first one. */
  private features: Occurrences | null = null
  private winding = false
  /** The program's place and length, for `seen`. */
  private base = 0
  private length = 0
  private ways: Int32Array = new Int32Array(1 << 10)
  private open = 0
  /** What the ways took. */
  private trail: Int32Array = new Int32Array(1 << 10)
  private taken = 0
  /** Per instruction and token, the run in which the place was last reached. */
  private seen = new Uint32Array(1 << 12)
  private turn = 0
  /** Scratch: places after a gap, ends of a list. */
  private readonly places: number[] = []
  /** Of the way found last: its end, the fact it captured, the last thing it took; a plain one took every token. */
  end = 0
  fact: Fact | null = null
  private last = -1
  private plain = false

  /** True when there is a way from `start`; `end`, `fact` and `hit` then tell of it. */
  run(program: Program, reading: Reading, start: number): boolean {
    const { memory: code, first: base, plain } = program
    this.code = code
    this.row = reading.memory
    this.first = reading.first
    this.tokens = reading.tokens.length
    this.features = reading.features
    this.plain = plain
    if (plain) return this.runPlain(base, program.length, start)
    // Where it begins is known to be right; most ways that fail do so at the very next word.
    if (code[base] <= FAMILY && code[base + SIZE] <= FAMILY && !this.isWord(base + SIZE, start + 1)) return false
    this.winding = program.winding
    this.base = base
    this.length = program.length
    this.open = 0
    this.taken = 0
    if (program.winding) this.newTurn(program.length * (this.tokens + 1))
    this.push(base, start, -1, 0)
    while (this.open > 0) {
      const way = --this.open * WAY
      const pc = this.ways[way]
      const at = this.ways[way + 1]
      const trail = this.ways[way + 2]
      const fact = this.ways[way + 3]
      const operand = code[pc + 1]
      switch (code[pc]) {
        case ROOT: case WORD: case FAMILY: this.push(pc + SIZE, at + 1, this.take(at, at + 1, trail), fact); break
        case LIST: {
          const ends = this.places
          const count = reading.features.endsAt(operand, at, ends)
          for (let i = 0; i < count; i++) this.push(pc + SIZE, ends[i], this.take(at, ends[i], trail), fact)
          break
        }
        case FACT: this.takeFacts(reading.facts, FACT_TYPES[operand], pc, at, trail, fact); break
        case GAP: this.leap(program, reading, pc, at, trail, fact); break
        case SPLIT: for (let way = operand; way > 0; way--) this.push(code[pc + way * SIZE + 1], at, trail, fact); break
        case JUMP: this.push(operand, at, trail, fact); break
        default:
          this.end = at
          this.fact = fact > 0 ? reading.facts[fact - 1] : null
          this.last = trail
          return true
      }
    }
    return false
  }

  /** Nothing but words, one after the other. */
  private runPlain(base: number, length: number, start: number): boolean {
    const words = length / SIZE - 1
    for (let i = 0; i < words; i++) if (!this.isWord(base + i * SIZE, start + i)) return false
    this.end = start + words
    this.fact = null
    return true
  }

  /** The way found last, from `start`. */
  hit(start: number): Hit {
    const taken: TokenRange[] = []
    if (this.plain) for (let at = start; at < this.end; at++) taken.push(rangeOf(at, at + 1))
    else for (let at = this.last; at >= 0; at = this.trail[at * TAKEN + 2]) taken.push(rangeOf(this.trail[at * TAKEN], this.trail[at * TAKEN + 1]))
    return { from: start, to: this.end, fact: this.fact, taken: this.plain ? taken : taken.reverse() }
  }

  /** True when a token is the word that the instruction at `pc` asks for. */
  private isWord(pc: number, at: number): boolean {
    return at < this.tokens && this.row[this.first + at * TOKEN + this.code[pc]] === this.code[pc + 1]
  }

  private takeFacts(facts: readonly Fact[], type: Fact['type'], pc: number, at: number, trail: number, captured: number): void {
    for (let i = 0; i < facts.length; i++) {
      const fact = facts[i]
      if (fact.from === at && answers(fact, type)) this.push(pc + SIZE, fact.to, this.take(at, fact.to, trail), captured > 0 || isMention(fact.type) ? captured : i + 1)
    }
  }

  /** The ways on after a gap: one for each place where what follows may begin. */
  private leap({ beginnings }: Program, { tokens, features }: Reading, pc: number, at: number, trail: number, fact: number): void {
    const { row, first, code } = this
    const furthest = row[first + at * TOKEN + COUNTED] + code[pc + 1]
    let last = at
    while (last < this.tokens && row[first + (last + 1) * TOKEN + COUNTED] <= furthest) last++
    if (last === this.tokens) last--
    const next = pc + 2 * SIZE
    const set = code[pc + SIZE + 1]
    if (set < 0) {
      for (let place = last; place >= at; place--) this.push(next, place, trail, fact)
      return
    }
    const { words, features: wanted } = beginnings[set]
    if (words) {
      for (let place = last; place >= at; place--) if (words.meets(tokens[place].entry.features)) this.push(next, place, trail, fact)
      return
    }
    const { places } = this
    for (let i = features.find(wanted, places) - 1; i >= 0; i--) if (places[i] >= at && places[i] <= last) this.push(next, places[i], trail, fact)
  }

  /** One more way to try, unless its next word does not stand there, its list nowhere, or the place was reached before. */
  private push(pc: number, at: number, trail: number, fact: number): void {
    const op = this.code[pc]
    if (op <= FAMILY ? !this.isWord(pc, at) : op === LIST && !this.features!.has(this.code[pc + 1])) return
    if (this.winding) {
      const place = at * this.length + pc - this.base
      if (this.seen[place] === this.turn) return
      this.seen[place] = this.turn
    }
    const way = this.open++ * WAY
    if (way + WAY > this.ways.length) this.ways = enlarged(this.ways)
    const { ways } = this
    ways[way] = pc
    ways[way + 1] = at
    ways[way + 2] = trail
    ways[way + 3] = fact
  }

  private take(from: number, to: number, before: number): number {
    const entry = this.taken++
    const at = entry * TAKEN
    if (at + TAKEN > this.trail.length) this.trail = enlarged(this.trail)
    const { trail } = this
    trail[at] = from
    trail[at + 1] = to
    trail[at + 2] = before
    return entry
  }

  private newTurn(places: number): void {
    if (this.seen.length < places) { this.seen = new Uint32Array(places * 2); this.turn = 0 }
    if (this.turn === 0xffffffff) { this.seen.fill(0); this.turn = 0 }
    this.turn++
  }
}

const walker = new Walker()
