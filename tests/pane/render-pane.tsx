import { render, screen, within } from '@testing-library/react'
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event'
import type { Language } from '../../src/wording/say'
import { App, type AppProps } from '../../src/pane/App'
import { FakeSession, type FakeOptions } from './fake-session'

export function pane(options: FakeOptions = {}, props: Partial<AppProps> & { language?: Language } = {}) {
  const session = new FakeSession(options)
  const user = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never })
  const view = render(<App session={session} language="fr" version="test" {...props} />)
  const scan = async () => {
    await user.click(await screen.findByTestId('scan'))
    await screen.findByTestId('summary')
  }
  const card = (rule: string) => {
    const found = screen.getAllByTestId('finding').find((one) => one.getAttribute('data-rule') === rule)
    if (found === undefined) throw new Error(`no card for ${rule}`)
    return within(found)
  }
  return { session, user, view, scan, card }
}

/** Text as a person reads it: French no-break spaces are spaces. */
export const plain = (text: string | null) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ')
