/** Documents on which the contract relies and that are not in it: annexes, tables, articles, documents kept elsewhere. */
import type { Annex, Contract, Statement } from '../../contract/contract'
import { annexKey } from '../../contract/annexes'
import { paragraphAt } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import { linesOf } from '../../contract/lines'
import type { Quote } from '../../contract/quote'
import { foldedText, wordsIn, wordsOf } from '../../contract/words'
import type { ConsistencyMatch } from './consistency-match'
import { firstHit, quoteAt, quoteOfStatement } from './consistency-match'
import { othersIn, ownFamilies } from './documents'

/** Places shown of one annex. */
const QUOTES_SHOWN = 2

export function* readMissingAnnex(contract: Contract, lexicon: ContractLexicon): Generator<void, ConsistencyMatch[]> {
  const matches: ConsistencyMatch[] = []
  for (const read of [annexes, emptyAnnexes, tables, elsewhere, referred, articles]) {
    matches.push(...read(contract, lexicon))
    yield
  }
  return matches
}

function annexes(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const numbers = new Set<string>()
  const titles = new Set<string>()
  for (const annex of contract.annexes.present) {
    numbers.add(annexKey(annex))
    for (const form of telling(`${annex.label} ${annex.title}`)) titles.add(form)
  }
  // « Annexe 1 – Inventaire : un pare-feu… » as one line of text is an annex as well.
  for (const statement of contract.statements) for (const key of inlineAnnexes(statement, lexicon)) numbers.add(key)
  const matches: ConsistencyMatch[] = []
  for (const annex of contract.annexes.cited) {
    const key = annexKey(annex)
    if (annex.number !== null ? numbers.has(key) : isPresentByName(annex, titles, contract.annexes.present.length + numbers.size)) continue
    const quotes: Quote[] = []
    for (const quote of annex.quotes) {
      if (quotes.length < QUOTES_SHOWN && !pointsAtLaw(contract, quote.paragraph, quote.start + quote.exact.length, lexicon) && !isDenied(contract, quote.paragraph, quote.start, lexicon)) quotes.push(quote)
    }
    if (quotes.length > 0) matches.push({ check: 'annexe', quotes, reasons: [{ code: 'annex-missing', values: { annex: annex.label } }] })
  }
  return matches
}

/** « Annexe 2 : grille tarifaire… » that begins a line or a sentence gives the annex itself. */
function inlineAnnexes(statement: Statement, lexicon: ContractLexicon): string[] {
  const words = wordsIn(statement)
  const own = statement.pieces.find((piece) => piece.own)?.at ?? 0
  const at = words.findIndex((word) => word.start >= own)
  if (at < 0 || !lexicon.numbering.annex.has(words[at].form)) return []
  const number = words[at + 1]
  if (!number) return []
  const written = statement.text.slice(number.start, number.end)
  if (!/^(?:\d{1,2}|[IVX]{1,4}|[A-H])$/.test(written)) return []
  const rest = statement.text.slice(number.end)
  if (!/^\s*[:–—-]/.test(rest) || rest.length < 12 || lexicon.consistency.missingAnnex.later.in(wordsOf(rest))) return []
  return [annexKey({ number: written, title: '' })]
}

/** Words of a title that tell it: the long ones, and acronyms (« HDS »). */
function telling(title: string): string[] {
  return wordsOf(title).filter((word) => word.form.length > 3 || /^[A-Z]{2,3}$/.test(title.slice(word.start, word.end))).map((word) => word.form)
}

function isPresentByName({ label, title }: Annex, titles: ReadonlySet<string>, present: number): boolean {
  const words = telling(title)
  // « en annexe », without a name: any annex will do.
  if (words.length === 0) return present > 0
  // « les annexes techniques et tarifaires » are those of the contract, whatever their titles.
  if (present > 1 && /^\p{Ll}+s\s+\p{Ll}+s$/u.test(label)) return true
  // « le Contrat et ses Annexes expriment… »: any of them.
  if (present > 0 && /^\p{L}\p{Ll}+s\s/u.test(label) && !/\s\p{Lu}/u.test(label)) return true
  return words.some((word) => titles.has(word))
}

/** « annexe I du règlement (UE)… », « article 28 du RGPD »: the words that follow name a text that is not this contract. */
function pointsAtLaw(contract: Contract, paragraph: number, from: number, lexicon: ContractLexicon): boolean {
  const { text } = paragraphAt(contract, paragraph)
  const after = wordsOf(text.slice(from, from + 60)).slice(0, 7)
  return lexicon.consistency.missingAnnex.laws.in(after)
}

