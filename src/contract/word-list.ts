/** A list of expressions of the lexicon, found in folded words. `*` at the end of a word stands for any ending. */
import type { KeptWords, Word, WordEntry } from './words'
import { entryOf, wordsOf } from './words'

interface Expression { list: WordList; written: string; words: { form: string; open: boolean }[] }

export interface Found {
  /** Word positions `[from, to)`. */
  from: number
  to: number
  /** The expression as written in the lexicon. */
  written: string
}

type Words = readonly Pick<Word, 'form' | 'entry'>[]
type KeptOnly = Pick<KeptWords, 'found'>
interface Hit extends Found { list: WordList }

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
  /** Words of the longest one. */
  private longest = 0

  /** `kept`: of a lexicon, hence remembered by words and texts; a few expressions of one contract are not worth it. */
  constructor(private readonly kept: boolean) {}

  add(expression: Expression): void {
    const [{ form, open }] = expression.words
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

  /** Where the lists stand in a kept text, in order; null for a text that nobody keeps. */
  foundIn(words: Words & KeptOnly): readonly Hit[] | null {
    if (!this.kept || words.found === undefined) return null
    if (words.found?.expressions !== this) words.found = { expressions: this, hits: this.find(words) }
    return words.found.hits as readonly Hit[]
  }

  private find(words: Words): readonly Hit[] {
    const hits: Hit[] = []
    for (let at = 0; at < words.length; at++) {
      const begins = this.beginningWith(words[at].entry)
      for (let i = 0; i < begins.length; i++) {
        const expression = begins[i]
        if (matches(expression, words, at) && !this.overlaps(hits, expression.list, at)) hits.push(hitOf(expression, at))
      }
    }
    return hits
  }

  /** True when a hit of the list reaches beyond word `at`: it began at most the longest expression before. */
  private overlaps(hits: readonly Hit[], list: WordList, at: number): boolean {
    for (let i = hits.length - 1; i >= 0 && hits[i].from > at - this.longest; i--) if (hits[i].list === list && hits[i].to > at) return true
    return false
  }
}

export class WordList {
  readonly size: number

  /** `siblings`: the expressions of the lexicon to which the list belongs; a list made for one contract stands alone. */
  constructor(written: readonly string[], private readonly siblings = new Expressions(false)) {
    this.size = written.length
    for (const each of written) {
      const words = splitExpression(each)
      if (words.length > 0) this.siblings.add({ list: this, written: each, words })
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
    return known ? this.ownOf(known) : this.allIn(words)
  }

  private ownOf(hits: readonly Hit[]): readonly Found[] {
    let own: Found[] | null = null
    for (let i = 0; i < hits.length; i++) if (hits[i].list === this) (own ??= []).push(hits[i])
    return own ?? NOWHERE
  }

  private allIn(words: Words): readonly Found[] {
    const found: Found[] = []
    for (let at = 0; at < words.length; at++) {
      const hit = this.at(words, at)
      if (!hit) continue
      found.push(hit)
      at = hit.to - 1
    }
    return found
  }

  in(words: Words & KeptOnly): boolean {
    const known = this.siblings.foundIn(words)
    if (known) {
      for (let i = 0; i < known.length; i++) if (known[i].list === this) return true
      return false
    }
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

function hitOf({ list, words, written }: Expression, at: number): Hit {
  return { from: at, to: at + words.length, written, list }
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
