/** Annexes that the text cites, and those that stand in the document. */
import type { Annex, Annexes, Contract, Statement } from './contract'
import { paragraphAt, quotesOf, touchesOwn } from './contract'
import type { ContractLexicon } from './lexicon'
import { readMark } from './numbering-mark'
import type { Word } from './words'
import { wordsIn, wordsOf } from './words'

/** Words that may name an annex after its noun: « annexe technique et financière ». */
const MOST_NAME_WORDS = 4
/** And after « annexe relative à ». */
const MOST_RELATED_WORDS = 6

export function* findAnnexes(contract: Contract, lexicon: ContractLexicon): Generator<void, Annexes> {
  return { cited: yield* citedIn(contract, lexicon), present: presentIn(contract, lexicon) }
}

function* citedIn(contract: Contract, lexicon: ContractLexicon): Generator<void, Annex[]> {
  const cited = new Map<string, Annex>()
  for (const statement of contract.statements) {
    if (statement.index % 256 === 255) yield
    if (statement.kind === 'heading') continue
    for (const { annex, start, end } of citations(statement, lexicon)) {
      if (!touchesOwn(statement, start, end)) continue
      const key = annexKey(annex)
      const known = cited.get(key) ?? annex
      cited.set(key, known)
      known.quotes.push(...quotesOf(contract, statement, start, end).slice(0, 1))
    }
  }
  return [...cited.values()]
}

/** Equal for « Annexe 3 » and « annexe n° 3 – Niveaux de service »; for an unnumbered annex, its name. */
export function annexKey(annex: Pick<Annex, 'number' | 'title'>): string {
  return annex.number !== null ? `#${annex.number.toUpperCase()}` : wordsOf(annex.title).map((word) => word.form).join(' ')
}

function citations(statement: Statement, lexicon: ContractLexicon): { annex: Annex; start: number; end: number }[] {
  const found: { annex: Annex; start: number; end: number }[] = []
  const { text } = statement
  const words = wordsIn(statement)
  for (let at = 0; at < words.length; at++) {
    const singular = lexicon.numbering.annex.has(words[at].form)
    const plural = !singular && words[at].form.endsWith('s') && lexicon.numbering.annex.has(words[at].form.slice(0, -1))
    if ((!singular && !plural) || (at > 0 && (lexicon.annexes.documentsBefore.has(words[at - 1].form) || lexicon.annexes.self.has(words[at - 1].form)))) continue
    const numbers = numbersAfter(text, words, at, plural, lexicon.annexes)
    if (numbers.length > 0) {
      for (const { number, from, to } of numbers) {
        const start = from === at + 1 ? words[at].start : words[from].start
        found.push({ annex: { label: `${text.slice(words[at].start, words[at].end).toLowerCase()} ${number}`, number, title: '', quotes: [] }, start, end: words[to].end })
      }
      continue
    }
    const name = nameAfter(text, words, at, lexicon)
    // « annexe financière n° 1 »
    const late = name > at ? numbersAfter(text, words, name, false, lexicon.annexes) : []
    if (late.length > 0 && /^\s*[nN][°ºo]/.test(text.slice(words[name].end))) {
      found.push({ annex: { label: text.slice(words[at].start, words[late[0].to].end), number: late[0].number, title: text.slice(words[at + 1].start, words[name].end), quotes: [] }, start: words[at].start, end: words[late[0].to].end })
      continue
    }
    if (name > at || isDocument(words, at, lexicon)) {
      const title = name > at ? text.slice(words[at + 1].start, words[name].end) : ''
      if (title !== '' && !isDocument(words, at, lexicon) && !/^\p{Lu}/u.test(text.slice(words[at].start))) continue
      found.push({ annex: { label: text.slice(words[at].start, words[name].end), number: null, title, quotes: [] }, start: words[at].start, end: words[name].end })
    }
  }
  return found
}

