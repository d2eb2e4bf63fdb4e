import { memo, useContext } from 'react'
import { Button, makeStyles } from '@fluentui/react-components'
import { Delete20Regular, Edit20Regular } from '@fluentui/react-icons'
import { Virtuoso } from 'react-virtuoso'
import type { LibraryClause } from '../../review/session'
import { DRAWN_AT_ONCE } from '../review/FindingList'
import { ScrollContext } from '../scroll'
import { useWords } from '../words'

const useStyles = makeStyles({
  item: { display: 'flex', alignItems: 'center', gap: '4px' },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
})

interface Props { clauses: LibraryClause[]; onEdit(clause: LibraryClause): void; onDelete(clause: LibraryClause): void }

/** The person's own clauses by name; of many, only those near the view are drawn. */
export const OwnList = memo(function OwnList({ clauses, onEdit, onDelete }: Props) {
  const styles = useStyles()
  const words = useWords()
  const scroller = useContext(ScrollContext)
  const item = (clause: LibraryClause) => (
    <div key={clause.id} role="listitem" className={styles.item} data-testid="own-clause">
      <span className={styles.name}>{words.typeset(clause.title)}</span>
      <Button size="small" appearance="subtle" icon={<Edit20Regular />} aria-label={words.t('own-edit', { title: clause.title })} data-testid="own-edit" onClick={() => onEdit(clause)} />
      <Button size="small" appearance="subtle" icon={<Delete20Regular />} aria-label={words.t('own-delete', { title: clause.title })} data-testid="own-delete" onClick={() => onDelete(clause)} />
    </div>
  )
  if (clauses.length === 0) return null
  if (clauses.length <= DRAWN_AT_ONCE || scroller === null) return <div role="list" aria-label={words.t('own-title')}>{clauses.map(item)}</div>
  return (
    <div role="list" aria-label={words.t('own-title')}>
      <Virtuoso customScrollParent={scroller} data={clauses} computeItemKey={(_, clause) => clause.id} increaseViewportBy={200} itemContent={(_, clause) => item(clause)} />
    </div>
  )
})
