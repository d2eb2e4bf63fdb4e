/**
 * What Word's object model does not tell of a paragraph, read from `body.getOoxml()`: tracked deletions and insertions,
 * locks, limits of fields, places in tables, text boxes. WordprocessingML as in ECMA-376 part 1 §17. Only read, never
 * written back: inserting markup loses numbering and styles (OfficeDev/office-js#5243).
 * The browser's own parser: a contract's markup is megabytes, and the pane must not freeze.
 */
import { MarkupWalk, attribute, isWord, named, type MarkedParagraph } from './markup-walk'

export type { MarkedParagraph } from './markup-walk'

export interface Markup {
  body: MarkedParagraph[]
  notes: MarkedParagraph[]
  textBoxes: MarkedParagraph[]
  /** `w:documentProtection` in force: `readOnly`, `comments`, `forms`, `trackedChanges`; null without. */
  protection: string | null
  /** Something in the text is a pending change. */
  revised: boolean
  /** Some of the text is formatted as hidden; it is read with the rest. */
  hidden: boolean
  /** Embedded objects, charts or imported files, whose words are not read. */
  unread: boolean
}

/** Elements that are there only while a change is pending (§17.13.5). */
const CHANGES = ['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'sectPrChange', 'tblPrChange', 'trPrChange', 'tcPrChange', 'cellIns', 'cellDel', 'cellMerge']

/** Elements with words of their own that a reading does not reach. */
const UNREAD = ['object', 'altChunk', 'subDoc']
const UNREAD_GRAPHIC = /\/(chart|diagram|chartex|ole)$/

/** Reads a flat OPC document as Word gives it; null when it is none. The pane gets a turn before and after the parsing. */
export async function readMarkup(flatOpc: string): Promise<Markup | null> {
  await turn()
  const xml = new DOMParser().parseFromString(flatOpc, 'application/xml')
  await turn()
  if (xml.getElementsByTagName('parsererror').length > 0) return null
  const parts = new Map<string, Element>()
  for (const part of xml.documentElement.children) {
    const root = [...part.children].find((child) => child.localName === 'xmlData')?.firstElementChild
    const name = [...part.attributes].find((one) => one.localName === 'name')?.value
    if (root && name) parts.set(name, root)
  }
  const body = named([...parts.values()].find((root) => isWord(root) && root.localName === 'document'), 'body')
  if (!body) return null
  const protection = named(parts.get('/word/settings.xml'), 'documentProtection')
  const styles = new Map([...(parts.get('/word/styles.xml')?.children ?? [])].filter(isWord).map((style) => [attribute(style, 'styleId') ?? '', style]))
  const walk = new MarkupWalk(styles)
  walk.blocks(body, { locked: false, tables: [] })
  const notes = new MarkupWalk(styles)
  for (const kind of ['footnote', 'endnote'] as const)
    for (const { id, host } of walk.noteIds[kind]) {
      const note = [...(parts.get(`/word/${kind}s.xml`)?.children ?? [])].find((one) => attribute(one, 'id') === id)
      if (note) notes.note(note, host)
    }
  return {
    body: walk.paragraphs,
    notes: notes.paragraphs,
    textBoxes: [...walk.textBoxes, ...notes.textBoxes],
    revised: [...parts.values()].some((root) => isWord(root) && CHANGES.some((name) => root.getElementsByTagNameNS(root.namespaceURI, name).length > 0)),
    hidden: walk.hidden || notes.hidden,
    unread:
      UNREAD.some((name) => body.getElementsByTagNameNS('*', name).length > 0) ||
      [...body.getElementsByTagNameNS('*', 'graphicData')].some((graphic) => UNREAD_GRAPHIC.test(graphic.getAttribute('uri') ?? '')),
    protection: protection && !['0', 'false', 'off'].includes(attribute(protection, 'enforcement') ?? '0') ? attribute(protection, 'edit') : null,
  }
}

const turn = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0))
