/** Range as Word's object model shows it, and searching in one. */
import { addComment, controlsOf, wrapParagraphs, wrapRange } from '../../ooxml'
import { Comment } from './comment-objects'
import { ContentControl } from './control-objects'
import { find } from './find'
import { invalidArgument, itemNotFound } from './host-error'
import { HostCollection, HostObject } from './host-object'
import type { OpenDocument, Stretch } from './open-document'
import { ParagraphCollection, partsOf, type Paragraph } from './text-objects'
import { compare, wordText } from './word-string'

export class SearchOptions extends HostObject {
  readonly className = 'SearchOptions'
  readonly scalars = ['MatchCase']
  MatchCase = false
  IgnorePunct = false
  IgnoreSpace = false
  MatchPrefix = false
  MatchSuffix = false
  MatchWholeWord = false
  MatchWildcards = false
}

export class RangeCollection extends HostCollection<Range> {
  readonly className = 'RangeCollection'

  constructor(private readonly ranges: Range[]) {
    super()
  }

  items(): Range[] {
    return this.ranges
  }

  GetFirst(): Range {
    const [first] = this.ranges
    if (!first) throw itemNotFound('RangeCollection.getFirst')
    return first
  }

  GetFirstOrNullObject(): Range | null {
    return this.ranges[0] ?? null
  }
}

export class Range extends HostObject {
  readonly className = 'Range'
  readonly scalars = ['Text', 'IsEmpty']
  readonly stretch: Stretch

  /** `whole`: with the mark of its (last) paragraph. */
  constructor(private readonly open: OpenDocument, stretch: Stretch, readonly whole = false) {
    super()
    this.stretch = open.live({ from: { ...stretch.from }, to: { ...stretch.to } })
  }

  get Text(): string {
    return wordText(this.open, this.stretch)
  }

  get IsEmpty(): boolean {
    return compare(this.stretch.from, this.stretch.to) === 0
  }

  get Paragraphs(): ParagraphCollection {
    return new ParagraphCollection(() => held(this.open, this.stretch))
  }

  GetRange(location?: string): Range {
    const { from, to } = this.stretch
    if (location === 'Start') return new Range(this.open, { from, to: from })
    if (location === 'End' || location === 'After') return new Range(this.open, { from: to, to })
    return new Range(this.open, this.stretch, this.whole && location !== 'Content')
  }

  Search(text: string, options: SearchOptions | null): RangeCollection {
    return searchIn(this.open, this.stretch, text, options, 'Range.search')
  }

  ExpandTo(other: Range): Range {
    const ends = [this.stretch.from, this.stretch.to, other.stretch.from, other.stretch.to].sort(compare)
    const [from] = ends
    const to = ends.at(-1)
    if (!from || !to || from.paragraph.story !== to.paragraph.story) throw invalidArgument('Range.expandTo')
    return new Range(this.open, { from, to }, this.whole || other.whole)
  }

  /** What this range is to the other one. */
  CompareLocationWith(other: Range): string {
    if (this.stretch.from.paragraph.story !== other.stretch.from.paragraph.story) return 'Unrelated'
    const starts = compare(this.stretch.from, other.stretch.from)
    const ends = compare(this.stretch.to, other.stretch.to)
    if (starts === 0 && ends === 0) return 'Equal'
    const toStart = compare(this.stretch.to, other.stretch.from)
    const fromEnd = compare(this.stretch.from, other.stretch.to)
    if (toStart <= 0) return toStart === 0 ? 'AdjacentBefore' : 'Before'
    if (fromEnd >= 0) return fromEnd === 0 ? 'AdjacentAfter' : 'After'
    if (starts >= 0 && ends <= 0) return starts === 0 ? 'InsideStart' : ends === 0 ? 'InsideEnd' : 'Inside'
    if (starts <= 0 && ends >= 0) return starts === 0 ? 'ContainsStart' : ends === 0 ? 'ContainsEnd' : 'Contains'
    return starts < 0 ? 'OverlapsBefore' : 'OverlapsAfter'
  }

  Select(_mode?: string): void {
    this.open.select(this.stretch)
  }

  InsertComment(text: string): Comment {
    const where = 'Range.insertComment'
    const { from, to } = this.stretch
    if (from.paragraph !== to.paragraph) throw invalidArgument(where)
    const id = this.open.comment(where, () => addComment(from.paragraph, from.at, to.at, text, this.open.signed()))
    return new Comment(this.open, id)
  }

  InsertText(text: string, location: string): Range {
    const { from, to } = this.stretch
    const where = 'Range.insertText'
    if (from.paragraph !== to.paragraph) throw invalidArgument(where)
    const at = location === 'End' || location === 'After' ? to : from
    return new Range(this.open, this.open.replace(where, { ...at }, location === 'Replace' ? to.at : at.at, text))
  }

  Delete(): void {
    const { from, to } = this.stretch
    if (from.paragraph !== to.paragraph) throw invalidArgument('Range.delete')
    this.open.replace('Range.delete', { ...from }, to.at, '')
  }

  InsertContentControl(_type?: string): ContentControl {
    const { from, to } = this.stretch
    const where = 'Range.insertContentControl'
    const label = { tag: '', title: '' }
    const element = this.open.edit(where, () =>
      this.whole || from.paragraph !== to.paragraph ? wrapParagraphs(from.paragraph, to.paragraph, label, this.open.tracked()) : wrapRange(from.paragraph, from.at, to.at, label, this.open.tracked()))
    const control = controlsOf(this.open.docx).find((one) => one.element === element)
    if (!control) throw invalidArgument(where)
    return new ContentControl(this.open, element)
  }
}

/** Paragraphs that a stretch touches, as Word lists them. */
function held(open: OpenDocument, { from, to }: Stretch): Paragraph[] {
  const list = open.paragraphs(from.paragraph.story as 'body')
  return list.slice(list.indexOf(from.paragraph), list.indexOf(to.paragraph) + 1).flatMap((doc) =>
    partsOf(open, doc).filter((part) => {
      const { from: start, to: end } = part.bounds
      return (doc !== from.paragraph || end >= from.at) && (doc !== to.paragraph || start <= to.at)
    }))
}

export function searchIn(open: OpenDocument, { from, to }: Stretch, text: string, options: SearchOptions | null, where: string): RangeCollection {
  if (from.paragraph !== to.paragraph) throw invalidArgument(where)
  if (options?.MatchWildcards) throw invalidArgument(where)
  const hits = find(from.paragraph, from.at, to.at, text, { matchCase: options?.MatchCase ?? false }, open.assume, where)
  return new RangeCollection(hits.map(({ start, end }) => new Range(open, { from: { paragraph: from.paragraph, at: start }, to: { paragraph: from.paragraph, at: end } })))
}
