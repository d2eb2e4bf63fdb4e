/** A party written in two ways: another legal form, another spelling, another registration number. */
import type { Contract, Statement } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import { WordList } from '../../contract/word-list'
import type { Word } from '../../contract/words'
import { wordsIn, wordsOf } from '../../contract/words'
import { firstOfPairs, quoteAt } from './consistency-match'
import type { Disagreement, DisagreementKind } from './disagreement'

interface RegistrationNumber { /** Nine figures. */ value: string; statement: Statement; start: number; end: number }

interface Mention {
  statement: Statement
  /** UTF-16 offsets in the statement: the name with its legal form. */
  start: number
  end: number
  /** The name's own words, folded. */
  name: string
  form: string | null
  number: RegistrationNumber | null
}

type Span = Pick<Mention, 'statement' | 'start' | 'end'>

/** Statements from the start in which the parties present themselves. */
const OPENING = 60
/** Words between a name and its number. */
const NUMBER_REACH = 40
/** Words between « SIREN » and the figures. */
const LABEL_REACH = 12
/** Longest name, in words. */
const MOST_WORDS = 8
/** A line of an identity (UTF-16 units), and how many follow the name. */
const SHORT_LINE = 90
const LINES_BELOW = 3
/** Shorter words are never taken for a misspelling of each other. */
const LEAST_LETTERS = 5

/** At most one disagreement of each kind for each party, the two places first found. */
export function readConsistentParties(contract: Contract, lexicon: ContractLexicon): Disagreement[] {
  const found: Disagreement[] = []
  const seen = new Set<string>()
  for (const name of partyNames(contract, lexicon)) {
    if (seen.has(name.join(' '))) continue
    const mentions = contract.statements.flatMap((statement) => mentionsIn(statement, name, contract, lexicon))
    for (const mention of mentions) seen.add(mention.name)
    const add = (kind: DisagreementKind, differ: (one: Mention, other: Mention) => boolean, span: (mention: Mention) => Span | null) => {
      const disagreement = firstPair(contract, kind, mentions, differ, span)
      if (disagreement) found.push(disagreement)
    }
    add('party-spelling', (one, other) => one.name !== other.name, (mention) => mention)
    add('party-form', (one, other) => one.name === other.name && one.form !== null && other.form !== null && one.form !== other.form, (mention) => mention)
    add('party-number', (one, other) => one.number !== null && other.number !== null && one.number.value !== other.number.value, ({ number }) => number)
  }
  return found
}

function firstPair(contract: Contract, kind: DisagreementKind, mentions: Mention[], differ: (one: Mention, other: Mention) => boolean, span: (mention: Mention) => Span | null): Disagreement | null {
  return firstOfPairs(mentions, (one, other) => {
    // Who names both in one sentence knows that they are two.
    if (one.statement === other.statement || !differ(one, other)) return null
    const [first, second] = [span(one), span(other)]
    if (!first || !second) return null
    const quotes = [...quoteAt(contract, first.statement, first.start, first.end), ...quoteAt(contract, second.statement, second.start, second.end)]
    // A lead-in is repeated in front of its items: the same words are not two places.
    const two = quotes.length === 2 && (quotes[0].paragraph !== quotes[1].paragraph || quotes[0].start !== quotes[1].start)
    return two ? { kind, one: quotes[0].exact, other: quotes[1].exact, quotes: [quotes[0], quotes[1]] } : null
  })
}

/** The parties' own names, as folded words without legal form: learned by the contract, and those of « Pour le Client : SELARL X ». */
function partyNames(contract: Contract, lexicon: ContractLexicon): string[][] {
  const names: string[][] = []
  const roles = new WordList(Object.values(contract.parties).flat().filter(({ kind }) => kind === 'defined' || kind === 'role-word').map(({ term }) => term))
  const present = new WordList(Object.values(contract.parties).flat().filter(({ kind }) => kind === 'name').map(({ term }) => term))
  for (const party of Object.values(contract.parties).flat()) if (party.kind === 'name') names.push(bare(wordsOf(party.term), lexicon))
  for (const statement of contract.statements) {
    const words = wordsIn(statement)
    const begins = words.slice(0, 4).findIndex((_, at) => roles.at(words, at) !== null)
    const signs = begins >= 0 && words.slice(0, begins).every(({ form }) => lexicon.parties.articles.has(form) || lexicon.consistency.consistentParties.signing.has(form))
    // « Pour le Client, … » signs; « Le Prestataire confie à X SAS » names a third party.
    const line = signs && (begins > 0 && lexicon.consistency.consistentParties.signing.has(words[0].form) || /^[^.]{0,40}:/.test(statement.text))
    const presents = statement.index < OPENING && statement.kind !== 'heading' && (present.in(words) || roles.in(words)) && lexicon.parties.naming.in(words)
    if (line) names.push(...namesByForm(statement.text, words, lexicon).slice(0, 1))
    if (line || presents) names.push(...namesByTitle(statement.text, words, lexicon))
  }
  return names.filter((name) => name.length > 0 && name.length <= MOST_WORDS && name.join('').length >= LEAST_LETTERS)
}

