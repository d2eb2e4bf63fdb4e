/** Body, Paragraph and Range as Word's object model shows them: exactly what the adapter calls, nothing else. */
import {
  addComment, builtInName, controlsOf, flatOpcOf, insertAfter, insertBefore, numberingOf, setNumbering, setStyle, stylesOf, wrapParagraphs, wrapRange,
  type DocParagraph, type Element,
} from '../../ooxml'
import { CommentCollection, Comment } from './comment-objects'
import { ContentControl } from './control-objects'
import { find } from './find'
import { invalidArgument, itemNotFound } from './host-error'
import { HostCollection, HostObject } from './host-object'
import { HostList, ListItem } from './list-objects'
import { NoteItemCollection } from './note-objects'
import type { OpenDocument, Spot, Stretch } from './open-document'
import * as look from './paragraph-look'
import { Table, TableCell } from './table-objects'

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

export class Body extends HostObject {
  readonly className = 'Body'
  readonly scalars = ['Text']

  constructor(private readonly open: OpenDocument, private readonly own: () => DocParagraph[]) {
    super()
  }

  get Text(): string {
    return this.Paragraphs.items().map((paragraph) => paragraph.Text).join('\r')
  }

  get Paragraphs(): ParagraphCollection {
    return new ParagraphCollection(() => this.own().flatMap((paragraph) => partsOf(this.open, paragraph)))
  }

  get Footnotes(): NoteItemCollection {
    return new NoteItemCollection(this.open, 'footnote')
  }

  get Endnotes(): NoteItemCollection {
    return new NoteItemCollection(this.open, 'endnote')
  }

  GetComments(): CommentCollection {
    return new CommentCollection(this.open)
  }

  GetOoxml(): string {
    if (!this.open.assume.ooxmlAnswers) throw invalidArgument('Body.getOoxml')
    return flatOpcOf(this.open.docx)
  }
}

export class ParagraphCollection extends HostCollection<Paragraph> {
  readonly className = 'ParagraphCollection'

  constructor(readonly items: () => Paragraph[]) {
    super()
  }

  GetFirst(): Paragraph {
    const [first] = this.items()
    if (!first) throw itemNotFound('ParagraphCollection.getFirst')
    return first
  }
}

/** One object per paragraph of Word: proxies of the pane must find the same one again. */
const known = new WeakMap<OpenDocument, WeakMap<Element, Paragraph>>()

/** A paragraph as Word lists it: where marks are deleted, either one by one or as they read (an assumption). */
export function partsOf(open: OpenDocument, paragraph: DocParagraph): Paragraph[] {
  const byElement = known.get(open) ?? new WeakMap<Element, Paragraph>()
  known.set(open, byElement)
  const separate = open.assume.deletedMarksSeparate && paragraph.elements.length > 1
  return (separate ? paragraph.elements : [paragraph.element]).map((element) => {
    const old = byElement.get(element)
    if (old && old.doc === paragraph && old.whole === !separate) return old
    const made = new Paragraph(open, paragraph, element, !separate)
    byElement.set(element, made)
    return made
  })
}

export class Paragraph extends HostObject {
  readonly className = 'Paragraph'
  readonly scalars = ['Text', 'Style', 'StyleBuiltIn', 'OutlineLevel', 'IsListItem', 'TableNestingLevel', 'Alignment', 'FirstLineIndent', 'LeftIndent', 'RightIndent', 'SpaceBefore', 'SpaceAfter', 'LineSpacing']

  constructor(readonly open: OpenDocument, readonly doc: DocParagraph, private readonly element: Element, readonly whole: boolean) {
    super()
  }

  /** Its part of the text: all of it, unless deleted marks make several paragraphs read as one. */
  get bounds(): { from: number; to: number } {
    const { doc } = this
    if (this.whole) return { from: 0, to: doc.text.length }
    const starts = doc.elements.map((element) => doc.map.atoms.find((atom) => doc.elements.indexOf(element) <= indexOf(doc, atom.run))?.start ?? doc.text.length)
    const i = doc.elements.indexOf(this.element)
    return { from: i === 0 ? 0 : (starts[i] ?? 0), to: starts[i + 1] ?? doc.text.length }
  }

  get stretch(): Stretch {
    const { from, to } = this.bounds
    return { from: { paragraph: this.doc, at: from }, to: { paragraph: this.doc, at: to } }
  }

  get Text(): string {
    return wordText(this.open, this.stretch)
  }

  get Style(): string {
    return styleName(this.open, this.doc)
  }

  set Style(name: string) {
    const styles = stylesOf(this.doc.docx)
    const style = styles.named(name) ?? styles.all().find((one) => localName(this.open, one.name) === name) ?? null
    // A document without styles still has « Normal ».
    if (!style && name !== 'Normal') throw invalidArgument('Paragraph.style')
    this.open.edit('Paragraph.style', () => setStyle(this.doc, !style || style.id === styles.ofParagraph(null)?.id ? null : style.id))
  }

