import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, ErrorCircle16Filled, Warning16Filled } from '@fluentui/react-icons'
import { outcomeIn } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({
  line: { display: 'flex', gap: '6px', alignItems: 'center', flexWrap: 'wrap', fontSize: tokens.fontSizeBase200 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  partial: { color: tokens.colorPaletteDarkOrangeForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
})

/** What became of the last write asked for this finding, and the way to take it back. */
export function OutcomeLine({ finding }: { finding: string }) {
  const styles = useStyles()
  const words = useWords()
  const { outcomes, journal, undo, activity } = usePane()
  const outcome = outcomes.get(finding)
  const entry = journal.find((candidate) => !candidate.undone && candidate.findings.includes(finding))
  if (outcome === undefined && entry === undefined) return null
  const told = outcome === undefined ? null : outcomeIn(words, outcome)
  const Icon = told === null ? null : { good: CheckmarkCircle16Filled, partial: Warning16Filled, bad: ErrorCircle16Filled }[told.tone]
  return (
    <div className={styles.line}>
      {told !== null && Icon !== null ? <span className={mergeClasses(styles.line, styles[told.tone])} data-testid="outcome" data-outcome={outcome?.kind}><Icon aria-hidden="true" />{told.text}</span> : null}
      {entry !== undefined ? <Button size="small" appearance="transparent" data-testid="undo" disabledFocusable={activity !== null} onClick={() => void undo(entry)}>{words.t('undo')}</Button> : null}
    </div>
  )
}
