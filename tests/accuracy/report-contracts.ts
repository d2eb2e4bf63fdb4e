/** Figures of whole contracts: presence, grade, met, traps, consistency, anchors; and the same for the dumb readers. */
import type { Grade, Judged } from './gold'
import { gradeOf } from './gold'
import { ANCHOR_F1 } from './report-bank'
import { bootstrap, count, f1, interval, median, precision, recall, share, tokenF1, value, wordsOf, type Share } from './score'

/** What any reader says, ours or a dumb one. */
export interface Said { kind: Judged['kind']; gold: string; said: Grade; found: boolean; quotes: string[]; evidence: string[] }

export const saidBy = (judged: Judged[]): Said[] => judged.map((each) => ({ ...each, said: gradeOf(each.said), found: each.said === 'found' }))
export const saidByBaseline = (judged: { kind: Judged['kind']; gold: string; said: Grade }[]): Said[] => judged.map((each) => ({ ...each, found: each.said !== 'absent', quotes: [], evidence: [] }))

export interface ContractFigures {
  items: number
  presencePrecision: Share; presenceRecall: Share; presence: number
  agreement: Share; balanced: number
  metPrecision: Share; metRecall: Share; falseMet: Share
  trapPrecision: Share; trapRecall: Share; traps: number
  consistency: number; consistencyAgreement: Share
  anchors: Share; words: number
}

export function contractFigures(said: Said[]): ContractFigures {
  const asked = said.filter(({ kind }) => kind === 'requirement')
  const presence = count(asked.map((each) => ({ said: each.said !== 'absent', gold: each.gold !== 'absent' })))
  const both = asked.filter((each) => each.said !== 'absent' && each.gold !== 'absent')
  const right = (gold: Grade) => { const mine = both.filter((each) => each.gold === gold); return mine.length === 0 ? NaN : mine.filter((each) => each.said === gold).length / mine.length }
  const met = count(asked.map((each) => ({ said: each.said === 'adequate', gold: each.gold === 'adequate' })))
  const traps = count(said.filter(({ kind }) => kind === 'trap').map((each) => ({ said: each.found, gold: each.gold === 'found' })))
  const consistent = said.filter(({ kind }) => kind === 'consistency').map((each) => ({ said: each.found, gold: each.gold === 'found' }))
  const quoted = said.filter(({ gold, quotes, evidence }) => gold !== 'absent' && gold !== 'clear' && quotes.length > 0 && evidence.length > 0)
  return {
    items: said.length,
    presencePrecision: precision(presence), presenceRecall: recall(presence), presence: f1(presence),
    agreement: share(both.filter((each) => each.said === each.gold).length, both.length), balanced: (right('adequate') + right('weak')) / 2,
    metPrecision: precision(met), metRecall: recall(met), falseMet: share(met.falsePositive, met.falsePositive + met.trueNegative),
    trapPrecision: precision(traps), trapRecall: recall(traps), traps: f1(traps),
    consistency: f1(count(consistent)), consistencyAgreement: share(consistent.filter((each) => each.said === each.gold).length, consistent.length),
    anchors: share(quoted.filter((each) => each.evidence.some((gold) => tokenF1(each.quotes[0], gold) >= ANCHOR_F1)).length, quoted.length),
    words: median(quoted.map(({ quotes }) => wordsOf(quotes[0]).length)),
  }
}

const percent = (x: number) => (Number.isNaN(x) ? '  –  ' : x.toFixed(3))
const withInterval = (s: Share) => { const [low, high] = interval(s); return `${percent(value(s))} [${percent(low)}–${percent(high)}] (${s.hits}/${s.of})` }

export function contractTable(name: string, said: Said[]): string[] {
  const figures = contractFigures(said)
  const resampled = (pick: (f: ContractFigures) => number) => { const [low, high] = bootstrap(said, (sample) => pick(contractFigures(sample))); return `${percent(pick(figures))} [${percent(low)}–${percent(high)}]` }
  return [
    `== ${name}: ${figures.items} items judged`,
    `presence   precision ${withInterval(figures.presencePrecision)}  recall ${withInterval(figures.presenceRecall)}  F1 ${resampled((f) => f.presence)}`,
    `grade      agreement ${withInterval(figures.agreement)}  balanced ${resampled((f) => f.balanced)}`,
    `met        precision ${withInterval(figures.metPrecision)}  recall ${withInterval(figures.metRecall)}  false met ${withInterval(figures.falseMet)}`,
    `traps      precision ${withInterval(figures.trapPrecision)}  recall ${withInterval(figures.trapRecall)}  F1 ${resampled((f) => f.traps)}`,
    `coherence  agreement ${withInterval(figures.consistencyAgreement)}  F1 ${percent(figures.consistency)}`,
    `anchors    ${withInterval(figures.anchors)} (token F1 ≥ ${ANCHOR_F1})  median words a quote ${figures.words}`,
  ]
}

export function baselineRow(name: string, said: Said[]): string {
  const f = contractFigures(said)
  return `  ${name.padEnd(16)} presence F1 ${percent(f.presence)}  balanced ${percent(f.balanced)}  met precision ${percent(value(f.metPrecision))} recall ${percent(value(f.metRecall))}  traps F1 ${percent(f.traps)}`
}
