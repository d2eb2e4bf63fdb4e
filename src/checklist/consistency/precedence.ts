/** Several documents, and no word on which one wins; or the wrong one wins. */
import type { Contract, Statement } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import type { WordList } from '../../contract/word-list'
import type { Word } from '../../contract/words'
import { wordsIn } from '../../contract/words'
import type { ConsistencyMatch } from './consistency-match'
import { endsStep, EXTRACT_WORDS, isLabel, quoteAt, quoteOfStatement, wordCount } from './consistency-match'
import { othersIn, ownFamilies } from './documents'

export function* readPrecedence(contract: Contract, lexicon: ContractLexicon): Generator<void, ConsistencyMatch[]> {
  const wrong: Statement[] = []
  for (const statement of contract.statements) {
    if (endsStep(statement)) yield
    if (isWrong(contract, statement, lexicon)) wrong.push(statement)
  }
  if (wrong.length > 0) return wrong.slice(0, 3).map((statement) => ({ check: 'ordre', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'precedence-wrong' }] }))
  if (contract.statements.some((statement) => isOrder(contract, statement, lexicon))) return []
  return withoutOrder(contract, lexicon)
}

/** General terms, an online version or the provider's choice come first, or nothing does. */
function isWrong(contract: Contract, statement: Statement, lexicon: ContractLexicon): boolean {
  const { order, general, special, moving, decides, exclusive, nobody, excluded, ascending, third_party, not_order, accepting, unranked, negated, relative, pronouns, unreserved } = lexicon.consistency.precedence
  const words = wordsIn(statement)
  if (not_order.in(words)) return false
  if (unranked.in(words)) return true
  if (decides.in(words)) return speaksOfDocuments(statement, lexicon)
  const [winner] = order.all(words)
  if (!winner) return moving.in(words) && changesOnline(words, lexicon) && (exclusive.in(words) || (accepting.in(words) && general.in(words))) && !excluded.in(words)
  const generals = positions(general, words)
  const specials = positions(special, words).filter((at) => !generals.includes(at))
  const first = generals[0] ?? Infinity
  // « Elles prévalent… »: the subject is in the sentence before; « Il complète les conditions générales ; il prévaut. » is not about them.
  const pronoun = pronouns.all(words).find((hit) => hit.to === winner.from)
  if (pronoun?.from === 0) return statement.previous !== null && endsOnGeneral(wordsIn(contract.statements[statement.previous]), lexicon) && !excluded.in(words)
  if (pronoun && pronouns.at(words, 0) !== null) return false
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
  const reserved = unreserved.all(words)
  const none = lexicon.consistency.missingAnnex.none.all(words).some(({ from }) => from < winner.from && !reserved.some((hit) => from >= hit.from && from < hit.to))
  return first < winner.from && nearest(generals, winner.from) > nearest(specials, winner.from) && !excluded.all(words).some((hit) => hit.from < winner.from) && !none
}

/** The last document that the sentence names is of general terms. */
function endsOnGeneral(words: Word[], lexicon: ContractLexicon): boolean {
  const { general, special } = lexicon.consistency.precedence
  const generals = positions(general, words)
  return generals.length > 0 && nearest(generals, words.length) > nearest(positions(special, words).filter((at) => !generals.includes(at)), words.length)
}

/** Words between a document and « en ligne » that say that it is found there: « formulaire en ligne » is no document. */
const ONLINE_REACH = 10

function changesOnline(words: Word[], lexicon: ContractLexicon): boolean {
  const { general, special, moving } = lexicon.consistency.precedence
  const online = positions(moving, words)
  return [...positions(general, words), ...positions(special, words)].some((at) => online.some((place) => Math.abs(place - at) <= ONLINE_REACH))
}

/** The last of these positions before `at`; -1 when there is none. */
function nearest(positionsOf: number[], at: number): number {
  return positionsOf.reduce((last, one) => (one < at ? one : last), -1)
}

/** A sentence that ranks the documents and ranks them well enough. */
function isOrder(contract: Contract, statement: Statement, lexicon: ContractLexicon): boolean {
  const { order, not_order } = lexicon.consistency.precedence
  const words = wordsIn(statement)
  if (!order.in(words) || not_order.in(words) || lexicon.consistency.blankFields.to_fill.in(words)) return false
  if (speaksOfDocuments(statement, lexicon)) return true
  // « par ordre de priorité décroissante : » — the documents are the items that follow.
  if (!statement.introduces) return false
  return contract.statements.slice(statement.index + 1, statement.index + 7).some((next) => next.block === statement.block && speaksOfDocuments(next, lexicon))
}

