/** A part of a phrase as a small program: one instruction per sign, run over token positions. */
import type { FactType } from '../facts/fact'
import type { Step } from './compile'
import { feature, type FeatureSet } from './features'

/** What an instruction does. Numbers, and one shape for all instructions, because they are read millions of times. */
export const ROOT = 0
export const WORD = 1
export const FAMILY = 2
export const LIST = 3
export const FACT = 4
/** At most `id` counted words. */
export const GAP = 5
/** Go on at each of `to`, the first ones preferred. */
export const SPLIT = 6
export const JUMP = 7
export const DONE = 8

export interface Instruction {
  op: number
  /** Number of the root, word, family or list; longest gap. */
  id: number
  /** Type of the fact; null for all others. */
  fact: FactType | null
  to: number[]
  /** Of a gap: features with one of which a word must begin what follows; null when that is not known. */
  next: FeatureSet | null
}

export interface Program {
  code: Instruction[]
  /** Keys of the features with which a match may begin. */
  firsts: number[]
  /** Several ways lead to one place: places already tried are remembered, so that time never grows faster than code × text. */
  winding: boolean
  /** Nothing but words in a row: no search is needed. */
  plain: boolean
}

const instruction = (op: number, id = 0, fact: FactType | null = null): Instruction => ({ op, id, fact, to: [], next: null })

export function programOf(steps: Step[], factNumber: (type: FactType) => number): Program {
  const code: Instruction[] = []
  emit(steps, code)
  code.push(instruction(DONE))
  const gaps = code.filter(({ op }) => op === GAP).length
  const splits = code.filter(({ op }) => op === SPLIT).length
  return {
    code, firsts: [...new Set(firstsOf(steps, factNumber).features)],
    winding: gaps > 1 || (gaps > 0 && splits > 0) || splits > 2,
    plain: code.every(({ op }) => op <= FAMILY || op === DONE),
  }
}

function emit(steps: Step[], code: Instruction[]): void {
  for (const step of steps) {
    switch (step.kind) {
      case 'root': code.push(instruction(ROOT, step.root)); break
      case 'word': code.push(instruction(WORD, step.word)); break
      case 'family': code.push(instruction(FAMILY, step.family)); break
      case 'list': code.push(instruction(LIST, step.list)); break
      case 'fact': code.push(instruction(FACT, 0, step.type)); break
      case 'gap': code.push(instruction(GAP, step.max)); break
      case 'optional': {
        const split = instruction(SPLIT)
        code.push(split)
        split.to.push(code.length)
        emit(step.steps, code)
        split.to.push(code.length)
        break
      }
      case 'any': {
        const split = instruction(SPLIT)
        code.push(split)
        const jumps: Instruction[] = []
        for (const option of step.options) {
          split.to.push(code.length)
          emit(option, code)
          const jump = instruction(JUMP)
          jumps.push(jump)
          code.push(jump)
        }
        for (const jump of jumps) jump.to.push(code.length)
        break
      }
    }
  }
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
 * Keys of the words with which the program may go on at `pc`; null when it may go on with a fact, a list, a gap, or end.
 * Worth knowing before a choice among many words is tried at every place within a gap.
 */
export function wordsAt(code: readonly Instruction[], pc: number): number[] | null {
  const { op, id, to } = code[pc]
  switch (op) {
    case ROOT: return [feature.root(id)]
    case WORD: return [feature.word(id)]
    case FAMILY: return [feature.family(id)]
    case JUMP: case SPLIT: {
      const keys: number[] = []
      for (const way of to) {
        const words = wordsAt(code, way)
        if (!words) return null
        keys.push(...words)
      }
      return keys
    }
    default: return null
  }
}
