import { useEffect, useState } from 'react'
import { makeStyles, Text, Textarea, tokens } from '@fluentui/react-components'
import type { Negotiation, NegotiationLine, Scan } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { worthIn } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
})

/** Milliseconds without a key until the version is judged. */
const PAUSE = 350

/** The provider's own version: told at once, as he types, whether it would be acceptable; written into the contract when he says so. */
export function OwnVersion({ line, negotiation, scan, onPut }: { line: NegotiationLine; negotiation: Negotiation; scan: Scan; onPut(text: string): Promise<boolean> }) {
  const styles = useStyles()
  const words = useWords()
  const { attempt, rules, settings, announce } = usePane()
  // Null while he has not typed: the box then follows what he writes in Word.
  const [typed, setTyped] = useState<string | null>(null)
  const [worth, setWorth] = useState<{ good: boolean; text: string } | 'trying' | null>(null)
  const text = typed ?? line.present
  const changed = typed !== null && typed.trim() !== '' && typed !== line.present
  useEffect(() => {
    if (!changed) return setWorth(null)
    const stop = new AbortController()
    setWorth('trying')
    const timer = setTimeout(() => {
      void attempt(async () => {
        try {
          return await negotiation.tryVersion(scan, line.finding, text, stop.signal)
        } catch (error) {
          // He typed on: the next version is judged instead. Anything else is a bug.
          if (!stop.signal.aborted) throw error
          return null
        }
      }).then((judged) => {
        if (judged === null || stop.signal.aborted) return
        const told = worthIn(words, rules.get(line.rule), settings.role, judged)
        setWorth(told)
        announce(told.text)
      })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [announce, attempt, changed, line.finding, line.rule, negotiation, rules, scan, settings.role, text, words])
  const put = async () => { if (await onPut(text)) setTyped(null) }
  return (
    <>
      <Textarea rows={4} resize="vertical" value={text} aria-label={words.t(line.quote === null ? 'exchange-version-new' : 'exchange-version')} data-testid="version-text" onChange={(_, data) => setTyped(data.value)} />
      {worth === 'trying' ? <Text size={200} className={styles.hint}>{words.t('exchange-trying')}</Text> : null}
      {worth !== null && worth !== 'trying' ? <Text size={200} className={worth.good ? styles.good : styles.bad} data-testid="version-told" data-good={worth.good}>{worth.good ? '✓ ' : '✗ '}{worth.text}</Text> : null}
      <div><ActionButton size="small" data-testid="version-put" disabled={!changed} onClick={() => void put()}>{words.t('exchange-put')}</ActionButton></div>
      <Text size={200} className={styles.hint}>{words.t('exchange-put-note')}</Text>
    </>
  )
}
