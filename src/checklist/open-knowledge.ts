/** The knowledge made ready to judge: phrases compiled and indexed by their most telling word. Done once per session. */
import { type BoundKind, compare, compilePhrase, GRAMMAR_LISTS, Language, listsOf, parsePhrase, type CompiledPhrase, type Fact, type FactType } from '../language'
import { contractLexicon, type ContractLexicon } from '../contract/lexicon'
import type { Knowledge } from './knowledge'
import { partyWords, type PartyWords } from './party-mentions'
import { Resemblance } from './resemblance'
import type { Check, Rule } from './rule'
import { IN_CLAUSE, IN_SENTENCE, IN_TOPICS, Sieve, type Sifted } from './sieve'

/** What a phrase is for. */
export type Purpose = 'phrase' | 'weak' | 'unless' | 'unless_clause' | 'capped_by'

export interface OpenPhrase extends CompiledPhrase {
  /** Number among all phrases. */
  number: number
  purpose: Purpose
  rule: OpenRule
  /** Null: the phrase belongs to the rule as a whole. */
  check: OpenCheck | null
  /** Position among the phrases of its check. */
  line: number
  /** Parts joined by `&` may be met by the topic. */
  topic: boolean
  within: 'sentence' | 'paragraph' | 'clause'
  /** Lists of the lexicon one of which the clause must hold; empty: any clause. */
  about: number[]
}

export interface Bound { facts: Fact[]; kind: 'max' | 'min' | null; text: string }

export interface OpenCheck {
  check: Check
  /** Its own `about`; null: the rule's. */
  about: number[] | null
  core: boolean
  bound: Bound | null
  /** Read like `bound`; nothing is weak for missing it. */
  ideal: Bound | null
}

export interface OpenRule {
  /** Number among all rules. */
  number: number
  rule: Rule
  checks: OpenCheck[]
  about: number[]
  /** Numbers of the phrases that do nothing but bar other matches of the rule in the same sentence. */
  barring: number[]
}

export interface OpenKnowledge {
  language: Language
  contract: ContractLexicon
  rules: OpenRule[]
  phrases: OpenPhrase[]
  /** By number of a phrase: its part, when there is only one and it stands in the sentence itself. Most of these are tried and not found. */
  alone: (OpenPhrase['parts'][number] | null)[]
  /** Which phrases are worth trying in a statement. */
  sieve: Sieve
  parties: PartyWords
  resemblance: Resemblance
}

/** List of the lexicon: words that take up the subject of the sentence before. */
export const ANAPHORA = 'REPRISE'

/** The `about` of a phrase that is read everywhere. */
const ANYTHING: number[] = []

export function openKnowledge(knowledge: Knowledge): OpenKnowledge {
  const { lexicon, rules } = knowledge
  const language = new Language(lexicon, rules.flatMap(taught), rules.flatMap((rule) => rule.examples.map((example) => example.text)))
  const names = language.lists.known
  const open: Omit<OpenKnowledge, 'sieve'> = { language, contract: contractLexicon(knowledge.contract), rules: [], phrases: [], alone: [], parties: partyWords(language, lexicon.lists), resemblance: new Resemblance(knowledge.learned, language) }
  for (const rule of rules) {
    const opened: OpenRule = { number: open.rules.length, rule, checks: rule.checks.map((check) => openCheck(check, language)), about: rule.about.map((name) => language.lists.number(name)), barring: [] }
    const bySentence = rule.checks.every(({ within }) => within === undefined || within === 'sentence')
    open.rules.push(opened)
    const add = (sources: string[] | undefined, purpose: Purpose, check: OpenCheck | null) => sources?.forEach((source, line) => {
      const about = purpose === 'capped_by' ? ANYTHING : check?.about ?? opened.about
      const { parts } = compilePhrase(source, parsePhrase(source, names), language.lists.scope)
      const phrase: OpenPhrase = {
        source, parts, number: open.phrases.length, purpose, rule: opened, check, line, about,
        topic: purpose === 'weak' || (purpose === 'phrase' && (check?.check.topic ?? rule.kind === 'requirement')),
        within: purpose === 'unless_clause' || purpose === 'capped_by' ? 'sentence' : check?.check.within ?? 'sentence',
      }
      open.phrases.push(phrase)
      if (purpose === 'unless' && bySentence) opened.barring.push(phrase.number)
      open.alone.push(phrase.parts.length === 1 && phrase.within === 'sentence' ? phrase.parts[0] : null)
    })
    for (const check of opened.checks) {
      add(check.check.phrase, 'phrase', check)
      add(check.check.weak, 'weak', check)
      add(check.check.unless, 'unless', check)
      add(check.check.unless_clause, 'unless_clause', check)
      add(check.check.capped_by, 'capped_by', check)
    }
    add(rule.weak, 'weak', null)
    add(rule.unless, 'unless', null)
    add(rule.unless_clause, 'unless_clause', null)
  }
  // What phrases ask for, and what every sentence is asked for.
  language.follow([...open.phrases.flatMap((phrase) => [...phrase.about, ...phrase.parts.flatMap(listsOf)]), ...[ANAPHORA, ...GRAMMAR_LISTS].filter((name) => names.has(name)).map((name) => language.lists.number(name))])
  const barring = new Set(open.rules.flatMap((rule) => rule.barring))
  return { ...open, sieve: new Sieve(open.phrases.map((phrase) => sifted(phrase, language, barring.has(phrase.number)))) }
}

