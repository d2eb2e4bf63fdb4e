import type { Negotiation, NegotiationLine } from '../../src/review/session'
import { findings, quoteOn } from './fake-contract'

export interface ExchangeCalls { calls: string[] }

/** A negotiation in memory: two requests, one answered without the add-in, one weakening change. */
export function exchange(log: ExchangeCalls = { calls: [] }): Negotiation {
  const lines: NegotiationLine[] = [
    {
      finding: findings[1].id, rule: 'sla-response-time', verdict: 'weak', missing: [], offerable: false, fallbackTaken: false, status: 'asked', title: 'Délai garanti de prise en charge', clause: 'Article 3 – Délais', quote: quoteOn('dans les meilleurs délais'), asked: 'En faire un engagement ferme : 4 heures.', why: 'La continuité des soins en dépend.', law: ['CSP art. R. 4127-47'], present: 'dans les meilleurs délais', fallback: 'sous 8 heures', history: [],
    },
    {
      finding: findings[0].id, rule: 'backup-scope-frequency', verdict: 'weak', missing: [], offerable: true, fallbackTaken: false, status: 'answered', title: 'Sauvegardes', clause: 'Article 2 – Sauvegardes', quote: quoteOn('une fois par semaine'), asked: 'Ramener à une fois par jour ouvré.', why: 'Une panne efface plusieurs jours.', law: [], present: 'une fois par semaine', fallback: null,
      history: [{ role: null, author: 'P. Durand', date: '2026-11-20T09:00:00Z', status: 'answered', text: 'Possible à partir de janvier.', gathered: 3 }],
    },
  ]
  return {
    sinceLast: async () => ({ date: '2026-11-20T09:00:00Z', findings: [], counts: { fixed: 2, new: 1, open: 4 } }),
    nameAuthor: async (author, role) => { log.calls.push(`name ${author} ${role}`); return { kind: 'done' } },
    lines: async () => lines.map((line) => ({ ...line })),
    answer: async (finding, status, text, role) => {
      log.calls.push(`answer ${finding} ${status} ${role} ${text}`.trim())
      const line = lines.find((one) => one.finding === finding)
      if (line === undefined) return { kind: 'orphan' }
      line.status = status
      return { kind: 'done' }
    },
    offerFallback: async (finding, offered) => { log.calls.push(`offer ${finding} ${String(offered)}`); return { kind: 'done' } },
    tryVersion: async (_scan, _finding, text) => (/\d/.test(text) ? { verdict: 'met', missing: [] } : { verdict: 'weak', missing: ['delai'] }),
    replaceWith: async (scan, finding, text, role) => {
      log.calls.push(`replace ${finding} ${text} ${role}`)
      for (const line of lines) if (line.finding === finding) [line.fallbackTaken, line.verdict] = [line.fallback === text, 'met']
      return { outcome: { kind: 'done' }, where: '', quote: null, after: [{ rule: 'sla-response-time', verdict: 'met', missing: [] }], journal: null, scan }
    },
    changes: async (_scan, role) => ({
      notice: null, unlisted: 2, lines: [
        { id: 'r1', author: 'P. Durand', role: null, own: false, date: null, before: '4 heures', after: 'dans les meilleurs délais', quote: quoteOn('dans les meilleurs délais'), effect: 'weakens', rules: ['sla-response-time'] },
        { id: 'r2', author: 'Maître Roussel', role: 'avocat', own: role !== 'prestataire', date: null, before: '', after: 'chaque nuit', quote: quoteOn('une fois par semaine'), effect: role === 'prestataire' ? 'mends' : null, rules: [] },
      ],
    }),
    merge: async (bytes) => (bytes.length < 4 ? { kind: 'refused', reason: 'not-a-docx' } : { kind: 'merged', added: 2, conflicts: [{ finding: findings[0].id, title: 'Sauvegardes', ours: 'Oui', theirs: 'Non' }], differences: [{ what: 'author', name: 'P. Durand', ours: 'prestataire', theirs: 'avocat' }, { what: 'offer', name: 'Sauvegardes', ours: '', theirs: '' }], textDiffers: true, commentsThere: 1 }),
    sendPreview: async () => ({ kept: [{ author: 'Clausier', text: 'Demande : 4 heures.', replies: [{ author: 'P. Durand', text: 'Trop court.' }] }], removed: [{ author: 'Clausier', text: '[INTERNE] Ne pas céder.' }], privateItems: 1, changes: 3, offered: ['Sauvegardes'], answers: 2 }),
    prepareSending: async () => { log.calls.push('send'); return { outcome: { kind: 'done' }, removed: 2, preview: { kept: [{ author: 'Clausier', text: 'Demande : 4 heures.', replies: [] }], removed: [], privateItems: 0, changes: 3, offered: [], answers: 2 } } },
    ready: async () => [{ code: 'ready-critical', ok: false, values: { n: 2 }, places: [quoteOn('dans les meilleurs délais')] }, { code: 'ready-blanks', ok: true, places: [] }],
  }
}
