/** @jest-environment jsdom */
import './browser-stand-ins'
import { act, render, screen, waitFor } from '@testing-library/react'
import { errorReport } from '../../src/pane/error-report'
import { NotInWord } from '../../src/pane/NotInWord'
import { StartFault } from '../../src/pane/StartFault'
import { languageOf, readSettings } from '../../src/pane/settings'
import { schemeOf } from '../../src/pane/theme'
import type { Command } from '../../src/pane/pane-state'
import { paneGeneral } from '../../src/wording/pane'
import { paneExchange } from '../../src/wording/pane-exchange'
import { paneLibrary } from '../../src/wording/pane-library'
import { FakeSession, MemoryStore } from './fake-session'
import { pane, plain } from './render-pane'

jest.setTimeout(120_000)
const quiet = () => jest.spyOn(console, 'error').mockImplementation(() => undefined)
afterEach(() => jest.restoreAllMocks())

test.each(['office-missing', 'outside', 'old'] as const)('no Word (%s): a page in both languages says why and how to open it', (absence) => {
  render(<NotInWord absence={absence} language="fr" />)
  const text = plain(screen.getByTestId('not-in-word').textContent)
  expect(text).toContain('Ce volet s’ouvre dans Word')
  expect(text).toContain('This pane opens inside Word')
  expect(text.includes('Analyser le contrat')).toBe(absence !== 'old')
})

test('a bug ends in one page with a report that can be copied and holds nothing that was thrown', async () => {
  quiet()
  const thrown = Object.assign(new Error('Le Prestataire s’efforce de…'), { code: 'GeneralException', debugInfo: { errorLocation: 'Range.insertComment', message: 'Le Client' } })
  const { session, user } = pane({ scanSteps: 0 })
  session.scan = async () => { throw thrown }
  const writeText = jest.fn(async (_text: string) => undefined)
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  await user.click(await screen.findByTestId('scan'))
  const report = (await screen.findByTestId('fault-report')).textContent ?? ''
  expect(report).toContain('code: GeneralException')
  expect(report).toContain('location: Range.insertComment')
  expect(report).not.toMatch(/Prestataire|Client/)
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  await user.click(screen.getByTestId('fault-copy'))
  expect(writeText).toHaveBeenCalledWith(report)
  await user.click(screen.getByTestId('fault-restart'))
  expect(await screen.findByTestId('scan')).toBeVisible()
})

test('a fault before there is a session has the same page', async () => {
  quiet()
  render(<StartFault error={new TypeError('x')} language="en" version="1" />)
  expect((await screen.findByTestId('fault-report')).textContent).toContain('error: TypeError')
})

test('frames keep function, file and place; never a message or a path', () => {
  const error = new Error('secret')
  error.stack = 'Error: secret words\n    at judge (https://tools.example.org/clausier/taskpane.1a2b.js:3:14)\n    at async run (/home/someone/secret-folder/taskpane.js:9:1)\nscan@https://h/taskpane.js:1:2'
  const report = errorReport(error, { version: '1', language: 'fr', userAgent: 'x', capabilities: null, at: 't' })
  expect(report.split('\n').slice(3)).toEqual(['  judge taskpane.1a2b.js:3:14', '  async run taskpane.js:9:1', '  scan taskpane.js:1:2'])
})

test('a value that is no error, and an error name that is a sentence, give nothing away', () => {
  const facts = { version: '1', language: 'fr', userAgent: 'x', capabilities: new FakeSession().capabilities(), at: 't' }
  expect(errorReport('Le Client…', facts)).toContain('error: string')
  const odd = new Error('x')
  odd.name = 'Le Client a dit'
  expect(errorReport(odd, facts)).toMatch(/error: Error$/m)
})

