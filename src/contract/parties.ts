/** How this contract names the practice and its IT provider: learned from its definitions, its opening, and how it speaks. */
import type { Contract, PartyRole, PartyTerm, Statement } from './contract'
import { quotesOf } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Named } from './named-words'
import { isCode, properNames, quotedTerms } from './named-words'
import { fromActs } from './party-acts'
import { type Candidate, evidence } from './party-candidate'
import { articleBefore, roleOf, RoleCounts, withoutArticle, withoutPlural } from './role-words'
import type { Quote } from './quote'
import { foldedText, wordsIn, wordsOf } from './words'

/** Uses of « nous » or « vous » that make them the parties. */
const PRONOUN_USES = 4
/** Statements from the start in which the parties present themselves. */
const OPENING = 60

export function* findParties(contract: Contract, lexicon: ContractLexicon): Generator<void, Record<PartyRole, PartyTerm[]>> {
  const known = new Map<string, Candidate>()
  const learn = (candidate: Candidate) => {
    const key = foldedText(candidate.term)
    if (key === '' || key.length > 60) return
    const before = known.get(key)
    if (!before) known.set(key, candidate)
    else if (candidate.kind === 'defined' && before.kind !== 'defined') known.set(key, { ...candidate, weight: before.weight + candidate.weight })
    else before.weight += candidate.weight
  }
  const roles = new RoleCounts(lexicon)
  yield* roles.read(contract)
  yield* fromNaming(contract, lexicon, learn)
  fromDefinitions(contract, lexicon, roles, learn)
  fromBrackets(contract, lexicon, learn)
  roles.candidates([...known.values()].filter((one) => one.kind === 'defined').map((one) => foldedText(one.term))).forEach((found) => learn({ ...found, kind: 'role-word' }))
  yield* fromActs(contract, lexicon, known, learn)
  fromSharedDefinitions(contract, lexicon, known, learn)
  yield* fromPronouns(contract, lexicon, learn)
  return sorted([...known.values()])
}

/** « …, ci-après (dénommée) le « Titulaire » »: the term, and the company's name before it. */
function* fromNaming(contract: Contract, lexicon: ContractLexicon, learn: (candidate: Candidate) => void): Generator<void, void> {
  for (const statement of contract.statements) {
    if (statement.index % 128 === 127) yield
    if (statement.kind === 'heading') continue
    const { text } = statement
    const words = wordsIn(statement)
    const hits = lexicon.parties.naming.all(words)
    const brackets = hits.length === 0 ? bracketTerms(text) : []
    if (hits.length === 0 && brackets.length === 0) continue
    let from = 0
    const groups = hits.length > 0 ? hits.map((hit) => ({ at: words[hit.from].start, terms: termsAfter(text, words[hit.to - 1].end, lexicon) })) : brackets.map((term) => ({ at: term.start, terms: [term] }))
    for (const { at, terms } of groups) {
      const presented = text.slice(from, at)
      const partyTerms = terms.filter((term) => !lexicon.parties.notParties.at(wordsOf(term.text), 0))
      const before = presented.trim().length > 12 ? presented : `${openingBefore(contract, statement)} ${presented}`
      const names = companyNames(before, lexicon)
      const role = partyTerms.map((term) => roleOf(term.text, lexicon)).find((one) => one !== null) ?? (partyTerms.length > 0 && names.length > 0 ? roleByTells(before, lexicon) : null)
      if (role !== null) {
        for (const term of partyTerms) learn({ term: withoutArticle(term.text, lexicon), shown: shownIn(text, term, lexicon), kind: 'defined', evidence: evidence(contract, statement, term), role: roleOf(term.text, lexicon) ?? role, weight: 20 })
        for (const name of names) learn({ term: name.text, shown: name.text, kind: 'name', evidence: presented.trim().length > 12 ? evidence(contract, statement, { ...name, start: name.start + from, end: name.end + from }) : null, role, weight: 15 })
      }
      from = terms.length > 0 ? terms[terms.length - 1].end : at
    }
  }
}

