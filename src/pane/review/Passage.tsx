import { makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components'
import type { Quote } from '../../contract/quote'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({
  passage: {
    display: 'block', width: '100%', boxSizing: 'border-box', textAlign: 'start', font: 'inherit', cursor: 'pointer', padding: '6px 8px', margin: 0,
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground3, border: `1px solid ${tokens.colorTransparentStroke}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusMedium, overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  clamped: { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 3, overflow: 'hidden' },
  where: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  faint: { color: tokens.colorNeutralForeground3 },
})

/** The exact words with a little of what surrounds them; pressing it goes there in the document. */
export function Passage({ quote, clamped = true, withContext = true, clause }: { quote: Quote; clamped?: boolean; withContext?: boolean; clause?: string | null }) {
  const styles = useStyles()
  const words = useWords()
  const { show, announce } = usePane()
  const short = quote.exact.length > 60 ? `${quote.exact.slice(0, 60)}…` : quote.exact
  const go = () => {
    void show(quote).then((outcome) => {
      if (outcome?.kind === 'orphan') announce(words.t('outcome-orphan'))
    })
  }
  return (
    <Tooltip content={words.t('go-to')} relationship="description" positioning="below-start">
      <button type="button" className={styles.passage} onClick={go} aria-label={words.t('go-to-passage', { words: short })}>
        {clause ? <span className={styles.where}>{clause}</span> : null}
        <span className={mergeClasses(clamped && styles.clamped)}>
          {withContext && quote.prefix !== '' ? <span className={styles.faint}>…{quote.prefix.slice(-18)}</span> : null}
          <strong>{quote.exact}</strong>
          {withContext && quote.suffix !== '' ? <span className={styles.faint}>{quote.suffix.slice(0, 18)}…</span> : null}
        </span>
      </button>
    </Tooltip>
  )
}
