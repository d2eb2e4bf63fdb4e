/** The negotiation of the points, as the pane asks for it. */
import type { RuleVerdict } from '../checklist/finding'
import type { Quote } from '../contract/quote'
import type { Role } from '../negotiation/shared-memory'
import type { Outcome } from '../document/port'
import type { ComparedFinding } from './compare-reviews'
import type { InsertReport } from './clause-session'
import type { Scan, Work } from './session'

export type NegotiationStatus = 'asked' | 'answered' | 'agreed' | 'refused' | 'deferred'

export interface NegotiationLine {
  finding: string
  rule: string
  status: NegotiationStatus
  /** What the present words are worth, whatever was said about them. */
  verdict: RuleVerdict
  missing: string[]
  title: string
  clause: string | null
  quote: Quote | null
  asked: string
  why: string
  law: string[]
  /** Present words of the document. */
  present: string
  /** The library holds a fallback for this point: the practice may offer it. */
  offerable: boolean
  /** The fallback that the practice offers, as it would be inserted; null while none is offered. */
  fallback: string | null
  /** The contract holds it already. */
  fallbackTaken: boolean
  /** `gathered`: a reply typed in Word on a comment of several points answers so many of them at once; 1 otherwise. */
  history: { role: Role | null; author: string; date: string; status: NegotiationStatus; text: string; gathered: number }[]
}

export interface OtherSideChange {
  id: string
  author: string
  /** Whom this author writes for; null when nobody said. */
  role: Role | null
  /** Made by our own side. Whoever is not known to be ours is taken for the other side, so that nothing of theirs is folded away. */
  own: boolean
  date: string | null
  before: string
  after: string
  quote: Quote | null
  /** What it does to the points; `unsure`: it changes the words of one that stays open. Null for our own side's, which are not judged one by one. */
  effect: 'mends' | 'weakens' | 'unsure' | 'neutral' | null
  rules: string[]
}

export interface ReadyLine { code: string; ok: boolean; values?: Record<string, string | number>; places: Quote[]; acceptedReason?: string }

export interface SendPreview {
  /** Comments that the other side will see, and those that will be taken out. */
  kept: { author: string; text: string; replies: { author: string; text: string }[] }[]
  removed: { author: string; text: string }[]
  privateItems: number
  /** What else travels: pending tracked changes (null where the host does not list them), fallbacks offered, answers kept in the memory. */
  changes: number | null
  offered: string[]
  answers: number
}

/** What became of a finding between two readings. */
export interface SinceLast { date: string; findings: ComparedFinding[]; counts: Record<'fixed' | 'new' | 'open', number> }

export interface MergeReport {
  kind: 'merged'
  added: number
  /** Points that both copies carried on, to different ends; both are kept in the thread. */
  conflicts: { finding: string; title: string; ours: string; theirs: string }[]
  /** Other things on which the copies differ; ours is kept. `name`: the blank, the person; empty otherwise. `theirs` of an offer is the point. */
  differences: { what: 'blank' | 'author' | 'types' | 'parties' | 'offer'; name: string; ours: string; theirs: string }[]
  /** What merging answers does not bring: the contract's words differ; comments that stand in the other copy only. */
  textDiffers: boolean
  commentsThere: number
}

export interface Negotiation {
  /** Since the last review on this machine of an earlier state of the text; null when there was none. */
  sinceLast(scan: Scan): Promise<SinceLast | null>
  /** Who replies under that name in Word, so that his answers are read as that role's. */
  nameAuthor(author: string, role: Role): Promise<Outcome>
  lines(scan: Scan): Promise<NegotiationLine[]>
  answer(finding: string, status: NegotiationStatus, text: string, role: Role): Promise<Outcome>
  offerFallback(finding: string, offered: boolean): Promise<Outcome>
  /** Judges a version typed in the card, without writing: where it would stand if it were written. Stopped by the signal (throws). */
  tryVersion(scan: Scan, finding: string, text: string, signal?: AbortSignal): Promise<{ verdict: RuleVerdict; missing: string[] }>
  /** Writes a version (the fallback offered, or the provider's own words) in place of the present words, or where the point is missing. */
  replaceWith(scan: Scan, finding: string, text: string, role: Role): Promise<InsertReport>
  /** Pending tracked changes, the other side's first, as seen by `role`. `unlisted`: formats, moves and what stands outside of the text, which are only counted. */
  changes(scan: Scan, role: Role, signal?: AbortSignal): Promise<{ lines: OtherSideChange[]; unlisted: number; notice: string | null }>
  merge(bytes: Uint8Array): Promise<MergeReport | { kind: 'refused'; reason: string }>
  sendPreview(scan: Scan): Promise<SendPreview>
  prepareSending(scan: Scan, work: Work): Promise<{ outcome: Outcome; removed: number; preview: SendPreview }>
  ready(scan: Scan): Promise<ReadyLine[]>
}
