/** A session in memory: behaves as `review/` promises, and can be told to resist. */
import type { Finding, Review } from '../../src/checklist/finding'
import type { Capabilities, Outcome, UserStore } from '../../src/document/port'
import type {
  BirthCertificate, BlankOutcome, BlankPlace, ClausePreview, CommentPlan, InsertReport, InsertRequest, JournalEntry, LibraryClause, LineOutcome, Negotiation, OwnClauses,
  PlaceOffer, PlanLine, ReviewSession, Scan, SessionKnowledge, Stance, Work,
} from '../../src/review/session'
import { findings, lines, paragraphs, quoteOn, results, rules } from './fake-contract'

export class MemoryStore implements UserStore {
  readonly kept = new Map<string, string>()
  async get(key: string) { return this.kept.get(key) ?? null }
  async set(key: string, value: string) { this.kept.set(key, value) }
  async list(prefix: string) { return [...this.kept.keys()].filter((key) => key.startsWith(prefix)) }
  async remove(key: string) { this.kept.delete(key) }
}

const texts: Record<string, Record<Stance, string[]>> = {
  'cl-backup-scope': {
    protective: ['Le Prestataire sauvegarde chaque jour l’ensemble des données du Client, contrôle chaque sauvegarde et signale tout échec sous [4 heures].'],
    balanced: ['Le Prestataire sauvegarde chaque jour ouvré l’ensemble des données du Client et signale tout échec sous [un jour ouvré].'],
    fallback: ['Le Prestataire sauvegarde les données du Client chaque jour ouvré.'],
  },
  'cl-sla-response-repair': {
    protective: ['Le Prestataire prend en charge tout incident bloquant sous [une heure ouvrée].'],
    balanced: ['Le Prestataire prend en charge tout incident bloquant sous [4 heures].'],
    fallback: ['Le Prestataire prend en charge les incidents bloquants sous [8 heures].'],
  },
  'cl-gdpr-breach': {
    protective: ['Le Prestataire alerte le Client de toute violation de données sous [24 heures].'],
    balanced: ['Le Prestataire alerte le Client de toute violation de données sous [48 heures].'],
    fallback: ['Le Prestataire alerte le Client de toute violation de données sous [48 heures ouvrées].'],
  },
}

const law: Record<string, string[]> = { 'cl-backup-scope': ['RGPD art. 32'], 'cl-sla-response-repair': ['CSP art. R. 4127-47'], 'cl-gdpr-breach': ['RGPD art. 33'] }

function clauseOf(id: string, title: string, theme: string, satisfied: string[]): LibraryClause {
  return { id, theme, title, rules: satisfied, types: ['all'], summary: `En clair : ${title.toLowerCase()}.`, providerNote: 'Vous vous engagez sur un délai chiffré.', law: law[id] ?? [], stances: ['protective', 'balanced', 'fallback'], own: false, version: 1 }
}

function place(where: PlaceOffer['where'], text: string, more: Partial<PlaceOffer> = {}): PlaceOffer {
  return { where, text, annex: null, label: null, target: null, suggested: false, refused: false, ...more }
}

/** A line of a plan, with what only `review/` reads of it. */
export function lineOf(line: Omit<PlanLine, 'actions' | 'record' | 'replaces'>): PlanLine {
  return { ...line, actions: line.quote === null ? [] : [{ kind: 'add', quote: line.quote, text: line.text }], record: { code: 'AAAAAAAA', findings: [], text: '', closed: false, internal: false }, replaces: null }
}

export interface FakeOptions {
  findings?: Finding[]
  capabilities?: Partial<Capabilities>
  review?: Partial<Review>
  notices?: string[]
  memoryNotices?: string[]
  /** Outcome of a comment by its finding. */
  commentOutcome?: (finding: string) => Outcome
  /** Comments of ours that stand already: the plan is that of a re-scan. */
  plan?: Partial<CommentPlan>
  insertReport?: (request: InsertRequest) => Partial<InsertReport>
  /** Milliseconds of a scan, in steps that can be stopped. */
  scanSteps?: number
  stepMs?: number
  current?: boolean
  blanks?: BlankPlace[]
  fill?: (name: string, value: string) => BlankOutcome
  certificates?: BirthCertificate[]
  extraClauses?: LibraryClause[]
  needs?: Partial<ClausePreview['needs']>
  places?: PlaceOffer[]
  unagreed?: string[]
  negotiation?: Negotiation
  own?: Partial<OwnClauses>
  text?: string[]
}

