import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { ActionButton } from './ActionButton'
import { PageHead } from './PageHead'
import { usePane } from './pane-state'
import { useWords } from './words'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '8px' },
  entry: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px', padding: '8px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  hint: { color: tokens.colorNeutralForeground3 },
})

/** The journal: everything the add-in did in this document, last first, each with the way to take it back. */
export function HistoryPage() {
  const styles = useStyles()
  const words = useWords()
  const { journal, undo } = usePane()
  return (
    <div>
      <PageHead title={words.t('history-title')} />
      {journal.length === 0 ? <Text>{words.t('history-empty')}</Text> : null}
      <ul className={styles.list}>
        {journal.map((entry) => (
          <li key={entry.id} className={styles.entry} data-testid="history-entry">
            <Text weight="semibold">{words.typeset(entry.title)}</Text>
            <Text size={200} className={styles.hint}>{words.t(`history-${entry.what}`)} · {words.date(entry.date)}</Text>
            {entry.undone ? <Badge appearance="tint" color="informative">{words.t('history-undone')}</Badge> : <ActionButton size="small" data-testid="history-undo" aria-label={`${words.t('undo')} : ${entry.title}`} onClick={() => void undo(entry)}>{words.t('undo')}</ActionButton>}
          </li>
        ))}
      </ul>
    </div>
  )
}
