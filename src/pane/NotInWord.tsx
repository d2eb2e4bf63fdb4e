import { Button, FluentProvider, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { Language } from '../wording/say'
import './pane.css'
import { themeOf } from './theme'
import { useScheme } from './use-scheme'
import { useWords, WordsProvider } from './words'

export type Absence = 'office-missing' | 'outside' | 'old'

const useStyles = makeStyles({ title: { margin: '0 0 8px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 }, page: { padding: '16px', height: '100vh', boxSizing: 'border-box', overflowY: 'auto' }, steps: { paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '6px' } })
const noHint = () => undefined

/** Shown instead of the pane when there is no Word to speak to: says why, and how to open it. Both languages in one page. */
export function NotInWord({ absence, language }: { absence: Absence; language: Language }) {
  const scheme = useScheme(noHint)
  const other: Language = language === 'fr' ? 'en' : 'fr'
  return (
    <FluentProvider theme={themeOf[scheme]}>
      <WordsProvider language={language}>
        <Page absence={absence} other={other} />
      </WordsProvider>
    </FluentProvider>
  )
}

function Page({ absence, other }: { absence: Absence; other: Language }) {
  const styles = useStyles()
  return (
    <main className={styles.page} data-testid="not-in-word" data-absence={absence}>
      <Explanation absence={absence} level="h1" />
      <hr />
      <WordsProvider language={other}><Explanation absence={absence} level="h2" /></WordsProvider>
    </main>
  )
}

function Explanation({ absence, level: Heading }: { absence: Absence; level: 'h1' | 'h2' }) {
  const styles = useStyles()
  const words = useWords()
  return (
    <div lang={words.language}>
      <Heading className={styles.title}>{words.t('not-in-word-title')}</Heading>
      <Text block>{words.t(`not-in-word-${absence}`)}</Text>
      {absence === 'old' ? null : (
        <ol className={styles.steps}>
          {(['not-in-word-step-1', 'not-in-word-step-2', 'not-in-word-step-3'] as const).map((step) => <li key={step}>{words.t(step)}</li>)}
        </ol>
      )}
      <Button onClick={() => window.location.reload()}>{words.t('retry')}</Button>
    </div>
  )
}
