/** Second level: all the matches of one check, over the whole contract. */
import type { Contract } from '../contract/contract'
import { distinct, type Quote } from '../contract/quote'
import type { CheckResult } from './finding'
import type { Fact } from '../language'
import type { Match } from './find-matches'
import { exactQuotes, judgeMatch, matchQuotes, VERDICT_ORDER, type JudgedMatch, type Reason } from './judge-match'
import type { Relevance } from './relevance'
import { against, type Bound, boundKind, type OpenCheck, type Purpose } from './open-knowledge'
import type { CheckVerdict, RuleKind } from './rule'
import type { Readings } from './statement-reading'

/** A passage to be quoted. */
export interface Passage { quotes: Quote[]; relevance: number; clause: number }

export interface CheckJudgement extends CheckResult {
  /** What `quotes` is made of, in the same order. */
  passages: Passage[]
  /** Clause of the decisive match; null when absent. */
  clause: number | null
  /** Statement of the decisive match. */
  statement: number | null
}

const QUOTES_KEPT = 6

export function judgeCheck(check: OpenCheck, kind: RuleKind, found: Match[], contract: Contract, readings: Readings, relevance: Relevance): CheckJudgement {
  const mine = byPurpose(check, found)
  const clauseOf = (match: Match) => contract.statements[match.statement].clause
  const barredClauses = new Set(mine.unless_clause.map(clauseOf))
  const barredPlaces = new Set(mine.unless.flatMap((match) => readings.around(contract.statements[match.statement], check.check.within ?? 'sentence')))
  const allowed = (match: Match) => !barredClauses.has(clauseOf(match)) && !barredPlaces.has(match.statement)
  const judged = mine.phrase.filter(allowed).map((match) => judgeMatch(match, contract, readings, check))
  const judging: Judging = { check, contract, readings, relevance }
  if (kind === 'trap') return judgeTrap(judging, judged)
  const spoils = (match: Match) => {
    const modality = readings.modality(match.statement)
    return !modality.deniedBy(match.head, match.taken, null) && !modality.isBounded(match.range)
  }
  const spoiling = mine.weak.filter((match) => allowed(match) && spoils(match))
  const base = check.check.at_least ? counted(judging, judged) : best(judging, judged)
  return decide(judging, base, judged, relevance.sort(spoiling, (match) => match), mine.capped_by)
}

/** The matches of a check by what they are for; those of the rule as a whole count for every check, its weak words for the core ones. */
function byPurpose(check: OpenCheck, found: readonly Match[]): Record<Purpose, Match[]> {
  const mine: Record<Purpose, Match[]> = { phrase: [], weak: [], unless: [], unless_clause: [], capped_by: [] }
  for (const match of found) {
    const { check: own, purpose } = match.phrase
    if (own === check || (own === null && (purpose !== 'weak' || check.core))) mine[purpose].push(match)
  }
  return mine
}

/** What every step of judging one check needs. */
interface Judging { check: OpenCheck; contract: Contract; readings: Readings; relevance: Relevance }

function result({ check, contract }: Judging, verdict: CheckVerdict, passages: Passage[], reasons: Reason[], from: JudgedMatch | null, exact: readonly { exact: Quote[] }[] = from ? [from] : []): CheckJudgement {
  return {
    check: check.check.id, core: check.core, verdict, passages, quotes: distinct(passages.flatMap((passage) => passage.quotes)).slice(0, QUOTES_KEPT), exact: firstExact(exact), reasons,
    ...(from?.fact ? { fact: from.fact } : {}), ...(check.bound && from?.fact ? { bound: check.bound.text } : {}),
    clause: from ? contract.statements[from.match.statement].clause : null, statement: from?.match.statement ?? null,
  }
}

/** Exact words of the first matches, as many as are kept: quotes are made when they are asked for. */
function firstExact(matches: readonly { exact: Quote[] }[]): Quote[] {
  let quotes: Quote[] = []
  for (let i = 0; i < matches.length && quotes.length < QUOTES_KEPT; i++) quotes = distinct([...quotes, ...matches[i].exact])
  return quotes.slice(0, QUOTES_KEPT)
}

function passageOf(match: Match, { contract, readings, relevance }: Judging, quotes: Quote[] = matchQuotes(match, contract, readings)): Passage {
  return { quotes, relevance: relevance.of(match), clause: contract.statements[match.statement].clause }
}

const FROM_IDEAL = { within: 0, unclear: 1, open: 1, beyond: 2 }

/** The best passage answers, of those the one that reaches the ideal; those as good follow it, the most telling first. */
function best({ check, contract, relevance }: Judging, judged: JudgedMatch[]): { verdict: CheckVerdict; winners: JudgedMatch[] } {
  for (const verdict of VERDICT_ORDER) {
    const winners = relevance.sort(judged.filter((each) => each.verdict === verdict), matchOf)
    if (winners.length === 0) continue
    if (verdict === 'out-of-bounds') return { verdict, winners: leastBeyondFirst(winners, check.bound, contract) }
    const short = ({ match }: JudgedMatch) => FROM_IDEAL[against(check.ideal, match.fact) ?? 'unclear']
    return { verdict, winners: check.ideal ? [...winners].sort((a, b) => short(a) - short(b)) : winners }
  }
  return { verdict: 'absent', winners: [] }
}

/** Of the figures of one clause (the rows of a table of deadlines) the one nearest to what is acceptable is held against it. */
function leastBeyondFirst(winners: JudgedMatch[], bound: Bound | null, contract: Contract): JudgedMatch[] {
  const clauseOf = ({ match }: JudgedMatch) => contract.statements[match.statement].clause
  const [least] = winners.filter((each) => clauseOf(each) === clauseOf(winners[0])).sort((a, b) => distance(a.match.fact, b.match.fact, bound))
  return [least, ...winners.filter((each) => each !== least)]
}

