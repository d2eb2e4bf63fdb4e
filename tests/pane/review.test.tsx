/** @jest-environment jsdom */
import { system } from './browser-stand-ins'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Outcome } from '../../src/document/port'
import { findings, quoteOn } from './fake-contract'
import { lineOf } from './fake-session'
import { pane, plain } from './render-pane'

jest.setTimeout(120_000)
afterEach(() => { system.dark = false; system.forced = false })

test('before the first scan: one primary action, three roles, and what stays on the machine', async () => {
  const { session, user } = pane()
  expect(await screen.findByText('Relire le contrat informatique du cabinet')).toBeVisible()
  expect(screen.getAllByRole('radio')).toHaveLength(3)
  expect(plain(document.body.textContent)).toContain('Rien ne quitte cet ordinateur')
  expect(session.scans).toBe(0)
  await user.click(screen.getByRole('radio', { name: 'Avocat' }))
  expect(JSON.parse((await session.store.get('pane-settings')) ?? '')).toMatchObject({ role: 'avocat' })
})

test('a scan shows the contract first, then counts, then cards with the exact words', async () => {
  const { scan, card, session } = pane()
  await scan()
  const summary = screen.getByTestId('summary')
  expect(plain(summary.textContent)).toContain('maintenance')
  expect(plain(summary.textContent)).toContain('Cabinet du docteur Hélène Marchand')
  expect(plain(summary.textContent)).toContain('6 points à voir sur 8 vérifiés')
  expect(plain(screen.getByTestId('filter-critical').textContent)).toBe('4 critiques')
  expect(plain(screen.getByTestId('filter-major').textContent)).toBe('1 majeur')
  expect(card('update-security-patches').getByText('sous 96 heures')).toBeVisible()
  expect(plain(card('gdpr-breach-notification').getByTestId('verdict').textContent)).toBe('Critique · Le contrat n’en parle pas')
  expect(session.calls).toEqual([])
  expect(plain(screen.getByTestId('disclaimer').textContent)).toContain('23 novembre 2026')
  expect(plain(screen.getByTestId('announcer').textContent)).toBe('Analyse terminée : 6 points à voir.')
})

test('counts filter, pressed or not', async () => {
  const { scan, user } = pane()
  await scan()
  await user.click(screen.getByTestId('filter-critical'))
  expect(screen.getByTestId('filter-critical')).toHaveAttribute('aria-pressed', 'false')
  expect(screen.getAllByTestId('finding').map((one) => one.getAttribute('data-rule'))).toEqual(['update-security-patches', 'trap-tacit-renewal-long'])
  await user.click(screen.getByTestId('filter-major'))
  await user.click(screen.getByTestId('filter-minor'))
  expect(screen.queryAllByTestId('finding')).toHaveLength(0)
  expect(screen.getByText('Toutes les gravités sont masquées.')).toBeVisible()
})

test('the order of the document can be chosen', async () => {
  const { scan, user } = pane()
  await scan()
  await user.selectOptions(screen.getByTestId('sort'), 'document')
  expect(screen.getAllByTestId('finding').map((one) => one.getAttribute('data-rule'))).toEqual(
    ['backup-scope-frequency', 'sla-response-time', 'update-security-patches', 'trap-total-liability-exclusion', 'trap-tacit-renewal-long', 'gdpr-breach-notification'])
})

test('details say what was read and expected, what is missing, why, the question, the source', async () => {
  const { scan, user, card } = pane()
  await scan()
  const patches = card('update-security-patches')
  expect(patches.queryByTestId('details-body')).toBeNull()
  await user.click(patches.getByTestId('details'))
  expect(plain(patches.getByTestId('details-body').textContent)).toContain('Lu : 96 heures. Attendu : 48 heures.')
  const backup = card('backup-scope-frequency')
  await user.click(backup.getByTestId('details'))
  const body = plain(backup.getByTestId('details-body').textContent)
  expect(body).toContain('L’engagement est atténué (« s’efforce »).')
  expect(body).toContain('Il manque : le contrôle des échecs.')
  expect(body).toContain('Quelles données sauvegardez-vous')
  expect(body).toContain('RGPD art. 32')
  expect(body).toContain('Bonne pratique')
})

