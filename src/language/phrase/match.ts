/** Matching one part of a phrase against the tokens of a sentence. */
import type { Fact } from '../facts/fact'
import type { TokenRange } from '../token-range'
import type { Token } from '../token'
import type { Step } from './compile'

/** A sentence as phrases see it: everything is found once, whatever the number of phrases. */
export interface Reading {
  tokens: Token[]
  facts: Fact[]
  /** Facts by the token at which they begin. */
  factsAt: Map<number, Fact[]>
  /** Per list, where it stands; lists that do not occur have no entry. */
  lists: Map<number, TokenRange[]>
  /** Every feature that occurs: see `feature`. */
  features: Set<number>
  /** Counted words before each token: marks, brackets and inserted relative clauses count for nothing in a gap. */
  counted: Uint32Array
}

/** Where a part matched: `[from, to)`, the facts it captured, and the tokens it took without its gaps. */
export interface Hit extends TokenRange {
  fact: Fact | null
  /** Token positions taken by words, lists or facts, as ranges. */
  taken: TokenRange[]
}

interface Path { at: number; fact: Fact | null; taken: TokenRange[] }

/** Hits of `steps` in `reading`, at most one per first token: the shortest. `only`: facts that may be captured. */
export function findPart(steps: Step[], reading: Reading, acceptsFact: (fact: Fact) => boolean = () => true): Hit[] {
  const hits: Hit[] = []
  for (const start of starts(steps, reading)) {
    for (const path of walk(steps, reading, start, acceptsFact)) {
      const hit = { from: start, to: path.at, fact: path.fact, taken: path.taken }
      const last = hits[hits.length - 1]
      // A later start that reaches the same end says the same with fewer words.
      if (last && last.to === hit.to && last.fact === hit.fact) hits.pop()
      hits.push(hit)
    }
  }
  return hits
}

/** Positions at which the first step may begin. */
function starts(steps: Step[], reading: Reading): Iterable<number> {
  const first = steps[0]
  if (first.kind === 'list') return unique((reading.lists.get(first.list) ?? []).map((range) => range.from))
  if (first.kind === 'fact') return unique(reading.facts.filter((fact) => answers(fact, first.type)).map((fact) => fact.from))
  const positions: number[] = []
  for (let i = 0; i < reading.tokens.length; i++) if (canBegin(steps, reading, i)) positions.push(i)
  return positions
}

function unique(positions: number[]): number[] {
  return [...new Set(positions)]
}

function canBegin(steps: Step[], reading: Reading, at: number): boolean {
  const token = reading.tokens[at]
  for (const step of steps) {
    switch (step.kind) {
      case 'root': return token.root === step.root
      case 'word': return token.word === step.word
      case 'family': return token.family === step.family
      case 'list': return (reading.lists.get(step.list) ?? []).some((range) => range.from === at)
      case 'fact': return (reading.factsAt.get(at) ?? []).some((fact) => answers(fact, step.type))
      case 'any': return step.options.some((option) => canBegin(option, reading, at))
      case 'optional': if (canBegin(step.steps, reading, at)) return true; break
      case 'gap': return true
    }
  }
  return true
}

/** True when a fact is what `<type>` asks for. */
export function answers(fact: Fact, type: Fact['type']): boolean {
  return fact.type === type || (type === 'délai' && fact.type === 'durée' && fact.deadline)
}

/** Mentions of a party are matched like words: they are not what a threshold is held against. */
export function isMention(type: Fact['type']): boolean {
  return type === 'client' || type === 'prestataire'
}

/** Ends reachable from `start`: one path per end and captured fact, so that time stays linear in gaps and alternatives. */
function walk(steps: Step[], reading: Reading, start: number, acceptsFact: (fact: Fact) => boolean): Path[] {
  let paths: Path[] = [{ at: start, fact: null, taken: [] }]
  for (const step of steps) {
    const next = new Map<string, Path>()
    for (const path of paths) {
      for (const reached of advance(step, reading, path, acceptsFact)) {
        const key = reached.fact ? `${reached.at}/${reached.fact.from}/${reached.fact.type}` : `${reached.at}`
        const known = next.get(key)
        if (!known || known.taken.length < reached.taken.length) next.set(key, reached)
      }
    }
    if (next.size === 0) return []
    paths = [...next.values()]
  }
  const byFact = new Map<Fact | null, Path>()
  for (const path of paths) {
    const known = byFact.get(path.fact)
    if (!known || path.at < known.at) byFact.set(path.fact, path)
  }
  return [...byFact.values()]
}

function take(path: Path, to: number, fact: Fact | null = path.fact): Path {
  return { at: to, fact, taken: [...path.taken, { from: path.at, to }] }
}

function advance(step: Step, reading: Reading, path: Path, acceptsFact: (fact: Fact) => boolean): Path[] {
  const token = reading.tokens[path.at]
  switch (step.kind) {
    case 'root': return token && token.root === step.root ? [take(path, path.at + 1)] : []
    case 'word': return token && token.word === step.word ? [take(path, path.at + 1)] : []
    case 'family': return token && token.family === step.family ? [take(path, path.at + 1)] : []
    case 'list': return (reading.lists.get(step.list) ?? []).filter((range) => range.from === path.at).map((range) => take(path, range.to))
    case 'fact': return (reading.factsAt.get(path.at) ?? []).filter((fact) => answers(fact, step.type) && acceptsFact(fact)).map((fact) => take(path, fact.to, path.fact ?? (isMention(fact.type) ? null : fact)))
    case 'any': return step.options.flatMap((option) => run(option, reading, path, acceptsFact))
    case 'optional': return [path, ...run(step.steps, reading, path, acceptsFact)]
    case 'gap': {
      const ends: Path[] = []
      const base = reading.counted[path.at]
      for (let at = path.at; at <= reading.tokens.length && reading.counted[at] - base <= step.max; at++) ends.push({ ...path, at })
      return ends
    }
  }
}

function run(steps: Step[], reading: Reading, path: Path, acceptsFact: (fact: Fact) => boolean): Path[] {
  let paths = [path]
  for (const step of steps) {
    paths = paths.flatMap((each) => advance(step, reading, each, acceptsFact))
    if (paths.length === 0) break
  }
  return paths
}
