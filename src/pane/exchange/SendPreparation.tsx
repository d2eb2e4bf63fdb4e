import { useState } from 'react'
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import type { Negotiation, Scan, SendPreview } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { outcomeIn } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  stack: { display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'flex-start' },
  hint: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, paddingInlineStart: '18px' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
})

/** « Préparer l'envoi »: shows what goes and what is taken out, takes it out, then looks again. */
export function SendPreparation({ negotiation, scan }: { negotiation: Negotiation; scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const [preview, setPreview] = useState<SendPreview | null>(null)
  const [told, setTold] = useState<{ intent: 'success' | 'error' | 'warning'; text: string } | null>(null)
  const look = async () => {
    setTold(null)
    setPreview(await pane.attempt(() => negotiation.sendPreview(scan)))
  }
  const prepare = async () => {
    const done = await pane.run('other', (work) => negotiation.prepareSending(scan, work))
    if (done === null) return
    setPreview(done.preview)
    const outcome = outcomeIn(words, done.outcome)
    const clean = done.preview.removed.length === 0 && done.preview.privateItems === 0
    const text = outcome.tone === 'bad' ? outcome.text : clean ? words.t('send-done', { n: done.removed }) : words.t('send-still')
    setTold({ intent: outcome.tone === 'bad' ? 'error' : clean ? 'success' : 'warning', text })
    pane.announce(text)
  }
  const said = ({ author, text }: { author: string; text: string }) => <><strong>{author}</strong> : {text}</>
  const list = (items: (SendPreview['removed'][number] & { replies?: SendPreview['removed'] })[]) => (
    <ul className={styles.list}>
      {items.map((item, index) => (
        <li key={index} className={styles.text}>
          {said(item)}
          {item.replies !== undefined && item.replies.length > 0 ? <ul className={styles.list}>{item.replies.map((reply, at) => <li key={at}>{said(reply)}</li>)}</ul> : null}
        </li>
      ))}
    </ul>
  )
  return (
    <section className={styles.stack} aria-label={words.t('send-title')} data-testid="send">
      <h2 className={styles.title}>{words.t('send-title')}</h2>
      <Text className={styles.hint} size={200}>{words.t('send-what')}</Text>
      <ActionButton data-testid="send-look" onClick={() => void look()}>{words.t('send-look')}</ActionButton>
      {preview !== null ? (
        <>
          <details><summary data-testid="send-kept">{words.t('send-kept', { n: preview.kept.length })}</summary>{list(preview.kept)}</details>
          <Text data-testid="send-changes">{preview.changes === null ? words.t('send-changes-unseen') : words.t('send-changes', { n: preview.changes })}</Text>
          <Text data-testid="send-answers">{words.t('send-answers', { n: preview.answers })}</Text>
          {preview.offered.length > 0 ? <Text data-testid="send-offered">{words.t('send-offered', { titles: words.list(preview.offered) })}</Text> : null}
          <details><summary data-testid="send-removed">{words.t('send-removed', { n: preview.removed.length })}</summary>{list(preview.removed)}</details>
          <Text data-testid="send-private">{words.t('send-private', { n: preview.privateItems })}</Text>
          <ActionButton appearance="primary" data-testid="send-do" onClick={() => void prepare()}>{words.t('send-do')}</ActionButton>
        </>
      ) : null}
      {told !== null ? <MessageBar intent={told.intent} layout="multiline" data-testid="send-told"><MessageBarBody>{told.text}</MessageBarBody></MessageBar> : null}
    </section>
  )
}
