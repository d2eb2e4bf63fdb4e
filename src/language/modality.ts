/**
 * What a sentence does to what it says: denies it, softens it, gives it to someone. Shapes of grammar only; the words
 * are the lists of `knowledge/lexicon/modalite.yaml`.
 */
import type { Language } from './language'
import type { Reading } from './phrase/match'
import type { TokenRange } from './token-range'

export type Role = 'client' | 'prestataire'

/** A stretch of the sentence that something denies or softens, and the words that do. */
export interface Scope extends TokenRange {
  cue: TokenRange[]
  /** « ne dispense pas »: denies only a match that takes the verb itself. */
  reversed?: boolean
}

/** Where a party is named, whether as a subject, and whether it opens a clause. */
interface Mention extends TokenRange { role: Role; subject: boolean; opens: boolean }

export interface Bearer { role: Role; at: TokenRange }

export type SofteningKind = 'effort' | 'option' | 'reserve' | 'paid'
export interface Softening extends Scope { kind: SofteningKind; role: Role | null }

/** How far « pas » may stand from « ne », in tokens. */
const NEGATION_REACH = 8
/** How far before « ne » an « aucun » may stand that it completes. */
const BEFORE_REACH = 14
/** How far after « ne » the verb that it denies may stand, in tokens: « n'en seront pas sauvegardés ». */
const VERB_REACH = 4
const AGENT_REACH = 25
/** How far after « est » the agent of the passive may stand, in tokens. */
const PASSIVE_REACH = 8

export class Modality {
  private readonly segments: readonly number[]
  private readonly startsOf = new Map<string, Set<number>>()
  private denialScopes: Scope[] | null = null
  private softeningScopes: Softening[] | null = null
  private mentioned: readonly Mention[] | null = null
  /** By head and end: many phrases find the same words. */
  private readonly bearers = new Map<number, Bearer | null>()

  constructor(private readonly language: Language, private readonly reading: Reading) {
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

  private at(list: string): readonly TokenRange[] {
    return this.language.where(this.reading, list)
  }

  private starts(list: string): Set<number> {
    let starts = this.startsOf.get(list)
    if (!starts) this.startsOf.set(list, (starts = new Set(this.at(list).map((range) => range.from))))
    return starts
  }

  private segmentStart(at: number): number {
    let i = at
    while (i > 0 && this.segments[i - 1] === this.segments[at]) i--
    return i
  }

  private segmentEnd(at: number): number {
    let i = at
    while (i < this.segments.length && this.segments[i] === this.segments[at]) i++
    return i
  }

  private sameSegment(a: number, b: number): boolean {
    return this.segments[Math.min(a, this.segments.length - 1)] === this.segments[Math.min(b, this.segments.length - 1)]
  }

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
    for (const { from: ne } of this.at('FORME_NE')) {
      const closer = closers.find((range) => range.from > ne && range.from <= ne + NEGATION_REACH && this.sameSegment(ne, range.from))
      const earlier = before.find((range) => range.from < ne && range.from >= ne - BEFORE_REACH && this.sameSegment(ne, range.from))
      const limit = Math.min(tokens.length, ne + NEGATION_REACH)
      let only = -1
      let demands = false
      let ceiling = false
      let reversed = false
      for (let i = ne + 1; i < limit; i++) {
        if (ceilings.has(i) && i <= (closer ? closer.to + 3 : ne + 4)) ceiling = true
        if (reversing.has(i) && i <= (closer ? closer.to + 2 : ne + 4)) reversed = true
        if (demanding.has(i)) demands = true
        if (restriction.has(i) && only < 0) only = i
      }
      if (ceiling) continue
      const faculty = bare.has(ne + 1) || (bare.has(ne + 2) && ne + 2 < limit)
      const restricts = only > 0 && (!closer || only < closer.from)
      if (restricts && !(demands && this.namesParty(only + 1))) continue
      if (!closer && !earlier && !faculty) continue
      const start = this.subjectStart(earlier ? earlier.from : ne)
      const end = this.denialEnd(Math.max(ne, closer?.to ?? 0, restricts ? only + 2 : 0))
      const cue: TokenRange[] = [{ from: ne, to: ne + 1 }]
      if (closer) cue.push(closer)
      if (earlier) cue.push(earlier)
      scopes.push({ from: start, to: end, cue, reversed })
    }
    return scopes
  }