/** Below zero when `one` is nearer to the bound than `other`; zero where they cannot be compared. */
function distance(one: Fact | null, other: Fact | null, bound: Bound | null): number {
  if (!one || !other || one.type !== other.type || Number.isNaN(one.value) || Number.isNaN(other.value)) return 0
  return boundKind(bound, one) === 'max' ? one.value - other.value : other.value - one.value
}

const matchOf = ({ match }: JudgedMatch): Match => match

/** `at_least`: how many different phrases hold in one clause. */
function counted(judging: Judging, judged: JudgedMatch[]): { verdict: CheckVerdict; winners: JudgedMatch[]; missing?: number } {
  const { check, contract, relevance } = judging
  const clauses = new Map<number, Map<number, JudgedMatch>>()
  for (const each of relevance.sort(judged.filter(({ verdict }) => verdict === 'met' || verdict === 'unclear'), matchOf)) {
    const clause = contract.statements[each.match.statement].clause
    const lines = clauses.get(clause) ?? new Map<number, JudgedMatch>()
    if (!lines.has(each.match.phrase.line)) lines.set(each.match.phrase.line, each)
    clauses.set(clause, lines)
  }
  const fullest = [...clauses.values()].sort((a, b) => b.size - a.size)[0]
  if (!fullest) return best(judging, judged)
  const winners = [...fullest.values()].sort((a, b) => a.match.statement - b.match.statement || a.match.range.from - b.match.range.from)
  const wanted = check.check.at_least ?? 1
  return fullest.size >= wanted ? { verdict: 'met', winners } : { verdict: 'weak', winners, missing: wanted - fullest.size }
}

function decide(judging: Judging, base: { verdict: CheckVerdict; winners: JudgedMatch[]; missing?: number }, judged: JudgedMatch[], spoiling: Match[], caps: Match[]): CheckJudgement {
  const { check, contract, readings } = judging
  const clauseOf = (match: Match) => contract.statements[match.statement].clause
  const { verdict } = base
  let { winners } = base
  const words = (match: Match) => exactQuotes(match, contract, readings)[0]?.exact ?? ''
  const passages = (matches: JudgedMatch[]) => matches.map((each) => passageOf(each.match, judging, each.quotes))
  if (verdict === 'met' && spoiling.length > 0) {
    const spoilt = new Set(spoiling.map(clauseOf))
    const sound = winners.filter((winner) => !spoilt.has(clauseOf(winner.match)))
    if (sound.length === 0) {
      const first = spoiling.find((match) => clauseOf(match) === clauseOf(winners[0].match)) ?? spoiling[0]
      return result(judging, 'weak', [passageOf(first, judging), ...passages(winners)], [{ code: 'spoilt', values: { words: words(first) } }], winners[0], [{ exact: exactQuotes(first, contract, readings) }])
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
    return result(judging, verdict, alone.map((match) => passageOf(match, judging)), [reason], pseudo)
  }
  if (verdict === 'met' && caps.length > 0) return result(judging, 'weak', [...passages(winners.slice(0, 1)), passageOf(caps[0], judging)], [{ code: 'capped', values: { words: words(caps[0]) } }], winners[0])
  // One thing of a list that is denied elsewhere leaves the list standing, as long as enough others are in it.
  const stands = check.check.at_least !== undefined && winners.length > check.check.at_least
  if (verdict === 'met' && check.core && !stands) {
    const contradiction = contradicts(winners[0], judged, judging)
    if (contradiction) return result(judging, 'unclear', passages([contradiction, winners[0]]), [{ code: 'contradicted', values: { words: contradiction.quotes[0]?.exact ?? '' } }], winners[0])
  }
  const reasons = base.missing ? [{ code: 'too-few', values: { n: String(base.missing) } }] : winners[0]?.reasons ?? []
  return result(judging, verdict, passages(winners), reasons, winners[0] ?? null, base.missing ? undefined : winners)
}

/**
 * Another article, annex or special condition that says the opposite: the same phrase, all of it in its own sentence, denied; or the
 * same deadline, too long. A weaker or vaguer passage contradicts nothing, nor does one that deals with another subject.
 */
function contradicts(winner: JudgedMatch, judged: JudgedMatch[], { contract, readings, relevance }: Judging): JudgedMatch | null {
  const article = (match: Match) => articleOf(contract, contract.statements[match.statement].clause)
  const opposite = judged.filter(({ match, verdict }) => {
    if (verdict !== 'denied' && !(verdict === 'out-of-bounds' && match.fact?.deadline === true)) return false
    if (match.phrase.number !== winner.match.phrase.number || match.taken.length < match.phrase.parts.length || match.taken.length < winner.match.taken.length) return false
    return article(match) !== article(winner.match)
  })
  return relevance.sort(opposite, matchOf).find(({ match }) => onSubject(match, winner.match, contract, readings)) ?? null
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
function judgeTrap(judging: Judging, judged: JudgedMatch[]): CheckJudgement {
  const { check, relevance } = judging
  const caught = relevance.sort(judged.filter(({ match, verdict }) => {
    if (verdict === 'denied' || verdict === 'wrong-party') return false
    const comparison = against(check.bound, match.fact)
    return comparison === null || comparison === 'beyond' || comparison === 'open'
  }), matchOf)
  if (caught.length > 0) return result(judging, 'met', caught.map((each) => passageOf(each.match, judging, each.quotes)), caught[0].reasons.filter((reason) => reason.code === 'beyond'), caught[0], caught)
  const [denied] = relevance.sort(judged.filter(({ verdict }) => verdict === 'denied'), matchOf)
  return result(judging, denied ? 'denied' : 'absent', [], denied?.reasons ?? [], denied ?? null)
}
