import { useEffect, useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { BirthCertificate } from '../../review/session'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { Differences } from './Differences'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '10px' },
  line: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'flex-start' },
  hint: { color: tokens.colorNeutralForeground3 },
  panel: { margin: 0 },
  row: { display: 'flex', gap: '6px', flexWrap: 'wrap', alignItems: 'center' },
})

/** Clauses inserted earlier: unchanged, changed by hand (difference shown), a newer model exists. */
export function Certificates() {
  const styles = useStyles()
  const words = useWords()
  const { session, attempt, show, journal } = usePane()
  const [found, setFound] = useState<BirthCertificate[]>([])
  const [open, setOpen] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    void attempt(() => session.certificates()).then((list) => { if (!gone && list !== null) setFound(list) })
    return () => { gone = true }
    // Read again when the journal grew: something was inserted or taken back.
  }, [attempt, session, journal])
  if (found.length === 0) return null
  return (
    <Accordion collapsible>
      <AccordionItem value="certificates">
        <AccordionHeader as="h2" size="small" data-testid="certificates">{words.t('certificates-title')} ({found.length})</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <ul className={styles.list}>
            {found.map((one, index) => {
              const key = `${one.tag}:${index}`
              const { quote } = one
              return (
                <li key={key} className={styles.line} data-testid="certificate" data-state={one.state}>
                  <Text weight="semibold">{one.title}</Text>
                  <span className={styles.row}>
                    <Badge appearance="tint" size="small" color={one.state === 'unchanged' ? 'success' : one.state === 'changed' ? 'warning' : 'informative'}>{words.t(`certificate-${one.state}`)}</Badge>
                    <Text size={200} className={styles.hint}>{words.t('certificate-version', { stance: words.t(`stance-${one.stance}`), version: one.version })}</Text>
                  </span>
                  <span className={styles.row}>
                    {quote !== null ? <Button size="small" onClick={() => void show(quote)}>{words.t('go-to')}</Button> : null}
                    {one.was !== one.is ? <Button size="small" aria-expanded={open === key} onClick={() => setOpen(open === key ? null : key)}>{words.t('certificate-difference')}</Button> : null}
                  </span>
                  {open === key ? <Differences before={one.was} after={one.is} /> : null}
                </li>
              )
            })}
          </ul>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
