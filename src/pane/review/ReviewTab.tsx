import { useMemo, useState } from 'react'
import { makeStyles, MessageBar, MessageBarActions, MessageBarBody, Select, Text, tokens } from '@fluentui/react-components'
import type { Finding } from '../../checklist/finding'
import type { Severity } from '../../checklist/rule'
import type { Scan } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { CommentBar } from './CommentBar'
import { DismissDialog } from './DismissDialog'
import { FindingList } from './FindingList'
import { FirstRun } from './FirstRun'
import { OtherResults } from './OtherResults'
import { PlacingProblems } from './PlacingProblems'
import { Rescan } from './Rescan'
import { severities, SeverityFilter } from './SeverityFilter'
import { Summary } from './Summary'
import { UpdatePlan } from './UpdatePlan'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '10px' },
  bar: { display: 'flex', flexDirection: 'column', gap: '8px', marginBlockEnd: '10px' },
  sort: { display: 'flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  select: { flexGrow: 1, minWidth: 0 },
})

type Order = 'worst' | 'document'

/** Place in the document for sorting: the decisive words, else the clause concerned, else the end. */
function placeOf(finding: Finding): number {
  const quote = finding.quotes[0]
  return quote !== undefined ? quote.paragraph + Math.min(quote.start, 1e6) / 1e7 : (finding.clause ?? Number.MAX_SAFE_INTEGER)
}

export function ReviewTab() {
  const { scan, activity, stopped } = usePane()
  const words = useWords()
  const styles = useStyles()
  if (scan === null) {
    return (
      <div className={styles.stack}>
        {stopped ? <MessageBar intent="info" layout="multiline" data-testid="stopped"><MessageBarBody>{words.t('stopped')}</MessageBarBody></MessageBar> : null}
        <FirstRun scanning={activity?.what === 'scan'} />
      </div>
    )
  }
  return <Results scan={scan} />
}

function Results({ scan }: { scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const [shown, setShown] = useState<ReadonlySet<Severity>>(new Set(severities))
  const [order, setOrder] = useState<Order>(pane.settings.role === 'prestataire' ? 'document' : 'worst')
  const open = useMemo(() => scan.review.findings.filter((finding) => !scan.dismissed.has(finding.id)), [scan])
  const visible = useMemo(() => {
    const kept = open.filter((finding) => shown.has(finding.severity))
    return order === 'worst' ? kept : [...kept].sort((a, b) => placeOf(a) - placeOf(b))
  }, [open, shown, order])
  const visibleIds = useMemo(() => new Set(visible.map((finding) => finding.id)), [visible])
  const counts = { critical: 0, major: 0, minor: 0 }
  for (const finding of open) counts[finding.severity] += 1
  const empty = scan.snapshot.paragraphs.every((paragraph) => paragraph.text.trim() === '')
  const checked = scan.review.results.filter((result) => result.verdict !== 'not-applicable').length
  const canComment = pane.session.capabilities().canComment && pane.session.capabilities().readOnlyReason === null
  return (
    <div>
      {pane.stale !== 'no' ? (
        <MessageBar intent={pane.stale === 'refused' ? 'error' : 'warning'} layout="multiline" data-testid="stale">
          <MessageBarBody>{words.t(pane.stale === 'refused' ? 'changed-nothing-written' : 'stale')}</MessageBarBody>
          <MessageBarActions><ActionButton size="small" data-testid="stale-rescan" onClick={() => void pane.runScan()}>{words.t('rescan')}</ActionButton></MessageBarActions>
        </MessageBar>
      ) : null}
      {pane.stopped ? <MessageBar intent="info" layout="multiline" data-testid="stopped"><MessageBarBody>{words.t('stopped')}</MessageBarBody></MessageBar> : null}
      {empty ? <><MessageBar intent="warning" layout="multiline" data-testid="empty"><MessageBarBody>{words.t('nothing-to-read')}</MessageBarBody></MessageBar><Rescan /></> : (
        <>
          <Summary scan={scan} />
          {pane.plan !== null && canComment && pane.isRescan ? <UpdatePlan plan={pane.plan} /> : null}
          <div className={styles.bar}>
            {pane.plan !== null && canComment && !pane.isRescan ? <CommentBar plan={pane.plan} shownFindings={visibleIds} /> : null}
            <PlacingProblems />
            <SeverityFilter counts={counts} shown={shown} onChange={setShown} />
            <label className={styles.sort}>
              {words.t('sort-label')}
              <Select size="small" className={styles.select} value={order} data-testid="sort" onChange={(_, data) => setOrder(data.value === 'document' ? 'document' : 'worst')}>
                <option value="worst">{words.t('sort-worst')}</option>
                <option value="document">{words.t('sort-document')}</option>
              </Select>
            </label>
          </div>
          {open.length === 0 ? <Text block data-testid="no-findings">{words.t('no-findings', { checked })}</Text> : null}
          {open.length > 0 && visible.length === 0 ? <Text block>{words.t(shown.size === 0 ? 'filter-none' : 'filter-empty')}</Text> : null}
          <h2 className="visually-hidden">{words.t('findings-title')}</h2>
          <FindingList findings={visible} />
          <OtherResults scan={scan} />
          <DismissDialog />
        </>
      )}
    </div>
  )
}
