/** A fact held against a bound. */
import type { Fact } from './fact'

export type BoundKind = 'max' | 'min'
export type Comparison = 'within' | 'beyond' | 'open' | 'unclear'

/** Clock hours that n business hours may last at worst: whole days of eight hours, a week-end and a bank holiday between. */
const HOURS_A_BUSINESS_DAY = 8
const WORST_PAUSE_DAYS = 3

/**
 * `within` when `fact` respects `bound` whatever the days are; `beyond` when it never does; `unclear` when it depends on
 * week-ends or when words and figures disagree; `open` when the fact has no figure.
 */
export function compare(fact: Fact, bound: Fact, kind: BoundKind): Comparison {
  if (fact.disagree) return 'unclear'
  if (fact.open || Number.isNaN(fact.value)) return 'open'
  if (fact.immediate) return kind === 'max' ? 'within' : 'beyond'
  if (!isTime(fact) || fact.type === 'fréquence' || fact.calendar === bound.calendar || (fact.calendar !== 'business' && bound.calendar !== 'business')) {
    return holds(fact.value, bound.value, kind) ? 'within' : 'beyond'
  }
  const ours = range(fact)
  const theirs = range(bound)
  const surely = kind === 'max' ? ours.most <= theirs.most && ours.least <= theirs.least : ours.least >= theirs.most
  if (surely) return 'within'
  const never = kind === 'max' ? ours.least > theirs.most : ours.most < theirs.least
  return never ? 'beyond' : 'unclear'
}

function isTime(fact: Fact): boolean {
  return fact.type === 'durée' || fact.type === 'délai' || fact.type === 'fréquence'
}


function holds(value: number, bound: number, kind: BoundKind): boolean {
  const slack = 1e-6
  return kind === 'max' ? value <= bound + slack : value >= bound - slack
}

/** Clock hours between the luckiest and the unluckiest moment to start. */
function range(fact: Fact): { least: number; most: number } {
  if (fact.calendar !== 'business') return { least: fact.value, most: fact.value }
  const days = fact.value / HOURS_A_BUSINESS_DAY
  const least = days < 1 ? fact.value : days * 24
  return { least, most: (Math.ceil(days) + WORST_PAUSE_DAYS) * 24 }
}
