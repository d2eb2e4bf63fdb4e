/** @jest-environment jsdom */
import './browser-stand-ins'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { ClauseSearch } from '../../src/pane/library/search'
import { findings, quoteOn } from './fake-contract'
import { pane, plain } from './render-pane'

jest.setTimeout(120_000)

/** The button of a folded part, which carries the test id on its frame. */
const unfold = (testid: string) => within(screen.getByTestId(testid)).getByRole('button')

describe('search', () => {
  const search = new ClauseSearch([
    { id: 'sauvegarde', fields: [{ weight: 10, text: 'Contenu et fréquence des sauvegardes' }, { weight: 1, text: 'restitué au Client' }] },
    { id: 'restitution', fields: [{ weight: 10, text: 'Restitution des données' }, { weight: 5, text: 'RGPD art. 28, §3' }] },
    { id: 'delai', fields: [{ weight: 10, text: 'Délais d’intervention' }, { weight: 1, text: 'la sauvegarde est hors délai' }] },
  ])
  test.each([
    ['FREQUENCE', ['sauvegarde']], ['sauvegarder', ['sauvegarde', 'delai']], ['restituer', ['restitution', 'sauvegarde']], ['rgpd 28', ['restitution']], ['rgpd 2', []], ['délais sauvegarde', ['delai']], ['introuvable', []], ['', ['sauvegarde', 'restitution', 'delai']], ['d’intervention', ['delai']],
  ])('« %s » finds %j', (query, ids) => expect(search.find(query)).toEqual(ids))
  test('500 clauses answer within the time of a key', () => {
    const large = new ClauseSearch(Array.from({ length: 500 }, (_, index) => ({ id: `c${index}`, fields: [{ weight: 10, text: `Clause ${index}` }, { weight: 1, text: Array.from({ length: 300 }, (_unused, word) => `mot${(word * 7919 + index) % 900}`).join(' ') }] })))
    const start = performance.now()
    expect(large.find('mot12 clause').length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

test('the library is searched as one types, and filtered by theme and by what the contract lacks', async () => {
  const { user, scan } = pane({ findings: findings.filter(({ rule }) => rule === 'sla-response-time') })
  await user.click(await screen.findByTestId('tab-library'))
  expect(screen.getAllByTestId('library-clause')).toHaveLength(3)
  fireEvent.change(within(screen.getByTestId('library-search').closest('.fui-SearchBox') as HTMLElement).getByRole('searchbox'), { target: { value: 'sauvegarde chaque jour' } })
  await waitFor(() => expect(screen.getAllByTestId('library-clause').map((one) => one.getAttribute('data-clause'))).toEqual(['cl-backup-scope']))
  expect(plain(screen.getByTestId('library-count').textContent)).toBe('1 clause')
  await user.click(screen.getByText('Effacer la recherche'))
  await user.click(unfold('library-filters'))
  await user.selectOptions(await screen.findByTestId('library-theme'), 'rgpd-sous-traitance')
  expect(screen.getAllByTestId('library-clause')).toHaveLength(1)
  await user.selectOptions(screen.getByTestId('library-theme'), '')
  await user.selectOptions(screen.getByTestId('library-stance'), 'protective')
  await user.click(screen.getAllByTestId('library-clause')[0])
  expect(await screen.findByTestId('stance-protective')).toHaveAttribute('aria-selected', 'true')
  await user.click(screen.getByTestId('back'))
  await user.click(screen.getByTestId('tab-review'))
  await scan()
  await user.click(screen.getByTestId('tab-library'))
  await user.click(screen.getByTestId('library-missing'))
  expect(screen.getAllByTestId('library-clause').map((one) => one.getAttribute('data-clause'))).toEqual(['cl-sla-response-repair'])
})

test('a clause shows its stances, differences word by word, and its blanks', async () => {
  const { user } = pane()
  await user.click(await screen.findByTestId('tab-library'))
  await user.click(screen.getAllByTestId('library-clause')[0])
  expect((await screen.findByTestId('clause-text')).querySelector('mark')).toHaveTextContent('[un jour ouvré]')
  await user.selectOptions(screen.getByTestId('stance-compare'), 'fallback')
  const differences = screen.getByTestId('differences')
  expect(differences.querySelectorAll('ins').length).toBeGreaterThan(0)
  expect(differences.querySelector('del')?.textContent).toContain('[retiré]')
  await user.selectOptions(screen.getByTestId('stance-compare'), 'all')
  const columns = screen.getByTestId('stances-side-by-side').querySelectorAll('section')
  expect([...columns].map((one) => one.querySelectorAll('ins, del').length > 0)).toEqual([true, false, true])
  await user.click(screen.getByTestId('stance-protective'))
  await waitFor(() => expect(screen.getByTestId('clause-text')).toHaveTextContent('contrôle chaque sauvegarde'))
  await user.click(unfold('clause-blanks'))
  fireEvent.change(await screen.findByTestId('blank-delai'), { target: { value: '2 heures' } })
  await waitFor(() => expect(screen.getByTestId('clause-text')).toHaveTextContent('sous 2 heures.'))
  fireEvent.change(screen.getByTestId('blank-delai'), { target: { value: 'bientôt' } })
  expect(plain((await screen.findByText(/Valeur refusée/)).textContent)).toContain('une durée')
})

test('inserting from a finding: preview, one click, then where it went and that the point is satisfied', async () => {
  const { user, scan, card, session } = pane()
  await scan()
  await user.click(card('backup-scope-frequency').getByTestId('insert'))
  await screen.findByTestId('clause-text')
  expect(session.calls).toEqual([])
  await user.click(screen.getByTestId('insert-confirm'))
  const result = await screen.findByTestId('insert-result')
  expect(session.calls).toEqual(['insert cl-backup-scope balanced suggested', 'show'])
  expect(plain(within(result).getByTestId('outcome').textContent)).toBe('Placée après l’article 2 – Sauvegardes.')
  expect(plain(within(result).getByTestId('satisfied').textContent)).toBe('Satisfait : Sauvegardes : contenu et fréquence')
  await waitFor(() => expect(plain(screen.getByTestId('announcer').textContent)).toContain('Satisfait'))
  await user.click(screen.getByTestId('insert-back'))
  expect(screen.queryAllByTestId('finding').some((one) => one.getAttribute('data-rule') === 'backup-scope-frequency')).toBe(false)
})

test('what remains after an insertion is said, with a way to take it back', async () => {
  const { user, scan, card, session } = pane({ insertReport: () => ({ after: [{ rule: 'backup-scope-frequency', verdict: 'weak', missing: ['controle'] }] }) })
  await scan()
  await user.click(card('backup-scope-frequency').getByTestId('insert'))
  await user.click(await screen.findByTestId('insert-confirm'))
  expect(plain((await screen.findByTestId('remains')).textContent)).toBe('Inséré, mais le point reste : Sauvegardes : contenu et fréquence — Promis, mais pas fermement Il manque : le contrôle des échecs.')
  await user.click(screen.getByTestId('undo'))
  await waitFor(() => expect(session.calls).toContain('undo J0'))
})

test('a refused insertion is never called inserted', async () => {
  const { user, scan, card } = pane({ insertReport: () => ({ outcome: { kind: 'refused', reason: 'locked' }, after: [], journal: null, scan: null, quote: null }) })
  await scan()
  await user.click(card('backup-scope-frequency').getByTestId('insert'))
  await user.click(await screen.findByTestId('insert-confirm'))
  const result = await screen.findByTestId('insert-result')
  expect(within(result).getByRole('heading')).toHaveTextContent('Clause non insérée')
  expect(plain(within(result).getByTestId('outcome').textContent)).toMatch(/^Refusé par Word : .*verrouillé/)
  expect(screen.queryByTestId('satisfied')).toBeNull()
})

test('an insertion without tracking, and the notices of the host, are said', async () => {
  const { user, scan, card } = pane({ insertReport: () => ({ outcome: { kind: 'inserted', first: 6, count: 1, tracked: false, notices: ['numbering-restarted'] } }) })
  await scan()
  await user.click(card('backup-scope-frequency').getByTestId('insert'))
  await user.click(await screen.findByTestId('insert-confirm'))
  const result = plain((await screen.findByTestId('insert-result')).textContent)
  expect(result).toContain('sans suivi des modifications')
  expect(result).toContain('numbering-restarted')
})

const needs = {
  terms: [{ id: 'heures-ouvrees', label: 'heures ouvrées' }], annexes: [{ id: 'incident', label: 'Procédure d’incident' }], contradicts: [{ title: 'Article 3', quote: quoteOn('dans les meilleurs délais') }],
  similar: [{ title: 'Article 2', quote: quoteOn('s’efforce de sauvegarder'), text: 'Le Prestataire s’efforce de sauvegarder.' }], offered: ['cl-gdpr-breach'],
}

test('before inserting: what is missing is ticked and comes along, unless it is unticked; contradictions are shown', async () => {
  const { user, scan, card, session } = pane({ needs, insertReport: () => ({ brought: ['Annexe 2 – Procédure d’incident'] }) })
  await scan()
  await user.click(card('backup-scope-frequency').getByTestId('insert'))
  const shown = await screen.findByTestId('needs')
  for (const words of ['heures ouvrées', 'Procédure d’incident', 'dit le contraire', 'semblable existe', 'Violation de données personnelles']) expect(plain(shown.textContent)).toContain(words)
  const box = (id: string) => within(shown).getByTestId(`along-${id}`)
  expect(box('heures-ouvrees')).toBeChecked()
  expect(box('incident')).toBeChecked()
  await user.click(box('heures-ouvrees'))
  await user.click(screen.getByTestId('insert-confirm'))
  expect(plain((await screen.findByTestId('brought')).textContent)).toBe('Avec elle : Annexe 2 – Procédure d’incident.')
  expect(session.requests[0]).toMatchObject({ where: 'suggested', along: { terms: [], annexes: ['incident'] } })
})

test('a similar clause is compared word by word, then replaced, merged with, or left', async () => {
  const { user, scan, card, session } = pane({ needs })
  await scan()
  await user.click(card('backup-scope-frequency').getByTestId('insert'))
  const similar = within(await screen.findByTestId('similar'))
  expect(similar.getByTestId('similar-anyway')).toBeChecked()
  await user.click(similar.getByTestId('similar-compare'))
  expect([...similar.getByTestId('differences').querySelectorAll('del')].map((one) => one.textContent).join()).toContain('efforce')
  await user.click(similar.getByTestId('similar-replace'))
  await user.click(screen.getByTestId('similar-merge'))
  await waitFor(() => expect(plain(screen.getByTestId('where').textContent)).toContain('fondue dans « Article 2 »'))
  await user.click(screen.getByTestId('insert-confirm'))
  await screen.findByTestId('insert-result')
  expect(session.requests[0]).toMatchObject({ where: 'merge', target: { exact: 's’efforce de sauvegarder' } })
})

test('every place is offered in plain words, the suggested one first, a refused one greyed with its reason', async () => {
  const { user, scan, card, session } = pane()
  await scan()
  await user.click(card('backup-scope-frequency').getByTestId('insert'))
  const where = within(await screen.findByTestId('where'))
  const radios = where.getAllByRole('radio')
  expect(radios.map((radio) => radio.getAttribute('data-testid'))).toEqual(['where-after-clause', 'where-replace', 'where-article', 'where-annex-0', 'where-end', 'where-cursor'])
  expect(radios[0]).toBeChecked()
  expect(plain(radios[0].closest('.fui-Radio')?.textContent ?? null)).toBe('Après la clause concernée (proposé)après « 2 – Sauvegardes »')
  expect(radios[5]).toBeDisabled()
  expect(plain(radios[5].closest('.fui-Radio')?.textContent ?? null)).toContain('Pas possible : cliquez d’abord dans le texte du contrat.')
  await user.click(where.getByTestId('where-annex-0'))
  await user.click(screen.getByTestId('insert-confirm'))
  await screen.findByTestId('insert-result')
  expect(session.requests[0]).toMatchObject({ where: 'annex', annex: 0 })
})

test('a plural party with which the clause does not agree is said', async () => {
  const { user } = pane({ unagreed: ['les Praticiens'] })
  await user.click(await screen.findByTestId('tab-library'))
  await user.click(screen.getAllByTestId('library-clause')[0])
  expect(plain((await screen.findByTestId('unagreed')).textContent)).toContain('« les Praticiens »')
})

test('clauses inserted earlier: changed by hand shows the difference', async () => {
  const { user } = pane({ certificates: [{ tag: 'cl:a', clause: 'cl-backup-scope', title: 'Sauvegardes', stance: 'balanced', version: 1, state: 'changed', was: 'chaque jour', is: 'chaque semaine', quote: null }] })
  await user.click(await screen.findByTestId('tab-library'))
  await screen.findByTestId('certificates')
  await user.click(unfold('certificates'))
  const certificate = await screen.findByTestId('certificate')
  expect(plain(certificate.textContent)).toContain('modifiée à la main')
  await user.click(within(certificate).getByText('Voir la différence'))
  expect(within(certificate).getByTestId('differences').querySelector('ins')).toHaveTextContent('semaine')
})

test('blanks are asked once; a wrong value is refused with its reason; a good one says how many places', async () => {
  const { user, session } = pane({
    blanks: [{ name: 'delai', label: 'Délai', hint: null, type: 'duration', value: null, places: [{ clause: 'Article 3', quote: quoteOn('dans les meilleurs délais') }, { clause: 'Article 4', quote: quoteOn('sous 96 heures') }] }],
    fill: (_name, value) => (value === 'bientôt' ? { kind: 'bad-value', reason: 'wrong-type' } : { kind: 'done', filled: 2 }),
  })
  await user.click(await screen.findByTestId('tab-blanks'))
  expect(plain((await screen.findByTestId('blanks-left')).textContent)).toBe('1 blanc à remplir.')
  await user.type(screen.getByTestId('blank-value-delai'), 'bientôt')
  await user.click(screen.getByTestId('blank-fill-delai'))
  await waitFor(() => expect(plain(screen.getByTestId('announcer').textContent)).toContain('une durée, par exemple « 4 heures »'))
  expect(plain(screen.getByTestId('blank').textContent)).toContain('Valeur refusée')
  await user.clear(screen.getByTestId('blank-value-delai'))
  await user.type(screen.getByTestId('blank-value-delai'), '4 heures{Enter}')
  await waitFor(() => expect(plain(screen.getByTestId('announcer').textContent)).toBe('Écrit à 2 endroits.'))
  expect(session.calls).toEqual(['fill delai=bientôt', 'fill delai=4 heures'])
})

test('blanks are grouped by what they ask for; a remembered value is offered, not written', async () => {
  const blank = { label: 'x', hint: null, value: null, places: [] }
  const { user, session } = pane({ blanks: [{ ...blank, name: 'delai', type: 'duration' }, { ...blank, name: 'tel', type: 'text', known: '05 56 00 00 00' }, { ...blank, name: 'prix', type: 'amount' }] })
  await user.click(await screen.findByTestId('tab-blanks'))
  await screen.findByTestId('blanks-left')
  const names = (group: string) => within(screen.getByTestId(`blanks-group-${group}`)).getAllByTestId('blank').map((one) => one.getAttribute('data-blank'))
  expect([names('names'), names('delays'), names('amounts')]).toEqual([['tel'], ['delai'], ['prix']])
  expect(screen.queryByTestId('blanks-group-dates')).toBeNull()
  expect(screen.getByTestId('blank-value-tel')).toHaveValue('05 56 00 00 00')
  expect(plain(screen.getByTestId('blanks-left').textContent)).toBe('3 blancs à remplir.')
  expect(session.calls).toEqual([])
})

test('own clauses: from the selection, saved; a hostile file is refused with its line; a conflict is asked', async () => {
  const own = { id: 'own-1', theme: 'sauvegardes', title: 'Ma clause', rules: [], types: ['all' as const], summary: '', providerNote: '', law: [], stances: ['balanced' as const], own: true, version: 1 }
  const { user, session } = pane({ extraClauses: [own] })
  await user.click(await screen.findByTestId('tab-library'))
  await user.click(unfold('own'))
  await user.click(await screen.findByTestId('own-from-selection'))
  expect(await screen.findByTestId('own-title-field')).toHaveValue('Clause choisie')
  expect(plain(screen.getByTestId('own-form').textContent)).toContain('Blancs reconnus : délai')
  await user.click(screen.getByTestId('own-save'))
  await waitFor(() => expect(plain(screen.getByTestId('own-note').textContent)).toBe('Clause enregistrée.'))
  const choose = async (text: string) => {
    const file = Object.assign(new File([text], 'clauses.yaml'), { text: async () => text })
    await act(async () => { fireEvent.change(screen.getByTestId('own-file'), { target: { files: [file] } }) })
  }
  await choose('!!js/function evil')
  await waitFor(() => expect(plain(screen.getByTestId('own-note').textContent)).toBe('Fichier refusé à la ligne 3, rien n’a changé : étiquette interdite'))
  await choose('own-1')
  expect(plain((await screen.findByTestId('own-conflict')).textContent)).toContain('Ma clause')
  await user.click(screen.getByTestId('own-both'))
  await waitFor(() => expect(session.calls.at(-1)).toBe('own.import both'))
  await choose('own-1')
  await user.click(await screen.findByTestId('own-keep'))
  await waitFor(() => expect(session.calls.at(-1)).toBe('own.import keep'))
  await user.click(screen.getByTestId('own-edit'))
  expect(await screen.findByTestId('own-text-field')).toHaveValue('Le Prestataire répond sous [délai].')
})