/** « ne comporte pas d'annexe », « sans annexe », « éventuellement les annexes ». */
function isDenied(contract: Contract, paragraph: number, before: number, lexicon: ContractLexicon): boolean {
  const { text } = paragraphAt(contract, paragraph)
  const { none, optional } = lexicon.consistency.missingAnnex
  const words = wordsOf(text.slice(Math.max(0, before - 24), before))
  return none.in(words.slice(-2)) || optional.in(words.slice(-3))
}

/** « Annexe 2 : à compléter ». */
function emptyAnnexes(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const matches: ConsistencyMatch[] = []
  for (const annex of contract.annexes.present) {
    const statements = contract.clauses[annex.clause].statements.map((index) => contract.statements[index])
    const later = firstLater(annex.label, lexicon) || (statements.length > 0 && statements.length <= 2 && statements.every((statement) => statement.text.length < 90 && lexicon.consistency.missingAnnex.later.in(wordsIn(statement))))
    const last = contract.clauses[annex.clause].last === contract.paragraphs.length - 1 || annex.clause === contract.clauses.length - 1
    if (later || (annex.empty && last)) matches.push({ check: 'annexe', quotes: annex.quotes, reasons: [{ code: 'annex-empty', values: { annex: annex.label } }] })
  }
  return matches
}

function firstLater(label: string, lexicon: ContractLexicon): boolean {
  return lexicon.consistency.missingAnnex.later.in(wordsOf(label))
}

/** « défini dans le tableau ci-après », and no table after it. */
function tables(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const lastRow = contract.statements.reduce((last, statement) => (statement.kind === 'row' ? statement.index : last), -1)
  return contract.statements.flatMap((statement): ConsistencyMatch[] => {
    const hit = firstHit(lexicon.consistency.missingAnnex.tables, statement)
    if (!hit || lastRow >= statement.index || statement.introduces) return []
    return [{ check: 'tableau', quotes: quoteAt(contract, statement, hit.start, hit.end), reasons: [{ code: 'table-missing' }] }]
  })
}

/** A document of the contract that one must fetch on a web site, or that is said to be joined and is not. */
function elsewhere(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const { documents, elsewhere: places, shown, unshown, unbinding, joined, none } = lexicon.consistency.missingAnnex
  const matches: ConsistencyMatch[] = []
  const annexed = contract.annexes.present.length > 0
  for (const statement of contract.statements) {
    if (statement.kind === 'heading') continue
    const join = annexed || none.in(wordsIn(statement)) ? null : firstHit(joined, statement)
    if (join) {
      const quotes = quoteAt(contract, statement, join.start, join.end)
      if (quotes.length > 0) matches.push({ check: 'document', quotes, reasons: [{ code: 'document-not-joined' }] })
      continue
    }
    const words = wordsIn(statement)
    if (!documents.in(words) || !places.in(words) || !shown.in(words)) continue
    // « Les présentes conditions » are here, and so are annexes; what is said to be indicative binds nobody.
    const here = (from: number) => (from > 0 && lexicon.consistency.precedence.self.at(words, from - 1) !== null) || (annexed && lexicon.numbering.annex.has(words[from].form))
    const document = documents.all(words).find(({ from }) => !here(from))
    if (document === undefined || unbinding.in(words)) continue
    const place = places.all(words).find((hit) => Math.abs(hit.from - document.to) <= 24)
    const hidden = unshown.all(words)
    const show = shown.all(words).find((hit) => !hidden.some(({ from, to }) => hit.from >= from && hit.from < to) && place && Math.abs(hit.from - place.from) <= 10)
    if (!place || !show) continue
    matches.push({ check: 'document', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'document-elsewhere' }] })
  }
  return matches.slice(0, 4)
}

/** Words between « conformément à », « décrites dans » and the document's name. */
const REFERRED_WITHIN = 6
/** Documents to which a contract refers that are shown at most. */
const REFERRED_SHOWN = 3

