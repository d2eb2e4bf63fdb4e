/** @jest-environment jsdom */
import './browser-stand-ins'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { exchange, type ExchangeCalls } from './fake-negotiation'
import { findings } from './fake-contract'
import { pane, plain } from './render-pane'

jest.setTimeout(120_000)

async function open(role: 'prestataire' | 'avocat', log: ExchangeCalls) {
  const shown = pane({ negotiation: exchange(log) })
  await shown.user.click(await screen.findByTestId('menu'))
  await shown.user.click(await screen.findByTestId(`role-${role}`))
  await shown.user.keyboard('{Escape}')
  await shown.scan()
  await shown.user.click(screen.getByTestId('tab-exchange'))
  await screen.findAllByTestId('request')
  return shown
}

const request = (finding: string) => {
  const found = screen.getAllByTestId('request').find((one) => one.getAttribute('data-finding') === finding)
  if (found === undefined) throw new Error(`no request ${finding}`)
  return within(found)
}

test('the provider sees what is asked in document order, and what is left', async () => {
  await open('prestataire', { calls: [] })
  expect(screen.getByRole('heading', { name: 'Ce qu’on vous demande' })).toBeVisible()
  expect(screen.getAllByTestId('request').map((one) => one.getAttribute('data-finding'))).toEqual([findings[0].id, findings[1].id])
  expect(plain(screen.getByTestId('exchange-left').textContent)).toBe('1 demande sans réponse')
  expect(screen.queryByTestId('send')).toBeNull()
  expect(screen.queryByTestId('fallback-offer')).toBeNull()
})

test('his version is judged at once, without writing; then written as a tracked change', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('prestataire', log)
  const card = request(findings[1].id)
  await user.click(within(card.getByTestId('request-version')).getByRole('button'))
  fireEvent.change(await card.findByTestId('version-text'), { target: { value: 'au plus vite' } })
  await user.click(card.getByTestId('version-try'))
  await waitFor(() => expect(plain(card.getByTestId('request-told').textContent)).toContain('Pas encore acceptable : À affermir'))
  fireEvent.change(card.getByTestId('version-text'), { target: { value: 'sous 4 heures' } })
  await user.click(card.getByTestId('version-try'))
  await waitFor(() => expect(card.getByTestId('request-told')).toHaveAttribute('data-good', 'true'))
  expect(log.calls).toEqual([])
  await user.click(card.getByTestId('version-put'))
  await waitFor(() => expect(log.calls).toEqual([`replace ${findings[1].id} sous 4 heures`]))
})

test('he sees a fallback only where one was offered, and can take it', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('prestataire', log)
  expect(screen.getAllByTestId('fallback')).toHaveLength(1)
  await user.click(request(findings[1].id).getByTestId('fallback-take'))
  await waitFor(() => expect(log.calls).toEqual([`replace ${findings[1].id} sous 8 heures`]))
})

test('a refusal needs a word; an answer is kept', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('prestataire', log)
  await user.click(request(findings[1].id).getByTestId('answer-refused'))
  expect(plain(request(findings[1].id).getByTestId('request-told').textContent)).toContain('Écrivez une réponse')
  expect(log.calls).toEqual([])
  await user.type(request(findings[1].id).getByTestId('answer-text'), 'Trop court')
  await user.click(request(findings[1].id).getByTestId('answer-refused'))
  await waitFor(() => expect(log.calls).toEqual([`answer ${findings[1].id} refused prestataire Trop court`]))
  await waitFor(() => expect(plain(screen.getByTestId('exchange-left').textContent)).toBe('Toutes les demandes ont une réponse.'))
})

test('the lawyer sees a reply typed without the add-in, what a change does, and offers a fallback', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('avocat', log)
  const change = screen.getByTestId('change')
  expect(change).toHaveAttribute('data-effect', 'weakens')
  expect(plain(change.textContent)).toContain('Cette modification remplace « 4 heures » par « dans les meilleurs délais ».')
  const card = request(findings[0].id)
  await user.click(card.getByRole('button', { name: /Échange/ }))
  expect(plain((await card.findByText(/sans Clausier/)).textContent)).toContain('P. Durand, sans Clausier · Répondu')
  await user.click(card.getByTestId('fallback-offer'))
  await waitFor(() => expect(log.calls).toEqual([`offer ${findings[0].id} true`]))
})

test('who replied without the add-in can be named', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('avocat', log)
  const card = request(findings[0].id)
  await user.click(card.getByRole('button', { name: /Échange/ }))
  await user.click(await card.findByTestId('name-prestataire'))
  await waitFor(() => expect(log.calls).toEqual(['name P. Durand prestataire']))
})

test('preparing the sending shows what goes and what is removed, then looks again', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('avocat', log)
  await user.click(screen.getByTestId('send-look'))
  expect(plain((await screen.findByTestId('send-removed')).textContent)).toBe('1 commentaire interne à retirer')
  expect(plain(screen.getByTestId('send').textContent)).toContain('[INTERNE] Ne pas céder.')
  expect(log.calls).toEqual([])
  await user.click(screen.getByTestId('send-do'))
  expect(plain((await screen.findByTestId('send-told')).textContent)).toContain('2 éléments internes retirés')
})

test('ready to sign: each open condition leads to its place, and one open condition is enough for “not yet”', async () => {
  const { user, session } = await open('avocat', { calls: [] })
  await user.click(screen.getByTestId('ready-check'))
  expect(plain((await screen.findByTestId('ready-verdict')).textContent)).toBe('Pas encore : 1 point à régler.')
  await user.click(screen.getByText('Aller à l’endroit n° 1'))
  expect(session.calls).toEqual(['show'])
})

test('since the last review: fixed, new, still open', async () => {
  await open('avocat', { calls: [] })
  expect(plain((await screen.findByTestId('since-last')).textContent)).toContain('2 corrigés · 1 nouveau · 4 encore ouverts')
})