export class FakeSession implements ReviewSession {
  readonly store = new MemoryStore()
  readonly knowledge: SessionKnowledge = {
    rules,
    themes: [
      { id: 'sauvegardes', title: { fr: 'Sauvegardes', en: 'Backups' } },
      { id: 'niveaux-service', title: { fr: 'Niveaux de service', en: 'Service levels' } },
      { id: 'rgpd-sous-traitance', title: { fr: 'RGPD : sous-traitance', en: 'GDPR processing' } },
    ],
    asOf: '2026-11-23',
    disclaimer: { fr: 'Aide à la lecture.', en: 'A reading aid.' },
  }
  /** Every call that writes, in order. */
  readonly calls: string[] = []
  /** Every insertion asked for. */
  readonly requests: InsertRequest[] = []
  readonly entries: JournalEntry[] = []
  readonly placed = new Set<string>()
  readonly voices: string[] = []
  scans = 0

  readonly options: FakeOptions
  readonly own: OwnClauses
  readonly negotiation?: Negotiation

  constructor(options: FakeOptions = {}) {
    this.options = options
    this.negotiation = options.negotiation
    this.own = { ...this.ownClauses, ...options.own }
  }


  capabilities(): Capabilities {
    return { host: 'docx', canComment: true, canReply: true, canResolve: true, canDeleteComment: true, canInsert: true, canTrack: true, canStorePart: true, canListRevisions: true, readOnlyReason: null, ...this.options.capabilities }
  }

  async isCurrent() { return this.options.current ?? true }

  async scan({ onProgress, signal }: Work): Promise<Scan> {
    this.scans += 1
    const steps = this.options.scanSteps ?? 2
    for (let step = 0; step < steps; step += 1) {
      signal?.throwIfAborted()
      onProgress?.(step, steps)
      await new Promise((resolve) => setTimeout(resolve, this.options.stepMs ?? 0))
    }
    signal?.throwIfAborted()
    return this.scanNow()
  }

  scanNow(): Scan {
    const found = this.options.findings ?? findings
    const all = this.options.text?.map((text, index) => ({ ...paragraphs()[0], index, text })) ?? paragraphs()
    const clauses = lines.map((line, index) => ({ line, index })).filter(({ line }) => line.startsWith('Article'))
    return {
      snapshot: { paragraphs: all, stamp: 's1', notices: this.options.notices ?? [] },
      review: {
        types: [{ type: 'maintenance', evidence: [] }, { type: 'backup', evidence: [] }],
        parties: [{ role: 'client', terms: ['le Client'], names: ['Cabinet du docteur Hélène Marchand'] }, { role: 'prestataire', terms: ['le Prestataire'], names: ['Nordinfo'] }],
        notThisKind: null, notices: [], results: [...results.filter((one) => !found.some((other) => other.rule === one.rule)), ...found], findings: found, asOf: '2026-11-23', ...this.options.review,
      },
      clauseTitle: (paragraph) => clauses.filter(({ index }) => index <= paragraph).at(-1)?.line ?? null,
      dismissed: new Map(),
      memoryNotices: this.options.memoryNotices ?? [],
    }
  }

  async show(): Promise<Outcome> { this.calls.push('show'); return { kind: 'done' } }

