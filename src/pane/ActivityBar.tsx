import { useEffect, useState } from 'react'
import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components'
import { usePane } from './pane-state'
import { useWords } from './words'

const useStyles = makeStyles({
  bar: { position: 'sticky', top: 0, zIndex: 10, display: 'flex', flexDirection: 'column', gap: '6px', padding: '8px 0', backgroundColor: tokens.colorNeutralBackground1 },
  row: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
})

/** Progress and stop, while something long runs; screen readers hear the quarters, not every step, in a region of their own so that they never replace a result. */
export function ActivityBar() {
  const styles = useStyles()
  const words = useWords()
  const { activity, stop } = usePane()
  const [heard, setHeard] = useState('')
  const long = activity !== null && activity.what !== 'other'
  const share = activity !== null && activity.total > 0 ? activity.done / activity.total : null
  const text = activity === null ? '' : activity.what === 'scan'
    ? words.t('scan-progress', { percent: Math.floor((share ?? 0) * 100) })
    : activity.what === 'comments' && activity.total > 0 ? words.t('comments-progress', { done: activity.done, total: activity.total })
      : words.t(activity.what === 'insert' ? 'insert-progress' : 'working')
  const now = !long ? -1 : Math.floor((share ?? 0) * 4)
  useEffect(() => {
    setHeard(now >= 0 ? text : '')
    // Said when the quarter changes, with the text of that moment.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [now])
  const region = (
    <div role="status" aria-live="polite" className="visually-hidden" data-testid="progress-announcer">{heard}</div>
  )
  return (
    <>
      {region}
      {long ? (
        <div className={styles.bar} data-testid="activity">
          <div className={styles.row}>
            <Text>{text}</Text>
            <Button size="small" data-testid="stop" onClick={stop}>{words.t('stop')}</Button>
          </div>
          <ProgressBar value={share ?? undefined} aria-label={text} thickness="large" />
        </div>
      ) : null}
    </>
  )
}
