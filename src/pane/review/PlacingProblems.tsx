import { makeStyles, MessageBar, MessageBarBody, Text } from '@fluentui/react-components'
import { outcomeIn, titleOf } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '18px' } })

/** After a write: how many stand exactly where asked, and every one that does not, with its reason. Never « done » alone. */
export function PlacingProblems() {
  const styles = useStyles()
  const words = useWords()
  const { outcomes, scan, rules } = usePane()
  if (outcomes.size === 0 || scan === null) return null
  const told = [...outcomes].map(([finding, outcome]) => ({ finding, ...outcomeIn(words, outcome) }))
  const problems = told.filter(({ tone }) => tone !== 'good')
  const rule = new Map(scan.review.findings.map((finding) => [finding.id, finding.rule]))
  return (
    <MessageBar intent={problems.some(({ tone }) => tone === 'bad') ? 'error' : problems.length > 0 ? 'warning' : 'success'} layout="multiline" data-testid="comments-result">
      <MessageBarBody>
        <Text weight="semibold" block>{words.t('comments-result', { placed: told.length - problems.length, total: told.length })}</Text>
        {problems.length > 0 ? (
          <>
            {words.t('comments-result-problems')}
            <ul className={styles.list}>
              {problems.map(({ finding, text }) => <li key={finding} data-testid="problem">{titleOf(words, rules, rule.get(finding) ?? finding)} : {text}</li>)}
            </ul>
          </>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  )
}