function bare(words: readonly Word[], lexicon: ContractLexicon): string[] {
  let from = 0
  while (from < words.length) {
    const form = lexicon.parties.legalForms.at(words, from)
    if (!form) break
    from = form.to
  }
  return words.slice(from).map(({ form }) => form)
}

/** « SELARL Cabinet Dupont »: the words with a capital that follow the form. */
function namesByForm(text: string, words: readonly Word[], lexicon: ContractLexicon): string[][] {
  return lexicon.parties.legalForms.all(words).map((hit) => capitalRun(text, words, hit.to, lexicon)).filter((name) => name.length > 0)
}

/** « docteur Claire Dupont »: a surname alone is no full name. */
function namesByTitle(text: string, words: readonly Word[], lexicon: ContractLexicon): string[][] {
  return lexicon.consistency.consistentParties.titles.all(words).map((hit) => capitalRun(text, words, hit.to, lexicon)).filter((name) => name.length > 1)
}

function capitalRun(text: string, words: readonly Word[], from: number, lexicon: ContractLexicon): string[] {
  let to = from
  let last = from
  while (to < words.length && to - from < MOST_WORDS && (to === from || /^[\s\u00a0'’.&-]*$/.test(text.slice(words[to - 1].end, words[to].start)))) {
    if (isCapital(text, words[to])) last = ++to
    else if (to > from && lexicon.consistency.consistentParties.particles.has(words[to].form)) to++
    else break
  }
  return words.slice(from, last).map(({ form }) => form)
}

const isCapital = (text: string, word: Word): boolean => /^[\p{Lu}\p{N}]/u.test(text.slice(word.start, word.end))

/** Where the name stands, one word at most being misspelt. */
function mentionsIn(statement: Statement, name: string[], contract: Contract, lexicon: ContractLexicon): Mention[] {
  const words = wordsIn(statement)
  const { text } = statement
  const mentions: Mention[] = []
  for (let at = 0; at + name.length <= words.length; at++) {
    const faults = faultsAt(words, at, name)
    if (faults > 1) continue
    const own = words.slice(at, at + name.length)
    const particles = lexicon.consistency.consistentParties.particles
    if (!own.every((word) => isCapital(text, word) || particles.has(word.form))) continue
    const form = formAround(text, words, at, at + name.length, lexicon)
    const company = at > 0 && lexicon.parties.company.at(words, at - 1)?.to === at
    // A single word that nearly is the name may be any word, unless it is said to be a company; a longer name is another one.
    if (faults === 1 && ((name.length === 1 && !form && !company) || goesOn(text, words, at + name.length, lexicon))) continue
    const start = form ? Math.min(words[at].start, words[form.from].start) : words[at].start
    const end = form ? Math.max(own[own.length - 1].end, words[form.to - 1].end) : own[own.length - 1].end
    // « Médinfo Services SAS » is not « Médinfo, SAS ».
    const longer = goesOn(text, words, at + name.length, lexicon) || followsName(text, words, at, lexicon)
    mentions.push({ statement, start, end, name: own.map((word) => word.form).join(' '), form: longer ? null : form?.form ?? null, number: longer ? null : numberAfter(statement, at + name.length, lexicon) ?? numberBelow(contract, statement, lexicon) })
    at += name.length - 1
  }
  return mentions
}

/** Words that differ by a letter; more than one when it is another name. */
function faultsAt(words: readonly Word[], at: number, name: string[]): number {
  let faults = 0
  for (let offset = 0; offset < name.length && faults < 2; offset++) {
    const written = words[at + offset].form
    if (written !== name[offset]) faults += nearly(written, name[offset]) ? 1 : 2
  }
  return faults
}

/** One letter more, less or other, or two turned round; figures and the first letter must be the same. */
export function nearly(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LEAST_LETTERS || one[0] !== other[0] || Math.abs(one.length - other.length) > 1 || /\d/.test(one + other)) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = (text: string, skip: number) => text.slice(at + skip)
  return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1)
    || (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, 2) === rest(other, 2))
}

