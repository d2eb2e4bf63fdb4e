/** Terms that carry an obligation and are defined nowhere: capitals, acronyms, « heures ouvrées », « incident bloquant ». */
import type { Contract, Definition, Statement } from '../../contract/contract'
import { articleBefore } from '../../contract/role-words'
import type { ContractLexicon } from '../../contract/lexicon'
import { namesIn } from '../../contract/named-words'
import type { Quote } from '../../contract/quote'
import { WordList } from '../../contract/word-list'
import { foldedText, wordsIn, wordsOf } from '../../contract/words'
import type { Span } from '../../language'
import type { ConsistencyMatch, FactsOf } from './consistency-match'
import { endsStep, EXTRACT_WORDS, firstHit, quoteAt, quoteOfStatement, wordCount } from './consistency-match'

interface Use { shown: string; count: number; quotes: Quote[] }

/** Terms shown at most. */
const MOST_SHOWN = 5
/** Of those in lower case. */
const MOST_GRADED = 3
/** Words of a term that are compared: « Incident Majeur » and « Incidents Majeurs » are one. */
const MOST_WORDS = 4

export function* readUndefinedTerms(contract: Contract, lexicon: ContractLexicon, factsOf: FactsOf): Generator<void, ConsistencyMatch[]> {
  const acronymsOf = contract.statements.map(({ text }) => acronymsIn(text))
  yield
  const defined = yield* definedTerms(contract, lexicon, acronymsOf)
  yield
  const least = wordCount(contract) < EXTRACT_WORDS ? 1 : 2
  const circular = circularDefinitions(contract)
  const away = contract.statements.flatMap((statement) => sentAway(contract, statement, circular, lexicon))
  yield
  const acronyms = used(acronymUses(contract, lexicon, acronymsOf), defined, least)
  yield
  const terms = [...defined, ...contract.definitions.map((one) => one.term), ...Object.values(contract.parties).flat().map((party) => party.term)]
  const longer = new WordList(terms.filter((term) => term.includes(' ')).map(anyNumber))
  const capitals = used(yield* capitalUses(contract, lexicon, longer), defined, least)
  yield
  const calendar = calendarUse(contract, lexicon, factsOf)
  const graded = gradedUse(contract, lexicon, defined, longer)
  yield
  const bare = graded.length + calendar.length + away.length + acronyms.length + capitals.length === 0 ? nothingDefined(contract, lexicon) : []
  const told = new Set(graded.flatMap((match) => match.quotes.map((quote) => `${quote.paragraph}/${quote.start}`)))
  const fresh = ({ quotes: [quote] }: Use) => !told.has(`${quote.paragraph}/${quote.start}`)
  const shown = [...acronyms, ...capitals].filter(fresh).sort((a, b) => b.count - a.count).slice(0, MOST_SHOWN)
  return [...graded, ...calendar, ...away, ...bare, ...shown.map((use): ConsistencyMatch => ({ check: 'terme', quotes: use.quotes, reasons: [{ code: 'term-undefined', values: { term: use.shown } }] }))]
}

function used(uses: Map<string, Use>, defined: ReadonlySet<string>, least: number): Use[] {
  return [...uses].filter(([key, use]) => use.count >= least && use.quotes.length > 0 && !isDefined(key, defined)).map(([, use]) => use)
}

/** A term is defined when it, or the term without its last word, is: « Incident Majeur » needs its own definition, « Services Cloud » is a kind of Service. */
function isDefined(key: string, defined: ReadonlySet<string>): boolean {
  return defined.has(key)
}

/** As an expression that singular and plural meet. */
function anyNumber(term: string): string {
  return term.replace(/(\p{L}{3,}?)[sx]?(?!\p{L})/gu, '$1*')
}

/** Folded, singular. */
function keyOf(term: string): string {
  return wordsOf(term, MOST_WORDS).map((word) => singular(word.form)).join(' ')
}

function singular(form: string): string {
  return form.length > 3 ? form.replace(/(?:aux|[sx])$/, (ending) => (ending === 'aux' ? 'al' : '')) : form
}

