/** The propositions of a sentence, and where the lists of grammar stand in it: what every question of modality begins with. */
import type { Language } from './language'
import type { Reading } from './phrase/match'
import type { TokenRange } from './token-range'

/** Lists of the lexicon that are asked of any sentence. */
export const GRAMMAR_LISTS = [
  'AUXILIAIRE', 'AVANT_TERME', 'BENEFICIER', 'BORNE', 'CLITIQUE', 'COMPRIS', 'COORDINATION', 'EXIGER', 'FACULTE_VERBE', 'FORME_AGENT',
  'FORME_CHARGE', 'FORME_EFFORT', 'FORME_EXCLU', 'FORME_FACULTE', 'FORME_HORS', 'FORME_NE', 'FORME_NON', 'FORME_OPTION_PAYANTE', 'FORME_RESERVE',
  'FORME_SANS', 'FORME_SI', 'FORME_SUITE', 'HORS_NEUTRE', 'INFORMER', 'LIAISON', 'NEGATION', 'NEGATION_AVANT', 'NEGATION_BORNEE',
  'NEGATION_RENVERSEE', 'NEGATION_SANS_PAS', 'NEGATION_SEULE', 'OBLIQUE', 'OPPOSITION', 'PERTE', 'PLAFOND', 'RELATIF', 'RESTRICTION', 'SANS_NEUTRE',
  'SUBORDONNANT',
] as const
export type GrammarList = (typeof GRAMMAR_LISTS)[number]

const NOWHERE: ReadonlySet<number> = new Set()

export class Propositions {
  protected readonly segments: readonly number[]
  private readonly startsOf = new Map<GrammarList, ReadonlySet<number>>()

  constructor(protected readonly language: Language, protected readonly reading: Reading) {
    this.segments = this.segment()
  }

  /** Propositions: cut at `;`, at line breaks of a sentence, and where the sentence turns (« mais », « toutefois »). */
  private segment(): number[] {
    const { tokens } = this.reading
    const segments: number[] = []
    const turns = this.starts('OPPOSITION')
    let current = 0
    let depth = 0
    for (let i = 0; i < tokens.length; i++) {
      const { kind, form } = tokens[i].entry
      const isMark = kind === 'mark'
      if (isMark && form === '(') depth++
      if (isMark && form === ')') depth--
      if (i > 0 && depth <= 0 && ((isMark && (form === ';' || form === '.')) || turns.has(i))) current++
      segments.push(current)
    }
    return segments
  }

  protected at(list: GrammarList): readonly TokenRange[] {
    return this.language.where(this.reading, list)
  }

  /** Where the ranges of a list begin; of the many lists that a sentence lacks, the same empty set. */
  protected starts(list: GrammarList): ReadonlySet<number> {
    const known = this.startsOf.get(list)
    if (known) return known
    const ranges = this.at(list)
    if (ranges.length === 0) return NOWHERE
    const starts = new Set<number>()
    for (let i = 0; i < ranges.length; i++) starts.add(ranges[i].from)
    this.startsOf.set(list, starts)
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
