/**
 * What a paragraph on each rule's subject looks like, learned from labelled passages: one logistic regression per rule over the features of
 * `telling-features.ts`. Pure arithmetic, no word is named here; the same passages give the same weights.
 */

/** A passage as it is learned from. */
export interface Lesson {
  features: ReadonlySet<string>
  /** Rules whose subject it deals with, well or badly. */
  about: ReadonlySet<string>
  /** Counts as many passages. */
  weight: number
}

/** What was learned, as plain data. */
export interface Learned {
  /** As `written` in telling-features.ts. */
  features: string[]
  /** Per feature, how rare it is (natural logarithm, in hundredths). */
  rarity: number[]
  /** Rule → where it begins (in `STEPS` of a unit), then pairs of a feature's position, counted from the one before, and its weight times its rarity (in `STEPS`). */
  weights: Record<string, number[]>
}

export const NOTHING_LEARNED: Learned = { features: [], rarity: [], weights: {} }

/** Weights are kept in steps of a sixteenth. */
export const STEPS = 16
/** A feature of fewer passages proves little. */
const SEEN = 3
/** A passage on the rule's subject counts as many times: there are few among thousands of others. */
const POSITIVE = 3
const EPOCHS = 12
const RATE = 0.5
/** How far passages are believed, against the pull of every weight towards zero. */
const BELIEF = 2
/** Of each rule the features that weigh most are kept: the others say little together, and would be a large file. */
const KEPT = 1200

interface Row { at: Int32Array; value: Float64Array; weight: number }

export function learnWeights(lessons: readonly Lesson[], rules: readonly string[]): Learned {
  const counts = new Map<string, number>()
  for (const { features } of lessons) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const known = [...counts].filter(([, seen]) => seen >= SEEN).map(([feature]) => feature).sort()
  const positions = new Map(known.map((feature, position) => [feature, position]))
  const rarity = known.map((feature) => Math.round(100 * (1 + Math.log((lessons.length + 1) / (counts.get(feature)! + 1)))))
  const rows = lessons.map(({ features, weight }) => rowOf(features, weight, positions, rarity))
  // Each passage that holds a feature bears its share of the pull, whatever their number.
  const pulls = Float64Array.from(known, (feature) => 1 / (BELIEF * counts.get(feature)!))
  const learned = rules.flatMap((rule) => {
    const regression = regress(rows, lessons.map(({ about }) => about.has(rule)), pulls)
    return regression ? [{ rule, begin: Math.round(regression.bias * STEPS), kept: heaviest(Array.from(regression.weights, (weight, at) => Math.round((weight * rarity[at] * STEPS) / 100))) }] : []
  })
  const used = [...new Set(learned.flatMap(({ kept }) => kept.map(({ at }) => at)))].sort((a, b) => a - b)
  const places = new Map(used.map((at, place) => [at, place]))
  return {
    features: used.map((at) => known[at]), rarity: used.map((at) => rarity[at]),
    weights: Object.fromEntries(learned.map(({ rule, begin, kept }) => {
      let last = 0
      return [rule, [begin, ...kept.flatMap(({ at, steps }) => {
        const from = last
        last = places.get(at)!
        return [last - from, steps]
      })]]
    })),
  }
}

function heaviest(steps: readonly number[]): { at: number; steps: number }[] {
  return steps.map((each, at) => ({ at, steps: each })).filter(({ steps }) => steps !== 0)
    .sort((a, b) => Math.abs(b.steps) - Math.abs(a.steps) || a.at - b.at).slice(0, KEPT).sort((a, b) => a.at - b.at)
}

/** Features of a passage by how rare they are, its length brought to one. */
function rowOf(features: ReadonlySet<string>, weight: number, positions: ReadonlyMap<string, number>, rarity: readonly number[]): Row {
  const at = Int32Array.from([...features].flatMap((feature) => positions.get(feature) ?? []))
  const value = Float64Array.from(at, (position) => rarity[position])
  const length = Math.hypot(...value)
  return { at, value: value.map((each) => each / length), weight }
}

/** Stochastic gradient, each weight at a pace of its own (AdaGrad); null when no passage deals with the subject. */
function regress(rows: readonly Row[], about: readonly boolean[], pulls: Float64Array): { weights: Float64Array; bias: number } | null {
  if (!about.includes(true)) return null
  const weights = new Float64Array(pulls.length)
  const paces = new Float64Array(pulls.length).fill(1e-8)
  let bias = 0
  let biasPace = 1e-8
  const order = rows.map((_, i) => i)
  let seed = 1
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      const other = seed % (i + 1)
      ;[order[i], order[other]] = [order[other], order[i]]
    }
    for (const i of order) {
      const { at, value, weight } = rows[i]
      let sum = bias
      for (let k = 0; k < at.length; k++) sum += weights[at[k]] * value[k]
      const miss = 1 / (1 + Math.exp(-sum)) - (about[i] ? 1 : 0)
      const step = miss * weight * (about[i] ? POSITIVE : 1)
      for (let k = 0; k < at.length; k++) {
        const slope = step * value[k] + pulls[at[k]] * weights[at[k]]
        paces[at[k]] += slope * slope
        weights[at[k]] -= (RATE * slope) / Math.sqrt(paces[at[k]])
      }
      biasPace += step * step
      bias -= (RATE * step) / Math.sqrt(biasPace)
    }
  }
  return { weights, bias }
}
