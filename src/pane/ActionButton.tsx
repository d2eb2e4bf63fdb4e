import { forwardRef } from 'react'
import { Button, type ButtonProps } from '@fluentui/react-components'
import { usePane } from './pane-state'

/** A button that waits while something runs: it keeps its place in the tab order, so that the focus is not lost. */
export const ActionButton = forwardRef<HTMLButtonElement, ButtonProps & { 'data-testid'?: string }>(function ActionButton(props, ref) {
  const { activity } = usePane()
  return <Button {...(props as ButtonProps)} ref={ref} disabledFocusable={activity !== null} />
})
