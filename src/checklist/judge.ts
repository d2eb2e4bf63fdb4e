/** Judging one contract against the whole checklist, in slices short enough for a screen. */
import type { Contract, Statement } from '../contract/contract'
import { distinct, type Quote } from '../contract/quote'
import type { Finding, Review, RuleResult } from './finding'
import { findMatches, type Match } from './find-matches'
import { fingerprint } from './fingerprint'
import { consistencyReaders, placed, type ConsistencyMatch } from './consistency'
import { amongWords, aroundTerm, gather } from './gather'
import { judgeRule, type RuleJudgement } from './judge-rule'
import { weigh } from './likelihood'
import type { OpenKnowledge, OpenRule } from './open-knowledge'
import type { ContractType, Severity } from './rule'
import { Readings } from './statement-reading'

export interface JudgeOptions {
  /** Types of the contract; by default those that its words tell. */
  types?: ContractType[]
}
export interface JudgeProgress { done: number; total: number }

/** Judges to the end. */
export function judge(contract: Contract, open: OpenKnowledge, options: JudgeOptions = {}): Review {
  const steps = judgeSteps(contract, open, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Yields after every sentence and every rule, and within the readers of consistency: each step takes a few milliseconds at most. */
export function* judgeSteps(contract: Contract, open: OpenKnowledge, options: JudgeOptions = {}): Generator<JudgeProgress, Review> {
  const types = options.types ?? contract.types.map(({ type }) => type)
  const concerned = new Set(open.rules.filter((rule) => applies(rule, types)))
  // Of a requirement that does not concern this type of contract, what it says is read all the same.
  const read = open.phrases.map(({ rule }) => concerned.has(rule) || rule.rule.kind === 'requirement')
  const readings = new Readings(contract, open)
  const found = open.rules.map((): Match[] => [])
  const keep = (match: Match) => { found[match.phrase.rule.number].push(match) }
  const total = 4 * contract.statements.length + readings.stretches.count + open.rules.length
  let done = 0
  for (const _ of readings.readAll()) yield { done: ++done, total }
  for (const statement of contract.statements) {
    if (statement.kind !== 'heading') findMatches(statement, readings, open, read, keep)
    yield { done: ++done, total }
  }
  for (const _ of readings.stretches.readAll()) yield { done: ++done, total }
  const factsOf = (statement: Statement) => placed(readings.of(statement.index))
  const results: RuleResult[] = []
  const findings: Finding[] = []
  for (const rule of open.rules) {
    const { reader } = rule.rule
    const judgement = !concerned.has(rule) ? unconcerned(rule, found[rule.number], contract, readings)
      : reader ? inconsistent(rule, yield* within({ done, total }, consistencyReaders[reader](contract, open.contract, factsOf)), contract)
      : weigh(rule, judgeRule(rule, found[rule.number], contract, readings), contract, readings)
    const result = { ...judgement.result, quotes: passages(rule, judgement.result.quotes, contract) }
    results.push(result)
    const finding = findingOf(rule, judgement, result, contract)
    if (finding) findings.push(finding)
    yield { done: ++done, total }
  }
  findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || place(a) - place(b))
  return {
    types: types.map((type) => ({ type, evidence: contract.types.find((known) => known.type === type)?.evidence ?? [] })),
    parties: (['client', 'prestataire'] as const).map((role) => ({
      role,
      terms: contract.parties[role].filter((term) => term.kind !== 'name').map((term) => term.shown),
      names: contract.parties[role].filter((term) => term.kind === 'name').map((term) => term.term),
    })),
    notThisKind: contract.notThisKind?.code ?? null,
    notices: contract.notices,
    results, findings,
    asOf: AS_OF,
  }
}

/** Runs a reader's steps; yields how far the whole has come. */
function* within<T>(progress: JudgeProgress, steps: Generator<void, T>): Generator<JudgeProgress, T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield progress
  }
}

/** State of the law that the checklist was written for. */
export const AS_OF = '2026-11-23'
const SEVERITIES: Severity[] = ['critical', 'major', 'minor']

/** A contract whose type nobody could tell is held against everything. */
function applies(rule: OpenRule, types: readonly ContractType[]): boolean {
  const wanted = rule.rule.applies_to
  return types.length === 0 || wanted.includes('all') || types.some((type) => wanted.includes(type))
}

/** A point that this type of contract need not deal with: judged all the same when it does. */
function unconcerned(rule: OpenRule, found: Match[], contract: Contract, readings: Readings): RuleJudgement {
  if (found.length === 0 || rule.rule.kind !== 'requirement') return notApplicable(rule)
  const judgement = weigh(rule, judgeRule(rule, found, contract, readings), contract, readings)
  return judgement.result.verdict === 'absent' ? notApplicable(rule) : judgement
}

function notApplicable(rule: OpenRule): RuleJudgement {
  return { result: { rule: rule.rule.id, verdict: 'not-applicable', checks: [], quotes: [], missing: [], nearest: [] }, clause: null, decisive: null }
}

/** Where the comments stand. What a reader of consistency found (a blank, a figure, a term, a document) is shown among its words. */
function passages({ rule: { reader } }: OpenRule, quotes: Quote[], contract: Contract): Quote[] {
  if (reader === undefined) return gather(quotes, contract)
  const shown = distinct(quotes.map((quote) => (reader === 'undefined-terms' ? aroundTerm : amongWords)(quote, contract)))
  // Blanks of one sentence are one passage.
  return reader === 'blank-fields' ? gather(shown, contract) : shown
}

/** What a reader of consistency found, as the judgement of its rule. */
function inconsistent(rule: OpenRule, matches: ConsistencyMatch[], contract: Contract): RuleJudgement {
  const quotes: Quote[] = matches.flatMap((match) => match.quotes)
  const checks = rule.checks.map(({ check, core }) => {
    const mine = matches.filter((match) => match.check === check.id)
    return { check: check.id, core, verdict: mine.length > 0 ? ('met' as const) : ('absent' as const), quotes: mine.flatMap((match) => match.quotes), exact: mine.flatMap((match) => match.quotes), reasons: mine.flatMap((match) => match.reasons) }
  })
  const heading = quotes[0] === undefined ? null : contract.clauses.filter((clause) => clause.first <= quotes[0].paragraph && clause.last >= quotes[0].paragraph).sort((a, b) => b.depth - a.depth)[0]
  return {
    result: { rule: rule.rule.id, verdict: matches.length > 0 ? 'found' : 'clear', checks, quotes, missing: [], nearest: [] },
    clause: heading?.index ?? null, decisive: rule.checks[0]?.check.id ?? null,
  }
}

/** `shown`: the result as it is given out. The finding is known again by its first passage alone, whatever stands beside it. */
function findingOf(open: OpenRule, { result, clause, decisive }: RuleJudgement, shown: RuleResult, contract: Contract): Finding | null {
  if (result.verdict === 'met' || result.verdict === 'clear' || result.verdict === 'not-applicable') return null
  const heading = clause === null ? null : contract.clauses[clause].heading
  const title = clause === null ? '' : contract.clauses[clause].title
  const words = result.quotes[0]?.exact ?? ''
  return {
    ...shown,
    id: fingerprint(open.rule.id, decisive ?? '', words, words ? title : ''),
    kind: open.rule.kind, theme: open.rule.theme, severity: open.rule.severity,
    clause: heading,
  }
}

function place(finding: Finding): number {
  return finding.quotes[0]?.paragraph ?? finding.nearest[0]?.paragraph ?? Number.MAX_SAFE_INTEGER
}
