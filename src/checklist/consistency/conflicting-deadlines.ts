/** Two figures for one commitment, or words and figures that disagree. */
import type { Contract, PartyRole, Statement } from '../../contract/contract'
import { headingsOf } from '../../contract/contract'
import type { Subject } from '../../contract/consistency-lexicon'
import type { ContractLexicon } from '../../contract/lexicon'
import { WordList } from '../../contract/word-list'
import type { Word } from '../../contract/words'
import { wordsIn } from '../../contract/words'
import type { Fact } from '../../language'
import type { ConsistencyMatch, FactsOf, PlacedFact } from './consistency-match'
import { endsStep, firstHit, firstOfPairs, quoteAt, quoteOfStatement } from './consistency-match'

/** One figure said of a subject; `fact: null` for words that answer without a figure (« comptant », « durée indéterminée »). `by`: the parties that the sentence names. */
interface Said { statement: Statement; fact: Fact | null; start: number; end: number; grades: string; by: readonly PartyRole[]; /** Party that a list's lead-in names: « Le Client s'engage à : ». */ lead: PartyRole | null }

/** A statement that may say a figure. */
interface Telling { statement: Statement; facts: PlacedFact[] }

/** Types of fact that a subject is told in. */
const FITTING: Record<Subject['fact'], readonly Fact['type'][]> = { time: ['durée', 'délai'], percent: ['pourcentage'], amount: ['montant'], hours: ['plage'], frequency: ['fréquence'] }

export function* readConflictingDeadlines(contract: Contract, lexicon: ContractLexicon, factsOf: FactsOf): Generator<void, ConsistencyMatch[]> {
  const matches: ConsistencyMatch[] = []
  const telling: Telling[] = []
  for (const statement of contract.statements) {
    if (endsStep(statement)) yield
    const facts = factsOf(statement)
    if (tells(statement, facts, lexicon)) telling.push({ statement, facts })
    // Words and figures stand side by side only around brackets: « douze (36) mois ».
    if (!/\(\s*(?:\p{L}+\s)?\d|\d\s*\(/u.test(statement.text)) continue
    for (const [index, { fact, start, end }] of facts.entries()) {
      const next = facts[index + 1]
      // « Trente jours (45 j) »: each has its unit.
      if (next && bracketed(statement.text, end, next.start, next.end, lexicon) && apart(fact, next.fact)) matches.push({ check: 'chiffres', quotes: quoteAt(contract, statement, start, next.end + 1), reasons: [{ code: 'words-digits-disagree', values: { words: statement.text.slice(start, next.end + 1) } }] })
      if (fact.disagree) matches.push({ check: 'chiffres', quotes: quoteAt(contract, statement, start, end), reasons: [{ code: 'words-digits-disagree', values: { words: statement.text.slice(start, end) } }] })
    }
  }
  // « 48 heures, sauf délai contraire indiqué ailleurs », « en jours, ouvrés ou non »: one figure that says two things.
  for (const statement of contract.statements) {
    const hit = statement.kind === 'heading' ? null : firstHit(lexicon.consistency.conflicting.ambiguous, statement)
    if (hit) matches.push({ check: 'delais', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'figure-ambiguous', values: { words: statement.text.slice(hit.start, hit.end) } }] })
  }
  matches.push(...contraries(contract, lexicon))
  const names = partyNames(contract, lexicon)
  for (const subject of lexicon.consistency.conflicting.subjects) {
    yield
    const said = new Map<string, Said>()
    for (const each of telling) {
      const one = isSubject(subject, each.statement, contract) ? saidOf(subject, each, lexicon, names) : null
      if (one && !said.has(caseOf(one))) said.set(caseOf(one), one)
    }
    if (subject.fact === 'time') for (const each of telling) {
      const both = isSubject(subject, each.statement, contract) ? atOnceAndLater(contract, each, lexicon) : null
      if (both && !matches.some(({ quotes }) => quotes[0].paragraph === both.quotes[0].paragraph && quotes[0].start === both.quotes[0].start)) matches.push(both)
    }
    const pair = conflict([...said.values()])
    if (pair) {
      const [one, other] = pair
      matches.push({
        check: 'delais', quotes: [...quoteAt(contract, one.statement, one.start, one.end), ...quoteAt(contract, other.statement, other.start, other.end)],
        reasons: [{ code: 'figures-disagree', values: { one: one.statement.text.slice(one.start, one.end), other: other.statement.text.slice(other.start, other.end) } }],
      })
    }
  }
  return matches
}

