/** A value that a person gives to a blank: read by the same fact finder as contracts, refused with a reason, written as French writes it. */
import { compare } from '../language'
import type { Fact, FactType, Language, Token } from '../language'
import { numberInWords } from './number-words'
import type { BlankTemplate, BlankType, Stance, Writing } from './template'
import { figure, noBreak, typeset } from './typeset'

export interface Tools { language: Language; writing: Writing }

export type ValueProblem =
  /** Nothing was typed. */
  | 'empty'
  /** Not a duration, an amount, a date… as the blank asks. */
  | 'wrong-type'
  /** More than the value: « 48 heures environ ». */
  | 'more-than-a-value'
  /** « quarante-huit (24) heures ». */
  | 'words-figures-disagree'
  /** « dans les meilleurs délais »: no figure. */
  | 'no-figure'
  /** No such day. */
  | 'no-such-date'
  | 'too-long'
  /** A line break, an invisible character, or brackets, which would look like an empty blank. */
  | 'bad-characters'

export type ValueCaution = { code: 'below-min' | 'above-max' | 'unsure-bound'; bound: string }

export type CheckedValue =
  /** `shown`: as it will stand in the contract. Cautions do not prevent. */
  | { kind: 'value'; shown: string; cautions: ValueCaution[] }
  | { kind: 'refused'; reason: ValueProblem; type: BlankType }

const longest: Record<BlankType, number> = { duration: 80, frequency: 80, amount: 80, percent: 40, number: 40, date: 40, text: 400, list: 2000 }
const badCharacters = /[\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff[\]{}]/

const factTypes: Partial<Record<BlankType, FactType[]>> = {
  duration: ['durée', 'délai'], frequency: ['fréquence'], amount: ['montant'], percent: ['pourcentage'], number: ['nombre'],
}

export function checkValue(blank: BlankTemplate, typed: string, tools: Tools): CheckedValue {
  const refused = (reason: ValueProblem): CheckedValue => ({ kind: 'refused', reason, type: blank.type })
  const text = typed.trim().replace(/[ \u00a0\u202f]+/g, ' ')
  if (text === '') return refused('empty')
  if (text.length > longest[blank.type]) return refused('too-long')
  if (badCharacters.test(text)) return refused('bad-characters')
  const { writing } = tools
  if (blank.type === 'text' || blank.type === 'list') return { kind: 'value', shown: typeset(text.replace(/\s*[;.,]$/, ''), writing), cautions: [] }
  if (blank.type === 'date') {
    const date = writtenDate(text, writing)
    return date === null ? refused('wrong-type') : date === '' ? refused('no-such-date') : { kind: 'value', shown: date, cautions: [] }
  }
  const fact = onlyFact(text, blank.type, tools)
  if (typeof fact === 'string') return refused(fact)
  return { kind: 'value', shown: written(text, blank.type, fact, tools), cautions: cautionsOf(blank, fact, tools) }
}

/** The default for that stance, as it stands in brackets or is offered; null when there is none. */
export function defaultOf(blank: BlankTemplate, stance: Stance): string | null {
  return blank.default_by_stance[stance] ?? blank.default
}

/** The one fact that the text is, all of it (an amount may add « hors taxes »). */
function onlyFact(text: string, type: BlankType, { language, writing }: Tools): Fact | ValueProblem {
  const tokens = language.tokens(text)
  const wanted = factTypes[type] ?? []
  const fact = language.facts(tokens).find((found) => wanted.includes(found.type))
  if (!fact) return plainNumber(tokens, type, writing) ?? 'wrong-type'
  if (fact.disagree) return 'words-figures-disagree'
  if (fact.open) return 'no-figure'
  if (Number.isNaN(fact.value)) return 'wrong-type'
  const after = tokens.length - fact.to
  const free = type === 'amount' ? 3 : type === 'frequency' ? tokens.length : 0
  if (fact.from > (type === 'frequency' ? 3 : 0) || after > free) return 'more-than-a-value'
  return fact
}

