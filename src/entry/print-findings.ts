/** Findings of one contract as a table on the terminal. */
import type { Finding } from '../checklist/finding'
import { findingText, quoted, verdictWord } from '../review/finding-text'
import type { ReviewKnowledge } from '../review/knowledge'
import type { Reviewed } from '../review/review-document'
import { clauseTitleAt } from '../review/clause-title'
import { cli } from '../wording/cli'
import { notices } from '../wording/notices'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { contractTypes, severities } from '../wording/verdicts'

export function printFindings(file: string, reviewed: Reviewed, ms: number, knowledge: ReviewKnowledge, language: Language): void {
  const { review, snapshot, contract } = reviewed
  const types = review.types.map(({ type }) => say(contractTypes, language, type)).join(', ') || say(cli, language, 'no-type')
  console.log(say(cli, language, 'heading', { file, types, n: snapshot.paragraphs.length, ms }))
  for (const code of [...(review.notThisKind === null ? [] : [review.notThisKind]), ...review.notices]) console.log(say(cli, language, 'notice', { notice: noticeIn(code, language) }))
  const rows = review.findings.map((finding) => ({
    finding, severity: say(severities, language, finding.severity), verdict: verdictWord(finding, language), title: knowledge.rules.get(finding.rule)?.title[language] ?? finding.rule,
  }))
  const width = (of: (row: (typeof rows)[number]) => string): number => Math.max(0, ...rows.map((row) => of(row).length))
  const columns = { severity: width((row) => row.severity), verdict: width((row) => row.verdict) }
  for (const { finding, severity, verdict, title } of rows) {
    console.log(`\n${severity.padEnd(columns.severity)}  ${verdict.padEnd(columns.verdict)}  ${title}`)
    const indent = ' '.repeat(columns.severity + columns.verdict + 4)
    const clause = finding.quotes[0] ? clauseTitleAt(contract, finding.quotes[0].paragraph) : null
    const text = findingText(finding, knowledge.rules.get(finding.rule) ?? missing(finding), language)
    for (const line of [wordsOf(finding, language), clause ?? '', text.observed, `→ ${text.proposal}`]) {
      if (line.trim() !== '') console.log(indent + line.trim())
    }
  }
  const count = (severity: Finding['severity']): number => review.findings.filter((finding) => finding.severity === severity).length
  console.log(review.findings.length === 0 ? say(cli, language, 'no-finding') : `\n${say(cli, language, 'counts', { critical: count('critical'), major: count('major'), minor: count('minor'), met: review.results.filter(({ verdict }) => verdict === 'met').length })}`)
  console.log(`${say(cli, language, 'disclaimer', { disclaimer: knowledge.shown.disclaimer[language], date: review.asOf })}\n`)
}

function wordsOf(finding: Finding, language: Language): string {
  if (finding.quotes.length > 0) return say(cli, language, 'words', { words: quoted(finding.quotes[0].exact) })
  return finding.nearest.length > 0 ? say(cli, language, 'nearest', { words: quoted(finding.nearest[0].exact) }) : ''
}

function missing(finding: Finding): never {
  throw new Error(`cli: finding of an unknown rule « ${finding.rule} »`)
}

function noticeIn(code: string, language: Language): string {
  return Object.hasOwn(notices, code) && code !== 'other' ? say(notices, language, code as keyof typeof notices) : say(notices, language, 'other', { code })
}