/** « à réception de la facture, sous 15 jours »: both at once; « sous 30 jours à réception » is one. */
function atOnceAndLater(contract: Contract, { statement, facts }: Telling, lexicon: ContractLexicon): ConsistencyMatch | null {
  const now = firstHit(lexicon.consistency.conflicting.at_once, statement)
  const [later] = now ? facts.filter(({ fact, start, end }) => start > now.end && FITTING.time.includes(fact.type) && fact.value > 0 && /[,;:]/.test(statement.text.slice(now.end, start)) && !/[.;]/.test(statement.text.slice(now.end, start)) && end > start) : []
  const times = facts.filter(({ fact }) => FITTING.time.includes(fact.type))
  if (!now || !later || times.length > 1) return null
  return { check: 'delais', quotes: quoteAt(contract, statement, now.start, later.end), reasons: [{ code: 'figures-disagree', values: { one: statement.text.slice(now.start, now.end), other: statement.text.slice(later.start, later.end) } }] }
}

/** « TVA non applicable » here, « majoré de la TVA » there. */
function contraries(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  return lexicon.consistency.conflicting.contraries.flatMap(({ one, other }): ConsistencyMatch[] => {
    const [first, second] = [one, other].map((list) => contract.statements.find((statement) => list.in(wordsIn(statement))))
    if (!first || !second || first === second) return []
    const [a, b] = [firstHit(one, first)!, firstHit(other, second)!]
    return [{
      check: 'delais', quotes: [...quoteAt(contract, first, a.start, a.end), ...quoteAt(contract, second, b.start, b.end)],
      reasons: [{ code: 'figures-disagree', values: { one: first.text.slice(a.start, a.end), other: second.text.slice(b.start, b.end) } }],
    }]
  })
}

/** The second stands between brackets right after the first. */
function bracketed(text: string, end: number, start: number, close: number, lexicon: ContractLexicon): boolean {
  const open = /^\s*\(\s*(?:(\p{L}+)\s)?$/u.exec(text.slice(end, start))
  return open !== null && (open[1] === undefined || lexicon.consistency.conflicting.that_is.has(open[1])) && /^\s*\)/.test(text.slice(close, close + 2))
}

/** One month is 30 days or 730 hours: a twentieth is no disagreement. */
function apart(one: Fact, other: Fact): boolean {
  const same = FITTING.time.includes(one.type) ? FITTING.time.includes(other.type) : one.type === other.type
  return same && one.calendar === other.calendar && Math.abs(one.value - other.value) > 0.05 * Math.max(one.value, other.value)
}

/** Lists that name each party: as this contract calls it, and the usual name of its role. */
type PartyNames = readonly { role: PartyRole; names: readonly WordList[] }[]

function partyNames({ parties }: Contract, { parties: { roles } }: ContractLexicon): PartyNames {
  return (['client', 'prestataire'] as const).map((role) => ({ role, names: [new WordList(parties[role].map(({ term }) => term)), roles[role].primary] }))
}

/** A figure of some subject may be said there, and nothing else goes before it. */
function tells(statement: Statement, facts: PlacedFact[], { consistency: { conflicting: { derogation, unfigured } } }: ContractLexicon): boolean {
  const words = wordsIn(statement)
  return (facts.length > 0 || unfigured.in(words)) && !derogation.in(words)
}

/** Every list of the subject is in the sentence; the first one may be met by the heading (« Violations »), never all of them. */
function isSubject({ all, none }: Subject, statement: Statement, contract: Contract): boolean {
  const words = wordsIn(statement)
  for (let i = 1; i < all.length; i++) if (!all[i].in(words)) return false
  if (none.in(words)) return false
  if (all[0].in(words)) return true
  if (all.length === 1) return false
  const [heading] = headingsOf(contract, statement.clause)
  return heading !== undefined && all[0].in(wordsIn(contract.statements[heading]))
}

