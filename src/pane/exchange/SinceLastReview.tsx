import { useEffect, useState } from 'react'
import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { Negotiation, Scan, SinceLast } from '../../review/session'
import { titleOf, verdictIn } from '../finding-words'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { useWords } from '../words'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '8px' },
  item: { display: 'flex', flexDirection: 'column', gap: '2px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  stack: { display: 'flex', flexDirection: 'column', gap: '8px' },
  summary: { cursor: 'pointer', paddingBlock: '4px' },
  hint: { color: tokens.colorNeutralForeground3 },
})

const colours = { fixed: 'success', new: 'danger', open: 'warning' } as const

/** Since the last review on this machine: fixed, new, still open, with the words before and after. */
export function SinceLastReview({ negotiation, scan }: { negotiation: Negotiation; scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const { attempt, rules, settings } = usePane()
  const [since, setSince] = useState<SinceLast | null>(null)
  useEffect(() => {
    let gone = false
    void attempt(() => negotiation.sinceLast(scan)).then((read) => { if (!gone) setSince(read) })
    return () => { gone = true }
  }, [attempt, negotiation, scan])
  if (since === null) return null
  const open = since.findings.filter(({ change }) => change === 'open')
  const changed = since.findings.filter(({ change }) => change !== 'open')
  const side = (label: 'since-before' | 'since-after', of: SinceLast['findings'][number]['before'], kind: SinceLast['findings'][number]['kind']) =>
    of === null ? null : <Text size={200}>{words.t(label, { verdict: verdictIn(words, settings.role, of, kind), words: of.words === '' ? '—' : of.words })}</Text>
  const line = (finding: SinceLast['findings'][number]) => (
    <li key={finding.rule} className={styles.item} data-testid="since-line" data-change={finding.change} data-rule={finding.rule}>
      <Badge appearance="tint" color={colours[finding.change]}>{words.t(`since-kind-${finding.change}`)}</Badge>
      <Text weight="semibold">{titleOf(words, rules, finding.rule)}</Text>
      {side('since-before', finding.before, finding.kind)}
      {side('since-after', finding.after, finding.kind)}
      {finding.after?.quote ? <Passage quote={finding.after.quote} clause={scan.clauseTitle(finding.after.quote.paragraph)} /> : null}
    </li>
  )
  return (
    <section className={styles.stack} aria-label={words.t('since-title', { date: words.date(since.date) })} data-testid="since-last">
      <h2 className={styles.title}>{words.t('since-title', { date: words.date(since.date) })}</h2>
      <Text block>{(['fixed', 'new', 'open'] as const).map((change) => words.t(`since-${change}`, { n: since.counts[change] })).join(' · ')}</Text>
      <ul className={styles.list}>{changed.map(line)}</ul>
      {open.length > 0 ? <details><summary className={styles.summary} data-testid="since-open">{words.t('since-open-list')}</summary><ul className={styles.list}>{open.map(line)}</ul></details> : null}
    </section>
  )
}
