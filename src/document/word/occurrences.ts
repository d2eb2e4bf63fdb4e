/**
 * Which hit of Word's search is the wanted one? Word gives hits without offsets, so we count. But we do not know for
 * certain how Word counts: whether straight and curly quotes are alike, whether deleted text is searched, whether a
 * needle may cross a tracked deletion. So every way of counting is a hypothesis; those that predict the number of hits
 * that Word returned must agree on the rank, else the place is ambiguous and the next step of the ladder is taken.
 */
import { foldAsFind } from './word-text'

/** A paragraph's text with what is hidden from it. */
export interface SearchText {
  /** Visible text, as the port gives it. */
  text: string
  /** Offsets in `text` that a needle may not cross: deletions and marks without text. */
  cuts: number[]
  /** Deleted stretches: where they stand in `text`, and their words. */
  deletions: { at: number; text: string }[]
}

/** The part `[from, to)` of a paragraph, with its own offsets. */
export function sliceSource({ text, cuts, deletions }: SearchText, from: number, to = text.length): SearchText {
  return {
    text: text.slice(from, to),
    cuts: cuts.filter((cut) => cut >= from && cut <= to).map((cut) => cut - from),
    deletions: deletions.filter(({ at }) => at >= from && at <= to).map(({ at, text: words }) => ({ at: at - from, text: words })),
  }
}

interface Count { rank: number; total: number }

/** Left to right, not overlapping, as a search does. */
function count(hay: string, needle: string, offset: number, cuts: readonly number[] = []): Count {
  let rank = -1
  let total = 0
  let at = hay.indexOf(needle)
  while (at >= 0) {
    const end = at + needle.length
    const crossed = cuts.some((cut) => cut > at && cut < end)
    if (crossed) {
      at = hay.indexOf(needle, at + 1)
      continue
    }
    if (at === offset) rank = total
    total++
    at = hay.indexOf(needle, end)
  }
  return { rank, total }
}

/** Visible text with its deletions put back, and the offset that `offset` becomes. */
export function withDeletions({ text, deletions }: SearchText, offset = 0): { text: string; offset: number } {
  let out = ''
  let last = 0
  let moved = offset
  for (const deletion of [...deletions].sort((a, b) => a.at - b.at)) {
    out += text.slice(last, deletion.at) + deletion.text
    last = deletion.at
    if (deletion.at <= offset) moved += deletion.text.length
  }
  return { text: out + text.slice(last), offset: moved }
}

/**
 * Rank (0-based) of the hit that stands at `offset`, when Word found `hits` times `needle` in `source`;
 * null when the number of hits cannot be explained, or in two ways that disagree.
 */
export function rankOfHit(source: SearchText, needle: string, offset: number, hits: number): number | null {
  const ranks = new Set<number>()
  const raw = withDeletions(source, offset)
  for (const fold of [foldAsFind, (text: string) => text]) {
    const folded = fold(needle)
    for (const counted of [
      count(fold(source.text), folded, offset, source.cuts),
      count(fold(source.text), folded, offset),
      count(fold(raw.text), folded, raw.offset),
    ])
      if (counted.total === hits) ranks.add(counted.rank)
  }
  const [rank] = ranks
  return ranks.size === 1 && rank !== undefined && rank >= 0 ? rank : null
}

/**
 * True when a search from left to right stops at `offset`. A needle that overlaps with an earlier occurrence of itself
 * (a sentence repeated within one paragraph) is stepped over.
 */
export function isHit(source: SearchText, needle: string, offset: number): boolean {
  return count(foldAsFind(source.text), foldAsFind(needle), offset, source.cuts).rank >= 0
}

/** True when what Word read back at a hit is the needle, up to what its search ignores. */
export function readsAs(read: string, wanted: string): boolean {
  return foldAsFind(read) === foldAsFind(wanted)
}

/** Every place of the visible text where `read`, a text given by Word, may stand. */
export function placesOf(source: SearchText, read: string): { start: number; end: number }[] {
  const direct = allPlaces(source.text, read).map((start) => ({ start, end: start + read.length }))
  if (direct.length > 0 || source.deletions.length === 0) return direct
  // Word counted deleted words in: find them there and go back.
  const raw = withDeletions(source).text
  const back = (offset: number): number => {
    let visible = offset
    let before = 0
    for (const deletion of source.deletions) {
      const start = deletion.at + before
      if (offset <= start) break
      visible -= Math.min(offset - start, deletion.text.length)
      before += deletion.text.length
    }
    return visible
  }
  return allPlaces(raw, read).map((start) => ({ start: back(start), end: back(start + read.length) }))
}

function allPlaces(text: string, needle: string): number[] {
  const places: number[] = []
  if (needle === '') return places
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) places.push(at)
  return places
}
