/** Figures with their uncertainty. */

export interface Share { hits: number; of: number }
export const share = (hits: number, of: number): Share => ({ hits, of })
export const value = ({ hits, of }: Share): number => (of === 0 ? NaN : hits / of)

/** Wilson's 95 % interval of a share. */
export function interval({ hits, of }: Share): [number, number] {
  if (of === 0) return [NaN, NaN]
  const z = 1.96
  const p = hits / of
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

export interface Counts { truePositive: number; falsePositive: number; falseNegative: number; trueNegative: number }

export function count(pairs: { said: boolean; gold: boolean }[]): Counts {
  const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 }
  for (const { said, gold } of pairs) counts[said ? (gold ? 'truePositive' : 'falsePositive') : gold ? 'falseNegative' : 'trueNegative']++
  return counts
}

export const precision = (c: Counts) => share(c.truePositive, c.truePositive + c.falsePositive)
export const recall = (c: Counts) => share(c.truePositive, c.truePositive + c.falseNegative)
export function f1(c: Counts): number {
  const of = 2 * c.truePositive + c.falsePositive + c.falseNegative
  return of === 0 ? NaN : (2 * c.truePositive) / of
}

/** 95 % interval of a figure computed from a list, by resampling the list 1,000 times with a fixed seed. */
export function bootstrap<T>(items: T[], figure: (sample: T[]) => number): [number, number] {
  if (items.length === 0) return [NaN, NaN]
  let state = 0x2545f491
  const random = () => { state ^= state << 13; state ^= state >>> 17; state ^= state << 5; return (state >>> 0) / 4294967296 }
  const values: number[] = []
  for (let round = 0; round < 1000; round++) {
    const value = figure(items.map(() => items[Math.floor(random() * items.length)]))
    if (!Number.isNaN(value)) values.push(value)
  }
  values.sort((a, b) => a - b)
  return values.length === 0 ? [NaN, NaN] : [values[Math.floor(values.length * 0.025)], values[Math.min(values.length - 1, Math.floor(values.length * 0.975))]]
}

/** Words of a text for comparing quotes: letters and figures, lower case, accents composed. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Token F1 of two passages: how much of each the other covers. */
export function tokenF1(a: string, b: string): number {
  const left = wordsOf(a)
  const right = wordsOf(b)
  if (left.length === 0 || right.length === 0) return 0
  const bag = new Map<string, number>()
  for (const word of left) bag.set(word, (bag.get(word) ?? 0) + 1)
  let common = 0
  for (const word of right) {
    const there = bag.get(word) ?? 0
    if (there > 0) { common++; bag.set(word, there - 1) }
  }
  return (2 * common) / (left.length + right.length)
}

export function median(values: number[]): number {
  if (values.length === 0) return NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)]
}
