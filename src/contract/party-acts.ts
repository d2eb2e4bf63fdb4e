/** Parties that no definition names: a brand or company that acts as one. */
import type { Contract, PartyRole, Statement } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Named } from './named-words'
import { isCode, namesIn } from './named-words'
import { type Candidate, evidence } from './party-candidate'
import type { Quote } from './quote'
import { articleBefore } from './role-words'
import { foldedText, wordsIn, wordsOf } from './words'

/** Sentences « X s'engage… » that make X a party. */
const NAME_ACTS = 2
/** The same where the provider is already defined under another name. */
const NAME_ACTS_BESIDE = 4

/** What the text says of one proper name. */
interface NameUse { text: string; evidence: Quote | null; uses: number; supplies: number; acts: Record<PartyRole, number> }

/** A brand or company that acts as a party: « Médinfo s'engage à fournir… », « souscrit auprès de Médinfo ». */
export function* fromActs(contract: Contract, lexicon: ContractLexicon, known: Map<string, Candidate>, learn: (candidate: Candidate) => void): Generator<void, void> {
  const names = new Map<string, NameUse>()
  const leads = new Map<string, number | null>()
  for (const statement of contract.statements) {
    if (statement.index % 128 === 127) yield
    readNames(contract, statement, lexicon, names, leads)
  }
  const domains = domainsIn(contract)
  for (const [key, { text, evidence, uses, supplies, acts }] of names) {
    const done = acts.client + acts.prestataire + supplies
    // Beside a party that the contract defines, another company that acts a little is a third party.
    const defined = [...known.values()].some((one) => one.role === 'prestataire' && one.kind === 'defined')
    const enough = defined ? acts.prestataire >= NAME_ACTS_BESIDE || domains.has(key.replace(/[^a-z0-9]/g, '')) : acts.prestataire + acts.client >= NAME_ACTS || (done >= 1 && uses >= 3) || supplies >= 2 || (domains.has(key.replace(/[^a-z0-9]/g, '')) && uses >= 1)
    // A name that only acts like a client is as well a defined thing (« Utilisateur Final »): that is not enough to believe it.
    if (known.has(key) || lexicon.parties.notParties.at(wordsOf(text), 0)) continue
    // « Utilisateur Final »: the first word tells the side, whatever the verbs.
    const side = leadingRole(text, lexicon)
    if (side !== null && acts.client + acts.prestataire >= NAME_ACTS) learn({ term: text, shown: text, kind: 'role-word', evidence, role: side, weight: acts.client + acts.prestataire })
    if (!enough || side !== null || acts.client > 2 * (acts.prestataire + supplies)) continue
    learn({ term: text, shown: text, kind: 'name', evidence, role: 'prestataire', weight: acts.prestataire + supplies })
  }
}

/** `leads`: by name as written, how much of it only introduces it; see `leadOf`. */
function readNames(contract: Contract, statement: Statement, lexicon: ContractLexicon, names: Map<string, NameUse>, leads: Map<string, number | null>): void {
  const { text } = statement
  const words = wordsIn(statement)
  let at = 0
  for (const name of namesIn(statement)) {
    while (at < words.length && words[at].start < name.end) at++
    let lead = leads.get(name.text)
    if (lead === undefined) leads.set(name.text, (lead = leadOf(name.text, lexicon)))
    if (lead === null) continue
    const start = name.start + lead
    if (isCode(text, start) || articleBefore(text, start, lexicon) !== null) continue
    const bare: Named = { start, end: name.end, text: name.text.slice(lead) }
    const alone = bare.text.length * 2 > text.length
    // A heading in capitals is no name, unless it is all that stands there and the text's own address repeats it.
    if (statement.kind === 'heading' && !alone) continue
    const key = foldedText(bare.text)
    const use = names.get(key) ?? { text: bare.text, evidence: evidence(contract, statement, bare), uses: 0, supplies: 0, acts: { client: 0, prestataire: 0 } }
    names.set(key, use)
    use.uses++
    const next = words[at] && words[at].start - name.end <= 2 ? at : -1
    if (next >= 0 && isSubject(text, bare.start, lexicon)) {
      if (lexicon.parties.acts.prestataire.at(words, next)) use.acts.prestataire++
      else if (lexicon.parties.acts.client.at(words, next)) use.acts.client++
    }
    if (suppliedBy(words, bare.start, lexicon)) use.supplies++
  }
}

/** At the sentence's start, after « la société », or after a small word that a subject may follow. */
function isSubject(text: string, start: number, lexicon: ContractLexicon): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  const word = /([\p{L}\p{M}]+['’]?)[\s\u00a0]*$/u.exec(before)
  if (!word) return true
  const words = wordsOf(word[1])
  const form = word[1].toLowerCase().replace('’', "'")
  return lexicon.parties.beforeName.has(form) || lexicon.parties.company.at(words, 0) !== null
}

function suppliedBy(words: ReturnType<typeof wordsOf>, start: number, lexicon: ContractLexicon): boolean {
  const at = words.findIndex((word) => word.start >= start)
  for (const length of [1, 2, 3]) {
    const hit = at - length >= 0 ? lexicon.parties.suppliedBy.at(words, at - length) : null
    if (hit && hit.to === at) return true
  }
  return false
}

/** Names in the web and mail addresses of the text, letters and figures only: « medinfo » and « medinfofr » of contact@medinfo.fr. */
function domainsIn(contract: Contract): Set<string> {
  const domains = new Set<string>()
  for (const { text } of contract.statements) {
    for (const match of text.matchAll(/(?:@|www\.|https?:\/\/(?:www\.)?)([a-z0-9-]{3,40})\.([a-z]{2,8})(?![a-z0-9.-]*@)/gi)) {
      domains.add(foldedText(match[1]).replace(/[^a-z0-9]/g, ''))
      domains.add(`${foldedText(match[1])}${match[2].toLowerCase()}`.replace(/[^a-z0-9]/g, ''))
    }
  }
  return domains
}

/** Where the name itself begins, after « Société ». Null when a common word, an article or a role stands in it: it is no name. */
function leadOf(name: string, lexicon: ContractLexicon): number | null {
  const inside = wordsOf(name)
  const company = lexicon.parties.company.at(inside, 0)
  if (company && inside.length < 2) return null
  const start = company ? inside[company.to].start : 0
  const bare = name.slice(start)
  const words = company ? wordsOf(bare) : inside
  if (bare.replace(/[^\p{L}]/gu, '').length < 3 || words.some((word) => lexicon.lines.openers.has(word.form) || lexicon.parties.articles.has(word.form))) return null
  return words.some((_, index) => namesRole(words, index, lexicon)) || lexicon.parties.naming.at(words, 0) ? null : start
}

function leadingRole(text: string, lexicon: ContractLexicon): PartyRole | null {
  const words = wordsOf(text)
  return (['client', 'prestataire'] as const).find((role) => (lexicon.parties.roles[role].primary.at(words, 0) ?? lexicon.parties.roles[role].secondary.at(words, 0)) !== null) ?? null
}

function namesRole(words: ReturnType<typeof wordsOf>, at: number, lexicon: ContractLexicon): boolean {
  const whole = at === 0 && words.length === 1
  return (['client', 'prestataire'] as const).some((role) => lexicon.parties.roles[role].primary.at(words, at) !== null && (whole || words.length <= 2))
}
