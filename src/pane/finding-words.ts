/** A finding in the words of the person who reads it. */
import type { CheckResult, Finding, RuleResult, RuleVerdict } from '../checklist/finding'
import type { Rule } from '../checklist/rule'
import type { Outcome } from '../document/port'
import type { PlanLine, Role } from '../review/session'
import { reasonIn } from '../wording/reasons'
import { outcomeSentence } from './outcome-words'
import type { Words } from './words'

/** The verdict as that reader says it: « Le contrat n'en parle pas » for the doctor, « Absent » for the lawyer. */
export function verdictIn(words: Words, role: Role, finding: Pick<RuleResult, 'verdict'>, kind: Rule['kind'] | undefined): string {
  const verdict = kind === 'consistency' && finding.verdict === 'found' ? 'inconsistent' : finding.verdict
  const key = `verdict-${role}-${verdict}`
  return words.knows(key) ? words.t(key) : verdict
}

export function titleOf(words: Words, rules: Map<string, Rule>, rule: string): string {
  const known = rules.get(rule)
  return known === undefined ? words.t('finding-unknown-rule', { rule }) : words.pick(known.title)
}

/** Nothing more is asked on that point. */
export const isAcceptable = (verdict: RuleVerdict): boolean => verdict === 'met' || verdict === 'clear' || verdict === 'not-applicable'

/** Whether a version would do, and if not what it lacks. */
export function worthIn(words: Words, rule: Rule | undefined, role: Role, judged: Pick<RuleResult, 'verdict' | 'missing'>): { good: boolean; text: string } {
  if (isAcceptable(judged.verdict)) return { good: true, text: words.t('exchange-try-ok') }
  const missing = judged.missing.length > 0 ? ` ${words.t('finding-missing', { list: words.list(missingIn(words, rule, judged.missing)) })}` : ''
  return { good: false, text: words.t('exchange-try-not', { verdict: verdictIn(words, role, judged, rule?.kind) }) + missing }
}

/** Labels of the checks that found nothing: what is missing. */
export function missingIn(words: Words, rule: Rule | undefined, missing: string[]): string[] {
  return missing.map((id) => {
    const check = rule?.checks.find((other) => other.id === id)
    return check === undefined ? id : words.pick(check.label)
  })
}

/** The reasons (or « Lu : 96 heures. Attendu : 4 heures. »), then what is missing. Empty when the verdict says it all. */
export function observationsIn(words: Words, finding: Finding, rule: Rule | undefined): string[] {
  const said: string[] = []
  const decisive = finding.checks.filter((check) => check.core && check.verdict !== 'met' && check.verdict !== 'absent')
  for (const check of decisive) {
    const reasons = check.reasons.map(({ code, values }) => reasonIn(words.language, code, values)).filter((text) => text !== '')
    if (reasons.length === 0 && check.fact !== undefined && check.bound !== undefined) said.push(words.t('finding-fact-bound', { fact: check.fact, bound: check.bound }))
    said.push(...reasons.map((text) => words.typeset(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`)))
  }
  if (finding.verdict !== 'absent' && finding.missing.length > 0) said.push(words.t('finding-missing', { list: words.list(missingIn(words, rule, finding.missing)) }))
  return [...new Set(said)]
}

export function checkIn(words: Words, rule: Rule | undefined, check: CheckResult): { label: string; verdict: string } {
  const known = rule?.checks.find((other) => other.id === check.check)
  return { label: known === undefined ? check.check : words.pick(known.label), verdict: words.t(`check-${check.verdict}`) }
}

/** How many of a lot took effect exactly: comments placed, or changes made when older comments were among them. */
export function lotIn(words: Words, lot: { line: PlanLine; outcome: Outcome }[]): string {
  const good = lot.filter(({ outcome }) => outcomeIn(words, outcome).tone === 'good').length
  const fresh = lot.every(({ line }) => line.kind === 'new')
  return fresh ? words.t('comments-result', { placed: good, total: lot.length }) : words.t('plan-result', { done: good, n: lot.length })
}

export interface Told { text: string; tone: 'good' | 'partial' | 'bad' }

/** What became of a write, in one short sentence, with the tone that goes with it. */
export function outcomeIn(words: Words, outcome: Outcome): Told {
  switch (outcome.kind) {
    case 'placed':
    case 'already-there':
    case 'done':
      return { text: words.t(`outcome-${outcome.kind}`), tone: 'good' }
    case 'on-paragraph':
    case 'stopped':
      return { text: words.t(`outcome-${outcome.kind}`), tone: 'partial' }
    case 'orphan':
    case 'changed':
      return { text: words.t(`outcome-${outcome.kind}`), tone: 'bad' }
    case 'refused':
      return { text: words.t('outcome-refused', { reason: outcomeSentence(words.language, outcome.reason, outcome.detail) }), tone: 'bad' }
  }
}
