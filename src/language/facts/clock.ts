/** Times of day, and how long something is open: « à 22 h », « 9 h – 18 h », « 14:30 ». */
import type { Token } from '../token'
import { factReading, type FactLexicon, type Found } from './fact-lexicon'

const DAY = 24
/** How far before a duration a word still makes it a measure, in tokens. */
const REACH = 6
/** Tokens of « 14:30 ». */
const DIGITAL = 3

export class Clock {
  constructor(private readonly lexicon: FactLexicon) {}

  /** What begins at the number `at`, of which `value` was read up to `next`; null when it is no time of day. */
  read(tokens: Token[], at: number, value: number, next: number): Found | null {
    return this.digital(tokens, at) ?? this.spoken(tokens, at, value, next)
  }

  /** « 14:30 », « 8:00-18:00 ». */
  private digital(tokens: Token[], at: number): Found | null {
    const from = digitalTime(tokens, at)
    if (from === null) return null
    const to = this.lexicon.is('weekday_range', tokens[at + DIGITAL]) ? digitalTime(tokens, at + DIGITAL + 1) : null
    return to === null ? { next: at + DIGITAL, value: factReading('heure', from) } : { next: at + 2 * DIGITAL + 1, value: factReading('plage', to - from) }
  }

  /** « à 22 h », « 9 h – 18 h », « de 9 h 30 à 12 h », « à 6 h, 12 h, 18 h et minuit ». */
  private spoken(tokens: Token[], at: number, value: number, next: number): Found | null {
    if (!this.lexicon.is('clock', tokens[next]) || value > 24) return null
    const end = this.clockEnd(tokens, next)
    const range = this.lexicon.is('weekday_range', tokens[end]) || this.lexicon.is('add', tokens[end]) ? this.lexicon.number(tokens, end + 1) : null
    if (range && this.lexicon.is('clock', tokens[range.next]) && (this.lexicon.is('weekday_range', tokens[end]) || this.lexicon.is('clock_between', tokens[at - 1]))) {
      return { next: this.clockEnd(tokens, range.next), value: factReading('plage', range.value - value) }
    }
    if (!this.lexicon.is('clock_before', tokens[at - 1]) && !(this.lexicon.is('of', tokens[at - 1]) && this.lexicon.is('clock_before', tokens[at - 2]))) return null
    if (this.lexicon.is('clock_after', tokens[at - 1]) || this.lexicon.calendarAt(tokens, next + 1) || this.isMeasure(tokens, at)) return null
    let times = 1
    let last = end
    for (let i = end; tokens[i] && (tokens[i].form === ',' || this.lexicon.is('clock_list', tokens[i]));) {
      const more = this.lexicon.number(tokens, this.lexicon.is('to', tokens[i + 1]) ? i + 2 : i + 1)
      if (more && this.lexicon.is('clock', tokens[more.next])) { i = last = this.clockEnd(tokens, more.next); times++ }
      else if (this.lexicon.noon.has(tokens[i + 1]?.form ?? '')) { i = last = i + 2; times++ }
      else break
    }
    return times > 1 ? { next: last, value: factReading('fréquence', DAY / times) } : { next: end, value: factReading('heure', value) }
  }

  /** « limité à 4 heures », « le délai est fixé à 4 heures ». */
  private isMeasure(tokens: Token[], at: number): boolean {
    if (!this.lexicon.is('to', tokens[at - 1]) || at < 2) return false
    const before = tokens[at - 2]
    if (this.lexicon.isRoot('clock_never', before)) return true
    if (!this.lexicon.isRoot('clock_set', before)) return false
    for (let i = at - 3; i >= 0 && i >= at - REACH - 2 && tokens[i].kind !== 'mark'; i--) if (this.lexicon.isRoot('clock_measured', tokens[i])) return true
    return false
  }

  /** Position after « h », « h 30 », « heures 30 ». */
  private clockEnd(tokens: Token[], clock: number): number {
    const minutes = tokens[clock + 1]
    return minutes?.kind === 'number' && minutes.value < 60 && !this.lexicon.measures(tokens[clock + 2]) ? clock + 2 : clock + 1
  }
}

/** Hours of « 14:30 », written without spaces; null for anything else. */
function digitalTime(tokens: Token[], at: number): number | null {
  const [hours, colon, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (hours?.kind !== 'number' || colon?.form !== ':' || minutes?.kind !== 'number') return null
  if (colon.start !== hours.end || minutes.start !== colon.end || minutes.end - minutes.start !== 2 || hours.value > DAY || minutes.value >= 60) return null
  return hours.value + minutes.value / 60
}
