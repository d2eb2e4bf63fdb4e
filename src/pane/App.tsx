import { useCallback, useEffect, useState } from 'react'
import { FluentProvider } from '@fluentui/react-components'
import type { ReviewSession } from '../review/session'
import type { Language } from '../wording/say'
import { ErrorBoundary } from './ErrorBoundary'
import { Frame } from './Frame'
import './pane.css'
import { PaneProvider, type Command } from './pane-state'
import { readSettings, writeSettings, type Settings } from './settings'
import { themeOf, type OfficeThemeHint } from './theme'
import { useScheme } from './use-scheme'
import { WordsProvider } from './words'

export interface AppProps {
  session: ReviewSession
  /** Language before the person chose one: that of the host's interface. */
  language: Language
  version: string
  /** Told whenever the language is known or changes: comments are written in it. */
  onLanguage?: (language: Language) => void
  officeTheme?: () => OfficeThemeHint | undefined
  onCommand?: (listener: (command: Command) => void) => () => void
  /** The cursor moved in the document. */
  onWriting?: (listener: () => void) => () => void
}

const noHint = () => undefined

/** The whole pane for one open document. */
export function App({ session, language, version, onLanguage, officeTheme = noHint, onCommand, onWriting }: AppProps) {
  const scheme = useScheme(officeTheme)
  const [settings, setSettings] = useState<Settings | null>(null)
  const [fault, setFault] = useState<{ error: unknown } | null>(null)
  useEffect(() => {
    let gone = false
    readSettings(session.store, { language, role: 'medecin', welcomed: false }).then((read) => { if (!gone) setSettings(read) }, (error: unknown) => setFault({ error }))
    return () => { gone = true }
  }, [session, language])
  const change = useCallback((part: Partial<Settings>) => {
    setSettings((before) => {
      if (before === null) return before
      const next = { ...before, ...part }
      writeSettings(session.store, next).catch((error: unknown) => setFault({ error }))
      return next
    })
  }, [session])
  const spoken = settings?.language ?? language
  useEffect(() => {
    document.documentElement.lang = spoken
    onLanguage?.(spoken)
  }, [spoken, onLanguage])
  return (
    <FluentProvider theme={themeOf[scheme]} data-scheme={scheme}>
      <WordsProvider language={spoken}>
        <ErrorBoundary version={version} capabilities={() => session.capabilities()}>
          <Thrown fault={fault} />
          {settings === null ? null : <PaneProvider session={session} settings={settings} change={change} onCommand={onCommand} onWriting={onWriting}><Frame /></PaneProvider>}
        </ErrorBoundary>
      </WordsProvider>
    </FluentProvider>
  )
}

function Thrown({ fault }: { fault: { error: unknown } | null }) {
  if (fault !== null) throw fault.error
  return null
}
