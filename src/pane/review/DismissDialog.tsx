import { useState } from 'react'
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Textarea } from '@fluentui/react-components'
import type { DismissScope } from '../../review/session'
import { useWords } from '../words'

export function DismissDialog({ title, scope, onCancel, onConfirm }: { title: string; scope: DismissScope; onCancel(): void; onConfirm(reason: string): void }) {
  const words = useWords()
  const [reason, setReason] = useState('')
  return (
    <Dialog open onOpenChange={(_, data) => { if (!data.open) onCancel() }}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.t(`dismiss-${scope}`)}</DialogTitle>
          <DialogContent>
            <p>{title}</p>
            <Field label={words.t('dismiss-reason')}>
              <Textarea value={reason} onChange={(_, data) => setReason(data.value)} rows={3} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" data-testid="dismiss-confirm" onClick={() => onConfirm(reason.trim())}>{words.t('dismiss-confirm')}</Button>
            <Button onClick={onCancel}>{words.t('cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
