/** `review`: findings of each contract, printed or as JSON lines; with `--out` the commented copy. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RuleResult } from '../checklist/finding'
import type { Snapshot } from '../contract/paragraph'
import type { DocxDocument } from '../document/docx/docx-document'
import { applyPlan, tookEffect } from '../review/apply-plan'
import { clauseTitleAt } from '../review/clause-title'
import type { ReviewKnowledge } from '../review/knowledge'
import { planComments } from '../review/plan-comments'
import { reviewSnapshot } from '../review/review-document'
import type { FileAlong, Reviewed } from '../review/review-document'
import { loadMemory, saveShared } from '../review/review-memory'
import type { Memory } from '../review/review-memory'
import { dismissalOf } from '../negotiation/dismissals'
import { recordOf } from '../negotiation/identity'
import { cli } from '../wording/cli'
import { outcomes } from '../wording/outcomes'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import type { Outcome } from '../document/port'
import type { CommandOptions } from './command-line'
import { contractFiles, isDocx, openContract, overwrites, textContract, UnreadableFile } from './contract-files'
import type { ContractFile } from './contract-files'
import { folderStore } from './folder-store'
import { printFindings } from './print-findings'

export async function reviewCommand(options: CommandOptions, knowledge: ReviewKnowledge): Promise<number> {
  const { files, unreadable } = contractFiles(options.paths)
  let failed = unreadable.length > 0
  let reached = false
  for (const error of unreadable) complain(error, options)
  const along: FileAlong[] = []
  for (const file of options.along) {
    try { along.push({ name: file, paragraphs: (await readingOf(file, options)).snapshot.paragraphs }) } catch (error) { failed = told(error, options) || failed }
  }
  // With an annex that cannot be read, every verdict might be wrong: nothing is judged.
  if (along.length < options.along.length) return 2
  for (const file of files) {
    try {
      const severities = await one(file, options, knowledge, along)
      reached ||= options.failOn !== null && severities.some((severity) => RANK[severity] <= RANK[options.failOn ?? 'critical'])
    } catch (error) {
      failed = told(error, options) || failed
    }
  }
  return failed ? 2 : reached ? 1 : 0
}

const RANK = { critical: 0, major: 1, minor: 2 }

async function one(file: ContractFile, options: CommandOptions, knowledge: ReviewKnowledge, along: FileAlong[]): Promise<(keyof typeof RANK)[]> {
  if (options.out !== null && overwrites(file, options.out)) throw new Misuse(file.path, say(cli, options.language, 'out-is-input'))
  const since = performance.now()
  const { snapshot, document } = await readingOf(file.path, options)
  // Types and parties as a person corrected them in the pane hold here too.
  const memory = document ? await loadMemory(document, folderStore()) : null
  const reviewed = await reviewSnapshot(snapshot, knowledge.open, { types: options.types ?? memory?.shared.types, parties: memory?.shared.parties, along })
  const ms = Math.round(performance.now() - since)
  if (options.json) console.log(JSON.stringify(asJson(file.path, reviewed, ms)))
  else printFindings(file.path, reviewed, ms, knowledge, options.language)
  if (options.out !== null) {
    const said = document && memory ? await writeReviewed(file, document, memory, reviewed, knowledge, options, options.out) : say(cli, options.language, 'text-not-written', { file: file.path })
    // JSON lines stay alone on the output.
    if (options.json) console.error(said)
    else console.log(said)
  }
  return reviewed.review.findings.map(({ severity }) => severity)
}

export async function readingOf(path: string, options: Pick<CommandOptions, 'author'>): Promise<{ snapshot: Snapshot; document: DocxDocument | null }> {
  if (!isDocx(path)) return { snapshot: textContract(path), document: null }
  const document = openContract(path, options.author)
  return { snapshot: await document.read(), document }
}

async function writeReviewed(file: ContractFile, document: DocxDocument, memory: Memory, reviewed: Reviewed, knowledge: ReviewKnowledge, options: CommandOptions, out: string): Promise<string> {
  const clauseTitle = (paragraph: number): string | null => clauseTitleAt(reviewed.contract, paragraph)
  const set = [...memory.notes.dismissals, ...memory.always]
  const plan = planComments({
    review: reviewed.review, snapshot: reviewed.snapshot, comments: await document.comments(), memory: memory.written === null ? null : memory.shared,
    capabilities: document.capabilities(), style: { language: options.language, voice: 'other-side' }, chosen: null, rules: knowledge.rules, clauseTitle,
    dismissed: (finding) => dismissalOf(recordOf(finding, clauseTitle(finding.quotes[0]?.paragraph ?? 0)), set) !== null,
  })
  const { outcomes: done, shared } = await applyPlan(document, plan, plan.lines.map(({ id }) => id), memory.shared)
  if (shared !== memory.shared) await saveShared(document, { ...memory, shared })
  const path = join(out, file.name)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, document.bytes())
  } catch (error) {
    throw new Misuse(file.path, say(cli, options.language, 'out-failed', { dir: out, detail: (error as NodeJS.ErrnoException).code ?? '' }))
  }
  const placed = done.filter(({ outcome }) => tookEffect(outcome)).length
  const not = done.filter(({ outcome }) => !tookEffect(outcome))
  const said = placed > 0 ? say(cli, options.language, 'written', { path, n: placed }) : say(cli, options.language, 'nothing-to-write', { path })
  if (not.length === 0) return said
  const reasons = [...new Set(not.map(({ outcome }) => outcomeIn(outcome, options.language)))].join(', ')
  return `${said}\n${say(cli, options.language, 'not-written', { n: not.length, reasons })}`
}

function outcomeIn(outcome: Outcome, language: Language): string {
  const key = outcome.kind === 'refused' ? `refused-${outcome.reason}` : outcome.kind
  return Object.hasOwn(outcomes, key) ? say(outcomes, language, key as keyof typeof outcomes) : say(cli, language, outcome.kind === 'orphan' ? 'orphan' : 'other-outcome', { code: key })
}

function asJson(file: string, { snapshot, review, along }: Reviewed, ms: number): object {
  const parties = (role: 'client' | 'prestataire'): string[] => review.parties.filter((party) => party.role === role).flatMap(({ terms, names }) => [...terms, ...names])
  const verdict = (result: RuleResult): object => ({
    verdict: result.verdict,
    quotes: [
      ...result.quotes.map(({ paragraph, start, exact }) => ({ paragraph, start, exact })),
      ...(along.get(result.rule) ?? []).map(({ file: other, quote: { paragraph, start, exact } }) => ({ paragraph, start, exact, file: other })),
    ],
    checks: Object.fromEntries(result.checks.map((check) => [check.check, { verdict: check.verdict, ...(check.fact === undefined ? {} : { fact: check.fact }), ...(check.bound === undefined ? {} : { bound: check.bound }) }])),
  })
  return {
    file, types: review.types.map(({ type }) => type), parties: { client: parties('client'), provider: parties('prestataire') },
    paragraphs: snapshot.paragraphs.length, ms, notices: review.notices, notThisKind: review.notThisKind,
    verdicts: Object.fromEntries(review.results.map((result) => [result.rule, verdict(result)])),
  }
}

/** Something that the person asked for cannot be done with this file. */
class Misuse extends Error {
  constructor(readonly file: string, readonly sentence: string) { super(sentence) }
}

/** True when the error was an answer and has been said; throws a bug on. */
export function told(error: unknown, options: Pick<CommandOptions, 'language'>): true {
  if (error instanceof UnreadableFile) complain(error, options)
  else if (error instanceof Misuse) console.error(say(cli, options.language, 'file-error', { file: error.file, sentence: error.sentence }))
  else throw error
  return true
}

function complain(error: UnreadableFile, { language }: Pick<CommandOptions, 'language'>): void {
  console.error(say(cli, language, 'file-error', { file: error.file, sentence: error.sentence(language) }))
}
