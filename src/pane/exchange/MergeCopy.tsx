import { useRef, useState } from 'react'
import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import type { Negotiation } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { noticeIn } from '../notice-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({ hint: { color: tokens.colorNeutralForeground3 }, stack: { display: 'flex', flexDirection: 'column', gap: '6px', alignItems: 'flex-start' } })

type Merged = Awaited<ReturnType<Negotiation['merge']>>

/** « Fusionner avec une autre copie… »: answers are taken in by finding; where both differ, both are shown. */
export function MergeCopy({ negotiation, onMerged }: { negotiation: Negotiation; onMerged(): Promise<void> }) {
  const styles = useStyles()
  const words = useWords()
  const { run } = usePane()
  const [merged, setMerged] = useState<Merged | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const merge = async (chosen: File) => {
    const done = await run('other', async () => negotiation.merge(new Uint8Array(await chosen.arrayBuffer())))
    if (done === null) return
    setMerged(done)
    if (done.kind === 'merged') await onMerged()
  }
  const apart = merged?.kind === 'merged' && merged.conflicts.length + merged.differences.length + merged.commentsThere + (merged.textDiffers ? 1 : 0) > 0
  return (
    <div className={styles.stack}>
      <ActionButton data-testid="merge" onClick={() => file.current?.click()}>{words.t('merge-title')}</ActionButton>
      <Text size={200} className={styles.hint}>{words.t('merge-what')}</Text>
      <input ref={file} type="file" accept=".docx" hidden aria-label={words.t('merge-title')} data-testid="merge-file" onChange={(event) => {
        const chosen = event.target.files?.[0]
        event.target.value = ''
        if (chosen !== undefined) void merge(chosen)
      }} />
      {merged?.kind === 'refused' ? <MessageBar intent="error" layout="multiline" data-testid="merge-refused"><MessageBarBody>{words.t('merge-refused', { reason: noticeIn(words, merged.reason) })}</MessageBarBody></MessageBar> : null}
      {merged?.kind === 'merged' ? (
        <MessageBar intent={apart ? 'warning' : 'success'} layout="multiline" data-testid="merged">
          <MessageBarBody>
            <Text block>{words.t('merge-done', { n: merged.added })}</Text>
            {merged.conflicts.map(({ finding, title, ours, theirs }) => (
              <div key={finding} data-testid="merge-conflict">
                <Text block weight="semibold">{words.t('merge-conflict', { title })}</Text>
                <Text block>{words.t('merge-ours', { text: ours })}</Text>
                <Text block>{words.t('merge-theirs', { text: theirs })}</Text>
              </div>
            ))}
            {merged.differences.map(({ what, name, ours, theirs }) => <Text block key={`${what} ${name}`} data-testid="merge-difference">{words.t(`merge-${what}`, { name, ours, theirs })}</Text>)}
            {merged.textDiffers ? <Text block data-testid="merge-text">{words.t('merge-text')}</Text> : null}
            {merged.commentsThere > 0 ? <Text block data-testid="merge-comments">{words.t('merge-comments', { n: merged.commentsThere })}</Text> : null}
          </MessageBarBody>
        </MessageBar>
      ) : null}
    </div>
  )
}
