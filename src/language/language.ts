/** French, as far as contracts need it: one object that reads sentences. Every French word in it comes from the lexicon handed to `makeLanguage`. */
import type { Fact, FactWords } from './facts/fact'
import { FACT_TYPES } from './facts/fact'
import { FactFinder } from './facts/find'
import { feature, Features, FeatureSet, isListKey, isWordKey, Occurrences } from './phrase/features'
import { Lists } from './phrase/lists'
import { COUNTED, TOKEN, type Reading } from './phrase/match'
import { FAMILY, ROOT, WORD } from './phrase/program'
import { takeRow, type Row } from './memory'
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
  private readonly features = new Features()
  private readonly factFeatures: number[]

  /** `taught`: texts whose accents are to be learned (phrases of rules), `sample`: texts that tell which words are rare. */
  constructor(lexicon: Lexicon, taught: string[] = [], sample: string[] = []) {
    this.vocabulary = new Vocabulary(lexicon.grammar)
    for (const lines of Object.values(lexicon.lists)) for (const line of lines) this.vocabulary.teach(line)
    for (const text of taught) this.vocabulary.teach(text)
    this.finder = new FactFinder(lexicon.facts, this.vocabulary)
    this.abbreviations = new Set(lexicon.grammar.abbreviations.map(fold))
    let sampled = 0
    for (const text of sample) {
      for (const token of tokenise(text, this.vocabulary)) {
        sampled++
        for (const key of [feature.root(token.root), feature.word(token.exact), feature.family(token.family)]) this.frequency.set(key, (this.frequency.get(key) ?? 0) + 1)
      }
    }
    this.factFeatures = FACT_TYPES.map((_, type) => this.features.number(feature.fact(type)))
    this.lists = new Lists(lexicon.lists, {
      vocabulary: this.vocabulary,
      factNumber: (type) => FACT_TYPES.indexOf(type),
      featureNumber: (key) => this.features.number(key),
      frequency: (keys) => this.frequencyOf(keys),
      isCommon: (frequency) => frequency * COMMON > sampled,
    })
    const inserted = lexicon.lists.INCISE ?? []
    this.openers = new Set(inserted.map((word) => this.vocabulary.of(word).root))
  }

  tokens(text: string): Token[] { return tokenise(text, this.vocabulary) }
  sentences(text: string): Span[] { return sentences(text, this.abbreviations) }
  facts(tokens: Token[]): Fact[] { return this.finder.find(tokens) }

  /** Where a list of the lexicon stands in a reading. */
  where(reading: Reading, list: string): readonly TokenRange[] { return this.lists.where(reading, this.lists.number(list)) }

  /** From now on sentences are read for these lists, and for the others when asked: nothing else is looked up by phrases. */
  follow(lists: Iterable<number>): void { this.lists.follow(lists) }

  /**
   * A sentence ready for matching: tokens, facts, lists, each found once. Phrases compiled later find nothing in it. `also`: facts that
   * this folder cannot know (the parties).
   */
  read(text: string, also: (tokens: Token[]) => Fact[] = () => []): Reading {
    const tokens = this.tokens(text)
    const facts = this.facts(tokens)
    for (const fact of also(tokens)) facts.push(fact)
    return this.readTokens(tokens, facts)
  }

  /** The same of a sentence whose tokens and facts are known. */
  readTokens(tokens: Token[], facts: Fact[]): Reading {
    const features = new Occurrences(this.features.size)
    for (let at = 0; at < tokens.length; at++) {
      const answered = this.features.ofWord(tokens[at].entry)
      for (let i = 0; i < answered.length; i++) features.note(answered[i], at, at + 1)
    }
    for (const fact of facts) {
      features.note(this.factFeatures[FACT_TYPES.indexOf(fact.type)], fact.from, fact.to)
      if (fact.type === 'durée' && fact.deadline) features.note(this.factFeatures[DEADLINE], fact.from, fact.to)
    }
    const { memory, first } = this.rowOf(tokens)
    const reading: Reading = { tokens, facts, complete: false, features, memory, first }
    this.lists.findAll(reading)
    features.close()
    return reading
  }

  /** No features yet. Made for the phrases compiled so far. */
  noFeatures(): FeatureSet { return new FeatureSet(this.features.size) }

  /** See `Reading`. Marks, bracketed words and inserted clauses (« , dont le Client reconnaît l'importance, ») are not counted. */
  private rowOf(tokens: Token[]): Row {
    const row = takeRow((tokens.length + 1) * TOKEN)
    const { memory } = row
    let at = row.first
    let counted = 0
    let depth = 0
    let insertedUntil = -1
    for (let i = 0; i < tokens.length; i++) {
      const { kind, form, root, exact, family } = tokens[i].entry
      memory[at + ROOT] = root
      memory[at + WORD] = exact
      memory[at + FAMILY] = family
      memory[at + COUNTED] = counted
      at += TOKEN
      const isMark = kind === 'mark'
      if (isMark && form === '(') depth++
      else if (isMark && form === ')') depth = Math.max(0, depth - 1)
      else if (isMark && form === ',' && i > insertedUntil && tokens[i + 1] && this.openers.has(tokens[i + 1].root)) {
        const close = closingComma(tokens, i)
        if (close > 0) insertedUntil = close
      }
      if (!isMark && depth === 0 && i > insertedUntil) counted++
    }
    memory.fill(-1, at, at + TOKEN)
    memory[at + COUNTED] = counted
    return row
  }

  /** How often the sample holds any of these features. Lists count as moderately rare, facts as common. */
  private frequencyOf(keys: readonly number[]): number {
    let seen = 0
    for (const key of keys) seen += this.frequency.get(key) ?? (isWordKey(key) ? 0 : isListKey(key) ? 40 : 200)
    return seen
  }
}

/** A feature met more often than once in that many tokens is common. */
const COMMON = 60

const DEADLINE = FACT_TYPES.indexOf('délai')

/** The comma that ends the clause inserted after the comma at `open`; 0 when none is near. */
function closingComma(tokens: Token[], open: number): number {
  for (let i = open + 2; i < tokens.length && i < open + 40; i++) {
    if (tokens[i].form === ',') return i
    if (tokens[i].form === ';' || tokens[i].form === '.') return 0
  }
  return 0
}