  private namesParty(at: number): boolean {
    return this.reading.facts.some((fact) => (fact.type === 'client' || fact.type === 'prestataire') && fact.from >= at && fact.from <= at + 1)
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
    for (const cue of this.at('FORME_HORS')) if (!outside.has(cue.from)) scopes.push({ from: cue.from, to: this.denialEnd(cue.to), cue: [cue] })
    for (const cue of this.at('FORME_EXCLU')) scopes.push({ from: this.subjectStart(cue.from), to: cue.to, cue: [cue], reversed: false })
    for (const cue of this.at('NEGATION_AVANT')) {
      if (tokens[cue.from].form !== 'aucun' && tokens[cue.from].form !== 'aucune') continue
      if (verbs.some((ne) => Math.abs(ne - cue.from) <= BEFORE_REACH && this.sameSegment(ne, cue.from))) continue
      if (cue.from > 0 && this.starts('FORME_SANS').has(cue.from - 1)) continue
      scopes.push({ from: cue.from, to: Math.min(this.denialEnd(cue.to), cue.to + 6), cue: [cue] })
    }
    return scopes
  }

  /** Start of the clause that holds the verb: after the last comma, colon or turn before it. */
  private subjectStart(at: number): number {
    const { tokens } = this.reading
    const first = this.segmentStart(at)
    for (let i = at - 1; i >= first; i--) {
      if (tokens[i].form === ',' || tokens[i].form === ':' || tokens[i].form === ';') {
        // A comma right before the verb closes an inserted clause: the subject stands before it.
        if (tokens[i].form === ',' && at - i <= 2 && i - first > 3) { const open = this.previousComma(i - 1, first); if (open > first) { i = open; continue } }
        return i + 1
      }
    }
    return first
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
    return this.denials().find((scope) => {
      if (scope.cue.some(takes)) return false
      const inside = (at: number) => at >= scope.from && at < scope.to
      if (!inside(head) && !(fact !== null && inside(fact))) return false
      return !scope.reversed || taken.some((own) => own.from >= scope.cue[0].from && own.from <= scope.cue[0].from + 5)
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

  /** Everything that softens a duty. */
  softenings(): Softening[] {
    if (this.softeningScopes) return this.softeningScopes
    const scopes: Softening[] = []
    const { tokens } = this.reading
    const conditional = this.at('FORME_SI').map((range) => range.from)
    const ne = this.starts('FORME_NE')
    const restriction = this.starts('RESTRICTION')
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
      if (conditional.some((at) => at < cue.from && at >= cue.from - 6 && !tokens.slice(at, cue.from).some((token) => token.form === ','))) continue
      add('option', cue)
    }
    return (this.softeningScopes = scopes)
  }

  /** The softening that weakens a match, the first in the sentence; one that speaks of the other party's freedom does not. */
  softenedBy(match: TokenRange, taken: readonly TokenRange[], bearer: Role): Softening | null {
    return this.softenings().find((scope) => {
      if (scope.cue[0].from >= match.to + 0 && !this.sameSegment(match.to - 1, scope.cue[0].from)) return false
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

  /** Mentions of the parties in order. */
  private mentions(): readonly Mention[] {
    return (this.mentioned ??= this.reading.facts.flatMap((fact) => (fact.type === 'client' || fact.type === 'prestataire' ? [{ from: fact.from, to: fact.to, role: fact.type, subject: this.isSubject(fact), opens: this.opensClause(fact.from) }] : [])))
  }

  /** Is the mention a subject: not introduced by a preposition, not the object of « informer ». */
  private isSubject(mention: TokenRange): boolean {
    const { tokens } = this.reading
    const oblique = this.starts('OBLIQUE')
    for (let i = mention.from; i < mention.to; i++) if (oblique.has(i)) return false
    if (mention.from > 0 && oblique.has(mention.from - 1)) return false
    if (this.starts('FORME_AGENT').has(mention.from - 1)) return false
    if (this.isSubordinate(mention.from)) return false
    const objects = this.at('INFORMER')
    return !objects.some((verb) => verb.to <= mention.from && mention.from - verb.to <= 1 && tokens[mention.from - 1]?.form !== ',')
  }

  /** True right after « afin que », « si », « dont »: subject of a subordinate clause, not of the duty. */
  private isSubordinate(at: number): boolean {
    return this.at('SUBORDONNANT').some((opener) => opener.to <= at && at - opener.to <= 1)
  }

  /** The last subject among mentions: of those that open a clause when there are any, else of all that nothing makes an object. */
  private lastSubject(among: (mention: Mention) => boolean): Mention | null {
    let last: Mention | null = null
    let opening: Mention | null = null
    for (const mention of this.mentions()) {
      if (!mention.subject || !among(mention)) continue
      last = mention
      if (mention.opens) opening = mention
    }
    return opening ?? last
  }

  private opensClause(at: number): boolean {
    const before = this.reading.tokens[at - 1]
    return before === undefined || before.kind === 'mark' || this.segments[at - 1] !== this.segments[at] || this.at('LIAISON').some((range) => range.to === at)
  }

  /** The party that is subject before `at` in its proposition, the nearest first. */
  private subjectBefore(at: number): Role | null {
    const first = this.segmentStart(at)
    return this.lastSubject((mention) => mention.to <= at && mention.from >= first)?.role ?? null
  }

  /**
   * Who must do what stands at `head`: « à la charge de », « il appartient à », « par », else the subject before it.
   * Null when nobody is named, or when the subject only benefits.
   */
  bearer(head: number, end: number): Bearer | null {
    if (this.mentions().length === 0) return null
    const key = head * (this.reading.tokens.length + 1) + end
    let bearer = this.bearers.get(key)
    if (bearer === undefined) this.bearers.set(key, (bearer = this.findBearer(head, end)))
    return bearer
  }

  private findBearer(head: number, end: number): Bearer | null {
    const first = this.segmentStart(head)
    const last = this.segmentEnd(Math.min(head, this.segments.length - 1))
    const inSegment = this.mentions().filter((mention) => mention.from >= first && mention.to <= last)
    for (const charge of this.at('FORME_CHARGE')) {
      if (charge.from < first || charge.to > last) continue
      const owed = inSegment.find((mention) => mention.from >= charge.from && mention.from - charge.to <= 2)
      if (owed) return { role: owed.role, at: owed }
    }
    const agents = this.starts('FORME_AGENT')
    const auxiliaries = this.at('AUXILIAIRE')
    const agent = inSegment.find((mention) => {
      if (mention.from < head - 6 || mention.from > end + AGENT_REACH || !(agents.has(mention.from - 1) || agents.has(mention.from))) return false
      // « les données confiées par le Client »: without an auxiliary the participle belongs to the noun before it.
      return mention.role === 'prestataire' || auxiliaries.some((verb) => verb.from < mention.from && mention.from - verb.to <= PASSIVE_REACH)
    })
    if (agent) return { role: agent.role, at: agent }
    const subject = this.lastSubject((mention) => mention.from >= first && mention.to <= last && mention.from <= head) ?? this.lastSubject((mention) => mention.from < first)
    if (!subject) return null
    const benefits = this.at('BENEFICIER').some((range) => range.from >= subject.to && range.from <= subject.to + 4)
    return benefits ? null : { role: subject.role, at: subject }
  }
}
