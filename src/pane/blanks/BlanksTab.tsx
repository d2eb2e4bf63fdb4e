import { useEffect, useState } from 'react'
import { Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import type { BlankPlace } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { noticeIn } from '../notice-words'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { valueProblemIn } from '../value-words'
import { useWords } from '../words'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  blank: { display: 'flex', flexDirection: 'column', gap: '6px', padding: '8px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  row: { display: 'flex', gap: '6px', alignItems: 'center' },
  input: { flexGrow: 1, minWidth: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
  group: { display: 'flex', flexDirection: 'column', gap: '8px' },
  groupTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
})

/** What blanks ask for, in the order in which one fills them. A type that stands in no group is asked with the texts. */
const groups: { id: 'names' | 'dates' | 'delays' | 'amounts'; types: string[] }[] = [
  { id: 'names', types: ['text', 'list'] },
  { id: 'dates', types: ['date'] },
  { id: 'delays', types: ['duration', 'frequency'] },
  { id: 'amounts', types: ['amount', 'percent', 'number'] },
]

function groupOf(type: string): (typeof groups)[number]['id'] {
  return groups.find(({ types }) => types.includes(type))?.id ?? 'names'
}

/** Every blank left in the contract: each asked once, written wherever it stands. */
export function BlanksTab() {
  const styles = useStyles()
  const words = useWords()
  const { session, attempt, journal } = usePane()
  const [blanks, setBlanks] = useState<BlankPlace[] | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let gone = false
    void attempt(() => session.blanks()).then((list) => { if (!gone && list !== null) setBlanks(list) })
    return () => { gone = true }
  }, [attempt, session, journal, round])
  const left = blanks?.filter((blank) => blank.value === null || blank.value === '').length ?? 0
  return (
    <div className={styles.stack}>
      <h2 className={styles.title}>{words.t('blanks-title')}</h2>
      {blanks === null ? <Spinner size="tiny" label={words.t('working')} /> : null}
      {blanks !== null && left === 0 ? <Text data-testid="blanks-none">{words.t('blanks-none')}</Text> : null}
      {left > 0 ? <Text><strong data-testid="blanks-left">{words.t('blanks-left', { n: left })}.</strong> {words.t('blanks-what')}</Text> : null}
      {groups.map(({ id }) => {
        const inside = (blanks ?? []).filter(({ type }) => groupOf(type) === id)
        return inside.length === 0 ? null : (
          <section key={id} className={styles.group} aria-labelledby={`blanks-${id}`} data-testid={`blanks-group-${id}`}>
            <h3 id={`blanks-${id}`} className={styles.groupTitle}>{words.t(`blanks-group-${id}`)}</h3>
            {inside.map((blank) => <BlankForm key={blank.name} blank={blank} onFilled={() => setRound(round + 1)} />)}
          </section>
        )
      })}
    </div>
  )
}

function BlankForm({ blank, onFilled }: { blank: BlankPlace; onFilled(): void }) {
  const styles = useStyles()
  const words = useWords()
  const { session, run, announce } = usePane()
  const [value, setValue] = useState(blank.value ?? blank.known ?? '')
  const [told, setTold] = useState<{ good: boolean; text: string } | null>(null)
  const kind = `blanks-type-${blank.type}`
  const fill = async () => {
    const outcome = await run('other', () => session.fill(blank.name, value))
    if (outcome === null) return
    const text = outcome.kind === 'done' ? words.t('blanks-filled', { n: outcome.filled })
      : outcome.kind === 'bad-value' ? words.t('blanks-bad-value', { reason: valueProblemIn(words, outcome.reason, blank.type) })
        : words.t('outcome-refused', { reason: noticeIn(words, outcome.reason) })
    setTold({ good: outcome.kind === 'done', text })
    announce(text)
    if (outcome.kind === 'done') onFilled()
  }
  return (
    <form className={styles.blank} data-testid="blank" data-blank={blank.name} onSubmit={(event) => { event.preventDefault(); void fill() }}>
      <Field label={words.typeset(blank.label)} hint={blank.hint !== null ? words.typeset(blank.hint) : (words.knows(kind) ? words.t(kind) : undefined)} validationState={told === null ? 'none' : told.good ? 'success' : 'error'} validationMessage={told?.text}>
        <div className={styles.row}>
          <Input className={styles.input} size="small" value={value} data-testid={`blank-value-${blank.name}`} onChange={(_, data) => { setValue(data.value); setTold(null) }} />
          <ActionButton size="small" type="submit" data-testid={`blank-fill-${blank.name}`} aria-label={words.t('blanks-fill-of', { label: blank.label })}>{words.t('blanks-fill')}</ActionButton>
        </div>
      </Field>
      <details>
        <summary className={styles.hint}>{words.t('blanks-places', { n: blank.places.length })}</summary>
        {blank.places.map(({ clause, quote }) => <Passage key={`${quote.paragraph}:${quote.start}`} quote={quote} clause={clause} />)}
      </details>
    </form>
  )
}
