/** Where a clause goes in this contract, and which neighbours it imitates. Decides only; the adapters of `document/` carry it out. */
import type { Clause, Contract } from '../contract/contract'
import type { Block } from '../contract/blocks'
import type { Paragraph } from '../contract/paragraph'
import { quoteOf } from '../contract/quote'
import type { Quote } from '../contract/quote'
import type { Language } from '../language'
import { nextNumber } from './heading-number'
import { speaksOf, stemsOf } from './heading-words'
import type { ClauseLibrary, ClauseTemplate, Writing } from './template'

/** Same shape as the port's `Place`. Paragraph indexes as read. */
export interface InsertionPlace {
  after: number
  like: { heading: number | null; text: number | null; item: number | null }
}

export type PlaceReason =
  /** Right after the clause that the finding concerns. */
  | 'after-clause'
  /** After the clause that deals with the same subject. */
  | 'after-subject'
  /** After the clause that comes before it in a well-kept contract. */
  | 'after-neighbour'
  /** At the end of the annex in which it belongs. */
  | 'in-annex'
  /** After the last article, before signatures and annexes. */
  | 'before-signatures'
  | 'at-cursor'
  /** The cursor stood in a table or a list: right after it. */
  | 'after-table' | 'after-list'
  /** No article at all: after the last paragraph. */
  | 'at-end'

export interface Suggestion {
  place: InsertionPlace
  reason: PlaceReason
  /** Clause after which, or annex in which, it goes: position in `Contract.clauses`; null for none. */
  clause: number | null
  /** Words to show the place: the heading of that clause, or the paragraph before. */
  quote: Quote | null
  /** False when it goes into running text (at the cursor): no heading then. */
  heading: boolean
  /** What stands before the heading where numbers are typed by hand: « Article 5 bis – »; null when Word numbers, or nothing does. */
  headingPrefix: string | null
  /** Headings of this contract are in capitals. */
  capitals: boolean
}

export interface PlaceInput {
  template: Pick<ClauseTemplate, 'id' | 'placement'>
  library: Pick<ClauseLibrary, 'annexes' | 'order' | 'clauses' | 'writing'>
  contract: Contract
  language: Language
  where: Where
  /** A paragraph of the clause concerned (its heading or the passage); null when the point is missing altogether. */
  concerned?: number | null
  /** Paragraph of the cursor; needed for `cursor`. */
  cursor?: number | null
  /** Position in `Contract.annexes.present`; needed for `annex`. */
  annex?: number | null
}

export type Where =
  /** The best of the others. */
  | 'suggested'
  | 'cursor'
  /** After the clause concerned. */
  | 'after-clause'
  /** As an article of its own, where a well-kept contract has it. */
  | 'article'
  /** At the end of one of the annexes. */
  | 'annex'
  /** After the last article, before signatures and annexes. */
  | 'end'

/** The place asked for; null when this contract has none of that kind. `suggested` and `end` always exist. */
export function placeAsked(input: PlaceInput): Suggestion | null {
  const { contract, where, cursor, annex } = input
  if (where === 'cursor') return cursor === null || cursor === undefined ? null : atCursor(contract, cursor)
  if (where === 'annex') {
    const present = annex === null || annex === undefined ? undefined : contract.annexes.present[annex]
    return present ? after(input, contract.clauses[present.clause], 'in-annex') : null
  }
  if (where === 'end') return atTheEnd(input)
  const concerned = where === 'article' ? null : concernedClause(contract, input.concerned ?? null)
  const found = where === 'after-clause' ? concerned : concerned ?? (where === 'article' ? null : inAnnex(input)) ?? bySubject(input) ?? byOrder(input)
  return found ? after(input, found.clause, found.reason) : where === 'suggested' ? atTheEnd(input) : null
}

/** The same, or the best place where there is none of that kind. */
export function placeFor(input: PlaceInput): Suggestion {
  return placeAsked(input) ?? placeAsked({ ...input, where: 'suggested' }) ?? atTheEnd(input)
}

function atTheEnd(input: PlaceInput): Suggestion {
  const { contract } = input
  const last = lastArticle(contract)
  if (last) return after(input, last, 'before-signatures')
  const body = contract.paragraphs.filter((paragraph) => paragraph.story === 'body' && paragraph.text.trim() !== '')
  const until = body.findIndex(({ index, text }) => ['signature', 'annex'].includes(partAt(contract, index) ?? '') || isSigning(text, input.library.writing, input.language))
  const before = until < 0 ? body[body.length - 1] : body[until - 1]
  return {
    place: { after: before?.index ?? -1, like: { heading: null, text: before && !before.place ? before.index : null, item: null } },
    reason: 'at-end', clause: null, quote: before ? quoteOf(before, 0, before.text.length) : null, heading: true, headingPrefix: null, capitals: false,
  }
}

