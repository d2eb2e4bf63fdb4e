/** Two dates for one thing: the day the contract takes effect, the day it is signed, the day the work starts. */
import type { DateKind, DateSubject } from '../../contract/consistency-lexicon'
import type { Contract, Statement } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import { type Found, WordList } from '../../contract/word-list'
import type { Word } from '../../contract/words'
import { wordsIn, wordsOf } from '../../contract/words'
import { firstOfPairs, quoteAt } from './consistency-match'
import type { Disagreement } from './disagreement'

interface WrittenDate { /** yyyy-mm-dd */ day: string; from: number; to: number }
interface Said { kind: DateKind; statement: Statement; day: string; start: number; end: number }

/** A date further than this from the words that announce it (in words) dates something else. */
const REACH = 10
/** Signatories who sign one after the other do so within this many paragraphs. */
const SIGNATURES = 12
const SUBJECTS: readonly DateSubject[] = ['effective', 'signature', 'start']

/** What is known of the contract before its sentences are read. */
interface Read {
  contract: Contract
  lexicon: ContractLexicon
  /** It changes another contract, whose days of signature it tells. */
  amends: boolean
  parties: readonly [client: WordList, provider: WordList]
}

/** At most one disagreement for each subject: the first two dates that differ. */
export function readConsistentDates(contract: Contract, lexicon: ContractLexicon): Disagreement[] {
  const named = (role: 'client' | 'prestataire') => new WordList(contract.parties[role].filter(({ kind }) => kind !== 'pronoun').map(({ term }) => term))
  const read: Read = {
    contract, lexicon,
    amends: lexicon.consistency.consistentDates.amendments.in(wordsOf(contract.clauses[0]?.title ?? '')),
    parties: [named('client'), named('prestataire')],
  }
  const said = contract.statements.flatMap((statement) => saidIn(statement, read))
  return SUBJECTS.flatMap((subject) => {
    const pair = firstPair(said.filter(({ kind }) => kind.subject === subject))
    if (!pair) return []
    const words = pair.map(({ statement, start, end }) => statement.text.slice(start, end))
    const quotes = pair.flatMap(({ statement, start, end }) => quoteAt(contract, statement, start, end))
    return quotes.length === 2 ? [{ kind: `dates-${subject}` as const, one: words[0], other: words[1], quotes: [quotes[0], quotes[1]] as Disagreement['quotes'] }] : []
  })
}

function firstPair(all: Said[]): [Said, Said] | null {
  // Who dates « entrée en vigueur » and « prise d'effet » side by side tells them apart.
  const apart = all.some((one) => all.some((other) => one.kind.thing !== other.kind.thing && one.day !== other.day && one.statement.clause === other.statement.clause))
  return firstOfPairs(all, (one, other) => {
    const same = one.day === other.day || one.statement === other.statement || (one.kind.thing !== other.kind.thing && apart) || (one.kind.subject === 'signature' && near(one, other))
    return same ? null : [one, other]
  })
}

/** Each party writes the day on which it signs: two days side by side are no contradiction. */
function near(one: Said, other: Said): boolean {
  return Math.abs(one.statement.pieces[0].paragraph - other.statement.pieces[0].paragraph) <= SIGNATURES
}

function saidIn(statement: Statement, read: Read): Said[] {
  const { contract, lexicon } = read
  const lists = lexicon.consistency.consistentDates
  if (statement.kind === 'heading' || !/\d/.test(statement.text)) return []
  const words = wordsIn(statement)
  if (lists.elsewhere.in(words)) return []
  const dates = datesIn(statement.text, words, lexicon)
  if (dates.length === 0) return []
  const annexed = inAnnex(contract, statement)
  return lists.kinds.flatMap((kind) => {
    if (kind.needs.size > 0 && !kind.needs.in(words)) return []
    if (kind.subject === 'signature' && (read.amends || ofOneParty(words, read))) return []
    const tells = kind.tells.all(words)
    return tells.flatMap((tell) => {
      const date = dates.find(({ from }) => from >= tell.to)
      if (!date || date.from - tell.to > REACH) return []
      if (tells.some(({ from }) => from > tell.from && from < date.from)) return []
      if (!isOfContract(kind, statement, contract, words, tell, date, annexed, lexicon)) return []
      return [{ kind, statement, day: date.day, start: words[date.from].start, end: words[date.to - 1].end }]
    })
  })
}

