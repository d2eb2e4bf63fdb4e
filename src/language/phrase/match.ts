/** Matching one part of a phrase against the tokens of a sentence. */
import { FACT_TYPES, type Fact } from '../facts/fact'
import { rangeOf, type TokenRange } from '../token-range'
import type { Token } from '../token'
import { isMention, type Part } from './compile'
import type { Occurrences } from './features'
import { FACT, FAMILY, GAP, JUMP, LIST, ROOT, SIZE, SPLIT, WORD, type Program } from './program'

/** A sentence as phrases see it: everything is found once, whatever the number of phrases. */
export interface Reading {
  tokens: Token[]
  facts: Fact[]
  /** Per list, where it stands; lists that do not occur have no entry. */
  lists: Map<number, TokenRange[]>
  /** The lists that no phrase asks for are among them. */
  complete: boolean
  /** Where everything that a phrase may ask for begins. */
  features: Occurrences
  /** Counted words before each token: marks, brackets and inserted relative clauses count for nothing in a gap. */
  counted: readonly number[]
}

/** Where a part matched: `[from, to)`, the fact it captured, and the tokens it took without its gaps. */
export interface Hit extends TokenRange {
  fact: Fact | null
  /** Token positions taken by words, lists or facts, as ranges. */
  taken: TokenRange[]
}

const NO_HITS: readonly Hit[] = []
const NO_RANGES: readonly TokenRange[] = []
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

/** As `findPart`, but only where the hits stand. */
export function findRanges(part: Part, reading: Reading): readonly TokenRange[] {
  let ranges: TokenRange[] | null = null
  let fact: Fact | null = null
  const count = reading.features.find(part.firsts, starts)
  for (let i = 0; i < count; i++) {
    if (!walker.run(part.program, reading, starts[i])) continue
    const range = rangeOf(starts[i], walker.end)
    if (ranges && ranges[ranges.length - 1].to === range.to && fact === walker.fact) ranges.pop()
    fact = walker.fact
    if (ranges) ranges.push(range)
    else ranges = [range]
  }
  return ranges ?? NO_RANGES
}

/** True when a fact is what `<type>` asks for. */
export function answers(fact: Fact, type: Fact['type']): boolean {
  return fact.type === type || (type === 'délai' && fact.type === 'durée' && fact.deadline)
}

/** True when a token is the word that the instruction at `at` asks for. */
export function isWord(code: readonly number[], at: number, { entry }: Token): boolean {
  const op = code[at]
  return code[at + 1] === (op === ROOT ? entry.root : op === WORD ? entry.word : entry.family)
}

/**
 * Finds the first way through a program: alternatives in their order, gaps from the shortest. The ways still to try lie on a stack
 * of numbers that serves every run (no run begins inside another), so that trying costs no memory.
 */
class Walker {
  private tokens: readonly Token[] = []
  private code: readonly number[] = []
  private winding = false
  /** Ways still to try: position in the code, token, what was taken (position in the trail), fact captured. */
  private readonly pcs: number[] = []
  private readonly ats: number[] = []
  private readonly trails: number[] = []
  private readonly facts: (Fact | null)[] = []
  private open = 0
  /** What the ways took, each entry with the one before it; -1: nothing. */
  private readonly froms: number[] = []
  private readonly tos: number[] = []
  private readonly befores: number[] = []
  private taken = 0
  /** Per instruction and token, the run in which the place was last reached. */
  private seen = new Uint32Array(4096)
  private turn = 0
  /** Of the way found last: its end, the fact it captured, the last thing it took; a plain one took every token. */
  end = 0
  fact: Fact | null = null
  private last = -1
  private plain = false