function speaksOfDocuments(statement: Statement, lexicon: ContractLexicon): boolean {
  const { general, special, families } = lexicon.consistency.precedence
  const words = wordsIn(statement)
  return general.in(words) || special.in(words) || families.some(({ names }) => names.in(words))
}

/** A place that names other documents of the agreement: how much it says that they belong to it. */
interface Place { statement: Statement; start: number; end: number; family: string; worth: number }

/** What makes a lawyer quote a place: it ties documents together, it names several, it makes one accept another. */
const TIED = 4
const SEVERAL = 2
const ACCEPTED = 2
/** Several documents of the contract, tied or named in one sentence: the sentence is quoted, not the name. */
const WHOLE = 3

/** Other documents that belong to the agreement, and nothing to rank them. */
function withoutOrder(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const { together, alone, special } = lexicon.consistency.precedence
  const own = ownFamilies(contract, lexicon)
  const namings: Place[] = []
  let composed: Place | null = null
  for (const statement of contract.statements) {
    if (isLabel(statement)) continue
    const words = wordsIn(statement)
    const others = othersIn(statement, own, lexicon)
    // « constitue l'intégralité de l'accord » ties nothing to the contract: there is nothing beside it.
    const tied = tiesDocuments(words, lexicon) && (others.length > 0 || (special.in(words) && !alone.in(words) && !onlyAnnexesAtHand(contract, words, lexicon)))
    const worth = worthOf(words, others, tied, own, lexicon)
    for (const { start, end, family } of others) namings.push({ statement, start, end, family, worth })
    if (tied && (composed === null || worth > composed.worth)) {
      const hit = together.all(words)[0]
      composed = { statement, start: words[hit.from].start, end: words[hit.to - 1].end, family: '', worth }
    }
  }
  const families = new Set(namings.map(({ family }) => family))
  const extract = wordCount(contract) < EXTRACT_WORDS
  if (composed === null && (extract || families.size === 0)) return []
  if (composed === null && families.size < 2 && contract.statements.some((statement) => alone.in(wordsIn(statement)))) return []
  const [best] = [...(composed ? [composed] : []), ...namings].sort((a, b) => b.worth - a.worth)
  if (composed !== null || best.worth >= WHOLE) return [{ check: 'ordre', quotes: quoteOfStatement(contract, best.statement), reasons: [{ code: 'precedence-none' }] }]
  const first = namings.filter((naming, index) => namings.findIndex(({ family }) => family === naming.family) === index).sort((a, b) => b.worth - a.worth)
  return [{ check: 'ordre', quotes: first.slice(0, 2).flatMap(({ statement, start, end }) => quoteAt(contract, statement, start, end)), reasons: [{ code: 'precedence-none' }] }]
}

function worthOf(words: Word[], others: readonly { family: string }[], tied: boolean, own: ReadonlySet<string>, lexicon: ContractLexicon): number {
  const { accepting, general } = lexicon.consistency.precedence
  const itself = own.size > 0 && general.in(words) ? 1 : 0
  const several = new Set(others.map(({ family }) => family)).size + itself > 1
  return (tied ? TIED : 0) + (several ? SEVERAL : 0) + (others.length + itself > 0 && accepting.in(words) ? ACCEPTED : 0) + (others.length > 1 ? 1 : 0)
}

/** « régi par le droit français » ties no document. */
function tiesDocuments(words: Word[], lexicon: ContractLexicon): boolean {
  const { together, laws } = lexicon.consistency.precedence
  return together.all(words).some((hit) => !laws.in(words.slice(hit.to, hit.to + 4)))
}

/** The annexes that are in the document itself are part of it. */
function onlyAnnexesAtHand(contract: Contract, words: Word[], lexicon: ContractLexicon): boolean {
  const { special, self } = lexicon.consistency.precedence
  // « le présent contrat » is this one.
  return contract.annexes.present.length > 0 && special.all(words).every(({ from }) => lexicon.numbering.annex.has(singular(words[from].form)) || self.at(words, from) !== null)
}

function singular(form: string): string {
  return form.replace(/s$/, '')
}

function positions(list: WordList, words: ReturnType<typeof wordsIn>): number[] {
  return list.all(words).map((hit) => hit.from)
}
