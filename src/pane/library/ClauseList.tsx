import { useContext, type ReactNode } from 'react'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { Virtuoso } from 'react-virtuoso'
import type { LibraryClause } from '../../review/session'
import { usePane } from '../pane-state'
import { DRAWN_AT_ONCE } from '../review/FindingList'
import { ScrollContext } from '../scroll'
import { useWords } from '../words'

const useStyles = makeStyles({
  item: {
    display: 'flex', flexDirection: 'column', gap: '2px', alignItems: 'flex-start', width: '100%', boxSizing: 'border-box', textAlign: 'start', font: 'inherit', cursor: 'pointer',
    padding: '8px 10px', marginBlockEnd: '6px', color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  badges: { display: 'flex', gap: '4px', flexWrap: 'wrap' },
})

export function ClauseList({ clauses, themeOf, badgeOf }: { clauses: LibraryClause[]; themeOf(clause: LibraryClause): string; badgeOf(clause: LibraryClause): ReactNode }) {
  const styles = useStyles()
  const words = useWords()
  const { openPage } = usePane()
  const scroller = useContext(ScrollContext)
  const item = (clause: LibraryClause) => (
    <div role="listitem" key={clause.id}>
      <button type="button" className={styles.item} data-testid="library-clause" data-clause={clause.id}
        onClick={() => openPage({ kind: 'clause', clause: clause.id, stance: clause.stances.includes('balanced') ? 'balanced' : clause.stances[0], finding: null })}>
        <span className={styles.title}>{words.typeset(clause.title)}</span>
        <span className={styles.hint}>{themeOf(clause)}</span>
        <span className={styles.badges}>{clause.own ? <Badge appearance="outline" size="small">{words.t('library-own')}</Badge> : null}{badgeOf(clause)}</span>
      </button>
    </div>
  )
  if (clauses.length <= DRAWN_AT_ONCE || scroller === null) return <div role="list" aria-label={words.t('tab-library')}>{clauses.map(item)}</div>
  return (
    <div role="list" aria-label={words.t('tab-library')}>
      <Virtuoso customScrollParent={scroller} data={clauses} computeItemKey={(_, clause) => clause.id} increaseViewportBy={600} itemContent={(_, clause) => item(clause)} />
    </div>
  )
}