  async plan(scan: Scan, { findings: wanted, voice }: { findings: string[] | null; voice?: 'other-side' | 'internal' }): Promise<CommentPlan> {
    this.voices.push(voice ?? 'other-side')
    if (this.options.plan !== undefined && wanted === null) return { lines: [], unchanged: 0, respected: 0, stamp: 's1', ...this.options.plan }
    const asked = scan.review.findings.filter((finding) => (wanted === null || wanted.includes(finding.id)) && !this.placed.has(finding.id) && !scan.dismissed.has(finding.id))
    return { lines: asked.map((finding) => ({ id: `L${finding.id}`, kind: 'new' as const, findings: [finding.id], severity: finding.severity, title: finding.rule, quote: finding.quotes[0] ?? null, text: `Texte de ${finding.rule}` })).map(lineOf), unchanged: 0, respected: 0, stamp: 's1' }
  }

  async apply(plan: CommentPlan, chosen: string[], { onProgress, signal }: Work): Promise<LineOutcome[]> {
    const told: LineOutcome[] = []
    for (const line of plan.lines.filter(({ id }) => chosen.includes(id))) {
      await new Promise((resolve) => setTimeout(resolve, this.options.stepMs ?? 0))
      const outcome: Outcome = signal?.aborted ? { kind: 'stopped' } : (this.options.commentOutcome?.(line.findings[0]) ?? { kind: 'placed', comment: line.id })
      if (outcome.kind === 'placed' || outcome.kind === 'on-paragraph') line.findings.forEach((finding) => this.placed.add(finding))
      told.push({ line: line.id, outcome })
      onProgress?.(told.length, chosen.length)
    }
    this.calls.push(`apply ${chosen.join(' ')}`)
    this.log('comments', 'Commentaires', told.filter(({ outcome }) => outcome.kind === 'placed').flatMap(({ line }) => plan.lines.find(({ id }) => id === line)?.findings ?? []))
    return told
  }

  private log(what: JournalEntry['what'], title: string, of: string[]): string {
    const id = `J${this.entries.length}`
    if (of.length > 0) this.entries.push({ id, findings: of, what, title, date: '2026-11-25T10:00:00Z', undone: false })
    return id
  }

  async dismiss(finding: Finding, scope: string, reason: string): Promise<Outcome> {
    this.calls.push(`dismiss ${finding.rule} ${scope} ${reason}`.trim())
    this.log('dismissal', finding.rule, [finding.id])
    return { kind: 'done' }
  }

  async restore(finding: string): Promise<Outcome> { this.calls.push(`restore ${finding}`); return { kind: 'done' } }

  library(): LibraryClause[] {
    return [
      clauseOf('cl-backup-scope', 'Contenu et fréquence des sauvegardes', 'sauvegardes', ['backup-scope-frequency']),
      clauseOf('cl-sla-response-repair', 'Délais d’intervention et de rétablissement', 'niveaux-service', ['sla-response-time']),
      clauseOf('cl-gdpr-breach', 'Violation de données personnelles', 'rgpd-sous-traitance', ['gdpr-breach-notification']),
      ...(this.options.extraClauses ?? []),
    ]
  }

  text(clause: string, stance: Stance): string[] { return texts[clause]?.[stance] ?? [`Texte de ${clause}.`] }

