/** A paragraph as a reader of the document sees it: what every adapter of `document/` delivers. */

export type Story = 'body' | 'footnote' | 'endnote' | 'text-box' | 'header' | 'footer'

/** Where a paragraph stands in a table. All numbers are 0-based. */
export interface TablePlace {
  /** Ordinal of the table in reading order. */
  table: number
  row: number
  /** Grid column: merged cells count for the columns that they span. */
  column: number
  columnSpan: number
  /** True in a row marked as header (w:tblHeader), or in a first row that is styled as one. */
  header: boolean
  /** Table inside a table: 2, 3…; an ordinary table is 1. */
  depth: number
}

export interface Paragraph {
  /** 0-based position in reading order: body and table paragraphs as they stand, then notes, then text boxes. */
  index: number
  /**
   * Text as read: runs, field results, link texts, tracked insertions; without tracked deletions and moves-from.
   * A tab is `\t`, a line break `\n`, a non-breaking hyphen U+2011, a soft hyphen U+00AD.
   */
  text: string
  story: Story
  styleId: string | null
  /** Name shown by Word, in the document's own language. */
  styleName: string | null
  /** Locale-neutral built-in name as Office.js gives it: `Heading1`…`Heading9`, `Title`, `Normal`, `ListParagraph`; null for a custom style. */
  styleBuiltIn: string | null
  /** 1–9 for a heading (own or inherited from the style); null for body text. */
  outlineLevel: number | null
  /** Computed list string: « Article 5 », « 5.2 », « a) », « • »; null when not numbered. */
  listString: string | null
  /** 0-based list level; null when not numbered. */
  listLevel: number | null
  place: TablePlace | null
  /** True when every visible run is bold; null when the host does not tell. */
  bold: boolean | null
  /** True when part of the text is a tracked insertion. */
  inserted: boolean
  /** True when a tracked deletion stands inside (it is not in `text`). */
  deletedInside: boolean
  /** True when a lock (content control, protection) forbids changes here. */
  locked: boolean
}

/** A document as read at one moment. */
export interface Snapshot {
  paragraphs: Paragraph[]
  /** Changes when the text of any paragraph changes; never when only comments or our own part do. */
  stamp: string
  /** What the reader could not see or had to guess, for the person: codes of `wording/`. */
  notices: string[]
}
