/** What stays on the machine, by document: reasons, dismissals, notes, the journal, the last review. The other side never sees it. */
import type { RuleVerdict } from '../checklist/finding'
import { flag, list, oneOf, orNull, shape, text, Malformed } from './read-value'
import { payloadOf, wrap } from './shared-part'
import { ROLES } from './shared-memory'
import type { FindingRecord, Role } from './shared-memory'

export type DismissScope = 'here' | 'contract' | 'always'

export interface DismissalRecord {
  finding: FindingRecord
  scope: DismissScope
  reason: string
  role: Role
  /** ISO 8601. */
  date: string
}

/** How to take an action back. */
export type Inverse =
  /** Comments that were added: to be removed (or resolved where the host cannot remove). */
  | { kind: 'comments'; added: string[]; resolved: string[]; reopened: string[]; updated: { code: string; was: string }[] }
  | { kind: 'insertion'; tag: string; text: string }
  /** Words replaced: the paragraph, at `index` then, reads `paragraph` now; the edits give back what it was. */
  | { kind: 'replacement'; index: number; paragraph: string; edits: { start: number; end: number; text: string }[] }
  | { kind: 'dismissal'; finding: string }

export interface JournalRecord {
  id: string
  what: 'comments' | 'insertion' | 'replacement' | 'dismissal' | 'blank'
  title: string
  date: string
  undone: boolean
  /** Findings that it concerns. */
  findings: string[]
  /** To be done in this order. */
  inverse: Inverse[]
}

export interface LastReview {
  /** ISO 8601. */
  date: string
  stamp: string
  findings: (FindingRecord & { verdict: RuleVerdict })[]
}

export interface PrivateMemory {
  dismissals: DismissalRecord[]
  /** The role's own remarks, by finding. */
  notes: { finding: FindingRecord; text: string; role: Role; date: string }[]
  journal: JournalRecord[]
  lastReview: LastReview | null
  /** « Garder mes notes dans le fichier ». */
  keepInFile: boolean
}

export const emptyPrivateMemory = (): PrivateMemory => ({ dismissals: [], notes: [], journal: [], lastReview: null, keepInFile: false })

/** Only written into the document when the person asks for it; taken out by « Préparer l'envoi ». */
export const NOTES_NAMESPACE = 'urn:clausier:notes'
/** Oldest entries of the journal are forgotten beyond this. */
export const JOURNAL_LENGTH = 200

const short = text(300)
const long = text(20_000)
const role = oneOf(ROLES)
const finding = shape<FindingRecord>({ id: text(16), rule: short, passage: short, clause: short })
const verdicts: RuleVerdict[] = ['met', 'weak', 'out-of-bounds', 'wrong-party', 'denied', 'unclear', 'absent', 'not-applicable', 'found', 'clear']
const number = (value: unknown, path: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Malformed(path, 'a whole number')
  return value
}
const inverse = (value: unknown, path: string): Inverse => {
  const { kind } = shape<{ kind: Inverse['kind'] }>({ kind: oneOf(['comments', 'insertion', 'replacement', 'dismissal']) })(value, path)
  switch (kind) {
    case 'comments': return { kind, ...shape<Omit<Extract<Inverse, { kind: 'comments' }>, 'kind'>>({ added: list(text(16), 5000), resolved: list(text(16), 5000), reopened: list(text(16), 5000), updated: list(shape({ code: text(16), was: long }), 5000) })(value, path) }
    case 'insertion': return { kind, ...shape<{ tag: string; text: string }>({ tag: short, text: text(200_000) })(value, path) }
    case 'replacement': return { kind, ...shape<Omit<Extract<Inverse, { kind: 'replacement' }>, 'kind'>>({ index: number, paragraph: text(200_000), edits: list(shape({ start: number, end: number, text: long }), 5000) })(value, path) }
    case 'dismissal': return { kind, ...shape<{ finding: string }>({ finding: text(16) })(value, path) }
  }
}

const dismissal = shape<DismissalRecord>({ finding, scope: oneOf(['here', 'contract', 'always']), reason: long, role, date: short })
const memory = shape<PrivateMemory>({
  dismissals: list(dismissal, 10_000),
  notes: list(shape({ finding, text: long, role, date: short }), 10_000),
  journal: list(shape<JournalRecord>({ id: short, what: oneOf(['comments', 'insertion', 'replacement', 'dismissal', 'blank']), title: short, date: short, undone: flag, findings: list(text(16), 5000), inverse: list(inverse, 20) }), JOURNAL_LENGTH),
  lastReview: orNull(shape<LastReview>({ date: short, stamp: short, findings: list(shape({ id: text(16), rule: short, passage: short, clause: short, verdict: oneOf(verdicts) }), 5000) })),
  keepInFile: flag,
})

/** Null when the text is damaged: the caller reports it and starts afresh. */
export function readPrivateMemory(json: string): PrivateMemory | null {
  return parsed(json, memory)
}

/** Throws on what could not be read back: better a bug seen now than notes lost later. */
export const writePrivateMemory = (notes: PrivateMemory): string => JSON.stringify(memory({ ...notes, journal: notes.journal.slice(-JOURNAL_LENGTH) }, 'private'))

export function readAlways(json: string): DismissalRecord[] | null {
  return parsed(json, list(dismissal, 10_000))
}

/** Notes carried in the file itself, journal left out (its inverses would hold contract text). */
export function writeNotesPart(notes: PrivateMemory): string {
  return wrap(NOTES_NAMESPACE, 'notes', writePrivateMemory({ ...notes, journal: [], lastReview: null }))
}

export function readNotesPart(xml: string): PrivateMemory | null {
  const payload = payloadOf(xml, NOTES_NAMESPACE, 'notes')
  return 'why' in payload ? null : readPrivateMemory(payload.json)
}

function parsed<T>(json: string, reader: (value: unknown, path: string) => T): T | null {
  try {
    return reader(JSON.parse(json), 'private')
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return null
    throw error
  }
}
