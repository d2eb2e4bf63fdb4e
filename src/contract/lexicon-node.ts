/** Reading the parsed `contract.yaml`: every value knows its path, so that a mistake can be shown in the file. */
import { Expressions, WordList } from './word-list'
import { foldWord } from './words'

/** An author's mistake in the file: where in the YAML (keys and positions), what was said and what is expected. */
export class LexiconError extends Error {
  constructor(readonly path: (string | number)[], readonly said: string, readonly expected: string) {
    super(`contract.yaml, ${path.join(' › ')}: ${said} — ${expected}`)
    this.name = 'LexiconError'
  }
}

/** A value of the parsed file that knows its path and which keys were asked for. */
export class LexiconNode {
  private readonly children = new Map<string, LexiconNode>()

  /** `expressions`: of all the lists of the file. */
  constructor(private readonly value: unknown, private readonly path: (string | number)[], private readonly expressions = new Expressions(true)) {}

  child(key: string): LexiconNode {
    const known = this.children.get(key)
    if (known) return known
    const map = this.map()
    if (!(key in map)) throw new LexiconError(this.path, `no key « ${key} »`, 'add it')
    const child = new LexiconNode(map[key], [...this.path, key], this.expressions)
    this.children.set(key, child)
    return child
  }

  entries(): [string, LexiconNode][] {
    return Object.keys(this.map()).map((key) => [key, this.child(key)])
  }

  set(): Set<string> {
    return new Set(this.strings().map((word) => foldWord(word)))
  }

  list(): WordList {
    return new WordList(this.strings(), this.expressions)
  }

  /** Elements of a list, each a value of its own. */
  items(): LexiconNode[] {
    if (!Array.isArray(this.value)) throw new LexiconError(this.path, JSON.stringify(this.value) ?? 'nothing', 'a list')
    return this.value.map((item: unknown, index) => new LexiconNode(item, [...this.path, index], this.expressions))
  }

  string(): string {
    if (typeof this.value !== 'string' || this.value === '') throw new LexiconError(this.path, JSON.stringify(this.value) ?? 'nothing', 'a word')
    return this.value
  }

  oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    const choice = choices.find((one) => one === this.value)
    if (choice === undefined) throw new LexiconError(this.path, JSON.stringify(this.value) ?? 'nothing', `one of ${choices.join(', ')}`)
    return choice
  }

  refuseUnread(): void {
    if (this.children.size === 0) return
    for (const key of Object.keys(this.map())) {
      const child = this.children.get(key)
      if (!child) throw new LexiconError([...this.path, key], `unknown key « ${key} »`, `one of ${[...this.children.keys()].join(', ')}`)
      child.refuseUnread()
    }
  }

  private map(): Record<string, unknown> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) throw new LexiconError(this.path, JSON.stringify(this.value) ?? 'nothing', 'keys with values')
    return this.value as Record<string, unknown>
  }

  private strings(): string[] {
    if (!Array.isArray(this.value)) throw new LexiconError(this.path, JSON.stringify(this.value) ?? 'nothing', 'a list of words')
    return this.value.map((word: unknown, index) => {
      if (typeof word === 'number') return String(word)
      if (typeof word !== 'string' || word.trim() === '') throw new LexiconError([...this.path, index], JSON.stringify(word) ?? 'nothing', 'a word or an expression')
      return word
    })
  }
}
