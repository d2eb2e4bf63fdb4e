/** Idioms as a tree of words: the longest one that begins at a token. */
import type { Token } from '../token'

interface Branch<T> { next: Map<number, Branch<T>>; value: T | null }

export class Idioms<T> {
  private readonly root: Branch<T> = { next: new Map(), value: null }

  add(words: readonly { word: number }[], value: T): void {
    let branch = this.root
    for (const { word } of words) {
      let next = branch.next.get(word)
      if (!next) branch.next.set(word, (next = { next: new Map(), value: null }))
      branch = next
    }
    branch.value = value
  }

  mayBegin(word: number): boolean {
    return this.root.next.has(word)
  }

  /** The longest idiom beginning at `at`; null when none does. */
  at(tokens: readonly Token[], at: number): { value: T; next: number } | null {
    let branch: Branch<T> | undefined = this.root
    let best: { value: T; next: number } | null = null
    for (let i = at; i < tokens.length; i++) {
      branch = branch.next.get(tokens[i].word)
      if (!branch) break
      if (branch.value !== null) best = { value: branch.value, next: i + 1 }
    }
    return best
  }
}
