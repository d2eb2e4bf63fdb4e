import { useEffect, useState } from 'react'
import { schemeOf, type OfficeThemeHint, type Scheme } from './theme'

function matches(query: string): boolean {
  return typeof window.matchMedia === 'function' && window.matchMedia(query).matches
}

/** Word tells of no theme change (OfficeThemeChanged is Outlook's): the scheme is read again when the pane gets the focus. */
export function useScheme(officeTheme: () => OfficeThemeHint | undefined): Scheme {
  const read = () => schemeOf(officeTheme(), { dark: matches('(prefers-color-scheme: dark)'), forced: matches('(forced-colors: active)') })
  const [scheme, setScheme] = useState<Scheme>(read)
  useEffect(() => {
    const again = () => setScheme(read())
    const queries = typeof window.matchMedia === 'function' ? ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => window.matchMedia(query)) : []
    window.addEventListener('focus', again)
    document.addEventListener('visibilitychange', again)
    queries.forEach((query) => query.addEventListener('change', again))
    return () => {
      window.removeEventListener('focus', again)
      document.removeEventListener('visibilitychange', again)
      queries.forEach((query) => query.removeEventListener('change', again))
    }
    // `read` closes over officeTheme only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [officeTheme])
  return scheme
}