test.each([
  ['medecin', 'Promis, mais pas fermement', 'Pourquoi c’est important'],
  ['avocat', 'Faible', 'Dans le contrat'],
  ['prestataire', 'À affermir', 'Proposition'],
])('the role %s changes the words of the verdict and what stands first', async (role, verdict, first) => {
  const { scan, user, card } = pane()
  await user.click(await screen.findByTestId('menu'))
  await user.click(await screen.findByTestId(`role-${role}`))
  await user.keyboard('{Escape}')
  await scan()
  expect(plain(card('backup-scope-frequency').getByTestId('verdict').textContent)).toBe(`Critique · ${verdict}`)
  await user.click(card('backup-scope-frequency').getByTestId('details'))
  expect(within(card('backup-scope-frequency').getByTestId('details-body')).getAllByRole('heading')[0]).toHaveTextContent(first)
})

test('pressing the words goes there', async () => {
  const { scan, user, card, session } = pane()
  await scan()
  await user.click(card('update-security-patches').getByRole('button', { name: /sous 96 heures/ }))
  expect(session.calls).toEqual(['show'])
})

test('one button comments critical and major points, says how many, and tells what became of each', async () => {
  const { scan, user, card, session } = pane()
  await scan()
  const button = screen.getByTestId('comment-all')
  expect(plain(button.textContent)).toBe('Poser 5 commentaires')
  await user.click(button)
  await waitFor(() => expect(card('sla-response-time').getByTestId('outcome')).toHaveTextContent('Placé'))
  expect(session.calls).toHaveLength(1)
  expect(session.calls[0].split(' ')).toHaveLength(6)
  expect(screen.getAllByTestId('outcome')).toHaveLength(5)
  expect(plain(screen.getByTestId('comments-result').textContent)).toBe('5 sur 5 posés exactement')
  // What is left is minor: an offer, and said to be one.
  expect(plain(screen.getByTestId('comment-all').textContent)).toBe('Poser 1 commentaire')
  expect(screen.getByTestId('comment-hint')).toHaveTextContent('points mineurs')
})

test('every outcome that is not what was asked is said, on the card and in one list', async () => {
  const told: Record<string, Outcome> = {
    [findings[0].id]: { kind: 'on-paragraph', comment: 'c' }, [findings[1].id]: { kind: 'orphan' }, [findings[2].id]: { kind: 'refused', reason: 'locked' }, [findings[3].id]: { kind: 'refused', reason: 'comments-refused' }, [findings[4].id]: { kind: 'placed', comment: 'c' },
  }
  const { scan, user, card } = pane({ commentOutcome: (finding) => told[finding] })
  await scan()
  await user.click(screen.getByTestId('comment-all'))
  await screen.findByTestId('comments-result')
  expect(card(findings[0].rule).getByTestId('outcome')).toHaveTextContent('Sur le paragraphe')
  expect(card(findings[1].rule).getByTestId('outcome')).toHaveTextContent('Introuvable')
  expect(plain(card(findings[2].rule).getByTestId('outcome').textContent)).toMatch(/^Refusé par Word : .+verrouillé/)
  expect(plain(card(findings[3].rule).getByTestId('outcome').textContent)).toMatch(/^Refusé par Word : /)
  expect(screen.getAllByTestId('problem')).toHaveLength(4)
  expect(plain(screen.getByTestId('comments-result').textContent)).toContain('1 sur 5 posés exactement')
  expect(plain(screen.getByTestId('announcer').textContent)).toBe('1 sur 5 posés exactement')
})

test('text changed meanwhile: nothing written, said, one re-read offered', async () => {
  const { scan, user, session } = pane({ commentOutcome: () => ({ kind: 'changed' }) })
  await scan()
  await user.click(screen.getByTestId('comment-all'))
  expect(plain((await screen.findByTestId('stale')).textContent)).toContain('rien n’a été écrit')
  await user.click(screen.getByTestId('stale-rescan'))
  await waitFor(() => expect(screen.queryByTestId('stale')).toBeNull())
  expect(session.scans).toBe(2)
})

test('when the pane gets the focus and the text changed, it says so', async () => {
  const { scan } = pane({ current: false })
  await scan()
  expect(screen.queryByTestId('stale')).toBeNull()
  await act(async () => { window.dispatchEvent(new Event('focus')) })
  expect(plain((await screen.findByTestId('stale')).textContent)).toContain('Le texte a changé depuis l’analyse')
})

test('above forty comments it asks first, and offers the critical ones', async () => {
  const lines = Array.from({ length: 45 }, (_, index) => lineOf({ id: `M${index}`, kind: 'new', findings: [], severity: index % 2 === 0 ? 'critical' : 'major', title: 'x', quote: null, text: 'x' }))
  const { scan, user, session } = pane({ plan: { lines } })
  await scan()
  await user.click(screen.getByTestId('comment-all'))
  expect(await screen.findByRole('dialog', { hidden: true })).toHaveTextContent('45')
  expect(session.calls).toEqual([])
  await user.click(screen.getByTestId('comment-many-critical'))
  await waitFor(() => expect(session.calls).toHaveLength(1))
  expect(session.calls[0].split(' ')).toHaveLength(1 + 23)
})

