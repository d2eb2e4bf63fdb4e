/**
 * From offsets in a paragraph to a range of Word, step by step (the anchoring ladder, Word's part of it).
 * Word's API has no offsets that can be relied upon (`Range.start/end` cannot be set, OfficeDev/office-js#6298, and are
 * off by one, #6793), so the words are searched in their paragraph and the right hit is picked by counting.
 */
import { isHit, rankOfHit, readsAs, sliceSource, type SearchText } from './occurrences'
import { foldAsFind, fromWord, searchLiteral, searchableHead, searchableTail } from './word-text'

export interface Span { start: number; end: number }

export type Located =
  /** A range on exactly the words, as far as counting goes; `reads` lets the caller verify what Word reads back. */
  | { kind: 'exact'; range: Word.Range }
  /** The words could not be told apart from others: the whole paragraph. */
  | { kind: 'paragraph'; range: Word.Range }

/** A paragraph of Word's object model, and where it begins in the port's paragraph (several: their marks are deleted). */
export interface Member { paragraph: Word.Paragraph; start: number }

interface Needle {
  text: string
  member: { paragraph: Word.Paragraph; source: SearchText }
  /** In the member's text. */
  offset: number
  hits: Word.RangeCollection
  /** Second step: which of two neighbouring hits comes first, or the hits inside a longer, unique context. */
  order?: OfficeExtension.ClientResult<Word.LocationRelation | string>
  context?: { start: number; text: string; outer: Word.RangeCollection; inner: Word.RangeCollection }
}

const OPTIONS = { matchCase: true }
/** Lengths tried when the longest needle overlaps with itself. */
const SHORTER = [100, 60, 36, 20, 10]

