/** The text of a comment: what was read, why it matters, what is asked, the law. Two voices. */
import type { Finding } from '../checklist/finding'
import type { Rule } from '../checklist/rule'
import type { Quote } from '../contract/quote'
import { signature } from '../negotiation/identity'
import { comments } from '../wording/comments'
import { withFrenchSpaces } from '../wording/french-spaces'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { severities } from '../wording/verdicts'
import { findingText, quoted, verdictWord } from './finding-text'
import type { FindingText } from './finding-text'

/** `other-side`: request and law, no strategy. `internal`: marked [INTERNE], with severity and opening position. */
export type Voice = 'other-side' | 'internal'

export interface CommentStyle { language: Language; voice: Voice }

/** Comment on words that stand in the contract; the findings share the passage, worst first. */
export function textOnWords(findings: Finding[], rules: Map<string, Rule>, code: string, style: CommentStyle): string {
  const [worst, ...others] = findings
  const lines = linesOf(worst, ruleOf(rules, worst), style)
  if (others.length > 0) {
    lines.push('', say(comments, style.language, 'also-here'))
    others.forEach((finding, index) => lines.push(...(index > 0 ? [''] : []), ...linesOf(finding, ruleOf(rules, finding), style)))
  }
  return finish(lines, code, style.language)
}

/** Points told in full in one comment; the others by their titles: a longer comment is read by nobody, and no other tool keeps it whole. */
const TOLD_IN_FULL = 8

/** Comment for what the contract does not say: on a heading (`nearby`), or one summary on the title. Findings come worst first. */
export function textOfAbsent(findings: Finding[], rules: Map<string, Rule>, code: string, nearby: boolean, style: CommentStyle): string {
  const { language, voice } = style
  const title = say(comments, language, nearby ? 'absent-clause' : 'absent-summary', { n: findings.length })
  const lines = [voice === 'internal' ? say(comments, language, 'absent-internal', { title }) : title]
  findings.slice(0, TOLD_IN_FULL).forEach((finding) => {
    const rule = ruleOf(rules, finding)
    lines.push('', say(comments, language, 'absent-point', { title: rule.title[language] }))
    lines.push(...endOf(findingText(finding, rule, language), language))
  })
  const others = findings.slice(TOLD_IN_FULL).map((finding) => say(comments, language, 'absent-point', { title: ruleOf(rules, finding).title[language] }))
  if (others.length > 0) lines.push('', say(comments, language, 'absent-others', { n: others.length }), ...others)
  return finish(lines, code, language)
}

function linesOf(finding: Finding, rule: Rule, style: CommentStyle): string[] {
  const { language, voice } = style
  const title = { title: rule.title[language], verdict: verdictWord(finding, language) }
  const lines = [voice === 'internal' ? say(comments, language, 'title-internal', { ...title, severity: say(severities, language, finding.severity) }) : say(comments, language, 'title', title)]
  const text = findingText(finding, rule, language)
  lines.push(text.read)
  for (const quote of alsoRead(finding).slice(0, 3)) lines.push(say(comments, language, 'elsewhere', { words: quoted(quote.exact) }))
  if (text.observed !== '') lines.push(say(comments, language, 'observed', { reasons: text.observed }))
  if (voice === 'internal') {
    const opening = rule.checks.find((check) => check.ideal !== undefined)
    if (opening?.ideal !== undefined) lines.push(say(comments, language, 'ideal-internal', { ideal: opening.ideal, bound: opening.acceptable ?? opening.ideal }))
    lines.push(say(comments, language, 'question', { question: rule.question[language] }))
  }
  lines.push(...endOf(text, language))
  return lines
}

/** Other paragraphs with the same fault: every hit of a trap, and of a requirement what its failing checks read. */
function alsoRead(finding: Finding): Quote[] {
  const [first] = finding.quotes
  const quotes = finding.kind === 'requirement'
    ? finding.checks.filter((check) => check.core && check.verdict !== 'met' && check.verdict !== 'absent').flatMap((check) => check.quotes)
    : finding.quotes
  const seen = new Set([first.paragraph])
  return quotes.filter(({ paragraph }) => !seen.has(paragraph) && seen.add(paragraph))
}

function endOf(text: FindingText, language: Language): string[] {
  const lines = [say(comments, language, 'why', { why: text.why }), say(comments, language, 'ask', { ask: text.proposal })]
  if (text.law.length > 0) lines.push(say(comments, language, 'law', { law: text.law.join(' ; ').replace(/\.$/, '') }))
  return lines
}

function finish(lines: string[], code: string, language: Language): string {
  const text = lines.join('\n')
  return `${language === 'fr' ? withFrenchSpaces(text) : text}\n${signature(code)}`
}

function ruleOf(rules: Map<string, Rule>, finding: Finding): Rule {
  const rule = rules.get(finding.rule)
  if (!rule) throw new Error(`review: finding of an unknown rule « ${finding.rule} »`)
  return rule
}

/** A reply of ours: one or more sentences, signed so that it is known as ours. */
export function replyText(sentence: string, code: string, language: Language): string {
  return finish([sentence], code, language)
}