/** Another word of a name follows, which is no legal form. */
function goesOn(text: string, words: readonly Word[], at: number, lexicon: ContractLexicon): boolean {
  return at < words.length && /^[\s\u00a0'’&-]{1,3}$/.test(text.slice(words[at - 1].end, words[at].start)) && isCapital(text, words[at]) && !lexicon.parties.legalForms.at(words, at)
}

/** The name is the end of a longer one: « Groupe Médinfo ». */
function followsName(text: string, words: readonly Word[], at: number, lexicon: ContractLexicon): boolean {
  if (at < 1 || !/^[\s\u00a0-]{1,2}$/.test(text.slice(words[at - 1].end, words[at].start)) || !isCapital(text, words[at - 1])) return false
  return at > 1 && !lexicon.parties.company.at(words, at - 1) && !lexicon.parties.articles.has(words[at - 1].form) && !formEndsAt(words, at, lexicon) && !lexicon.consistency.consistentParties.signing.has(words[at - 1].form)
}

interface FormHit { form: string; from: number; to: number }

/** The legal form just before the name, or just after it: « SELARL Cabinet Dupont », « Cabinet Dupont, SELARL ». */
function formAround(text: string, words: readonly Word[], from: number, to: number, lexicon: ContractLexicon): FormHit | null {
  const before = formEndsAt(words, from, lexicon)
  if (before && text.slice(words[from - 1].end, words[from].start).trim() === '') return before
  if (to >= words.length || !/^[\s\u00a0]*[,(]?[\s\u00a0]*$/.test(text.slice(words[to - 1].end, words[to].start))) return null
  const after = lexicon.consistency.consistentParties.forms.find(({ names }) => names.at(words, to) !== null)
  const hit = after?.names.at(words, to)
  if (!after || !hit) return null
  // « X, SAS Y … » is a list of two: the form belongs to the name that follows it.
  const next = words[hit.to]
  if (next && text.slice(words[hit.to - 1].end, next.start).trim() === '' && isCapital(text, next)) return null
  return longest(words, to, lexicon) ?? { form: after.form, from: to, to: hit.to }
}

function longest(words: readonly Word[], at: number, lexicon: ContractLexicon): FormHit | null {
  const hits = lexicon.consistency.consistentParties.forms.flatMap(({ form, names }) => { const hit = names.at(words, at); return hit ? [{ form, from: at, to: hit.to }] : [] })
  return hits.sort((a, b) => b.to - a.to)[0] ?? null
}

function formEndsAt(words: readonly Word[], end: number, lexicon: ContractLexicon): FormHit | null {
  for (let at = Math.max(0, end - 8); at < end; at++) {
    const hit = longest(words, at, lexicon)
    if (hit?.to === end) return hit
  }
  return null
}

/** The first nine figures of the number said after a name; null when another company or a third party stands between. */
function numberAfter(statement: Statement, from: number, lexicon: ContractLexicon): RegistrationNumber | null {
  const { text } = statement
  const words = wordsIn(statement)
  const { numbers, third } = lexicon.consistency.consistentParties
  let label = -1
  for (let at = from; at < Math.min(words.length, from + NUMBER_REACH); at++) {
    if (third.at(words, at)) return null
    const named = lexicon.parties.legalForms.at(words, at)
    if (named && at > from + 1 && words[named.to] && isCapital(text, words[named.to])) return null
    if (numbers.at(words, at) && label < 0 && isAnothers(text, words, from, at)) return null
    if (numbers.at(words, at)) label = at
    if (label < 0 || at - label > LABEL_REACH || !/^\d+$/.test(words[at].form)) continue
    let to = at
    let figures = ''
    while (to < words.length && /^\d+$/.test(words[to].form) && figures.length < 14 && (to === at || /^[\s\u00a0\u202f.]$/.test(text.slice(words[to - 1].end, words[to].start)))) figures += words[to++].form
    if (figures.length === 9 || figures.length === 14) return { value: figures.slice(0, 9), statement, start: words[at].start, end: words[to - 1].end }
    at = to - 1
  }
  return null
}

/** « Médinfo Services confie l'hébergement à Ovalie Cloud (SIREN … »: the bracket tells of the name right before it, and no address came first. */
function isAnothers(text: string, words: readonly Word[], from: number, label: number): boolean {
  if (label <= from || from === 0) return false
  const bracket = text.lastIndexOf('(', words[label].start)
  let last = label - 1
  while (last > from && words[last].end > bracket) last--
  return words[last].end <= bracket && last >= from && isCapital(text, words[last]) && !/[,\d)]/.test(text.slice(words[from - 1].end, bracket))
}

/** Name, address and number each on a line of its own: the number of the lines below a line that holds little but the name. */
function numberBelow(contract: Contract, statement: Statement, lexicon: ContractLexicon): RegistrationNumber | null {
  if (statement.text.length > SHORT_LINE) return null
  for (let index = statement.index + 1; index <= statement.index + LINES_BELOW && index < contract.statements.length; index++) {
    const below = contract.statements[index]
    const words = wordsIn(below)
    if (words.length === 0 || below.text.length > SHORT_LINE) return null
    if (lexicon.consistency.consistentParties.numbers.at(words, 0)) return numberAfter(below, 0, lexicon)
    // A last line « SIREN : … » may pass for a heading; another heading ends the identity.
    if (below.kind === 'heading') return null
    // An address, or the legal form: any other line may begin another company.
    if (!/^\d/.test(words[0].form) && !lexicon.parties.legalForms.at(words, 0)) return null
  }
  return null
}
