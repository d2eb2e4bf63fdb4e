import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ErrorCircle20Filled, Info20Regular, Warning20Filled } from '@fluentui/react-icons'
import type { Severity } from '../../checklist/rule'

const useStyles = makeStyles({
  mark: { flexShrink: 0, display: 'inline-flex', '@media (forced-colors: active)': { color: 'CanvasText' } },
  critical: { color: tokens.colorPaletteRedForeground1 },
  major: { color: tokens.colorPaletteDarkOrangeForeground1 },
  minor: { color: tokens.colorNeutralForeground3 },
})

/** A shape and a colour: never the colour alone. The words stand beside it, so it is hidden from screen readers. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const styles = useStyles()
  const Icon = { critical: ErrorCircle20Filled, major: Warning20Filled, minor: Info20Regular }[severity]
  return <span className={mergeClasses(styles.mark, styles[severity])} aria-hidden="true"><Icon /></span>
}
