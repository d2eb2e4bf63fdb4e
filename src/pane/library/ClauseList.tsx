import { Fragment, memo, useContext } from 'react'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { Virtuoso } from 'react-virtuoso'
import type { LibraryClause, Stance } from '../../review/session'
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

interface Props {
  clauses: LibraryClause[]
  themes: ReadonlyMap<string, string>
  /** The stance to open them at; null: the balanced one. */
  stance: Stance | null
  /** Rules that this contract leaves open: clauses that answer one of them are marked. */
  answered: ReadonlySet<string>
}

/** Drawn again only when what was found changes, not with each key typed. */
export const ClauseList = memo(function ClauseList({ clauses, themes, stance, answered }: Props) {
  const words = useWords()
  const scroller = useContext(ScrollContext)
  const item = (clause: LibraryClause) => (
    <ClauseItem clause={clause} theme={themes.get(clause.theme) ?? clause.theme} stance={stance} answers={clause.rules.some((rule) => answered.has(rule))} />
  )
  if (clauses.length <= DRAWN_AT_ONCE || scroller === null) return <div role="list" aria-label={words.t('tab-library')}>{clauses.map((clause) => <Fragment key={clause.id}>{item(clause)}</Fragment>)}</div>
  return (
    <div role="list" aria-label={words.t('tab-library')}>
      <Virtuoso customScrollParent={scroller} data={clauses} computeItemKey={(_, clause) => clause.id} increaseViewportBy={300} itemContent={(_, clause) => item(clause)} />
    </div>
  )
})

const ClauseItem = memo(function ClauseItem({ clause, theme, stance, answers }: { clause: LibraryClause; theme: string; stance: Stance | null; answers: boolean }) {
  const styles = useStyles()
  const words = useWords()
  const { openPage } = usePane()
  const opened = [stance, 'balanced' as const].find((one) => one !== null && clause.stances.includes(one)) ?? clause.stances[0]
  return (
    <div role="listitem">
      <button type="button" className={styles.item} data-testid="library-clause" data-clause={clause.id} onClick={() => openPage({ kind: 'clause', clause: clause.id, stance: opened, finding: null })}>
        <span className={styles.title}>{words.typeset(clause.title)}</span>
        <span className={styles.hint}>{theme}</span>
        {clause.own || answers ? (
          <span className={styles.badges}>
            {clause.own ? <Badge appearance="outline" size="small">{words.t('library-own')}</Badge> : null}
            {answers ? <Badge appearance="tint" color="brand" size="small">{words.t('library-answers')}</Badge> : null}
          </span>
        ) : null}
      </button>
    </div>
  )
})
