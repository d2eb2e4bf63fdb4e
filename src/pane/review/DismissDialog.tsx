import { useState } from 'react'
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Textarea } from '@fluentui/react-components'
import { titleOf } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

/** Asks for the reason; open while a finding is about to be set aside. Always mounted: a dialog that vanishes while open leaves the page hidden. */
export function DismissDialog() {
  const words = useWords()
  const { dismissing, askDismiss, dismiss, rules, announce } = usePane()
  const [reason, setReason] = useState('')
  const title = dismissing === null ? '' : titleOf(words, rules, dismissing.finding.rule)
  const confirm = () => {
    if (dismissing === null) return
    askDismiss(null)
    setReason('')
    void dismiss(dismissing.finding, dismissing.scope, reason.trim())
    announce(words.t('dismissed', { title }))
  }
  return (
    <Dialog open={dismissing !== null} onOpenChange={(_, data) => { if (!data.open) askDismiss(null) }}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{dismissing === null ? '' : words.t(`dismiss-${dismissing.scope}`)}</DialogTitle>
          <DialogContent>
            <p>{title}</p>
            <Field label={words.t('dismiss-reason')}>
              <Textarea value={reason} data-testid="dismiss-reason" onChange={(_, data) => setReason(data.value)} rows={3} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" data-testid="dismiss-confirm" onClick={confirm}>{words.t('dismiss-confirm')}</Button>
            <Button onClick={() => askDismiss(null)}>{words.t('cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
