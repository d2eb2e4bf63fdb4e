/** Several documents, and no word on which one wins; or the wrong one wins. */
import type { Contract, Statement } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import type { WordList } from '../../contract/word-list'
import { wordsIn } from '../../contract/words'
import type { ConsistencyMatch } from './consistency-match'
import { endsStep, EXTRACT_WORDS, firstHit, quoteAt, quoteOfStatement, wordCount } from './consistency-match'

export function* readPrecedence(contract: Contract, lexicon: ContractLexicon): Generator<void, ConsistencyMatch[]> {
  const wrong: Statement[] = []
  for (const statement of contract.statements) {
    if (endsStep(statement)) yield
    if (isWrong(statement, lexicon)) wrong.push(statement)
  }
  if (wrong.length > 0) return wrong.slice(0, 3).map((statement) => ({ check: 'ordre', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'precedence-wrong' }] }))
  if (contract.statements.some((statement) => isOrder(contract, statement, lexicon))) return []
  return withoutOrder(contract, lexicon)
}

/** General terms, an online version or the provider's choice come first, or nothing does. */
function isWrong(statement: Statement, lexicon: ContractLexicon): boolean {
  const { order, general, special, moving, decides, exclusive, nobody, excluded, ascending, third_party, not_order, accepting, unranked, negated, relative } = lexicon.consistency.precedence
  const words = wordsIn(statement)
  if (not_order.in(words)) return false
  if (unranked.in(words)) return true
  if (decides.in(words)) return speaksOfDocuments(statement, lexicon)
  const [winner] = order.all(words)
  if (!winner) return moving.in(words) && (general.in(words) || special.in(words)) && (exclusive.in(words) || (accepting.in(words) && general.in(words))) && !excluded.in(words)
  const generals = positions(general, words)
  const specials = positions(special, words).filter((at) => !generals.includes(at))
  const first = generals[0] ?? Infinity
  // « les conditions générales, qui prévalent »: the relative takes up what stands before it, whatever is denied earlier.
  const takenUp = winner.from > 0 && relative.at(words, winner.from - 1)?.to === winner.from && /,\s*$/.test(statement.text.slice(0, words[winner.from - 1].start)) && nearest(generals, winner.from) > nearest(specials, winner.from) && winner.from - nearest(generals, winner.from) <= 5
  // « Nulle condition particulière ne peut prévaloir contre les conditions générales. »
  const denied = nobody.in(words.slice(0, winner.from)) || negated.in(words.slice(Math.max(0, winner.from - 2), winner.from))
  const listed = /:|\d\s*[.)]|\(i\)|»/.test(statement.text.slice(words[winner.to - 1].end))
  if (denied && !takenUp) return specials.length > 0 && specials[0] < winner.from && generals.some((at) => at > winner.from)
  if (moving.in(words) && (first < winner.from || listed || positions(moving, words)[0] < winner.from)) return !excluded.in(words)
  // An enumeration by rank: what is named first after the sign of order.
  if (listed && first !== Infinity && first > winner.from) return specials.length > 0 && specials.every((at) => at > first) && !ascending.in(words)
  // « …, complétées par les conditions des éditeurs tiers, qui prévalent ».
  if (third_party.in(words.slice(0, winner.from))) return true
  // Who prevails is named last before the verb: « En cas de contradiction avec le devis, les conditions générales l'emportent ».
  return first < winner.from && nearest(generals, winner.from) > nearest(specials, winner.from) && !excluded.all(words).some((hit) => hit.from < winner.from) && !lexicon.consistency.missingAnnex.none.in(words.slice(0, winner.from))
}

/** The last of these positions before `at`; -1 when there is none. */
function nearest(positionsOf: number[], at: number): number {
  return positionsOf.reduce((last, one) => (one < at ? one : last), -1)
}

/** A sentence that ranks the documents and ranks them well enough. */
function isOrder(contract: Contract, statement: Statement, lexicon: ContractLexicon): boolean {
  const { order, not_order } = lexicon.consistency.precedence
  const words = wordsIn(statement)
  if (!order.in(words) || not_order.in(words)) return false
  if (speaksOfDocuments(statement, lexicon)) return true
  // « par ordre de priorité décroissante : » — the documents are the items that follow.
  if (!statement.introduces) return false
  return contract.statements.slice(statement.index + 1, statement.index + 7).some((next) => next.block === statement.block && speaksOfDocuments(next, lexicon))
}

function speaksOfDocuments(statement: Statement, lexicon: ContractLexicon): boolean {
  const { general, special, others } = lexicon.consistency.precedence
  const words = wordsIn(statement)
  return general.in(words) || special.in(words) || others.in(words)
}

/** Other documents that belong to the agreement, and nothing to rank them. */
function withoutOrder(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const { others, together, alone, special } = lexicon.consistency.precedence
  const kinds = new Map<string, { statement: Statement; start: number; end: number }>()
  let composed: Statement | null = null
  for (const statement of contract.statements) {
    if (statement.kind === 'heading') continue
    const words = wordsIn(statement)
    const hits = others.all(words)
    for (const hit of hits) if (!kinds.has(singular(hit.written))) kinds.set(singular(hit.written), { statement, start: words[hit.from].start, end: words[hit.to - 1].end })
    // « constitue l'intégralité de l'accord » ties nothing to the contract: there is nothing beside it.
    const tied = hits.length > 0 || (special.in(words) && !alone.in(words))
    if (composed === null && together.in(words) && tied) composed = statement
  }
  const extract = wordCount(contract) < EXTRACT_WORDS
  if (composed === null && (extract || kinds.size === 0)) return []
  if (composed === null && kinds.size < 2 && contract.statements.some((statement) => alone.in(wordsIn(statement)))) return []
  if (composed !== null) {
    const hit = firstHit(together, composed)
    return [{ check: 'ordre', quotes: hit ? quoteOfStatement(contract, composed) : [], reasons: [{ code: 'precedence-none' }] }]
  }
  const mentions = [...kinds.values()].slice(0, 2)
  return [{ check: 'ordre', quotes: mentions.flatMap(({ statement, start, end }) => quoteAt(contract, statement, start, end)), reasons: [{ code: 'precedence-none' }] }]
}

function singular(written: string): string {
  return written.split(' ').map((word) => word.replace(/s$/, '')).join(' ')
}

function positions(list: WordList, words: ReturnType<typeof wordsIn>): number[] {
  return list.all(words).map((hit) => hit.from)
}
