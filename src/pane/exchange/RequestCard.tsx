import { useState } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Badge, Card, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components'
import type { Outcome } from '../../document/port'
import type { JournalEntry, Negotiation, NegotiationLine, NegotiationStatus, Role, Scan } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { isAcceptable, outcomeIn, verdictIn, worthIn } from '../finding-words'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { useWords } from '../words'
import { NameAuthor } from './NameAuthor'
import { OwnVersion } from './OwnVersion'

const useStyles = makeStyles({
  card: { padding: '10px 12px', gap: '8px', marginBlock: '8px', boxShadow: 'none', border: `1px solid ${tokens.colorNeutralStroke2}`, overflow: 'visible' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, overflowWrap: 'anywhere' },
  label: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  text: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '6px', alignItems: 'center' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  hint: { color: tokens.colorNeutralForeground3 },
  history: { margin: 0, paddingInlineStart: '18px' },
  panel: { margin: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
})

const answers: readonly Exclude<NegotiationStatus, 'asked'>[] = ['answered', 'agreed', 'refused', 'deferred']
const colours = { asked: 'warning', answered: 'informative', agreed: 'success', refused: 'danger', deferred: 'subtle' } as const

interface Told { good: boolean; text: string }

/** One request: the clause, what is asked and why, the present words; for the provider, his version and his answer. */
export function RequestCard({ line, negotiation, scan, onChanged }: { line: NegotiationLine; negotiation: Negotiation; scan: Scan; onChanged(): Promise<void> }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const provider = pane.settings.role === 'prestataire'
  const [answer, setAnswer] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const tell = (good: boolean, text: string) => { setTold({ good, text }); pane.announce(text) }
  const tellOutcome = async (outcome: Outcome, done: string) => {
    const said = outcomeIn(words, outcome)
    tell(said.tone === 'good', said.tone === 'good' ? done : said.text)
    if (said.tone === 'good') await onChanged()
  }
  const reply = async (status: NegotiationStatus) => {
    if (answer.trim() === '' && status !== 'agreed') return tell(false, words.t('exchange-answer-empty'))
    const outcome = await pane.run('other', () => negotiation.answer(line.finding, status, answer.trim(), pane.settings.role))
    if (outcome === null) return
    if (outcome.kind === 'done') setAnswer('')
    await tellOutcome(outcome, words.t('exchange-answered'))
  }
  const put = async (text: string) => {
    const report = await pane.run('insert', () => negotiation.replaceWith(scan, line.finding, text, pane.settings.role))
    if (report === null) return false
    if (report.outcome.kind !== 'inserted' && report.outcome.kind !== 'done') {
      tell(false, outcomeIn(words, report.outcome).text)
      return false
    }
    if (report.scan !== null) await pane.adopt(report.scan)
    const [after] = report.after
    const worth = after === undefined ? { good: true, text: words.t('outcome-done') } : worthIn(words, pane.rules.get(line.rule), pane.settings.role, after)
    tell(worth.good, worth.text)
    await onChanged()
    return true
  }
  const name = async (author: string, role: Role) => {
    const outcome = await pane.run('other', () => negotiation.nameAuthor(author, role))
    if (outcome !== null) await tellOutcome(outcome, words.t('outcome-done'))
  }
  const offer = async (offered: boolean) => {
    const outcome = await pane.run('other', () => negotiation.offerFallback(line.finding, offered))
    if (outcome !== null) await tellOutcome(outcome, offered ? words.t('exchange-fallback-offered') : words.t('outcome-done'))
  }
  const undo = async (entry: JournalEntry) => {
    const outcome = await pane.undo(entry)
    if (outcome === null) return
    const said = outcomeIn(words, outcome)
    tell(said.tone === 'good', said.tone === 'good' ? words.t('undone') : said.text)
  }
  const written = pane.journal.find(({ what, undone, findings }) => what === 'replacement' && !undone && findings.includes(line.finding))
  const acceptable = isAcceptable(line.verdict)
  const nowText = acceptable ? words.t('exchange-now-ok') : words.t('exchange-now-not', { verdict: verdictIn(words, pane.settings.role, line, pane.rules.get(line.rule)?.kind) })
  return (
    <Card className={styles.card} data-testid="request" data-finding={line.finding} data-status={line.status}>
      <div className={styles.row}>
        <h3 className={styles.title}>{line.title}</h3>
        <Badge appearance="tint" color={colours[line.status]}>{words.t(`status-${line.status}`)}</Badge>
      </div>
      <div><h4 className={styles.label}>{words.t('exchange-asked')}</h4><p className={styles.text}>{line.asked}</p></div>
      <div><h4 className={styles.label}>{words.t('exchange-present')}</h4>{line.quote !== null && line.present !== '' ? <Passage quote={line.quote} clause={line.clause} /> : <p className={styles.text}>{words.t('exchange-present-none')}</p>}
        <Text size={200} block className={acceptable ? styles.good : styles.bad} data-testid="request-now" data-good={acceptable}>{acceptable ? '✓ ' : '✗ '}{nowText}</Text>
      </div>
      <Accordion collapsible>
        <AccordionItem value="why">
          <AccordionHeader as="h4" size="small">{words.t('exchange-why')}</AccordionHeader>
          <AccordionPanel className={styles.panel}><p className={styles.text}>{line.why}</p>{line.law.map((law) => <Text key={law} size={200} className={styles.hint}>{law}</Text>)}</AccordionPanel>
        </AccordionItem>
        {provider && (line.quote !== null || !acceptable) ? (
          <AccordionItem value="version">
            <AccordionHeader as="h4" size="small" data-testid="request-version">{words.t(line.quote === null ? 'exchange-version-new' : 'exchange-version')}</AccordionHeader>
            <AccordionPanel className={styles.panel}><OwnVersion line={line} negotiation={negotiation} scan={scan} onPut={put} /></AccordionPanel>
          </AccordionItem>
        ) : null}
        {line.history.length > 0 ? (
          <AccordionItem value="history">
            <AccordionHeader as="h4" size="small">{words.t('exchange-history')} ({line.history.length})</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <ul className={styles.history}>
                {line.history.map((step, index) => (
                  <li key={index}>
                    <Text size={200} weight="semibold">{step.role !== null ? words.t(`role-${step.role}`) : step.status === 'asked' ? step.author : words.t('exchange-someone', { author: step.author })} · {words.t(`status-${step.status}`)} · {words.date(step.date)}</Text>
                    <p className={styles.text}>{step.text}</p>
                    {step.gathered > 1 ? <Text size={200} block className={styles.hint} data-testid="gathered">{words.t('exchange-gathered', { n: step.gathered })}</Text> : null}
                    {step.role === null && step.status !== 'asked' ? <NameAuthor author={step.author} onName={(author, role) => void name(author, role)} /> : null}
                  </li>
                ))}
              </ul>
            </AccordionPanel>
          </AccordionItem>
        ) : null}
      </Accordion>
      {line.fallback !== null && (provider || line.fallbackTaken) ? (
        <div data-testid="fallback" data-taken={line.fallbackTaken}>
          <h4 className={styles.label}>{words.t('exchange-fallback')}</h4>
          <p className={styles.text}>{line.fallback}</p>
          {line.fallbackTaken ? <Text block className={styles.good} data-testid="fallback-taken">✓ {words.t('exchange-fallback-taken')}</Text>
            : <ActionButton size="small" data-testid="fallback-take" onClick={() => void put(line.fallback ?? '')}>{words.t('exchange-fallback-take')}</ActionButton>}
        </div>
      ) : null}
      {written !== undefined ? <ActionButton size="small" data-testid="version-undo" onClick={() => void undo(written)}>{words.t('exchange-put-undo')}</ActionButton> : null}
      {provider || !line.offerable ? null : <ActionButton size="small" data-testid="fallback-offer" onClick={() => void offer(line.fallback === null)}>{words.t(line.fallback === null ? 'exchange-fallback-offer' : 'exchange-fallback-withdraw')}</ActionButton>}
      <Field label={words.t('exchange-answer')} size="small"><Textarea rows={2} resize="vertical" value={answer} data-testid="answer-text" onChange={(_, data) => setAnswer(data.value)} /></Field>
      <div className={styles.row}>
        {answers.map((status) => <ActionButton key={status} size="small" data-testid={`answer-${status}`} onClick={() => void reply(status)}>{words.t(`exchange-send-${status}`)}</ActionButton>)}
      </div>
      {told !== null ? <Text size={200} data-testid="request-told" data-good={told.good}>{told.good ? '✓ ' : '✗ '}{told.text}</Text> : null}
    </Card>
  )
}
