/** A list of expressions of the lexicon, found in folded words. `*` at the end of a word stands for any ending. */
import type { Word } from './words'
import { foldWord, wordsOf } from './words'

interface Expression { written: string; words: { form: string; open: boolean }[] }

export interface Found {
  /** Word positions `[from, to)`. */
  from: number
  to: number
  /** The expression as written in the lexicon. */
  written: string
}

const NONE: readonly Expression[] = []
/** Distinct words remembered per list; a folder of contracts must not fill the memory. */
const MOST_WORDS = 20_000

export class WordList {
  private readonly byFirst = new Map<string, Expression[]>()
  /** Expressions whose first word is open, by their first three letters. */
  private readonly byStart = new Map<string, Expression[]>()
  private readonly byWord = new Map<string, readonly Expression[]>()
  readonly size: number

  constructor(expressions: readonly string[]) {
    this.size = expressions.length
    for (const written of expressions) {
      const words = splitExpression(written)
      if (words.length === 0) continue
      const [first] = words
      const index = first.open ? this.byStart : this.byFirst
      const key = first.open ? first.form.slice(0, 3) : first.form
      const list = index.get(key)
      if (list) list.push({ written, words })
      else index.set(key, [{ written, words }])
    }
  }

  /** The longest expression that begins at word `at`; null when there is none. */
  at(words: readonly Pick<Word, 'form'>[], at: number): Found | null {
    if (at >= words.length) return null
    for (const expression of this.beginningWith(words[at].form)) {
      if (matches(expression, words, at)) return { from: at, to: at + expression.words.length, written: expression.written }
    }
    return null
  }

  /** Expressions that a word may begin, the longest first; computed once per word. */
  private beginningWith(form: string): readonly Expression[] {
    const known = this.byWord.get(form)
    if (known) return known
    const open = (this.byStart.get(form.slice(0, 3)) ?? []).filter((expression) => form.startsWith(expression.words[0].form))
    const exact = this.byFirst.get(form) ?? []
    const found = open.length + exact.length === 0 ? NONE : [...exact, ...open].sort((a, b) => b.words.length - a.words.length)
    if (this.byWord.size >= MOST_WORDS) this.byWord.clear()
    this.byWord.set(form, found)
    return found
  }

  /** Every expression found, left to right, without overlap. */
  all(words: readonly Pick<Word, 'form'>[]): Found[] {
    const found: Found[] = []
    for (let at = 0; at < words.length; at++) {
      const hit = this.at(words, at)
      if (!hit) continue
      found.push(hit)
      at = hit.to - 1
    }
    return found
  }

  in(words: readonly Pick<Word, 'form'>[]): boolean {
    for (let at = 0; at < words.length; at++) if (this.at(words, at)) return true
    return false
  }

  has(word: string): boolean {
    return this.at([{ form: foldWord(word) }], 0) !== null
  }
}

function matches(expression: Expression, words: readonly Pick<Word, 'form'>[], at: number): boolean {
  if (at + expression.words.length > words.length) return false
  return expression.words.every(({ form, open }, offset) => {
    const word = words[at + offset].form
    return open ? word.startsWith(form) : word === form
  })
}

/** « sauvegard* » → open word, the star directly after it; « l' » at the end keeps its apostrophe. */
function splitExpression(written: string): Expression['words'] {
  return wordsOf(written).map((word) => ({ form: written[word.end] === "'" ? `${word.form}'` : word.form, open: written[word.end] === '*' }))
}
