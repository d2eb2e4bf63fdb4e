/** What tells the subject of a paragraph: its words and pairs of words, those of its heading, its kinds of figures, the lists of the lexicon that stand in it. */
import type { FactType, Reading, Word } from '../language'

/** How the two sides name a word or a fact: as text where weights are learned and kept, as a number where a contract is read. */
export interface Names<Name> { word: (entry: Word) => Name; fact: (type: FactType) => Name }

/** Parties are named everywhere: they tell nothing. */
const SILENT = new Set<FactType>(['client', 'prestataire'])

/** Words of a text in order, each fact as one of its kind, without marks. */
export function namesIn<Name>({ tokens, facts }: Pick<Reading, 'tokens' | 'facts'>, names: Names<Name>): Name[] {
  const kinds = new Map<number, { type: FactType; to: number }>()
  for (const { type, from, to } of facts) if (!SILENT.has(type) && !kinds.has(from)) kinds.set(from, { type, to })
  const found: Name[] = []
  for (let at = 0; at < tokens.length;) {
    const kind = kinds.get(at)
    if (kind) {
      found.push(names.fact(kind.type))
      at = Math.max(kind.to, at + 1)
      continue
    }
    const { entry } = tokens[at++]
    if (entry.kind === 'word') found.push(names.word(entry))
  }
  return found
}

/** Signs before a feature where weights are kept. */
const HEADING = '#'
const LIST = '@'

/** The five kinds of features, as they are written where weights are kept. */
export const written = {
  word: (name: string) => name,
  pair: (first: string, second: string) => `${first} ${second}`,
  heading: (name: string) => `${HEADING}${name}`,
  list: (name: string) => `${LIST}${name}`,
  headingList: (name: string) => `${HEADING}${LIST}${name}`,
}

/** A feature as it was `written`. */
export interface Feature { kind: 'word' | 'pair' | 'list'; inHeading: boolean; /** Of a pair both, else one. */ names: string[] }

export function readFeature(feature: string): Feature {
  const inHeading = feature.startsWith(HEADING)
  const name = inHeading ? feature.slice(HEADING.length) : feature
  if (name.startsWith(LIST)) return { kind: 'list', inHeading, names: [name.slice(LIST.length)] }
  const names = name.split(' ')
  return { kind: names.length === 2 ? 'pair' : 'word', inHeading, names }
}
