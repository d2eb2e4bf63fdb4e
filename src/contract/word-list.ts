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

export class WordList {
  private readonly byFirst = new Map<string, Expression[]>()
  /** Expressions whose first word is open, by their first three letters. */
  private readonly byStart = new Map<string, Expression[]>()
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
    for (const index of [this.byFirst, this.byStart]) {
      for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length)
    }
  }

  /** The longest expression that begins at word `at`; null when there is none. */
  at(words: readonly Pick<Word, 'form'>[], at: number): Found | null {
    if (at >= words.length) return null
    const { form } = words[at]
    let best: Found | null = null
    for (const list of [this.byFirst.get(form), this.byStart.get(form.slice(0, 3))]) {
      for (const expression of list ?? []) {
        if (best && at + expression.words.length <= best.to) break
        if (matches(expression, words, at)) {
          best = { from: at, to: at + expression.words.length, written: expression.written }
          break
        }
      }
    }
    return best
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

/** « sauvegard* » → open word; the star must follow its word directly. */
function splitExpression(written: string): Expression['words'] {
  return wordsOf(written).map((word) => ({ form: word.form, open: written[word.end] === '*' }))
}
