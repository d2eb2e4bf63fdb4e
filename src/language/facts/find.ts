/** Finds the typed facts of a sentence, in one walk over its tokens. */
import type { Entry, Token } from '../token'
import { tokenise } from '../token'
import type { Vocabulary } from '../vocabulary'
import { Clock } from './clock'
import type { Fact, FactWords } from './fact'
import { FactLexicon, type FactReading, factReading, type Found } from './fact-lexicon'
import { Idioms } from './idioms'
import { Recurrence } from './recurrence'

const HOURS_A_BUSINESS_DAY = 8
const DAY = 24
const WEEK = 168
/** How far from a duration a word still makes it a deadline, in tokens. */
const REACH = 6
const DAYS_A_WEEK = 7

/** Roles of the small words with which a fact may begin: see `step`. */
const OPENING_ROLES: readonly (keyof FactWords['words'])[] = ['each', 'all', 'per', 'weekdays', 'relative_day', 'article', 'legal', 'months']

function placed({ type, value, deadline, calendar, open, immediate, disagree }: FactReading, from: number, to: number): Fact {
  return { type, from, to, value, deadline, calendar, open, immediate, disagree }
}

export class FactFinder {
  private readonly idioms = new Idioms<FactReading[]>()
  private readonly timesIn = new Idioms<number>()
  private readonly lexicon: FactLexicon
  private readonly recurrence: Recurrence
  private readonly clock: Clock

  constructor(words: FactWords, vocabulary: Vocabulary) {
    this.lexicon = new FactLexicon(words, vocabulary)
    this.recurrence = new Recurrence(this.lexicon)
    this.clock = new Clock(this.lexicon)
    const idiom = (text: string, value: FactReading) => {
      const key = tokenise(text, vocabulary)
      const known = this.idioms.at(key, 0)
      if (known && known.next === key.length) known.value.push(value)
      else this.idioms.add(key, [value])
    }
    for (const [text, hours] of Object.entries(words.times_in)) this.timesIn.add(tokenise(text, vocabulary), hours)
    for (const text of words.immediate) idiom(text, factReading('durée', 0, { deadline: true, immediate: true }))
    for (const text of words.open_deadline) idiom(text, factReading('durée', NaN, { deadline: true, open: true }))
    for (const text of words.open_frequency) idiom(text, factReading('fréquence', NaN, { open: true }))
    for (const text of words.continuous) idiom(text, factReading('fréquence', 0, { immediate: true }))
    for (const text of words.always_open) idiom(text, factReading('plage', WEEK))
    for (const [text, hours] of Object.entries(words.deadlines)) idiom(text, factReading('durée', hours, { deadline: true }))
    for (const [text, hours] of Object.entries(words.business_deadlines)) idiom(text, factReading('durée', hours, { deadline: true, calendar: 'business' }))
    for (const [text, hours] of Object.entries(words.collective)) idiom(text, factReading('durée', hours))
  }

  /** Facts in order of their first token. Several may cover the same tokens (« en temps réel » is a deadline and a frequency). */
  find(tokens: Token[]): Fact[] {
    const facts: Fact[] = []
    for (let at = 0; at < tokens.length;) at = this.mayBegin(tokens[at].entry) ? this.step(tokens, at, facts) : at + 1
    return facts
  }

  /** Most words begin no fact: asked once per spelling. */
  private mayBegin(entry: Entry): boolean {
    return (entry.mayBeginFact ??= entry.kind === 'number' || this.lexicon.numbers.values.has(entry.form) || this.idioms.mayBegin(entry.word) ||
      this.lexicon.frequencies.has(entry.root) || this.lexicon.durations.has(entry.root) || OPENING_ROLES.some((role) => this.lexicon.isWord(role, entry.word)))
  }

  /** Adds what begins at `at`; returns where to go on. */
  private step(tokens: Token[], at: number, facts: Fact[]): number {
    const add = (to: number, value: FactReading, from = at) => { facts.push(placed(value, from, to)); return to }
    const idiom = this.idioms.at(tokens, at)
    if (idiom) {
      for (const value of idiom.value) add(idiom.next, value.deadline || value.type !== 'durée' || !this.isDeadline(tokens, at, idiom.next) ? value : factReading('durée', value.value, { deadline: true, calendar: value.calendar, open: value.open, immediate: value.immediate, disagree: value.disagree }))
      return idiom.next
    }
    const token = tokens[at]
    if (token.kind === 'word' || token.kind === 'mark') {
      const recurring = this.recurrence.read(tokens, at, facts)
      if (recurring) return add(recurring.next, recurring.value, recurring.from)
      const interval = this.lexicon.frequencies.get(token.root)
      if (interval !== undefined) return add(at + 1, factReading('fréquence', interval))
      const years = this.lexicon.durations.get(token.root)
      if (years !== undefined) return add(at + 1, factReading('durée', years))
      const week = this.weekdays(tokens, at)
      if (week) {
        add(week.next, factReading('fréquence', DAY, { calendar: week.days <= 6 ? 'business' : null }))
        return add(week.next, factReading('plage', week.days * DAY))
      }
      const relative = this.relativeDay(tokens, at)
      if (relative) return add(relative.next, relative.value)
      const reference = this.reference(tokens, at)
      if (reference) return add(reference, factReading('référence', NaN))
      if (this.lexicon.is('months', token) && tokens[at + 1]?.kind === 'number') return add(at + 2, factReading('date', NaN))
    }
    const number = this.lexicon.number(tokens, at)
    return number ? this.quantity(tokens, at, number, add) : at + 1
  }