/** « dans les conditions prévues aux CGV », « décrites dans la Politique de confidentialité »: a document that is not this one, nor in it. */
function referred(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const { refers, laws } = lexicon.consistency.missingAnnex
  const own = ownFamilies(contract, lexicon)
  const told = new Set<string>()
  const matches: ConsistencyMatch[] = []
  for (const statement of contract.statements) {
    const words = wordsIn(statement)
    if (statement.kind === 'heading') {
      // A document that has its own title in the file is there.
      for (const { family } of othersIn(statement, own, lexicon)) told.add(family)
      continue
    }
    if (matches.length >= REFERRED_SHOWN || !refers.in(words)) continue
    const hits = refers.all(words)
    for (const { family, from, apart } of othersIn(statement, own, lexicon)) {
      if (!apart || told.has(family) || !hits.some(({ to }) => to <= from && from - to <= REFERRED_WITHIN) || laws.in(words.slice(from + 1, from + 2))) continue
      // « l'annexe « Accord de traitement » »: an annex, read as such.
      if (words.slice(Math.max(0, from - 2), from).some(({ form }) => lexicon.numbering.annex.has(form))) continue
      told.add(family)
      matches.push({ check: 'document', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'document-elsewhere' }] })
    }
  }
  return matches.slice(0, REFERRED_SHOWN)
}

/** « à l'article 18.1 », and no article bears that number. */
function articles(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const numbers = numbersIn(contract, lexicon)
  // Without numbered articles nothing can be told; with a few, or without the first, the contract may be an extract.
  if (numbers.tops.size < 4 || !['1', 'I'].some((first) => numbers.tops.has(first))) return []
  let legal: ReadonlySet<string> | null = null
  const matches = new Map<string, ConsistencyMatch>()
  for (const statement of contract.statements) {
    const { text } = statement
    const words = wordsIn(statement)
    words.forEach((word, at) => {
      const { form } = word
      if (!lexicon.numbering.article.has(form) && !(form.endsWith('s') && lexicon.numbering.article.has(form.slice(0, -1)))) return
      const number = /^\s*(?:n°\s*)?(\d{1,2}(?:\.\d{1,2}){0,3})(?![\d.]*\d|[-‑]\d|\s?[°º]|e(?!\p{L}))/u.exec(text.slice(word.end, word.end + 20))
      if (!number || at === 0) return
      const [top] = number[1].split('.')
      const known = number[1].includes('.') ? numbers.all.has(number[1]) || !numbers.deep.has(top) : numbers.tops.has(top)
      const end = word.end + number[0].length
      if (known || isLegal(text, end, lexicon) || lexicon.consistency.missingAnnex.laws.in(words.slice(Math.max(0, at - 4), at))) return
      legal ??= legalArticles(contract, lexicon)
      if (legal.has(top)) return
      if (!matches.has(number[1])) matches.set(number[1], { check: 'article', quotes: quoteAt(contract, statement, word.start, end), reasons: [{ code: 'article-missing', values: { article: number[1] } }] })
    })
  }
  return [...matches.values()].filter((match) => match.quotes.length > 0).slice(0, 3)
}

/** Articles of a law that the contract names, and those of the regulation that it keeps citing: « l'article 28 » alone is that one too. */
function legalArticles(contract: Contract, lexicon: ContractLexicon): ReadonlySet<string> {
  const { gdpr, gdpr_articles } = lexicon.consistency.missingAnnex
  const legal = new Set<string>()
  let cited = false
  for (const statement of contract.statements) {
    const words = wordsIn(statement)
    if (!cited && gdpr.in(words)) {
      cited = true
      for (const article of gdpr_articles) legal.add(article)
    }
    words.forEach((word, at) => {
      const number = lexicon.numbering.article.has(word.form) ? words[at + 1]?.form : undefined
      if (number !== undefined && /^\d{1,2}$/.test(number) && isLegal(statement.text, words[at + 1].end, lexicon)) legal.add(number)
    })
  }
  return legal
}

function isLegal(text: string, end: number, lexicon: ContractLexicon): boolean {
  return lexicon.consistency.missingAnnex.laws.in(wordsOf(text.slice(end, end + 80)).slice(0, 9))
}

interface Numbers { tops: Set<string>; all: Set<string>; deep: Set<string> }

/** Every number that an article or a numbered paragraph bears. */
function numbersIn(contract: Contract, lexicon: ContractLexicon): Numbers {
  const numbers: Numbers = { tops: new Set(), all: new Set(), deep: new Set() }
  const add = (number: string) => {
    numbers.all.add(number)
    const [top, ...rest] = number.split('.')
    numbers.tops.add(top)
    if (rest.length > 0) numbers.deep.add(top)
  }
  for (const clause of contract.clauses) if (clause.number !== null) add(clause.number)
  for (const paragraph of contract.paragraphs) {
    for (const line of linesOf(paragraph, lexicon)) if (line.mark && (line.mark.kind === 'decimal' || line.mark.kind === 'article')) add(foldedText(line.mark.parts.join(' ')).replace(/ /g, '.').toUpperCase())
  }
  return numbers
}