  get StyleBuiltIn(): string {
    return this.doc.styleBuiltIn ?? 'Other'
  }

  set StyleBuiltIn(name: string) {
    const style = stylesOf(this.doc.docx).all().find((one) => one.type === 'paragraph' && builtInName(one) === name)
    this.open.edit('Paragraph.styleBuiltIn', () => setStyle(this.doc, style && name !== 'Normal' ? style.id : null))
  }

  get OutlineLevel(): number {
    return this.doc.outlineLevel ?? 10
  }

  get IsListItem(): boolean {
    return this.number !== null
  }

  get number(): { numId: string; level: number } | null {
    return numberingOf(this.doc.docx, stylesOf(this.doc.docx)).numberOf(this.doc.properties)
  }

  get TableNestingLevel(): number {
    return this.doc.place?.depth ?? 0
  }

  get Font(): Font {
    return new Font(this.open, this.doc)
  }

  get Alignment(): string { return look.alignment(this.doc) }
  set Alignment(value: string) { this.set('alignment', () => look.setAlignment(this.doc, value)) }
  get LeftIndent(): number { return look.leftIndent(this.doc) }
  set LeftIndent(value: number) { this.set('leftIndent', () => look.setProperty(this.doc, 'ind', { left: look.twips(value) })) }
  get RightIndent(): number { return look.rightIndent(this.doc) }
  set RightIndent(value: number) { this.set('rightIndent', () => look.setProperty(this.doc, 'ind', { right: look.twips(value) })) }
  get FirstLineIndent(): number { return look.firstLineIndent(this.doc) }
  set FirstLineIndent(value: number) {
    this.set('firstLineIndent', () => look.setProperty(this.doc, 'ind', value < 0 ? { hanging: look.twips(-value), firstLine: null } : { firstLine: look.twips(value), hanging: null }))
  }
  get SpaceBefore(): number { return look.spaceBefore(this.doc) }
  set SpaceBefore(value: number) { this.set('spaceBefore', () => look.setProperty(this.doc, 'spacing', { before: look.twips(value) })) }
  get SpaceAfter(): number { return look.spaceAfter(this.doc) }
  set SpaceAfter(value: number) { this.set('spaceAfter', () => look.setProperty(this.doc, 'spacing', { after: look.twips(value) })) }
  get LineSpacing(): number { return look.lineSpacing(this.doc) }
  set LineSpacing(value: number) { this.set('lineSpacing', () => look.setProperty(this.doc, 'spacing', { line: look.twips(value) })) }

  private set(member: string, work: () => void): void {
    this.open.edit(`Paragraph.${member}`, work)
  }

  get ListItemOrNullObject(): ListItem | null {
    return this.number ? new ListItem(this) : null
  }

  get ListOrNullObject(): HostList | null {
    const { number } = this
    return number ? new HostList(number.numId) : null
  }

  get ParentTableCellOrNullObject(): TableCell | null {
    return this.doc.place ? new TableCell(this.doc.place) : null
  }

  get ParentTableOrNullObject(): Table | null {
    return this.doc.place ? new Table(this.open, this.doc, this.doc.place) : null
  }

  GetRange(location?: string): Range {
    const { from, to } = this.stretch
    // The mark is no character here: « Whole » and « Content » hold the same text.
    if (location === 'Start') return new Range(this.open, { from, to: from })
    if (location === 'End' || location === 'After') return new Range(this.open, { from: to, to })
    return new Range(this.open, { from, to }, location === undefined || location === '' || location === 'Whole')
  }

  Search(text: string, options: SearchOptions | null): RangeCollection {
    return searchIn(this.open, this.stretch, text, options, 'Paragraph.search')
  }

  InsertParagraph(text: string, location: string): Paragraph {
    const { docx } = this.doc
    const where = 'Paragraph.insertParagraph'
    const made = this.open.edit(where, () => {
      const news = [{ pieces: [{ text }], like: this.open.assume.insertInheritsLook ? this.doc : null }]
      const options = { tracked: this.open.tracked() }
      return location === 'Before' ? insertBefore(docx, this.doc, news, options) : insertAfter(docx, this.doc, news, options)
    })
    const [paragraph] = made.flatMap((one) => partsOf(this.open, one)).slice(-1)
    if (!paragraph) throw invalidArgument(where)
    return paragraph
  }

  AttachToList(id: number, level: number): HostList {
    const where = 'Paragraph.attachToList'
    if (this.open.assume.attachThrowsOnListItem && this.number) throw invalidArgument(where)
    const shape = [this.LeftIndent, this.FirstLineIndent] as const
    this.open.edit(where, () => setNumbering(this.doc, { numId: String(id), level }))
    if (!this.open.assume.attachKeepsIndents) [this.LeftIndent, this.FirstLineIndent] = shape
    return new HostList(String(id))
  }