  async preview(_scan: Scan | null, request: InsertRequest): Promise<ClausePreview> {
    const delay = request.values.find(({ name }) => name === 'delai')?.value
    return {
      clause: request.clause, stance: request.stance,
      paragraphs: this.text(request.clause, request.stance).map((paragraph) => (delay === undefined ? paragraph : paragraph.replace(/\[[^\]]*\]/, delay))),
      heading: false,
      blanks: [{ name: 'delai', label: 'Délai', hint: 'entre 1 et 48 heures', type: 'duration', default: '4 heures', value: null, refused: delay === 'bientôt' ? 'wrong-type' : null }],
      where: request.where === 'replace' ? 'à la place du passage faible' : request.where === 'merge' ? 'fondue dans « Article 2 »' : 'après l’article 2 – Sauvegardes', quote: quoteOn('Article 2 – Sauvegardes'),
      places: this.options.places ?? [
        place('after-clause', 'après « 2 – Sauvegardes »', { suggested: true }), place('replace', 'à la place du passage, dans « 2 – Sauvegardes »'), place('article', 'après « 2 – Sauvegardes »'),
        place('annex', 'dans « Annexe 1 – Protection des données »', { annex: 0, label: 'Annexe 1' }), place('end', 'avant les signatures et les annexes'), place('cursor', 'cliquez d’abord dans le texte du contrat', { refused: true }),
      ],
      unagreed: this.options.unagreed ?? [],
      needs: { terms: [], annexes: [], contradicts: [], similar: [], offered: [], ...this.options.needs },
    }
  }

  async insert(scan: Scan | null, request: InsertRequest, { onProgress }: Work): Promise<InsertReport> {
    onProgress?.(0, 1)
    this.calls.push(`insert ${request.clause} ${request.stance} ${request.where} ${request.values.map(({ name, value }) => `${name}=${value}`).join(',')}`.trim())
    this.requests.push(request)
    const rule = this.library().find(({ id }) => id === request.clause)?.rules[0] ?? ''
    const remaining = (this.options.findings ?? findings).filter((finding) => finding.rule !== rule)
    const journal = this.log('insertion', request.clause, [request.finding ?? 'none'])
    const next = scan === null ? null : { ...scan, review: { ...scan.review, findings: remaining } }
    return { outcome: { kind: 'inserted', first: 6, count: 1, tracked: true, notices: [] }, where: 'après l’article 2 – Sauvegardes', quote: quoteOn('Article 2 – Sauvegardes'), after: [{ rule, verdict: 'met', missing: [] }], journal, scan: next, ...this.options.insertReport?.(request) }
  }

  async certificates() { return this.options.certificates ?? [] }
  async blanks() { return this.options.blanks ?? [] }
  async fill(name: string, value: string): Promise<BlankOutcome> { this.calls.push(`fill ${name}=${value}`); return this.options.fill?.(name, value) ?? { kind: 'done', filled: 1 } }

  private readonly ownClauses: OwnClauses = {
    setAside: false,
    fromSelection: async () => ({ title: 'Clause choisie', text: 'Le Prestataire répond sous [délai].', blanks: ['délai'] }),
    save: async (clause) => { this.calls.push(`own.save ${clause.title}`); return { kind: 'saved', id: 'own-1' } },
    edit: () => 'Le Prestataire répond sous [délai].',
    remove: async (id) => { this.calls.push(`own.remove ${id}`) },
    exportYaml: async () => 'clauses: []\n',
    importYaml: async (yaml, conflict) => { this.calls.push(`own.import ${conflict}`); return yaml.includes('!!') ? { kind: 'refused', line: 3, reason: 'étiquette interdite' } : conflict === 'ask' && yaml.includes('own-1') ? { kind: 'conflicts', ids: ['own-1'] } : { kind: 'imported', added: 1, replaced: 0, kept: 0 } },
  }

  async journal() { return this.entries.map((entry) => ({ ...entry })).reverse() }
  async undo(id: string): Promise<Outcome> {
    this.calls.push(`undo ${id}`)
    const entry = this.entries.find((one) => one.id === id)
    if (entry === undefined) return { kind: 'orphan' }
    entry.undone = true
    entry.findings.forEach((finding) => this.placed.delete(finding))
    return { kind: 'done' }
  }

  marks = { comments: 3, controls: 1, parts: 1 }
  async countMarks() { return { ...this.marks } }
  async removeMarks() { const was = this.marks; this.marks = { comments: 0, controls: 0, parts: 0 }; this.calls.push('removeMarks'); return { ...was, refused: 0 } }
  async correct(types: string[] | null, parties: { client: string[]; prestataire: string[] } | null): Promise<Outcome> { this.calls.push(`correct ${types?.join(',')} ${parties?.client.join('|')} ${parties?.prestataire.join('|')}`); return { kind: 'done' } }
  notesInFile = false
  keepNotesInFile = { get: async () => this.notesInFile, set: async (on: boolean): Promise<Outcome> => { this.notesInFile = on; this.calls.push(`notes ${String(on)}`); return { kind: 'done' } } }
}