  /** « du lundi au vendredi », « lundi-samedi ». */
  private weekdays(tokens: Token[], at: number): { next: number; days: number } | null {
    if (!this.lexicon.is('weekdays', tokens[at])) return null
    const names = this.lexicon.inOrder('weekdays')
    // The seven days in full, then in short.
    const from = names.indexOf(tokens[at].word)
    const joined = names.indexOf(tokens[at + 1]?.word ?? -1)
    const to = this.lexicon.is('weekday_range', tokens[at + 1]) ? names.indexOf(tokens[at + 2]?.word ?? -1) : joined
    if (to < 0) return null
    return { next: to === joined ? at + 2 : at + 3, days: ((to - from + 2 * DAYS_A_WEEK) % DAYS_A_WEEK) + 1 }
  }

  /** « J+1 », « H + 4 »: deadlines after the day or hour of the event. */
  private relativeDay(tokens: Token[], at: number): Found | null {
    if (!this.lexicon.is('relative_day', tokens[at]) || tokens[at + 1]?.form !== '+' || tokens[at + 2]?.kind !== 'number') return null
    const hours = this.lexicon.is('hour', tokens[at]) ? 1 : DAY
    const calendar = this.lexicon.calendarAt(tokens, at + 3)
    const value = tokens[at + 2].value * (calendar === 'business' && hours === DAY ? HOURS_A_BUSINESS_DAY : hours)
    return { next: at + 3 + (calendar ? 1 : 0), value: factReading('durée', value, { deadline: true, calendar }) }
  }

  /** « article this.lexicon. 1111-8 », « art. 28 », « loi n° 78-17 », « règlement (UE) 2016/679 ». Returns where it ends. */
  private reference(tokens: Token[], at: number): number | null {
    const article = this.lexicon.is('article', tokens[at])
    if (!article && !this.lexicon.is('legal', tokens[at])) return null
    let to = at + 1
    let figure = false
    while (to < tokens.length && to - at < 9) {
      const token = tokens[to]
      if (token.kind === 'number') figure = true
      // « Règlement à 30 jours » pays; it is no text of law.
      else if (!figure && this.lexicon.is('to', token)) break
      else if (token.kind === 'mark' ? !'.()/°'.includes(token.form) : token.form.length > 2 || (figure && token.form.length > 1)) break
      to++
    }
    while (to > at + 1 && tokens[to - 1].kind === 'mark') to--
    if (figure) return to
    return this.lexicon.is('law_by_name', tokens[at]) ? at + 1 : null
  }

