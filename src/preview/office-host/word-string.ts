/** The text of a stretch as Word's object model gives it. */
import type { DocParagraph } from '../../ooxml'
import type { OpenDocument, Spot, Stretch } from './open-document'

export function compare(a: Spot, b: Spot): number {
  return a.paragraph === b.paragraph ? a.at - b.at : a.paragraph.index - b.paragraph.index
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
