/** The comments that a review calls for: one per passage, absent points gathered on the nearest headings. */
import type { Finding } from '../checklist/finding'
import type { Rule } from '../checklist/rule'
import type { Snapshot } from '../contract/paragraph'
import { quoteOf } from '../contract/quote'
import type { Quote } from '../contract/quote'
import { recordOf } from '../negotiation/identity'
import { markOf } from '../negotiation/mark'
import type { FindingRecord } from '../negotiation/shared-memory'
import { textOfAbsent, textOnWords } from './comment-text'
import type { CommentStyle, Voice } from './comment-text'

export interface WantedComment {
  /** Code of the signature line. */
  code: string
  kind: 'words' | 'absent' | 'summary'
  /** Worst first. */
  findings: Finding[]
  records: FindingRecord[]
  quote: Quote
  text(style: CommentStyle): string
}

export interface WantedFrom {
  snapshot: Snapshot
  rules: Map<string, Rule>
  /** « 5 – Sauvegardes » of the clause that holds a paragraph; null before the first one. */
  clauseTitle(paragraph: number): string | null
}

/** In document order. Findings come worst first, as in `Review.findings`. */
export function wantedComments(findings: Finding[], voice: Voice, from: WantedFrom): WantedComment[] {
  const wanted: WantedComment[] = onWords(findings.filter((finding) => !isAbsent(finding)))
    .map((group) => make(group, 'words', group[0].id, group[0].quotes[0], from))
  wanted.push(...ofAbsent(findings.filter(isAbsent), headingOfThemes(findings.filter(isAbsent)), from))
  if (voice === 'internal') for (const group of wanted) group.code = markOf(`internal ${group.code}`)
  return wanted.sort((a, b) => a.quote.paragraph - b.quote.paragraph || a.quote.start - b.quote.start)
}

export const isAbsent = (finding: Pick<Finding, 'quotes' | 'verdict'>): boolean => finding.verdict === 'absent' || finding.quotes.length === 0

/** Findings whose decisive words overlap share one comment; it stands on the words of the worst. */
function onWords(findings: Finding[]): Finding[][] {
  const groups: Finding[][] = []
  for (const finding of findings) {
    const group = groups.find(([worst]) => overlap(worst.quotes[0], finding.quotes[0]))
    if (group) group.push(finding)
    else groups.push([finding])
  }
  return groups
}

export function overlap(one: Quote, other: Quote): boolean {
  return one.paragraph === other.paragraph && one.start < other.start + other.exact.length && other.start < one.start + one.exact.length
}

/** Theme → heading of its nearest clause: the one that most of its absent points name, so that one stray word does not draw the theme elsewhere. */
function headingOfThemes(findings: Finding[]): Map<string, number> {
  const votes = new Map<string, Map<number, number>>()
  for (const { theme, clause } of findings) {
    if (clause === null) continue
    const there = votes.get(theme) ?? new Map<number, number>()
    votes.set(theme, there.set(clause, (there.get(clause) ?? 0) + 1))
  }
  return new Map([...votes].map(([theme, there]) => [theme, [...there].sort((a, b) => b[1] - a[1])[0][0]]))
}

/** One comment per theme on the heading of its nearest clause; themes with the same heading share it; the rest is one summary on the title. */
function ofAbsent(findings: Finding[], headings: Map<string, number>, from: WantedFrom): WantedComment[] {
  const byPlace = new Map<number | null, Finding[]>()
  for (const finding of findings) {
    const place = headings.get(finding.theme) ?? null
    byPlace.set(place, [...(byPlace.get(place) ?? []), finding])
  }
  const wanted: WantedComment[] = []
  const title = titleQuote(from.snapshot)
  const loose: Finding[] = byPlace.get(null) ?? []
  byPlace.delete(null)
  for (const [place, group] of byPlace) {
    const quote = place === null ? null : wholeParagraph(from.snapshot, place)
    // The code is that of the first theme, not of the findings: the comment stays the same one while points are mended.
    if (quote) wanted.push(make(group, 'absent', markOf(`absent ${group[0].theme}`), quote, from))
    else loose.push(...group)
  }
  if (loose.length > 0 && title) wanted.push(make(loose, 'summary', markOf('absent'), title, from))
  return wanted
}

function make(findings: Finding[], kind: WantedComment['kind'], code: string, quote: Quote, from: WantedFrom): WantedComment {
  const comment: WantedComment = {
    code, kind, findings, quote,
    records: findings.map((finding) => recordOf(isAbsent(finding) ? { ...finding, quotes: [] } : finding, finding.quotes.length > 0 ? from.clauseTitle(finding.quotes[0].paragraph) : null)),
    text: (style) => (kind === 'words' ? textOnWords(findings, from.rules, comment.code, style) : textOfAbsent(findings, from.rules, comment.code, kind === 'absent', style)),
  }
  return comment
}

/** Longest stretch of a heading or title that is commented, in UTF-16 units. */
const HEADING = 200

function wholeParagraph(snapshot: Snapshot, index: number): Quote | null {
  const paragraph = snapshot.paragraphs[index]
  if (!paragraph) return null
  const start = paragraph.text.length - paragraph.text.trimStart().length
  const words = paragraph.text.trim().slice(0, HEADING)
  return words === '' ? null : quoteOf(paragraph, start, start + words.length)
}

/** The document's title: the first paragraph in a title style, else the first with words; null in an empty document. */
function titleQuote(snapshot: Snapshot): Quote | null {
  const body = snapshot.paragraphs.filter((paragraph) => paragraph.story === 'body' && paragraph.text.trim() !== '')
  const title = body.slice(0, 20).find((paragraph) => paragraph.styleBuiltIn === 'Title') ?? body.find((paragraph) => paragraph.place === null) ?? body[0]
  return title ? wholeParagraph(snapshot, title.index) : null
}
