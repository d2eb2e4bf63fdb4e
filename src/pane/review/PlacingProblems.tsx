import { makeStyles, MessageBar, MessageBarBody, Text } from '@fluentui/react-components'
import { lotIn, outcomeIn } from '../finding-words'
import { usePane } from '../pane-state'
import { useWords } from '../words'

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '18px' } })

/** After a write: how many comments stand exactly where asked, and every one that does not, with its reason. Never « done » alone. */
export function PlacingProblems() {
  const styles = useStyles()
  const words = useWords()
  const { lot } = usePane()
  if (lot.length === 0) return null
  const told = lot.map(({ line, outcome }) => ({ line, ...outcomeIn(words, outcome) }))
  const problems = told.filter(({ tone }) => tone !== 'good')
  return (
    <MessageBar intent={problems.some(({ tone }) => tone === 'bad') ? 'error' : problems.length > 0 ? 'warning' : 'success'} layout="multiline" data-testid="comments-result">
      <MessageBarBody>
        <Text weight="semibold" block>{lotIn(words, lot)}</Text>
        {problems.length > 0 ? (
          <>
            {words.t('comments-result-problems')}
            <ul className={styles.list}>
              {problems.map(({ line, text }) => <li key={line.id} data-testid="problem">{line.title} : {text}</li>)}
            </ul>
          </>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  )
}
