/** Conditions of « prêt à signer », by `ReadyLine.code`; `n` is how many remain. */
import type { Messages } from './say'

export const readiness = {
  'critical-open': { fr: 'Aucun point critique ouvert', en: 'No critical point open' },
  'blanks-left': { fr: 'Aucun blanc à remplir', en: 'No blank to fill' },
  'tracked-changes': { fr: 'Aucune modification suivie en attente', en: 'No pending tracked change' },
  'comments-open': { fr: 'Aucun commentaire non résolu', en: 'No unresolved comment' },
  'annexes-missing': { fr: 'Annexes citées présentes', en: 'Cited annexes present' },
  'figures-disagree': { fr: 'Chiffres et lettres concordants', en: 'Figures and words agree' },
  'dates-disagree': { fr: 'Dates cohérentes', en: 'Dates consistent' },
  'parties-disagree': { fr: 'Parties nommées partout de la même façon', en: 'Parties named alike throughout' },
  'own-marks': { fr: 'Aucune marque de Clausier dans le fichier', en: 'No mark of Clausier in the file' },
} satisfies Messages
