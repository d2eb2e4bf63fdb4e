/** Terms that the contract defines: « X » désigne…, X : …, ci-après « X », a row of a glossary. */
import type { Contract, Definition, Statement } from './contract'
import { quotesOf } from './contract'
import type { ContractLexicon } from './lexicon'
import type { Named } from './named-words'
import { quotedTerms } from './named-words'
import { visibleSpan, wordsIn, wordsOf } from './words'

const MOST_TERM_WORDS = 7
/** A definition's term and verb stand in the first characters of the statement. */
const HEAD = 220

export function* findDefinitions(contract: Contract, lexicon: ContractLexicon): Generator<void, Definition[]> {
  const definitions: Definition[] = []
  for (const statement of contract.statements) {
    if (statement.index % 128 === 127) yield
    if (statement.kind === 'heading') continue
    for (const { term, meaning } of definedIn(statement, contract, lexicon)) {
      const [quote] = quotesOf(contract, statement, term.start, term.end)
      if (quote) definitions.push({ term: term.text, meaning, statement: statement.index, quote })
    }
  }
  return definitions
}

function definedIn(statement: Statement, contract: Contract, lexicon: ContractLexicon): { term: Named; meaning: string }[] {
  const own = statement.pieces.find((piece) => piece.own)?.at ?? 0
  const inGlossary = contract.clauses[statement.clause].part === 'definitions'
  return [...atStart(statement, own, inGlossary || statement.kind === 'row', lexicon), ...afterBefore(statement, lexicon), ...named(statement, lexicon)]
}

/** « X » [ou « Y »] désigne…; X : désigne…; X désigne…; in a glossary also X : … */
function atStart(statement: Statement, own: number, glossary: boolean, lexicon: ContractLexicon): { term: Named; meaning: string }[] {
  const { text } = statement
  const head = text.slice(own, own + HEAD)
  const colon = head.indexOf(':')
  const quoted = quotedTerms(head)
  // Without a verb that defines, a colon does so in a glossary, or after a term between quotation marks.
  if (!lexicon.definitions.verbs.in(wordsIn(statement)) && (colon < 0 || (quoted.length === 0 && !glossary))) return []
  const words = wordsIn(statement).filter((word) => word.start >= own && word.end <= own + HEAD).map((word) => ({ ...word, start: word.start - own, end: word.end - own }))
  if (words.length === 0) return []
  const verbAt = words.findIndex((_, index) => index <= 16 && lexicon.definitions.verbs.at(words, index) !== null)
  const verb = verbAt > 0 ? words[verbAt].start : -1
  const end = verb > 0 ? verb : colon
  const leading = quoted.filter((term) => term.end <= (end > 0 ? end : term.end) && wordsBefore(words, quoted[0].start) <= 2)
  if (leading.length > 0 && end > 0 && onlyBetween(words, leading, end)) return leading.map((term) => ({ term: shifted(term, own), meaning: text.slice(own + end) }))
  if (verb > 0 && verbAt <= MOST_TERM_WORDS && quoted.every((term) => term.start > verb)) {
    const term = bareTerm(head, colon > 0 && colon < verb ? colon : verb, glossary, lexicon)
    return term ? [{ term: shifted(term, own), meaning: text.slice(own + verb) }] : []
  }
  if (glossary && colon > 0) {
    const term = bareTerm(head, colon, false, lexicon)
    if (term && wordsBefore(words, colon) <= MOST_TERM_WORDS) return [{ term: shifted(term, own), meaning: text.slice(own + colon + 1) }]
  }
  return []
}

/** Between the quoted terms and the verb stand only a few small words: « ou », « et », « ci-après ». */
function onlyBetween(words: ReturnType<typeof wordsOf>, terms: Named[], end: number): boolean {
  const outside = words.filter((word) => word.start < end && !terms.some((term) => word.start >= term.start && word.end <= term.end))
  return outside.length <= 2 + 2 * terms.length
}

/** The words before `end` when they are written as a term: no longer than a name, with a capital unless the article is one of definitions. */
function bareTerm(text: string, end: number, lowerCase: boolean, lexicon: ContractLexicon): Named | null {
  const span = visibleSpan(text, 0, end)
  const words = wordsOf(text.slice(span.start, span.end))
  if (words.length === 0 || words.length > MOST_TERM_WORDS) return null
  const from = words.length > 1 && lexicon.lines.openers.has(words[0].form) ? words[1].start : words[0].start
  const start = span.start + from
  return lowerCase || /[\p{Lu}\p{N}]/u.test(text[start] ?? '') ? { start, end: span.end, text: text.slice(start, span.end) } : null
}

/** « On entend par « X » … » */
function afterBefore(statement: Statement, lexicon: ContractLexicon): { term: Named; meaning: string }[] {
  const { text } = statement
  const words = wordsIn(statement)
  const found = lexicon.definitions.before.all(words)[0]
  if (!found) return []
  const from = words[found.to - 1].end
  const [term] = quotedTerms(text, from, from + 120)
  return term && term.start - from < 12 ? [{ term, meaning: text.slice(term.end) }] : []
}

/** « …, ci-après « X » », « (« X ») ». */
function named(statement: Statement, lexicon: ContractLexicon): { term: Named; meaning: string }[] {
  const { text } = statement
  const found: { term: Named; meaning: string }[] = []
  const quoted = quotedTerms(text)
  if (quoted.length === 0) return found
  const words = wordsIn(statement)
  const announced = lexicon.parties.naming.all(words).map((hit) => ({ start: words[hit.from].start, end: words[hit.to - 1].end }))
  for (const term of quoted) {
    const before = text.slice(Math.max(0, term.start - 12), term.start)
    const bracket = /\(\s*(?:\p{L}{1,4}['’ ]?\s*)?[«“"]\s*$/u.test(before)
    // « ci-après « le Périmètre » »: the naming may end on the term's own article.
    if (bracket || announced.some((hit) => hit.start < term.start && term.start - hit.end < 70)) {
      found.push({ term, meaning: text.slice(Math.max(0, term.start - 200), term.start) })
    }
  }
  return found
}

function wordsBefore(words: ReturnType<typeof wordsOf>, offset: number): number {
  return words.filter((word) => word.end <= offset).length
}

function shifted(term: Named, by: number): Named {
  return { ...term, start: term.start + by, end: term.end + by }
}