  /** True when there is a way from `start`; `end`, `fact` and `hit` then tell of it. */
  run(program: Program, reading: Reading, start: number): boolean {
    const { code, winding, plain } = program
    const { tokens, counted } = reading
    this.plain = plain
    if (plain) return this.runPlain(code, tokens, start)
    // Where it begins is known to be right; most ways that fail do so at the very next word.
    if (code[0] <= FAMILY && code[SIZE] <= FAMILY && (start + 1 >= tokens.length || !isWord(code, SIZE, tokens[start + 1]))) return false
    this.tokens = tokens
    this.code = code
    this.winding = winding
    this.open = 0
    this.taken = 0
    if (winding) this.newTurn(code.length * (tokens.length + 1))
    this.push(0, start, -1, null)
    while (this.open > 0) {
      const way = --this.open
      const pc = this.pcs[way]
      const at = this.ats[way]
      const trail = this.trails[way]
      const fact = this.facts[way]
      const operand = code[pc + 1]
      switch (code[pc]) {
        case ROOT: case WORD: case FAMILY: this.push(pc + SIZE, at + 1, this.take(at, at + 1, trail), fact); break
        case LIST: {
          const ranges = reading.lists.get(operand)
          if (ranges) for (const range of ranges) if (range.from === at) this.push(pc + SIZE, range.to, this.take(at, range.to, trail), fact)
          break
        }
        case FACT:
          for (const found of reading.facts) {
            if (found.from === at && answers(found, FACT_TYPES[operand])) this.push(pc + SIZE, found.to, this.take(at, found.to, trail), fact ?? (isMention(found.type) ? null : found))
          }
          break
        case GAP: {
          const furthest = counted[at] + operand
          const set = code[pc + SIZE + 1]
          const wanted = set < 0 ? null : program.sets[set]
          let last = at
          while (last < tokens.length && counted[last + 1] <= furthest) last++
          for (let next = Math.min(last, tokens.length - 1); next >= at; next--) {
            if (wanted === null || wanted.meets(tokens[next].entry.features)) this.push(pc + 2 * SIZE, next, trail, fact)
          }
          break
        }
        case SPLIT: for (let way = operand; way > 0; way--) this.push(code[pc + way * SIZE + 1], at, trail, fact); break
        case JUMP: this.push(operand, at, trail, fact); break
        default:
          this.end = at
          this.fact = fact
          this.last = trail
          return true
      }
    }
    return false
  }

  /** Nothing but words, one after the other. */
  private runPlain(code: readonly number[], tokens: readonly Token[], start: number): boolean {
    const length = code.length / SIZE - 1
    if (start + length > tokens.length) return false
    for (let i = 0; i < length; i++) if (!isWord(code, i * SIZE, tokens[start + i])) return false
    this.end = start + length
    this.fact = null
    return true
  }

  /** The way found last, from `start`. */
  hit(start: number): Hit {
    const taken: TokenRange[] = []
    if (this.plain) for (let at = start; at < this.end; at++) taken.push(rangeOf(at, at + 1))
    else for (let at = this.last; at >= 0; at = this.befores[at]) taken.push(rangeOf(this.froms[at], this.tos[at]))
    return { from: start, to: this.end, fact: this.fact, taken: this.plain ? taken : taken.reverse() }
  }

  /** One more way to try, unless its next word does not stand there or the place was reached before. */
  private push(pc: number, at: number, trail: number, fact: Fact | null): void {
    if (this.code[pc] <= FAMILY && (at >= this.tokens.length || !isWord(this.code, pc, this.tokens[at]))) return
    if (this.winding) {
      const place = at * this.code.length + pc
      if (this.seen[place] === this.turn) return
      this.seen[place] = this.turn
    }
    const way = this.open++
    this.pcs[way] = pc
    this.ats[way] = at
    this.trails[way] = trail
    this.facts[way] = fact
  }

  private take(from: number, to: number, before: number): number {
    const trail = this.taken++
    this.froms[trail] = from
    this.tos[trail] = to
    this.befores[trail] = before
    return trail
  }

  private newTurn(places: number): void {
    if (this.seen.length < places) { this.seen = new Uint32Array(places * 2); this.turn = 0 }
    if (this.turn === 0xffffffff) { this.seen.fill(0); this.turn = 0 }
    this.turn++
  }
}

const walker = new Walker()
