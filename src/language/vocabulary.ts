/** Every distinct word met, with its folded form, stem and numbers: the work on a word is done once, whatever the length of the text. */
import { tidy, unaccent } from './fold'
import { Spellings } from './spellings'
import { stemOf } from './stem'
import { figure, type Entry, type TokenKind } from './token'

/** Grammar as data, from `knowledge/lexicon/grammaire.yaml`. */
export interface Grammar {
  /** Elided form without apostrophe → whole word: `n: ne`. */
  elisions: Record<string, string>
  /** Words that a full stop does not end: « art », « n ». */
  abbreviations: string[]
  /** Lemma → its forms that a stemmer cannot join, separated by spaces. */
  irregular: Record<string, string>
  /** Lemma → beginnings that make other verbs of the same conjugation: `tenir: main ob con`. */
  compounds: Record<string, string>
  /** Groups of words that a stemmer joins by mistake: each gets a stem of its own, its lemma first, then its forms. */
  apart: Record<string, string>
  /** Pronoun → endings of a verb of which it is the subject, separated by spaces: elsewhere before a verb it is an object. */
  agreement: Record<string, string>
}

/** Above this many spellings the cache of spellings starts anew (numbers stay): a folder of contracts must not fill the memory. */
const SPELLINGS_KEPT = 200_000

const NONE: readonly number[] = []

export class Vocabulary {
  private readonly spellings = new Spellings<Entry>()
  private readonly numbers = new Map<string, number>()
  private readonly lemmas = new Map<string, string>()
  private readonly accented = new Map<string, string>()
  /** Words that rules use without any accent. */
  private readonly plain = new Set<string>()
  private readonly elisions: Map<string, string>
  /** Word of a pronoun → endings, folded. */
  readonly agreement: ReadonlyMap<number, readonly string[]>

  constructor(grammar: Grammar) {
    this.elisions = new Map(Object.entries(grammar.elisions))
    this.agreement = new Map(Object.entries(grammar.agreement).map(([pronoun, endings]) => [this.number(unaccent(tidy(pronoun))), words(unaccent(tidy(endings)))]))
    for (const [lemma, forms] of Object.entries(grammar.irregular)) {
      const beginnings = ['', ...words(grammar.compounds[lemma] ?? '')]
      for (const beginning of beginnings) {
        for (const form of [lemma, ...words(forms)]) this.learn(beginning + form, joined(unaccent(stemOf(tidy(beginning + lemma)))))
      }
    }
    for (const [lemma, forms] of Object.entries(grammar.apart)) {
      for (const form of [lemma, ...words(forms)]) this.learn(form, `${unaccent(tidy(lemma))}=`)
    }
  }

  private learn(form: string, stem: string): void {
    const spelled = tidy(form)
    this.lemmas.set(spelled, stem)
    const plain = unaccent(spelled)
    if (!this.lemmas.has(plain)) this.lemmas.set(plain, stem)
  }

  /** Teaches how words that rules use are accented, so that « RESILIATION » and « resiliation » have the stem of « résiliation ». */
  teach(text: string): void {
    for (const raw of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
      const spelled = tidy(raw)
      const plain = unaccent(spelled)
      if (plain === spelled) this.plain.add(plain)
      else if (!this.accented.has(plain)) this.accented.set(plain, spelled)
    }
    this.spellings.clear()
  }

  /** What is known of the spelling that stands in a text from `start` to `end`. */
  of(text: string, start = 0, end = text.length): Entry {
    const known = this.spellings.get(text, start, end)
    if (known) return known
    if (this.spellings.size > SPELLINGS_KEPT) this.spellings.clear()
    const raw = text.slice(start, end)
    const word = this.study(raw)
    this.spellings.set(raw, word)
    return word
  }

  private study(raw: string): Entry {
    let spelled = tidy(raw)
    if (spelled.endsWith("'") && spelled.length > 1) spelled = this.elisions.get(spelled.slice(0, -1)) ?? spelled.slice(0, -1)
    const form = unaccent(spelled)
    const kind: TokenKind = /^\d/.test(form) ? 'number' : /^[\p{L}\p{N}]/u.test(form) ? 'word' : 'mark'
    const stem = kind === 'word' ? this.stem(spelled, form) : form
    return { form, stem, kind, word: this.number(form), exact: this.number(this.withAccents(raw, spelled, form)), root: this.number(stem), family: this.number(narrow(form)), features: NONE, featuresKnown: 0, lines: [], mayBeginFact: null, value: kind === 'number' ? figure(raw) : NaN }
  }

  /** The form as it is accented: capitals (« RÉSILIE », « RESILIE », « Etat ») may lack accents that rules know. */
  private withAccents(raw: string, spelled: string, form: string): string {
    const known = this.plain.has(form) ? undefined : this.accented.get(form)
    if (known === undefined || known === spelled || !/^\p{Lu}/u.test(raw)) return spelled
    return known.slice(1) === spelled.slice(1) || (spelled === form && raw === raw.toUpperCase()) ? known : spelled
  }

  private stem(spelled: string, form: string): string {
    const lemma = this.lemmas.get(spelled)
    if (lemma !== undefined) return lemma
    if (form.length > 40) return form
    const written = spelled === form ? this.accented.get(form) ?? accentEndings(form) : spelled
    return this.lemmas.get(written) ?? joined(unaccent(stemOf(written)))
  }

  /** The number of a string; the same string always has the same number in this vocabulary. */
  number(text: string): number {
    let number = this.numbers.get(text)
    if (number === undefined) {
      number = this.numbers.size
      this.numbers.set(text, number)
    }
    return number
  }
}

/** Endings whose accent capital letters lose: « SAUVEGARDEES », « DISPONIBILITE ». No French word ends so without accent, or its stem is the same. */
function accentEndings(form: string): string {
  return form.replace(/ee(s?)$/, 'ée$1').replace(/ite(s?)$/, 'ité$1')
}

/** « notifier » and « notifie » leave stems that differ by their last « i »: the infinitive keeps it, other forms do not. */
function joined(stem: string): string {
  return stem.length > 4 && stem.endsWith('i') ? stem.slice(0, -1) : stem
}

/** Singular, plural and feminine of one word share this; nothing else does. */
function narrow(form: string): string {
  const singular = form.length > 3 ? form.replace(/aux$/, 'al').replace(/[sx]$/, '') : form
  return singular.length > 3 ? singular.replace(/([^aeiou])e$/, '$1') : singular
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}
