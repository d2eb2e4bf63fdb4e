/** What a sentence denies. Shapes of grammar only; the words are the lists of `knowledge/lexicon/modalite.yaml`. */
import { Propositions } from './propositions'
import type { TokenRange } from './token-range'

/** A stretch of the sentence that something denies or softens, and the words that do. */
export interface Scope extends TokenRange {
  cue: TokenRange[]
  /** « ne dispense pas »: the verb, at this token; denies only a match that takes it. */
  reversed?: number
  /** Parts that are not denied with the rest. */
  stands?: TokenRange[]
}

/** How far « pas » may stand from « ne », in tokens. */
const NEGATION_REACH = 8
/** How far before « ne » an « aucun » may stand that it completes. */
const BEFORE_REACH = 14
/** How far after « ne » the verb that it denies may stand, in tokens: « n'en seront pas sauvegardés ». */
const VERB_REACH = 4
/** How far after « avant » its duration may stand: « avant l'expiration d'un délai de ». */
const TERM_REACH = 6
/** How far after « exclus » the colon may stand: « Exclus du forfait : ». */
const LABEL_REACH = 5

export class Denials extends Propositions {
  private denialScopes: Scope[] | null = null

  /** Everything that the sentence denies. */
  denials(): Scope[] {
    return (this.denialScopes ??= [...this.verbDenials(), ...this.wordDenials()])
  }

  private verbDenials(): Scope[] {
    const { tokens } = this.reading
    const scopes: Scope[] = []
    const closers = this.at('NEGATION')
    const before = this.at('NEGATION_AVANT')
    const ceilings = this.starts('PLAFOND')
    const bare = this.starts('NEGATION_SANS_PAS')
    const reversing = this.starts('NEGATION_RENVERSEE')
    const restriction = this.starts('RESTRICTION')
    const demanding = this.starts('EXIGER')
    const joining = this.starts('COORDINATION')
    for (const { from: ne } of this.at('FORME_NE')) {
      const closer = closers.find((range) => range.from > ne && range.from <= ne + NEGATION_REACH && this.sameSegment(ne, range.from))
      const earlier = before.find((range) => range.from < ne && range.from >= ne - BEFORE_REACH && this.sameSegment(ne, range.from))
      const limit = Math.min(tokens.length, ne + NEGATION_REACH)
      let only = -1
      let demands = false
      let ceiling = false
      let reversed: number | undefined
      for (let i = ne + 1; i < limit; i++) {
        if (ceilings.has(i) && i <= (closer ? closer.to + 3 : ne + 4)) ceiling = true
        if (reversing.has(i) && i <= (closer ? closer.to + 2 : ne + 4)) reversed ??= i
        if (demanding.has(i)) demands = true
        if (restriction.has(i) && only < 0) only = i
      }
      if (ceiling || this.keeps(ne)) continue
      const faculty = bare.has(ne + 1) || (bare.has(ne + 2) && ne + 2 < limit)
      const restricts = only > 0 && (!closer || only < closer.from)
      if (restricts && !(demands && this.namesParty(only + 1))) continue
      if (!closer && !earlier && !faculty) continue
      // « …, et aucune n'est conservée »: what stands before has a subject of its own.
      const own = earlier !== undefined && joining.has(earlier.from - 1)
      const { from: start, inserted } = own ? { from: earlier.from, inserted: [] } : this.subject(earlier ? earlier.from : ne)
      const stands = [...inserted, ...this.predicateBefore(start, ne)]
      const end = this.denialEnd(Math.max(ne, closer?.to ?? 0, restricts ? only + 2 : 0))
      const cue: TokenRange[] = [{ from: ne, to: ne + 1 }]
      if (closer) cue.push(closer)
      if (earlier) cue.push(earlier)
      scopes.push({ from: start, to: end, cue, reversed, stands })
    }
    return scopes
  }

  /** « sans », « aucun » without verb, « non », « à l'exclusion de », « … est exclue ». */
  private wordDenials(): Scope[] {
    const { tokens } = this.reading
    const scopes: Scope[] = []
    const verbs = this.at('FORME_NE').map((range) => range.from)
    const neutral = this.starts('SANS_NEUTRE')
    for (const cue of this.at('FORME_SANS')) if (!neutral.has(cue.from)) scopes.push({ from: cue.from, to: Math.min(tokens.length, cue.to + 5, this.denialEnd(cue.to)), cue: [cue] })
    for (const cue of this.at('FORME_NON')) scopes.push({ from: cue.from, to: Math.min(tokens.length, cue.to + 1), cue: [cue] })
    // « hors du cabinet » tells a place, « hors taxes » a price.
    const outside = this.starts('HORS_NEUTRE')
    const determiners = this.starts('NEGATION_SEULE')
    for (const cue of this.at('FORME_HORS')) if (!outside.has(cue.from)) scopes.push({ from: cue.from, to: this.denialEnd(cue.to), cue: [cue] })
    for (const cue of this.at('FORME_EXCLU')) {
      const { from } = this.subject(cue.from)
      scopes.push({ from, to: from === cue.from && this.opensExclusion(cue) ? this.denialEnd(cue.to) : cue.to, cue: [cue] })
    }
    for (const cue of this.at('NEGATION_AVANT')) {
      if (!determiners.has(cue.from)) continue
      if (verbs.some((ne) => Math.abs(ne - cue.from) <= BEFORE_REACH && this.sameSegment(ne, cue.from))) continue
      if ((cue.from > 0 && this.starts('FORME_SANS').has(cue.from - 1)) || this.keeps(cue.from)) continue
      scopes.push({ from: cue.from, to: Math.min(this.denialEnd(cue.to), cue.to + 6), cue: [cue] })
    }
    return scopes
  }

