import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import { CheckmarkCircle20Filled, ErrorCircle20Filled } from '@fluentui/react-icons'
import type { Quote } from '../../contract/quote'
import type { Negotiation, NegotiationLine, ReadyLine, Scan } from '../../review/session'
import { readySentence } from '../../wording/ready'
import { ActionButton } from '../ActionButton'
import { usePane } from '../pane-state'
import { useNewest } from '../use-newest'
import { useWords } from '../words'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  stack: { display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'flex-start' },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '6px' },
  line: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  good: { color: tokens.colorPaletteGreenForeground1, flexShrink: 0 },
  bad: { color: tokens.colorPaletteRedForeground1, flexShrink: 0 },
  place: { maxWidth: '100%', justifyContent: 'start', textAlign: 'start', fontWeight: tokens.fontWeightRegular },
  places: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  hint: { color: tokens.colorNeutralForeground3 },
})

const PLACES = 6
/** Longest label of a place, in UTF-16 units: it must fit a pane of 320 px. */
const LABEL = 34

/**
 * « Prêt à signer »: each condition with its state, each open one with its places. Once asked, it is checked again whenever
 * the contract was read again, an answer was given or a point set aside: a verdict never outlives what it was given on.
 */
export function ReadyToSign({ negotiation, scan, answers }: { negotiation: Negotiation; scan: Scan; answers: NegotiationLine[] | null }) {
  const styles = useStyles()
  const words = useWords()
  const { attempt, announce, openPage, settings } = usePane()
  const [lines, setLines] = useState<ReadyLine[] | null>(null)
  const ask = useNewest()
  const asked = useRef(false)
  const verdictOf = useCallback((of: ReadyLine[]) => {
    const open = of.filter(({ ok }) => !ok).length
    return open === 0 ? words.t('ready-yes') : words.t('ready-no', { n: open })
  }, [words])
  const check = useCallback(async () => {
    asked.current = true
    const isNewest = ask()
    const read = await attempt(() => negotiation.ready(scan))
    if (read === null || !isNewest()) return
    setLines(read)
    announce(verdictOf(read))
  }, [ask, attempt, announce, negotiation, scan, verdictOf])
  useEffect(() => {
    if (!asked.current) return
    setLines(null)
    void check()
    // Other things than these do not change the answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scan, answers])
  return (
    <section className={styles.stack} aria-label={words.t('ready-title')} data-testid="ready">
      <h2 className={styles.title}>{words.t('ready-title')}</h2>
      <ActionButton data-testid="ready-check" onClick={() => void check()}>{words.t('ready-check')}</ActionButton>
      {lines !== null ? <MessageBar intent={lines.every(({ ok }) => ok) ? 'success' : 'warning'} layout="multiline" data-testid="ready-verdict"><MessageBarBody>{verdictOf(lines)}</MessageBarBody></MessageBar> : null}
      <ul className={styles.list}>
        {(lines ?? []).map((line) => (
          <li key={line.code} className={styles.line} data-testid="ready-line" data-code={line.code} data-ok={line.ok}>
            {line.ok ? <CheckmarkCircle20Filled className={styles.good} aria-label={words.t('ready-ok')} /> : <ErrorCircle20Filled className={styles.bad} aria-label={words.t('ready-not-ok')} />}
            <div>
              <Text block>{words.typeset(readySentence(words.language, line))}</Text>
              {line.acceptedReason !== undefined ? <Text size={200} className={styles.hint} block>{words.t('ready-accepted', { reason: line.acceptedReason })}</Text> : null}
              {line.ok ? null : <Places line={line} />}
            </div>
          </li>
        ))}
      </ul>
      {lines !== null && settings.role !== 'prestataire' ? (
        <>
          <Text size={200} className={styles.hint}>{words.t('ready-marks-what')}</Text>
          <Button size="small" data-testid="ready-marks" onClick={() => openPage({ kind: 'marks' })}>{words.t('ready-marks')}</Button>
        </>
      ) : null}
    </section>
  )
}

/** Each place one press away; a long list is unfolded. */
function Places({ line }: { line: ReadyLine }) {
  const styles = useStyles()
  const words = useWords()
  const { show } = usePane()
  const [all, setAll] = useState(false)
  // The words tell more than a number; words that were taken out have none.
  const labelOf = ({ exact }: Quote, index: number) => {
    const plain = exact.replace(/\s+/g, ' ').trim()
    return plain === '' ? words.t('ready-place', { n: index + 1 }) : plain.length > LABEL ? `${plain.slice(0, LABEL).trimEnd()}…` : plain
  }
  const hidden = all ? 0 : Math.max(0, line.places.length - PLACES)
  return (
    <span className={styles.places}>
      {line.places.slice(0, line.places.length - hidden).map((quote, index) => <Button key={index} size="small" data-testid="ready-place" title={quote.exact.slice(0, 80)} className={styles.place} aria-label={words.t('ready-place', { n: index + 1 })} onClick={() => void show(quote)}>{labelOf(quote, index)}</Button>)}
      {hidden > 0 ? <Button size="small" appearance="subtle" data-testid="ready-more" onClick={() => setAll(true)}>{words.t('ready-more', { n: hidden })}</Button> : null}
    </span>
  )
}
