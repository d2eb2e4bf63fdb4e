import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowRight12Regular } from '@fluentui/react-icons'
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
  arrow: { float: 'inline-end', marginInlineStart: '4px', color: tokens.colorBrandForeground1 },
})

const CONTEXT = 24
/** `prefix` and `suffix` of a quote hold up to 32 units: shorter means that the paragraph begins or ends there. */
const WHOLE = 32

/** A few whole words before the quote. */
function before({ prefix }: Quote): string {
  if (prefix.length <= CONTEXT && prefix.length < WHOLE) return prefix
  return `… ${prefix.slice(-CONTEXT).replace(/^\S*\s/, '')}`
}

/** A few whole words after the quote. */
function after({ suffix }: Quote): string {
  if (suffix.length <= CONTEXT && suffix.length < WHOLE) return suffix
  return `${suffix.slice(0, CONTEXT).replace(/\s\S*$/, '')} …`
}

/** The exact words with a little of what surrounds them; pressing it goes there in the document. */
export function Passage({ quote, clamped = true, withContext = true, clause }: { quote: Quote; clamped?: boolean; withContext?: boolean; clause?: string | null }) {
  const styles = useStyles()
  const words = useWords()
  const { show, announce } = usePane()
  const go = () => {
    void show(quote).then((outcome) => {
      if (outcome?.kind === 'orphan') announce(words.t('outcome-orphan'))
    })
  }
  return (
    <button type="button" className={styles.passage} onClick={go} data-testid="passage">
      <span className="visually-hidden">{words.t('go-to')} : </span>
      <ArrowRight12Regular className={styles.arrow} aria-hidden="true" />
      {clause ? <span className={styles.where}>{clause}</span> : null}
      <span className={mergeClasses(clamped && styles.clamped)}>
        {withContext ? <span className={styles.faint}>{before(quote)}</span> : null}
        <strong>{quote.exact}</strong>
        {withContext ? <span className={styles.faint}>{after(quote)}</span> : null}
      </span>
    </button>
  )
}
