/** Search over the clauses as one types: every word must be met somewhere; accents, case and endings do not matter. */
import { fold } from '../../language'

export interface Searchable {
  id: string
  /** Texts and what a hit in them is worth; the title is worth most. */
  fields: { weight: number; text: string }[]
}

function wordsOf(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** What is left of a typed word when its ending is forgiven: « restitution » and « restituer » share « restit ». */
function trunk(word: string): string {
  return /\d/.test(word) || word.length < 6 ? word : word.slice(0, Math.max(5, Math.ceil(word.length * 0.55)))
}

/** How a word of the library meets a typed one: 1 the word itself, less for its beginning, less again for its trunk; 0 not at all. Numbers must be whole. */
function meeting(typed: string): (word: string) => number {
  const whole = /^\d+$/.test(typed)
  const root = trunk(typed)
  return (word) => (word === typed ? 1 : whole ? 0 : word.startsWith(typed) ? 0.8 : word.startsWith(root) ? 0.4 : 0)
}

/** Each word of the library is kept once, with the clauses that hold it: a key typed costs the vocabulary, not the texts. */
export class ClauseSearch {
  private readonly ids: string[] = []
  /** Word → by clause (its rank), what the best field that holds it is worth. */
  private readonly vocabulary = new Map<string, Map<number, number>>()

  constructor(items: Iterable<Searchable> = []) {
    for (const item of items) this.add(item)
  }

  add({ id, fields }: Searchable): void {
    const rank = this.ids.push(id) - 1
    for (const { weight, text } of fields) {
      for (const word of new Set(wordsOf(text))) {
        const held = this.vocabulary.get(word) ?? new Map<number, number>()
        held.set(rank, Math.max(held.get(rank) ?? 0, weight))
        this.vocabulary.set(word, held)
      }
    }
  }

  /** Ids that meet every word of `query`, the best first; all of them, in their order, for an empty query. */
  find(query: string): string[] {
    const typed = wordsOf(query)
    if (typed.length === 0) return [...this.ids]
    const [first, ...others] = typed.map((word) => this.worthOf(word))
    const found = [...first].flatMap(([rank, worth]) => {
      const worths = [worth, ...others.map((other) => other.get(rank) ?? 0)]
      return worths.includes(0) ? [] : [{ rank, score: worths.reduce((sum, one) => sum + one, 0) }]
    })
    return found.sort((a, b) => b.score - a.score || a.rank - b.rank).map(({ rank }) => this.ids[rank])
  }

  /** By clause, what its best word is worth for that typed word; clauses without any are not there. */
  private worthOf(typed: string): Map<number, number> {
    const meets = meeting(typed)
    const worth = new Map<number, number>()
    for (const [word, held] of this.vocabulary) {
      const hit = meets(word)
      if (hit > 0) for (const [rank, weight] of held) worth.set(rank, Math.max(worth.get(rank) ?? 0, hit * weight))
    }
    return worth
  }
}
