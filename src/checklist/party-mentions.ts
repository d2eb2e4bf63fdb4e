/** Mentions of the parties in a sentence, under every name that the contract gives them. */
import type { Contract } from '../contract/contract'
import { Idioms, type Fact, type Language, type Role, type Token } from '../language'

/** List of the lexicon: small words that belong to a mention (« de l'Abonné »). */
const ARTICLES = 'ARTICLES'
const ARTICLES_TAKEN = 2

/** A finder of mentions, as facts `client` and `prestataire`, the article inside. */
export function partyFinder(contract: Pick<Contract, 'parties'>, language: Language, articles: ReadonlySet<number>): (tokens: Token[]) => Fact[] {
  const names = new Idioms<Role>()
  for (const role of ['client', 'prestataire'] as const) {
    for (const party of contract.parties[role]) {
      const words = language.tokens(party.term)
      if (words.length > 0) names.add(words, role)
    }
  }
  return (tokens) => {
    const facts: Fact[] = []
    for (let at = 0; at < tokens.length;) {
      const found = names.at(tokens, at)
      if (!found) { at++; continue }
      let from = at
      while (from > 0 && at - from < ARTICLES_TAKEN && articles.has(tokens[from - 1].word) && (facts.length === 0 || facts[facts.length - 1].to < from)) from--
      facts.push({ type: found.value, from, to: found.next, value: NaN, deadline: false, calendar: null, open: false, immediate: false, disagree: false })
      at = found.next
    }
    return facts
  }
}

/** The words of the list of articles, for `partyFinder`. */
export function articlesOf(language: Language, lists: Record<string, string[]>): Set<number> {
  return new Set((lists[ARTICLES] ?? []).flatMap((line) => language.tokens(line.replace(/[«»]/g, '')).map((token) => token.word)))
}
