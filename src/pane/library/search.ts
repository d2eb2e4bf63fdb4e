/** Search over the clauses as one types: every word must be met somewhere; accents, case and endings do not matter. */
import { fold } from '../../language'

export interface Searchable {
  id: string
  /** Texts and what a hit in them is worth; the title is worth most. */
  fields: { weight: number; text: string }[]
}

interface Entry { id: string; fields: { weight: number; words: string[] }[] }

function wordsOf(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** What is left of a typed word when its ending is forgiven: « restitution » and « restituer » share « restit ». */
function trunk(word: string): string {
  return /\d/.test(word) || word.length < 6 ? word : word.slice(0, Math.max(5, Math.ceil(word.length * 0.55)))
}

/** 1 for the word itself, less for its beginning, less again for its trunk; 0 for no hit. Numbers must be whole. */
function hit(typed: string, word: string): number {
  if (word === typed) return 1
  if (/^\d+$/.test(typed)) return 0
  if (word.startsWith(typed)) return 0.8
  return word.startsWith(trunk(typed)) ? 0.4 : 0
}

export class ClauseSearch {
  private readonly entries: Entry[]

  constructor(items: Searchable[]) {
    this.entries = items.map(({ id, fields }) => ({ id, fields: fields.map(({ weight, text }) => ({ weight, words: [...new Set(wordsOf(text))] })) }))
  }

  /** Ids that meet every word of `query`, the best first; all of them, in their order, for an empty query. */
  find(query: string): string[] {
    const typed = wordsOf(query)
    if (typed.length === 0) return this.entries.map(({ id }) => id)
    const found: { id: string; score: number }[] = []
    for (const { id, fields } of this.entries) {
      let score = 0
      for (const word of typed) {
        const best = Math.max(...fields.map(({ weight, words }) => weight * words.reduce((most, other) => Math.max(most, hit(word, other)), 0)))
        if (best === 0) { score = 0; break }
        score += best
      }
      if (score > 0) found.push({ id, score })
    }
    return found.sort((a, b) => b.score - a.score).map(({ id }) => id)
  }
}
