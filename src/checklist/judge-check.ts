/** Second level: all the matches of one check, over the whole contract. */
import type { Contract } from '../contract/contract'
import type { Quote } from '../contract/quote'
import type { CheckResult } from './finding'
import type { Match } from './find-matches'
import { exactQuotes, judgeMatch, matchQuotes, VERDICT_ORDER, type JudgedMatch, type Reason } from './judge-match'
import { against, type OpenCheck, type Purpose } from './open-knowledge'
import type { CheckVerdict, RuleKind } from './rule'
import type { Readings } from './statement-reading'

/** Matches of a rule, by what they are for. `check: null`: of the rule as a whole. */
export interface Found { match: Match; purpose: Purpose; check: OpenCheck | null }

export interface CheckJudgement extends CheckResult {
  /** Clause of the decisive match; null when absent. */
  clause: number | null
  /** Statement of the decisive match. */
  statement: number | null
}

const QUOTES_KEPT = 6

export function judgeCheck(check: OpenCheck, kind: RuleKind, found: Found[], contract: Contract, readings: Readings): CheckJudgement {
  const mine = (purpose: Purpose) => found.filter((each) => each.purpose === purpose && (each.check === check || (each.check === null && (purpose !== 'weak' || check.core)))).map((each) => each.match)
  const clauseOf = (match: Match) => contract.statements[match.statement].clause
  const barredClauses = new Set(mine('unless_clause').map(clauseOf))
  const barredPlaces = new Set(mine('unless').flatMap((match) => readings.around(contract.statements[match.statement], check.check.within ?? 'sentence')))
  const allowed = (match: Match) => !barredClauses.has(clauseOf(match)) && !barredPlaces.has(match.statement)
  const judged = byRelevance(mine('phrase').filter(allowed).map((match) => judgeMatch(match, contract, readings, check)), found, contract, readings)
  const spoiling = mine('weak').filter(allowed).filter((match) => !readings.modality(match.statement).deniedBy(match.head, match.taken, null))
  if (kind === 'trap') return judgeTrap(check, judged, contract)
  const base = check.check.at_least ? counted(check, judged, contract) : best(judged)
  const verdict = decide(check, base, judged, spoiling, mine('capped_by'), contract, readings)
  return verdict
}

/** The passages that deal most with the rule's subject first: those that answer several of its phrases, under its headings, in its words. */
function byRelevance(judged: JudgedMatch[], found: Found[], contract: Contract, readings: Readings): JudgedMatch[] {
  if (judged.length < 2) return judged
  const phrases = new Map<number, Set<number>>()
  const inClause = new Map<number, Set<number>>()
  for (const { match, purpose } of found) {
    if (purpose !== 'phrase' && purpose !== 'weak') continue
    gather(phrases, match.statement, match.phrase.number)
    gather(inClause, contract.statements[match.statement].clause, match.phrase.number)
  }
  const score = ({ match }: JudgedMatch) => {
    const statement = contract.statements[match.statement]
    return readings.closeness(statement, match.phrase.about) + (phrases.get(match.statement)?.size ?? 0) + (inClause.get(statement.clause)?.size ?? 0) / 2 + match.taken.length / 4
  }
  return judged.map((each, i) => ({ each, i, score: score(each) })).sort((a, b) => b.score - a.score || a.i - b.i).map(({ each }) => each)
}

function gather(map: Map<number, Set<number>>, key: number, value: number): void {
  const there = map.get(key)
  if (there) there.add(value)
  else map.set(key, new Set([value]))
}

function result(check: OpenCheck, verdict: CheckVerdict, quotes: Quote[], reasons: Reason[], from: JudgedMatch | null, contract: Contract, exact: Quote[] = from?.exact ?? []): CheckJudgement {
  return {
    check: check.check.id, core: check.core, verdict, quotes: distinct(quotes).slice(0, QUOTES_KEPT), exact: distinct(exact).slice(0, QUOTES_KEPT), reasons,
    ...(from?.fact ? { fact: from.fact } : {}), ...(check.bound && from?.fact ? { bound: check.bound.text } : {}),
    clause: from ? contract.statements[from.match.statement].clause : null, statement: from?.match.statement ?? null,
  }
}