test('one finding is commented alone and taken back from its card', async () => {
  const { scan, user, card, session } = pane()
  await scan()
  await user.click(card('update-security-patches').getByTestId('comment'))
  await waitFor(() => expect(card('update-security-patches').getByTestId('outcome')).toHaveTextContent('Placé'))
  expect(session.calls).toEqual([`apply L${findings[4].id}`])
  await user.click(card('update-security-patches').getByTestId('undo'))
  await waitFor(() => expect(session.calls).toContain('undo J0'))
  await waitFor(() => expect(card('update-security-patches').queryByTestId('undo')).toBeNull())
})

test('dismissing keeps scope and reason, hides the card, and can be undone', async () => {
  const { scan, user, card, session } = pane()
  await scan()
  await user.click(card('sla-response-time').getByTestId('dismiss'))
  await user.click(await screen.findByTestId('dismiss-contract'))
  await user.type(await screen.findByTestId('dismiss-reason'), 'déjà négocié')
  await user.click(screen.getByTestId('dismiss-confirm'))
  await waitFor(() => expect(screen.getAllByTestId('finding')).toHaveLength(5))
  expect(session.calls).toEqual(['dismiss sla-response-time contract déjà négocié'])
  expect(plain(screen.getByTestId('filter-critical').textContent)).toBe('3 critiques')
  await user.click(within(screen.getByTestId('others-dismissed')).getByRole('button', { hidden: true }))
  expect(plain((await screen.findByTestId('dismissed')).textContent)).toContain('dans ce contrat')
  await user.click(screen.getByTestId('restore'))
  await waitFor(() => expect(screen.getAllByTestId('finding')).toHaveLength(6))
})

test('a scan shows its progress and stops at once; nothing was written', async () => {
  const { user, session } = pane({ scanSteps: 200, stepMs: 5 })
  await user.click(await screen.findByTestId('scan'))
  expect(await screen.findByRole('progressbar')).toBeInTheDocument()
  await user.click(screen.getByTestId('stop'))
  expect(plain((await screen.findByTestId('stopped')).textContent)).toBe('Analyse arrêtée. Rien n’a été écrit.')
  expect(screen.queryByTestId('summary')).toBeNull()
  expect(session.calls).toEqual([])
})

test('a re-scan shows its plan; unticked lines are not applied', async () => {
  const plan = {
    unchanged: 2, respected: 1,
    lines: [
      lineOf({ id: 'a', kind: 'fixed', findings: ['X'], severity: 'critical', title: 'Sauvegardes', quote: quoteOn('Article 2 – Sauvegardes'), text: 'Corrigé : …' }),
      lineOf({ id: 'b', kind: 'new', findings: [findings[1].id], severity: 'critical', title: 'Délai', quote: null, text: 'Nouveau' }),
      lineOf({ id: 'c', kind: 'moved', findings: [findings[2].id], severity: 'major', title: 'Durée', quote: null, text: 'Déplacé' }),
      lineOf({ id: 'd', kind: 'new', findings: [findings[5].id], severity: 'minor', title: 'Reconduction', quote: null, text: 'Nouveau' }),
    ],
  }
  const { scan, user, session } = pane({ plan })
  await scan()
  expect(plain(screen.getByTestId('plan-counts').textContent)).toBe('1 corrigé · 2 nouveaux · 1 déplacé')
  expect(screen.queryByTestId('comment-all')).toBeNull()
  expect(plain(screen.getByTestId('plan-apply').textContent)).toBe('Mettre à jour (3 changements)')
  await user.click(within(screen.getByTestId('plan-lines')).getByRole('button'))
  const ticks = (await screen.findAllByTestId('plan-line')).map((line) => within(line).getByRole('checkbox'))
  expect(ticks.map((tick) => (tick as HTMLInputElement).checked)).toEqual([true, true, true, false])
  await user.click(ticks[2])
  await user.click(screen.getByTestId('plan-apply'))
  await waitFor(() => expect(session.calls).toEqual(['apply a b']))
  expect(plain(screen.getByTestId('update-plan').textContent)).toContain('laissé tel quel')
})

