/** How often: « chaque nuit », « tous les 15 jours », « deux fois par semaine ». */
import type { Token } from '../token'
import type { Fact } from './fact'
import { factReading, type FactLexicon, type FactReading } from './fact-lexicon'

/** How far from its amount « par mois » still belongs to a price, in tokens. */
const PRICE_REACH = 4

export class Recurrence {
  constructor(private readonly lexicon: FactLexicon) {}

  /** « chaque nuit », « tous les 15 jours », « toutes les quatre (4) heures », « par jour ouvré », « /an ». */
  read(tokens: Token[], at: number, facts: Fact[]): { from: number; next: number; value: FactReading } | null {
    const each = this.lexicon.is('each', tokens[at])
    const all = this.lexicon.is('all', tokens[at]) && this.lexicon.is('the', tokens[at + 1])
    const per = this.lexicon.is('per', tokens[at])
    if (!each && !all && !per) return null
    const start = at + (all ? 2 : 1)
    const number = each || all || per ? this.lexicon.number(tokens, start) : null
    const unitAt = number ? number.next : this.lexicon.is('period', tokens[start]) && this.lexicon.is('of', tokens[start + 1]) ? start + 2 : start
    const counted = number ?? (unitAt > start ? this.lexicon.number(tokens, unitAt) : null)
    const wordAt = counted ? counted.next : unitAt
    const word = tokens[wordAt]
    if (!word) return null
    const hours = this.lexicon.units.get(word.form) ?? (per ? undefined : this.lexicon.recurring.get(word.form) ?? this.lexicon.recurring.get(singular(word.form)))
    if (hours === undefined) return null
    if (per && (counted ?? null) === null && this.isPrice(tokens, at, facts)) return null
    const calendar = this.lexicon.calendarAt(tokens, wordAt + 1)
    let interval = hours * (counted?.value || 1)
    const times = per ? this.timesBefore(tokens, at) : null
    if (times) interval /= times.value
    return { from: times?.from ?? at, next: wordAt + 1 + (calendar ? 1 : 0), value: factReading('fréquence', interval, { calendar, disagree: counted?.disagree ?? false }) }
  }

  /** « 45 € HT par mois » is a price, not a frequency. */
  private isPrice(tokens: Token[], at: number, facts: Fact[]): boolean {
    const last = facts[facts.length - 1]
    if (last === undefined || last.type !== 'montant') return false
    const between = tokens.slice(last.to, at)
    // « par poste installé et par mois »: what the price is counted by goes on.
    return between.length <= PRICE_REACH || (between.length <= 2 * PRICE_REACH && between.some((token) => this.lexicon.is('per', token)) && between.every(({ kind }) => kind === 'word'))
  }

  /** « deux fois par », « 2 visites par », « trois visites préventives par »: the number and where it stands. */
  private timesBefore(tokens: Token[], at: number): { from: number; value: number } | null {
    for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
      const number = this.lexicon.number(tokens, i)
      if (!number || number.next > at) { if (tokens[i].kind === 'mark' && tokens[i].form !== ')') return null; continue }
      let first = i
      while (first > 0 && this.lexicon.numbers.values.has(tokens[first - 1].form)) first--
      const whole = this.lexicon.number(tokens, first)
      return whole && whole.value > 0 && whole.value < 1000 ? { from: first, value: whole.value } : null
    }
    return null
  }
}

/** « lundis » → « lundi »: recurring moments have regular plurals. */
function singular(form: string): string {
  return form.replace(/s$/, '')
}
