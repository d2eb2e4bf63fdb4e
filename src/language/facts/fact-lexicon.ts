/** The words that facts are made of, as numbers of the vocabulary; which of them stands at a token. */
import type { Token } from '../token'
import type { Vocabulary } from '../vocabulary'
import type { Calendar, Fact, FactWords } from './fact'
import { type NumberWords, type ReadNumber, readNumber } from './number'

/** What stands somewhere, before it is said where. */
export type FactReading = Omit<Fact, 'from' | 'to'>
/** A fact found, and the token after it. */
export interface Found { next: number; value: FactReading }

// Named one by one: objects made by spreading others differ in shape, and every look at them is slow.
export function factReading(type: Fact['type'], value: number, { deadline = false, calendar = null, open = false, immediate = false, disagree = false }: Partial<FactReading> = {}): FactReading {
  return { type, value, deadline, calendar, open, immediate, disagree }
}

export class FactLexicon {
  readonly numbers: NumberWords
  /** Hours of a unit of time, by form. */
  readonly units: ReadonlyMap<string, number>
  /** Hours between two « nuits », « lundis », by form. */
  readonly recurring: ReadonlyMap<string, number>
  /** Hours between two, by root (« quotidien »). */
  readonly frequencies: ReadonlyMap<number, number>
  /** Hours that one lasts, by root (« annuel »). */
  readonly durations: ReadonlyMap<number, number>
  readonly noon: ReadonlyMap<string, number>
  /** « millions », « milliards ». */
  readonly large: ReadonlyMap<string, number>
  /** Small words by role, as numbers of words. */
  private readonly roles = new Map<string, ReadonlySet<number>>()
  private readonly roots = new Map<string, ReadonlySet<number>>()

  constructor(words: FactWords, vocabulary: Vocabulary) {
    const form = (word: string) => vocabulary.of(word).form
    const byForm = (record: Record<string, number>) => new Map(Object.entries(record).map(([word, value]) => [form(word), value]))
    const byRoot = (record: Record<string, number>) => new Map(Object.entries(record).map(([word, value]) => [vocabulary.of(word).root, value]))
    this.numbers = { values: byForm(words.numbers), joining: new Set(words.words.add.map(form)) }
    this.large = byForm(words.words.large)
    this.units = byForm(words.units)
    this.noon = byForm(words.words.noon)
    this.recurring = byForm(words.recurring)
    this.frequencies = byRoot(words.frequencies)
    this.durations = byRoot(words.durations)
    for (const [role, list] of Object.entries(words.words)) {
      if (!Array.isArray(list)) continue
      this.roles.set(role, new Set(list.map((word) => vocabulary.of(word).word)))
      this.roots.set(role, new Set(list.map((word) => vocabulary.of(word).root)))
    }
  }

  /** True when a small word of this role stands there. */
  is(role: string, token: Token | undefined): boolean {
    return token !== undefined && this.isWord(role, token.entry.word)
  }

  /** The same for a word by its number. */
  isWord(role: string, word: number): boolean {
    return this.roles.get(role)!.has(word)
  }

  /** The same whatever the ending of the word. */
  isRoot(role: string, token: Token): boolean {
    return this.roots.get(role)!.has(token.root)
  }

  /** Words of a role in the order of the lexicon. */
  inOrder(role: string): number[] {
    return [...this.roles.get(role)!]
  }

  number(tokens: Token[], at: number): ReadNumber | null {
    return readNumber(tokens, at, this.numbers)
  }

  calendarAt(tokens: Token[], at: number): Calendar {
    return this.is('business', tokens[at]) ? 'business' : this.is('calendar', tokens[at]) ? 'calendar' : null
  }

  /** True for a word that says what a number before it measures. */
  measures(token: Token | undefined): boolean {
    return token !== undefined && (this.units.has(token.form) || this.is('percent', token) || this.is('currency', token) || this.is('business', token))
  }

  isPerCent(tokens: Token[], at: number): boolean {
    return this.is('per_cent_first', tokens[at]) && this.is('per_cent', tokens[at + 1])
  }
}
