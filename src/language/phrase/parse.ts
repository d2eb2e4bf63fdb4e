/**
 * The matching language: eight signs, read aloud from left to right.
 *
 *   mot            any form of the word
 *   mot!           exact family only: singular, plural, feminine
 *   «exact»        exactly this, accents included, which capitals may lack (case, apostrophes, spaces never matter)
 *   (a | b)        either
 *   mot?           optional; also after a bracket or a list; never a bare word at the beginning
 *   …  …12         a gap of at most 8 (12) words, in order, within the sentence
 *   A & B          both, in any order
 *   SAUVEGARDE     a named list of the lexicon
 *   <durée>        a typed fact
 */
import { FACT_TYPES, type FactType } from '../facts/fact'
import { fold } from '../fold'
import { nearestName } from '../knowledge-error'

export type Node =
  | { kind: 'word'; text: string; narrow: boolean }
  | { kind: 'exact'; text: string }
  | { kind: 'list'; name: string }
  | { kind: 'fact'; type: FactType }
  | { kind: 'any'; options: Node[][] }
  | { kind: 'optional'; node: Node }
  | { kind: 'gap'; max: number }

/** A phrase: its parts, joined by `&`; each part is a sequence. */
export type Phrase = Node[][]

export const DEFAULT_GAP = 8

/** A phrase that cannot be read: where in its text, and what was expected (codes for the author, in English). */
export class PhraseError extends Error {
  constructor(readonly said: string, readonly at: number, readonly expected: string, readonly nearest: string | null = null) {
    super(`${expected}: « ${said} »`)
  }
}

interface Sign { text: string; at: number }
const SIGNS = /«[^»]*»|<[^>]*>|…\d*|[()|?!&]|[^\s«»<>…()|?!&]+/gu
const LIST_NAME = /^\p{Lu}[\p{Lu}\p{N}_-]+$/u

/** Parses `source`. `lists` are the names known, for the error that names the nearest one. */
export function parsePhrase(source: string, lists: ReadonlySet<string>): Phrase {
  const signs: Sign[] = []
  let covered = 0
  for (const match of source.matchAll(SIGNS)) {
    const between = source.slice(covered, match.index).trim()
    if (between) throw new PhraseError(between, covered, 'unclosed or unknown sign')
    signs.push({ text: match[0], at: match.index })
    covered = match.index + match[0].length
  }
  const rest = source.slice(covered).trim()
  if (rest) throw new PhraseError(rest, covered, 'unclosed or unknown sign')
  if (signs.length === 0) throw new PhraseError(source, 0, 'a phrase of at least one word')
  return new Parser(source, signs, lists).phrase()
}

class Parser {
  private next = 0

  constructor(private readonly source: string, private readonly signs: Sign[], private readonly lists: ReadonlySet<string>) {}

  phrase(): Phrase {
    const parts: Phrase = [this.sequence()]
    while (this.peek() === '&') { this.next++; parts.push(this.sequence()) }
    if (this.next < this.signs.length) this.fail('nothing after the end of the phrase: a closing bracket or « | » without its opening one')
    return parts
  }

  private peek(): string | undefined { return this.signs[this.next]?.text }

  private fail(expected: string, nearest: string | null = null): never {
    const sign = this.signs[Math.min(this.next, this.signs.length - 1)]
    throw new PhraseError(sign.text, sign.at, expected, nearest)
  }

  private sequence(): Node[] {
    const nodes: Node[] = []
    const first = this.signs[this.next]
    for (let sign = this.peek(); sign !== undefined && sign !== '&' && sign !== '|' && sign !== ')'; sign = this.peek()) {
      if (sign === '?') {
        const last = nodes.pop()
        if (!last || last.kind === 'gap' || last.kind === 'optional') this.fail('a word before « ? »')
        nodes.push({ kind: 'optional', node: last })
        this.next++
      } else if (sign === '!') {
        const last = nodes[nodes.length - 1]
        if (last?.kind !== 'word') this.fail('a word before « ! »')
        last.narrow = true
        this.next++
      } else nodes.push(...this.atom(sign))
    }
    if (!nodes.some((node) => node.kind !== 'gap' && node.kind !== 'optional')) this.fail('at least one word that is not optional')
    // « délais? (de réponse | …) » was meant as a plural, and finds « de réponse » alone.
    if (nodes[0].kind === 'optional' && nodes[0].node.kind === 'word') throw new PhraseError(`${nodes[0].node.text}?`, first.at, 'no optional word at the beginning, where it changes nothing: without « ? » any number of the word is found; « (mot)? » when it may be missing')
    if (nodes[0].kind === 'gap' || nodes[nodes.length - 1].kind === 'gap') this.fail('a word before and after « … »')
    return nodes
  }

  private atom(sign: string): Node[] {
    if (sign === '(') return [this.either()]
    if (sign.startsWith('…')) { this.next++; return [{ kind: 'gap', max: sign.length > 1 ? Number(sign.slice(1)) : DEFAULT_GAP }] }
    if (sign.startsWith('«')) {
      const text = sign.slice(1, -1).trim()
      if (!text) this.fail('words between « and »')
      this.next++
      return [{ kind: 'exact', text }]
    }
    if (sign.startsWith('<')) {
      const name = fold(sign.slice(1, -1).trim())
      const type = name === 'calendrier' ? 'plage' : FACT_TYPES.find((known) => fold(known) === name)
      if (!type) this.fail(`a fact: ${FACT_TYPES.map((known) => `<${known}>`).join(' ')}`, nearestName(name, FACT_TYPES) ?? null)
      this.next++
      return [{ kind: 'fact', type }]
    }
    if (LIST_NAME.test(sign)) {
      if (!this.lists.has(sign)) this.fail('a list of the lexicon (an acronym goes between « »)', nearestName(sign, this.lists) ?? null)
      this.next++
      return [{ kind: 'list', name: sign }]
    }
    this.next++
    return [{ kind: 'word', text: sign, narrow: false }]
  }

  private either(): Node {
    this.next++
    const options = [this.sequence()]
    while (this.peek() === '|') { this.next++; options.push(this.sequence()) }
    if (this.peek() === '&') this.fail('no « & » inside brackets')
    if (this.peek() !== ')') this.fail('a closing bracket')
    this.next++
    return { kind: 'any', options }
  }
}
