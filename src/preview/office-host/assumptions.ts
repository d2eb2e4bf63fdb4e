/**
 * What the host believes of Word where no documentation says it. Each belief is a switch, so that tests can let Word be
 * the other way; ASSUMPTIONS.md gives the evidence.
 */
export interface Assumptions {
  /** `Paragraph.text` and `Range.text` hold the words of tracked deletions. */
  deletionsInText: boolean
  /** A search finds nothing when a tracked deletion stands inside the words. */
  searchStopsAtDeletions: boolean
  /** A search looks into the words of tracked deletions. */
  searchFindsDeleted: boolean
  /** A search finds nothing across the limits of a field. */
  searchStopsAtFields: boolean
  /** A search takes straight and curly quotes for the same. */
  searchFoldsQuotes: boolean
  /** A search takes a no-break space for a space. */
  searchFoldsSpaces: boolean
  /** Hits come from left to right. */
  hitsInOrder: boolean
  /** A paragraph whose mark is deleted is still listed by itself. */
  deletedMarksSeparate: boolean
  /** `Paragraph.text` writes line breaks, special hyphens and note references as Word's control characters. */
  controlCharacters: boolean
  /** `insertParagraph` takes style, list and font of the paragraph that it is called on. */
  insertInheritsLook: boolean
  /** `attachToList` keeps the indents of the list's other items. */
  attachKeepsIndents: boolean
  /** `attachToList` throws on a paragraph that is a list item. */
  attachThrowsOnListItem: boolean
  /** Comments can be answered. */
  repliesWork: boolean
  /** Styles are named in the language of Word. */
  localStyleNames: boolean
  /** `body.getOoxml()` answers. */
  ooxmlAnswers: boolean
}

export const ASSUMED: Assumptions = {
  deletionsInText: false,
  searchStopsAtDeletions: true,
  searchFindsDeleted: false,
  searchStopsAtFields: true,
  searchFoldsQuotes: true,
  searchFoldsSpaces: true,
  hitsInOrder: true,
  deletedMarksSeparate: true,
  controlCharacters: true,
  insertInheritsLook: true,
  attachKeepsIndents: false,
  attachThrowsOnListItem: true,
  repliesWork: true,
  localStyleNames: true,
  ooxmlAnswers: true,
}
