/** Finds the typed facts of a sentence, in one walk over its tokens. */
import type { Entry, Token } from '../token'
import { tokenise } from '../token'
import type { Vocabulary } from '../vocabulary'
import type { Calendar, Fact, FactType, FactWords } from './fact'
import { Idioms } from './idioms'
import { type NumberWords, readNumber } from './number'

type Reading = Omit<Fact, 'from' | 'to'>
const HOURS_A_BUSINESS_DAY = 8
const DAY = 24
const WEEK = 168
/** How far from a duration a word still makes it a deadline, in tokens. */
const REACH = 6
/** How far from its amount « par mois » still belongs to a price, in tokens. */
const PRICE_REACH = 4
const DAYS_A_WEEK = 7

/** Roles of the small words with which a fact may begin: see `step`. */
const OPENING_ROLES: readonly (keyof FactWords['words'])[] = ['each', 'all', 'per', 'weekdays', 'relative_day', 'article', 'legal', 'months']

// Named one by one: objects made by spreading others differ in shape, and every look at them is slow.
function reading(type: FactType, value: number, { deadline = false, calendar = null, open = false, immediate = false, disagree = false }: Partial<Reading> = {}): Reading {
  return { type, value, deadline, calendar, open, immediate, disagree }
}

function placed({ type, value, deadline, calendar, open, immediate, disagree }: Reading, from: number, to: number): Fact {
  return { type, from, to, value, deadline, calendar, open, immediate, disagree }
}

export class FactFinder {
  private readonly idioms = new Idioms<Reading[]>()
  private readonly timesIn = new Idioms<number>()
  private readonly numbers: NumberWords
  private readonly units: Map<string, number>
  private readonly recurring = new Map<string, number>()
  private readonly frequencies = new Map<number, number>()
  private readonly durations = new Map<number, number>()
  /** Small words by role, as numbers of words. */
  private readonly roles = new Map<string, Set<number>>()
  private readonly roots = new Map<string, Set<number>>()
  private readonly noon: Map<string, number>
  /** « millions », « milliards ». */
  private readonly large: Map<string, number>

  constructor(words: FactWords, vocabulary: Vocabulary) {
    const form = (word: string) => vocabulary.of(word).form
    const table = (record: Record<string, number>) => new Map(Object.entries(record).map(([word, value]) => [form(word), value]))
    this.numbers = { values: table(words.numbers), joining: new Set(words.words.add.map(form)) }
    this.large = table(words.words.large)
    this.units = table(words.units)
    this.noon = table(words.words.noon)
    for (const [word, value] of Object.entries(words.frequencies)) this.frequencies.set(vocabulary.of(word).root, value)
    for (const [word, value] of Object.entries(words.durations)) this.durations.set(vocabulary.of(word).root, value)
    for (const [word, value] of Object.entries(words.recurring)) this.recurring.set(form(word), value)
    for (const [role, list] of Object.entries(words.words)) {
      if (!Array.isArray(list)) continue
      this.roles.set(role, new Set(list.map((word) => vocabulary.of(word).word)))
      this.roots.set(role, new Set(list.map((word) => vocabulary.of(word).root)))
    }
    const idiom = (text: string, value: Reading) => {
      const key = tokenise(text, vocabulary)
      const known = this.idioms.at(key, 0)
      if (known && known.next === key.length) known.value.push(value)
      else this.idioms.add(key, [value])
    }
    for (const [text, hours] of Object.entries(words.times_in)) this.timesIn.add(tokenise(text, vocabulary), hours)
    for (const text of words.immediate) idiom(text, reading('durée', 0, { deadline: true, immediate: true }))
    for (const text of words.open_deadline) idiom(text, reading('durée', NaN, { deadline: true, open: true }))
    for (const text of words.open_frequency) idiom(text, reading('fréquence', NaN, { open: true }))
    for (const text of words.continuous) idiom(text, reading('fréquence', 0, { immediate: true }))
    for (const text of words.always_open) idiom(text, reading('plage', WEEK))
    for (const [text, hours] of Object.entries(words.deadlines)) idiom(text, reading('durée', hours, { deadline: true }))
    for (const [text, hours] of Object.entries(words.business_deadlines)) idiom(text, reading('durée', hours, { deadline: true, calendar: 'business' }))
    for (const [text, hours] of Object.entries(words.collective)) idiom(text, reading('durée', hours))
  }

  /** Facts in order of their first token. Several may cover the same tokens (« en temps réel » is a deadline and a frequency). */
  find(tokens: Token[]): Fact[] {
    const facts: Fact[] = []
    for (let at = 0; at < tokens.length;) at = this.mayBegin(tokens[at].entry) ? this.step(tokens, at, facts) : at + 1
    return facts
  }

