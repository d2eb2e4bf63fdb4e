/** A mistake in a file of `knowledge/` (or of a person's own library): where it stands, what is said, what was expected. */
export interface KnowledgeMistake {
  /** Path as handed to the compiler: `clauses/sauvegardes/cl-backup-scope.yaml`. */
  file: string
  /** 1-based; 0 when the mistake concerns the file as a whole. */
  line: number
  /** 1-based; 0 when the mistake concerns the file as a whole. */
  column: number
  /** The faulty words, shortened. */
  said: string
  /** What should stand there, as a sentence for the author. */
  expected: string
  /** The nearest known name, when a name is unknown. */
  nearest?: string
}

export class KnowledgeError extends Error implements KnowledgeMistake {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly said: string
  readonly expected: string
  readonly nearest?: string

  constructor(at: KnowledgeMistake) {
    const nearest = at.nearest ? ` — did you mean « ${at.nearest} »?` : ''
    super(`${at.file}:${at.line}:${at.column}: « ${at.said} »: ${at.expected}${nearest}`)
    this.name = 'KnowledgeError'
    this.file = at.file
    this.line = at.line
    this.column = at.column
    this.said = at.said
    this.expected = at.expected
    this.nearest = at.nearest
  }
}

/** The known name nearest to `name` (edit distance at most a third of its length), to offer in an error; undefined when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.floor(Math.max(name.length, 3) / 3) + 1
  for (const other of known) {
    const distance = editDistance(name.toLowerCase(), other.toLowerCase(), least)
    if (distance < least) [best, least] = [other, distance]
  }
  return best
}

/** Levenshtein distance; gives up (returns `limit`) once it cannot be below `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    if (Math.min(...next) >= limit) return limit
    row = next
  }
  return row[b.length]
}
