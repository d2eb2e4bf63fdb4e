/** A list of expressions of the lexicon, found in folded words. `*` at the end of a word stands for any ending. */
import type { KeptWords, Word, WordEntry } from './words'
import { entryOf, wordsOf } from './words'

interface Expression { list: WordList; written: string; words: { form: string; open: boolean }[]; /** Among those of its lexicon. */ number: number }

export interface Found {
  /** Word positions `[from, to)`. */
  from: number
  to: number
  /** The expression as written in the lexicon. */
  written: string
}

type Words = readonly Pick<Word, 'form' | 'entry'>[]
type KeptOnly = Pick<KeptWords, 'found'>

/**
 * Where the lists of a lexicon stand in a kept text: by turns the number of an expression and its first word, in order; which lists these are of, as
 * bits: most readers ask for a list that is not there.
 */
interface Hits { places: readonly number[]; lists: readonly number[] }

/** Bits of a number that every engine keeps as a small integer. */
const BITS = 30

function hasBit(bits: readonly number[], bit: number): boolean {
  return (bits[Math.trunc(bit / BITS)] & (1 << (bit % BITS))) !== 0
}

const NONE: readonly Expression[] = []
const NOWHERE: readonly Found[] = []

/**
 * The expressions of many lists, by their first word. A word remembers which of them it may begin, and a kept text where the
 * lists stand in it: all of them are found in one walk, because most readers ask every sentence for most lists.
 */
export class Expressions {
  private readonly byFirst = new Map<string, Expression[]>()
  /** Those whose first word is open, by its first three letters. */
  private readonly byStart = new Map<string, Expression[]>()
  /** By number. */
  readonly expressions: Expression[] = []
  /** Words of the longest one. */
  private longest = 0
  /** How many lists there are. */
  private lists = 0

  /** `kept`: of a lexicon, hence remembered by words and texts; a few expressions of one contract are not worth it. */
  constructor(private readonly kept: boolean) {}

  /** Counts one more list in, and returns its number. */
  join(): number {
    return this.lists++
  }

  add(list: WordList, written: string, words: Expression['words']): void {
    const expression = { list, written, words, number: this.expressions.length }
    this.expressions.push(expression)
    const [{ form, open }] = words
    this.longest = Math.max(this.longest, expression.words.length)
    const [index, key] = open ? [this.byStart, form.slice(0, 3)] : [this.byFirst, form]
    index.set(key, [...(index.get(key) ?? NONE), expression].sort(longestFirst))
  }

  /** Expressions that a word may begin, the longest first. */
  beginningWith(entry: WordEntry): readonly Expression[] {
    if (entry.expressions === this) return entry.begins as readonly Expression[]
    const { form } = entry
    const exact = this.byFirst.get(form) ?? NONE
    const open = this.byStart.get(form.slice(0, 3))?.filter((expression) => form.startsWith(expression.words[0].form)) ?? NONE
    const begins = open.length === 0 ? exact : [...exact, ...open].sort(longestFirst)
    if (this.kept) Object.assign(entry, { expressions: this, begins })
    return begins
  }

  /** Where the lists stand in a kept text; null for a text that nobody keeps. */
  foundIn(words: Words & KeptOnly): Hits | null {
    if (!this.kept || words.found === undefined) return null
    if (words.found?.expressions !== this) words.found = { expressions: this, hits: this.find(words) }
    return words.found.hits as Hits
  }

  private find(words: Words): Hits {
    const lists = new Array<number>(Math.ceil(this.lists / BITS)).fill(0)
    const places: number[] = []
    for (let at = 0; at < words.length; at++) {
      const begins = this.beginningWith(words[at].entry)
      for (let i = 0; i < begins.length; i++) {
        const { list, number } = begins[i]
        if (!matches(begins[i], words, at) || (hasBit(lists, list.number) && this.overlaps(places, list, at))) continue
        lists[Math.trunc(list.number / BITS)] |= 1 << (list.number % BITS)
        places.push(number, at)
      }
    }
    return { places, lists }
  }

  /** True when a hit of the list reaches beyond word `at`: it began at most the longest expression before. */
  private overlaps(places: readonly number[], list: WordList, at: number): boolean {
    for (let i = places.length - 2; i >= 0 && places[i + 1] > at - this.longest; i -= 2) {
      const hit = this.expressions[places[i]]
      if (hit.list === list && places[i + 1] + hit.words.length > at) return true
    }
    return false
  }
}

export class WordList {
  readonly size: number
  /** Among the lists of its lexicon. */
  readonly number: number

  /** `siblings`: the expressions of the lexicon to which the list belongs; a list made for one contract stands alone. */
  constructor(written: readonly string[], private readonly siblings = new Expressions(false)) {
    this.size = written.length
    this.number = this.siblings.join()
    for (const each of written) {
      const words = splitExpression(each)
      if (words.length > 0) this.siblings.add(this, each, words)
    }
  }

  /** The longest expression that begins at word `at`; null when there is none. */
  at(words: Words, at: number): Found | null {
    if (at >= words.length) return null
    const begins = this.siblings.beginningWith(words[at].entry)
    for (let i = 0; i < begins.length; i++) if (begins[i].list === this && matches(begins[i], words, at)) return hitOf(begins[i], at)
    return null
  }

  /** True when the first word of a text may begin an expression: the cheap question before all its words are looked at. */
  mayOpen(text: string): boolean {
    const [first] = wordsOf(text, 1)
    return first !== undefined && this.siblings.beginningWith(first.entry).some(({ list }) => list === this)
  }

  /** Every expression found, left to right, without overlap. */
  all(words: Words & KeptOnly): readonly Found[] {
    const known = this.siblings.foundIn(words)
    if (known) return hasBit(known.lists, this.number) ? this.among(known) : NOWHERE
    const found: Found[] = []
    for (let at = 0; at < words.length; at++) {
      const hit = this.at(words, at)
      if (!hit) continue
      found.push(hit)
      at = hit.to - 1
    }
    return found
  }

  private among({ places }: Hits): Found[] {
    const own: Found[] = []
    for (let i = 0; i < places.length; i += 2) {
      const expression = this.siblings.expressions[places[i]]
      if (expression.list === this) own.push(hitOf(expression, places[i + 1]))
    }
    return own
  }

  in(words: Words & KeptOnly): boolean {
    const known = this.siblings.foundIn(words)
    if (known) return hasBit(known.lists, this.number)
    for (let at = 0; at < words.length; at++) if (this.at(words, at)) return true
    return false
  }

  has(word: string): boolean {
    const entry = entryOf(word)
    return this.at([{ form: entry.form, entry }], 0) !== null
  }
}

function longestFirst(a: Expression, b: Expression): number {
  return b.words.length - a.words.length
}

function hitOf({ words, written }: Expression, at: number): Found {
  return { from: at, to: at + words.length, written }
}

function matches({ words: wanted }: Expression, words: Words, at: number): boolean {
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
