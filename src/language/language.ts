/** French, as far as contracts need it: one object that reads sentences. Every French word in it comes from the lexicon handed to `makeLanguage`. */
import type { Fact, FactWords } from './facts/fact'
import { FACT_TYPES } from './facts/fact'
import { FactFinder } from './facts/find'
import { feature, type Needs } from './phrase/compile'
import { Lists } from './phrase/lists'
import type { Reading } from './phrase/match'
import { sentences } from './sentences'
import { tokenise, type Span, type Token } from './token'
import type { TokenRange } from './token-range'
import { Vocabulary, type Grammar } from './vocabulary'
import { fold } from './fold'

/** The lexicon as data: `knowledge/lexicon/*.yaml`, checked. */
export interface Lexicon {
  grammar: Grammar
  facts: FactWords
  /** Named lists: NAME → ways of saying it, in the matching language. */
  lists: Record<string, string[]>
}

export class Language {
  readonly vocabulary: Vocabulary
  readonly lists: Lists
  private readonly finder: FactFinder
  private readonly abbreviations: ReadonlySet<string>
  private readonly frequency = new Map<number, number>()
  private readonly openers: Set<number>
  private indexed: ReadonlySet<number> | null = null

  /** `taught`: texts whose accents are to be learned (phrases of rules), `sample`: texts that tell which words are rare. */
  constructor(lexicon: Lexicon, taught: string[] = [], sample: string[] = []) {
    this.vocabulary = new Vocabulary(lexicon.grammar)
    for (const lines of Object.values(lexicon.lists)) for (const line of lines) this.vocabulary.teach(line)
    for (const text of taught) this.vocabulary.teach(text)
    this.finder = new FactFinder(lexicon.facts, this.vocabulary)
    this.abbreviations = new Set(lexicon.grammar.abbreviations.map(fold))
    for (const text of sample) {
      for (const token of tokenise(text, this.vocabulary)) {
        for (const key of [feature.root(token.root), feature.word(token.word), feature.family(token.family)]) this.frequency.set(key, (this.frequency.get(key) ?? 0) + 1)
      }
    }
    this.lists = new Lists(lexicon.lists, {
      vocabulary: this.vocabulary,
      factNumber: (type) => FACT_TYPES.indexOf(type),
      rarity: (needs) => this.rarity(needs),
    })
    const inserted = lexicon.lists.INCISE ?? []
    this.openers = new Set(inserted.map((word) => this.vocabulary.of(word).root))
  }

  tokens(text: string): Token[] { return tokenise(text, this.vocabulary) }
  sentences(text: string): Span[] { return sentences(text, this.abbreviations) }
  facts(tokens: Token[]): Fact[] { return this.finder.find(tokens) }

  /** Where a list of the lexicon stands in a reading. */
  where(reading: Reading, list: string): TokenRange[] { return this.lists.where(reading, this.lists.number(list)) }

  /** From now on readings index only what these lists and features (and every line of the lexicon) ask for: nothing else is ever looked up. */
  followOnly(lists: Iterable<number>, features: Iterable<number>): void {
    this.lists.follow(lists)
    this.indexed = new Set([...this.lists.features(), ...features])
  }

  /** A sentence ready for matching: tokens, facts, lists, each found once. `also`: facts that this folder cannot know (the parties). */
  read(text: string, also: (tokens: Token[]) => Fact[] = () => []): Reading {
    const tokens = this.tokens(text)
    const facts = [...this.facts(tokens), ...also(tokens)]
    const reading: Reading = { tokens, facts, lists: new Map(), features: new Map(), counted: this.countWords(tokens) }
    const { indexed } = this
    const note = (feature: number, at: number) => {
      if (indexed && !indexed.has(feature)) return
      const there = reading.features.get(feature)
      if (!there) reading.features.set(feature, [at])
      else if (there[there.length - 1] !== at) there.push(at)
    }
    for (let i = 0; i < tokens.length; i++) {
      const { root, word, family } = tokens[i]
      note(feature.root(root), i)
      note(feature.word(word), i)
      note(feature.family(family), i)
    }
    for (const fact of facts) {
      note(feature.fact(FACT_TYPES.indexOf(fact.type)), fact.from)
      if (fact.type === 'durée' && fact.deadline) note(feature.fact(FACT_TYPES.indexOf('délai')), fact.from)
    }
    this.lists.findAll(reading)
    return reading
  }

  /** Words before each position; marks, bracketed words and inserted clauses (« , dont le Client reconnaît l'importance, ») count for nothing. */
  private countWords(tokens: Token[]): Uint32Array {
    const counted = new Uint32Array(tokens.length + 1)
    let depth = 0
    let insertedUntil = -1
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]
      if (token.form === '(') depth++
      else if (token.form === ')') depth = Math.max(0, depth - 1)
      else if (token.form === ',' && i > insertedUntil && tokens[i + 1] && this.openers.has(tokens[i + 1].root)) {
        const close = closingComma(tokens, i)
        if (close > 0) insertedUntil = close
      }
      const counts = token.kind !== 'mark' && depth === 0 && i > insertedUntil
      counted[i + 1] = counted[i] + (counts ? 1 : 0)
    }
    return counted
  }

  /** The rarer the more telling: how seldom the sample holds any of these features. Lists count as moderately rare, facts as common. */
  private rarity(needs: Needs): number {
    let seen = 0
    for (const need of needs) seen += this.frequency.get(need) ?? (need % 5 === 3 ? 40 : need % 5 === 4 ? 200 : 0)
    return -seen
  }
}

/** The comma that ends the clause inserted after the comma at `open`; 0 when none is near. */
function closingComma(tokens: Token[], open: number): number {
  for (let i = open + 2; i < tokens.length && i < open + 40; i++) {
    if (tokens[i].form === ',') return i
    if (tokens[i].form === ';' || tokens[i].form === '.') return 0
  }
  return 0
}
