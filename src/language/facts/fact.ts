/** Typed facts: what a stretch of French says in figures. */
import type { TokenRange } from '../token-range'

/**
 * Written `<durée>`, `<délai>`… in phrases. `plage`: opening hours, 24/7, days of the week. `client` and `prestataire` are mentions of a
 * party as the contract names it: the contract adds them to a reading, this folder does not know the parties.
 */
export const FACT_TYPES = ['durée', 'délai', 'fréquence', 'pourcentage', 'montant', 'date', 'heure', 'plage', 'référence', 'nombre', 'client', 'prestataire'] as const
export type FactType = (typeof FACT_TYPES)[number]

/** Which days or hours count. `null`: not said. */
export type Calendar = 'business' | 'calendar' | null

export interface Fact extends TokenRange {
  type: FactType
  /** A duration that is used as a deadline (« sous 4 h », « dans le mois », « sans délai »): answers `<délai>` too. */
  deadline: boolean
  /** Hours (durations; for a frequency the longest interval), per cent, euros, or the number itself; NaN when it has no figure. */
  value: number
  /** In business days or hours, 8 hours a day: `value` then counts such hours; otherwise clock hours. */
  calendar: Calendar
  /** Said without any figure: « dans les meilleurs délais », « régulièrement ». */
  open: boolean
  /** « sans délai », « immédiatement », « en temps réel »: value 0. */
  immediate: boolean
  /** « quarante-huit (24) heures »: words and figures disagree; `value` is the figures'. */
  disagree: boolean
}

/** Words of the facts, from `knowledge/lexicon/faits.yaml`. */
export interface FactWords {
  /** Numbers in letters. */
  numbers: Record<string, number>
  /** Unit of time → hours. */
  units: Record<string, number>
  /** Collective numbers of days: « huitaine »: hours. */
  collective: Record<string, number>
  /** Adjectives and adverbs of frequency → longest interval in hours. */
  frequencies: Record<string, number>
  /** Adjectives of duration (« triennal ») → hours. */
  durations: Record<string, number>
  /** Moments that come back every day, and days of the week: « chaque nuit », « tous les lundis ». */
  recurring: Record<string, number>
  /** Idioms, as they are written. */
  immediate: string[]
  open_deadline: string[]
  open_frequency: string[]
  continuous: string[]
  always_open: string[]
  /** A deadline in words: « le lendemain » → hours; `business` ones apart. */
  deadlines: Record<string, number>
  business_deadlines: Record<string, number>
  /** After « deux fois »: « l'an », « dans l'année » → hours. */
  times_in: Record<string, number>
  /** Small words, by role. */
  words: {
    each: string[]
    all: string[]
    /** « toutes les quatre heures » */
    the: string[]
    per: string[]
    /** « par période de trois mois », « de 8 à 18 heures », « H+4 ». */
    period: string[]
    of: string[]
    to: string[]
    hour: string[]
    times: string[]
    /** Between the ends of a range: « de 4 à 8 heures ». */
    range: string[]
    half: string[]
    /** Said between the whole and the decimal part of a number in letters. */
    decimal: string[]
    /** Between a number and its unit: « premières ». */
    between: string[]
    add: string[]
    every_other: string[]
    business: string[]
    /** Units that count business time by themselves: « 4 HO ». */
    business_unit: string[]
    calendar: string[]
    percent: string[]
    /** « pour cent »: its two words. */
    per_cent_first: string[]
    per_cent: string[]
    currency: string[]
    thousand_currency: string[]
    million_currency: string[]
    /** « millions » → their number. */
    large: Record<string, number>
    /** « un » alone is an article, no number. */
    one: string[]
    /** After the first day of a month: « 1er mars ». */
    ordinal: string[]
    /** Around a duration, they make it a deadline… */
    deadline_before: string[]
    deadline_after: string[]
    /** … and these never do: « pendant trente jours ». */
    lasting: string[]
    /** Before a figure and « h », they make a time of day. */
    clock_before: string[]
    clock: string[]
    /** « entre 9 h et 18 h »; « après 4 h » is no time of day; « à 6 h, 12 h puis 18 h ». */
    clock_between: string[]
    clock_after: string[]
    /** « limité à 4 heures », « supérieure à 8 heures »: a duration. */
    clock_never: string[]
    /** « fixé, porté à 4 heures »: a duration when a word that has a length stands before it, « le délai est fixé à »; else a time of day. */
    clock_set: string[]
    clock_measured: string[]
    clock_list: string[]
    noon: Record<string, number>
    months: string[]
    /** The seven days in full, from Monday, then the seven in short. */
    weekdays: string[]
    weekday_range: string[]
    article: string[]
    legal: string[]
    /** Those that are a reference without a number. */
    law_by_name: string[]
    relative_day: string[]
  }
}
