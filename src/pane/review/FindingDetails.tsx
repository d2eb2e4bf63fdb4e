import type { ReactNode } from 'react'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { Finding } from '../../checklist/finding'
import type { Rule } from '../../checklist/rule'
import { findingText } from '../../review/finding-text'
import { checkIn, observationsIn } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { Passage } from './Passage'

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: '8px' },
  label: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingInlineStart: '18px' },
  check: { display: 'flex', justifyContent: 'space-between', gap: '8px', alignItems: 'baseline' },
  checks: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '4px' },
})

/** Why, the question, the source, the proposal: in the order that serves the reader's role. */
export function FindingDetails({ id, finding, rule }: { id: string; finding: Finding; rule: Rule | undefined }) {
  const styles = useStyles()
  const words = useWords()
  const { settings, scan } = usePane()
  const section = (key: string, label: string, body: ReactNode) => (
    <div key={key}>
      <h4 className={styles.label}>{label}</h4>
      {body}
    </div>
  )
  if (rule === undefined) return <div id={id} />
  const text = findingText(finding, rule, words.language)
  const observed = observationsIn(words, finding, rule)
  const parts: Record<string, ReactNode> = {
    observed: observed.length > 0 ? section('observed', words.t('finding-read'), observed.map((sentence) => <p key={sentence} className={styles.text}>{sentence}</p>)) : null,
    others: finding.quotes.length > 1 ? <div key="others">{finding.quotes.slice(1, 5).map((quote) => <Passage key={`${quote.paragraph}:${quote.start}`} quote={quote} clause={scan?.clauseTitle(quote.paragraph)} />)}</div> : null,
    why: section('why', words.t('finding-why'), <p className={styles.text}>{words.pick(rule.why)}</p>),
    question: section('question', words.t(`finding-question-${settings.role}`), <p className={styles.text}>{words.pick(rule.question)}</p>),
    proposal: section('proposal', words.t('finding-proposal'), <p className={styles.text}>{words.typeset(`${text.proposal.charAt(0).toLocaleUpperCase(words.language)}${text.proposal.slice(1)}`)}</p>),
    law: text.law.length > 0
      ? section('law', words.t('finding-law'), (
          <>
            <Badge appearance="outline" color="informative" size="small">{words.t(rule.legal_status === 'mandatory' ? 'finding-mandatory' : 'finding-recommended')}</Badge>
            <ul className={styles.list}>{text.law.map((line) => <li key={line}>{words.typeset(line)}</li>)}</ul>
          </>
        ))
      : null,
    checks: rule.checks.length > 1
      ? section('checks', words.t('finding-checks'), (
          <ul className={styles.checks}>
            {finding.checks.map((check) => {
              const { label, verdict } = checkIn(words, rule, check)
              return <li key={check.check} className={styles.check}><span>{label}</span><Badge appearance="tint" size="small" color={check.verdict === 'met' ? 'success' : 'warning'}>{verdict}</Badge></li>
            })}
          </ul>
        ))
      : null,
  }
  const order = {
    avocat: ['observed', 'others', 'law', 'checks', 'proposal', 'why', 'question'],
    medecin: ['why', 'question', 'observed', 'others', 'proposal', 'law'],
    prestataire: ['proposal', 'observed', 'others', 'why', 'law'],
  }[settings.role]
  return <div id={id} className={styles.details} data-testid="details-body">{order.map((name) => parts[name])}</div>
}
