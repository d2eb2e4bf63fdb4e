/** Why the document refused: one sentence per reason code of an `Outcome` or of `Capabilities.readOnlyReason`; fits after « Refusé par Word : ». */
import type { Messages } from './say'

export const outcomes = {
  'refused-read-only': { fr: 'le document est en lecture seule', en: 'the document is read-only' },
  'refused-protected': { fr: 'le document est protégé contre les modifications', en: 'the document is protected against changes' },
  'refused-locked': { fr: 'ce passage est verrouillé', en: 'this passage is locked' },
  'refused-comments-refused': { fr: 'les commentaires ne sont pas possibles à cet endroit', en: 'comments are not possible in this place' },
  'refused-not-supported': { fr: 'cette version de Word ne sait pas le faire', en: 'this version of Word cannot do it' },
  'refused-too-large': { fr: 'le document est trop volumineux pour cette opération', en: 'the document is too large for this operation' },
  'refused-find-dialog-open': { fr: 'la fenêtre « Rechercher » est ouverte : fermez-la, puis recommencez', en: 'the Find window is open: close it, then retry' },
  'refused-busy': { fr: 'Word est occupé : attendez un instant, puis recommencez', en: 'Word is busy: wait a moment, then retry' },
  'refused-host-error': { fr: 'Word a répondu par une erreur', en: 'Word answered with an error' },
  'refused-no-words': { fr: 'il n’y a aucun mot à cet endroit', en: 'there are no words in this place' },
} satisfies Messages