/** Without the half of a surrogate pair that a cut may leave. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')

export class SpanSearch {
  private step: 'first' | 'second' | 'third' | 'done' = 'first'
  private needles: Needle[] = []
  private found: (() => Located) | null = null
  private isExact = false

  constructor(
    private readonly members: readonly Member[],
    private readonly source: SearchText,
    private readonly span: Span,
  ) {}

  /** Reads what the last sync brought and queues the next requests; false when nothing more is needed. */
  advance(): boolean {
    switch (this.step) {
      case 'first':
        return this.queueFirst()
      case 'second':
        return this.queueSecond()
      case 'third':
        this.finish()
        return false
      case 'done':
        return false
    }
  }

  /**
   * The result, once `advance` has answered false. A new range each time: one that was first sent in a batch which
   * failed cannot be used again.
   */
  located(): Located {
    return this.found ? this.found() : this.wholeParagraph()
  }

  /** True when the result is on exactly the words; asks nothing of Word. */
  get exact(): boolean {
    return this.isExact
  }

  /** The words searched for, as the port writes them. */
  get wanted(): string {
    return this.source.text.slice(this.span.start, this.span.end)
  }

  /** True when `raw`, read back from Word, is these words (with or without the deleted ones inside). */
  reads(raw: string): boolean {
    const read = fromWord(raw).text
    return readsAs(read, this.wanted) || readsAs(read, this.wantedWithDeletions())
  }

  /** Gives up on the exact words: after an error of Word during the search. */
  settleForParagraph(): void {
    this.done(() => this.wholeParagraph())
  }

  /** Begins again, after an error of Word that concerned another search of the same sync. */
  restart(): void {
    this.step = 'first'
    this.needles = []
    this.found = null
  }

  /** The last step of the ladder that still says where. */
  wholeParagraph(): Located {
    return { kind: 'paragraph', range: this.content() }
  }

  private content(): Word.Range {
    const [first, ...rest] = this.members.map((member) => member.paragraph.getRange('Content'))
    if (!first) throw new Error('word: a paragraph without members')
    const last = rest.at(-1)
    return last ? first.expandTo(last) : first
  }

  private queueFirst(): boolean {
    const { text } = this.source
    const { start, end } = this.span
    if (end <= start) return this.done(() => this.wholeParagraph())
    // The whole text needs no search, however long it is.
    if (start === 0 && end === text.length) return this.done(() => ({ kind: 'exact', range: this.content() }), true)
    const limits = [...this.source.cuts, ...this.members.map((member) => member.start)]
    const inside = limits.filter((cut) => cut > start && cut < end)
    const head = this.shortened(searchableHead(text.slice(start, Math.min(end, ...inside))), (words, length) => words.slice(0, length), () => start)
    if (head === null) return this.done(() => this.wholeParagraph())
    const needles = [{ text: head, offset: start }]
    if (head.length < end - start) {
      const tail = this.shortened(searchableTail(text.slice(Math.max(start, ...inside), end)), (words, length) => words.slice(-length), (words) => end - words.length)
      if (tail === null) return this.done(() => this.wholeParagraph())
      needles.push({ text: tail, offset: end - tail.length })
    }
    this.needles = needles.map(({ text: words, offset }) => this.search(words, offset))
    this.step = 'second'
    return true
  }

  /** The longest piece at this end of the words that a search from left to right does not step over; null when none. */
  private shortened(words: string, cut: (words: string, length: number) => string, offsetOf: (words: string) => number): string | null {
    for (const length of [words.length, ...SHORTER.filter((shorter) => shorter < words.length)]) {
      const piece = length === words.length ? words : whole(cut(words, length))
      if (piece !== '' && isHit(this.source, piece, offsetOf(piece))) return piece
    }
    return null
  }

  private search(text: string, offset: number): Needle {
    const at = Math.max(0, this.members.filter((member) => member.start <= offset).length - 1)
    const member = this.members[at]
    if (!member) throw new Error('word: a paragraph without members')
    const hits = member.paragraph.search(searchLiteral(text), OPTIONS)
    hits.load('text')
    const source = sliceSource(this.source, member.start, this.members[at + 1]?.start)
    return { text, member: { paragraph: member.paragraph, source }, offset: offset - member.start, hits }
  }

  private queueSecond(): boolean {
    let queued = false
    for (const needle of this.needles) {
      const { items } = needle.hits
      const [first, second] = items
      if (rankOfHit(needle.member.source, needle.text, needle.offset, items.length) === null) queued = this.queueContext(needle) || queued
      else if (first && second) {
        // Hits are expected from left to right; no documentation says so.
        needle.order = first.compareLocationWith(second)
        queued = true
      }
    }
    this.step = 'third'
    if (!queued) this.finish()
    return queued
  }

  /** A longer stretch around the needle that stands only once in the paragraph, and the needle inside it. */
  private queueContext(needle: Needle): boolean {
    const { paragraph } = needle.member
    const { text, cuts } = needle.member.source
    const from = Math.max(0, ...cuts.filter((cut) => cut <= needle.offset))
    const to = Math.min(text.length, ...cuts.filter((cut) => cut >= needle.offset + needle.text.length))
    const before = searchableTail(text.slice(from, needle.offset)).slice(-80)
    const after = searchableHead(text.slice(needle.offset + needle.text.length, to)).slice(0, 80)
    const context = searchableHead(before + needle.text + after)
    const folded = foldAsFind(text)
    const only = folded.indexOf(foldAsFind(context)) === folded.lastIndexOf(foldAsFind(context))
    if (context.length <= needle.text.length || context.length < before.length + needle.text.length || !only) return false
    const outer = paragraph.search(searchLiteral(context), OPTIONS)
    outer.load('text')
    const inner = outer.getFirstOrNullObject().search(searchLiteral(needle.text), OPTIONS)
    inner.load('text')
    needle.context = { start: needle.offset - before.length, text: context, outer, inner }
    return true
  }

  private finish(): void {
    const [head, tail] = this.needles.map((needle) => this.pick(needle))
    if (!head || (this.needles.length > 1 && !tail)) this.done(() => this.wholeParagraph())
    // expandTo adds an entry to the undo list of Word on the web (OfficeDev/office-js#2225): only for long or cut words.
    else this.done(() => ({ kind: 'exact', range: tail ? head.expandTo(tail) : head }), true)
  }

  private pick(needle: Needle): Word.Range | null {
    const { context } = needle
    const items = context ? (context.outer.items.length === 1 && !context.inner.isNullObject ? context.inner.items : []) : needle.hits.items
    const source = context ? { text: context.text, cuts: [], deletions: [] } : needle.member.source
    const rank = rankOfHit(source, needle.text, needle.offset - (context?.start ?? 0), items.length)
    if (rank === null) return null
    const backwards = needle.order?.value === 'After' || needle.order?.value === 'AdjacentAfter'
    const hit = items[backwards ? items.length - 1 - rank : rank]
    return hit && readsAs(fromWord(hit.text).text, needle.text) ? hit : null
  }

  private wantedWithDeletions(): string {
    const { text, deletions } = this.source
    const { start, end } = this.span
    let out = ''
    let last = start
    for (const deletion of deletions) {
      if (deletion.at <= start || deletion.at >= end) continue
      out += text.slice(last, deletion.at) + deletion.text
      last = deletion.at
    }
    return out + text.slice(last, end)
  }

  private done(found: () => Located, exact = false): false {
    this.isExact = exact
    this.step = 'done'
    this.found = found
    return false
  }
}

/** Takes every search to its end: two syncs for any number of them, one when all are simple. */
export async function locateAll(context: Word.RequestContext, searches: readonly SpanSearch[]): Promise<void> {
  for (;;) {
    const queued = searches.filter((search) => search.advance())
    if (queued.length === 0) return
    await context.sync()
  }
}
