/** A part of a phrase as a small program: one instruction per sign, run over token positions. */
import type { FactType } from '../facts/fact'
import { feature, type Step } from './compile'

export type Instruction =
  | { kind: 'root'; root: number }
  | { kind: 'word'; word: number }
  | { kind: 'family'; family: number }
  | { kind: 'list'; list: number }
  | { kind: 'fact'; type: FactType }
  | { kind: 'gap'; max: number }
  /** Go on at each of these, the first ones preferred. */
  | { kind: 'split'; to: number[] }
  | { kind: 'jump'; to: number }
  | { kind: 'done' }

export interface Program {
  code: Instruction[]
  /** Features with which a match may begin. */
  firsts: number[]
  /** Several ways lead to one place: places already tried are remembered, so that time never grows faster than code × text. */
  winding: boolean
}

export function programOf(steps: Step[], factNumber: (type: FactType) => number): Program {
  const code: Instruction[] = []
  emit(steps, code)
  code.push({ kind: 'done' })
  const gaps = code.filter(({ kind }) => kind === 'gap').length
  const splits = code.filter(({ kind }) => kind === 'split').length
  return { code, firsts: [...new Set(firstsOf(steps, factNumber).features)], winding: gaps > 1 || (gaps > 0 && splits > 0) || splits > 2 }
}

function emit(steps: Step[], code: Instruction[]): void {
  for (const step of steps) {
    if (step.kind === 'optional') {
      const split: Instruction = { kind: 'split', to: [] }
      code.push(split)
      split.to.push(code.length)
      emit(step.steps, code)
      split.to.push(code.length)
    } else if (step.kind === 'any') {
      const split: Instruction = { kind: 'split', to: [] }
      code.push(split)
      const jumps: { kind: 'jump'; to: number }[] = []
      for (const option of step.options) {
        split.to.push(code.length)
        emit(option, code)
        const jump = { kind: 'jump' as const, to: 0 }
        jumps.push(jump)
        code.push(jump)
      }
      for (const jump of jumps) jump.to = code.length
    } else code.push(step)
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