/** The blocks with their heading dressed as this contract dresses its own: typed number, capitals. */
export function dressed(blocks: readonly Block[], { headingPrefix, capitals }: Pick<Suggestion, 'headingPrefix' | 'capitals'>): Block[] {
  return blocks.map((block, index) => {
    if (index > 0 || block.kind !== 'heading') return block
    const inlines = block.inlines.map((inline) => (capitals ? { ...inline, text: inline.text.toLocaleUpperCase('fr') } : inline))
    return { ...block, inlines: headingPrefix ? [{ kind: 'text' as const, text: headingPrefix }, ...inlines] : inlines }
  })
}

type Found = { clause: Clause; reason: PlaceReason }

function partAt(contract: Contract, paragraph: number): Clause['part'] | null {
  return innermost(contract, paragraph)?.part ?? null
}

/** Innermost clause that holds a paragraph; never the root. */
function innermost(contract: Contract, paragraph: number): Clause | null {
  let best: Clause | null = null
  for (const clause of contract.clauses) {
    if (clause.depth > 0 && clause.first <= paragraph && paragraph <= clause.last && (!best || clause.depth > best.depth)) best = clause
  }
  return best
}

function concernedClause(contract: Contract, paragraph: number | null): Found | null {
  if (paragraph === null) return null
  const clause = innermost(contract, paragraph)
  if (!clause || clause.part === 'signature' || clause.part === 'definitions' || clause.part === 'preamble') return null
  // Behind a whole annex there is no place for an article: only among the articles of an annex.
  return clause.part === 'annex' && clause.depth === 1 ? null : { clause, reason: 'after-clause' }
}

function inAnnex({ template, library, contract, language }: PlaceInput): Found | null {
  const annex = library.annexes.find((known) => known.id === template.placement.annex)
  if (!annex) return null
  for (const present of contract.annexes.present) {
    const title = new Set(stemsOf(`${present.label} ${present.title}`, language))
    if (annex.words.some((entry) => speaksOf(title, entry, language))) return { clause: contract.clauses[present.clause], reason: 'in-annex' }
  }
  return null
}

/** Articles whose heading speaks of the clause's subject, the best words first. */
function bySubject({ template, contract, language }: PlaceInput): Found | null {
  const clause = articleAbout(contract, template.placement.near, language)
  return clause ? { clause, reason: 'after-subject' } : null
}

function articleAbout(contract: Contract, near: readonly string[], language: Language): Clause | null {
  const articles = articlesOf(contract).filter((clause) => clause.part !== 'definitions')
  const titles = articles.map((clause) => new Set(stemsOf(clause.title, language)))
  for (const entry of near) {
    const found = articles.filter((_, index) => speaksOf(titles[index], entry, language))
    if (found.length > 0) return found.sort((a, b) => a.depth - b.depth || a.index - b.index)[0]
  }
  return null
}

/** The nearest clause before it in the library's order with which an article of this contract deals. */
function byOrder({ template, library, contract, language }: PlaceInput): Found | null {
  const order = library.order.filter((group) => group.annex === null).flatMap((group) => group.clauses)
  const at = order.indexOf(template.id)
  for (let i = at - 1; i >= 0; i--) {
    const neighbour = library.clauses.find((known) => known.id === order[i])
    const article = neighbour ? articleAbout(contract, neighbour.placement.near.slice(0, 1), language) : null
    if (article) return { clause: topOf(contract, article), reason: 'after-neighbour' }
  }
  return null
}

/** Articles and their parts, definitions included. A document that is an annex from its first line has the articles of that annex. */
function articlesOf(contract: Contract): Clause[] {
  const articles = contract.clauses.filter(({ depth, part }) => depth > 0 && (part === 'body' || part === 'special' || part === 'definitions'))
  if (articles.some(({ depth, part }) => depth === 1 || part !== 'definitions')) return articles
  const whole = annexThatIsAll(contract)
  return whole ? contract.clauses.filter(({ parent, part }) => parent === whole.index && part !== 'signature') : articles
}

/** The annex that the document is, when nothing but its title stands before it: « Annexe – Traitement de données », sent alone. */
function annexThatIsAll(contract: Contract): Clause | null {
  const first = contract.paragraphs.find(({ story, text }) => story === 'body' && text.trim() !== '')
  const clause = first && contract.clauses.find(({ depth, part, first: at }) => depth === 1 && part === 'annex' && at <= first.index)
  return clause ?? null
}

function topOf(contract: Contract, clause: Clause): Clause {
  const highest = Math.min(...articlesOf(contract).map(({ depth }) => depth))
  let top = clause
  while (top.depth > highest && top.parent !== null && contract.clauses[top.parent].depth > 0) top = contract.clauses[top.parent]
  return top
}

function lastArticle(contract: Contract): Clause | null {
  const articles = articlesOf(contract)
  const highest = Math.min(...articles.map(({ depth }) => depth))
  return articles.filter(({ depth }) => depth === highest).pop() ?? null
}

