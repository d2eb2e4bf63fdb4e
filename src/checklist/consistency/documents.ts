/** The documents of an agreement that a contract names, by family: which of them it is itself, and which are others. */
import type { Contract, Statement } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import type { Word } from '../../contract/words'
import { wordsIn, wordsOf } from '../../contract/words'
import { isLabel } from './consistency-match'

/** A document that a sentence names; `from`: its first word; `apart`: it is not signed with the contract, as a quotation is. */
export interface Naming { from: number; start: number; end: number; family: string; apart: boolean }

/** Families of which the document itself is: by its title, or « les présentes conditions générales ». */
export function ownFamilies(contract: Contract, lexicon: ContractLexicon): ReadonlySet<string> {
  const { self } = lexicon.consistency.precedence
  const own = new Set(documentsIn(wordsOf(contract.clauses[0].title), lexicon).map(({ family }) => family))
  for (const statement of contract.statements.slice(0, TITLES)) if (isLabel(statement)) for (const { family } of documentsIn(wordsIn(statement), lexicon)) own.add(family)
  for (const statement of contract.statements) {
    const words = wordsIn(statement)
    let end = -1
    // « les présentes CGU/CGV » are both.
    for (const { from, to, family } of self.in(words) ? documentsIn(words, lexicon).sort((a, b) => a.from - b.from) : []) if (from === end || (from > 0 && self.at(words, from - 1) !== null)) { own.add(family); end = to }
  }
  return own
}

/** Lines of a first page that give the document its name. */
const TITLES = 4
/** Documents that a text names, each in its longest form: « conditions générales d'utilisation » is no « conditions générales ». */
function documentsIn(words: Word[], lexicon: ContractLexicon): { family: string; from: number; to: number }[] {
  const hits = lexicon.consistency.precedence.families.flatMap(({ family, names }) => names.all(words).map(({ from, to }) => ({ family, from, to })))
  return hits.length < 2 ? hits : hits.filter((one) => !hits.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from))
}

/** Other documents that a sentence names as those of this contract: « le devis », not « un devis » that is still to come, unless signing it is what binds. */
export function othersIn(statement: Statement, own: ReadonlySet<string>, lexicon: ContractLexicon): Naming[] {
  const { to_come, accepting } = lexicon.consistency.precedence
  const words = wordsIn(statement)
  const hits = documentsIn(words, lexicon)
  if (hits.length === 0) return []
  const later = accepting.in(words) ? [] : to_come.all(words)
  return hits.filter(({ from, family }) => !own.has(family) && !later.some((hit) => from >= hit.from && from < hit.to))
    .map(({ from, to, family }) => ({ from, start: words[from].start, end: words[to - 1].end, family, apart: lexicon.consistency.precedence.apart.has(family) }))
}
