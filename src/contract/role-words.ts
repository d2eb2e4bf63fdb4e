/** Words of a role (« le Client », « l'Hébergeur ») as the text uses them: how often, with what article, with a capital or not. */
import type { Contract, PartyRole } from './contract'
import { quotesOf } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Quote } from './quote'
import { foldedText, isBlank, wordsIn, wordsOf } from './words'

interface Use { role: PartyRole; key: string; primary: boolean; count: number; capital: number; shown: Map<string, number>; evidence: Quote | null }

/** A text shorter than this (words) need not repeat a party's name. */
const SHORT_TEXT = 400

export class RoleCounts {
  private readonly found = new Map<string, Use>()
  private words = 0

  constructor(private readonly lexicon: ContractLexicon) {}

  *read(contract: Contract): Generator<void, void> {
    const { lexicon } = this
    const { client, prestataire } = lexicon.parties.roles
    const named = [client.primary, client.secondary, prestataire.primary, prestataire.secondary]
    for (const statement of contract.statements) {
      if (statement.index % 128 === 127) yield
      if (statement.kind === 'heading') continue
      const { text } = statement
      const words = wordsIn(statement)
      this.words += words.length
      if (!named.some((list) => list.in(words))) continue
      for (let at = 0; at < words.length; at++) {
        for (const role of ['client', 'prestataire'] as const) {
          const { primary, secondary } = lexicon.parties.roles[role]
          const hit = primary.at(words, at) ?? secondary.at(words, at)
          if (!hit) continue
          const { start } = words[at]
          const { end } = words[hit.to - 1]
          const article = articleBefore(text, start, lexicon)
          const capital = /\p{Lu}/u.test(text[start])
          if (article === null && !capital) continue
          // A capital that only begins the sentence tells nothing, nor does a word inside a proper name.
          if (article === null && (at === 0 || isInsideName(text, start, end))) continue
          if (!capital && lexicon.parties.withCapital.at(words, at)?.to === hit.to) continue
          // « la société Médinfo » names Médinfo.
          if ((lexicon.parties.company.at(words, at) ?? lexicon.parties.withCapital.at(words, at)) && /^ \p{Lu}/u.test(text.slice(end, end + 2))) continue
          const key = foldedText(text.slice(start, end))
          const use = this.found.get(key) ?? { role, key, primary: primary.at(words, at) !== null, count: 0, capital: 0, shown: new Map<string, number>(), evidence: quotesOf(contract, statement, start, end)[0] ?? null }
          use.count++
          if (capital) use.capital++
          const shown = `${definiteArticle(article, text.slice(start, end), lexicon)}${text.slice(start, end)}`
          use.shown.set(shown, (use.shown.get(shown) ?? 0) + 1)
          this.found.set(key, use)
          at = hit.to - 1
          break
        }
      }
    }
  }

  uses(term: string): number {
    return this.found.get(foldedText(term))?.count ?? 0
  }

  /** The term as the text most often writes it, with its article. */
  shown(term: string): string | null {
    const use = this.found.get(foldedText(term))
    return use ? mostShown(use) : null
  }

  /** Role words that name a party here; `defined`: folded terms already known by definition. */
  candidates(defined: string[]): { term: string; shown: string; role: PartyRole; evidence: Quote | null; weight: number }[] {
    const out: { term: string; shown: string; role: PartyRole; evidence: Quote | null; weight: number }[] = []
    for (const use of this.found.values()) {
      if (!this.names(use, defined)) continue
      const shown = mostShown(use)
      out.push({ term: withoutArticle(shown, this.lexicon), shown, role: use.role, evidence: use.evidence, weight: Math.min(use.count, 12) })
    }
    return out
  }

