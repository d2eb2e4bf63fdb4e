/** Body and Paragraph as Word's object model shows them: exactly what the adapter calls, nothing else. */
import {
  builtInName, flatOpcOf, insertAfter, insertBefore, numberingOf, setNumbering, setStyle, stylesOf,
  type DocParagraph, type Element,
} from '../../ooxml'
import { CommentCollection } from './comment-objects'
import { Font } from './font-object'
import { invalidArgument, itemNotFound } from './host-error'
import { HostCollection, HostObject } from './host-object'
import { HostList, ListItem } from './list-objects'
import { NoteItemCollection } from './note-objects'
import type { OpenDocument, Stretch } from './open-document'
import * as look from './paragraph-look'
import { Range, searchIn, type RangeCollection, type SearchOptions } from './range-objects'
import { localName, styleName } from './style-names'
import { Table, TableCell } from './table-objects'
import { wordText } from './word-string'

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
