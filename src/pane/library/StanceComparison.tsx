import { useState } from 'react'
import { Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components'
import type { LibraryClause, Stance } from '../../review/session'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { Differences } from './Differences'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '6px' },
  // One under the other in a narrow pane, side by side as soon as there is room.
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', gap: '8px' },
  column: { minWidth: 0, padding: '8px 10px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase200 },
  hint: { color: tokens.colorNeutralForeground3 },
})

/** The stance that is shown against another one, or all of them side by side, word by word. */
export function StanceComparison({ clause, stance }: { clause: LibraryClause; stance: Stance }) {
  const styles = useStyles()
  const words = useWords()
  const { session } = usePane()
  const [compared, setCompared] = useState<Stance | 'all' | null>(null)
  const text = (of: Stance) => session.text(clause.id, of).join('\n\n')
  return (
    <div className={styles.stack}>
      <Field label={words.t('stance-compare')} size="small">
        <Select size="small" data-testid="stance-compare" value={compared ?? ''} onChange={(_, data) => setCompared(data.value === 'all' ? 'all' : clause.stances.find((one) => one === data.value) ?? null)}>
          <option value="">—</option>
          {clause.stances.filter((one) => one !== stance).map((one) => <option key={one} value={one}>{words.t('stance-compare-with', { stance: words.t(`stance-${one}`) })}</option>)}
          <option value="all">{words.t('stance-compare-all')}</option>
        </Select>
      </Field>
      {compared === 'all' ? (
        <>
          <Text size={200} className={styles.hint}>{words.t('stance-compare-all-hint', { stance: words.t(`stance-${stance}`) })}</Text>
          <div className={styles.columns} data-testid="stances-side-by-side">
            {clause.stances.map((one) => (
              <section key={one} className={styles.column} aria-label={words.t(`stance-${one}`)}>
                <h3 className={styles.title}>{words.t(`stance-${one}`)}</h3>
                <Differences before={one === stance ? text(one) : text(stance)} after={text(one)} />
              </section>
            ))}
          </div>
        </>
      ) : compared !== null && compared !== stance ? <Differences before={text(compared)} after={text(stance)} /> : null}
    </div>
  )
}
