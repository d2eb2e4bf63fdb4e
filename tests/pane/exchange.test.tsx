/** @jest-environment jsdom */
import './browser-stand-ins'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { exchange, type ExchangeCalls } from './fake-negotiation'
import { findings, quoteOn } from './fake-contract'
import type { AppProps } from '../../src/pane/App'
import type { FakeOptions } from './fake-session'
import { pane, plain } from './render-pane'

jest.setTimeout(120_000)

async function open(role: 'prestataire' | 'avocat', log: ExchangeCalls, options: FakeOptions = {}, props: Partial<AppProps> = {}) {
  const negotiation = exchange(log)
  const shown = pane({ negotiation, ...options }, props)
  await shown.user.click(await screen.findByTestId('menu'))
  await shown.user.click(await screen.findByTestId(`role-${role}`))
  await shown.user.keyboard('{Escape}')
  await shown.scan()
  await shown.user.click(screen.getByTestId('tab-exchange'))
  await screen.findAllByTestId('request')
  return { ...shown, negotiation }
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

test('his version is judged at once, as he types, without writing; then written as a tracked change', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('prestataire', log)
  const card = request(findings[1].id)
  await user.click(within(card.getByTestId('request-version')).getByRole('button'))
  expect(card.queryByTestId('version-told')).toBeNull()
  fireEvent.change(await card.findByTestId('version-text'), { target: { value: 'au plus vite' } })
  await waitFor(() => expect(plain(card.getByTestId('version-told').textContent)).toContain('Pas encore acceptable : À affermir'))
  fireEvent.change(card.getByTestId('version-text'), { target: { value: 'sous 4 heures' } })
  await waitFor(() => expect(card.getByTestId('version-told')).toHaveAttribute('data-good', 'true'))
  expect(log.calls).toEqual([])
  expect(card.getByTestId('request-now')).toHaveAttribute('data-good', 'false')
  await user.click(card.getByTestId('version-put'))
  await waitFor(() => expect(log.calls).toEqual([`replace ${findings[1].id} sous 4 heures prestataire`]))
  await waitFor(() => expect(card.getByTestId('request-now')).toHaveAttribute('data-good', 'true'))
})

test('only the last version that he typed is told', async () => {
  const { user, negotiation } = await open('prestataire', { calls: [] })
  const card = request(findings[1].id)
  await user.click(within(card.getByTestId('request-version')).getByRole('button'))
  // The first is judged slowly, and would be acceptable.
  let release = (): void => undefined
  const judge = negotiation.tryVersion
  negotiation.tryVersion = async (...args) => {
    const judged = await judge(...args)
    if (args[2] === 'sous 4 heures') await new Promise<void>((resolve) => { release = resolve })
    return judged
  }
  fireEvent.change(await card.findByTestId('version-text'), { target: { value: 'sous 4 heures' } })
  await card.findByText('Vérification…')
  await new Promise((resolve) => setTimeout(resolve, 500))
  fireEvent.change(card.getByTestId('version-text'), { target: { value: 'au plus vite' } })
  await waitFor(() => expect(card.getByTestId('version-told')).toHaveAttribute('data-good', 'false'))
  release()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(card.getByTestId('version-told')).toHaveAttribute('data-good', 'false')
})

test('he sees a fallback only where one was offered, takes it once, and can take it back', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user, session } = await open('prestataire', log)
  expect(screen.getAllByTestId('fallback')).toHaveLength(1)
  const card = request(findings[1].id)
  expect(card.queryByTestId('version-undo')).toBeNull()
  session.entries.push({ id: 'j1', what: 'replacement', title: 'Passage remplacé', date: '2026-11-26', undone: false, findings: [findings[1].id] })
  await user.click(card.getByTestId('fallback-take'))
  await waitFor(() => expect(log.calls).toEqual([`replace ${findings[1].id} sous 8 heures prestataire`]))
  expect(plain((await card.findByTestId('fallback-taken')).textContent)).toContain('Prise : le contrat contient cette version.')
  expect(card.queryByTestId('fallback-take')).toBeNull()
  await user.click(await card.findByTestId('version-undo'))
  await waitFor(() => expect(session.calls).toEqual(['undo j1']))
  await waitFor(() => expect(card.queryByTestId('version-undo')).toBeNull())
})

test('when he has written in Word and comes back, what is asked is read again at once', async () => {
  const { session } = await open('prestataire', { calls: [] }, { current: false })
  expect(session.scans).toBe(1)
  await act(async () => { window.dispatchEvent(new Event('focus')) })
  await waitFor(() => expect(session.scans).toBe(2))
  expect(screen.queryByTestId('stale')).toBeNull()
})

