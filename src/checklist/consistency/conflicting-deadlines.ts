/** Two figures for one commitment, or words and figures that disagree. */
import type { Contract, Statement } from '../../contract/contract'
import { headingsOf } from '../../contract/contract'
import type { Subject } from '../../contract/consistency-lexicon'
import type { ContractLexicon } from '../../contract/lexicon'
import { wordsIn } from '../../contract/words'
import type { Fact, Language } from '../../language'
import type { ConsistencyMatch } from './consistency-match'
import { factsOf, firstHit, firstOfPairs, quoteAt, quoteOfStatement } from './consistency-match'

/** One figure said of a subject; `fact: null` for words that mean « at once » (« comptant »). */
interface Said { statement: Statement; fact: Fact | null; start: number; end: number; grades: string }

/** Types of fact that a subject is told in. */
const FITTING: Record<Subject['fact'], readonly Fact['type'][]> = { time: ['durée', 'délai'], percent: ['pourcentage'], amount: ['montant'], hours: ['plage'] }

export function readConflictingDeadlines(contract: Contract, lexicon: ContractLexicon, language: Language): ConsistencyMatch[] {
  const matches: ConsistencyMatch[] = []
  for (const statement of contract.statements) {
    // Words and figures stand side by side only around brackets: « douze (36) mois ».
    if (!/\(\s*\d|\d\s*\(/.test(statement.text)) continue
    const facts = factsOf(statement, language)
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
  for (const subject of lexicon.consistency.conflicting.subjects) {
    const said = contract.statements.flatMap((statement) => saidOf(subject, contract, statement, lexicon, language))
    const pair = conflict(said)
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

function saidOf(subject: Subject, contract: Contract, statement: Statement, lexicon: ContractLexicon, language: Language): Said[] {
  const { stages, grades, periods, derogation, immediate } = lexicon.consistency.conflicting
  const words = wordsIn(statement)
  const own = subject.all.map((list) => list.all(words))
  // The first list may be met by the heading (« Violations »), never all of them.
  if (own.some((hits, index) => index > 0 && hits.length === 0)) return []
  const headings = headingsOf(contract, statement.clause).slice(0, 1).flatMap((heading) => wordsIn(contract.statements[heading]))
  if (own[0].length === 0 && (subject.all.length === 1 || !subject.all[0].in(headings))) return []
  if (subject.none.in(words) || derogation.in(words)) return []
  // « reconduction » is a later stage of a term, and the very subject of its renewal.
  const named = own.flat()
  if (stages.all(words).some((stage) => !named.some(({ from, to }) => stage.from >= from && stage.from < to))) return []
  const fitting = factsOf(statement, language).filter(({ fact, start, end }) => FITTING[subject.fact].includes(fact.type) && !fact.open && (subject.fact !== 'hours' || /\d/.test(statement.text.slice(start, end))))
  // A share said « par mois » is the same share as a monthly one.
  const cases = grades.all(words).map((hit) => hit.written).concat(subject.fact === 'time' ? periods.all(words).map((hit) => hit.written) : []).sort().join(' ')
  // Several figures in one sentence are as many cases: only « A and at the latest B » contradicts itself, and that is rare.
  if (fitting.length !== 1) {
    const now = fitting.length === 0 && subject.fact === 'time' ? firstHit(immediate, statement) : null
    return now ? [{ statement, fact: null, start: now.start, end: now.end, grades: cases }] : []
  }
  const [{ fact, start, end }] = fitting
  if (subject.fact !== 'hours' && Number.isNaN(fact.value) && !fact.immediate) return []
  return [{ statement, fact, start, end, grades: cases }]
}

/** Two that say different things of the same case. */
function conflict(said: Said[]): [Said, Said] | null {
  return firstOfPairs(said, (one, other) => (one.grades === other.grades && differ(one, other) ? [one, other] : null))
}

function differ(a: Said, b: Said): boolean {
  if (a.fact === null || b.fact === null) return (a.fact ?? b.fact) !== null && !(a.fact ?? b.fact)!.immediate
  if (a.fact.type === 'plage') return hours(a) !== hours(b)
  if (a.fact.calendar !== b.fact.calendar) return false
  return Math.abs(a.fact.value - b.fact.value) > 1e-6 * Math.max(1, a.fact.value)
}

/** « de 8 h à 19 h » and « 8h-19h »: the figures alone. */
function hours({ statement, start, end }: Said): string {
  return (statement.text.slice(start, end).match(/\d+/g) ?? []).join('-')
}
