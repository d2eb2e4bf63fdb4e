/** Who must do what a sentence says. */
import { Denials } from './denials'
import type { TokenRange } from './token-range'

export type Role = 'client' | 'prestataire'

/** Where a party is named, whether as a subject, and whether it opens a clause. */
interface Mention extends TokenRange { role: Role; subject: boolean; opens: boolean }

export interface Bearer { role: Role; at: TokenRange }

const AGENT_REACH = 25
/** How far after « est » the agent of the passive may stand, in tokens. */
const PASSIVE_REACH = 8

export class Bearers extends Denials {
  private mentioned: readonly Mention[] | null = null
  /** By head and end: many phrases find the same words. */
  private readonly bearers = new Map<number, Bearer | null>()

  /** Mentions of the parties in order. */
  protected mentions(): readonly Mention[] {
    return (this.mentioned ??= this.reading.facts.flatMap((fact) => (fact.type === 'client' || fact.type === 'prestataire' ? [{ from: fact.from, to: fact.to, role: fact.type, subject: this.isSubject(fact), opens: this.opensClause(fact.from) }] : [])))
  }

  /** Is the mention a subject: not introduced by a preposition, not the object of « informer ». */
  private isSubject(mention: TokenRange): boolean {
    const { tokens } = this.reading
    const oblique = this.starts('OBLIQUE')
    for (let i = mention.from; i < mention.to; i++) if (oblique.has(i)) return false
    if (mention.from > 0 && oblique.has(mention.from - 1)) return false
    if (this.starts('FORME_AGENT').has(mention.from - 1)) return false
    if (this.isSubordinate(mention.from) || this.isObjectPronoun(mention)) return false
    const objects = this.at('INFORMER')
    return !objects.some((verb) => verb.to <= mention.from && mention.from - verb.to <= 1 && tokens[mention.from - 1]?.form !== ',')
  }

  /** « un technicien vous rappelle »: a pronoun before a verb that does not agree with it. */
  private isObjectPronoun({ from, to }: TokenRange): boolean {
    const { tokens } = this.reading
    const endings = to === from + 1 ? this.language.vocabulary.agreement.get(tokens[from].word) : undefined
    if (!endings) return false
    const clitics = this.starts('CLITIQUE')
    let verb = to
    while (clitics.has(verb)) verb++
    if (tokens[verb]?.kind !== 'word' || this.starts('LIAISON').has(verb) || this.starts('RELATIF').has(verb)) return false
    return !endings.some((ending) => tokens[verb].form.endsWith(ending))
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
  protected subjectBefore(at: number): Role | null {
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