function* definedTerms(contract: Contract, lexicon: ContractLexicon, acronymsOf: readonly Term[][]): Generator<void, Set<string>> {
  const defined = new Set<string>()
  const add = (term: string) => {
    const bare = term.replace(/\((?:s|e|es|x)\)/giu, '').replace(/^(?:\p{L}{1,3}\s|\p{L}['’])/u, (lead) => (/^\p{Ll}/u.test(lead) || lead.trim().length === 2 ? '' : lead))
    for (const one of [term, bare, ...term.split(/\s*[(/,]\s*/u)]) if (one.trim() !== '') defined.add(keyOf(one))
  }
  for (const definition of contract.definitions) add(definition.term)
  for (const role of ['client', 'prestataire'] as const) for (const party of contract.parties[role]) add(party.term)
  for (const clause of contract.clauses) if (clause.title !== '' && clause.title.length < 60) headingTerms(clause.title).forEach(add)
  // « Par Sauvegarde, on désigne… », « La Réversibilité, soit l'ensemble… », « GTR : garantie de… », « unité d'œuvre (UO) ».
  for (const statement of contract.statements) {
    if (endsStep(statement)) yield
    const words = wordsIn(statement)
    const hits = lexicon.consistency.undefinedTerms.explained.all(words)
    for (const hit of hits) for (const name of [...namesIn(statement).filter((name) => name.end <= words[hit.from].start), ...acronymsIn(statement.text.slice(0, words[hit.to - 1].end))]) add(name.text)
    for (const name of acronymsOf[statement.index]) if (isExpanded(statement.text, name)) add(name.text)
    colonTerm(statement).forEach(add)
  }
  return defined
}

/** « Débit garanti : 100 Mbit/s… »: a label with its value explains itself. */
function colonTerm(statement: Statement): string[] {
  const own = statement.pieces.find((piece) => piece.own)?.at ?? 0
  const colon = statement.text.indexOf(':', own)
  if (colon <= 0) return []
  const label = statement.text.slice(own, colon).trim()
  const value = statement.text.slice(colon + 1).trim()
  return wordsOf(label).length <= 4 && wordsOf(value).length >= 4 ? [label] : []
}

/** A heading that names the thing introduces it: « Garantie de Temps de Rétablissement (GTR) ». */
function headingTerms(title: string): string[] {
  return acronymsIn(title).filter((name) => isExpanded(title, name)).map((name) => name.text)
}

interface Term extends Span { text: string }

/** What stands before is looked at apart: a lookbehind would not load in the browsers of older Macs. */
const ACRONYM = /[A-Z][A-Z0-9]{1,4}s?(?![\p{L}\p{N}_@'’]|-\p{L})/gu
const INSIDE_WORD = /[\p{L}\p{N}_@./'’-]/u

function acronymsIn(text: string): Term[] {
  return [...text.matchAll(ACRONYM)].filter((match) => match.index === 0 || !INSIDE_WORD.test(text[match.index - 1])).map((match) => ({ text: match[0].replace(/s$/, ''), start: match.index, end: match.index + match[0].length }))
}

/** « garantie de temps de rétablissement (GTR) », « GTR (garantie…) », « GTR : garantie… », « RPO, quantité de… ». */
function isExpanded(text: string, name: Term): boolean {
  const before = text.slice(Math.max(0, name.start - 3), name.start)
  const after = text.slice(name.end, name.end + 40)
  if (/\(\s*[«“"]?\s*$/u.test(before)) return true
  return /^\s*[»”"]?\s*(?:\(\s*\p{L}{4}|[:=–—]\s*\p{L}{4})/u.test(after)
}

function acronymUses(contract: Contract, lexicon: ContractLexicon, acronymsOf: readonly Term[][]): Map<string, Use> {
  const { known_acronyms } = lexicon.consistency.undefinedTerms
  const uses = new Map<string, Use>()
  for (const statement of contract.statements) {
    const acronyms = acronymsOf[statement.index]
    if (acronyms.length === 0 || statement.kind === 'heading' || isShouted(statement.text)) continue
    for (const name of acronyms) {
      if (known_acronyms.has(name.text) || /^[A-Z]\d*$/.test(name.text) || lexicon.parties.legalForms.has(name.text)) continue
      note(uses, name.text, keyOf(name.text), contract, statement, name)
    }
  }
  return uses
}

/** Mostly capitals: a title or a warning, in which no word is an acronym. */
function isShouted(text: string): boolean {
  let upper = 0
  let lower = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 97 && code <= 122) lower++
    else if (code >= 65 && code <= 90) upper++
  }
  return upper > lower
}

/** « les Prestations Socle »: an article, then a capital inside the sentence. */
function* capitalUses(contract: Contract, lexicon: ContractLexicon, longer: WordList): Generator<void, Map<string, Use>> {
  const { well_known } = lexicon.consistency.undefinedTerms
  const uses = new Map<string, Use>()
  for (const statement of contract.statements) {
    if (endsStep(statement)) yield
    if (statement.kind === 'heading' || contract.clauses[statement.clause].part === 'definitions' || isShouted(statement.text)) continue
    const { text } = statement
    const within = placesOf(longer, statement)
    for (const name of namesIn(statement)) {
      // « Sécurité » of « Incident Majeur de Sécurité »
      if (isInside(name, within)) continue
      const elided = /^\p{Lu}['’]/u.exec(name.text)
      // « La Plateforme Centrale est… »: the article of a sentence's beginning is no part of the term, and the term begins no sentence.
      const led = elided ? null : /^\p{Lu}\p{Ll}{1,4}\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu})/u.exec(name.text)
      const start = name.start + (elided ? 2 : led && articleBefore(text, name.start + led[0].length, lexicon) !== null ? led[0].length : 0)
      if (articleBefore(text, start, lexicon) === null) continue
      const term = text.slice(start, name.end)
      const words = wordsOf(term)
      if (words.length === 0 || words[0].form.length < 4 || (isSentenceStart(text, name.start) && (start === name.start || elided !== null))) continue
      if (words.some((_, index) => well_known.at(words, index) !== null) || lexicon.consistency.undefinedTerms.known_acronyms.at(words, 0) !== null) continue
      // « Responsable » of « Responsable de traitement », « Espace » of « Espace économique européen », « Sous » of « Sous- traitant »
      const onwards = wordsOf(text.slice(start, start + 80))
      if (longer.at(onwards, 0) !== null || well_known.at(onwards, 0) !== null || text[name.end] === '-') continue
      if ((!/\p{Ll}/u.test(term) && words[0].form.length < 6) || namesStreet(text, start, lexicon)) continue
      note(uses, term, keyOf(term), contract, statement, { start, end: name.end })
    }
  }
  return uses
}

/** True when the words are part of a longer term that the contract defines. */
function isInside({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start <= start && end <= span.end)
}

/** Where a list stands in the text of a statement. */
function placesOf(list: WordList, statement: Statement): Span[] {
  const words = wordsIn(statement)
  return list.all(words).map(({ from, to }) => ({ start: words[from].start, end: words[to - 1].end }))
}

/** « 12, rue de l'Exemple ». */
function namesStreet(text: string, start: number, lexicon: ContractLexicon): boolean {
  return lexicon.consistency.undefinedTerms.streets.in(wordsOf(text.slice(Math.max(0, start - 24), start)).slice(-3))
}

function isSentenceStart(text: string, start: number): boolean {
  return start === 0 || /[.:;!?•–-]\s*$/u.test(text.slice(Math.max(0, start - 3), start))
}

function note(uses: Map<string, Use>, shown: string, key: string, contract: Contract, statement: Statement, at: { start: number; end: number }): void {
  const use = uses.get(key) ?? { shown, count: 0, quotes: [] }
  use.count++
  if (use.quotes.length === 0) use.quotes.push(...quoteAt(contract, statement, at.start, at.end))
  uses.set(key, use)
}

/** Business hours or days with no word on which hours and days these are. */
function calendarUse(contract: Contract, lexicon: ContractLexicon, factsOf: FactsOf): ConsistencyMatch[] {
  const { calendars, explained } = lexicon.consistency.undefinedTerms
  const uses = contract.statements.filter((statement) => statement.kind !== 'heading' && calendars.in(wordsIn(statement)))
  if (uses.length === 0) return []
  const told = contract.statements.some((statement) => {
    if (factsOf(statement).some(({ fact }) => fact.type === 'plage')) return true
    // « en heures ouvrées, c'est-à-dire… »: the explanation comes after.
    const [named] = calendars.all(wordsIn(statement))
    return named !== undefined && explained.all(wordsIn(statement)).some((hit) => hit.from >= named.to)
  })
  const hit = told ? null : firstHit(calendars, uses[0])
  return hit ? [{ check: 'terme', quotes: quoteAt(contract, uses[0], hit.start, hit.end), reasons: [{ code: 'calendar-undefined' }] }] : []
}

/** « incident bloquant », « modification substantielle » in lower case, on which a deadline or a right hangs. */
function gradedUse(contract: Contract, lexicon: ContractLexicon, defined: ReadonlySet<string>, longer: WordList): ConsistencyMatch[] {
  const { graded, explained } = lexicon.consistency.undefinedTerms
  const explainedSomewhere = contract.statements.some((statement) => graded.in(wordsIn(statement)) && explained.in(wordsIn(statement)))
  if (explainedSomewhere) return []
  const found = new Map<string, ConsistencyMatch>()
  for (const statement of contract.statements) {
    if (statement.kind === 'heading' || found.size >= MOST_GRADED) continue
    const hit = firstHit(graded, statement)
    if (!hit || found.has(hit.written)) continue
    const term = statement.text.slice(hit.start, hit.end)
    if (!defined.has(keyOf(term)) && !isInside(hit, placesOf(longer, statement))) found.set(hit.written, { check: 'terme', quotes: quoteAt(contract, statement, hit.start, hit.end), reasons: [{ code: 'term-undefined', values: { term } }] })
  }
  return [...found.values()]
}

/** A whole contract that defines nothing but its parties, although its obligations hang on a few words. */
function nothingDefined(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const parties = new Set(Object.values(contract.parties).flat().map((party) => keyOf(party.term)))
  const own = contract.definitions.filter((definition) => !parties.has(keyOf(definition.term)) && lexicon.parties.notParties.at(wordsOf(definition.term), 0) === null)
  if (own.length > 1 || wordCount(contract) < EXTRACT_WORDS) return []
  const found = new Map<string, ConsistencyMatch>()
  for (const statement of contract.statements) {
    if (statement.kind === 'heading' || found.size >= 3) continue
    const hit = firstHit(lexicon.consistency.undefinedTerms.weighty, statement)
    if (!hit || found.has(hit.written)) continue
    found.set(hit.written, { check: 'terme', quotes: quoteAt(contract, statement, hit.start, hit.end), reasons: [{ code: 'nothing-defined', values: { term: statement.text.slice(hit.start, hit.end) } }] })
  }
  return [...found.values()]
}

/** The definition is elsewhere, circular, or left to the other side. */
function sentAway(contract: Contract, statement: Statement, circular: ReadonlyMap<number, Definition>, lexicon: ContractLexicon): ConsistencyMatch[] {
  if (statement.kind === 'heading') return []
  const hit = firstHit(lexicon.consistency.undefinedTerms.sent_away, statement)
  if (hit) return [{ check: 'terme', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'definition-elsewhere' }] }]
  const definition = circular.get(statement.index)
  return definition ? [{ check: 'terme', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'definition-circular', values: { term: definition.term } }] }] : []
}

/** The first one of each statement. */
function circularDefinitions({ definitions }: Contract): Map<number, Definition> {
  const circular = new Map<number, Definition>()
  for (const one of definitions) if (!circular.has(one.statement) && isCircular(one.term, one.meaning)) circular.set(one.statement, one)
  return circular
}

/** « Le Service désigne le service fourni par le Prestataire. » */
function isCircular(term: string, meaning: string): boolean {
  const words = wordsOf(meaning, 8).map((word) => singular(word.form))
  const key = keyOf(term)
  // Said of the first words only: a definition may well use its term further on.
  return key.length > 3 && words.slice(1, 4).join(' ').split(' ').includes(key) && foldedText(meaning).split(' ').length < 13
}
