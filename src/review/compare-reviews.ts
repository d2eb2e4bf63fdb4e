/** What became of the findings between two versions: fixed, new, still open, with the words before and after. */
import type { Finding, Review, RuleResult, RuleVerdict } from '../checklist/finding'
import type { Rule, RuleKind, Severity } from '../checklist/rule'
import type { Quote } from '../contract/quote'
import type { LastReview } from '../negotiation/private-memory'

export interface ComparedSide { verdict: RuleVerdict; quote: Quote | null; words: string }

export interface ComparedFinding {
  rule: string
  kind: RuleKind
  severity: Severity
  change: 'fixed' | 'new' | 'open'
  /** Null when the rule was not known in that version. */
  before: ComparedSide | null
  after: ComparedSide | null
}

export interface Comparison { findings: ComparedFinding[]; counts: Record<ComparedFinding['change'], number> }

/** Findings of either version, worst first. There is one finding per rule, so that the rule pairs them. */
export function compareReviews(before: Review, after: Review): Comparison {
  const findings: ComparedFinding[] = []
  const then = new Map(before.findings.map((finding) => [finding.rule, finding]))
  for (const finding of after.findings) {
    const was = then.get(finding.rule)
    findings.push(compared(finding, was ? 'open' : 'new', resultOf(before, finding.rule), finding))
    then.delete(finding.rule)
  }
  for (const finding of then.values()) findings.push(compared(finding, 'fixed', finding, resultOf(after, finding.rule)))
  return counted(findings)
}

/** Since the last review on this machine. */
export function compareWithLast(last: LastReview, after: Review, rules: Map<string, Rule>): Comparison {
  const was = new Map(last.findings.map((finding) => [finding.rule, finding]))
  const side = (rule: string): ComparedSide | null => {
    const known = was.get(rule)
    return known ? { verdict: known.verdict, quote: null, words: known.passage } : null
  }
  const open = after.findings.map((finding): ComparedFinding => ({ ...compared(finding, was.has(finding.rule) ? 'open' : 'new', undefined, finding), before: side(finding.rule) }))
  const now = new Set(after.findings.map((finding) => finding.rule))
  const fixed = [...was.keys()].filter((id) => !now.has(id)).flatMap((id): ComparedFinding[] => {
    const result = resultOf(after, id)
    const rule = rules.get(id)
    return result && rule ? [{ rule: id, kind: rule.kind, severity: rule.severity, change: 'fixed', before: side(id), after: sideOf(result) }] : []
  })
  return counted([...open, ...fixed])
}

function compared(finding: Finding, change: ComparedFinding['change'], before: RuleResult | undefined, after: RuleResult | undefined): ComparedFinding {
  return { rule: finding.rule, kind: finding.kind, severity: finding.severity, change, before: before ? sideOf(before) : null, after: after ? sideOf(after) : null }
}

const resultOf = (review: Review, rule: string): RuleResult | undefined => review.results.find((result) => result.rule === rule)
const sideOf = (result: RuleResult): ComparedSide => ({ verdict: result.verdict, quote: result.quotes[0] ?? null, words: result.quotes[0]?.exact ?? '' })

function counted(findings: ComparedFinding[]): Comparison {
  const counts = { fixed: 0, new: 0, open: 0 }
  for (const { change } of findings) counts[change]++
  return { findings, counts }
}

/** How good a verdict is for the practice: a higher number is better. */
const FINE = 5
const WORTH: Record<RuleVerdict, number> = { absent: 0, denied: 0, found: 0, 'wrong-party': 1, weak: 2, 'out-of-bounds': 2, unclear: 3, met: FINE, clear: FINE, 'not-applicable': FINE }

export interface Moved {
  better: string[]
  worse: string[]
  /** Still open, and said otherwise: which way it went is for a reader to see. */
  unsure: string[]
}

/** Rules that are better, and worse, in `after` than in `before`, or that are said otherwise. */
export function movedVerdicts(before: Review, after: Review): Moved {
  const was = new Map(before.results.map((result) => [result.rule, result]))
  const moved: Moved = { better: [], worse: [], unsure: [] }
  for (const result of after.results) {
    const then = was.get(result.rule)
    const movement = then ? movementOf(then, result) : null
    if (movement) moved[movement].push(result.rule)
  }
  return moved
}

function movementOf(then: RuleResult, now: RuleResult): keyof Moved | null {
  // That a paragraph looks more or less like others is no ground to say what a change does.
  if (then.guessed !== undefined || now.guessed !== undefined) return null
  // Fewer missing points are better within the same verdict.
  const change = WORTH[now.verdict] - WORTH[then.verdict] || then.missing.length - now.missing.length
  if (change !== 0) return change > 0 ? 'better' : 'worse'
  if (WORTH[now.verdict] === FINE) return null
  const steps = now.checks.map((check) => WORTH[check.verdict] - WORTH[then.checks.find((other) => other.check === check.check)?.verdict ?? check.verdict])
  const up = steps.some((step) => step > 0)
  const down = steps.some((step) => step < 0)
  if (up !== down) return up ? 'better' : 'worse'
  return up || wordsOf(then) !== wordsOf(now) ? 'unsure' : null
}

/** What was read and why it does not do, wherever it stands. */
const wordsOf = ({ checks, quotes }: RuleResult): string =>
  JSON.stringify([quotes.map(({ exact }) => exact), checks.map(({ check, verdict, fact, reasons, quotes: own }) => [check, verdict, fact, reasons, own.map(({ exact }) => exact)])])