/** Whether the date is the contract's: by the first thing named in the part of the sentence that the words end, or after them. */
function isOfContract(kind: DateKind, statement: Statement, contract: Contract, words: readonly Word[], tell: Found, date: WrittenDate, annexed: boolean, lexicon: ContractLexicon): boolean {
  const { contract: ours, in_annex, others, pronouns } = lexicon.consistency.consistentDates
  const wanted = annexed ? in_annex : ours
  const after = head(words.slice(tell.to, date.from), wanted, others)
  if (after === 'other') return false
  if (kind.shape === 'bare') return !annexed && head(words.slice(0, tell.from), wanted, others) !== 'other'
  if (after === 'contract') return true
  const before = headBefore(statement.text, words, tell.from, wanted, others)
  if (before !== null) return before === 'contract'
  if (annexed) return false
  // « Date d'effet : »
  if (kind.shape === 'label') return true
  const previous = statement.previous === null ? null : contract.statements[statement.previous]
  return previous !== null && pronouns.in(words.slice(0, tell.from)) && head(wordsIn(previous), ours, others) === 'contract'
}

/** What the words just before are about; after a bracketing comma, the subject is at the sentence's start: « L'annexe 2, jointe au contrat, … ». */
function headBefore(text: string, words: readonly Word[], to: number, wanted: WordList, others: WordList): 'contract' | 'other' | null {
  let from = to
  while (from > 0 && !/[,;:.(]/.test(text.slice(words[from - 1].end, words[from].start))) from--
  return head(words.slice(from, to), wanted, others) ?? head(words.slice(0, from), wanted, others)
}

function head(words: readonly Word[], wanted: WordList, others: WordList): 'contract' | 'other' | null {
  for (let at = 0; at < words.length; at++) {
    // « contrat d'assurance » is another thing than « contrat ».
    if (others.at(words, at)) return 'other'
    if (wanted.at(words, at)) return 'contract'
  }
  return null
}

function inAnnex(contract: Contract, statement: Statement): boolean {
  for (let at: number | null = statement.clause; at !== null; at = contract.clauses[at].parent) if (contract.clauses[at].part === 'annex') return true
  return false
}

/** « signé par le Client le… »: the day of one signatory. */
function ofOneParty(words: readonly Word[], { parties: [client, provider] }: Read): boolean {
  return client.in(words) !== provider.in(words)
}

/** « 1er janvier 2027 », « 01/01/2027 », « 2027-01-01 », in order. Exported for its tests. */
export function datesIn(text: string, words: readonly Word[], lexicon: ContractLexicon): WrittenDate[] {
  const { months, first } = lexicon.consistency.consistentDates
  const found: WrittenDate[] = []
  for (let at = 0; at + 2 < words.length; at++) {
    const [a, b, c] = [words[at].form, words[at + 1].form, words[at + 2].form]
    const day = /^\d{1,2}$/.test(a) ? Number(a) : first.at(words, at)?.to === at + 1 ? 1 : null
    const month = day === null ? undefined : months.find(({ names }) => names.at(words, at + 1)?.to === at + 2)?.month
    const between = text.slice(words[at].end, words[at + 1].start)
    const numeric = /^[/.-]$/.test(between) && text.slice(words[at + 1].end, words[at + 2].start) === between && [a, b, c].every((form) => /^\d+$/.test(form))
    const date = month !== undefined && /^\d{4}$/.test(c) ? iso(Number(c), month, day) : !numeric ? null
      : a.length === 4 ? iso(Number(a), Number(b), Number(c)) : c.length === 4 || (c.length === 2 && between === '/') ? iso(c.length === 4 ? Number(c) : 2000 + Number(c), Number(b), Number(a)) : null
    if (date === null) continue
    found.push({ day: date, from: at, to: at + 3 })
    at += 2
  }
  return found
}

function iso(year: number, month: number, day: number | null): string | null {
  return day !== null && day >= 1 && day <= 31 && month >= 1 && month <= 12 && year > 1900 ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null
}
