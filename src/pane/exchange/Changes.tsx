import { useEffect, useState } from 'react'
import { Badge, makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from '@fluentui/react-components'
import type { Negotiation, OtherSideChange, Role, Scan } from '../../review/session'
import { titleOf } from '../finding-words'
import { noticeIn } from '../notice-words'
import { usePane } from '../pane-state'
import { Passage } from '../review/Passage'
import { useWords } from '../words'
import { NameAuthor } from './NameAuthor'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  stack: { display: 'flex', flexDirection: 'column', gap: '8px' },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '10px' },
  item: { display: 'flex', flexDirection: 'column', gap: '4px', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  hint: { color: tokens.colorNeutralForeground3 },
  summary: { cursor: 'pointer', paddingBlock: '4px' },
})

const colours = { mends: 'success', weakens: 'danger', unsure: 'warning', neutral: 'informative' } as const
const SHOWN = 160
/** Without the spaces at its ends, unless there is nothing else. */
const short = (text: string) => {
  const plain = text.trim() === '' ? text : text.trim()
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain
}

type Read = Awaited<ReturnType<Negotiation['changes']>>

/** Tracked changes: the other side's, each with what it does to the points; then our own, folded away. */
export function Changes({ negotiation, scan, onNamed }: { negotiation: Negotiation; scan: Scan; onNamed(): Promise<void> }) {
  const styles = useStyles()
  const words = useWords()
  const { attempt, run, settings } = usePane()
  const [changes, setChanges] = useState<Read | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    void attempt(async () => {
      try {
        return await negotiation.changes(scan, settings.role, stop.signal)
      } catch (error) {
        // Another reading has taken its place; anything else is a bug.
        if (!stop.signal.aborted) throw error
        return null
      }
    }).then((read) => { if (!stop.signal.aborted) setChanges(read) })
    return () => stop.abort()
  }, [attempt, negotiation, scan, settings.role, round])
  const name = async (author: string, role: Role) => {
    if ((await run('other', () => negotiation.nameAuthor(author, role))) === null) return
    setRound(round + 1)
    await onNamed()
  }
  const others = changes?.lines.filter(({ own }) => !own) ?? []
  const own = changes?.lines.filter((change) => change.own) ?? []
  const unknown = [...new Set(others.filter(({ role }) => role === null).map(({ author }) => author))].filter((author) => author !== '')
  return (
    <section className={styles.stack} aria-label={words.t('changes-title')} data-testid="changes">
      <h2 className={styles.title}>{words.t('changes-title')}</h2>
      {changes === null ? <Spinner size="tiny" label={words.t('working')} /> : null}
      {changes !== null && changes.notice !== null ? <MessageBar intent="warning" layout="multiline" data-testid="changes-notice"><MessageBarBody>{noticeIn(words, changes.notice)}</MessageBarBody></MessageBar> : null}
      {changes !== null && changes.lines.length + changes.unlisted === 0 && changes.notice === null ? <Text className={styles.hint}>{words.t('changes-none')}</Text> : null}
      {others.length === 0 && own.length > 0 ? <Text className={styles.hint} data-testid="changes-other-none">{words.t('changes-other-none')}</Text> : null}
      {unknown.map((author) => <NameAuthor key={author} author={author} onName={(who, role) => void name(who, role)} />)}
      <ul className={styles.list} aria-label={words.t('changes-other')}>{others.map((change) => <Change key={change.id} change={change} scan={scan} />)}</ul>
      {own.length > 0 ? (
        <details data-testid="changes-own">
          <summary className={styles.summary}>{words.t('changes-own', { n: own.length })}</summary>
          <ul className={styles.list}>{own.map((change) => <Change key={change.id} change={change} scan={scan} />)}</ul>
        </details>
      ) : null}
      {changes !== null && changes.unlisted > 0 ? <Text size={200} className={styles.hint} data-testid="changes-unlisted">{words.t('changes-unlisted', { n: changes.unlisted })}</Text> : null}
    </section>
  )
}

function Change({ change, scan }: { change: OtherSideChange; scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const { rules } = usePane()
  const { before, after, effect, quote } = change
  const sentence = before === '' ? words.t('change-adds', { after: short(after) }) : after === '' ? words.t('change-removes', { before: short(before) }) : words.t('change-replaces', { before: short(before), after: short(after) })
  return (
    <li className={styles.item} data-testid="change" data-effect={effect ?? 'own'}>
      {effect !== null ? <Badge appearance="tint" color={colours[effect]}>{words.t(`effect-${effect}`)}</Badge> : null}
      <Text>{sentence}</Text>
      <Text size={200} className={styles.hint}>{[change.author, ...change.rules.map((rule) => titleOf(words, rules, rule))].join(' · ')}</Text>
      {quote !== null && quote.exact !== '' ? <Passage quote={quote} clause={scan.clauseTitle(quote.paragraph)} /> : null}
    </li>
  )
}
