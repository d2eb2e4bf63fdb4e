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
  resembles: { fr: 'aucune formule connue ici, mais ce passage ressemble à ce que l’on écrit sur ce point : à lire', en: 'no known wording here, but this passage resembles what is written on this point: to be read' },
  contradicted: { fr: 'un autre passage dit le contraire (« {words} »)', en: 'another passage says the opposite (“{words}”)' },
  'too-few': { fr: 'l’énumération est incomplète', en: 'the list is incomplete' },
  'annex-missing': { fr: '« {annex} » est citée et ne figure pas dans le document', en: '“{annex}” is referred to and is not in the document' },
  'annex-empty': { fr: '« {annex} » est vide ou reste à compléter', en: '“{annex}” is empty or still to be completed' },
  'table-missing': { fr: 'aucun tableau ne suit', en: 'no table follows' },
  'document-not-joined': { fr: 'le document dit joint ne figure pas dans le fichier', en: 'the document said to be attached is not in the file' },
  'document-elsewhere': { fr: 'une partie du contrat est à chercher ailleurs, et peut changer', en: 'part of the contract is to be looked up elsewhere, and may change' },
  'article-missing': { fr: 'aucun article ne porte le numéro {article}', en: 'no article bears the number {article}' },
  'figures-disagree': { fr: 'ici « {one} », ailleurs « {other} »', en: 'here “{one}”, elsewhere “{other}”' },
  'figure-ambiguous': { fr: 'un délai qui en dit deux : « {words} »', en: 'one deadline that says two things: “{words}”' },
  'precedence-none': { fr: 'plusieurs documents, sans dire lequel l’emporte', en: 'several documents, without saying which one prevails' },
  'precedence-wrong': { fr: 'le document qui l’emporte n’est pas celui que vous avez négocié', en: 'the document that prevails is not the one you negotiated' },
  'term-undefined': { fr: '« {term} » n’est défini nulle part', en: '“{term}” is defined nowhere' },
  'calendar-undefined': { fr: 'le contrat ne dit pas quels jours ni quelles heures', en: 'the contract does not say which days or hours' },
  'definition-elsewhere': { fr: 'la définition n’est pas dans le contrat', en: 'the definition is not in the contract' },
  'definition-circular': { fr: '« {term} » est défini par lui-même', en: '“{term}” is defined by itself' },
  'nothing-defined': { fr: 'le contrat ne définit aucun mot, pas même « {term} »', en: 'the contract defines no word, not even “{term}”' },
  'blank-line': { fr: 'un blanc reste à remplir', en: 'a blank is still to be filled in' },
  'blank-bracket': { fr: 'un texte entre crochets reste à remplacer', en: 'a text in brackets is still to be replaced' },
  'blank-words': { fr: 'la valeur reste à donner', en: 'the value is still to be given' },
  'blank-box': { fr: 'aucune case n’est cochée', en: 'no box is ticked' },
  'blank-label': { fr: 'rien ne suit', en: 'nothing follows' },
  'blank-variable': { fr: 'une variable de modèle n’a pas été remplacée', en: 'a template variable was not replaced' },
  'blank-filler': { fr: 'des lettres tiennent lieu de valeur', en: 'letters stand in for a value' },
  'blank-identity': { fr: 'la partie n’est pas identifiée (nom, forme, SIREN, représentant)', en: 'the party is not identified (name, form, registration number, representative)' },
  'in-file': { fr: 'lu dans {file} : « {words} »', en: 'read in {file}: “{words}”' },
} satisfies Messages

/** The reason in words; empty for a code that is only for `explain`. */
export function reasonIn(language: Language, code: string, values: Record<string, string> = {}): string {
  return Object.hasOwn(reasons, code) ? say(reasons, language, code as keyof typeof reasons, values) : ''
}
