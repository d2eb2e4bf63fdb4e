/** Terms between quotation marks and proper names, as they stand in a text. One pass each. */
import { CAPITAL, classAt, LETTER, NUMBER, PLAIN_LETTER, runEnd, sizeAt } from '../language/letters'
import { isBlank, visibleSpan } from './words'

export interface Named {
  /** UTF-16 offsets of the words, without quotation marks. */
  start: number
  end: number
  text: string
}

const CLOSING: Record<string, string> = { '«': '»', '“': '”', '„': '”', '"': '"', '‹': '›' }
const OPENING = /[«“„"‹]/
/** A quoted stretch longer than this (UTF-16 units) is a citation, not a term. */
const LONGEST_TERM = 80

/** « X », “X”, "X" between two offsets. */
export function quotedTerms(text: string, from = 0, to = text.length): Named[] {
  const terms: Named[] = []
  // Most sentences quote nothing: one search of the engine is cheaper than a walk.
  if (!OPENING.test(text)) return terms
  let at = from
  while (at < to) {
    const closing = CLOSING[text[at]]
    if (closing === undefined) {
      at++
      continue
    }
    const limit = Math.min(to, at + LONGEST_TERM + 4)
    let end = at + 1
    // An opening mark inside means that the first one was never closed.
    while (end < limit && text[end] !== closing && !(closing !== '"' && text[end] === text[at])) end++
    if (end >= limit || text[end] !== closing) {
      at++
      continue
    }
    const inside = visibleSpan(text, at + 1, end)
    if (inside.end > inside.start) terms.push({ ...inside, text: text.slice(inside.start, inside.end) })
    at = end + 1
  }
  return terms
}

/** What may stand inside a name, between letters. */
const JOINING = "'’.&-"

/** Words of one name: « Cabinet Médical des Tilleuls » has three capitals. */
const MOST_NAME_WORDS = 6

/** Runs of at most six words that begin with a capital: « Médinfo Ouest », « LeCoffre.io », « TEAM’DOC ». */
export function properNames(whole: string, from = 0, to = whole.length): Named[] {
  const text = to < whole.length ? whole.slice(0, to) : whole
  const names: Named[] = []
  let run: { start: number; end: number; words: number } | null = null
  const close = () => {
    if (run) names.push({ start: run.start, end: run.end, text: text.slice(run.start, run.end) })
    run = null
  }
  for (let start = from; start < text.length;) {
    if ((classAt(text, start) & CAPITAL) === 0) { start += sizeAt(text, start); continue }
    const end = nameEnd(text, start)
    const open = run as { start: number; end: number; words: number } | null
    if (open && open.words < MOST_NAME_WORDS && start - open.end === 1 && isBlank(text.charCodeAt(open.end))) run = { start: open.start, end, words: open.words + 1 }
    else {
      close()
      run = { start, end, words: 1 }
    }
    start = end
  }
  close()
  return names
}

/** Letters and figures from `start` on, and on after an apostrophe, a point, a hyphen between them. */
function nameEnd(text: string, start: number): number {
  let end = runEnd(text, start, LETTER | NUMBER)
  while (end + 1 < text.length && JOINING.includes(text[end]) && (classAt(text, end + 1) & (PLAIN_LETTER | NUMBER)) !== 0) end = runEnd(text, end + 1, LETTER | NUMBER)
  return end
}

/** See `wordsIn`. */
const NAMES = Symbol('names')

/** Proper names of `holder.text`, found once; the text must not change. */
export function namesIn(holder: { text: string; [NAMES]?: Named[] }): Named[] {
  return (holder[NAMES] ??= properNames(holder.text))
}

/** A template's variable, an address: « $_GET », « {{Client}} », « @Medinfo ». */
export function isCode(text: string, start: number): boolean {
  return '_$[{<@/'.includes(text[start - 1] ?? ' ')
}