  /** What a number measures. */
  private quantity(tokens: Token[], at: number, first: { value: number; next: number; disagree: boolean }, add: (to: number, value: FactReading) => number): number {
    let { value, next, disagree } = first
    // « quatre-vingt-dix-neuf virgule sept pour cent »
    if (this.lexicon.is('decimal', tokens[next])) {
      const decimals = this.lexicon.number(tokens, next + 1)
      if (decimals) { value += decimals.value / 10 ** String(decimals.value).length; next = decimals.next }
    }
    // « deux et demi pour cent »
    if (this.lexicon.is('add', tokens[next]) && this.lexicon.is('half', tokens[next + 1]) && this.isMeasured(tokens, next + 2)) { value += 0.5; next += 2 }
    // « de 4 à 8 heures », « deux ou trois jours »: the larger one binds.
    if (this.lexicon.is('range', tokens[next])) {
      const second = this.lexicon.number(tokens, next + 1)
      if (second && this.lexicon.measures(tokens[second.next]) && !this.lexicon.measures(tokens[next])) {
        value = Math.max(value, second.value)
        next = second.next
        disagree ||= second.disagree
      }
    }
    // « les vingt-quatre premières heures »
    if (this.lexicon.is('between', tokens[next]) && this.lexicon.units.has(tokens[next + 1]?.form ?? '')) next++
    const after = tokens[next]
    if (this.lexicon.is('percent', after)) return add(next + 1, factReading('pourcentage', value, { disagree }))
    if (this.lexicon.isPerCent(tokens, next)) return add(next + 2, factReading('pourcentage', value, { disagree }))
    if (this.lexicon.is('currency', after)) return add(next + 1, factReading('montant', value, { disagree }))
    if (this.lexicon.is('thousand_currency', after)) return add(next + 1, factReading('montant', value * 1000, { disagree }))
    if (this.lexicon.is('million_currency', after)) return add(next + 1, factReading('montant', value * 1e6, { disagree }))
    if ((after?.form === 'k' || after?.form === 'm') && this.lexicon.is('currency', tokens[next + 1])) return add(next + 2, factReading('montant', value * (after.form === 'k' ? 1000 : 1e6), { disagree }))
    const large = after && this.lexicon.large.get(after.form)
    if (large !== undefined) {
      const of = this.lexicon.is('of', tokens[next + 1])
      const to = next + 1 + (of ? 1 : 0)
      const money = this.lexicon.is('currency', tokens[to])
      // « cinq millions de dossiers » is no money.
      return add(money ? to + 1 : next + 1, factReading(of && !money ? 'nombre' : 'montant', value * large, { disagree }))
    }
    const ordinal = tokens[at].kind === 'number' && this.lexicon.is('ordinal', after)
    if (ordinal || this.lexicon.is('months', after)) {
      const month = ordinal ? next + 1 : next
      if (this.lexicon.is('months', tokens[month])) return add(month + (tokens[month + 1]?.kind === 'number' ? 2 : 1), factReading('date', NaN))
    }
    if (after?.form === '/' && tokens[next + 1]?.kind === 'number' && tokens[next + 2]?.form === '/' && tokens[next + 3]?.kind === 'number') return add(next + 4, factReading('date', NaN))
    const clock = this.clock.read(tokens, at, value, next)
    if (clock) return add(clock.next, clock.value)
    const unit = after && this.lexicon.units.get(after.form)
    if (unit !== undefined) return this.duration(tokens, at, value, next, unit, disagree, add)
    if (after && this.lexicon.is('business', after) && this.lexicon.units.has(tokens[next + 1]?.form ?? '')) return this.duration(tokens, at, value, next + 1, this.lexicon.units.get(tokens[next + 1].form)!, disagree, add)
    // « deux fois l'an »
    const span = this.lexicon.is('times', after) ? this.timesIn.at(tokens, next + 1) : null
    if (span) return add(span.next, factReading('fréquence', span.value / (value || 1), { disagree }))
    // « 2/an », « 3 / mois »
    if (after?.form === '/' && this.lexicon.units.has(tokens[next + 1]?.form ?? '')) return add(next + 2, factReading('fréquence', this.lexicon.units.get(tokens[next + 1].form)! / (value || 1)))
    if (tokens[at].kind === 'word' && this.lexicon.is('one', tokens[at]) && next === at + 1) return at + 1
    return add(next, factReading('nombre', value, { disagree }))
  }

  private isMeasured(tokens: Token[], at: number): boolean {
    return this.lexicon.measures(tokens[at]) || this.lexicon.isPerCent(tokens, at)
  }

  private duration(tokens: Token[], at: number, count: number, unitAt: number, unit: number, disagree: boolean, add: (to: number, value: FactReading) => number): number {
    let value = count * unit
    let to = unitAt + 1
    // « 24/7 », « 24 heures sur 24 », « 5 jours sur 7 »
    if ((this.lexicon.is('every_other', tokens[to]) || tokens[to]?.form === '/') && tokens[to + 1]?.kind === 'number') return add(to + 2, factReading('plage', unit === DAY && tokens[to + 1].value === DAYS_A_WEEK ? count * DAY : WEEK))
    // « 4 HO », « 5 JO »: heures, jours ouvrés.
    const business = this.lexicon.is('business', tokens[unitAt - 1]) || this.lexicon.is('business_unit', tokens[unitAt])
    let calendar = this.lexicon.calendarAt(tokens, to) ?? (business ? 'business' : null)
    if (this.lexicon.calendarAt(tokens, to)) to++
    // « une heure et demie », « 4 h 30 »
    if (this.lexicon.is('add', tokens[to]) && this.lexicon.is('half', tokens[to + 1])) { value += unit / 2; to += 2 }
    else if (unit === 1 && tokens[to]?.kind === 'number' && tokens[to].value < 60 && !this.lexicon.measures(tokens[to + 1]) && tokens[to].start - tokens[to - 1].end <= 1) { value += tokens[to].value / 60; to++ }
    calendar ??= this.lexicon.calendarAt(tokens, to)
    if (calendar === 'business' && unit >= DAY) value = (value / DAY) * HOURS_A_BUSINESS_DAY * (unit >= WEEK ? 5 / 7 : 1)
    return add(to, factReading('durée', value, { disagree, calendar, deadline: this.isDeadline(tokens, at, to) }))
  }

  private isDeadline(tokens: Token[], from: number, to: number): boolean {
    for (let i = from - 1; i >= 0 && i >= from - REACH; i--) {
      if (this.lexicon.isRoot('deadline_before', tokens[i])) return true
      if (this.lexicon.isRoot('lasting', tokens[i])) return false
    }
    for (let i = to; i < tokens.length && i < to + 2; i++) if (this.lexicon.isRoot('deadline_after', tokens[i])) return true
    return false
  }
}