  /** « Aucune copie n'est effacée avant 60 jours »: what is denied is a loss, for so long; the copies are kept. */
  private keeps(at: number): boolean {
    const bound = this.at('AVANT_TERME').find((range) => range.from > at && this.sameSegment(at, range.from))
    if (!bound || !this.at('PERTE').some((range) => range.from > at && range.from < bound.from)) return false
    return this.reading.facts.some((fact) => fact.type === 'durée' && fact.from >= bound.from && fact.from - bound.to <= TERM_REACH)
  }

  /** « Sont exclues de la sauvegarde les données… », « Exclus du forfait : … »: what is excluded comes after. */
  private opensExclusion(cue: TokenRange): boolean {
    if (this.at('AUXILIAIRE').some((range) => range.from === cue.from)) return true
    return this.reading.tokens.slice(cue.to, cue.to + LABEL_REACH).some((token) => token.form === ':')
  }

  /** « … est conclu pour trois ans et n'est pas reconduit »: a first predicate of the same subject, which stands. */
  private predicateBefore(from: number, ne: number): TokenRange[] {
    if (!this.starts('COORDINATION').has(ne - 1)) return []
    const verb = this.at('AUXILIAIRE').find((range) => range.from > from && range.to < ne)
    return verb ? [{ from: verb.from, to: ne }] : []
  }

  /**
   * Where the clause begins that holds the verb: after the last comma, colon or turn before it, or where a condition or a relative opens
   * (« …, et si un fichier ne s'ouvre pas », « que nul ne peut modifier »). `inserted`: what commas set apart between subject and verb.
   */
  private subject(at: number): { from: number; inserted: TokenRange[] } {
    const { tokens } = this.reading
    const first = this.segmentStart(at)
    const opening = this.starts('SUBORDONNANT')
    const relative = this.starts('RELATIF')
    const inserted: TokenRange[] = []
    for (let i = at - 1; i >= first; i--) {
      if (relative.has(i) ? at - i <= 2 || (at - i === 3 && this.namesParty(i + 1)) : opening.has(i)) return { from: i, inserted }
      if (tokens[i].form === ',' || tokens[i].form === ':' || tokens[i].form === ';') {
        // A comma right before the verb closes an inserted clause: the subject stands before it.
        if (tokens[i].form === ',' && at - i <= 2 && i - first > 3) {
          const open = this.previousComma(i - 1, first)
          if (open > first) { inserted.push({ from: open, to: i }); i = open; continue }
        }
        return { from: i + 1, inserted }
      }
    }
    return { from: first, inserted }
  }

  private previousComma(at: number, first: number): number {
    for (let i = at; i >= first; i--) if (this.reading.tokens[i].form === ',') return i
    return first
  }

  /** Where a denial ends: the end of its proposition, or a comma after which a new thought begins. */
  private denialEnd(at: number): number {
    const { tokens } = this.reading
    const end = at < tokens.length ? this.segmentEnd(at) : tokens.length
    const follows = this.starts('FORME_SUITE')
    for (let i = at; i < end; i++) {
      if (tokens[i].form !== ',' && tokens[i].form !== ':') continue
      if (follows.has(i + 1) || this.namesParty(i + 1) || i - at > 3) return i
    }
    return end
  }

  /** True when a match is denied: its head or its fact stands in a denial whose own words it does not take. */
  deniedBy(head: number, taken: readonly TokenRange[], fact: number | null): Scope | null {
    const takes = (range: TokenRange) => taken.some((own) => own.from < range.to && own.to > range.from)
    const within = (at: number, range: TokenRange) => at >= range.from && at < range.to
    return this.denials().find((scope) => {
      if (scope.cue.some(takes)) return false
      const standing = (at: number) => scope.stands?.some((range) => within(at, range)) ?? false
      if (fact !== null && standing(fact)) return false
      if (!(within(head, scope) && !standing(head)) && !(fact !== null && within(fact, scope))) return false
      return scope.reversed === undefined || taken.some((own) => within(scope.reversed!, own))
    }) ?? null
  }

  /** True when the word denied is the verb itself (« ne sauvegarde pas ») and nothing bounds the denial (« avant la restitution », « sans accord »). */
  flatlyDenied(head: number, taken: readonly TokenRange[], fact: number | null): boolean {
    const scope = this.deniedBy(head, taken, fact)
    if (!scope) return false
    const [{ from: ne }] = scope.cue
    if (!this.starts('FORME_NE').has(ne) || head <= ne || head > ne + VERB_REACH) return false
    return ![...this.at('NEGATION_BORNEE'), ...this.at('FORME_SI')].some((range) => this.sameSegment(range.from, ne))
  }
}