/** The best passage answers; those as good follow it. */
function best(judged: JudgedMatch[]): { verdict: CheckVerdict; winners: JudgedMatch[] } {
  for (const verdict of VERDICT_ORDER) {
    const winners = judged.filter((each) => each.verdict === verdict)
    if (winners.length > 0) return { verdict, winners }
  }
  return { verdict: 'absent', winners: [] }
}

/** `at_least`: how many different phrases hold in one clause. */
function counted(check: OpenCheck, judged: JudgedMatch[], contract: Contract): { verdict: CheckVerdict; winners: JudgedMatch[]; missing?: number } {
  const clauses = new Map<number, Map<number, JudgedMatch>>()
  for (const each of judged) {
    if (each.verdict !== 'met' && each.verdict !== 'unclear') continue
    const clause = contract.statements[each.match.statement].clause
    const lines = clauses.get(clause) ?? new Map<number, JudgedMatch>()
    if (!lines.has(each.match.phrase.line)) lines.set(each.match.phrase.line, each)
    clauses.set(clause, lines)
  }
  const fullest = [...clauses.values()].sort((a, b) => b.size - a.size)[0]
  if (!fullest) return best(judged)
  const winners = [...fullest.values()].sort((a, b) => a.match.statement - b.match.statement || a.match.range.from - b.match.range.from)
  const wanted = check.check.at_least ?? 1
  return fullest.size >= wanted ? { verdict: 'met', winners } : { verdict: 'weak', winners, missing: wanted - fullest.size }
}

function decide(check: OpenCheck, base: { verdict: CheckVerdict; winners: JudgedMatch[]; missing?: number }, judged: JudgedMatch[], spoiling: Match[], caps: Match[], contract: Contract, readings: Readings): CheckJudgement {
  const clauseOf = (match: Match) => contract.statements[match.statement].clause
  const { verdict } = base
  let { winners } = base
  const words = (match: Match) => exactQuotes(match, contract, readings)[0]?.exact ?? ''
  if (verdict === 'met' && spoiling.length > 0) {
    const spoilt = new Set(spoiling.map(clauseOf))
    const sound = winners.filter((winner) => !spoilt.has(clauseOf(winner.match)))
    if (sound.length === 0) {
      const first = spoiling.find((match) => clauseOf(match) === clauseOf(winners[0].match)) ?? spoiling[0]
      return result(check, 'weak', [...matchQuotes(first, contract, readings), ...winners.flatMap((winner) => winner.quotes)], [{ code: 'spoilt', values: { words: words(first) } }], winners[0], contract, exactQuotes(first, contract, readings))
    }
    winners = sound
  }
  const alone = spoiling.filter((match) => match.phrase.about.length === 0 || readings.closeness(contract.statements[match.statement], match.phrase.about) >= 1)
  if (verdict === 'absent' && alone.length > 0) {
    const [first] = alone
    // Words that put the whole task on the other party are more than vague: « Il appartient au Client de… ».
    const bearer = check.check.bearer ? readings.modality(first.statement).bearer(first.head, first.range.to) : null
    const verdict = bearer && bearer.role !== check.check.bearer ? 'wrong-party' : 'weak'
    const pseudo: JudgedMatch = { match: first, verdict, reasons: [], quotes: matchQuotes(first, contract, readings), exact: exactQuotes(first, contract, readings) }
    const reason = { code: verdict === 'weak' ? 'spoilt' : verdict, values: { words: words(first) } }
    return result(check, verdict, alone.flatMap((match) => matchQuotes(match, contract, readings)), [reason], pseudo, contract)
  }
  if (verdict === 'met' && caps.length > 0) {
    const quotes = matchQuotes(caps[0], contract, readings)
    return result(check, 'weak', [...winners[0].quotes, ...quotes], [{ code: 'capped', values: { words: words(caps[0]) } }], winners[0], contract)
  }
  // One thing of a list that is denied elsewhere leaves the list standing, as long as enough others are in it.
  const stands = check.check.at_least !== undefined && winners.length > check.check.at_least
  if (verdict === 'met' && check.core && !stands) {
    const contradiction = contradicts(winners[0], judged, contract, readings)
    if (contradiction) return result(check, 'unclear', [...contradiction.quotes, ...winners[0].quotes], [{ code: 'contradicted', values: { words: contradiction.quotes[0]?.exact ?? '' } }], winners[0], contract)
  }
  const reasons = winners[0]?.reasons ?? []
  if (base.missing) return result(check, verdict, winners.flatMap((winner) => winner.quotes), [{ code: 'too-few', values: { n: String(base.missing) } }], winners[0] ?? null, contract)
  return result(check, verdict, winners.flatMap((winner) => winner.quotes), reasons, winners[0] ?? null, contract, winners.flatMap((winner) => winner.exact))
}

