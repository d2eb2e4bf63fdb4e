/**
 * What a sentence does to what it says: denies it, softens it, gives it to someone. Shapes of grammar only; the words
 * are the lists of `knowledge/lexicon/modalite.yaml`.
 */
import { Bearers, type Role } from './bearers'
import type { Scope } from './denials'
import type { TokenRange } from './token-range'

export type SofteningKind = 'effort' | 'option' | 'reserve' | 'paid'
export interface Softening extends Scope { kind: SofteningKind; role: Role | null }

/** How far after a vague delay the figure may stand that bounds it, in tokens. */
const BOUND_REACH = 10

export class Modality extends Bearers {
  private softeningScopes: Softening[] | null = null

  /** Everything that softens a duty. */
  softenings(): Softening[] {
    if (this.softeningScopes) return this.softeningScopes
    const scopes: Softening[] = []
    const { tokens } = this.reading
    const conditional = this.at('FORME_SI').map((range) => range.from)
    const ne = this.starts('FORME_NE')
    const restriction = this.starts('RESTRICTION')
    const benefits = this.starts('BENEFICIER')
    const add = (kind: SofteningKind, cue: TokenRange) => {
      scopes.push({ kind, from: this.segmentStart(cue.from), to: this.segmentEnd(cue.from), cue: [cue], role: this.subjectBefore(cue.from) })
    }
    for (const cue of this.at('FORME_EFFORT')) add('effort', cue)
    for (const cue of this.at('FORME_FACULTE')) add('option', cue)
    for (const cue of this.at('FORME_RESERVE')) add('reserve', cue)
    const included = this.at('COMPRIS')
    for (const cue of this.at('FORME_OPTION_PAYANTE')) {
      const free = included.some((range) => range.from <= cue.to && range.to >= cue.from - 2) || this.denials().some((scope) => cue.from >= scope.from && cue.from < scope.to)
      if (!free) add('paid', cue)
    }
    for (const cue of this.at('FACULTE_VERBE')) {
      // A denied faculty is a firm duty; a faculty inside a condition or a relative softens nothing.
      if (ne.has(cue.from - 1) || ne.has(cue.from - 2)) continue
      if (restriction.has(cue.from - 1) || restriction.has(cue.from - 2) || restriction.has(cue.from - 3)) continue
      // « Les médecins peuvent appeler »: the faculty of those who benefit takes nothing from the duty.
      if (benefits.has(cue.from) && this.subjectBefore(cue.from) === null) continue
      if (conditional.some((at) => at < cue.from && at >= cue.from - 6 && !tokens.slice(at, cue.from).some((token) => token.form === ','))) continue
      add('option', cue)
    }
    return (this.softeningScopes = scopes)
  }

  /** The softening that weakens a match, the first in the sentence; one that speaks of the other party's freedom does not. */
  softenedBy(match: TokenRange, taken: readonly TokenRange[], bearer: Role): Softening | null {
    return this.softenings().find((scope) => {
      if (scope.cue[0].from >= match.to && !this.sameSegment(match.to - 1, scope.cue[0].from)) return false
      if (!this.sameSegment(match.from, scope.cue[0].from) && !this.sameSegment(match.to - 1, scope.cue[0].from)) return false
      if (taken.some((own) => own.from <= scope.cue[0].from && own.to >= scope.cue[0].to)) return false
      if (scope.kind === 'reserve' && !this.reaches(scope.cue[0], match)) return false
      return scope.kind === 'reserve' || scope.kind === 'paid' || scope.role === null || scope.role === bearer
    }) ?? null
  }

  /** A reserve counts for its own proposition, and for the whole sentence when it opens it. */
  private reaches(cue: TokenRange, match: TokenRange): boolean {
    const { tokens } = this.reading
    if (cue.from <= match.to && cue.to >= match.from) return true
    const between = cue.from < match.from ? tokens.slice(cue.to, match.from) : tokens.slice(match.to, cue.from)
    const commas = between.filter((token) => token.form === ',').length
    return commas === 0 || (commas <= 1 && cue.from - this.segmentStart(cue.from) <= 2)
  }

  /** « dès que possible et au plus tard sous 2 heures »: `range` takes a vague delay that a figure of the same proposition then bounds. */
  isBounded(range: TokenRange): boolean {
    const { facts } = this.reading
    return facts.some((vague) => vague.open && vague.from < range.to && vague.to > range.from && facts.some((fact) =>
      !fact.open && fact.deadline && fact.from >= vague.to && fact.from - vague.to <= BOUND_REACH && this.sameSegment(vague.from, fact.from) &&
      this.at('BORNE').some((bound) => bound.from >= vague.to && bound.from <= fact.to)))
  }
}
