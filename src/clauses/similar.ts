/** Clauses of the contract that resemble a text: by the words they share, the rare ones counting most. */
import type { Clause, Contract } from '../contract/contract'
import { quoteOf } from '../contract/quote'
import type { Quote } from '../contract/quote'
import type { Language } from '../language'
import { speaksOf, stemsOf } from './heading-words'

export interface SimilarClause {
  /** Position in `Contract.clauses`. */
  clause: number
  title: string
  text: string
  /** 0 to 1. */
  score: number
  /** Its heading, or its first words. */
  quote: Quote
}

/** Below this a clause merely speaks of the same trade. Measured on the samples: unrelated articles stay under 0.25. */
const least = 0.34

/** What a heading on the subject adds. */
const sameSubject = 0.15

/** At most three, the most alike first. `near`: words of headings on the subject. Only a clause's own words count, not those of its sub-clauses. */
export function similarClauses(title: string, text: string, contract: Contract, language: Language, near: readonly string[] = []): SimilarClause[] {
  const candidates = contract.clauses.filter((clause) => clause.part !== 'signature').map((clause) => ({ clause, words: ownText(contract, clause) }))
    .filter(({ words }) => words.trim().length > 40)
  const bags = candidates.map(({ clause, words }) => bagOf(`${clause.title} ${clause.title} ${words}`, language))
  const wanted = bagOf(`${title} ${title} ${text}`, language)
  const seen = new Map<string, number>()
  for (const bag of [wanted, ...bags]) for (const stem of bag.keys()) seen.set(stem, (seen.get(stem) ?? 0) + 1)
  const weight = (stem: string) => Math.log(1 + (bags.length + 1) / (seen.get(stem) ?? 1)) - Math.log(2)
  const result = candidates.map(({ clause, words }, index): SimilarClause => {
    const at = clause.heading ?? clause.first
    const paragraph = contract.paragraphs.find((known) => known.index === at) ?? { index: at, text: '' }
    const score = cosine(wanted, bags[index], weight) + (near.some((entry) => speaksOf(clause.title, entry, language)) ? sameSubject : 0)
    return { clause: clause.index, title: clause.title, text: words, score: Math.min(1, score), quote: quoteOf(paragraph, 0, paragraph.text.length) }
  })
  return result.filter((clause) => clause.score >= least).sort((a, b) => b.score - a.score).slice(0, 3)
}

/** Words of a clause without its sub-clauses, one line per paragraph. */
export function ownText(contract: Contract, clause: Clause): string {
  return ownParagraphs(contract, clause).map((paragraph) => paragraph.text).filter((line) => line.trim() !== '').join('\n')
}

/** Paragraphs of the body that are the clause's own: neither its heading nor those of its sub-clauses. */
export function ownParagraphs(contract: Contract, clause: Clause): Contract['paragraphs'][number][] {
  const inside = contract.clauses.filter((other) => other.parent === clause.index)
  return contract.paragraphs.filter(({ index, story }) =>
    story === 'body' && index >= clause.first && index <= clause.last && index !== clause.heading && !inside.some((sub) => sub.first <= index && index <= sub.last))
}

function bagOf(text: string, language: Language): Map<string, number> {
  const bag = new Map<string, number>()
  for (const stem of stemsOf(text, language)) bag.set(stem, (bag.get(stem) ?? 0) + 1)
  return bag
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, weight: (stem: string) => number): number {
  let shared = 0
  let sizeA = 0
  let sizeB = 0
  const value = (count: number, stem: string) => (1 + Math.log(count)) * weight(stem)
  for (const [stem, count] of a) {
    const own = value(count, stem)
    sizeA += own * own
    const other = b.get(stem)
    if (other) shared += own * value(other, stem)
  }
  for (const [stem, count] of b) sizeB += value(count, stem) ** 2
  return sizeA === 0 || sizeB === 0 ? 0 : shared / Math.sqrt(sizeA * sizeB)
}
