import { Button, makeStyles, MessageBar, MessageBarBody, Text } from '@fluentui/react-components'
import type { ClausePreview } from '../../review/session'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { useWords } from '../words'

const useStyles = makeStyles({ stack: { display: 'flex', flexDirection: 'column', gap: '6px', alignItems: 'flex-start', width: '100%' } })

/** The short check before inserting: what the clause needs and the contract lacks, what it contradicts, what resembles it. */
export function ClauseNeeds({ preview, onReplace }: { preview: ClausePreview; onReplace: (() => void) | null }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { terms, annexes, contradicts, similar, offered } = preview.needs
  if (terms.length + annexes.length + contradicts.length + similar.length === 0) return null
  const library = pane.session.library()
  return (
    <MessageBar intent={contradicts.length > 0 ? 'warning' : 'info'} layout="multiline" data-testid="needs">
      <MessageBarBody className={styles.stack}>
        <Text weight="semibold" block>{words.t('needs-title')}</Text>
        {terms.length > 0 ? <Text block data-testid="needs-terms">{words.t('needs-terms', { list: words.list(terms) })}</Text> : null}
        {annexes.length > 0 ? <Text block data-testid="needs-annexes">{words.t('needs-annexes', { list: words.list(annexes) })}</Text> : null}
        {offered.length > 0 ? (
          <div>
            <Text block>{words.t('needs-offered')}</Text>
            {offered.map((id) => {
              const clause = library.find((one) => one.id === id)
              return clause === undefined ? null : <Button key={id} size="small" onClick={() => pane.openPage({ kind: 'clause', clause: id, stance: 'balanced', finding: null })}>{clause.title}</Button>
            })}
          </div>
        ) : null}
        {contradicts.length > 0 ? <Text block>{words.t('needs-contradicts')}</Text> : null}
        {contradicts.map(({ title, quote }) => <Passage key={`${quote.paragraph}:${quote.start}`} quote={quote} clause={title} />)}
        {similar.length > 0 ? <Text block>{words.t('needs-similar')}</Text> : null}
        {similar.map(({ title, quote }) => <Passage key={`${quote.paragraph}:${quote.start}`} quote={quote} clause={title} />)}
        {similar.length > 0 && onReplace !== null ? <Button size="small" onClick={onReplace}>{words.t('needs-replace')}</Button> : null}
      </MessageBarBody>
    </MessageBar>
  )
}