/** (« X ») and (le « X »). */
function bracketTerms(text: string): Named[] {
  return quotedTerms(text).filter((term) => /\(\s*(?:\p{L}{1,4}['’ ]?\s*)?[«“"]\s*$/u.test(text.slice(Math.max(0, term.start - 12), term.start)))
}

/** Terms that follow « ci-après dénommé »: all quoted ones close by, else a role word or a name with a capital. */
function termsAfter(text: string, from: number, lexicon: ContractLexicon): Named[] {
  const terms: Named[] = []
  let end = from
  for (const term of quotedTerms(text, from, Math.min(text.length, from + 200))) {
    const between = wordsOf(text.slice(end, term.start))
    if (between.length > 8 || !between.every((word) => lexicon.parties.namingFillers.has(word.form))) break
    terms.push(term)
    end = term.end
  }
  if (terms.length > 0) return terms
  const words = wordsOf(text.slice(from, from + 80))
  const at = words.findIndex((word) => !lexicon.parties.namingFillers.has(word.form))
  if (at < 0 || at > 5) return []
  for (const role of ['client', 'prestataire'] as const) {
    const found = lexicon.parties.roles[role].primary.at(words, at) ?? lexicon.parties.roles[role].secondary.at(words, at)
    if (found) return [{ start: from + words[at].start, end: from + words[found.to - 1].end, text: text.slice(from + words[at].start, from + words[found.to - 1].end) }]
  }
  const [name] = properNames(text, from + words[at].start, Math.min(text.length, from + words[at].start + 60))
  return name && name.start === from + words[at].start ? [name] : []
}

/** The words of the one or two statements before, in the same opening: the company whose name follows. */
function openingBefore(contract: Contract, statement: Statement): string {
  const before: string[] = []
  for (let index = statement.index - 1; index >= Math.max(0, statement.index - 3); index--) {
    const { text, kind } = contract.statements[index]
    if (kind === 'heading' || text.length > 1500) break
    before.unshift(text)
    if (text.length > 40) break
  }
  return before.join(' ')
}

/** « La société X », « X, SAS au capital de… ». */
function companyNames(sentence: string, lexicon: ContractLexicon): Named[] {
  const words = wordsOf(sentence)
  const names = properNames(sentence)
  const found: Named[] = []
  for (const name of names) {
    const at = words.findIndex((word) => word.start >= name.start)
    if (at < 0) continue
    const afterIndex = words.findIndex((word) => word.start >= name.end)
    const company = at > 0 && lexicon.parties.company.at(words, at - 1) !== null
    const legal = afterIndex >= 0 && words[afterIndex].start - name.end <= 4 && lexicon.parties.legalForms.at(words, afterIndex) !== null
    const inside = wordsOf(name.text)
    const leading = lexicon.parties.legalForms.at(inside, 0)
    if (leading && leading.to < inside.length) {
      found.push({ start: name.start + inside[leading.to].start, end: name.end, text: name.text.slice(inside[leading.to].start) })
      continue
    }
    const legalInside = inside.findIndex((word, index) => index > 0 && lexicon.parties.legalForms.at(inside, index) !== null)
    if (!company && !legal && legalInside < 0) continue
    const end = legalInside > 0 ? inside[legalInside - 1].end : name.text.length
    const text = name.text.slice(0, end)
    const form = foldedText(text)
    if (isCode(sentence, name.start)) continue
    if (lexicon.parties.legalForms.at(wordsOf(text), 0) || lexicon.parties.notParties.at(wordsOf(text), 0) || roleOf(text, lexicon) !== null || form.length < 2) continue
    found.push({ start: name.start, end: name.start + end, text })
  }
  return found.slice(0, 2)
}

function roleByTells(text: string, lexicon: ContractLexicon): PartyRole | null {
  const words = wordsOf(text)
  const client = lexicon.parties.tells.client.all(words).length
  const prestataire = lexicon.parties.tells.prestataire.all(words).length
  if (client === prestataire) return lexicon.parties.legalForms.in(words) ? 'prestataire' : null
  return client > prestataire ? 'client' : 'prestataire'
}

/** Defined terms that name a role; terms defined together share it. */
function fromDefinitions(contract: Contract, lexicon: ContractLexicon, roles: RoleCounts, learn: (candidate: Candidate) => void): void {
  const together = new Map<number, { term: string; quote: Quote; meaning: string }[]>()
  for (const definition of contract.definitions) {
    const list = together.get(definition.statement) ?? []
    list.push(definition)
    together.set(definition.statement, list)
  }
  for (const list of together.values()) {
    const kept = list.filter(({ term }) => !lexicon.parties.notParties.at(wordsOf(withoutArticle(term, lexicon)), 0))
    const role = kept.map(({ term }) => roleOf(term, lexicon)).find((one) => one !== null)
    if (!role) continue
    for (const { term, quote } of kept) {
      const bare = withoutPlural(withoutArticle(term, lexicon))
      if (isPronoun(bare, lexicon)) continue
      // A word that often names a third party is a party only when the text then speaks of it.
      if (lexicon.parties.oftenThird.at(wordsOf(bare), 0) && roles.uses(bare) < 2) continue
      // « …, ci-après le « Client », et …, ci-après le « Prestataire »»: each keeps the side that its own words name.
      learn({ term: bare, shown: roles.shown(bare) ?? term, kind: 'defined', evidence: quote, role: roleOf(term, lexicon) ?? role, weight: 10 })
    }
  }
}

/** « ENTRE : Le Client (Responsable de Traitement) », « ET : HECTOR (Sous-traitant) ». */
function fromBrackets(contract: Contract, lexicon: ContractLexicon, learn: (candidate: Candidate) => void): void {
  for (const statement of contract.statements.slice(0, OPENING)) {
    const { text } = statement
    for (let open = text.indexOf('('); open >= 0 && open < 400; open = text.indexOf('(', open + 1)) {
      const close = text.indexOf(')', open)
      if (close < 0 || close - open > 60) continue
      const inside = withoutArticle(text.slice(open + 1, close).trim(), lexicon)
      const role = roleOf(inside, lexicon)
      const name = properNames(text, Math.max(0, open - 60), open).pop()
      if (role === null || !name || open - name.end > 2) continue
      learn({ term: inside, shown: inside, kind: 'defined', evidence: quotesOf(contract, statement, open + 1, close)[0] ?? null, role, weight: 10 })
      const bare = withoutArticle(name.text, lexicon)
      if (!lexicon.parties.notParties.at(wordsOf(bare), 0)) learn({ term: bare, shown: name.text, kind: roleOf(bare, lexicon) === null ? 'name' : 'defined', evidence: evidence(contract, statement, name), role, weight: 12 })
    }
  }
}

/** Other names defined together with a known one: « "Web Médinfo", "WM" désignent la société Web Médinfo ». */
function fromSharedDefinitions(contract: Contract, lexicon: ContractLexicon, known: Map<string, Candidate>, learn: (candidate: Candidate) => void): void {
  const together = new Map<number, Contract['definitions']>()
  for (const definition of contract.definitions) together.set(definition.statement, [...(together.get(definition.statement) ?? []), definition])
  for (const list of together.values()) {
    if (list.length < 2) continue
    const role = list.map(({ term }) => known.get(foldedText(withoutArticle(term, lexicon)))).find((one) => one?.kind === 'name')?.role
    if (!role) continue
    for (const { term, quote } of list) {
      const bare = withoutArticle(term, lexicon)
      if (!known.has(foldedText(bare)) && !lexicon.parties.notParties.at(wordsOf(bare), 0)) learn({ term: bare, shown: bare, kind: 'name', evidence: quote, role, weight: 2 })
    }
  }
}

function* fromPronouns(contract: Contract, lexicon: ContractLexicon, learn: (candidate: Candidate) => void): Generator<void, void> {
  const uses: Record<PartyRole, number> = { client: 0, prestataire: 0 }
  const first: Partial<Record<PartyRole, Quote | null>> = {}
  let total = 0
  for (const statement of contract.statements) {
    if (statement.index % 256 === 255) yield
    const words = wordsIn(statement)
    total += words.length
    for (const word of words) {
      for (const role of ['client', 'prestataire'] as const) {
        if (!lexicon.parties.pronouns[role].has(word.form)) continue
        uses[role]++
        if (first[role] === undefined) first[role] = quotesOf(contract, statement, word.start, word.end)[0] ?? null
      }
    }
  }
  for (const role of ['client', 'prestataire'] as const) {
    if (uses[role] < PRONOUN_USES || uses[role] * 1000 < 2 * total) continue
    for (const pronoun of lexicon.parties.pronouns[role]) learn({ term: pronoun, shown: pronoun, kind: 'pronoun', evidence: first[role] ?? null, role, weight: 1 })
  }
}

function isPronoun(term: string, lexicon: ContractLexicon): boolean {
  const form = foldedText(term)
  return lexicon.parties.pronouns.client.has(form) || lexicon.parties.pronouns.prestataire.has(form)
}

function shownIn(text: string, term: Named, lexicon: ContractLexicon): string {
  const article = articleBefore(text, term.start, lexicon)
  return article === null ? term.text : `${article}${/['’]$/.test(article) ? '' : ' '}${term.text}`
}

function sorted(candidates: Candidate[]): Record<PartyRole, PartyTerm[]> {
  const of = (role: PartyRole): PartyTerm[] => candidates
    .filter((candidate) => candidate.role === role)
    .sort((a, b) => b.weight - a.weight)
    .map(({ term, shown, kind, evidence }) => ({ role, term, shown, kind, evidence }))
  return { client: of('client'), prestataire: of('prestataire') }
}
