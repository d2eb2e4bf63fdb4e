/** Paragraphs of a text file (.txt, .md): one per line, blank ones included, so that an index is a line number. Pure. */
import type { Paragraph, Snapshot } from './paragraph'

/**
 * The lines as paragraphs, text as written (« # », « ** » and « | » stay: offsets count in the line).
 * `#` gives the outline level; a line wholly in `**` is bold. A byte order mark and NUL characters are dropped.
 */
export function readText(source: string): Snapshot {
  const lines = source.replace(/^\uFEFF/, '').replace(/\0/g, '').split(/\r\n|\r|\n/)
  if (lines.length > 1 && lines[lines.length - 1] === '') lines.pop()
  return { paragraphs: lines.map(paragraphOf), stamp: stampOf(lines), notices: [] }
}

function paragraphOf(text: string, index: number): Paragraph {
  const level = headingLevel(text)
  return {
    index, text, story: 'body', styleId: null, styleName: null, styleBuiltIn: level === null ? null : `Heading${level}`, outlineLevel: level,
    listString: null, listLevel: null, place: null, bold: isBold(text), inserted: false, deletedInside: false, locked: false,
  }
}

/** « ## Durée » → 2; a run of more than six marks, or no space after it, is no heading of Markdown. */
function headingLevel(text: string): number | null {
  let marks = 0
  while (text[marks] === '#') marks++
  return marks >= 1 && marks <= 6 && (text[marks] === ' ' || text[marks] === '\t') && text.trim().length > marks ? marks : null
}

function isBold(text: string): boolean {
  const line = text.trim()
  return line.length > 4 && ((line.startsWith('**') && line.endsWith('**')) || (line.startsWith('__') && line.endsWith('__'))) && !line.slice(2, -2).includes('**')
}

/** FNV-1a over the text, 32 bits in hexadecimal, with its length. */
function stampOf(lines: string[]): string {
  let hash = 0x811c9dc5
  let length = 0
  for (const line of lines) {
    for (let at = 0; at < line.length; at++) hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ 10, 0x01000193)
    length += line.length + 1
  }
  return `${(hash >>> 0).toString(16)}-${length}`
}
