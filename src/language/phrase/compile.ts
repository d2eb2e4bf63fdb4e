/** From a parsed phrase to what is matched: words become numbers, lists become references, every part knows its rarest word. */
import type { FactType } from '../facts/fact'
import { tokenise } from '../token'
import type { Vocabulary } from '../vocabulary'
import type { Node, Phrase } from './parse'
import { feature, isWordKey, setOf } from './features'
import { programOf, type Program } from './program'

export type Step =
  | { kind: 'root'; root: number }
  | { kind: 'word'; word: number }
  | { kind: 'family'; family: number }
  | { kind: 'list'; list: number }
  | { kind: 'fact'; type: FactType }
  | { kind: 'any'; options: Step[][] }
  | { kind: 'optional'; steps: Step[] }
  | { kind: 'gap'; max: number }

export interface Part {
  program: Program
  /** Features of which each row must occur (one of the row) where the part matches; the most telling row first, common words left out. */
  demands: readonly (readonly number[])[]
  /** Keys of the first row; in a plain program, which of its words that is. */
  needKeys: readonly number[]
  needAt: number
  /** Features with which a match may begin. */
  firsts: number[]
  /** Captures a fact. */
  fact: boolean
  /** Roots of its words, for readers that only count words. */
  words: number[]
}

export interface CompiledPhrase { source: string; parts: Part[] }

/** What compiling needs to know of its surroundings. */
export interface Scope {
  vocabulary: Vocabulary
  listNumber(name: string): number
  factNumber(type: FactType): number
  /** The number of a feature, from its key; sentences read from now on tell whether and where it occurs. */
  featureNumber(key: number): number
  /** How often texts of this kind hold one of these features; those that hardly tell anything are left out of demands. */
  frequency(keys: readonly number[]): number
  isCommon(frequency: number): boolean
}

export function compilePhrase(source: string, phrase: Phrase, scope: Scope): CompiledPhrase {
  return { source, parts: phrase.map((nodes) => compilePart(nodes, scope)) }
}

/** A line of a list: alternatives of equal length are written out, because words in a row are found without search. */
export function compileLine(nodes: Node[], scope: Scope): Part[] {
  const steps = compileSteps(nodes, scope)
  return (writtenOut(steps) ?? [steps]).map((each) => partOf(each, scope))
}

function compilePart(nodes: Node[], scope: Scope): Part {
  return partOf(compileSteps(nodes, scope), scope)
}

function partOf(steps: Step[], scope: Scope): Part {
  const numbers = (keys: readonly number[]) => keys.map((key) => scope.featureNumber(key))
  const program = programOf(steps, (type) => scope.factNumber(type), (keys) => ({ features: numbers(keys), words: keys.every(isWordKey) ? setOf(numbers(keys)) : null }))
  const rows = steps.flatMap((step, at) => { const keys = stepNeeds(step, scope); return keys ? [{ at, keys, frequency: scope.frequency(keys) }] : [] })
  rows.sort((a, b) => a.frequency - b.frequency)
  const demands = rows.filter(({ frequency }, i) => i === 0 || !scope.isCommon(frequency)).map(({ keys }) => numbers(keys))
  return { program, demands, needKeys: rows[0]?.keys ?? [], needAt: rows[0]?.at ?? 0, firsts: numbers(program.firsts), words: wordsIn(steps), fact: holdsFact(steps) }
}

/** More variants than this cost more than the search that they spare. */
const MOST_VARIANTS = 80

/** All ways of saying `steps` as words in a row; null when there are other signs, or alternatives that differ in length. */
function writtenOut(steps: Step[]): Step[][] | null {
  let variants: Step[][] = [[]]
  for (const step of steps) {
    const options = step.kind === 'any' ? step.options : [[step]]
    if (options.some((option) => option.length !== options[0].length || !option.every(({ kind }) => kind === 'root' || kind === 'word' || kind === 'family'))) return null
    if (variants.length * options.length > MOST_VARIANTS) return null
    variants = variants.flatMap((before) => options.map((option) => [...before, ...option]))
  }
  return variants
}

/** A word of a phrase that ends with its apostrophe. */
const ELIDED = /['’]$/

function compileSteps(nodes: Node[], scope: Scope): Step[] {
  return nodes.flatMap((node): Step[] => {
    switch (node.kind) {
      case 'gap': return [{ kind: 'gap', max: node.max }]
      case 'fact': return [{ kind: 'fact', type: node.type }]
      case 'list': return [{ kind: 'list', list: scope.listNumber(node.name) }]
      case 'any': return [{ kind: 'any', options: node.options.map((option) => compileSteps(option, scope)) }]
      case 'optional': return [{ kind: 'optional', steps: compileSteps([node.node], scope) }]
      case 'exact': return tokenise(node.text, scope.vocabulary).map((token) => ({ kind: 'word', word: token.exact }))
      case 'word': {
        // « l' », « qu' » before a bar or a bracket: an elision is read as one only with a word after it.
        const tokens = ELIDED.test(node.text) ? tokenise(`${node.text}a`, scope.vocabulary).slice(0, -1) : tokenise(node.text, scope.vocabulary)
        return tokens.map((token, i): Step => {
          if (token.kind !== 'word') return { kind: 'word', word: token.exact }
          if (node.narrow && i === tokens.length - 1) return { kind: 'family', family: token.family }
          return { kind: 'root', root: token.root }
        })
      }
    }
  })
}

/** Keys of the most telling features among the steps that every match must pass; null when all are optional. */
function needsOf(steps: Step[], scope: Scope): number[] | null {
  let best: number[] | null = null
  let rarest = Infinity
  for (const step of steps) {
    const needs = stepNeeds(step, scope)
    if (!needs) continue
    const frequency = scope.frequency(needs)
    if (frequency < rarest) { rarest = frequency; best = needs }
  }
  return best
}

function stepNeeds(step: Step, scope: Scope): number[] | null {
  switch (step.kind) {
    case 'root': return [feature.root(step.root)]
    case 'word': return [feature.word(step.word)]
    case 'family': return [feature.family(step.family)]
    case 'list': return [feature.list(step.list)]
    case 'fact': return [feature.fact(scope.factNumber(step.type))]
    case 'any': {
      const all: number[] = []
      for (const option of step.options) {
        const needs = needsOf(option, scope)
        if (!needs) return null
        all.push(...needs)
      }
      return all
    }
    case 'optional':
    case 'gap': return null
  }
}

function holdsFact(steps: Step[]): boolean {
  return steps.some((step) => (step.kind === 'fact' && !isMention(step.type)) || (step.kind === 'any' && step.options.some(holdsFact)) || (step.kind === 'optional' && holdsFact(step.steps)))
}

function wordsIn(steps: Step[]): number[] {
  return steps.flatMap((step) => (step.kind === 'root' ? [step.root] : step.kind === 'any' ? step.options.flatMap(wordsIn) : step.kind === 'optional' ? wordsIn(step.steps) : []))
}

/** Mentions of a party are matched like words: they are not what a threshold is held against. */
export function isMention(type: FactType): boolean {
  return type === 'client' || type === 'prestataire'
}

/** Lists that a part reads. */
export function listsOf(part: Part): number[] {
  return part.program.lists
}