/** A part that captures a fact stands in the sentence itself; the others may be met by the topic where the check allows it. */
function sifted(phrase: OpenPhrase, language: Language, barring: boolean): Sifted {
  const byTopic = phrase.topic && phrase.parts.length > 1
  const place = (part: OpenPhrase['parts'][number]) => (phrase.within !== 'sentence' ? IN_CLAUSE : byTopic && !part.fact ? IN_TOPICS : IN_SENTENCE)
  const leading = barring ? [] : leadingParts(phrase)
  // The only way to a phrase is through these features: they need not be asked for again.
  const told = leading.length === 1 ? leading[0].demands[0] : undefined
  return {
    subject: phrase.about.map((list) => language.lists.feature(list)),
    demands: phrase.parts.flatMap((part) => part.demands.filter((features) => features !== told).map((features) => ({ place: place(part), features }))),
    leads: leading.flatMap((part) => part.demands[0] ?? []),
  }
}

/**
 * Parts under which a phrase is found: one that must stand in the sentence itself. A part that captures a fact always must;
 * without topic the rarest one will do; else any of them may be the one that the sentence holds.
 */
function leadingParts(phrase: OpenPhrase): OpenPhrase['parts'] {
  const facts = phrase.parts.filter((part) => part.fact)
  if (phrase.within !== 'sentence') return phrase.parts
  if (facts.length > 0) return facts.slice(0, 1)
  return phrase.topic && phrase.parts.length > 1 ? phrase.parts : phrase.parts.slice(0, 1)
}

function taught(rule: Rule): string[] {
  return [rule, ...rule.checks].flatMap((part) => [...('phrase' in part ? part.phrase : []), ...(part.weak ?? []), ...(part.unless ?? []), ...(part.unless_clause ?? [])])
}

function openCheck(check: Check, language: Language): OpenCheck {
  const bound = (text: string | undefined): Bound | null => {
    const facts = text === undefined ? [] : language.facts(language.tokens(text)).filter((fact) => !fact.open)
    return facts.length > 0 ? { facts, kind: check.bound ?? null, text: text! } : null
  }
  return { check, about: check.about?.map((name) => language.lists.number(name)) ?? null, core: check.core ?? false, bound: bound(check.acceptable), ideal: bound(check.ideal) }
}

/** Percentages, amounts and opening hours are wanted high; durations and frequencies (longest intervals) low. */
const WANTED_HIGH = new Set<FactType>(['pourcentage', 'montant', 'plage'])

/** A fact held against a bound; null when there is no bound of that kind. */
export function against(bound: Bound | null, fact: Fact | null): ReturnType<typeof compare> | null {
  if (!bound || !fact) return null
  const other = bound.facts.find(({ type }) => type === fact.type)
  return other ? compare(fact, other, boundKind(bound, fact)) : null
}

/** Whether a fact should be at most or at least what a bound says. */
export function boundKind(bound: Bound | null, fact: Fact): BoundKind {
  return bound?.kind ?? (WANTED_HIGH.has(fact.type) ? 'min' : 'max')
}