function after(input: PlaceInput, clause: Clause, reason: PlaceReason): Suggestion {
  const { contract, library } = input
  const whole = reason === 'in-annex'
  const inside = whole ? contract.clauses.filter((sub) => sub.parent === clause.index) : []
  const model = whole ? inside[inside.length - 1] ?? null : clause
  const end = lastWords(input, clause)
  const heading = model?.heading ?? null
  const title = heading === null ? null : paragraphOf(contract, heading)
  return {
    place: { after: end, like: { heading, ...neighbours(contract, model ?? clause) } },
    reason, clause: clause.index,
    quote: clause.heading === null ? null : wholeOf(paragraphOf(contract, clause.heading)),
    heading: true,
    headingPrefix: model && title ? nextNumber(contract, model, title, library.writing) : null,
    capitals: model !== null && model.title.length > 3 && model.title === model.title.toLocaleUpperCase('fr') && /\p{L}/u.test(model.title),
  }
}

/** Last paragraph of a clause that says something: empty lines and lines of signature after it stay after what is inserted. */
function lastWords({ contract, language, library }: PlaceInput, clause: Clause): number {
  const set = new Set(contract.aside.map((aside) => aside.paragraph))
  const signed = contract.paragraphs.find(({ index, text }) => index > clause.first && index <= clause.last && isSigning(text, library.writing, language))
  for (let index = signed ? signed.index - 1 : clause.last; index > clause.first; index--) {
    const paragraph = paragraphOf(contract, index)
    if (paragraph.story === 'body' && paragraph.text.trim() !== '' && !set.has(index)) return index
  }
  return clause.first
}

/** A text paragraph and a list item to imitate: of the clause itself, else of its neighbours, the nearest first. */
function neighbours(contract: Contract, clause: Clause): { text: number | null; item: number | null } {
  const headings = new Set(contract.clauses.flatMap((other) => other.heading ?? []))
  const usable = (paragraph: Paragraph) => paragraph.story === 'body' && paragraph.place === null && paragraph.text.trim() !== '' && !headings.has(paragraph.index) && paragraph.outlineLevel === null
  const nearest = [...contract.paragraphs].filter(usable).sort((a, b) => distance(a.index, clause) - distance(b.index, clause) || a.index - b.index)
  const text = nearest.find((paragraph) => !isItem(paragraph) && partAt(contract, paragraph.index) === clause.part && paragraph.text.trim().length > 20)
    ?? nearest.find((paragraph) => !isItem(paragraph))
  const item = nearest.find((paragraph) => isItem(paragraph) && partAt(contract, paragraph.index) === clause.part)
  return { text: text?.index ?? null, item: item?.index ?? null }
}

/** Longest line of signature; a longer one that begins alike is a sentence of the contract. */
const longestSigning = 120

/** « Fait à …, le … », « Pour le Client ». */
function isSigning(text: string, writing: Writing, language: Language): boolean {
  if (text.length > longestSigning) return false
  const words = language.tokens(text).map((token) => token.form)
  return writing.signing.some((line) => language.tokens(line).every((token, at) => token.form === words[at]))
}

function distance(index: number, clause: Clause): number {
  return index < clause.first ? clause.first - index + 1 : index > clause.last ? index - clause.last + 1 : 0
}

/** A bullet, a letter, a simple number: an item. « 5.2 » numbers the text of an article. */
function isItem(paragraph: Paragraph): boolean {
  return paragraph.listString !== null && !/^\s*\d+(\.\d+)+\.?\s*$/.test(paragraph.listString)
}

function atCursor(contract: Contract, cursor: number): Suggestion {
  const paragraph = paragraphOf(contract, cursor)
  let at = cursor
  let reason: PlaceReason = 'at-cursor'
  if (paragraph.place) {
    const { table } = paragraph.place
    while (contract.paragraphs.some((next) => next.index === at + 1 && next.place?.table === table)) at++
    reason = 'after-table'
  } else if (isItem(paragraph)) {
    while (contract.paragraphs.some((next) => next.index === at + 1 && next.story === 'body' && !next.place && isItem(next))) at++
    reason = at === cursor ? 'at-cursor' : 'after-list'
  }
  const clause = innermost(contract, cursor)
  const root = contract.clauses[0]
  return {
    place: { after: at, like: { heading: clause?.heading ?? null, ...neighbours(contract, clause ?? root) } },
    reason, clause: clause?.index ?? null, quote: wholeOf(paragraph), heading: false, headingPrefix: null, capitals: false,
  }
}

function wholeOf(paragraph: Paragraph): Quote {
  return quoteOf(paragraph, 0, paragraph.text.length)
}

function paragraphOf(contract: Contract, index: number): Paragraph {
  const direct = contract.paragraphs[index]
  if (direct?.index === index) return direct
  const found = contract.paragraphs.find((paragraph) => paragraph.index === index)
  if (!found) throw new Error(`clauses: no paragraph ${index}`)
  return found
}
