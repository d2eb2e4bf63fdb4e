/** Real contracts with a lawyer's labels, judged whole. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { buildContract } from '../../src/contract/build-contract'
import { judge } from '../../src/checklist/judge'
import type { OpenKnowledge } from '../../src/checklist/open-knowledge'
import type { Review } from '../../src/checklist/finding'
import { baselineGrades, BASELINES, type Baseline } from './baselines'
import type { Grade, Judged, Labels } from './gold'
import { paragraphsOfFile } from './read-file'
import { halfOf } from './split'

export interface JudgedContract { id: string; types: string[]; goldTypes: string[]; parties: Review['parties']; words: number; ms: number; judged: Judged[] }
export type BaselineJudged = Record<Baseline, { item: string; kind: Judged['kind']; half: Judged['half']; gold: string; said: Grade }[]>

export async function judgeContracts(folder: string, open: OpenKnowledge): Promise<{ contracts: JudgedContract[]; baselines: BaselineJudged }> {
  const contracts: JudgedContract[] = []
  const baselines = Object.fromEntries(BASELINES.map((name) => [name, []])) as unknown as BaselineJudged
  for (const file of readdirSync(folder).filter((name) => ['.docx', '.md', '.txt'].includes(extname(name))).sort()) {
    const id = basename(file, extname(file))
    const labelled = join(folder, `${id}.labels.json`)
    if (!existsSync(labelled)) continue
    const labels = JSON.parse(readFileSync(labelled, 'utf8')) as Labels
    const half = halfOf(id)
    const paragraphs = await paragraphsOfFile(join(folder, file))
    const started = performance.now()
    const contract = buildContract(paragraphs, open.contract)
    const review = judge(contract, open)
    const ms = performance.now() - started
    const grades = baselineGrades(contract, open)
    const judged: Judged[] = []
    for (const { rule } of open.rules) {
      const label = labels.items[rule.id]
      if (!label) continue
      const result = review.results.find((each) => each.rule === rule.id)!
      judged.push({
        item: rule.id, kind: rule.kind, source: id, half, gold: label.verdict === 'not-applicable' ? 'absent' : label.verdict, said: result.verdict,
        quotes: result.quotes.map((quote) => quote.exact), evidence: label.evidence ?? [], text: label.note ?? '',
        checks: result.checks.map((check) => `${check.check}=${check.verdict}${check.reasons.length ? `(${check.reasons.map((r) => r.code + (r.values?.words ? `:${r.values.words}` : '')).join(',')})` : ''}`).join(' '),
      })
      for (const name of BASELINES) baselines[name].push({ item: rule.id, kind: rule.kind, half, gold: label.verdict === 'not-applicable' ? 'absent' : label.verdict, said: grades[name].get(rule.id) ?? 'absent' })
    }
    contracts.push({ id, types: review.types.map(({ type }) => type), goldTypes: labels.types, parties: review.parties, words: paragraphs.reduce((n, p) => n + (p.text.match(/\S+/g)?.length ?? 0), 0), ms, judged })
  }
  return { contracts, baselines }
}