test('“not this kind of contract” stands before anything else', async () => {
  const { scan } = pane({ review: { notThisKind: 'patient-terms' } })
  await scan()
  const warning = screen.getByTestId('not-this-kind')
  expect(plain(warning.textContent)).toContain('conditions pour les patients')
  expect(warning.compareDocumentPosition(screen.getByTestId('summary')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('read-only: the scan works, no write is offered, the reason is said', async () => {
  const { scan, card } = pane({ capabilities: { readOnlyReason: 'protected' } })
  await scan()
  expect(plain(screen.getByTestId('read-only').textContent)).toContain('protégé')
  expect(screen.queryByTestId('comment-all')).toBeNull()
  expect(card('sla-response-time').queryByTestId('comment')).toBeNull()
  expect(card('sla-response-time').queryByTestId('insert')).toBeNull()
})

test('notices of reading are said, even a code without a sentence', async () => {
  const { scan } = pane({ notices: ['from-pdf', 'something-new'] })
  await scan()
  expect(screen.getAllByTestId('notice').map((one) => plain(one.textContent))).toEqual([expect.stringContaining('PDF'), expect.stringContaining('something-new')])
})

test('an empty document is said to be empty, not to be fine', async () => {
  const { user } = pane({ findings: [], text: ['', '  '] })
  await user.click(await screen.findByTestId('scan'))
  expect(await screen.findByTestId('empty')).toBeVisible()
  expect(screen.queryByTestId('no-findings')).toBeNull()
})

test('no finding is not called all good', async () => {
  const { scan } = pane({ findings: [] })
  await scan()
  expect(plain(screen.getByTestId('no-findings').textContent)).toContain('ne garantit pas')
})

test('types and parties can be corrected; the next scan uses them', async () => {
  const { scan, user, session } = pane()
  await scan()
  await user.click(screen.getByTestId('correct'))
  await user.click(await screen.findByTestId('type-hosting'))
  fireEvent.change(screen.getByTestId('correct-provider'), { target: { value: 'le Titulaire, Nordinfo' } })
  await user.click(screen.getByTestId('correct-save'))
  await waitFor(() => expect(session.scans).toBe(2))
  expect(session.calls).toEqual(['correct maintenance,backup,hosting le Client le Titulaire|Nordinfo'])
})

test('marks are counted, removed on demand, and told', async () => {
  const { user, session } = pane()
  await user.click(await screen.findByTestId('menu'))
  await user.click(await screen.findByTestId('menu-marks'))
  expect(plain((await screen.findByTestId('marks-count')).textContent)).toBe('3 commentaires1 contrôle de contenu1 mémoire de négociation')
  expect(session.calls).toEqual([])
  await user.click(screen.getByTestId('marks-remove'))
  expect(await screen.findByTestId('marks-none')).toBeVisible()
  expect(plain(screen.getByTestId('marks-done').textContent)).toContain('Retiré : 3 commentaires')
})

test('everything exists in English', async () => {
  const { scan } = pane({}, { language: 'en' })
  await scan()
  expect(screen.getByTestId('comment-all')).toHaveTextContent('Place 5 comments')
  expect(screen.getByTestId('summary')).toHaveTextContent('6 points to look at out of 8 checked')
  expect(document.documentElement.lang).toBe('en')
})

test.each([['light', false, false], ['dark', true, false], ['contrast', true, true]])('the scheme is %s', async (scheme, dark, forced) => {
  Object.assign(system, { dark, forced })
  const { view } = pane()
  await screen.findByTestId('scan')
  expect(view.container.querySelector('[data-scheme]')).toHaveAttribute('data-scheme', scheme)
})

test('Word’s own theme wins over the system’s', async () => {
  const { view } = pane({}, { officeTheme: () => ({ bodyBackgroundColor: '#262626' }) })
  await screen.findByTestId('scan')
  expect(view.container.querySelector('[data-scheme]')).toHaveAttribute('data-scheme', 'dark')
})

test('of two plans asked for one after the other the last one counts, in whatever order they are ready', async () => {
  const { scan, session, user } = pane()
  await scan()
  const plan = session.plan.bind(session)
  let release = () => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  const made: string[] = []
  session.plan = async (of, options) => {
    const next = await plan(of, options)
    if (options.voice === 'internal') await held
    made.push(options.voice ?? 'other-side')
    return options.voice === 'internal' ? { ...next, lines: next.lines.slice(0, 1) } : next
  }
  const label = () => plain(screen.getByTestId('comment-all').textContent)
  const before = label()
  await user.click(screen.getByTestId('comment-choose'))
  await user.click(await screen.findByTestId('comment-internal'))
  // The menu stays open for a choice that is ticked.
  await user.click(await screen.findByTestId('comment-internal'))
  await waitFor(() => expect(made).toEqual(['other-side']))
  await act(async () => release())
  await waitFor(() => expect(made).toEqual(['other-side', 'internal']))
  expect(label()).toBe(before)
})
