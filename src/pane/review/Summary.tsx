import { Badge, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components'
import type { Scan } from '../../review/session'
import { usePane } from '../pane-state'
import { noticeIn } from '../notice-words'
import { useWords } from '../words'
import { CorrectDialog } from './CorrectDialog'
import { Rescan } from './Rescan'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: '6px', padding: '10px 12px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground2, marginBlockEnd: '10px', '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  rows: { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 10px', margin: 0 },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  badges: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  notices: { display: 'flex', flexDirection: 'column', gap: '6px', ':not(:empty)': { marginBlockEnd: '8px' } },
})

/** What the contract is, before what is wrong with it; whether it is the right document at all, before anything else. */
export function Summary({ scan }: { scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { review } = scan
  const party = (role: 'client' | 'prestataire') => {
    const found = review.parties.filter((one) => one.role === role)
    const named = found.flatMap((one) => [...one.names, ...one.terms.map((term) => `« ${term} »`)])
    return named.length === 0 ? words.t('summary-party-unknown') : [...new Set(named)].slice(0, 4).join(', ')
  }
  const notices = [...new Set([...scan.snapshot.notices, ...review.notices, ...scan.memoryNotices])]
  const readOnly = pane.session.capabilities().readOnlyReason
  const checked = review.results.filter((result) => result.verdict !== 'not-applicable').length
  const open = review.findings.filter((finding) => !scan.dismissed.has(finding.id)).length
  return (
    <>
      <div className={styles.notices}>
        {review.notThisKind !== null ? (
          <MessageBar intent="warning" layout="multiline" data-testid="not-this-kind">
            <MessageBarBody><MessageBarTitle>{words.t('summary-not-this-kind-title')}</MessageBarTitle>{noticeIn(words, review.notThisKind)}</MessageBarBody>
          </MessageBar>
        ) : null}
        {readOnly !== null ? (
          <MessageBar intent="warning" layout="multiline" data-testid="read-only">
            <MessageBarBody>{words.t('cannot-write', { reason: noticeIn(words, readOnly) })} {words.t('cannot-write-scan')}</MessageBarBody>
          </MessageBar>
        ) : null}
        {notices.map((code) => {
          const text = noticeIn(words, code)
          return <MessageBar key={code} intent="info" layout="multiline" data-testid="notice"><MessageBarBody>{text}</MessageBarBody></MessageBar>
        })}
      </div>
      <section className={styles.box} aria-label={words.t('summary-title')} data-testid="summary">
        <div className={styles.head}>
          <h2 className={styles.title}>{words.t('summary-title')}</h2>
          <CorrectDialog scan={scan} />
        </div>
        <dl className={styles.rows}>
          <dt className={styles.label}>{words.t('summary-types')}</dt>
          <dd className={styles.value}>
            {review.types.length === 0 ? words.t('summary-types-none') : (
              <span className={styles.badges}>{review.types.map(({ type }) => <Badge key={type} appearance="tint" color="brand">{words.t(`type-${type}`)}</Badge>)}</span>
            )}
          </dd>
          <dt className={styles.label}>{words.t('summary-client')}</dt>
          <dd className={styles.value}>{party('client')}</dd>
          <dt className={styles.label}>{words.t('summary-provider')}</dt>
          <dd className={styles.value}>{party('prestataire')}</dd>
        </dl>
        <div className={styles.head}>
          <span>{words.t('summary-counts', { n: open, checked })}</span>
          <Rescan />
        </div>
      </section>
    </>
  )
}
