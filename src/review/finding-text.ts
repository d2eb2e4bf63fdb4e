/** One finding in words: what was read, why it matters, what is asked, the law. Cards and comments say the same. */
import type { CheckResult, Finding } from '../checklist/finding'
import type { Check, Rule } from '../checklist/rule'
import { clip } from '../negotiation/identity'
import { comments } from '../wording/comments'
import { reasonIn } from '../wording/reasons'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { verdicts } from '../wording/verdicts'

export interface FindingText {
  /** « Lu : « … » (soit 96 heures ; limite : 48 heures) »; empty when nothing was said. */
  read: string
  /** « l’engagement est atténué par « s’efforce » »; empty when there is nothing to add. */
  observed: string
  why: string
  /** What is asked of the other side, in one or two sentences. */
  proposal: string
  /** « RGPD art. 32 (sécurité du traitement) » */
  law: string[]
}

export function findingText(finding: Finding, rule: Rule, language: Language): FindingText {
  return {
    read: finding.quotes.length === 0 ? '' : readLine(finding, language),
    observed: reasonsOf(finding, language),
    why: rule.why[language],
    proposal: askOf(finding, rule, language),
    law: rule.legal_basis.map(({ ref, note }) => (note === '' ? ref : say(comments, language, 'law-ref', { ref, note }))),
  }
}

export function verdictWord(finding: Pick<Finding, 'verdict' | 'kind'>, language: Language): string {
  return say(verdicts, language, finding.kind === 'consistency' && finding.verdict === 'found' ? 'inconsistent' : finding.verdict)
}

/** Words quoted inside a comment, in UTF-16 units: enough to recognise them, the passage itself stands beside it. */
const QUOTED = 240

/** Words on one line, shortened. */
export function quoted(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return plain.length <= QUOTED ? plain : `${clip(plain, QUOTED).trimEnd()} […]`
}

function readLine(finding: Finding, language: Language): string {
  const words = quoted(finding.quotes[0].exact)
  const measured = finding.checks.find((check) => check.verdict === 'out-of-bounds' && check.fact !== undefined && check.bound !== undefined)
  return measured ? say(comments, language, 'read-fact', { words, fact: measured.fact ?? '', bound: measured.bound ?? '' }) : say(comments, language, 'read', { words })
}

/** Reasons of the checks that count, each once. */
function reasonsOf(finding: Finding, language: Language): string {
  const said = new Set<string>()
  for (const check of decisive(finding)) for (const reason of check.reasons) said.add(reasonIn(language, reason.code, reason.values))
  return [...said].filter((reason) => reason !== '').join(language === 'fr' ? ' ; ' : '; ')
}

const BAD = ['weak', 'out-of-bounds', 'wrong-party', 'denied', 'unclear']

function decisive(finding: Finding): CheckResult[] {
  const same = finding.checks.filter((check) => check.core && check.verdict === finding.verdict)
  return same.length > 0 ? same : finding.checks.filter((check) => check.core && (BAD.includes(check.verdict) || finding.kind !== 'requirement'))
}

function askOf(finding: Finding, rule: Rule, language: Language): string {
  if (finding.kind !== 'requirement') return say(comments, language, finding.kind === 'trap' ? 'ask-found' : 'ask-inconsistent')
  const core = rule.checks.filter((check, index) => check.core ?? index === 0)
  if (finding.verdict === 'absent') return say(comments, language, 'ask-absent', { points: points(core, language, true) })
  const asks: string[] = []
  const failing = decisive(finding).filter((result) => result.verdict !== 'absent' && result.verdict !== 'met')
  const checks = failing.map((result) => rule.checks.find((check) => check.id === result.check)).filter((check) => check !== undefined)
  if (checks.length > 0) {
    const bound = failing.find((result) => result.bound !== undefined)?.bound ?? checks[0].acceptable
    switch (finding.verdict) {
      case 'denied': asks.push(say(comments, language, 'ask-denied', { points: points(checks, language, true) })); break
      case 'wrong-party': asks.push(say(comments, language, 'ask-wrong-party', { points: points(checks, language, false) })); break
      case 'out-of-bounds':
        asks.push(bound === undefined ? say(comments, language, 'ask-out-of-bounds-plain', { points: points(checks, language, false) }) : say(comments, language, 'ask-out-of-bounds', { bound, points: points(checks, language, false) }))
        break
      case 'unclear': asks.push(say(comments, language, 'ask-unclear', { points: points(checks, language, false) })); break
      default: asks.push(say(comments, language, 'ask-weak', { points: points(checks, language, true) }))
    }
  }
  const missing = rule.checks.filter((check) => finding.missing.includes(check.id))
  if (missing.length > 0) asks.push(say(comments, language, 'ask-missing', { points: points(missing, language, true) }))
  return asks.length > 0 ? asks.join(' ') : say(comments, language, 'ask-unclear', { points: points(core, language, false) })
}

function points(checks: Check[], language: Language, bounds: boolean): string {
  const said = checks.map((check) => (bounds && check.acceptable !== undefined ? say(comments, language, 'ask-bound', { point: check.label[language], bound: check.acceptable }) : check.label[language]))
  return said.length < 2 ? said.join('') : said.slice(0, -1).join(', ') + say(comments, language, 'and') + said[said.length - 1]
}
