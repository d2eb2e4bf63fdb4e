/** Two dates for one thing: the day the contract takes effect, the day it is signed, the day the work starts. */
import type { DateKind, DateSubject } from '../../contract/consistency-lexicon'
import type { Contract, Statement } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import type { Found, WordList } from '../../contract/word-list'
import { WordList as Words } from '../../contract/word-list'
import type { Word } from '../../contract/words'
import { wordsIn } from '../../contract/words'
import { quoteAt } from './consistency-match'
import type { Disagreement } from './disagreement'

interface WrittenDate { /** yyyy-mm-dd */ day: string; from: number; to: number }
interface Said { kind: DateKind; statement: Statement; day: string; start: number; end: number }

/** A date further than this from the words that announce it (in words) dates something else. */
const REACH = 10
/** Signatories who sign one after the other do so within this many paragraphs. */
const SIGNATURES = 12
const SUBJECTS: readonly DateSubject[] = ['effective', 'signature', 'start']

/** At most one disagreement for each subject: the first two dates that differ. */
export function readConsistentDates(contract: Contract, lexicon: ContractLexicon): Disagreement[] {
  const said = contract.statements.flatMap((statement) => saidIn(statement, contract, lexicon))
  return SUBJECTS.flatMap((subject) => {
    const all = said.filter(({ kind }) => kind.subject === subject)
    const pair = firstPair(all)
    if (!pair) return []
    const words = pair.map(({ statement, start, end }) => statement.text.slice(start, end))
    const quotes = pair.flatMap(({ statement, start, end }) => quoteAt(contract, statement, start, end))
    return quotes.length === 2 ? [{ kind: `dates-${subject}` as const, one: words[0], other: words[1], quotes: [quotes[0], quotes[1]] as Disagreement['quotes'] }] : []
  })
}

function firstPair(all: Said[]): [Said, Said] | null {
  // Who dates « entrée en vigueur » and « prise d'effet » side by side tells them apart.
  const apart = all.some((one) => all.some((other) => one.kind.thing !== other.kind.thing && one.day !== other.day && one.statement.clause === other.statement.clause))
  for (let at = 0; at < all.length; at++) {
    for (let next = at + 1; next < all.length; next++) {
      const [one, other] = [all[at], all[next]]
      if (one.day === other.day || one.statement === other.statement) continue
      if (one.kind.thing !== other.kind.thing && apart) continue
      if (one.kind.subject === 'signature' && near(one, other)) continue
      return [one, other]
    }
  }
  return null
}

/** Each party writes the day on which it signs: two days side by side are no contradiction. */
function near(one: Said, other: Said): boolean {
  return Math.abs(one.statement.pieces[0].paragraph - other.statement.pieces[0].paragraph) <= SIGNATURES
}

function saidIn(statement: Statement, contract: Contract, lexicon: ContractLexicon): Said[] {
  const lists = lexicon.consistency.consistentDates
  if (statement.kind === 'heading' || !/\d/.test(statement.text)) return []
  const words = wordsIn(statement)
  if (lists.elsewhere.in(words)) return []
  const dates = datesIn(statement.text, words, lexicon)
  if (dates.length === 0) return []
  const annexed = inAnnex(contract, statement)
  return lists.kinds.flatMap((kind) => {
    if (kind.needs.size > 0 && !kind.needs.in(words)) return []
    if (kind.subject === 'signature' && (amends(contract, lexicon) || ofOneParty(statement, contract))) return []
    return kind.tells.all(words).flatMap((tell) => {
      const date = dates.find(({ from }) => from >= tell.to)
      if (!date || date.from - tell.to > REACH) return []
      if (kind.tells.all(words).some(({ from }) => from > tell.from && from < date.from)) return []
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

function amends(contract: Contract, lexicon: ContractLexicon): boolean {
  return lexicon.consistency.consistentDates.amendments.in(wordsIn({ text: contract.clauses[0]?.title ?? '' }))
}

/** « signé par le Client le… »: the day of one signatory. */
function ofOneParty(statement: Statement, contract: Contract): boolean {
  const named = (['client', 'prestataire'] as const).map((role) => partyWords(contract, role).in(wordsIn(statement)))
  return named[0] !== named[1]
}

const lists = new WeakMap<Contract, Record<'client' | 'prestataire', WordList>>()

function partyWords(contract: Contract, role: 'client' | 'prestataire'): WordList {
  let known = lists.get(contract)
  if (!known) {
    const of = (side: 'client' | 'prestataire') => new Words(contract.parties[side].filter(({ kind }) => kind !== 'pronoun').map(({ term }) => term), true)
    known = { client: of('client'), prestataire: of('prestataire') }
    lists.set(contract, known)
  }
  return known[role]
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
