/** From paragraphs to a contract, in small steps so that a screen is never blocked. */
import { sentences } from '../language/sentences'
import { findAnnexes } from './annexes'
import { ClauseTree } from './clause-tree'
import type { Contract, ContractNotice } from './contract'
import { findTypes } from './contract-types'
import { findDefinitions } from './definitions'
import { judgeKind } from './kind'
import type { ContractLexicon } from './lexicon'
import type { Line } from './lines'
import { linesOf, lineText } from './lines'
import type { Heading } from './outline'
import { readHeading } from './outline'
import type { Paragraph } from './paragraph'
import { findParties } from './parties'
import type { Breaks, Passage } from './passages'
import { goesOn, passageOf, readBreaks, typographyOf } from './passages'
import { setAside } from './set-aside'
import type { SentenceFinder } from './statements'
import { StatementWriter } from './statements'
import type { Table } from './tables'
import { typedTable, wordTable } from './tables'
import { languageOf } from './text-language'
import { visibleSpan, wordsOf } from './words'

export interface BuildOptions {
  /** Sentences of a text; by default those of `language/` with the lexicon's abbreviations. */
  sentences?: SentenceFinder
}

/** The contract made of these paragraphs (as read, in order of index). Never throws on a text, whatever it holds. */
export function buildContract(paragraphs: Paragraph[], lexicon: ContractLexicon, options: BuildOptions = {}): Contract {
  const steps = buildContractSteps(paragraphs, lexicon, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of a few milliseconds; yields the share done, from 0 to 1. */
export function* buildContractSteps(paragraphs: Paragraph[], lexicon: ContractLexicon, options: BuildOptions = {}): Generator<number, Contract> {
  const find = options.sentences ?? ((text: string) => sentences(text, lexicon.abbreviations))
  const items: (Line | Table)[] = []
  let done = 0
  for (const part of inTables(paragraphs)) {
    items.push(...(part.table ? tableOrLines(part.paragraphs, lexicon) : part.paragraphs.flatMap((paragraph) => linesOf(paragraph, lexicon))))
    done += part.paragraphs.length
    if (done % 64 < part.paragraphs.length) yield (0.2 * done) / paragraphs.length
  }
  const aside = yield* within(0.22, setAside(items.filter(isLine), lexicon))
  yield 0.25
  const kept = withTypedTables(items.filter((item) => !isLine(item) || !aside.has(item)), lexicon)
  const lines = kept.map((item) => (isLine(item) ? item : null))
  const breaks = readBreaks(lines, [...aside.values()].filter((why) => why === 'page-number').length)
  yield 0.3
  const elements: (Heading | Passage | Table)[] = []
  const reading = elementsOf(kept, lines, breaks, lexicon)
  for (const element of reading) {
    elements.push(element)
    if (elements.length % 64 === 0) yield 0.3 + 0.2 * Math.min(1, elements.length / kept.length)
  }
  const title = documentTitle(elements)
  const tree = new ClauseTree()
  const writer = new StatementWriter(find, lexicon, breaks)
  for (let at = 0; at < elements.length; at++) {
    write(elements, at, at === title, tree, writer, breaks, lexicon)
    if (at % 32 === 31) yield 0.5 + (0.3 * at) / elements.length
  }
  yield 0.8
  const contract: Contract = {
    paragraphs, clauses: tree.clauses, statements: writer.statements, parties: { client: [], prestataire: [] }, definitions: [], annexes: { cited: [], present: [] },
    types: [], language: null, notThisKind: null, notices: [], aside: asideParagraphs(aside, items),
  }
  contract.language = languageOf(contract, lexicon)
  contract.definitions = yield* within(0.84, findDefinitions(contract, lexicon))
  contract.parties = yield* within(0.88, findParties(contract, lexicon))
  contract.annexes = yield* within(0.92, findAnnexes(contract, lexicon))
  contract.types = yield* within(0.94, findTypes(contract, lexicon))
  contract.notThisKind = yield* within(0.98, judgeKind(contract, lexicon))
  contract.notices = noticesOf(contract, breaks)
  return contract
}

/** Runs a reader's steps; yields the share of the whole that is done. */
function* within<T>(share: number, steps: Generator<void, T>): Generator<number, T> {
  for (;;) {
    const step = steps.next()
    yield share
    if (step.done) return step.value
  }
}

function isLine(item: Line | Table): item is Line {
  return 'paragraph' in item
}

/** Runs of paragraphs inside one table, and outside any. */
function* inTables(paragraphs: Paragraph[]): Generator<{ table: boolean; paragraphs: Paragraph[] }> {
  let from = 0
  while (from < paragraphs.length) {
    const table = paragraphs[from].place?.table ?? null
    let to = from + 1
    while (to < paragraphs.length && (paragraphs[to].place?.table ?? null) === table && (table !== null || to - from < 64)) to++
    yield { table: table !== null, paragraphs: paragraphs.slice(from, to) }
    from = to
  }
}

function tableOrLines(paragraphs: Paragraph[], lexicon: ContractLexicon): (Line | Table)[] {
  const table = wordTable(paragraphs, lexicon)
  return table ? [table] : paragraphs.flatMap((paragraph) => linesOf(paragraph, lexicon))
}

function withTypedTables(items: (Line | Table)[], lexicon: ContractLexicon): (Line | Table)[] {
  const lines = items.filter(isLine)
  if (!lines.some((line) => /[|\t]/.test(lineText(line)))) return items
  const out: (Line | Table)[] = []
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (isLine(item) && /[|\t]/.test(lineText(item))) {
      let to = at
      while (to < items.length && isLine(items[to])) to++
      const found = typedTable(items.slice(at, to) as Line[], 0, lexicon)
      if (found) {
        out.push(found.table)
        at += found.lines - 1
        continue
      }
    }
    out.push(item)
  }
  return out
}

function* elementsOf(items: (Line | Table)[], lines: (Line | null)[], breaks: Breaks, lexicon: ContractLexicon): Generator<Heading | Passage | Table> {
  const typography = typographyOf(lines.filter((line) => line !== null), breaks)
  const known = new Map<number, Heading | null>()
  const headingAt = (index: number): Heading | null => {
    const before = known.get(index)
    if (before !== undefined) return before
    const heading = readHeading(lines, index, typography, lexicon)
    known.set(index, heading)
    return heading
  }
  let at = 0
  while (at < items.length) {
    const item = items[at]
    if (!isLine(item)) {
      yield item
      at++
      continue
    }
    const heading = headingAt(at)
    let from: number | undefined
    if (heading) {
      yield heading
      at += heading.lines.length
      if (!heading.runIn) continue
      const rest = afterTitle(heading)
      if (rest === null) continue
      from = rest
      at--
    }
    const group = [lines[at] as Line]
    at++
    while (at < items.length && lines[at] && goesOn(group[group.length - 1], lines[at] as Line, breaks) && headingAt(at) === null) group.push(lines[at++] as Line)
    yield passageOf(group, breaks, lexicon, from)
  }
}

/** Where the text begins after a title in the same line; null when nothing follows. */
function afterTitle(heading: Heading): number | null {
  const line = heading.lines[heading.lines.length - 1]
  let at = heading.titleEnd
  while (at < line.end && /[\s:.–—-]/.test(line.paragraph.text[at])) at++
  return at < line.end ? at : null
}

/** Position of the heading that names the document: the first one, unnumbered, before any text, above the others. Null when there is none. */
function documentTitle(elements: (Heading | Passage | Table)[]): number | null {
  const headings = elements.filter((element): element is Heading => 'titleEnd' in element)
  const at = elements.findIndex((element) => 'titleEnd' in element)
  if (headings.length < 3 || at < 0 || at > 3) return null
  if (elements.slice(0, at).some((element) => !('lines' in element) || ('text' in element && element.text.length > 160))) return null
  const [first] = headings
  if (first.mark !== null || first.part !== null || first.runIn) return null
  if (first.lines[0].paragraph.styleBuiltIn === 'Title') return at
  if (first.outline !== null) {
    const level = first.outline
    return headings.slice(1).every((heading) => heading.part === 'annex' || heading.outline === null || heading.outline > level) ? at : null
  }
  if (first.kind !== 'caps' && first.kind !== 'bold') return null
  // Beside other headings in capitals it is one of them; above numbered articles, or another heading, it names the document.
  const numbered = headings.filter((heading) => heading.mark !== null).length
  return 'titleEnd' in elements[at + 1] || numbered * 5 >= (headings.length - 1) * 3 ? at : null
}

function write(elements: (Heading | Passage | Table)[], at: number, isTitle: boolean, tree: ClauseTree, writer: StatementWriter, breaks: Breaks, lexicon: ContractLexicon): void {
  const element = elements[at]
  if ('titleEnd' in element) {
    const title = titlePassage(element, breaks, lexicon)
    const paragraph = element.lines[0].paragraph.index
    const clause = isTitle ? tree.clauses[0] : tree.open(element, title.text, paragraph)
    if (isTitle) Object.assign(clause, { title: title.text, heading: paragraph })
    clause.headingStatement = writer.heading(title, clause)
    tree.extendTo(element.lines[element.lines.length - 1].paragraph.index)
    return
  }
  if ('rows' in element) {
    writer.table(element, tree.current)
    for (const row of element.rows) for (const cell of row) for (const line of cell.lines) tree.extendTo(line.paragraph.index)
    return
  }
  const next = elements[at + 1]
  if (signs(element, lexicon) && tree.current.part !== 'signature') tree.openUntitled('signature', element.lines[0].paragraph.index)
  writer.passage(element, next && !('titleEnd' in next) ? next : null, tree.current)
  tree.extendTo(element.lines[element.lines.length - 1].paragraph.index)
}

/** « Fait à Nantes, le … »: the signatures begin. */
function signs(passage: Passage, lexicon: ContractLexicon): boolean {
  const { signature } = lexicon.headings
  return passage.mark === null && passage.text.length < 240 && signature.mayOpen(passage.text) && signature.at(wordsOf(passage.text.slice(0, 40)), 0) !== null
}

function titlePassage(heading: Heading, breaks: Breaks, lexicon: ContractLexicon): Passage {
  const lines = heading.lines.filter((line) => line.end > line.content || line !== heading.lines[0])
  const kept = lines.length > 0 ? lines : heading.lines
  const last = kept[kept.length - 1]
  const ended = kept.map((line) => (line === last ? { ...line, end: visibleSpan(line.paragraph.text, line.start, Math.min(line.end, heading.titleEnd)).end } : line))
  return passageOf(ended, breaks, lexicon)
}

function asideParagraphs(aside: Map<Line, Contract['aside'][number]['why']>, items: (Line | Table)[]): Contract['aside'] {
  const kept = new Set<number>()
  for (const item of items) if (isLine(item) && !aside.has(item)) kept.add(item.paragraph.index)
  const out = new Map<number, Contract['aside'][number]['why']>()
  for (const [line, why] of aside) if (!kept.has(line.paragraph.index)) out.set(line.paragraph.index, why)
  return [...out].map(([paragraph, why]) => ({ paragraph, why }))
}

function noticesOf(contract: Contract, breaks: Breaks): ContractNotice[] {
  const notices: ContractNotice[] = []
  if (contract.statements.length === 0) notices.push('no-text')
  if (breaks.fromPdf) notices.push('from-pdf')
  if (contract.language !== null && contract.language !== 'fr') notices.push('other-language')
  return notices
}
