import { FluentProvider } from '@fluentui/react-components'
import type { Language } from '../wording/say'
import { ErrorBoundary } from './ErrorBoundary'
import './pane.css'
import { themeOf } from './theme'
import { useScheme } from './use-scheme'
import { WordsProvider } from './words'

const noHint = () => undefined
const reload = () => window.location.reload()

/** A fault before there was a session: the same page and report, and a reload as the way to start again. */
export function StartFault({ error, language, version }: { error: unknown; language: Language; version: string }) {
  const scheme = useScheme(noHint)
  return (
    <FluentProvider theme={themeOf[scheme]}>
      <WordsProvider language={language}>
        <ErrorBoundary version={version} capabilities={() => null} onRestart={reload}><Throw error={error} /></ErrorBoundary>
      </WordsProvider>
    </FluentProvider>
  )
}

function Throw({ error }: { error: unknown }): never {
  throw error
}
