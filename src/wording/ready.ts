/** What stands for or against signing: codes of `ReadyLine`, with `-ok` when in order, `-accepted` when in order by a reason that a person gave. */
import { say } from './say'
import type { Language, Messages, Values } from './say'

export const ready = {
  'ready-kind-ok': { fr: 'Le document est bien un contrat avec un prestataire informatique.', en: 'The document is a contract with an IT provider.' },
  'ready-kind': { fr: 'Le document ne ressemble pas à un contrat avec un prestataire informatique.', en: 'The document does not look like a contract with an IT provider.' },
  'ready-critical-ok': { fr: 'Aucun point critique ouvert.', en: 'No open critical point.' },
  'ready-critical': { fr: { one: '{n} point critique reste ouvert.', other: '{n} points critiques restent ouverts.' }, en: { one: '{n} critical point is still open.', other: '{n} critical points are still open.' } },
  'ready-critical-accepted': { fr: { one: '{n} point critique reste, accepté par le cabinet.', other: '{n} points critiques restent, acceptés par le cabinet.' }, en: { one: '{n} critical point stays, accepted by the practice.', other: '{n} critical points stay, accepted by the practice.' } },
  'ready-blanks-ok': { fr: 'Aucun blanc à remplir.', en: 'No blank to fill.' },
  'ready-blanks': { fr: { one: '{n} blanc reste à remplir.', other: '{n} blancs restent à remplir.' }, en: { one: '{n} blank is still to be filled.', other: '{n} blanks are still to be filled.' } },
  'ready-blanks-accepted': { fr: 'Un blanc a été lu, puis écarté avec un motif.', en: 'A blank was read, then set aside with a reason.' },
  'ready-revisions-ok': { fr: 'Aucune modification suivie en attente.', en: 'No pending tracked change.' },
  'ready-revisions': { fr: { one: '{n} modification suivie en attente.', other: '{n} modifications suivies en attente.' }, en: { one: '{n} pending tracked change.', other: '{n} pending tracked changes.' } },
  'ready-revisions-unseen': { fr: 'Les modifications suivies n’ont pas pu être lues ici : vérifiez dans Word, onglet Révision, qu’il n’en reste aucune.', en: 'Tracked changes could not be read here: check in Word, Review tab, that none is left.' },
  'ready-comments-ok': { fr: 'Aucun commentaire ouvert.', en: 'No open comment.' },
  'ready-comments': { fr: { one: '{n} commentaire reste ouvert.', other: '{n} commentaires restent ouverts.' }, en: { one: '{n} comment is still open.', other: '{n} comments are still open.' } },
  'ready-annexes-ok': { fr: 'Les annexes citées sont jointes.', en: 'The annexes cited are attached.' },
  'ready-annexes': { fr: 'Une annexe citée manque.', en: 'An annex that is cited is missing.' },
  'ready-annexes-accepted': { fr: 'Une annexe citée ne figure pas ici : écarté avec un motif.', en: 'An annex that is cited is not here: set aside with a reason.' },
  'ready-deadlines-ok': { fr: 'Les chiffres et les dates ne se contredisent pas.', en: 'Figures and dates do not contradict each other.' },
  'ready-deadlines': { fr: 'Des chiffres ou des dates se contredisent.', en: 'Figures or dates contradict each other.' },
  'ready-deadlines-accepted': { fr: 'Des chiffres ou des dates semblaient se contredire : écarté avec un motif.', en: 'Figures or dates seemed to contradict each other: set aside with a reason.' },
  'ready-dates-ok': { fr: 'La date d’effet et la date de signature sont chacune dites d’une seule façon.', en: 'The effective date and the signature date are each said in one way only.' },
  'ready-dates-effective': { fr: 'Deux dates d’effet : « {one} » et « {other} ».', en: 'Two effective dates: “{one}” and “{other}”.' },
  'ready-dates-signature': { fr: 'Deux dates de signature : « {one} » et « {other} ».', en: 'Two signature dates: “{one}” and “{other}”.' },
  'ready-dates-start': { fr: 'Deux dates de démarrage : « {one} » et « {other} ».', en: 'Two start dates: “{one}” and “{other}”.' },
  'ready-names-ok': { fr: 'Chaque partie est écrite d’une seule façon.', en: 'Each party is written in one way only.' },
  'ready-party-form': { fr: 'Une partie a deux formes juridiques : « {one} » et « {other} ».', en: 'A party has two legal forms: “{one}” and “{other}”.' },
  'ready-party-spelling': { fr: 'Une partie est écrite de deux façons : « {one} » et « {other} ».', en: 'A party is written in two ways: “{one}” and “{other}”.' },
  'ready-party-number': { fr: 'Une partie a deux numéros d’immatriculation : « {one} » et « {other} ».', en: 'A party has two registration numbers: “{one}” and “{other}”.' },
  'ready-parties-ok': { fr: 'Les deux parties sont désignées.', en: 'Both parties are named.' },
  'ready-parties': { fr: 'Les parties ne sont pas toutes deux désignées.', en: 'The parties are not both named.' },
} satisfies Messages

/** The sentence of a line: what stands against signing, what is in order, or what a person accepted. */
export function readySentence(language: Language, { code, ok, values, acceptedReason }: { code: string; ok: boolean; values?: Values; acceptedReason?: string }): string {
  const key = ok ? (acceptedReason === undefined ? `${code}-ok` : `${code}-accepted`) : code
  return Object.hasOwn(ready, key) ? say(ready, language, key as keyof typeof ready, values) : code
}
