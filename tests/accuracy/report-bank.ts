/** Figures of the wording bank: three-way accuracy, false met, traps, anchors. */
import type { Judged } from './gold'
import { gradeOf } from './gold'
import { bootstrap, count, f1, interval, median, precision, recall, share, tokenF1, value, wordsOf, type Share } from './score'

export const ANCHOR_F1 = 0.5

export interface BankFigures {
  passages: number
  threeWay: Share
  falseMet: Share
  presence: number
  metPrecision: Share
  metRecall: Share
  traps: number
  trapPrecision: Share
  trapRecall: Share
  anchors: Share
  words: number
}

export function bankFigures(judged: Judged[]): BankFigures {
  const asked = judged.filter(({ kind }) => kind === 'requirement')
  const grades = asked.map((each) => ({ each, said: gradeOf(each.said) }))
  const met = count(grades.map(({ each, said }) => ({ said: said === 'adequate', gold: each.gold === 'adequate' })))
  const traps = count(judged.filter(({ kind }) => kind !== 'requirement').map(({ said, gold }) => ({ said: said === 'found', gold: gold === 'found' })))
  const quoted = judged.filter(({ evidence, quotes }) => evidence.length > 0 && quotes.length > 0)
  return {
    passages: judged.length,
    threeWay: share(grades.filter(({ each, said }) => said === each.gold).length, grades.length),
    falseMet: share(met.falsePositive, met.falsePositive + met.trueNegative),
    presence: f1(count(grades.map(({ each, said }) => ({ said: said !== 'absent', gold: each.gold !== 'absent' })))),
    metPrecision: precision(met), metRecall: recall(met),
    traps: f1(traps), trapPrecision: precision(traps), trapRecall: recall(traps),
    anchors: share(quoted.filter(anchored).length, quoted.length),
    words: median(quoted.map(({ quotes }) => wordsOf(quotes[0]).length)),
  }
}

export function anchored({ quotes, evidence }: Judged): boolean {
  return evidence.some((gold) => tokenF1(quotes[0], gold) >= ANCHOR_F1)
}

/** Three-way table per item: gold → said. */
export function perItem(judged: Judged[]): string[] {
  const items = [...new Set(judged.map(({ item }) => item))]
  return items.map((item) => {
    const mine = judged.filter((each) => each.item === item)
    const cells = new Map<string, number>()
    let right = 0
    for (const each of mine) {
      const said = each.kind === 'requirement' ? gradeOf(each.said) : each.said === 'found' ? 'found' : 'clear'
      if (said === each.gold) right++
      else cells.set(`${each.gold}→${said}`, (cells.get(`${each.gold}→${said}`) ?? 0) + 1)
    }
    return `${item.padEnd(36)} ${String(right).padStart(3)}/${String(mine.length).padEnd(3)} ${[...cells].map(([cell, n]) => `${cell} ${n}`).join('  ')}`
  })
}

const percent = (x: number) => (Number.isNaN(x) ? '   –  ' : x.toFixed(3))
const shown = (s: Share) => { const [low, high] = interval(s); return `${percent(value(s))} [${percent(low)}–${percent(high)}] (${s.hits}/${s.of})` }

export function bankTable(name: string, judged: Judged[]): string[] {
  const figures = bankFigures(judged)
  const [low, high] = bootstrap(judged.filter(({ kind }) => kind !== 'requirement'), (sample) => bankFigures(sample).traps)
  return [
    `== ${name}: ${figures.passages} passages`,
    `three-way accuracy   ${shown(figures.threeWay)}`,
    `false met            ${shown(figures.falseMet)} of passages that are not adequate`,
    `presence F1          ${percent(figures.presence)}`,
    `met precision        ${shown(figures.metPrecision)}`,
    `met recall           ${shown(figures.metRecall)}`,
    `traps F1             ${percent(figures.traps)} [${percent(low)}–${percent(high)}]`,
    `traps precision      ${shown(figures.trapPrecision)}`,
    `traps recall         ${shown(figures.trapRecall)}`,
    `anchors (F1 ≥ ${ANCHOR_F1})  ${shown(figures.anchors)}`,
    `median words a quote ${figures.words}`,
  ]
}
