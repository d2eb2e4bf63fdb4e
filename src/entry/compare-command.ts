/** `compare`: between two files, what was fixed, what is new, what is still open, with the words before and after. */
import { compareReviews } from '../review/compare-reviews'
import type { ComparedSide } from '../review/compare-reviews'
import { quoted } from '../review/finding-text'
import type { ReviewKnowledge } from '../review/knowledge'
import { reviewSnapshot } from '../review/review-document'
import type { Reviewed } from '../review/review-document'
import { cli } from '../wording/cli'
import { say } from '../wording/say'
import { severities, verdicts } from '../wording/verdicts'
import { UsageError } from './command-line'
import type { CommandOptions } from './command-line'
import { readingOf, told } from './review-command'

export async function compareCommand(options: CommandOptions, knowledge: ReviewKnowledge): Promise<number> {
  const { language } = options
  if (options.paths.length !== 2) throw new UsageError(say(cli, language, 'usage-compare'))
  const versions: Reviewed[] = []
  for (const path of options.paths) {
    try {
      // Both versions are held against the same rules: the types of the old one, unless told otherwise.
      const types = options.types ?? versions[0]?.review.types.map(({ type }) => type) ?? null
      versions.push(await reviewSnapshot((await readingOf(path, options)).snapshot, knowledge.open, { types }))
    } catch (error) { told(error, options) }
  }
  if (versions.length < 2) return 2
  const { findings, counts } = compareReviews(versions[0].review, versions[1].review)
  if (options.json) {
    const side = (value: ComparedSide | null): object | null => value && { verdict: value.verdict, quote: value.quote && { paragraph: value.quote.paragraph, start: value.quote.start, exact: value.quote.exact } }
    console.log(JSON.stringify({ old: options.paths[0], new: options.paths[1], counts, findings: findings.map((finding) => ({ rule: finding.rule, severity: finding.severity, change: finding.change, before: side(finding.before), after: side(finding.after) })) }))
    return 0
  }
  const words = (value: ComparedSide | null): string => (value === null ? say(cli, language, 'nothing') : `${say(verdicts, language, value.verdict)}${value.words === '' ? '' : `, ${say(cli, language, 'words', { words: quoted(value.words) })}`}`)
  for (const change of ['fixed', 'new', 'open'] as const) {
    for (const finding of findings.filter((each) => each.change === change)) {
      console.log(`\n${say(cli, language, change)}  ${say(severities, language, finding.severity)}  ${knowledge.rules.get(finding.rule)?.title[language] ?? finding.rule}`)
      console.log(`    ${say(cli, language, 'before', { words: words(finding.before) })}\n    ${say(cli, language, 'after', { words: words(finding.after) })}`)
    }
  }
  console.log(`\n${say(cli, language, 'compare-counts', { fixed: counts.fixed, fresh: counts.new, open: counts.open })}`)
  return 0
}