function saidOf(subject: Subject, { statement, facts }: Telling, lexicon: ContractLexicon, names: PartyNames): Said | null {
  const { stages, grades, periods, objects, unfigured } = lexicon.consistency.conflicting
  const words = wordsIn(statement)
  // « reconduction » is a later stage of a term, and the very subject of its renewal.
  const named = subject.all.flatMap((list) => list.all(words))
  if (stages.all(words).some((stage) => !named.some(({ from, to }) => stage.from >= from && stage.from < to))) return null
  const fitting = facts.filter(({ fact, start, end }) => FITTING[subject.fact].includes(fact.type) && !fact.open && (subject.fact !== 'hours' || /\d/.test(statement.text.slice(start, end))))
  // A share said « par mois » is the same share as a monthly one.
  const telling = subject.fact === 'time' ? [grades, periods] : subject.fact === 'frequency' ? [grades, objects] : [grades]
  const cases = telling.flatMap((list) => list.all(words)).map((hit) => hit.written).sort().join(' ')
  const by = names.filter((party) => party.names.some((list) => list.in(words))).map(({ role }) => role)
  const lead = leadOf(statement, words, names)
  const [first] = fitting
  if (fitting.length === 0) {
    const now = subject.fact === 'time' ? firstHit(unfigured, statement) : null
    return now && { statement, fact: null, start: now.start, end: now.end, grades: cases, by, lead }
  }
  // Morning and afternoon are one timetable. Otherwise several figures in one sentence are as many cases.
  if (subject.fact === 'hours') return { statement, fact: first.fact, start: first.start, end: fitting[fitting.length - 1].end, grades: cases, by, lead }
  if (fitting.length > 1 || (Number.isNaN(first.fact.value) && !first.fact.immediate)) return null
  return { statement, ...first, grades: cases, by, lead }
}

function leadOf(statement: Statement, words: readonly Word[], names: PartyNames): PartyRole | null {
  const own = statement.pieces.find((piece) => piece.own)?.at ?? 0
  if (own === 0) return null
  const before = words.filter((word) => word.end <= own)
  const led = names.filter((party) => party.names.some((list) => list.in(before)))
  return led.length === 1 ? led[0].role : null
}

/** Equal for those that say the same of the same case: what contradicts one of them contradicts all, and the first one speaks for them. */
function caseOf(said: Said): string {
  const { fact, grades, by, lead } = said
  const figure = fact === null ? '' : fact.type === 'plage' ? hours(said) : `${fact.value} ${fact.calendar} ${fact.immediate}`
  return `${grades}|${by.join()}|${lead ?? ''}|${fact?.type ?? ''} ${figure}`
}

/** Two that say different things of the same case. */
function conflict(said: Said[]): [Said, Said] | null {
  return firstOfPairs(said, (one, other) => (one.grades === other.grades && sameParties(one, other) && !areCases(one, other) && differ(one, other) ? [one, other] : null))
}

/** « Le Client, un mois ; le Prestataire, six mois »: each party has its own. */
function sameParties({ by: one, lead }: Said, { by: other, lead: otherLead }: Said): boolean {
  if (lead !== null && otherLead !== null && lead !== otherLead) return false
  return one.length === 0 || other.length === 0 || one.some((role) => other.includes(role))
}

/** Two rows of one table, or the same words with other figures (« Réponse : 48 h » under one offer, « Réponse : 4 h » under the next): as many cases. */
function areCases({ statement: one }: Said, { statement: other }: Said): boolean {
  if (one.kind === 'row' && other.kind === 'row') return one.block === other.block || one.clause !== other.clause
  return Math.abs(one.index - other.index) <= OFFERS && LABELLED.test(one.text) && shape(one) === shape(other)
}

/** Offers that are described one after the other stand within this many statements. */
const OFFERS = 12
/** « Réponse : 48 h », without a full stop. */
const LABELLED = /^[^:.]{3,50}:[^.]{1,80}$/

function shape(statement: Statement): string {
  return wordsIn(statement).map(({ form }) => form.replace(/\d+/g, '#')).join(' ').replace(/#(?: #)+/g, '#')
}

function differ(a: Said, b: Said): boolean {
  if (a.fact === null || b.fact === null) return (a.fact ?? b.fact) !== null && !(a.fact ?? b.fact)!.immediate
  if (a.fact.type === 'plage') return hours(a) !== hours(b)
  const [working, clock] = a.fact.calendar === 'business' ? [a.fact, b.fact] : [b.fact, a.fact]
  // Working time is never shorter by the clock, and a few times longer at most.
  if (working.calendar === 'business' && clock.calendar !== 'business') return clock.value < working.value || clock.value > CLOCK_PER_WORKING * working.value
  return Math.abs(a.fact.value - b.fact.value) > 1e-6 * Math.max(1, a.fact.value)
}

/** Eight working hours in twenty-four, five working days in seven, and a public holiday. */
const CLOCK_PER_WORKING = 4.5

/** « de 8 h à 19 h » and « 8h-19h »: the figures alone. */
function hours({ statement, start, end }: Said): string {
  return (statement.text.slice(start, end).match(/\d+/g) ?? []).join('-')
}
