/** How this contract names a party, in the four forms that a sentence asks: le Titulaire · Le Titulaire · du Titulaire · au Titulaire. */
import type { Contract, PartyTerm } from '../contract/contract'
import { fold } from '../language'
import type { PartyForm, PartySide, Writing } from './template'
import { capitalised } from './typeset'
import { noArticle } from './writing'

export interface PartyName {
  forms: Record<PartyForm, string>
  gender: 'm' | 'f'
  plural: boolean
  /** A name without article: « que » before it is elided when it begins with a vowel. */
  bare: boolean
}

export type PartyNames = Record<PartySide, PartyName>

/** Forms of a term written with its article, or of a name without one. */
export function partyName(shown: string, writing: Writing): PartyName {
  const name = shown.trim().replace(/'/g, '’').replace(/\s+/g, ' ')
  const article = Object.keys(writing.articles).find((known) =>
    known !== noArticle && name.toLowerCase().startsWith(known.endsWith('’') ? known : `${known} `)) ?? noArticle
  const noun = article === noArticle ? name : name.slice(article.length).trim()
  const forms = writing.articles[article]
  const join = (form: string) => (form === '' || form.endsWith('’') ? form + noun : `${form} ${noun}`)
  const of = article === noArticle && beginsWithVowel(noun, writing) ? writing.elided_of + noun : join(forms.of)
  const subject = join(forms.subject)
  return {
    forms: { subject, opening: capitalised(subject), of, to: join(forms.to) },
    gender: forms.gender ?? (isFeminine(noun.split(' ')[0], forms.plural, writing) ? 'f' : 'm'),
    plural: forms.plural,
    bare: article === noArticle,
  }
}

/** The lexicon holds singulars; a plural is the same word with its mark. */
function isFeminine(noun: string, plural: boolean, writing: Writing): boolean {
  const said = fold(noun)
  return writing.feminine.some((word) => said === fold(word) || (plural && said === fold(word) + writing.numbers.plural))
}

/** A vowel, but not the « y » of « Yahoo »; a name in h is left alone, for nobody can tell which h it is. */
export function beginsWithVowel(noun: string, writing: Writing): boolean {
  return writing.vowels.includes(noun.charAt(0).toLowerCase())
}

const rank: Record<PartyTerm['kind'], number> = { defined: 0, 'role-word': 1, name: 2, pronoun: 3 }

/** The names that this contract uses; our own words where it names nobody, or only by a pronoun. */
export function partyNamesOf(contract: Pick<Contract, 'parties'>, writing: Writing): PartyNames {
  const of = (side: PartySide) => {
    const terms = contract.parties[side].filter((term) => term.kind !== 'pronoun')
    const best = [...terms].sort((a, b) => rank[a.kind] - rank[b.kind])[0]
    return partyName(best?.shown ?? writing.parties[side], writing)
  }
  return { client: of('client'), prestataire: of('prestataire') }
}

/** The names used when there is no contract yet: library, own clauses, model contracts. */
export function defaultNames(writing: Writing): PartyNames {
  return { client: partyName(writing.parties.client, writing), prestataire: partyName(writing.parties.prestataire, writing) }
}
