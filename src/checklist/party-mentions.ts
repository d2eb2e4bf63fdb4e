/** Mentions of the parties in a sentence, under every name that the contract gives them. */
import type { Contract } from '../contract/contract'
import { Idioms, type Fact, type Language, type Role, type Token } from '../language'

/** List of the lexicon: small words that belong to a mention (« de l'Abonné »). */
const ARTICLES = 'ARTICLES'
const ARTICLES_TAKEN = 2

/** Lists of the lexicon: names of roles, for a contract that does not name that party itself. */
const USUAL_NAMES: Record<Role, string> = { client: 'PARTIE_CLIENT', prestataire: 'PARTIE_PRESTATAIRE' }

/** List of the lexicon: words that hold such a name and speak of nobody (« rendez-vous »). */
const NOBODY = 'PERSONNE'

/** A finder of mentions, as facts `client` and `prestataire`, the article inside. */
export function partyFinder(contract: Pick<Contract, 'parties'>, language: Language, small: PartyWords): (tokens: Token[]) => Fact[] {
  const { articles } = small
  const names = new Idioms<Role | 'nobody'>()
  for (const words of small.nobody) names.add(words, 'nobody')
  for (const role of ['prestataire', 'client'] as const) {
    const own = contract.parties[role].map((party) => party.term)
    for (const term of own.length > 0 ? own : small.usual[role]) {
      const words = language.tokens(term)
      if (words.length > 0) names.add(words, role)
      if (own.length === 0 && words.length > 0 && !term.endsWith('s')) names.add(language.tokens(`${term}s`), role)
    }
  }
  return (tokens) => {
    const facts: Fact[] = []
    for (let at = 0; at < tokens.length;) {
      const found = names.at(tokens, at)
      if (!found) { at++; continue }
      if (found.value === 'nobody') { at = found.next; continue }
      let from = at
      while (from > 0 && at - from < ARTICLES_TAKEN && articles.has(tokens[from - 1].word) && (facts.length === 0 || facts[facts.length - 1].to < from)) from--
      facts.push({ type: found.value, from, to: found.next, value: NaN, deadline: false, calendar: null, open: false, immediate: false, disagree: false })
      at = found.next
    }
    return facts
  }
}

/** Small words and usual names of roles, from the lexicon. */
export interface PartyWords { articles: ReadonlySet<number>; usual: Record<Role, string[]>; nobody: Token[][] }

export function partyWords(language: Language, lists: Record<string, string[]>): PartyWords {
  const plain = (name: string) => (lists[name] ?? []).map((line) => line.replace(/[«»]/g, ''))
  return {
    articles: new Set(plain(ARTICLES).flatMap((line) => language.tokens(line).map((token) => token.word))),
    usual: { client: plain(USUAL_NAMES.client), prestataire: plain(USUAL_NAMES.prestataire) },
    nobody: plain(NOBODY).map((line) => language.tokens(line)),
  }
}
