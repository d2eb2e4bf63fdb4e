/** Why a passage is judged as it is: words, facts, force, bearer, phrases that fired or nearly did. For authors of rules. */
import type { Contract } from '../contract/contract'
import { findPart, mayHold, type Reading, type TokenRange } from '../language'
import { findMatches, type Match } from './find-matches'
import { judge } from './judge'
import type { OpenKnowledge, OpenPhrase } from './open-knowledge'
import type { Review } from './finding'
import type { ContractType } from './rule'
import { Readings } from './statement-reading'

export interface ExplainedStatement {
  text: string
  words: { form: string; stem: string }[]
  facts: { type: string; words: string; value: number; notes: string[] }[]
  lists: { name: string; words: string[] }[]
  denied: { cue: string; scope: string }[]
  softened: { kind: string; cue: string; by: string | null }[]
  bearer: string | null
  fired: { rule: string; check: string; purpose: string; phrase: string; words: string }[]
  /** All parts but one stand here. */
  nearly: { rule: string; check: string; phrase: string; missing: string }[]
}

export interface Explanation {
  statements: ExplainedStatement[]
  review: Review
  /** By rule of which passages were learned: how much the stretch that resembles its subject most does so, as log-odds. */
  alike: Map<string, number>
}

/** `rules`: only these; empty for all. */
export function explain(contract: Contract, open: OpenKnowledge, types: ContractType[], rules: readonly string[] = []): Explanation {
  const readings = new Readings(contract, open)
  const wanted = (phrase: OpenPhrase) => rules.length === 0 || rules.includes(phrase.rule.rule.id)
  const read = open.phrases.map(wanted)
  const statements = contract.statements.map((statement): ExplainedStatement => {
    const reading = readings.of(statement.index)
    const modality = readings.modality(statement.index)
    const words = (range: TokenRange) => (range.to > range.from ? statement.text.slice(reading.tokens[range.from].start, reading.tokens[range.to - 1].end) : '')
    const matches: Match[] = []
    if (statement.kind !== 'heading') findMatches(statement, readings, open, read, (match) => matches.push(match), true)
    const fired = new Set(matches.map((match) => match.phrase.number))
    return {
      text: statement.text,
      words: reading.tokens.map(({ form, stem }) => ({ form, stem })),
      facts: reading.facts.map((fact) => ({
        type: fact.deadline && fact.type === 'durée' ? 'délai' : fact.type, words: words(fact), value: fact.value,
        notes: [...(fact.calendar ? [fact.calendar] : []), ...(fact.open ? ['open'] : []), ...(fact.immediate ? ['immediate'] : []), ...(fact.disagree ? ['words-digits-disagree'] : [])],
      })),
      lists: open.language.lists.standing(reading).map((list) => ({ name: open.language.lists.name(list), words: open.language.lists.where(reading, list).map(words) })),
      denied: modality.denials().map((scope) => ({ cue: scope.cue.map(words).join(' … '), scope: words(scope) })),
      softened: modality.softenings().map((scope) => ({ kind: scope.kind, cue: words(scope.cue[0]), by: scope.role })),
      bearer: reading.tokens.length === 0 ? null : modality.bearer(reading.tokens.length - 1, reading.tokens.length)?.role ?? null,
      fired: matches.map(({ phrase, range }) => ({ rule: phrase.rule.rule.id, check: phrase.check?.check.id ?? '–', purpose: phrase.purpose, phrase: phrase.source, words: words(range) })),
      nearly: open.phrases.filter((phrase) => wanted(phrase) && !fired.has(phrase.number) && phrase.parts.length > 1).flatMap((phrase) => nearMiss(phrase, reading)),
    }
  })
  const alike = new Map(open.rules.flatMap(({ rule }) => {
    const best = readings.stretches.knows(rule.id) ? readings.stretches.best(rule.id) : null
    return best ? [[rule.id, best.score] as const] : []
  }))
  return { statements, review: judge(contract, open, { types }), alike }
}

function nearMiss(phrase: OpenPhrase, reading: Reading): ExplainedStatement['nearly'] {
  const missing = phrase.parts.map((part, i) => ({ i, there: mayHold(reading, part) && findPart(part, reading).length > 0 })).filter(({ there }) => !there)
  if (missing.length !== 1) return []
  return [{ rule: phrase.rule.rule.id, check: phrase.check?.check.id ?? '–', phrase: phrase.source, missing: phrase.source.split('&')[missing[0].i]?.trim() ?? '' }]
}
