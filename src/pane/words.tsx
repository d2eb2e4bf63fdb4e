/** The language of the pane and its sentences. */
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { Bilingual } from '../checklist/rule'
import { paneGeneral } from '../wording/pane'
import { paneLibrary } from '../wording/pane-library'
import { paneExchange } from '../wording/pane-exchange'
import { withFrenchSpaces } from '../wording/french-spaces'
import { say, type Language, type Values } from '../wording/say'

const messages = { ...paneGeneral, ...paneLibrary, ...paneExchange }
export type PaneKey = keyof typeof messages

export interface Words {
  language: Language
  /** The sentence of that key. */
  t(key: PaneKey, values?: Values): string
  /** True when a sentence of that key exists: for codes that come from elsewhere. */
  knows(key: string): key is PaneKey
  pick(both: Bilingual): string
  /** French spaces in a sentence that comes from elsewhere. */
  typeset(text: string): string
  /** « 23 novembre 2026 » of an ISO date; the text itself when it is no date. */
  date(iso: string): string
  /** « a, b et c ». */
  list(items: string[]): string
}

export function wordsOf(language: Language): Words {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const typeset = (text: string) => (language === 'fr' ? withFrenchSpaces(text.replace(/(\p{L})'(?=\p{L})/gu, '$1’')) : text)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    language,
    t: (key, values) => typeset(say(messages, language, key, values)),
    knows: (key): key is PaneKey => Object.hasOwn(messages, key),
    typeset,
    pick: (both) => typeset(both[language]),
    date: (iso) => {
      const at = Date.parse(iso)
      return Number.isNaN(at) ? iso : day.format(at)
    },
    list: (items) => list.format(items),
  }
}

const WordsContext = createContext<Words | null>(null)

export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const words = useMemo(() => wordsOf(language), [language])
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
}

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === null) throw new Error('useWords outside of WordsProvider')
  return words
}
