/** What a clause template is, as compiled from `knowledge/clauses/` (see its README for the files). Plain JSON throughout. */
import type { ContractType } from '../contract/contract'

/** Position in the negotiation: what the practice asks first, what both can sign, the least it accepts. */
export type Stance = 'protective' | 'balanced' | 'fallback'
export const stances: readonly Stance[] = ['protective', 'balanced', 'fallback']

export interface Bilingual { fr: string; en: string }

export type PartySide = 'client' | 'prestataire'
/** le Prestataire · Le Prestataire · du Prestataire · au Prestataire. */
export type PartyForm = 'subject' | 'opening' | 'of' | 'to'

/** A stretch of a template's paragraph. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'blank'; name: string }
  | { kind: 'party'; side: PartySide; form: PartyForm }
  /** A word that agrees with a party: masculine and feminine, then both plurals where the number counts (a verb: the same word twice each). */
  | { kind: 'agreement'; side: PartySide; words: string[] }

export interface BodyBlock { kind: 'heading' | 'text' | 'item'; parts: Part[] }

export type BlankType = 'duration' | 'frequency' | 'amount' | 'percent' | 'number' | 'date' | 'text' | 'list'
export const blankTypes: readonly BlankType[] = ['duration', 'frequency', 'amount', 'percent', 'number', 'date', 'text', 'list']

export interface BlankTemplate {
  name: string
  label: Bilingual
  type: BlankType
  /** What stands in brackets while nobody filled it; null: only the label can stand there. */
  default: string | null
  default_by_stance: Partial<Record<Stance, string>>
  /** Bounds written like a value; null: none. */
  min: string | null
  max: string | null
  hint: Bilingual | null
  /** It tells of the practice itself, and is the same in all its contracts: kept on the machine. */
  of?: 'practice'
}

export interface Placement {
  /** Words of the headings beside which it belongs: each entry a few words that must all be there, any ending. */
  near: string[]
  /** Id of the annex in which it belongs when the contract has that annex; null: an article of the body. */
  annex: string | null
}

export interface ClauseExample {
  stance: Stance
  /** Values of blanks by name; the others keep their defaults. */
  with: Record<string, string>
  /** Words that the filled clause must hold. */
  contains: string
}

export interface ClauseTemplate {
  id: string
  theme: string
  /** `title.fr` is the heading when it is inserted as an article. */
  title: Bilingual
  version: number
  /** Ids of the requirements that it satisfies. */
  satisfies: string[]
  /** Ids of the traps and consistency items that it replaces. */
  replaces: string[]
  applies_to: (ContractType | 'all')[]
  placement: Placement
  /** Ids of annexes to which it sends. */
  annexes: string[]
  /** Ids of defined terms on which its meaning depends. */
  terms: string[]
  /** Law that it applies, for the search. */
  law: string[]
  /** What it changes, in plain words for the doctor. */
  summary: Bilingual
  /** To what the provider commits himself. */
  commits: Bilingual
  /** Caution for the lawyer; null when none is needed. */
  note: Bilingual | null
  stances: Partial<Record<Stance, BodyBlock[]>>
  examples: ClauseExample[]
}

/** A defined term that clauses use, with the definition to offer when the contract has none. */
export interface TermTemplate {
  id: string
  /** As shown: « heures ouvrées ». */
  term: Bilingual
  /** Ways of writing it; each entry a few words in a row, any ending. */
  words: string[]
  definition: Part[]
}

/** An annex that clauses cite, with the skeleton to offer when the contract has none. */
export interface AnnexTemplate {
  id: string
  title: Bilingual
  /** Ways in which a contract may name it; each entry a few words that must all be there, any ending. */
  words: string[]
  body: BodyBlock[]
}

/** One group of the model contract: an article after the other, in the order of a well-kept contract. */
export interface OrderGroup { title: Bilingual; annex: string | null; clauses: string[] }

/** How French is written: forms of articles, numbers in words. Data, so that no French word stands in the code. */
export interface Writing {
  /** By article as written in the contract (`le`, `la`, `l’`, `les`), or `none`. A form that ends with an apostrophe takes no space. */
  articles: Record<string, { subject: string; of: string; to: string; gender: 'm' | 'f' | null; plural: boolean }>
  /** Of a name without article that begins with a vowel. */
  elided_of: string
  /** Letters before which `elided_of` is used. */
  vowels: string
  numbers: NumberWords
  /** Singular → plural and gender of the units that follow a number in words. */
  units: { one: string; other: string; gender: 'm' | 'f'; short: string[] }[]
  /** Adjectives that follow a unit: four forms, masculine and feminine, singular and plural. */
  qualifiers: { m: [string, string]; f: [string, string] }[]
  /** What the parties are called when the contract does not say, with article. */
  parties: Record<PartySide, string>
  /** Nouns with an elided article that are feminine. */
  feminine: string[]
  /** Word → its elided form before a name without article that begins with a vowel. */
  elisions: Record<string, string>
  months: string[]
  first_day: string
  /** Heading of an article of definitions; the noun of an annex. */
  definitions_title: string
  annex: string
  /** How the lines of signature begin. */
  signing: string[]
  /** What follows the number of an article inserted between two others. */
  inserted: string[]
  /** Words that a no-break space ties to the figure that follows. */
  keep_with_figure: string[]
}

export interface NumberWords {
  /** 0 to 16. */
  small: string[]
  /** 20, 30, … 60; 70 and 90 are built on 60 and 80. */
  tens: Record<string, string>
  feminine_one: string
  and: string
  eighty: string
  hundred: string
  thousand: string
  million: string
  /** Mark of the plural: eighty, hundreds, millions. */
  plural: string
}

export interface ClauseLibrary {
  clauses: ClauseTemplate[]
  blanks: Record<string, BlankTemplate>
  terms: TermTemplate[]
  annexes: AnnexTemplate[]
  order: OrderGroup[]
  writing: Writing
}
