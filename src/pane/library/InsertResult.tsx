import { useEffect } from 'react'
import { Button, makeStyles, MessageBar, MessageBarBody, Text } from '@fluentui/react-components'
import type { InsertReport, LibraryClause } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { missingIn, outcomeIn, titleOf, verdictIn } from '../finding-words'
import { noticeIn } from '../notice-words'
import { PageHead } from '../PageHead'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', gap: '10px' }, actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' } })

/** After an insertion: where it went, whether the points are satisfied now, and the way to take it back. */
export function InsertResult({ report, clause, onAgain }: { report: InsertReport; clause: LibraryClause; onAgain(): void }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { outcome, quote } = report
  const inserted = outcome.kind === 'inserted' || outcome.kind === 'done' || outcome.kind === 'placed'
  const told = outcome.kind === 'inserted' ? null : outcomeIn(words, outcome)
  const lines = report.after.map(({ rule, verdict, missing }) => {
    const known = pane.rules.get(rule)
    const title = titleOf(words, pane.rules, rule)
    const good = verdict === 'met' || verdict === 'clear'
    const lacking = missing.length > 0 ? ` ${words.t('inserted-remains-missing', { list: words.list(missingIn(words, known, missing)) })}` : ''
    return { rule, good, text: good ? words.t('inserted-satisfied', { title }) : words.t('inserted-remains', { title, verdict: verdictIn(words, pane.settings.role, { verdict }, known?.kind) }) + lacking }
  })
  const entry = report.journal === null ? undefined : pane.journal.find(({ id, undone }) => id === report.journal && !undone)
  const { show, announce } = pane
  useEffect(() => {
    if (inserted && quote !== null) void show(quote)
    announce([inserted ? words.t('inserted-title') : told?.text ?? '', ...lines.map(({ text }) => text)].join('. '))
    // Said and shown once, when the result appears.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [report])
  return (
    <div className={styles.stack} data-testid="insert-result">
      <PageHead title={words.t(inserted ? 'inserted-title' : 'not-inserted-title')} />
      <Text weight="semibold">{words.typeset(clause.title)}</Text>
      {inserted
        ? <Text data-testid="outcome" data-outcome={outcome.kind}>{words.t('where-went', { where: report.where })}</Text>
        : <MessageBar intent="error" layout="multiline"><MessageBarBody data-testid="outcome" data-outcome={outcome.kind}>{told?.text}</MessageBarBody></MessageBar>}
      {report.brought !== undefined && report.brought.length > 0 ? <Text data-testid="brought">{words.t('inserted-brought', { list: words.list(report.brought.map(words.typeset)) })}</Text> : null}
      {outcome.kind === 'inserted' && !outcome.tracked ? <MessageBar intent="warning" layout="multiline"><MessageBarBody>{words.t('inserted-untracked')}</MessageBarBody></MessageBar> : null}
      {outcome.kind === 'inserted' ? outcome.notices.map((code) => <MessageBar key={code} intent="warning" layout="multiline"><MessageBarBody>{noticeIn(words, code)}</MessageBarBody></MessageBar>) : null}
      {lines.map(({ rule, good, text }) => (
        <MessageBar key={rule} intent={good ? 'success' : 'warning'} layout="multiline" data-testid={good ? 'satisfied' : 'remains'} data-rule={rule}><MessageBarBody>{text}</MessageBarBody></MessageBar>
      ))}
      {inserted && lines.length === 0 ? <Text>{words.t('inserted-no-rule')}</Text> : null}
      <div className={styles.actions}>
        {inserted && quote !== null ? <Button data-testid="inserted-show" onClick={() => void pane.show(quote)}>{words.t('inserted-show')}</Button> : null}
        {entry !== undefined ? <ActionButton data-testid="undo" onClick={() => { pane.back(); void pane.undo(entry) }}>{words.t('inserted-take-back')}</ActionButton> : null}
        {!inserted ? <Button onClick={onAgain}>{words.t('retry')}</Button> : null}
        {outcome.kind === 'changed' ? <ActionButton data-testid="stale-rescan" onClick={() => { onAgain(); void pane.runScan() }}>{words.t('rescan')}</ActionButton> : null}
        <Button appearance="primary" data-testid="insert-back" onClick={pane.back}>{words.t('back')}</Button>
      </div>
    </div>
  )
}