  /** Most words begin no fact: asked once per spelling. */
  private mayBegin(entry: Entry): boolean {
    return (entry.mayBeginFact ??= entry.kind === 'number' || this.numbers.values.has(entry.form) || this.idioms.mayBegin(entry.word) ||
      this.frequencies.has(entry.root) || this.durations.has(entry.root) || OPENING_ROLES.some((role) => this.roles.get(role)!.has(entry.word)))
  }

  /** Adds what begins at `at`; returns where to go on. */
  private step(tokens: Token[], at: number, facts: Fact[]): number {
    const add = (to: number, value: Reading, from = at) => { facts.push(placed(value, from, to)); return to }
    const idiom = this.idioms.at(tokens, at)
    if (idiom) {
      for (const value of idiom.value) add(idiom.next, value.deadline || value.type !== 'durée' || !this.isDeadline(tokens, at, idiom.next) ? value : reading('durée', value.value, { deadline: true, calendar: value.calendar, open: value.open, immediate: value.immediate, disagree: value.disagree }))
      return idiom.next
    }
    const token = tokens[at]
    if (token.kind === 'word' || token.kind === 'mark') {
      const recurring = this.recurrence(tokens, at, facts)
      if (recurring) return add(recurring.next, recurring.value, recurring.from)
      const interval = this.frequencies.get(token.root)
      if (interval !== undefined) return add(at + 1, reading('fréquence', interval))
      const years = this.durations.get(token.root)
      if (years !== undefined) return add(at + 1, reading('durée', years))
      const week = this.weekdays(tokens, at)
      if (week) {
        add(week.next, reading('fréquence', DAY, { calendar: week.days <= 6 ? 'business' : null }))
        return add(week.next, reading('plage', week.days * DAY))
      }
      const relative = this.relativeDay(tokens, at)
      if (relative) return add(relative.next, relative.value)
      const reference = this.reference(tokens, at)
      if (reference) return add(reference, reading('référence', NaN))
      if (this.is('months', token) && tokens[at + 1]?.kind === 'number') return add(at + 2, reading('date', NaN))
    }
    const number = readNumber(tokens, at, this.numbers)
    return number ? this.quantity(tokens, at, number, add) : at + 1
  }

  private is(role: string, token: Token | undefined): boolean {
    return token !== undefined && this.roles.get(role)!.has(token.entry.word)
  }

  /** « chaque nuit », « tous les 15 jours », « toutes les quatre (4) heures », « par jour ouvré », « /an ». */
  private recurrence(tokens: Token[], at: number, facts: Fact[]): { from: number; next: number; value: Reading } | null {
    const each = this.is('each', tokens[at])
    const all = this.is('all', tokens[at]) && this.is('the', tokens[at + 1])
    const per = this.is('per', tokens[at])
    if (!each && !all && !per) return null
    const start = at + (all ? 2 : 1)
    const number = each || all || per ? readNumber(tokens, start, this.numbers) : null
    const unitAt = number ? number.next : this.is('period', tokens[start]) && this.is('of', tokens[start + 1]) ? start + 2 : start
    const counted = number ?? (unitAt > start ? readNumber(tokens, unitAt, this.numbers) : null)
    const wordAt = counted ? counted.next : unitAt
    const word = tokens[wordAt]
    if (!word) return null
    const hours = this.units.get(word.form) ?? (per ? undefined : this.recurring.get(word.form) ?? this.recurring.get(singular(word.form)))
    if (hours === undefined) return null
    if (per && (counted ?? null) === null && this.isPrice(tokens, at, facts)) return null
    const calendar = this.calendarAt(tokens, wordAt + 1)
    let interval = hours * (counted?.value || 1)
    const times = per ? this.timesBefore(tokens, at) : null
    if (times) interval /= times.value
    return { from: times?.from ?? at, next: wordAt + 1 + (calendar ? 1 : 0), value: reading('fréquence', interval, { calendar, disagree: counted?.disagree ?? false }) }
  }

  /** « 45 € HT par mois » is a price, not a frequency. */
  private isPrice(tokens: Token[], at: number, facts: Fact[]): boolean {
    const last = facts[facts.length - 1]
    if (last === undefined || last.type !== 'montant') return false
    const between = tokens.slice(last.to, at)
    // « par poste installé et par mois »: what the price is counted by goes on.
    return between.length <= PRICE_REACH || (between.length <= 2 * PRICE_REACH && between.some((token) => this.is('per', token)) && between.every(({ kind }) => kind === 'word'))
  }

