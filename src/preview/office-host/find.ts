/** Word's Find, as far as the host believes to know it (ASSUMPTIONS.md). */
import type { DocParagraph } from '../../ooxml'
import type { Assumptions } from './assumptions'
import { HostError, invalidArgument } from './host-error'

/** Word's limit, after escaping (OfficeDev/office-js#168). */
const LIMIT = 255

const ESCAPED: Record<string, string> = { '^^': '^', '^t': '\t', '^l': '\n', '^s': '\u00a0', '^~': '\u2011', '^-': '\u00ad', '^+': '\u2014', '^=': '\u2013' }

export interface FindOptions { matchCase: boolean }

/** Hits `[start, end)` in the visible text of `[from, to)` of the paragraph. Throws Word's errors for a needle that it refuses. */
export function find(paragraph: DocParagraph, from: number, to: number, search: string, options: FindOptions, assume: Assumptions, where: string): { start: number; end: number }[] {
  if (search.length > LIMIT) throw new HostError('SearchStringInvalidOrTooLong', 'The search string is invalid or too long.', where)
  if (search === '') throw invalidArgument(where)
  const needle = search.replace(/\^./g, (code) => {
    const char = ESCAPED[code]
    if (char === undefined) throw invalidArgument(where)
    return char
  })
  const cells = cellsOf(paragraph, assume).filter(({ at }) => at >= from && at <= to)
  const hay = fold(cells.map(({ char }) => char).join(''), assume, options)
  const wanted = fold(needle, assume, options)
  const hits: { start: number; end: number }[] = []
  for (let i = hay.indexOf(wanted); i >= 0; ) {
    const first = cells[i]
    const last = cells[i + wanted.length - 1]
    const stopped = cells.slice(i + 1, i + wanted.length).some((cell) => cell.stop)
    const end = last ? (last.deleted ? last.at : last.at + 1) : 0
    if (!first || !last || stopped || end > to) {
      i = hay.indexOf(wanted, i + 1)
      continue
    }
    hits.push({ start: first.at, end })
    i = hay.indexOf(wanted, i + wanted.length)
  }
  return assume.hitsInOrder ? hits : hits.reverse()
}

interface Cell {
  char: string
  /** Offset in the visible text. */
  at: number
  deleted: boolean
  /** A search may not cross the limit before this character. */
  stop: boolean
}

function cellsOf(paragraph: DocParagraph, assume: Assumptions): Cell[] {
  const { text, changes, fields } = paragraph.map
  const deletions = changes.filter((change) => change.kind === 'deletion' || change.kind === 'move-from')
  const cells: Cell[] = []
  for (let at = 0; at <= text.length; at++) {
    const here = deletions.filter((change) => change.start === at && change.text !== '')
    if (assume.searchFindsDeleted) for (const change of here) for (const char of change.text) cells.push({ char, at, deleted: true, stop: false })
    if (at === text.length) break
    const atField = assume.searchStopsAtFields && fields.some((field) => field.start === at || field.stop === at)
    cells.push({ char: text.charAt(at), at, deleted: false, stop: (here.length > 0 && assume.searchStopsAtDeletions && !assume.searchFindsDeleted) || atField })
  }
  return cells
}

/** Never changes the length. */
function fold(text: string, assume: Assumptions, options: FindOptions): string {
  let folded = text
  if (assume.searchFoldsQuotes) folded = folded.replace(/[\u2018\u2019\u201b]/g, "'").replace(/[\u201c\u201d\u201e]/g, '"')
  if (assume.searchFoldsSpaces) folded = folded.replace(/[\u00a0\u202f]/g, ' ')
  if (options.matchCase) return folded
  return [...folded].map((char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('')
}
