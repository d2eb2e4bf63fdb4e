import type { ReactNode } from 'react'
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { Finding, RuleResult } from '../../checklist/finding'
import type { Scan } from '../../review/session'
import { ActionButton } from '../ActionButton'
import { titleOf } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'
import { Passage } from './Passage'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '8px' },
  panel: { margin: 0 },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** What is not to be acted on: points satisfied with their words, traps not found, points without object, points set aside. */
export function OtherResults({ scan }: { scan: Scan }) {
  const styles = useStyles()
  const words = useWords()
  const pane = usePane()
  const { results, findings } = scan.review
  const met = results.filter((result) => result.verdict === 'met')
  const clear = results.filter((result) => result.verdict === 'clear')
  const foreign = results.filter((result) => result.verdict === 'not-applicable')
  const aside = findings.filter((finding) => scan.dismissed.has(finding.id))
  const plain = (list: RuleResult[]) => <ul className={styles.list}>{list.map((result) => <li key={result.rule}><Text>{titleOf(words, pane.rules, result.rule)}</Text></li>)}</ul>
  const setAside = (finding: Finding) => {
    const why = scan.dismissed.get(finding.id)
    const title = titleOf(words, pane.rules, finding.rule)
    return (
      <li key={finding.id} data-testid="dismissed">
        <Text>{title}</Text>
        {why !== undefined ? <span className={styles.hint}>{words.t('dismissed-by', { date: words.date(why.date), role: words.t(`role-${why.role}`).toLocaleLowerCase(words.language), scope: words.t(`scope-${why.scope}`) })} {why.reason}</span> : null}
        <ActionButton size="small" data-testid="restore" aria-label={`${words.t('restore')} : ${title}`} onClick={() => void pane.restore(finding.id)}>{words.t('restore')}</ActionButton>
      </li>
    )
  }
  const item = (value: string, title: string, body: ReactNode) => (
    <AccordionItem value={value} key={value}>
      <AccordionHeader as="h2" size="small" data-testid={`others-${value}`}>{title}</AccordionHeader>
      <AccordionPanel className={styles.panel}>{body}</AccordionPanel>
    </AccordionItem>
  )
  return (
    <Accordion collapsible multiple>
      {aside.length > 0 ? item('dismissed', words.t('dismissed-title', { n: aside.length }), <ul className={styles.list}>{aside.map(setAside)}</ul>) : null}
      {met.length > 0 ? item('met', words.t('passed-title', { n: met.length }), (
        <ul className={styles.list}>
          {met.map((result) => (
            <li key={result.rule}>
              <Text>{titleOf(words, pane.rules, result.rule)}</Text>
              {result.quotes[0] !== undefined ? <Passage quote={result.quotes[0]} clause={scan.clauseTitle(result.quotes[0].paragraph)} /> : null}
            </li>
          ))}
        </ul>
      )) : null}
      {clear.length > 0 ? item('clear', words.t('clear-title', { n: clear.length }), plain(clear)) : null}
      {foreign.length > 0 ? item('foreign', words.t('not-concerned-title', { n: foreign.length }), plain(foreign)) : null}
    </Accordion>
  )
}