  /** « deux fois par », « 2 visites par », « trois visites préventives par »: the number and where it stands. */
  private timesBefore(tokens: Token[], at: number): { from: number; value: number } | null {
    for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
      const number = readNumber(tokens, i, this.numbers)
      if (!number || number.next > at) { if (tokens[i].kind === 'mark' && tokens[i].form !== ')') return null; continue }
      let first = i
      while (first > 0 && this.numbers.values.has(tokens[first - 1].form)) first--
      const whole = readNumber(tokens, first, this.numbers)
      return whole && whole.value > 0 && whole.value < 1000 ? { from: first, value: whole.value } : null
    }
    return null
  }

  private calendarAt(tokens: Token[], at: number): Calendar {
    return this.is('business', tokens[at]) ? 'business' : this.is('calendar', tokens[at]) ? 'calendar' : null
  }

  /** « du lundi au vendredi », « lundi-samedi ». */
  private weekdays(tokens: Token[], at: number): { next: number; days: number } | null {
    if (!this.is('weekdays', tokens[at])) return null
    const names = [...this.roles.get('weekdays')!]
    // The seven days in full, then in short.
    const from = names.indexOf(tokens[at].word)
    const joined = names.indexOf(tokens[at + 1]?.word ?? -1)
    const to = this.is('weekday_range', tokens[at + 1]) ? names.indexOf(tokens[at + 2]?.word ?? -1) : joined
    if (to < 0) return null
    return { next: to === joined ? at + 2 : at + 3, days: ((to - from + 2 * DAYS_A_WEEK) % DAYS_A_WEEK) + 1 }
  }

  /** « J+1 », « H + 4 »: deadlines after the day or hour of the event. */
  private relativeDay(tokens: Token[], at: number): { next: number; value: Reading } | null {
    if (!this.is('relative_day', tokens[at]) || tokens[at + 1]?.form !== '+' || tokens[at + 2]?.kind !== 'number') return null
    const hours = this.is('hour', tokens[at]) ? 1 : DAY
    const calendar = this.calendarAt(tokens, at + 3)
    const value = tokens[at + 2].value * (calendar === 'business' && hours === DAY ? HOURS_A_BUSINESS_DAY : hours)
    return { next: at + 3 + (calendar ? 1 : 0), value: reading('durée', value, { deadline: true, calendar }) }
  }

  /** « article L. 1111-8 », « art. 28 », « loi n° 78-17 », « règlement (UE) 2016/679 ». Returns where it ends. */
  private reference(tokens: Token[], at: number): number | null {
    const article = this.is('article', tokens[at])
    if (!article && !this.is('legal', tokens[at])) return null
    let to = at + 1
    let figure = false
    while (to < tokens.length && to - at < 9) {
      const token = tokens[to]
      if (token.kind === 'number') figure = true
      // « Règlement à 30 jours » pays; it is no text of law.
      else if (!figure && this.is('to', token)) break
      else if (token.kind === 'mark' ? !'.()/°'.includes(token.form) : token.form.length > 2 || (figure && token.form.length > 1)) break
      to++
    }
    while (to > at + 1 && tokens[to - 1].kind === 'mark') to--
    if (figure) return to
    return this.is('law_by_name', tokens[at]) ? at + 1 : null
  }

  /** What a number measures. */
  private quantity(tokens: Token[], at: number, first: { value: number; next: number; disagree: boolean }, add: (to: number, value: Reading) => number): number {
    let { value, next, disagree } = first
    // « quatre-vingt-dix-neuf virgule sept pour cent »
    if (this.is('decimal', tokens[next])) {
      const decimals = readNumber(tokens, next + 1, this.numbers)
      if (decimals) { value += decimals.value / 10 ** String(decimals.value).length; next = decimals.next }
    }
    // « deux et demi pour cent »
    if (this.is('add', tokens[next]) && this.is('half', tokens[next + 1]) && this.isMeasured(tokens, next + 2)) { value += 0.5; next += 2 }
    // « de 4 à 8 heures », « deux ou trois jours »: the larger one binds.
    if (this.is('range', tokens[next])) {
      const second = readNumber(tokens, next + 1, this.numbers)
      if (second && this.measures(tokens[second.next]) && !this.measures(tokens[next])) {
        value = Math.max(value, second.value)
        next = second.next
        disagree ||= second.disagree
      }
    }
    // « les vingt-quatre premières heures »
    if (this.is('between', tokens[next]) && this.units.has(tokens[next + 1]?.form ?? '')) next++
    const after = tokens[next]
    if (this.is('percent', after)) return add(next + 1, reading('pourcentage', value, { disagree }))
    if (this.isPerCent(tokens, next)) return add(next + 2, reading('pourcentage', value, { disagree }))
    if (this.is('currency', after)) return add(next + 1, reading('montant', value, { disagree }))
    if (this.is('thousand_currency', after)) return add(next + 1, reading('montant', value * 1000, { disagree }))
    if (this.is('million_currency', after)) return add(next + 1, reading('montant', value * 1e6, { disagree }))
    if ((after?.form === 'k' || after?.form === 'm') && this.is('currency', tokens[next + 1])) return add(next + 2, reading('montant', value * (after.form === 'k' ? 1000 : 1e6), { disagree }))
    const large = after && this.large.get(after.form)
    if (large !== undefined) {
      const of = this.is('of', tokens[next + 1])
      const to = next + 1 + (of ? 1 : 0)
      const money = this.is('currency', tokens[to])
      // « cinq millions de dossiers » is no money.
      return add(money ? to + 1 : next + 1, reading(of && !money ? 'nombre' : 'montant', value * large, { disagree }))
    }
    const ordinal = tokens[at].kind === 'number' && this.is('ordinal', after)
    if (ordinal || this.is('months', after)) {
      const month = ordinal ? next + 1 : next
      if (this.is('months', tokens[month])) return add(month + (tokens[month + 1]?.kind === 'number' ? 2 : 1), reading('date', NaN))
    }
    if (after?.form === '/' && tokens[next + 1]?.kind === 'number' && tokens[next + 2]?.form === '/' && tokens[next + 3]?.kind === 'number') return add(next + 4, reading('date', NaN))
    const clock = this.digital(tokens, at) ?? this.clock(tokens, at, value, next)
    if (clock) return add(clock.next, clock.value)
    const unit = after && this.units.get(after.form)
    if (unit !== undefined) return this.duration(tokens, at, value, next, unit, disagree, add)
    if (after && this.is('business', after) && this.units.has(tokens[next + 1]?.form ?? '')) return this.duration(tokens, at, value, next + 1, this.units.get(tokens[next + 1].form)!, disagree, add)
    // « deux fois l'an »
    const span = this.is('times', after) ? this.timesIn.at(tokens, next + 1) : null
    if (span) return add(span.next, reading('fréquence', span.value / (value || 1), { disagree }))
    // « 2/an », « 3 / mois »
    if (after?.form === '/' && this.units.has(tokens[next + 1]?.form ?? '')) return add(next + 2, reading('fréquence', this.units.get(tokens[next + 1].form)! / (value || 1)))
    if (tokens[at].kind === 'word' && this.is('one', tokens[at]) && next === at + 1) return at + 1
    return add(next, reading('nombre', value, { disagree }))
  }

  private measures(token: Token | undefined): boolean {
    return token !== undefined && (this.units.has(token.form) || this.is('percent', token) || this.is('currency', token) || this.is('business', token))
  }

  private isMeasured(tokens: Token[], at: number): boolean {
    return this.measures(tokens[at]) || this.isPerCent(tokens, at)
  }

  private isPerCent(tokens: Token[], at: number): boolean {
    return this.is('per_cent_first', tokens[at]) && this.is('per_cent', tokens[at + 1])
  }

  /** « 14:30 », « 8:00-18:00 ». */
  private digital(tokens: Token[], at: number): { next: number; value: Reading } | null {
    const from = digitalTime(tokens, at)
    if (from === null) return null
    const to = this.is('weekday_range', tokens[at + DIGITAL]) ? digitalTime(tokens, at + DIGITAL + 1) : null
    return to === null ? { next: at + DIGITAL, value: reading('heure', from) } : { next: at + 2 * DIGITAL + 1, value: reading('plage', to - from) }
  }

  /** « à 22 h », « 9 h – 18 h », « de 9 h 30 à 12 h », « à 6 h, 12 h, 18 h et minuit ». */
  private clock(tokens: Token[], at: number, value: number, next: number): { next: number; value: Reading } | null {
    if (!this.is('clock', tokens[next]) || value > 24) return null
    const end = this.clockEnd(tokens, next)
    const range = this.is('weekday_range', tokens[end]) || this.is('add', tokens[end]) ? readNumber(tokens, end + 1, this.numbers) : null
    if (range && this.is('clock', tokens[range.next]) && (this.is('weekday_range', tokens[end]) || this.is('clock_between', tokens[at - 1]))) {
      return { next: this.clockEnd(tokens, range.next), value: reading('plage', range.value - value) }
    }
    if (!this.is('clock_before', tokens[at - 1]) && !(this.is('of', tokens[at - 1]) && this.is('clock_before', tokens[at - 2]))) return null
    if (this.is('clock_after', tokens[at - 1]) || this.calendarAt(tokens, next + 1) || this.isMeasure(tokens, at)) return null
    let times = 1
    let last = end
    for (let i = end; tokens[i] && (tokens[i].form === ',' || this.is('clock_list', tokens[i]));) {
      const more = readNumber(tokens, this.is('to', tokens[i + 1]) ? i + 2 : i + 1, this.numbers)
      if (more && this.is('clock', tokens[more.next])) { i = last = this.clockEnd(tokens, more.next); times++ }
      else if (this.noon.has(tokens[i + 1]?.form ?? '')) { i = last = i + 2; times++ }
      else break
    }
    return times > 1 ? { next: last, value: reading('fréquence', DAY / times) } : { next: end, value: reading('heure', value) }
  }

  /** « limité à 4 heures », « le délai est fixé à 4 heures ». */
  private isMeasure(tokens: Token[], at: number): boolean {
    if (!this.is('to', tokens[at - 1]) || at < 2) return false
    const before = tokens[at - 2].root
    if (this.roots.get('clock_never')!.has(before)) return true
    if (!this.roots.get('clock_set')!.has(before)) return false
    for (let i = at - 3; i >= 0 && i >= at - REACH - 2 && tokens[i].kind !== 'mark'; i--) if (this.roots.get('clock_measured')!.has(tokens[i].root)) return true
    return false
  }

  /** Position after « h », « h 30 », « heures 30 ». */
  private clockEnd(tokens: Token[], clock: number): number {
    const minutes = tokens[clock + 1]
    return minutes?.kind === 'number' && minutes.value < 60 && !this.measures(tokens[clock + 2]) ? clock + 2 : clock + 1
  }

  private duration(tokens: Token[], at: number, count: number, unitAt: number, unit: number, disagree: boolean, add: (to: number, value: Reading) => number): number {
    let value = count * unit
    let to = unitAt + 1
    // « 24/7 », « 24 heures sur 24 », « 5 jours sur 7 »
    if ((this.is('every_other', tokens[to]) || tokens[to]?.form === '/') && tokens[to + 1]?.kind === 'number') return add(to + 2, reading('plage', unit === DAY && tokens[to + 1].value === DAYS_A_WEEK ? count * DAY : WEEK))
    // « 4 HO », « 5 JO »: heures, jours ouvrés.
    const business = this.is('business', tokens[unitAt - 1]) || this.is('business_unit', tokens[unitAt])
    let calendar = this.calendarAt(tokens, to) ?? (business ? 'business' : null)
    if (this.calendarAt(tokens, to)) to++
    // « une heure et demie », « 4 h 30 »
    if (this.is('add', tokens[to]) && this.is('half', tokens[to + 1])) { value += unit / 2; to += 2 }
    else if (unit === 1 && tokens[to]?.kind === 'number' && tokens[to].value < 60 && !this.measures(tokens[to + 1]) && tokens[to].start - tokens[to - 1].end <= 1) { value += tokens[to].value / 60; to++ }
    calendar ??= this.calendarAt(tokens, to)
    if (calendar === 'business' && unit >= DAY) value = (value / DAY) * HOURS_A_BUSINESS_DAY * (unit >= WEEK ? 5 / 7 : 1)
    return add(to, reading('durée', value, { disagree, calendar, deadline: this.isDeadline(tokens, at, to) }))
  }

  private isDeadline(tokens: Token[], from: number, to: number): boolean {
    const before = this.roots.get('deadline_before')!
    const lasting = this.roots.get('lasting')!
    for (let i = from - 1; i >= 0 && i >= from - REACH; i--) {
      if (before.has(tokens[i].root)) return true
      if (lasting.has(tokens[i].root)) return false
    }
    const after = this.roots.get('deadline_after')!
    for (let i = to; i < tokens.length && i < to + 2; i++) if (after.has(tokens[i].root)) return true
    return false
  }
}

/** Tokens of « 14:30 ». */
const DIGITAL = 3

/** Hours of « 14:30 », written without spaces; null for anything else. */
function digitalTime(tokens: Token[], at: number): number | null {
  const [hours, colon, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (hours?.kind !== 'number' || colon?.form !== ':' || minutes?.kind !== 'number') return null
  if (colon.start !== hours.end || minutes.start !== colon.end || minutes.end - minutes.start !== 2 || hours.value > DAY || minutes.value >= 60) return null
  return hours.value + minutes.value / 60
}

/** « lundis » → « lundi »: recurring moments have regular plurals. */
function singular(form: string): string {
  return form.replace(/s$/, '')
}