/** « un », « une »: numbers that the fact finder leaves alone as articles. */
function plainNumber(tokens: Token[], type: BlankType, { numbers }: Writing): Fact | null {
  if (type !== 'number' || tokens.length !== 1 || (tokens[0].form !== numbers.small[1] && tokens[0].form !== numbers.feminine_one)) return null
  return { type: 'nombre', from: 0, to: 1, value: 1, deadline: false, calendar: null, open: false, immediate: false, disagree: false }
}

function cautionsOf(blank: BlankTemplate, fact: Fact, tools: Tools): ValueCaution[] {
  const cautions: ValueCaution[] = []
  for (const kind of ['min', 'max'] as const) {
    const bound = blank[kind]
    if (bound === null) continue
    const limit = onlyFact(bound, blank.type, tools)
    if (typeof limit === 'string') continue
    const held = compare(fact, limit, kind)
    if (held === 'beyond') cautions.push({ code: kind === 'min' ? 'below-min' : 'above-max', bound })
    else if (held !== 'within') cautions.push({ code: 'unsure-bound', bound })
  }
  return cautions
}

/** The value as a contract writes it: figures with words, units and their adjectives agreed. */
function written(text: string, type: BlankType, fact: Fact, tools: Tools): string {
  const { writing } = tools
  if (type === 'percent') return `${figure(fact.value)}${noBreak}%`
  if (type === 'number') return withWords(fact.value, 'm', writing)
  if (type === 'amount') {
    const unit = writing.units[writing.units.length - 1]
    const tail = text.slice(tools.language.tokens(text)[fact.to - 1].end)
    return `${withWords(fact.value, unit.gender, writing, 2)} ${fact.value >= 2 ? unit.other : unit.one}${typeset(tail, writing)}`
  }
  return type === 'duration' ? writtenDuration(text, fact, tools) : typeset(text, writing)
}

/** « quarante-huit (48) », or figures alone (with that many decimals) when there is a fraction. */
function withWords(value: number, gender: 'm' | 'f', writing: Writing, decimals?: number): string {
  const words = numberInWords(value, writing.numbers, gender)
  return words === null ? figure(value, decimals) : `${words} (${figure(value)})`
}

function writtenDuration(text: string, fact: Fact, { language, writing }: Tools): string {
  const tokens = language.tokens(text)
  const unitOf = (token: Token) => {
    const said = text.slice(token.start, token.end).toLowerCase()
    return writing.units.find((known) => [known.one, known.other, ...known.short].includes(said))
  }
  const at = tokens.findIndex((token) => unitOf(token) !== undefined)
  const unit = at < 1 ? undefined : unitOf(tokens[at])
  if (!unit) return typeset(text, writing)
  const rest = text.slice(tokens[at].end)
  const one = language.facts(language.tokens(`1 ${unit.one}${rest}`)).find((found) => found.type === fact.type)
  const count = one ? Math.round((fact.value / one.value) * 1e9) / 1e9 : NaN
  // « 1 heure et demie », « 4 heures 30 »: no single number stands before the unit.
  if (!Number.isInteger(count) || /\d/.test(rest)) return typeset(text, writing)
  const many = count >= 2
  const adjective = rest.trim().toLowerCase()
  const agreed = writing.qualifiers.find((known) => [...known.m, ...known.f].includes(adjective))
  const tail = agreed ? ` ${agreed[unit.gender][many ? 1 : 0]}` : typeset(rest, writing)
  return `${withWords(count, unit.gender, writing)} ${many ? unit.other : unit.one}${tail}`
}

/** « 1er janvier 2027 » from « 01/01/2027 », « 2027-01-01 » or itself; null: no date; '': a day that does not exist. */
function writtenDate(text: string, writing: Writing): string | null {
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const words = /^(\d{1,2})(?:er)? (\p{L}+) (\d{4})$/u.exec(text)
  let day: number
  let month: number
  let year: number
  if (iso) [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])]
  else if (figures) [day, month, year] = [Number(figures[1]), Number(figures[2]), Number(figures[3])]
  else if (words) [day, month, year] = [Number(words[1]), writing.months.indexOf(words[2].toLowerCase()) + 1, Number(words[3])]
  else return null
  if (month === 0) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return ''
  return `${day === 1 ? writing.first_day : day}${noBreak}${writing.months[month - 1]} ${year}`
}
