/** The pane on the session in memory, as a static page: for screenshots and accessibility checks in a real browser. */
import { createRoot } from 'react-dom/client'
import { App } from '../../src/pane/App'
import { NotInWord } from '../../src/pane/NotInWord'
import { findings, quoteOn } from './fake-contract'
import { FakeSession, lineOf, type FakeOptions } from './fake-session'
import { exchange } from './fake-negotiation'

const many = Array.from({ length: 500 }, (_, index) => ({ ...findings[index % findings.length], id: `M${index}` }))
const scenarios: Record<string, FakeOptions> = {
  plain: {},
  problems: { commentOutcome: (finding) => (finding === findings[0].id ? { kind: 'refused', reason: 'locked' } : finding === findings[1].id ? { kind: 'on-paragraph', comment: 'c' } : { kind: 'placed', comment: 'c' }) },
  rescan: {
    plan: {
      unchanged: 2, respected: 1, lines: [
        lineOf({ id: 'a', kind: 'fixed', findings: ['X'], severity: 'critical', title: 'Sauvegardes : contenu et fréquence', quote: quoteOn('Article 2 – Sauvegardes'), text: 'Corrigé : le contrat dit maintenant…' }),
        lineOf({ id: 'b', kind: 'new', findings: [findings[1].id], severity: 'critical', title: 'Délai garanti de prise en charge', quote: null, text: 'Nouveau' }),
      ],
    },
  },
  many: { findings: many },
  warned: { review: { notThisKind: 'patient-terms' }, notices: ['from-pdf', 'has-revisions'], capabilities: { readOnlyReason: 'protected' } },
  slow: { scanSteps: 1000, stepMs: 20 },
  needs: { needs: { terms: [{ id: 'heures-ouvrees', label: 'heures ouvrées' }], annexes: [{ id: 'incident', label: 'Procédure d’incident' }], contradicts: [{ title: 'Article 3 – Délais', quote: quoteOn('dans les meilleurs délais') }], similar: [{ title: 'Article 2 – Sauvegardes', quote: quoteOn('s’efforce de sauvegarder'), text: 'Le Prestataire s’efforce de sauvegarder les données.' }], offered: ['cl-gdpr-breach'] } },
  blanks: {
    blanks: [
      { name: 'delai', label: 'Délai de prise en charge', hint: 'entre 1 et 48 heures', type: 'duration', value: null, places: [{ clause: 'Article 3 – Délais', quote: quoteOn('dans les meilleurs délais') }] },
      { name: 'siret', label: 'SIRET du prestataire', hint: null, type: 'text', value: null, places: [{ clause: 'Article 1 – Objet', quote: quoteOn('la maintenance du parc informatique') }, { clause: 'Article 4', quote: quoteOn('sous 96 heures') }] },
    ],
    certificates: [{ tag: 'cl:x', clause: 'cl-backup-scope', title: 'Contenu et fréquence des sauvegardes', stance: 'balanced', version: 1, state: 'changed', was: 'Le Prestataire sauvegarde chaque jour.', is: 'Le Prestataire sauvegarde chaque semaine.', quote: quoteOn('Article 2 – Sauvegardes') }],
  },
  exchange: { negotiation: exchange() },
  broken: { fill: () => { throw new Error('secret words of the contract') }, blanks: [{ name: 'delai', label: 'Délai', hint: null, type: 'duration', value: null, places: [] }] },
}

const asked = new URLSearchParams(window.location.search)
const root = createRoot(document.getElementById('pane') as HTMLElement)
const scenario = asked.get('scenario') ?? 'plain'
if (scenario === 'not-in-word') root.render(<NotInWord absence="office-missing" language="fr" />)
else {
  const session = new FakeSession(scenarios[scenario])
  const role = asked.get('role')
  if (role !== null) void session.store.set('pane-settings', JSON.stringify({ role, language: asked.get('lang') ?? 'fr', welcomed: true }))
  root.render(<App session={session} language={asked.get('lang') === 'en' ? 'en' : 'fr'} version="test" />)
}
