/**
 * Which of the two thousand phrases are worth trying in a statement. Nearly all lack a word there, and to find that out is most of
 * the work of a review: hence rows of numbers side by side in memory, read in one sweep, instead of objects that point to objects.
 */
import type { FeatureSet, Occurrences } from '../language'

/** Where what a phrase demands may stand. */
export const IN_SENTENCE = 0
/** … or what the statement is about: headings, lead-ins, the sentence before. */
export const IN_TOPICS = 1
/** … or another sentence of the clause. */
export const IN_CLAUSE = 2

/** One of these features must stand there. */
interface Demand { place: number; features: readonly number[] }

/** What the sieve knows of a phrase; its number is its position. */
export interface Sifted {
  /** Features of the lists one of which must stand near; empty: any statement will do. */
  subject: readonly number[]
  /** Besides what `leads` has told. */
  demands: readonly Demand[]
  /** Features one of which a statement must hold itself for the phrase to be tried there; none: only when it is asked for. */
  leads: readonly number[]
}

/** A statement's own features, and those of what stands around it (each set holds its own as well). */
export interface Around { own: Occurrences; near: FeatureSet; topics: FeatureSet; clause: FeatureSet }

export class Sieve {
  /**
   * By feature: the phrases that it leads to, those of one subject together: the subject, how many numbers follow, then each phrase with its first
   * demand (its number, the place, how many features, these). Most phrases lack that, and what is read one after the other is read quickly.
   */
  private readonly rows: Int32Array[]
  private readonly subjects: (readonly number[])[] = []
  private readonly subjectOf: Uint32Array
  /** Per subject, the turn in which it was last asked about, negative when it was not near. */
  private readonly asked: Int32Array
  /** Per phrase: where its demands begin: how many there are, then for each its place, how many features follow, and these. */
  private readonly begins: Int32Array
  private readonly demands: Int32Array
  /** Per phrase, the turn in which it was last met. */
  private readonly met: Uint32Array
  private turn = 0

  constructor(phrases: readonly Sifted[]) {
    const subjects = new Map<string, number>()
    const rows = new Map<number, Group[]>()
    const demands: number[] = []
    this.begins = new Int32Array(phrases.length)
    this.subjectOf = new Uint32Array(phrases.length)
    phrases.forEach(({ subject, demands: wanted, leads }, phrase) => {
      const key = subject.join(' ')
      let number = subjects.get(key)
      if (number === undefined) subjects.set(key, (number = this.subjects.push(subject) - 1))
      this.subjectOf[phrase] = number
      const first = wanted.length === 0 ? [NOTHING, 0] : rowOf(wanted[0])
      for (const feature of new Set(leads)) gather(rows, feature, number, [phrase, ...first])
      this.begins[phrase] = demands.length
      demands.push(wanted.length, ...wanted.flatMap(rowOf))
    })
    this.demands = Int32Array.from(demands)
    this.rows = Array.from({ length: Math.max(-1, ...rows.keys()) + 1 }, (_, feature) => Int32Array.from((rows.get(feature) ?? []).flatMap(({ subject, numbers }) => [subject, numbers.length, ...numbers])))
    this.asked = new Int32Array(this.subjects.length)
    this.met = new Uint32Array(phrases.length)
  }

  /** Numbers of the phrases that may stand in a statement. */
  sift(around: Around): readonly number[] {
    const { met, rows } = this
    const passed: number[] = []
    const turn = ++this.turn
    for (let i = 0; i < around.own.count; i++) {
      const feature = around.own.met(i)
      if (feature >= rows.length) continue
      const row = rows[feature]
      for (let at = 0; at < row.length;) {
        const end = at + 2 + row[at + 1]
        if (!this.isNear(row[at], around)) { at = end; continue }
        for (at += 2; at < end; at += 3 + row[at + 2]) {
          if (!isThere(row, at + 1, around)) continue
          const phrase = row[at]
          if (met[phrase] === turn) continue
          met[phrase] = turn
          if (this.mayStand(phrase, around)) passed.push(phrase)
        }
      }
    }
    return passed
  }

  /** Whether a phrase may stand in the statement that was sifted last. */
  isWorthTrying(phrase: number, around: Around): boolean {
    return this.isNear(this.subjectOf[phrase], around) && this.mayStand(phrase, around)
  }

  private isNear(subject: number, { near }: Around): boolean {
    const asked = this.asked[subject]
    if (asked === this.turn || asked === -this.turn) return asked === this.turn
    const features = this.subjects[subject]
    const isNear = features.length === 0 || near.hasAny(features)
    this.asked[subject] = isNear ? this.turn : -this.turn
    return isNear
  }

  /** True when every demand has one of its features somewhere it may stand. */
  private mayStand(phrase: number, around: Around): boolean {
    const { demands } = this
    let at = this.begins[phrase]
    for (let left = demands[at++]; left > 0; left--) {
      if (!isThere(demands, at, around)) return false
      at += 2 + demands[at + 1]
    }
    return true
  }
}

/** Place of a demand that is always met. */
const NOTHING = -1

function rowOf({ place, features }: Demand): number[] {
  return [place, features.length, ...features]
}

/** True when the demand that stands in `row` at `at` has one of its features somewhere it may stand. */
function isThere(row: Int32Array, at: number, { own, topics, clause }: Around): boolean {
  const place = row[at]
  if (place === NOTHING) return true
  const end = at + 2 + row[at + 1]
  for (let i = at + 2; i < end; i++) {
    const feature = row[i]
    if (place === IN_SENTENCE ? own.has(feature) : topics.has(feature) || (place === IN_CLAUSE && clause.has(feature))) return true
  }
  return false
}

/** Phrases of one subject, side by side among those that a feature leads to. */
interface Group { subject: number; numbers: number[] }

function gather(rows: Map<number, Group[]>, feature: number, subject: number, numbers: readonly number[]): void {
  const groups = rows.get(feature) ?? []
  rows.set(feature, groups)
  const last = groups[groups.length - 1]
  if (last?.subject === subject) last.numbers.push(...numbers)
  else groups.push({ subject, numbers: [...numbers] })
}
