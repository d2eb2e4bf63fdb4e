/** Word's way of writing a text, and ours. */

/** Control characters that `Paragraph.text` may hold, and what they are in `Paragraph.text` of the port. */
const FROM_WORD: Record<string, string> = {
  '\u000b': '\n', // line break inside a paragraph (OfficeDev/office-js#2792)
  '\r': '\n',
  '\u001e': '\u2011', // non-breaking hyphen
  '\u001f': '\u00ad', // optional hyphen
}
/** Characters that stand for things without text: pictures, note references, cell marks, field limits, comments. */
const NO_TEXT = /[\u0001\u0002\u0005\u0007\u000c\u000e\u0013-\u0015\ufffc]/

export interface HostText {
  /** Text as the port gives it. */
  text: string
  /** Offsets in `text` where Word holds something without text: no search may cross them. */
  marks: number[]
}

/** `Paragraph.text` or `Range.text` as the port writes it. */
export function fromWord(raw: string): HostText {
  let text = ''
  const marks: number[] = []
  for (const char of raw) {
    if (NO_TEXT.test(char)) marks.push(text.length)
    else text += FROM_WORD[char] ?? char
  }
  return { text, marks }
}

/**
 * Word's Find box writes some characters with `^` (Microsoft: search option guidance). Everything else is literal as
 * long as wildcards are off.
 */
const LITERAL: Record<string, string> = {
  '^': '^^',
  '\t': '^t',
  '\n': '^l',
  '\u00a0': '^s',
  '\u2011': '^~',
  '\u00ad': '^-',
}

/** Word refuses more than 255 characters after escaping (OfficeDev/office-js#168); we stay well below. */
export const SEARCH_LIMIT = 200

export function searchLiteral(text: string): string {
  return text.replace(/[\^\t\n\u00a0\u2011\u00ad]/g, (char) => LITERAL[char] ?? char)
}

/** The longest beginning of `text` that may be searched, never half a surrogate pair. */
export function searchableHead(text: string): string {
  let cost = 0
  let end = 0
  for (const char of text) {
    cost += searchLiteral(char).length
    if (cost > SEARCH_LIMIT) break
    end += char.length
  }
  return text.slice(0, end)
}

/** The longest end of `text` that may be searched. */
export function searchableTail(text: string): string {
  let cost = 0
  let start = text.length
  for (const char of [...text].reverse()) {
    cost += searchLiteral(char).length
    if (cost > SEARCH_LIMIT) break
    start -= char.length
  }
  return text.slice(start)
}

const FOLD: [RegExp, string][] = [
  [/[\u2018\u2019\u201b\u02bc\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u2033]/g, '"'],
  [/[\u00a0\u202f\u2007]/g, ' '],
  [/\u2011/g, '-'],
]

/** Differences that Word's Find is known or suspected to ignore, removed; the length never changes. */
export function foldAsFind(text: string): string {
  return FOLD.reduce((folded, [from, to]) => folded.replace(from, to), text)
}