  private names(use: Use, defined: string[]): boolean {
    if (defined.includes(use.key)) return true
    const least = this.words < SHORT_TEXT ? 1 : 2
    if (use.count < least) return false
    const third = this.lexicon.parties.oftenThird.at(wordsOf(use.key), 0) !== null
    const capitalised = use.capital * 2 >= use.count
    const others = [...this.found.values()].filter((other) => other.role === use.role && other !== use)
    const main = Math.max(0, ...others.map((other) => other.count))
    if (third && !capitalised) return !others.some((other) => other.count >= use.count || other.capital > 0 || !this.isThird(other)) && !this.hasDefined(defined, use.role)
    if (!use.primary || third) return capitalised && use.count >= 2 && (use.count * 12 >= main || use.count >= 8)
    return capitalised || use.count * 20 >= main
  }

  private isThird(use: Use): boolean {
    return this.lexicon.parties.oftenThird.at(wordsOf(use.key), 0) !== null
  }

  private hasDefined(defined: string[], role: PartyRole): boolean {
    return defined.some((key) => this.found.get(key)?.role === role)
  }
}

function mostShown(use: Use): string {
  return [...use.shown].sort((a, b) => b[1] - a[1])[0][0]
}

/** Words in capitals beside it: « Web Hébergeur France ». */
function isInsideName(text: string, start: number, end: number): boolean {
  return /\p{Lu}[\p{L}\p{N}]* $/u.test(text.slice(Math.max(0, start - 24), start)) || /^ \p{Lu}/u.test(text.slice(end, end + 2))
}

/** The definite article as a reader says it, whatever stood before (« du Client » → « le Client »); none when none is told. */
function definiteArticle(article: string | null, term: string, lexicon: ContractLexicon): string {
  if (article === null) return ''
  const { definite, feminine, plural, vowels } = lexicon.parties
  const folded = article.toLowerCase().replace('’', "'")
  if (plural.has(folded)) return `${definite.plural} `
  if (vowels.has(foldedText(term).slice(0, 1))) return /s$/i.test(term) && !folded.endsWith("'") ? `${definite.plural} ` : definite.elided
  return `${feminine.has(folded) ? definite.feminine : definite.masculine} `
}

/** The article right before `start`, as written; null when another word or nothing stands there. */
export function articleBefore(text: string, start: number, lexicon: ContractLexicon): string | null {
  let end = start
  while (end > 0 && (isBlank(text.charCodeAt(end - 1)) || '«“"'.includes(text[end - 1]))) end--
  let from = end
  if (from > 0 && (text[from - 1] === "'" || text[from - 1] === '’')) from--
  while (from > 0 && end - from < 8 && /\p{L}/u.test(text[from - 1])) from--
  const word = text.slice(from, end)
  return lexicon.parties.articles.has(word.toLowerCase().replace('’', "'")) ? word : null
}

/** « du Titulaire » → « Titulaire », « l'Éditeur » → « Éditeur ». */
export function withoutArticle(term: string, lexicon: ContractLexicon): string {
  let rest = term.trim()
  for (;;) {
    const lead = /^(\p{L}{1,5}['’]|\p{L}{1,5}(?=\s))\s*/u.exec(rest)
    if (!lead || lead[0].length >= rest.length || !lexicon.parties.articles.has(lead[1].toLowerCase().replace('’', "'"))) return rest
    rest = rest.slice(lead[0].length)
  }
}

/** Role named by a term taken whole: « le Titulaire », « Responsable de traitement ». */
export function roleOf(term: string, lexicon: ContractLexicon): PartyRole | null {
  const words = wordsOf(withoutPlural(withoutArticle(term, lexicon)))
  if (words.length === 0 || words.length > 4) return null
  for (const role of ['client', 'prestataire'] as const) {
    const { primary, secondary } = lexicon.parties.roles[role]
    if ((primary.at(words, 0) ?? secondary.at(words, 0))?.to === words.length) return role
  }
  return null
}

/** « UTILISATEUR(S) » → « UTILISATEUR ». */
export function withoutPlural(term: string): string {
  return term.replace(/\((?:s|e|es|S|E|ES)\)\s*$/u, '').trim()
}
