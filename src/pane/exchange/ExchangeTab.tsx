import { useCallback, useEffect, useRef, useState } from 'react'
import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import type { Negotiation, NegotiationLine, Scan } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { usePane } from '../pane-state'
import { useNewest } from '../use-newest'
import { useWords } from '../words'
import { Changes } from './Changes'
import { MergeCopy } from './MergeCopy'
import { ReadyToSign } from './ReadyToSign'
import { RequestCard } from './RequestCard'
import { SendPreparation } from './SendPreparation'
import { SinceLastReview } from './SinceLastReview'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '14px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  hint: { color: tokens.colorNeutralForeground3 },
})

/** What passes between the parties: requests and answers, the other side's changes, sending, signing. */
export function ExchangeTab() {
  const words = useWords()
  const { session, scan, runScan } = usePane()
  const styles = useStyles()
  const { negotiation } = session
  if (negotiation === undefined) return null
  if (scan === null) {
    return (
      <div className={styles.stack}>
        <Text>{words.t('exchange-needs-scan')}</Text>
        <ActionButton appearance="primary" data-testid="exchange-scan" onClick={() => void runScan()}>{words.t('scan')}</ActionButton>
      </div>
    )
  }
  return <Exchange negotiation={negotiation} scan={scan} />
}

/** In the order of the document: what has a place before what has none. */
function inDocumentOrder(lines: NegotiationLine[]): NegotiationLine[] {
  const place = (line: NegotiationLine) => (line.quote === null ? Number.MAX_SAFE_INTEGER : line.quote.paragraph)
  return [...lines].sort((a, b) => place(a) - place(b) || (a.quote?.start ?? 0) - (b.quote?.start ?? 0))
}

function Exchange({ negotiation, scan }: { negotiation: Negotiation; scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const { settings, attempt } = usePane()
  const [lines, setLines] = useState<NegotiationLine[] | null>(null)
  // A card that wrote calls the `reload` that it was drawn with: the scan of now counts.
  const latest = useRef(scan)
  const ask = useNewest()
  const reload = useCallback(async () => {
    const isNewest = ask()
    const read = await attempt(() => negotiation.lines(latest.current))
    if (read !== null && isNewest()) setLines(inDocumentOrder(read))
  }, [ask, attempt, negotiation])
  useEffect(() => {
    latest.current = scan
    void reload()
  }, [scan, reload])
  const provider = settings.role === 'prestataire'
  const left = lines?.filter((line) => line.status === 'asked').length ?? 0
  return (
    <div className={styles.stack}>
      <section aria-label={words.t(provider ? 'exchange-asked-title' : 'exchange-requests-title')}>
        <h2 className={styles.title}>{words.t(provider ? 'exchange-asked-title' : 'exchange-requests-title')}</h2>
        {lines === null ? <Spinner size="tiny" label={words.t('working')} /> : null}
        {lines?.length === 0 ? <Text className={styles.hint} data-testid="exchange-none">{words.t('exchange-none')} {provider ? '' : words.t('exchange-none-hint')}</Text> : null}
        {lines !== null && lines.length > 0 ? <Text block role="status" data-testid="exchange-left">{left > 0 ? words.t('exchange-left', { n: left }) : words.t('exchange-all-answered')}</Text> : null}
        {(lines ?? []).map((line) => <RequestCard key={line.rule} line={line} negotiation={negotiation} scan={scan} onChanged={reload} />)}
      </section>
      <SinceLastReview negotiation={negotiation} scan={scan} />
      <Changes negotiation={negotiation} scan={scan} onNamed={reload} />
      <MergeCopy negotiation={negotiation} onMerged={reload} />
      {provider ? null : <SendPreparation negotiation={negotiation} scan={scan} />}
      <ReadyToSign negotiation={negotiation} scan={scan} answers={lines} />
    </div>
  )
}
