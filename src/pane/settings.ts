/** What the pane remembers of the person, on the machine: language, role, first run seen. */
import type { UserStore } from '../document/port'
import type { Role } from '../review/session'
import type { Language } from '../wording/say'

export interface Settings { language: Language; role: Role; welcomed: boolean }

const KEY = 'pane-settings'

function isSettings(value: unknown): value is Partial<Record<keyof Settings, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Settings as stored; anything unreadable or unknown falls back to `otherwise`. */
export async function readSettings(store: UserStore, otherwise: Settings): Promise<Settings> {
  const text = await store.get(KEY)
  if (text === null) return otherwise
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch {
    // Written by something else, or cut short: the defaults serve, and the next change writes it afresh.
    return otherwise
  }
  if (!isSettings(stored)) return otherwise
  return {
    language: stored.language === 'fr' || stored.language === 'en' ? stored.language : otherwise.language,
    role: stored.role === 'avocat' || stored.role === 'medecin' || stored.role === 'prestataire' ? stored.role : otherwise.role,
    welcomed: stored.welcomed === true,
  }
}

export async function writeSettings(store: UserStore, settings: Settings): Promise<void> {
  await store.set(KEY, JSON.stringify(settings))
}

/** French unless the host's interface is plainly in another language. */
export function languageOf(locale: string | undefined): Language {
  return locale === undefined || locale === '' || /^fr/i.test(locale) ? 'fr' : 'en'
}