/** « annexe 3 », « annexes 1, 2 et 4 », « annexe n° 3 », « Annexe B »; word positions of the number. */
function numbersAfter(text: string, words: Word[], at: number, plural: boolean, { numberSigns, and, to }: ContractLexicon['annexes']): { number: string; from: number; to: number }[] {
  const numbers: { number: string; from: number; to: number }[] = []
  let next = at + 1
  while (next < words.length) {
    const first = next
    if (numberSigns.has(words[next].form)) next++
    const word = words[next]
    if (!word) break
    const written = text.slice(word.start, word.end)
    const gap = text.slice(words[next - 1].end, word.start)
    if (gap.length > 4 || !(/^\d{1,2}$/.test(written) || /^[IVX]{1,4}$/.test(written) || (/^[A-H]$/.test(written) && !/^\s*['’]/.test(text.slice(word.end))))) break
    if (numbers.length > 0 && /^\s*$/.test(gap) && first === next && !and.has(words[next - 1].form)) break
    // « Annexe A l'usage… » is no number: a letter must be followed by something else than a lower-case article.
    numbers.push({ number: written, from: first, to: next })
    if (!plural) break
    next++
    if (words[next] && (and.has(words[next].form) || to.has(words[next].form))) next++
  }
  return numbers
}

/** Position of the last word of a name that follows (« technique », « RGPD », « Protection des données »); `at` when there is none. */
function nameAfter(text: string, words: Word[], at: number, lexicon: ContractLexicon): number {
  let last = at
  const relating = words[at + 1] !== undefined && lexicon.annexes.relating.has(words[at + 1].form)
  // « annexe relative à la protection des données »: what it relates to, up to the next mark.
  if (relating) {
    while (last + 1 < words.length && last - at < MOST_RELATED_WORDS && /^[\s«“"'’-]{0,3}$/.test(text.slice(words[last].end, words[last + 1].start))) last++
    return last
  }
  while (last + 1 < words.length && last - at < MOST_NAME_WORDS) {
    const word = words[last + 1]
    if (!/^[\s«“"-]{0,3}$/.test(text.slice(words[last].end, word.start)) || lexicon.annexes.stops.has(word.form) || /^\d/.test(word.form)) break
    last++
  }
  return last
}

/** « en annexe », « l'annexe jointe »; not « l'annexe du bâtiment ». */
function isDocument(words: Word[], at: number, lexicon: ContractLexicon): boolean {
  if (lexicon.annexes.notDocuments.in(words.slice(at + 1, at + 4))) return false
  return at > 0 && lexicon.annexes.before.at(words, at - 1) !== null
}

function presentIn(contract: Contract, lexicon: ContractLexicon): Annexes['present'] {
  const present: Annexes['present'] = []
  for (const clause of contract.clauses) {
    if (clause.heading === null || clause.part !== 'annex') continue
    const statement = clause.headingStatement === null ? null : contract.statements[clause.headingStatement]
    const paragraph = paragraphAt(contract, clause.heading)
    const mark = readMark(`${paragraph.listString ?? ''} ${paragraph.text}`, 0, lexicon)
    const begins = mark?.kind === 'annex' || (statement !== null && lexicon.numbering.annex.has(wordsOf(statement.text)[0]?.form ?? ''))
    const named = contract.clauses[clause.parent ?? 0].part !== 'annex'
    if (!begins && !named) continue
    present.push({
      label: paragraph.text.trim(), number: mark?.kind === 'annex' ? (mark.parts[0] ?? null) : null, title: clause.title,
      quotes: statement ? quotesOf(contract, statement, 0, statement.text.length).slice(0, 1) : [], clause: clause.index, empty: isEmpty(contract, clause.index),
    })
  }
  return present
}

function isEmpty(contract: Contract, clause: number): boolean {
  if (contract.clauses[clause].statements.length > 0) return false
  return contract.clauses.filter((one) => one.parent === clause).every((one) => isEmpty(contract, one.index))
}