  DetachFromList(): void {
    this.open.edit('Paragraph.detachFromList', () => setNumbering(this.doc, null))
  }

  Delete(): void {
    this.open.remove('Paragraph.delete', this.doc)
  }
}

function indexOf(doc: DocParagraph, run: Element): number {
  for (let node: Element | null = run; node; node = node.parentNode as Element | null) {
    const i = doc.elements.indexOf(node)
    if (i >= 0) return i
  }
  return -1
}

export class Font extends HostObject {
  readonly className = 'Font'
  readonly scalars = ['Bold', 'Italic', 'Name', 'Size', 'Color']

  constructor(private readonly open: OpenDocument, private readonly doc: DocParagraph) {
    super()
  }

  get Bold(): unknown { return look.fontOf(this.doc, 'bold') }
  set Bold(value: unknown) { this.set('bold', value) }
  get Italic(): unknown { return look.fontOf(this.doc, 'italic') }
  set Italic(value: unknown) { this.set('italic', value) }
  get Name(): unknown { return look.fontOf(this.doc, 'name') }
  set Name(value: unknown) { this.set('name', value) }
  get Size(): unknown { return look.fontOf(this.doc, 'size') }
  set Size(value: unknown) { this.set('size', value) }
  get Color(): unknown { return look.fontOf(this.doc, 'color') }
  set Color(value: unknown) { this.set('color', value) }

  private set(name: look.FontName, value: unknown): void {
    this.open.edit(`Font.${name}`, () => look.setFont(this.doc, name, value))
  }
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

export function compare(a: Spot, b: Spot): number {
  return a.paragraph === b.paragraph ? a.at - b.at : a.paragraph.index - b.paragraph.index
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

function searchIn(open: OpenDocument, { from, to }: Stretch, text: string, options: SearchOptions | null, where: string): RangeCollection {
  if (from.paragraph !== to.paragraph) throw invalidArgument(where)
  if (options?.MatchWildcards) throw invalidArgument(where)
  const hits = find(from.paragraph, from.at, to.at, text, { matchCase: options?.MatchCase ?? false }, open.assume, where)
  return new RangeCollection(hits.map(({ start, end }) => new Range(open, { from: { paragraph: from.paragraph, at: start }, to: { paragraph: from.paragraph, at: end } })))
}

/** Text of a stretch as Word gives it: paragraphs parted by `\r`. */
export function wordText(open: OpenDocument, { from, to }: Stretch): string {
  if (from.paragraph === to.paragraph) return piece(open, from.paragraph, from.at, to.at)
  const list = open.paragraphs(from.paragraph.story as 'body')
  return list.slice(list.indexOf(from.paragraph), list.indexOf(to.paragraph) + 1)
    .map((doc) => piece(open, doc, doc === from.paragraph ? from.at : 0, doc === to.paragraph ? to.at : doc.text.length)).join('\r')
}

const CONTROL: Record<string, string> = { '\n': '\u000b', '\u2011': '\u001e', '\u00ad': '\u001f' }

function piece(open: OpenDocument, doc: DocParagraph, from: number, to: number): string {
  const { text, changes, marks } = doc.map
  const atWhole = from === 0 && to === text.length
  const deleted = open.assume.deletionsInText ? changes.filter((change) => change.kind === 'deletion' || change.kind === 'move-from') : []
  const notes = open.assume.controlCharacters ? marks.filter((mark) => mark.kind === 'footnote' || mark.kind === 'endnote') : []
  let out = ''
  for (let at = from; at <= to; at++) {
    const inside = atWhole || (at > from && at < to)
    if (inside) {
      out += notes.filter((mark) => mark.at === at).map(() => '\u0002').join('')
      out += deleted.filter((change) => change.start === at).map((change) => change.text).join('')
    }
    const char = at < to ? text.charAt(at) : ''
    out += open.assume.controlCharacters ? (CONTROL[char] ?? char) : char
  }
  return out
}

/** French names of the built-in styles that a contract uses. */
const FRENCH: [RegExp, string][] = [
  [/^heading (\d)$/i, 'Titre $1'], [/^title$/i, 'Titre'], [/^subtitle$/i, 'Sous-titre'], [/^list paragraph$/i, 'Paragraphe de liste'], [/^toc (\d)$/i, 'TM $1'],
]

function localName(open: OpenDocument, name: string): string {
  const built = name.replace(/^heading (\d)$/i, 'Heading $1')
  if (!open.assume.localStyleNames) return built
  const [pattern, local] = FRENCH.find(([one]) => one.test(name)) ?? []
  return pattern && local !== undefined ? name.replace(pattern, local) : built
}

function styleName(open: OpenDocument, doc: DocParagraph): string {
  return localName(open, doc.styleName ?? 'Normal')
}

