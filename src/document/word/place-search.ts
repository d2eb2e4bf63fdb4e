/**
 * The way back: from a range of Word (a comment's anchor, the selection, a content control) to a paragraph and an
 * offset. Only reading calls: `expandTo` would add an entry to the undo list of Word on the web.
 */
import { placesOf, rankOfHit, withDeletions, type SearchText } from './occurrences'
import type { Reading } from './read-document'
import type { Member } from './span-search'
import { fromWord, searchLiteral, searchableHead } from './word-text'

export interface Found { paragraph: number; start: number; end: number }

/** Where two ranges do not touch each other's text. */
const APART = new Set<string>(['Before', 'AdjacentBefore', 'After', 'AdjacentAfter', 'Unrelated'])
/** Two paragraphs with the same text are told apart by comparing places; beyond this many nobody can tell. */
const CANDIDATES = 200

type Relation = OfficeExtension.ClientResult<Word.LocationRelation | string>

export class PlaceSearch {
  private step: 'load' | 'candidates' | 'hits' | 'compare' | 'pick' | 'done' = 'load'
  private readonly first: Word.Paragraph
  private candidates: { paragraph: number; relation: Relation | null }[] = []
  private spans: { start: number; end: number }[] = []
  private hits: Word.RangeCollection | null = null
  private needle = ''
  private relations: Relation[] = []
  private order: Relation | null = null
  private paragraph = -1
  found: Found | null = null

  constructor(private readonly range: Word.Range, private readonly reading: Reading, private readonly members: readonly (readonly Member[])[]) {
    this.first = range.paragraphs.getFirst()
  }

  /** As `SpanSearch.advance`. */
  advance(): boolean {
    switch (this.step) {
      case 'load':
        this.range.load('text')
        this.first.load('text')
        this.step = 'candidates'
        return true
      case 'candidates':
        return this.queueCandidates()
      case 'hits':
        return this.queueHits()
      case 'compare':
        return this.queueComparison()
      case 'pick':
        return this.pick()
      case 'done':
        return false
    }
  }

  /**
   * Text of the range in its first paragraph: line ends between paragraphs and inside one may be written alike, so the
   * longest beginning that stands in the paragraph counts.
   */
  private readIn(source: SearchText): string {
    let read = fromWord(this.range.text).text
    while (read.includes('\n') && placesOf(source, read).length === 0) read = read.slice(0, read.lastIndexOf('\n'))
    return read
  }

  private queueCandidates(): boolean {
    const text = fromWord(this.first.text).text
    const { sources } = this.reading
    const same = this.members.flatMap((members, paragraph) => {
      const source = sources[paragraph]
      if (!source || members.length === 0) return []
      const mine = source.text === text || withDeletions(source).text === text || (members.length > 1 && source.text.includes(text))
      return mine ? [paragraph] : []
    })
    this.step = 'hits'
    const ambiguous = same.length > 1 && same.length <= CANDIDATES
    this.candidates = same.map((paragraph) => {
      const whole = this.members[paragraph]?.[0]?.paragraph.getRange('Whole')
      return { paragraph, relation: ambiguous && whole ? whole.compareLocationWith(this.range) : null }
    })
    return ambiguous || this.queueHits()
  }

  private queueHits(): boolean {
    const inside = this.candidates.filter(({ relation }) => relation === null || !APART.has(relation.value))
    const only = inside.length === 1 ? inside[0] : undefined
    const source = only && this.reading.sources[only.paragraph]
    if (!only || !source) return this.done(null)
    this.paragraph = only.paragraph
    const read = this.readIn(source)
    if (read === '') return this.done({ start: 0, end: 0 })
    this.spans = placesOf(source, read)
    const [span] = this.spans
    if (this.spans.length < 2) return this.done(span ?? null)
    this.needle = searchableHead(read)
    const [member] = this.members[this.paragraph] ?? []
    if (!member || (this.members[this.paragraph]?.length ?? 0) > 1) return this.done(null)
    this.hits = member.paragraph.search(searchLiteral(this.needle), { matchCase: true })
    this.hits.load('text')
    this.step = 'compare'
    return true
  }

  private queueComparison(): boolean {
    const [first, second] = this.hits?.items ?? []
    // As in the other direction: that hits come from left to right is only believed.
    if (first && second) this.order = first.compareLocationWith(second)
    this.relations = (this.hits?.items ?? []).map((hit) => hit.compareLocationWith(this.range))
    this.step = 'pick'
    return this.relations.length > 0 || this.pick()
  }

  private pick(): false {
    const source = this.reading.sources[this.paragraph]
    const relations = this.order?.value === 'After' || this.order?.value === 'AdjacentAfter' ? [...this.relations].reverse() : this.relations
    const touching = relations.flatMap((relation, rank) => (APART.has(relation.value) ? [] : [rank]))
    const span = this.spans.find(({ start }) => source && touching.length === 1 && rankOfHit(source, this.needle, start, this.relations.length) === touching[0])
    return this.done(span ?? null)
  }

  private done(span: { start: number; end: number } | null): false {
    this.step = 'done'
    this.found = span && { paragraph: this.paragraph, ...span }
    return false
  }
}

/** Takes every search to its end: one sync when all are plain, two more when words repeat, one more when paragraphs do. */
export async function placeAll(context: Word.RequestContext, searches: readonly PlaceSearch[]): Promise<void> {
  for (;;) {
    const queued = searches.filter((search) => search.advance())
    if (queued.length === 0) return
    await context.sync()
  }
}
