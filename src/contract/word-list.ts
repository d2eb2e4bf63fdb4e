/** A list of expressions of the lexicon, found in folded words. `*` at the end of a word stands for any ending. */
import type { KeptWords, Word, WordEntry } from './words'
import { entryOf, wordsOf } from './words'

interface Expression { written: string; words: { form: string; open: boolean }[] }

export interface Found {
  /** Word positions `[from, to)`. */
  from: number
  to: number
  /** The expression as written in the lexicon. */
  written: string
}

const NONE: readonly Expression[] = []
type Words = readonly Pick<Word, 'form' | 'entry'>[]

/** Lists made so far: each has a number, by which a word remembers what it may begin. */
let made = 0
/** First words of expressions → numbers of their lists; open ones by their first three letters. */
const closedFirsts = new Map<string, number[]>()
const openFirsts = new Map<string, { form: string; list: number }[]>()

function gather<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}

/** Lists of which a word may begin an expression. */
function listsOf(entry: WordEntry): readonly number[] {
  if (entry.listsKnown !== made) {
    const open = (openFirsts.get(entry.form.slice(0, 3)) ?? []).filter(({ form }) => entry.form.startsWith(form)).map(({ list }) => list)
    entry.lists = [...(closedFirsts.get(entry.form) ?? []), ...open]
    entry.listsKnown = made
  }
  return entry.lists
}

/** False when no word of a kept text begins an expression of the list: most lists have none in most sentences. */
function mayHold(words: Words & Pick<KeptWords, 'lists'>, list: number): boolean {
  if (words.lists === undefined) return true
  if (words.lists.known !== made) {
    const held = new Uint8Array(made)
    for (const { entry } of words) for (const number of listsOf(entry)) held[number] = 1
    words.lists = { known: made, held }
  }
  return words.lists.held[list] === 1
}

export class WordList {
  private readonly byFirst = new Map<string, Expression[]>()
  /** Expressions whose first word is open, by its first three letters. */
  private readonly byStart = new Map<string, Expression[]>()
  private readonly number: number
  readonly size: number

  /** `passing`: made for one contract; words do not remember it. */
  constructor(expressions: readonly string[], passing = false) {
    this.number = passing ? -1 : made++
    this.size = expressions.length
    for (const written of expressions) {
      const words = splitExpression(written)
      if (words.length === 0) continue
      const [first] = words
      const index = first.open ? this.byStart : this.byFirst
      const key = first.open ? first.form.slice(0, 3) : first.form
      gather(index, key, { written, words })
      if (passing) continue
      if (first.open) gather(openFirsts, key, { form: first.form, list: this.number })
      else gather(closedFirsts, key, this.number)
    }
  }

  /** The longest expression that begins at word `at`; null when there is none. */
  at(words: Words, at: number): Found | null {
    if (at >= words.length) return null
    const { entry } = words[at]
    const expressions = (this.number < 0 ? undefined : entry.begins[this.number] as readonly Expression[] | undefined) ?? this.beginningWith(entry)
    if (expressions === NONE) return null
    for (const expression of expressions) {
      if (matches(expression, words, at)) return { from: at, to: at + expression.words.length, written: expression.written }
    }
    return null
  }

  /** Expressions that a word may begin, the longest first; computed once per word. */
  private beginningWith(entry: WordEntry): readonly Expression[] {
    const { form } = entry
    const open = (this.byStart.get(form.slice(0, 3)) ?? []).filter((expression) => form.startsWith(expression.words[0].form))
    const exact = this.byFirst.get(form) ?? []
    const found = open.length + exact.length === 0 ? NONE : [...exact, ...open].sort((a, b) => b.words.length - a.words.length)
    if (this.number >= 0) entry.begins[this.number] = found
    return found
  }

  /** Every expression found, left to right, without overlap. */
  all(words: Words): Found[] {
    const found: Found[] = []
    if (!this.mayStandIn(words)) return found
    for (let at = 0; at < words.length; at++) {
      const hit = this.at(words, at)
      if (!hit) continue
      found.push(hit)
      at = hit.to - 1
    }
    return found
  }

  in(words: Words): boolean {
    if (!this.mayStandIn(words)) return false
    for (let at = 0; at < words.length; at++) if (this.at(words, at)) return true
    return false
  }

  private mayStandIn(words: Words): boolean {
    return this.number < 0 || mayHold(words, this.number)
  }

  has(word: string): boolean {
    const entry = entryOf(word)
    return this.at([{ form: entry.form, entry }], 0) !== null
  }
}

function matches(expression: Expression, words: Words, at: number): boolean {
  const wanted = expression.words
  if (at + wanted.length > words.length) return false
  for (let offset = 1; offset < wanted.length; offset++) {
    const { form, open } = wanted[offset]
    const word = words[at + offset].form
    if (open ? !word.startsWith(form) : word !== form) return false
  }
  return true
}

/** « sauvegard* » → open word, the star directly after it; « l' » at the end keeps its apostrophe. */
function splitExpression(written: string): Expression['words'] {
  return wordsOf(written).map((word) => ({ form: written[word.end] === "'" ? `${word.form}'` : word.form, open: written[word.end] === '*' }))
}
