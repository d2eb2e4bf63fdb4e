/**
 * A reader of main documents and notes that shares nothing with `src/ooxml`: a scan of tags, no tree. It says between
 * which words each comment stands, and whether the limits of every range are paired.
 */
import { unzipSync, strFromU8 } from 'fflate'

export interface Scan {
  /** Words by comment id; deletions left out, white space as one space. */
  anchored: Map<string, string>
  /** Faults in the pairing of range limits, comments without reference, references without comment. */
  unpaired: string[]
}

/** Pairs of limits that must match by id (ECMA-376 17.13). */
const PAIRS = ['commentRange', 'bookmark', 'perm', 'moveFromRange', 'moveToRange', 'customXmlInsRange', 'customXmlDelRange', 'customXmlMoveFromRange', 'customXmlMoveToRange']
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'txbxContent', 'rt'])
const BREAKS = new Set(['tab', 'br', 'cr', 'ptab'])

export function scanDocx(bytes: Uint8Array): Scan {
  const files = unzipSync(bytes, { filter: ({ name }) => /\.xml$/.test(name) && !/customXml|docProps|theme|media/.test(name) })
  const scan: Scan = { anchored: new Map(), unpaired: [] }, ids = new Set<string>(), references = new Map<string, number>()
  for (const [name, content] of Object.entries(files)) {
    const xml = strFromU8(content)
    if (/comments\.xml$/.test(name)) for (const match of xml.matchAll(/<(?:\w+:)?comment\s[^>]*?\bid="([^"]*)"/g)) ids.add(match[1])
    else if (/document\d*\.xml$|footnotes\.xml$|endnotes\.xml$|header\d*\.xml$|footer\d*\.xml$/.test(name)) scanPart(name, xml, scan, references)
  }
  for (const id of ids) if (references.get(id) !== 1) scan.unpaired.push(`comment ${id}: ${references.get(id) ?? 0} references`)
  for (const id of references.keys()) if (!ids.has(id)) scan.unpaired.push(`reference to comment ${id}, which is not there`)
  return scan
}

function scanPart(name: string, xml: string, scan: Scan, references: Map<string, number>): void {
  const open = new Map<string, string>(), limits = new Map<string, number>(), path: string[] = []
  let skipping = 0, inText = false, markDeleted = false
  const say = (text: string): void => { for (const [id, before] of open) open.set(id, before + text) }
  for (const [, closing, local, attributes, selfClosed, text] of xml.matchAll(/<(\/)?(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/)?>|([^<]+)/g)) {
    if (text !== undefined) { if (inText && skipping === 0) say(entities(text).replace(/[\r\n]/g, ' ')); continue }
    if (closing) {
      path.pop()
      if (local === 't') inText = false
      if (SKIPPED.has(local)) skipping--
      // A paragraph whose mark is deleted goes on in the next.
      if (local === 'p' && !markDeleted) say(' ')
      continue
    }
    if (local === 'p') markDeleted = false
    if ((local === 'del' || local === 'moveFrom') && path[path.length - 1] === 'rPr') markDeleted = true
    const id = /\bid="([^"]*)"/.exec(attributes)?.[1] ?? ''
    for (const pair of PAIRS) for (const side of ['Start', 'End']) if (local === pair + side) {
      const key = `${pair} ${id}`, before = limits.get(key) ?? 0
      if (side === 'Start' ? before !== 0 : before !== 1) scan.unpaired.push(`${name}: ${local} ${id} out of turn`)
      limits.set(key, before + 1)
    }
    if (local === 'commentRangeStart') open.set(id, '')
    if (local === 'commentRangeEnd') { scan.anchored.set(id, (open.get(id) ?? '').replace(/[ \t\n]+/g, ' ').trim()); open.delete(id) }
    if (local === 'commentReference') references.set(id, (references.get(id) ?? 0) + 1)
    // Inside pPr, a tab is a stop and not a character.
    if (skipping === 0 && BREAKS.has(local) && path[path.length - 1] !== 'tabs') say(' ')
    if (skipping === 0 && local === 'noBreakHyphen') say('\u2011')
    if (skipping === 0 && local === 'softHyphen') say('\u00ad')
    if (skipping === 0 && local === 'sym') say(String.fromCharCode(parseInt(/\bchar="([^"]*)"/.exec(attributes)?.[1] ?? '20', 16)))
    if (selfClosed) continue
    path.push(local)
    if (local === 't') inText = true
    if (SKIPPED.has(local)) skipping++
  }
  for (const [key, count] of limits) if (count !== 2) scan.unpaired.push(`${name}: ${key} has ${count} limit`)
}

const entities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex?: string, decimal?: string, named?: string) =>
    named ? ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as Record<string, string>)[named] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)))