test('while he writes in Word, a pause is enough', async () => {
  let moved = (): void => undefined
  const { session } = await open('prestataire', { calls: [] }, { current: false }, { onWriting: (listener) => { moved = listener; return () => undefined } })
  await act(async () => { moved() })
  expect(session.scans).toBe(1)
  await waitFor(() => expect(session.scans).toBe(2))
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
  const [change, own] = screen.getAllByTestId('change')
  expect(change).toHaveAttribute('data-effect', 'weakens')
  expect(plain(change.textContent)).toContain('Cette modification remplace « 4 heures » par « dans les meilleurs délais ».')
  // Our own stand apart, folded; what says no words is counted.
  expect(screen.getByTestId('changes-own')).toContainElement(own)
  expect(screen.getByTestId('changes-own')).not.toHaveAttribute('open')
  expect(screen.getByTestId('changes-own')).not.toContainElement(change)
  expect(plain(own.textContent)).not.toContain('Sans effet')
  expect(plain(screen.getByTestId('changes-unlisted').textContent)).toContain('2 autres modifications')
  const card = request(findings[0].id)
  await user.click(card.getByRole('button', { name: /Échange/ }))
  expect(plain((await card.findByText(/sans Clausier/)).textContent)).toContain('P. Durand, sans Clausier · Répondu')
  expect(plain(card.getByTestId('gathered').textContent)).toBe('Réponse à un commentaire qui réunit 3 points : elle vaut pour chacun.')
  expect(request(findings[1].id).queryByTestId('fallback-offer')).toBeNull()
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
  // Whoever made a change and is not known can be named there too; who is known is not asked about.
  const changes = within(screen.getByTestId('changes'))
  expect(changes.getAllByRole('group').flatMap((group) => group.getAttribute('aria-label') ?? []).map(plain)).toEqual(['Qui est P. Durand ?'])
  await user.click(changes.getByTestId('name-avocat'))
  await waitFor(() => expect(log.calls).toEqual(['name P. Durand prestataire', 'name P. Durand avocat']))
})

test('preparing the sending shows what goes and what is removed, then looks again', async () => {
  const log: ExchangeCalls = { calls: [] }
  const { user } = await open('avocat', log)
  await user.click(screen.getByTestId('send-look'))
  expect(plain((await screen.findByTestId('send-removed')).textContent)).toBe('1 commentaire interne à retirer')
  const shown = plain(screen.getByTestId('send').textContent)
  for (const words of ['[INTERNE] Ne pas céder.', 'Demande : 4 heures.', 'Trop court.', '3 modifications suivies en attente, visibles', '2 réponses gardées', 'Repli proposé : Sauvegardes', '1 note privée']) expect(shown).toContain(words)
  expect(log.calls).toEqual([])
  await user.click(screen.getByTestId('send-do'))
  expect(plain((await screen.findByTestId('send-told')).textContent)).toContain('2 éléments internes retirés')
})

test('ready to sign: each open condition leads to its place, and one open condition is enough for “not yet”', async () => {
  const { user, session } = await open('avocat', { calls: [] })
  await user.click(screen.getByTestId('ready-check'))
  expect(plain((await screen.findByTestId('ready-verdict')).textContent)).toBe('Pas encore : 1 point à régler.')
  const place = screen.getByRole('button', { name: 'Aller à l’endroit n° 1' })
  expect(plain(place.textContent)).toBe('dans les meilleurs délais')
  await user.click(place)
  expect(session.calls).toEqual(['show'])
})

test('ready to sign is checked again when something was answered: no verdict outlives what it was given on', async () => {
  const { user, negotiation } = await open('avocat', { calls: [] })
  const states = [true, false]
  negotiation.ready = async () => [{ code: 'ready-comments', ok: states.shift() ?? false, values: { n: 1 }, places: [] }]
  await user.click(screen.getByTestId('ready-check'))
  expect(plain((await screen.findByTestId('ready-verdict')).textContent)).toContain('Rien ne s’oppose à la signature')
  await user.click(request(findings[1].id).getByTestId('answer-agreed'))
  await waitFor(() => expect(plain(screen.getByTestId('ready-verdict').textContent)).toBe('Pas encore : 1 point à régler.'))
})

test('more places than fit are unfolded', async () => {
  const { user, negotiation } = await open('avocat', { calls: [] })
  negotiation.ready = async () => [{ code: 'ready-comments', ok: false, values: { n: 9 }, places: Array.from({ length: 9 }, () => quoteOn('dans les meilleurs délais')) }]
  await user.click(screen.getByTestId('ready-check'))
  expect(await screen.findAllByTestId('ready-place')).toHaveLength(6)
  await user.click(screen.getByTestId('ready-more'))
  expect(screen.getAllByTestId('ready-place')).toHaveLength(9)
})

// The browser's files give their bytes; those of jsdom do not.
const copy = (length: number) => Object.assign(new File(['x'], 'copie.docx'), { arrayBuffer: async () => new ArrayBuffer(length) })

test('merging tells what was taken in, where both differ, and what merging does not bring', async () => {
  const { user } = await open('avocat', { calls: [] })
  await user.upload(screen.getByTestId('merge-file'), copy(9))
  const told = plain((await screen.findByTestId('merged')).textContent)
  for (const words of ['2 réponses reprises.', 'Les deux copies diffèrent sur « Sauvegardes »', 'Ici : Oui', 'Autre copie : Non', 'P. Durand : prestataire ici, avocat dans l’autre copie', 'Un repli est proposé dans l’autre copie', 'Le texte des deux copies diffère', '1 commentaire n’existe que dans l’autre copie']) expect(told).toContain(words)
  await user.upload(screen.getByTestId('merge-file'), copy(1))
  expect(plain((await screen.findByTestId('merge-refused')).textContent)).toContain('Copie refusée, rien n’a changé')
})

test('since the last review: fixed, new, still open', async () => {
  await open('avocat', { calls: [] })
  expect(plain((await screen.findByTestId('since-last')).textContent)).toContain('2 corrigés · 1 nouveau · 4 encore ouverts')
})
