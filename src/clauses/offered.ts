/** What can be inserted along with a clause: definitions and annexes that it needs, and the names that this contract's annexes have. */
import type { Annex, Clause, Contract } from '../contract/contract'
import type { Tools } from './blank-value'
import { annexesUsed, hasAnnex } from './before-insert'
import { fill, fillBody } from './fill'
import type { Filled, FillInput } from './fill'
import { increased } from './heading-number'
import { speaksOf, stemsOf } from './heading-words'
import type { InsertionPlace } from './place'
import type { AnnexTemplate, BlankTemplate, BodyBlock, ClauseLibrary, ClauseTemplate, Stance, TermTemplate } from './template'
import { blockText } from '../contract/blocks'


type Blanks = Readonly<Record<string, BlankTemplate>>
type Input = Omit<FillInput, 'heading'>

/** The definitions as items below their heading; `heading: false` when the contract has an article of definitions. */
export function definitions(terms: readonly TermTemplate[], stance: Stance, blanks: Blanks, input: FillInput, tools: Tools): Filled {
  const heading: BodyBlock[] = input.heading ? [{ kind: 'heading', parts: [{ kind: 'text', text: tools.writing.definitions_title }] }] : []
  return fillBody([...heading, ...terms.map((term): BodyBlock => ({ kind: 'text', parts: term.definition }))], stance, blanks, input, tools)
}

/** The annex below its heading: « Annexe 3 – Tarifs ». */
export function annexBlocks(annex: AnnexTemplate, heading: string, stance: Stance, blanks: Blanks, input: Input, tools: Tools): Filled {
  return fillBody([{ kind: 'heading', parts: [{ kind: 'text', text: heading }] }, ...annex.body], stance, blanks, { ...input, heading: false }, tools)
}

/** « Annexe 3 – Tarifs »: the next free number of this contract, in figures, letters or Roman numerals as its own annexes have. */
export function annexHeading(annex: AnnexTemplate, contract: Contract, tools: Tools): string {
  return `${tools.writing.annex} ${nextAnnexNumber(contract)} – ${annex.title.fr}`
}

function nextAnnexNumber(contract: Contract): string {
  const numbers = [...contract.annexes.present, ...contract.annexes.cited].flatMap((known) => known.number ?? [])
  const last = numbers.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[numbers.length - 1]
  return last === undefined ? '1' : increased(last) ?? String(numbers.length + 1)
}

/**
 * Values that this contract itself suggests for the blanks of a clause: how it calls the annexes to which the clause sends.
 * An annex that it lacks gets the number under which it would be added.
 */
export function suggestedValues(template: ClauseTemplate, stance: Stance, library: ClauseLibrary, contract: Contract, input: Input, tools: Tools): Record<string, string> {
  const text = fill(template, stance, library.blanks, { ...input, heading: false, acceptDefaults: true }, tools).blocks.map(blockText).join('\n')
  const values: Record<string, string> = {}
  for (const annex of annexesUsed(template, stance, text, library, tools)) {
    const blank = `annexe_${annex.id}`
    const named = library.blanks[blank]?.default
    // Only a blank that holds the whole name (« l'annexe 2 (Tarifs) »); one that completes a name keeps its own.
    if (!named || !/\d/.test(named)) continue
    const there = contract.annexes.present.find((present) => matches(annex, present, tools))
    const number = there ? there.number : hasAnnex(annex, contract, tools) ? null : nextAnnexNumber(contract)
    const title = there && there.title !== '' ? there.title : annex.title.fr
    if (number !== null) values[blank] = named.replace(/\d+/, number).replace(/\(.*\)/, `(${title})`)
  }
  return values
}

function matches(annex: AnnexTemplate, present: Annex, { language }: Tools): boolean {
  const title = new Set(stemsOf(`${present.label} ${present.title}`, language))
  return annex.words.some((words) => speaksOf(title, words, language))
}

/** An annex goes behind everything else, looking like the annexes that are there. */
export function placeForAnnex(contract: Contract): InsertionPlace {
  const body = contract.paragraphs.filter((paragraph) => paragraph.story === 'body')
  const last = contract.annexes.present[contract.annexes.present.length - 1]
  // An annex is no article: it does not take the look of one that Word numbers (« Article 9 – Annexe 1 »).
  const unnumbered = (clause: Clause) => clause.heading !== null && body.some(({ index, listString }) => index === clause.heading && listString === null)
  const heading = (last ? contract.clauses[last.clause] : contract.clauses.find((clause) => clause.depth === 1 && clause.number === null && unnumbered(clause)) ?? contract.clauses.find((clause) => clause.depth <= 1 && unnumbered(clause)))?.heading ?? null
  const headings = new Set(contract.clauses.flatMap((clause) => clause.heading ?? []))
  const text = body.filter((paragraph) => !paragraph.place && paragraph.text.trim() !== '' && paragraph.listString === null && !headings.has(paragraph.index)).pop()
  const item = body.find((paragraph) => !paragraph.place && paragraph.listString !== null && !headings.has(paragraph.index))
  return { after: body[body.length - 1]?.index ?? -1, like: { heading, text: text?.index ?? null, item: item?.index ?? null } }
}

/** The article of definitions, if the contract has one: definitions go to its end, without a heading. */
export function definitionsArticle(contract: Contract): number | null {
  return contract.clauses.find((clause) => clause.part === 'definitions' && clause.heading !== null)?.heading ?? null
}
