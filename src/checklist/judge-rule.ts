/** Third level: all the checks of one rule, and what stands nearest when nothing was found. */
import { quotesOf, type Contract } from '../contract/contract'
import type { Quote } from '../contract/quote'
import type { RuleResult, RuleVerdict } from './finding'
import { judgeCheck, type CheckJudgement, type Found } from './judge-check'
import type { OpenRule } from './open-knowledge'
import type { CheckVerdict } from './rule'
import type { Readings } from './statement-reading'

export interface RuleJudgement { result: RuleResult; /** Clause of the decisive words; for an absent point the nearest clause. */ clause: number | null; /** Id of the decisive check. */ decisive: string | null }

/** Worst first: which core check decides. */
const WORST_FIRST: CheckVerdict[] = ['denied', 'wrong-party', 'out-of-bounds', 'weak', 'unclear', 'met']
const NEAREST_KEPT = 3

export function judgeRule(rule: OpenRule, found: Found[], contract: Contract, readings: Readings): RuleJudgement {
  const judged = rule.checks.map((check) => judgeCheck(check, rule.rule.kind, found, contract, readings))
  const give = (verdict: RuleVerdict, quotes: Quote[], decisive: CheckJudgement | null, more: Partial<RuleResult> = {}): RuleJudgement => ({
    result: { rule: rule.rule.id, verdict, checks: judged.map(({ clause: _clause, statement: _statement, ...check }) => check), quotes: distinct(quotes), missing: [], nearest: [], ...more },
    clause: decisive?.clause ?? null,
    decisive: decisive?.check ?? null,
  })
  const said = judged.filter((check) => check.verdict !== 'absent')
  if (rule.rule.kind !== 'requirement') {
    const caught = judged.filter((check) => check.verdict === 'met')
    return caught.length > 0 ? give('found', caught.flatMap((check) => check.quotes), caught[0]) : give('clear', [], null)
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
  return give(worst as RuleVerdict, [decisive, ...others].flatMap((check) => check.quotes), decisive, { missing })
}

/** Where the subject is touched: headings and sentences that hold a word of `about`, those with most of them first. */
function nearestPassages(rule: OpenRule, contract: Contract, readings: Readings): { quotes: Quote[]; clause: number | null } {
  const scored: { statement: number; score: number }[] = []
  if (rule.about.length > 0) {
    for (const statement of contract.statements) {
      const reading = readings.of(statement.index)
      const score = rule.about.filter((list) => reading.lists.has(list)).length
      if (score > 0) scored.push({ statement: statement.index, score: score + (statement.kind === 'heading' ? 0.5 : 0) })
    }
  }
  scored.sort((a, b) => b.score - a.score || a.statement - b.statement)
  const nearest = scored.slice(0, NEAREST_KEPT).map(({ statement }) => contract.statements[statement])
  return {
    quotes: nearest.flatMap((statement) => quotesOf(contract, statement, 0, statement.text.length).slice(0, 1)),
    clause: nearest[0]?.clause ?? null,
  }
}

function distinct(quotes: Quote[]): Quote[] {
  const seen = new Set<string>()
  return quotes.filter((quote) => {
    const key = `${quote.paragraph}/${quote.start}/${quote.exact.length}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}
