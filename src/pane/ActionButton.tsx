import { Button, type ButtonProps } from '@fluentui/react-components'
import { usePane } from './pane-state'

/** A button that waits while something runs: it keeps its place in the tab order, so that the focus is not lost. */
export function ActionButton({ whileBusy = false, ...props }: ButtonProps & { whileBusy?: boolean; 'data-testid'?: string }) {
  const { activity } = usePane()
  return <Button {...(props as ButtonProps)} disabledFocusable={!whileBusy && activity !== null} />
}
