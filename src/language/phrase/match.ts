/** Matching one part of a phrase against the tokens of a sentence. */
import type { Fact } from '../facts/fact'
import type { TokenRange } from '../token-range'
import type { Token } from '../token'
import type { Part } from './compile'
import type { Program } from './program'

/** A sentence as phrases see it: everything is found once, whatever the number of phrases. */
export interface Reading {
  tokens: Token[]
  facts: Fact[]
  /** Per list, where it stands; lists that do not occur have no entry. */
  lists: Map<number, TokenRange[]>
  /** Where every feature that a phrase may ask for begins: see `feature`. */
  features: Map<number, number[]>
  /** Counted words before each token: marks, brackets and inserted relative clauses count for nothing in a gap. */
  counted: Uint32Array
}

/** Where a part matched: `[from, to)`, the fact it captured, and the tokens it took without its gaps. */
export interface Hit extends TokenRange {
  fact: Fact | null
  /** Token positions taken by words, lists or facts, as ranges. */
  taken: TokenRange[]
}

/** One way through a program: where it stands, and what it took, last first. */
interface Thread { pc: number; at: number; took: Took | null; fact: Fact | null }
interface Took extends TokenRange { before: Took | null }

/** Hits of a part in `reading`, at most one per first token. */
export function findPart(part: Pick<Part, 'program'>, reading: Reading): Hit[] {
  const hits: Hit[] = []
  for (const start of starts(part.program, reading)) {
    const hit = run(part.program, reading, start)
    if (!hit) continue
    const last = hits[hits.length - 1]
    // A later start that reaches the same end says the same with fewer words.
    if (last && last.to === hit.to && last.fact === hit.fact) hits.pop()
    hits.push(hit)
  }
  return hits
}

/** Positions at which the program may begin, ascending. */
function starts({ firsts }: Program, { features }: Reading): readonly number[] {
  if (firsts.length === 1) return features.get(firsts[0]) ?? []
  let found: number[] | null = null
  for (const first of firsts) {
    const positions = features.get(first)
    if (positions) found = found ? [...found, ...positions] : positions
  }
  return found ? [...new Set(found)].sort((a, b) => a - b) : []
}

/** True when a fact is what `<type>` asks for. */
export function answers(fact: Fact, type: Fact['type']): boolean {
  return fact.type === type || (type === 'délai' && fact.type === 'durée' && fact.deadline)
}

/** Mentions of a party are matched like words: they are not what a threshold is held against. */
export function isMention(type: Fact['type']): boolean {
  return type === 'client' || type === 'prestataire'
}

/** The first way through the program from `start`: alternatives in their order, gaps from the shortest. */
function run({ code, winding }: Program, reading: Reading, start: number): Hit | null {
  const { tokens } = reading
  const stack: Thread[] = [{ pc: 0, at: start, took: null, fact: null }]
  const seen = winding ? new Set<number>() : null
  const push = (pc: number, at: number, took: Took | null, fact: Fact | null) => {
    if (seen) {
      const place = at * code.length + pc
      if (seen.has(place)) return
      seen.add(place)
    }
    stack.push({ pc, at, took, fact })
  }
  for (let thread = stack.pop(); thread; thread = stack.pop()) {
    const { pc, at, took, fact } = thread
    const instruction = code[pc]
    switch (instruction.kind) {
      case 'done': return { from: start, to: at, fact, taken: unwound(took) }
      case 'root': if (at < tokens.length && tokens[at].root === instruction.root) push(pc + 1, at + 1, { from: at, to: at + 1, before: took }, fact); break
      case 'word': if (at < tokens.length && tokens[at].word === instruction.word) push(pc + 1, at + 1, { from: at, to: at + 1, before: took }, fact); break
      case 'family': if (at < tokens.length && tokens[at].family === instruction.family) push(pc + 1, at + 1, { from: at, to: at + 1, before: took }, fact); break
      case 'list':
        for (const range of reading.lists.get(instruction.list) ?? []) if (range.from === at) push(pc + 1, range.to, { from: at, to: range.to, before: took }, fact)
        break
      case 'fact':
        for (const found of reading.facts) if (found.from === at && answers(found, instruction.type)) push(pc + 1, found.to, { from: at, to: found.to, before: took }, fact ?? (isMention(found.type) ? null : found))
        break
      case 'gap': {
        const base = reading.counted[at]
        let last = at
        while (last < tokens.length && reading.counted[last + 1] - base <= instruction.max) last++
        for (let next = Math.min(last, tokens.length - 1); next >= at; next--) push(pc + 1, next, took, fact)
        break
      }
      case 'split': for (let i = instruction.to.length - 1; i >= 0; i--) push(instruction.to[i], at, took, fact); break
      case 'jump': push(instruction.to, at, took, fact); break
    }
  }
  return null
}

function unwound(took: Took | null): TokenRange[] {
  const taken: TokenRange[] = []
  for (let each = took; each; each = each.before) taken.push({ from: each.from, to: each.to })
  return taken.reverse()
}