test('settings: what cannot be read falls back, what is unknown too', async () => {
  const otherwise = { language: 'fr', role: 'medecin', welcomed: false } as const
  const store = new MemoryStore()
  expect(await readSettings(store, otherwise)).toEqual(otherwise)
  for (const stored of ['{', '[]', '"x"', 'null', '{"role":"king","language":"de"}']) {
    await store.set('pane-settings', stored)
    expect(await readSettings(store, otherwise)).toEqual(otherwise)
  }
  await store.set('pane-settings', '{"role":"avocat","language":"en","welcomed":true}')
  expect(await readSettings(store, otherwise)).toEqual({ role: 'avocat', language: 'en', welcomed: true })
})

test.each([['fr-FR', 'fr'], ['FR', 'fr'], ['', 'fr'], [undefined, 'fr'], ['en-GB', 'en'], ['de-DE', 'en']])('interface %s speaks %s', (locale, language) => expect(languageOf(locale)).toBe(language))

test.each([
  [{ isDarkTheme: true }, { dark: false, forced: false }, 'dark'], [{ isDarkTheme: false }, { dark: true, forced: false }, 'light'], [{ bodyBackgroundColor: '#FFFFFF' }, { dark: true, forced: false }, 'light'],
  [undefined, { dark: true, forced: false }, 'dark'], [{ bodyBackgroundColor: 'weird' }, { dark: false, forced: false }, 'light'], [{ isDarkTheme: false }, { dark: false, forced: true }, 'contrast'],
])('Office %j, system %j: %s', (hint, system, scheme) => expect(schemeOf(hint, system)).toBe(scheme))

test('the ribbon opens the library', async () => {
  let press: ((command: Command) => void) | null = null
  pane({}, { onCommand: (listener) => { press = listener; return () => { press = null } } })
  await screen.findByTestId('scan')
  act(() => press?.('library'))
  expect(await screen.findByTestId('library-search')).toBeVisible()
})

test('the language chosen is kept and told', async () => {
  const told: string[] = []
  const { user, session } = pane({}, { onLanguage: (language) => told.push(language) })
  await user.click(await screen.findByTestId('menu'))
  await user.click(await screen.findByTestId('language-en'))
  await waitFor(() => expect(screen.getByTestId('scan')).toHaveTextContent('Review the contract'))
  expect(told).toEqual(['fr', 'en'])
  expect(await readSettings(session.store, { language: 'fr', role: 'medecin', welcomed: false })).toMatchObject({ language: 'en' })
})

test('what was done is listed, newest first, and can be taken back', async () => {
  const { user, scan, card, session } = pane()
  await scan()
  await user.click(card('update-security-patches').getByTestId('comment'))
  await card('update-security-patches').findByTestId('undo')
  await user.click(screen.getByTestId('menu'))
  await user.click(await screen.findByTestId('menu-history'))
  expect(plain((await screen.findByTestId('history-entry')).textContent)).toContain('25 novembre 2026')
  await user.click(screen.getByTestId('history-undo'))
  await waitFor(() => expect(session.calls.at(-1)).toBe('undo J0'))
  expect(await screen.findByText('annulé')).toBeVisible()
})

test('French sentences use the typographic apostrophe, and both languages use the same values', () => {
  for (const [key, { fr, en }] of Object.entries({ ...paneGeneral, ...paneLibrary, ...paneExchange })) {
    const forms = (sentence: string | { one: string; other: string }) => (typeof sentence === 'string' ? [sentence] : [sentence.one, sentence.other])
    const values = (sentence: string | { one: string; other: string }) => [...new Set(forms(sentence).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort()
    expect([key, values(fr)]).toEqual([key, values(en)])
    for (const form of forms(fr)) expect(form).not.toMatch(/[a-z]'[a-zéèêà]/)
  }
})

test('notes go into the file only when asked, and it is said that they travel', async () => {
  const { user, session } = pane()
  await user.click(await screen.findByTestId('menu'))
  await user.click(await screen.findByTestId('menu-notes'))
  expect(plain((await screen.findByTestId('notes-told')).textContent)).toContain('elles partiront avec lui')
  expect(session.calls).toEqual(['notes true'])
})
