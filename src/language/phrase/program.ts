/** A part of a phrase as a small program: one instruction per sign, run over token positions. */
import type { FactType } from '../facts/fact'
import type { Step } from './compile'
import { rowOf, type Row } from '../memory'
import { feature, type FeatureSet } from './features'

/**
 * What an instruction does. An instruction is two numbers: what it does, and its operand. Programs are read millions of times, and
 * numbers side by side in memory are many times quicker to come by than objects.
 */
export const ROOT = 0
export const WORD = 1
export const FAMILY = 2
/** Operand: feature of the list. */
export const LIST = 3
/** Operand: number of the fact's type. */
export const FACT = 4
/** At most so many counted words. After it stands `BEFORE`. */
export const GAP = 5
/** Goes on in as many ways as its operand says; they follow, the preferred one first. */
export const SPLIT = 6
export const WAY = 7
export const JUMP = 8
/** Operand: which of the program's `beginnings` may follow the gap; -1 when that is not known, or told at once. */
export const BEFORE = 9
export const DONE = 10
/** Numbers of an instruction. */
export const SIZE = 2

/** What a sign of a phrase may begin with: words alone, found by what a word answers; or lists and facts as well, found by where they stand. */
export interface Beginning { words: FeatureSet | null; features: readonly number[] }

export interface Program extends Row {
  /** Instructions one after the other: so many numbers from `memory[first]`. Jumps tell places in `memory`. */
  length: number
  /** What `BEFORE` speaks of. */
  beginnings: Beginning[]
  /** Keys of the features with which a match may begin. */
  firsts: number[]
  /** Lists that it asks for. */
  lists: number[]
  /** Several ways lead to one place: places already tried are remembered, so that time never grows faster than code × text. */
  winding: boolean
  /** Nothing but words in a row: no search is needed. */
  plain: boolean
}

/** `begin`: what the features of some keys are. */
export function programOf(steps: Step[], factNumber: (type: FactType) => number, begin: (keys: readonly number[]) => Beginning): Program {
  const code: number[] = []
  emit(steps, code, factNumber)
  code.push(DONE, 0)
  const count = (wanted: number) => code.filter((op, at) => at % SIZE === 0 && op === wanted).length
  const gaps = count(GAP)
  const splits = count(SPLIT)
  const beginnings: Beginning[] = []
  for (let at = 0; at < code.length; at += SIZE) {
    const keys = code[at] === BEFORE && code[at + SIZE] > FAMILY ? keysAt(code, at + SIZE) : null
    if (keys) code[at + 1] = beginnings.push(begin(keys)) - 1
  }
  const firsts = [...new Set(firstsOf(steps, factNumber).features)]
  const lists = code.filter((_, at) => at % SIZE === 1 && code[at - 1] === LIST)
  for (let at = 0; at < code.length; at += SIZE) if (code[at] === LIST) [code[at + 1]] = begin([feature.list(code[at + 1])]).features
  const { memory, first } = rowOf(code)
  // Named one by one: objects made by spreading others differ in shape, and every look at them is slow.
  const program: Program = {
    memory, first, length: code.length, beginnings, firsts, lists,
    winding: gaps > 1 || (gaps > 0 && splits > 0) || splits > 2,
    plain: code.every((op, at) => at % SIZE !== 0 || op <= FAMILY || op === DONE),
  }
  for (let at = 0; at < code.length; at += SIZE) if (code[at] === WAY || code[at] === JUMP) memory[first + at + 1] += first
  return program
}

/** Its instructions, for those that keep them elsewhere. */
export function codeOf({ memory, first, length }: Program): number[] {
  return Array.from(memory.subarray(first, first + length))
}

function emit(steps: Step[], code: number[], factNumber: (type: FactType) => number): void {
  for (const step of steps) {
    switch (step.kind) {
      case 'root': code.push(ROOT, step.root); break
      case 'word': code.push(WORD, step.word); break
      case 'family': code.push(FAMILY, step.family); break
      case 'list': code.push(LIST, step.list); break
      case 'fact': code.push(FACT, factNumber(step.type)); break
      case 'gap': code.push(GAP, step.max, BEFORE, -1); break
      case 'optional': choose([step.steps, []], code, factNumber); break
      case 'any': choose(step.options, code, factNumber); break
    }
  }
}

/** Each option jumps over what follows of the others. */
function choose(options: Step[][], code: number[], factNumber: (type: FactType) => number): void {
  code.push(SPLIT, options.length)
  const ways = code.length
  for (let i = 0; i < options.length; i++) code.push(WAY, 0)
  const jumps: number[] = []
  options.forEach((option, i) => {
    code[ways + i * SIZE + 1] = code.length
    emit(option, code, factNumber)
    if (!options.slice(i + 1).some((other) => other.length > 0)) return
    jumps.push(code.length)
    code.push(JUMP, 0)
  })
  for (const jump of jumps) code[jump + 1] = code.length
}

/** Features of the first sign; `open` when the steps may match nothing at all. */
function firstsOf(steps: Step[], factNumber: (type: FactType) => number): { features: number[]; open: boolean } {
  const features: number[] = []
  for (const step of steps) {
    switch (step.kind) {
      case 'root': features.push(feature.root(step.root)); break
      case 'word': features.push(feature.word(step.word)); break
      case 'family': features.push(feature.family(step.family)); break
      case 'list': features.push(feature.list(step.list)); break
      case 'fact': features.push(feature.fact(factNumber(step.type))); break
      case 'any': {
        let open = false
        for (const option of step.options) {
          const inner = firstsOf(option, factNumber)
          features.push(...inner.features)
          open ||= inner.open
        }
        if (open) continue
        break
      }
      case 'optional': features.push(...firstsOf(step.steps, factNumber).features); continue
      case 'gap': continue
    }
    return { features, open: false }
  }
  return { features, open: true }
}

/**
 * Keys of the features with which the program may go on at `at`; null when it may go on with a gap, or end.
 * Worth knowing before a choice among many words is tried at every place within a gap.
 */
function keysAt(code: readonly number[], at: number): number[] | null {
  const operand = code[at + 1]
  switch (code[at]) {
    case ROOT: return [feature.root(operand)]
    case WORD: return [feature.word(operand)]
    case FAMILY: return [feature.family(operand)]
    case LIST: return [feature.list(operand)]
    case FACT: return [feature.fact(operand)]
    case JUMP: case WAY: return keysAt(code, operand)
    case SPLIT: {
      const keys: number[] = []
      for (let way = 1; way <= operand; way++) {
        const words = keysAt(code, at + way * SIZE)
        if (!words) return null
        keys.push(...words)
      }
      return keys
    }
    default: return null
  }
}
