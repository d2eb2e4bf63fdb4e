/** First level: what one match is worth. The first question that fails gives the verdict. */
import type { Contract } from '../contract/contract'
import { quotesOf } from '../contract/contract'
import type { Quote } from '../contract/quote'
import type { Role, TokenRange } from '../language'
import type { Match } from './find-matches'
import { against, type OpenCheck } from './open-knowledge'
import type { CheckVerdict } from './rule'
import type { Readings } from './statement-reading'
import { widen } from './widen'

export interface Reason { code: string; values?: Record<string, string> }

export interface JudgedMatch {
  match: Match
  verdict: CheckVerdict
  reasons: Reason[]
  quotes: Quote[]
  /** The matched words themselves, where `quotes` shows the proposition around them. */
  exact: Quote[]
  /** The fact as read in the contract. */
  fact?: string
}

/** Quotes are made when they are asked for: most matches show none. */
class Judged implements JudgedMatch {
  private shown: Quote[] | null = null
  private own: Quote[] | null = null

  constructor(readonly match: Match, readonly verdict: CheckVerdict, readonly reasons: Reason[], readonly fact: string | undefined, private readonly contract: Contract, private readonly readings: Readings) {}

  get quotes(): Quote[] { return (this.shown ??= matchQuotes(this.match, this.contract, this.readings)) }
  get exact(): Quote[] { return (this.own ??= exactQuotes(this.match, this.contract, this.readings)) }
}

/** Best first: which of several passages answers a check. */
export const VERDICT_ORDER: CheckVerdict[] = ['met', 'unclear', 'out-of-bounds', 'weak', 'wrong-party', 'denied', 'absent']

export function judgeMatch(match: Match, contract: Contract, readings: Readings, check: OpenCheck): JudgedMatch {
  const reading = readings.of(match.statement)
  const statement = contract.statements[match.statement]
  const words = (range: TokenRange) => statement.text.slice(reading.tokens[range.from].start, reading.tokens[range.to - 1].end)
  const fact = match.fact ? words(match.fact) : undefined
  const give = (verdict: CheckVerdict, ...reasons: Reason[]): JudgedMatch => new Judged(match, verdict, reasons, fact, contract, readings)
  const modality = readings.modality(match.statement)

  if (check.check.denial !== 'ignored') {
    const denial = modality.deniedBy(match.head, match.taken, match.fact?.from ?? null)
    if (denial) return give('denied', { code: 'denied', values: { words: denial.cue.map(words).join(' … ') } })
  }
  const wanted: Role | undefined = check.check.bearer
  const bearer = wanted ? modality.bearer(match.head, match.range.to) : null
  if (wanted && bearer && bearer.role !== wanted) return give('wrong-party', { code: 'wrong-party', values: { words: words(bearer.at) } })
  const noBearer: Reason[] = wanted && !bearer ? [{ code: 'no-bearer' }] : []
  if (check.check.strength === 'firm') {
    const softening = modality.softenedBy(match.range, match.taken, wanted ?? 'prestataire')
    if (softening) return give('weak', { code: softening.kind === 'paid' ? 'paid-extra' : 'hedged', values: { words: words(softening.cue[0]) } }, ...noBearer)
  }
  const comparison = against(check.bound, match.fact)
  if (comparison === 'open') return give('weak', { code: 'no-figure', values: { words: fact ?? '' } }, ...noBearer)
  if (comparison === 'beyond') return give('out-of-bounds', { code: 'beyond', values: { fact: fact ?? '', bound: check.bound?.text ?? '' } }, ...noBearer)
  if (comparison === 'unclear') return give('unclear', match.fact?.disagree ? { code: 'words-digits-disagree', values: { words: fact ?? '' } } : { code: 'business-or-clock', values: { fact: fact ?? '', bound: check.bound?.text ?? '' } }, ...noBearer)
  const blank = blankIn(match, readings)
  return blank ? give('unclear', { code: blank }, ...noBearer) : give('met', ...noBearer)
}

/** What kind of blank is left in the words that answer, or right after them; null when there is none. */
function blankIn(match: Match, readings: Readings): string | null {
  const blanks = readings.blanks(match.statement)
  if (blanks.length === 0) return null
  const reading = readings.of(match.statement)
  const shown = widen(reading, match.range, match.fact?.from ?? match.head)
  const [from, to] = [reading.tokens[shown.from].start, reading.tokens[shown.to - 1].end]
  return blanks.find(({ start, end }) => end > from && start <= to + 1)?.code ?? null
}

/** What is shown of a match: the sentence or the proposition around its words, then what stands elsewhere in the clause. */
export function matchQuotes(match: Match, contract: Contract, readings: Readings): Quote[] {
  const quote = (statement: number, range: TokenRange, decisive: number) => {
    const { pieces, kind } = contract.statements[statement]
    const own = pieces.filter((piece) => piece.own)
    const apart = own.some(({ paragraph }) => paragraph !== own[0].paragraph)
    const wide = quotesIn(contract, readings, statement, widen(readings.of(statement), range, decisive, !apart), decisive)
    if (!apart || kind !== 'row') return wide
    // Of the cells of a row only those with words that were found.
    const found = new Set(quotesIn(contract, readings, statement, range, decisive).map(({ paragraph }) => paragraph))
    return found.size === 0 ? wide : wide.filter(({ paragraph }) => found.has(paragraph))
  }
  const own = quote(match.statement, match.range, match.fact?.from ?? match.head)
  return match.elsewhere.length === 0 ? own : [...own, ...match.elsewhere.flatMap(({ statement, range }) => quote(statement, range, range.from))]
}

/** The exact words of a match in its own sentence. */
export function exactQuotes(match: Match, contract: Contract, readings: Readings): Quote[] {
  return quotesIn(contract, readings, match.statement, match.range, match.fact?.from ?? match.head)
}

/** The piece that says most comes first of a sentence broken over several paragraphs, and of a row of a table the cell with the decisive word. */
function quotesIn(contract: Contract, readings: Readings, statement: number, range: TokenRange, decisive: number): Quote[] {
  if (contract.statements[statement].kind === 'row') return inOrder(contract, readings, statement, range, decisive)
  // Many rules find their words in the same sentence.
  return readings.quoted(statement, range, () => inOrder(contract, readings, statement, range, decisive))
}

function inOrder(contract: Contract, readings: Readings, statement: number, { from, to }: TokenRange, decisive: number): Quote[] {
  const { tokens } = readings.of(statement)
  const quotes = quotesOf(contract, contract.statements[statement], tokens[from].start, tokens[to - 1].end)
  if (quotes.length < 2) return quotes
  const [cell] = contract.statements[statement].kind === 'row' ? quotesOf(contract, contract.statements[statement], tokens[decisive].start, tokens[decisive].end) : []
  const decides = (quote: Quote) => Number(cell !== undefined && quote.paragraph === cell.paragraph && quote.start <= cell.start && cell.start < quote.start + quote.exact.length)
  return quotes.sort((a, b) => decides(b) - decides(a) || b.exact.length - a.exact.length)
}
