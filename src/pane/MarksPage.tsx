import { useEffect, useState } from 'react'
import { makeStyles, MessageBar, MessageBarBody, Spinner, Text } from '@fluentui/react-components'
import { ActionButton } from './ActionButton'
import { PageHead } from './PageHead'
import { usePane } from './pane-state'
import { useWords } from './words'

interface Marks { comments: number; controls: number; parts: number }

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', gap: '10px', alignItems: 'flex-start' }, list: { margin: 0, paddingInlineStart: '18px' } })

/** « Retirer mes marques »: counted first, then removed, then told. */
export function MarksPage() {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { session, run } = pane
  const [marks, setMarks] = useState<Marks | null>(null)
  const [done, setDone] = useState<(Marks & { refused: number }) | null>(null)
  useEffect(() => {
    void run('other', () => session.countMarks()).then(setMarks)
  }, [run, session])
  const said = (of: Marks) => ({ comments: words.t('marks-comments', { n: of.comments }), controls: words.t('marks-controls', { n: of.controls }), parts: words.t('marks-parts', { n: of.parts }) })
  const remove = async () => {
    const removed = await run('comments', (work) => session.removeMarks(work))
    if (removed === null) return
    setDone(removed)
    setMarks(await run('other', () => session.countMarks()))
    pane.announce(words.t('marks-done', said(removed)))
    if (pane.scan !== null) await pane.runScan()
  }
  const none = marks !== null && marks.comments + marks.controls + marks.parts === 0
  return (
    <div className={styles.stack}>
      <PageHead title={words.t('marks-title')} />
      <Text>{words.t('marks-what')}</Text>
      {done !== null ? (
        <MessageBar intent={done.refused > 0 ? 'warning' : 'success'} layout="multiline" data-testid="marks-done">
          <MessageBarBody>{words.t('marks-done', said(done))} {done.refused > 0 ? words.t('marks-refused', { n: done.refused }) : ''}</MessageBarBody>
        </MessageBar>
      ) : null}
      {marks === null ? <Spinner size="tiny" label={words.t('working')} /> : null}
      {none ? <Text data-testid="marks-none">{words.t('marks-none')}</Text> : null}
      {marks !== null && !none ? (
        <>
          <ul className={styles.list} data-testid="marks-count">{Object.values(said(marks)).map((line) => <li key={line}>{line}</li>)}</ul>
          <ActionButton appearance="primary" data-testid="marks-remove" onClick={() => void remove()}>{words.t('marks-confirm')}</ActionButton>
        </>
      ) : null}
    </div>
  )
}
