/** Why a check got its verdict, in words that fit after « Constat : ». */
import { say } from './say'
import type { Language, Messages } from './say'

export const reasons = {
  hedged: { fr: 'l’engagement est atténué (« {words} »)', en: 'the commitment is softened (“{words}”)' },
  'paid-extra': { fr: 'c’est facturé en plus (« {words} »)', en: 'it is charged extra (“{words}”)' },
  denied: { fr: 'le contrat l’écarte (« {words} »)', en: 'the contract rules it out (“{words}”)' },
  'wrong-party': { fr: 'la charge en revient à l’autre partie (« {words} »)', en: 'the other party bears it (“{words}”)' },
  'no-bearer': { fr: 'le texte ne dit pas qui s’y engage', en: 'the text does not say who commits to it' },
  'no-figure': { fr: 'aucun chiffre (« {words} »)', en: 'no figure (“{words}”)' },
  beyond: { fr: '{fact} pour une limite de {bound}', en: '{fact} against a limit of {bound}' },
  'words-digits-disagree': { fr: 'les lettres et les chiffres se contredisent (« {words} »)', en: 'words and figures disagree (“{words}”)' },
  'business-or-clock': { fr: '{fact} : on ne peut pas le comparer à la limite de {bound}', en: '{fact}: it cannot be compared with the limit of {bound}' },
  spoilt: { fr: 'la formule affaiblit l’engagement (« {words} »)', en: 'the wording weakens the commitment (“{words}”)' },
  capped: { fr: 'une clause générale le réduit à une obligation de moyens (« {words} »)', en: 'a general clause reduces it to best efforts (“{words}”)' },
  contradicted: { fr: 'un autre passage dit le contraire (« {words} »)', en: 'another passage says the opposite (“{words}”)' },
  'too-few': { fr: 'l’énumération est incomplète', en: 'the list is incomplete' },
  'in-file': { fr: 'lu dans {file} : « {words} »', en: 'read in {file}: “{words}”' },
} satisfies Messages

/** The reason in words; empty for a code that is only for `explain`. */
export function reasonIn(language: Language, code: string, values: Record<string, string> = {}): string {
  return Object.hasOwn(reasons, code) ? say(reasons, language, code as keyof typeof reasons, values) : ''
}
