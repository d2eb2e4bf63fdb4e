import { useEffect, useState } from 'react'
import { Badge, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import type { Negotiation, OtherSideChange, Scan } from '../../review/session'
import { titleOf } from '../finding-words'
import { noticeIn } from '../notice-words'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { useWords } from '../words'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '8px' },
  item: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground3 },
})

const colours = { mends: 'success', weakens: 'danger', neutral: 'informative' } as const
const SHOWN = 160
const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** Tracked changes, each with what it does to the points. */
export function Changes({ negotiation, scan }: { negotiation: Negotiation; scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const { attempt, rules } = usePane()
  const [changes, setChanges] = useState<{ lines: OtherSideChange[]; notice: string | null } | null>(null)
  useEffect(() => {
    let gone = false
    void attempt(() => negotiation.changes(scan)).then((read) => { if (!gone) setChanges(read) })
    return () => { gone = true }
  }, [attempt, negotiation, scan])
  const sentence = ({ before, after }: OtherSideChange) =>
    before === '' ? words.t('change-adds', { after: short(after) }) : after === '' ? words.t('change-removes', { before: short(before) }) : words.t('change-replaces', { before: short(before), after: short(after) })
  return (
    <section aria-label={words.t('changes-title')}>
      <h2 className={styles.title}>{words.t('changes-title')}</h2>
      {changes !== null && changes.notice !== null ? <MessageBar intent="warning" layout="multiline" data-testid="changes-notice"><MessageBarBody>{noticeIn(words, changes.notice)}</MessageBarBody></MessageBar> : null}
      {changes !== null && changes.lines.length === 0 && changes.notice === null ? <Text className={styles.hint}>{words.t('changes-none')}</Text> : null}
      <ul className={styles.list}>
        {(changes?.lines ?? []).map((change) => (
          <li key={change.id} className={styles.item} data-testid="change" data-effect={change.effect}>
            <Badge appearance="tint" color={colours[change.effect]}>{words.t(`effect-${change.effect}`)}</Badge>
            <Text>{sentence(change)}</Text>
            <Text size={200} className={styles.hint}>{[change.author, ...change.rules.map((rule) => titleOf(words, rules, rule))].join(' · ')}</Text>
            {change.quote !== null && change.quote.exact !== '' ? <Passage quote={change.quote} clause={scan.clauseTitle(change.quote.paragraph)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
