import { useState } from 'react'
import { Button, Checkbox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles } from '@fluentui/react-components'
import type { ContractType } from '../../checklist/rule'
import type { Scan } from '../../review/session'
import { outcomeIn } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const types: ContractType[] = ['maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'dpa', 'lease']
const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '8px' }, boxes: { display: 'flex', flexDirection: 'column' } })

/** The person knows better what kind of contract this is and what the parties are called: kept, and used by the next scan. */
export function CorrectDialog({ scan }: { scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<ContractType[]>([])
  const [client, setClient] = useState('')
  const [provider, setProvider] = useState('')
  const termsOf = (role: 'client' | 'prestataire') => scan.review.parties.filter((party) => party.role === role).flatMap((party) => party.terms).join(', ')
  const begin = () => {
    setChosen(scan.review.types.map(({ type }) => type))
    setClient(termsOf('client'))
    setProvider(termsOf('prestataire'))
    setOpen(true)
  }
  const terms = (text: string) => text.split(',').map((term) => term.trim()).filter((term) => term !== '')
  const save = async () => {
    setOpen(false)
    const outcome = await pane.run('other', () => pane.session.correct(chosen.length > 0 ? chosen : null, { client: terms(client), prestataire: terms(provider) }))
    if (outcome === null) return
    if (outcome.kind === 'done') await pane.runScan()
    else pane.announce(outcomeIn(words, outcome).text)
  }
  return (
    <>
      <Button size="small" appearance="subtle" data-testid="correct" onClick={begin}>{words.t('summary-correct')}</Button>
      <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{words.t('correct-title')}</DialogTitle>
            <DialogContent>
              <div className={styles.fields}>
                <Field label={words.t('summary-types')}>
                  <div className={styles.boxes}>
                    {types.map((type) => (
                      <Checkbox key={type} data-testid={`type-${type}`} label={words.t(`type-${type}`)} checked={chosen.includes(type)} onChange={(_, data) => setChosen(data.checked === true ? [...chosen, type] : chosen.filter((other) => other !== type))} />
                    ))}
                  </div>
                </Field>
                <Field label={words.t('correct-client')} hint={words.t('correct-hint')}><Input value={client} data-testid="correct-client" onChange={(_, data) => setClient(data.value)} /></Field>
                <Field label={words.t('correct-provider')}><Input value={provider} data-testid="correct-provider" onChange={(_, data) => setProvider(data.value)} /></Field>
              </div>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" data-testid="correct-save" onClick={() => void save()}>{words.t('correct-save')}</Button>
              <Button onClick={() => setOpen(false)}>{words.t('cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  )
}
