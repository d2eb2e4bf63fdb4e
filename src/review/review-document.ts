/** A document becomes a contract, a contract becomes findings. In slices: never blocks for long, stops when told. Writes nothing. */
import { judgeSteps } from '../checklist/judge'
import type { OpenKnowledge } from '../checklist/open-knowledge'
import type { ContractType } from '../checklist/rule'
import type { Review, RuleResult } from '../checklist/finding'
import { buildContractSteps } from '../contract/build-contract'
import type { Contract } from '../contract/contract'
import type { Paragraph, Snapshot } from '../contract/paragraph'
import type { Quote } from '../contract/quote'
import type { CorrectedParties } from '../negotiation/shared-memory'
import { inSlices } from './in-slices'
import type { SliceOptions, Step } from './in-slices'

export interface ReviewOptions extends SliceOptions {
  /** As corrected by a person; null or absent: as found in the text. */
  types?: ContractType[] | null
  parties?: CorrectedParties | null
  /** Other files of the same contract, read along (an annex in its own file). */
  along?: FileAlong[]
}

export interface FileAlong { name: string; paragraphs: Paragraph[] }

/** Words in a file that was read along. */
export interface QuoteAlong { file: string; quote: Quote }

export interface Reviewed {
  snapshot: Snapshot
  contract: Contract
  review: Review
  /** By rule: what stands in the files read along. The review's own quotes are all in the document itself. */
  along: Map<string, QuoteAlong[]>
}

/** Progress is told in thousandths of the whole. Throws `Stopped` after the signal. */
export function reviewSnapshot(snapshot: Snapshot, knowledge: OpenKnowledge, options: ReviewOptions = {}): Promise<Reviewed> {
  return inSlices(reviewSteps(snapshot, knowledge, options), options)
}

const TOTAL = 1000
/** Share of the work that building the contract takes. */
const BUILDING = 0.3

export function* reviewSteps(snapshot: Snapshot, knowledge: OpenKnowledge, options: ReviewOptions = {}): Generator<Step, Reviewed> {
  const files = options.along ?? []
  const paragraphs = joined(snapshot.paragraphs, files)
  const building = buildContractSteps(paragraphs, knowledge.contract)
  let built = building.next()
  for (; !built.done; built = building.next()) yield { done: Math.round(built.value * BUILDING * TOTAL), total: TOTAL }
  const contract = corrected(built.value, options.parties ?? null)
  const judging = judgeSteps(contract, knowledge, options.types ? { types: options.types } : {})
  let judged = judging.next()
  for (; !judged.done; judged = judging.next()) yield { done: Math.round((BUILDING + (1 - BUILDING) * (judged.value.done / Math.max(1, judged.value.total))) * TOTAL), total: TOTAL }
  const along = new Map<string, QuoteAlong[]>()
  const review = files.length === 0 ? judged.value : apart(judged.value, snapshot.paragraphs.length, files, along)
  return { snapshot, contract, review: { ...review, notices: [...new Set([...snapshot.notices, ...review.notices])] }, along }
}

/** The document's paragraphs, then those of the other files, numbered on. */
function joined(own: Paragraph[], files: FileAlong[]): Paragraph[] {
  const all = [...own]
  for (const file of files) for (const paragraph of file.paragraphs) all.push({ ...paragraph, index: all.length })
  return all
}

function corrected(contract: Contract, parties: CorrectedParties | null): Contract {
  if (!parties) return contract
  const terms = (role: 'client' | 'prestataire'): Contract['parties']['client'] =>
    parties[role].length === 0 ? contract.parties[role] : parties[role].map((term) => ({ role, term, shown: term, kind: 'defined', evidence: null }))
  return { ...contract, parties: { client: terms('client'), prestataire: terms('prestataire') } }
}

/** Takes the quotes of other files out of the results: a comment can only stand in the document itself. */
function apart(review: Review, own: number, files: FileAlong[], along: Map<string, QuoteAlong[]>): Review {
  const starts: number[] = []
  files.reduce((start, file) => { starts.push(start); return start + file.paragraphs.length }, own)
  const here = (quote: Quote): boolean => quote.paragraph < own
  const there = (quote: Quote): QuoteAlong => {
    const at = starts.filter((start) => start <= quote.paragraph).length - 1
    return { file: files[at].name, quote: { ...quote, paragraph: quote.paragraph - starts[at] } }
  }
  const split = <T extends RuleResult>(result: T): T => {
    const others = result.quotes.filter((quote) => !here(quote)).map(there)
    if (others.length > 0 && !along.has(result.rule)) along.set(result.rule, others)
    return {
      ...result,
      quotes: result.quotes.filter(here),
      nearest: result.nearest.filter(here),
      checks: result.checks.map((check) => {
        const elsewhere = check.quotes.filter((quote) => !here(quote)).map(there)
        return {
          ...check,
          quotes: check.quotes.filter(here),
          reasons: elsewhere.length === 0 ? check.reasons : [...check.reasons, { code: 'in-file', values: { file: elsewhere[0].file, words: elsewhere[0].quote.exact } }],
        }
      }),
    }
  }
  return {
    ...review,
    results: review.results.map(split),
    findings: review.findings.map((finding) => ({ ...split(finding), clause: finding.clause !== null && finding.clause < own ? finding.clause : null })),
    types: review.types.map((type) => ({ ...type, evidence: type.evidence.filter(here) })),
  }
}
