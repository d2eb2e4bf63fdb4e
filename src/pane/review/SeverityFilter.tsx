import { makeStyles, ToggleButton } from '@fluentui/react-components'
import type { Severity } from '../../checklist/rule'
import { useWords } from '../words'
import { SeverityMark } from './SeverityMark'

export const severities: readonly Severity[] = ['critical', 'major', 'minor']
const useStyles = makeStyles({ row: { display: 'flex', flexWrap: 'wrap', gap: '6px' }, button: { minWidth: 'auto', paddingInline: '8px' } })

/** Counts that filter: each one a pressed or released button. */
export function SeverityFilter({ counts, shown, onChange }: { counts: Record<Severity, number>; shown: ReadonlySet<Severity>; onChange(shown: Set<Severity>): void }) {
  const styles = useStyles()
  const words = useWords()
  const toggle = (severity: Severity) => {
    const next = new Set(shown)
    if (!next.delete(severity)) next.add(severity)
    onChange(next)
  }
  return (
    <div className={styles.row} role="group" aria-label={words.t('filter-label')}>
      {severities.map((severity) => (
        <ToggleButton key={severity} size="small" shape="circular" className={styles.button} checked={shown.has(severity)} icon={<SeverityMark severity={severity} />} data-testid={`filter-${severity}`} onClick={() => toggle(severity)}>
          {words.t(`count-${severity}`, { n: counts[severity] })}
        </ToggleButton>
      ))}
    </div>
  )
}
