/** Third level: all the checks of one rule, and what stands nearest when nothing was found. */
import { quotesOf, type Contract } from '../contract/contract'
import { distinct, type Quote } from '../contract/quote'
import type { RuleResult, RuleVerdict } from './finding'
import type { Match } from './find-matches'
import { judgeCheck, type CheckJudgement, type Passage } from './judge-check'
import type { OpenRule } from './open-knowledge'
import { Relevance } from './relevance'
import type { CheckVerdict } from './rule'
import type { Readings } from './statement-reading'

export interface RuleJudgement { result: RuleResult; /** Clause of the decisive words; for an absent point the nearest clause. */ clause: number | null; /** Id of the decisive check. */ decisive: string | null }

/** Worst first: which core check decides. */
const WORST_FIRST: CheckVerdict[] = ['denied', 'wrong-party', 'out-of-bounds', 'weak', 'unclear', 'met']
/** Verdicts whose own words must be shown first: what is denied, who bears it, the figure. */
const SHOWS_ITSELF = new Set<CheckVerdict>(['denied', 'wrong-party', 'out-of-bounds', 'unclear'])
/** What a passage of the decisive check is worth more than the others. */
const DECISIVE = 0.3
const NEAREST_KEPT = 3

export function judgeRule(rule: OpenRule, found: Match[], contract: Contract, readings: Readings): RuleJudgement {
  const relevance = new Relevance(found, contract, readings)
  const judged = rule.checks.map((check) => judgeCheck(check, rule.rule.kind, found, contract, readings, relevance))
  const give = (verdict: RuleVerdict, passages: Passage[], decisive: CheckJudgement | null, more: Partial<RuleResult> = {}): RuleJudgement => ({
    result: { rule: rule.rule.id, verdict, checks: judged.map(({ clause: _clause, statement: _statement, passages: _passages, ...check }) => check), quotes: distinct(passages.flatMap(({ quotes }) => quotes)), missing: [], nearest: [], ...more },
    clause: passages[0]?.clause ?? null,
    decisive: decisive?.check ?? null,
  })
  const said = judged.filter((check) => check.verdict !== 'absent')
  if (rule.rule.kind !== 'requirement') {
    const caught = judged.filter((check) => check.verdict === 'met')
    return caught.length > 0 ? give('found', byRelevance(caught.flatMap((check) => check.passages)), caught[0]) : give('clear', [], null)
  }
  if (said.length === 0) {
    const { quotes, clause } = nearestPassages(rule, contract, readings)
    const judgement = give('absent', [], null, { nearest: quotes })
    return { ...judgement, clause }
  }
  const core = judged.filter((check) => check.core)
  const missing = core.filter((check) => check.verdict === 'absent').map((check) => check.check)
  const worst = WORST_FIRST.find((verdict) => core.some((check) => (check.verdict === 'absent' ? 'weak' : check.verdict) === verdict)) ?? 'weak'
  const decisive = core.find((check) => check.verdict === worst) ?? core.find((check) => check.verdict !== 'absent') ?? said[0]
  const others = said.filter((check) => check !== decisive)
  const passages = SHOWS_ITSELF.has(worst)
    ? [decisive.passages, byRelevance(others.flatMap((check) => check.passages))].flat()
    : byRelevance([...decisive.passages.map((passage) => ({ ...passage, relevance: passage.relevance + DECISIVE })), ...others.flatMap((check) => check.passages)])
  return give(worst as RuleVerdict, passages, decisive, { missing })
}

/** The comment stands on the passage that deals most with the subject. */
function byRelevance(passages: Passage[]): Passage[] {
  return [...passages].sort((a, b) => b.relevance - a.relevance)
}

/** Where the subject is touched: headings and sentences that hold a word of `about`, those with most of them first. */
function nearestPassages(rule: OpenRule, contract: Contract, readings: Readings): { quotes: Quote[]; clause: number | null } {
  const scored: { statement: number; score: number }[] = []
  if (rule.about.length > 0) {
    for (const statement of contract.statements) {
      if (!readings.holds(statement.index, rule.about)) continue
      const score = rule.about.filter((list) => readings.holds(statement.index, [list])).length
      scored.push({ statement: statement.index, score: score + (statement.kind === 'heading' ? 0.5 : 0) })
    }
  }
  scored.sort((a, b) => b.score - a.score || a.statement - b.statement)
  const nearest = scored.slice(0, NEAREST_KEPT).map(({ statement }) => contract.statements[statement])
  return {
    quotes: nearest.flatMap((statement) => quotesOf(contract, statement, 0, statement.text.length).slice(0, 1)),
    clause: nearest[0]?.clause ?? null,
  }
}