/**
 * Another article, annex or special condition that says the opposite: the same phrase, all of it in its own sentence, denied; or the
 * same deadline, too long. A weaker or vaguer passage contradicts nothing, nor does one that deals with another subject.
 */
function contradicts(winner: JudgedMatch, judged: JudgedMatch[], contract: Contract, readings: Readings): JudgedMatch | null {
  const article = (each: JudgedMatch) => articleOf(contract, contract.statements[each.match.statement].clause)
  return judged.find(({ match, verdict }, i) => {
    if (match.phrase.number !== winner.match.phrase.number || match.taken.length < match.phrase.parts.length || match.taken.length < winner.match.taken.length) return false
    if (article(judged[i]) === article(winner)) return false
    const opposite = verdict === 'denied' || (verdict === 'out-of-bounds' && match.fact?.deadline === true)
    return opposite && onSubject(match, winner.match, contract, readings)
  }) ?? null
}

/**
 * A clause under a heading of the rule deals with its subject when it is as close to it as the passage that answers; under a
 * heading that names no subject (« Exclusions », « Conditions particulières ») any sentence may; under that of another subject only one
 * that denies the very verb (« ne sauvegarde pas »), for good.
 */
function onSubject(match: Match, answer: Match, contract: Contract, readings: Readings): boolean {
  const at = ({ statement }: Match) => contract.statements[statement]
  const headed = readings.headedBy(at(match), match.phrase.about)
  if (headed === 'other') return readings.modality(match.statement).flatlyDenied(match.head, match.taken, match.fact?.from ?? null)
  return headed === 'none' || readings.closeness(at(match), match.phrase.about) >= readings.closeness(at(answer), answer.phrase.about)
}

/** The outermost clause that holds a clause. */
function articleOf(contract: Contract, clause: number): number {
  let at = clause
  for (let parent = contract.clauses[at].parent; parent !== null && contract.clauses[parent].parent !== null; parent = contract.clauses[at].parent) at = parent
  return at
}

/** A trap: words that stand undenied, beyond what is acceptable. */
function judgeTrap(check: OpenCheck, judged: JudgedMatch[], contract: Contract): CheckJudgement {
  const caught = judged.filter(({ match, verdict }) => {
    if (verdict === 'denied' || verdict === 'wrong-party') return false
    const comparison = against(check, match.fact)
    return comparison === null || comparison === 'beyond' || comparison === 'open'
  })
  if (caught.length > 0) return result(check, 'met', caught.flatMap((each) => each.quotes), caught[0].reasons.filter((reason) => reason.code === 'beyond'), caught[0], contract, caught.flatMap((each) => each.exact))
  const denied = judged.find(({ verdict }) => verdict === 'denied')
  return result(check, denied ? 'denied' : 'absent', [], denied?.reasons ?? [], denied ?? null, contract)
}

/** The same words once, in order. */
function distinct(quotes: Quote[]): Quote[] {
  const seen = new Set<string>()
  return quotes.filter((quote) => {
    const key = `${quote.paragraph}/${quote.start}/${quote.exact.length}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}
