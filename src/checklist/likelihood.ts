/**
 * Last level: whether what the phrases found really deals with the subject. A paragraph that shares a few words with a rule, and
 * resembles nothing that drafters write on its subject, is not quoted against the contract; one that no phrase knows, and that
 * resembles what they write, is to be looked at by a person.
 */
import { quotesOf, type Contract } from '../contract/contract'
import type { Quote } from '../contract/quote'
import type { CheckResult } from './finding'
import type { RuleJudgement } from './judge-rule'
import type { OpenRule } from './open-knowledge'
import type { Readings } from './statement-reading'

/**
 * Log-odds, fitted on 44 contracts labelled before any rule was written for them, with weights learned without them: requirements by the
 * best of their passages and the best paragraph of the contract, traps by their passages alone.
 */
const OWN = 0.57
const BEST = 0.46
const LEAST = -2.9
const LEAST_TRAP = -2.5
/** From there on a paragraph that no phrase found is shown; never as a trap: a clause that forbids one resembles it. */
const UNKNOWN = 0.6
/** Tokens of a sentence: a line of fewer (a heading, an address, « Dernière mise à jour : … »), or a row of a table, says too little by itself to be shown. */
const SENTENCE = 15
const NEAREST_KEPT = 3

export function weigh(rule: OpenRule, judgement: RuleJudgement, contract: Contract, readings: Readings): RuleJudgement {
  const { id } = rule.rule
  const { verdict, quotes } = judgement.result
  const { stretches } = readings
  if (verdict === 'clear' || !stretches.knows(id)) return judgement
  const alike = quotes.flatMap(({ paragraph }) => stretches.of(paragraph, id) ?? [])
  const own = Math.max(...alike.map(({ score }) => score))
  if (verdict === 'found') return alike.length > 0 && own < LEAST_TRAP ? withdrawn(judgement, 'clear') : judgement
  const best = stretches.best(id)
  if (best === null) return judgement
  if (verdict === 'absent') return best.score >= UNKNOWN && saysEnough(best.statements, contract, readings) ? shown(judgement, best.statements, contract) : judgement
  return isThin(judgement) && alike.length > 0 && OWN * own + BEST * best.score < LEAST ? withdrawn(judgement, 'absent') : judgement
}

/** Words that answer all that is asked, two core checks of it, or put it on the other party, speak of the subject whatever they resemble. */
function isThin({ result: { verdict, checks } }: RuleJudgement): boolean {
  return verdict === 'weak' && checks.filter(({ core, verdict }) => core && verdict !== 'absent').length < 2
}

function saysEnough(statements: readonly number[], contract: Contract, readings: Readings): boolean {
  return statements.every((index) => contract.statements[index].kind !== 'row') && statements.reduce((length, index) => length + readings.of(index).tokens.length, 0) >= SENTENCE
}

/** What was found of a requirement is kept as the nearest passages: the person still sees it. Of a trap nothing is left to see. */
function withdrawn(judgement: RuleJudgement, verdict: 'absent' | 'clear'): RuleJudgement {
  const { result } = judgement
  const silent = (check: CheckResult): CheckResult => ({ check: check.check, core: check.core, verdict: 'absent', quotes: [], reasons: [] })
  return {
    ...judgement, decisive: null,
    result: { ...result, verdict, guessed: 'withdrawn', checks: result.checks.map(silent), quotes: [], missing: [], nearest: verdict === 'absent' ? result.quotes.slice(0, NEAREST_KEPT) : [] },
  }
}

/** The stretch that resembles the subject, for a person to judge. */
function shown(judgement: RuleJudgement, statements: readonly number[], contract: Contract): RuleJudgement {
  const { result } = judgement
  const quotes: Quote[] = statements.flatMap((index) => quotesOf(contract, contract.statements[index], 0, contract.statements[index].text.length))
  const decisive = result.checks.find(({ core }) => core) ?? result.checks[0]
  return {
    clause: contract.statements[statements[0]].clause, decisive: decisive.check,
    result: { ...result, verdict: 'unclear', guessed: 'shown', quotes, nearest: [], checks: result.checks.map((check) => (check === decisive ? { ...check, verdict: 'unclear', quotes, reasons: [{ code: 'resembles' }] } : check)) },
  }
}
