/** The propositions of a sentence, and where the lists of grammar stand in it: what every question of modality begins with. */
import type { Language } from './language'
import type { Reading } from './phrase/match'
import type { TokenRange } from './token-range'

export class Propositions {
  protected readonly segments: readonly number[]
  private readonly startsOf = new Map<string, Set<number>>()

  constructor(protected readonly language: Language, protected readonly reading: Reading) {
    this.segments = this.segment()
  }

  /** Propositions: cut at `;`, at line breaks of a sentence, and where the sentence turns (« mais », « toutefois »). */
  private segment(): number[] {
    const { tokens } = this.reading
    const segments: number[] = []
    const turns = new Set(this.at('OPPOSITION').map((range) => range.from))
    let current = 0
    let depth = 0
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i].form === '(') depth++
      if (tokens[i].form === ')') depth--
      if (i > 0 && depth <= 0 && (tokens[i].form === ';' || tokens[i].form === '.' || turns.has(i))) current++
      segments.push(current)
    }
    return segments
  }

  protected at(list: string): readonly TokenRange[] {
    return this.language.where(this.reading, list)
  }

  protected starts(list: string): Set<number> {
    let starts = this.startsOf.get(list)
    if (!starts) this.startsOf.set(list, (starts = new Set(this.at(list).map((range) => range.from))))
    return starts
  }

  protected segmentStart(at: number): number {
    let i = at
    while (i > 0 && this.segments[i - 1] === this.segments[at]) i--
    return i
  }

  protected segmentEnd(at: number): number {
    let i = at
    while (i < this.segments.length && this.segments[i] === this.segments[at]) i++
    return i
  }

  protected sameSegment(a: number, b: number): boolean {
    return this.segments[Math.min(a, this.segments.length - 1)] === this.segments[Math.min(b, this.segments.length - 1)]
  }

  protected namesParty(at: number): boolean {
    return this.reading.facts.some((fact) => (fact.type === 'client' || fact.type === 'prestataire') && fact.from >= at && fact.from <= at + 1)
  }
}
