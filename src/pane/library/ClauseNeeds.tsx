import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import type { ClausePreview } from '../../review/session'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { useWords } from '../words'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px', alignItems: 'stretch', padding: '8px 10px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  warning: { border: `1px solid ${tokens.colorPaletteDarkOrangeBorder2}` },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
})

/** The short check before inserting: what the clause needs and the contract lacks, what it contradicts, what resembles it. */
export function ClauseNeeds({ preview, onReplace }: { preview: ClausePreview; onReplace: (() => void) | null }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { terms, annexes, contradicts, similar, offered } = preview.needs
  if (terms.length + annexes.length + contradicts.length + similar.length === 0) return null
  const library = pane.session.library()
  return (
    <section className={mergeClasses(styles.box, contradicts.length > 0 && styles.warning)} aria-label={words.t('needs-title')} data-testid="needs">
      <h3 className={styles.title}>{words.t('needs-title')}</h3>
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
    </section>
  )
}
