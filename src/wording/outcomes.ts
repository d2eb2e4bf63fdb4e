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
  'refused-signed': { fr: 'le document est signé : toute modification annulerait la signature', en: 'the document is signed: any change would void the signature' },
  'refused-inside-field': { fr: 'ce passage est un champ que Word recalcule', en: 'this passage is a field that Word rebuilds' },
  'refused-inside-formula': { fr: 'ce passage ne peut pas être découpé (formule ou champ de formulaire)', en: 'this passage cannot be cut (formula or form field)' },
  'refused-text-box': { fr: 'les commentaires ne sont pas possibles dans une zone de texte', en: 'comments are not possible in a text box' },
  'refused-not-body': { fr: 'on ne peut rien insérer dans une note, un en-tête ou une zone de texte', en: 'nothing can be inserted into a note, a header or a text box' },
  'refused-no-such-comment': { fr: 'ce commentaire n’existe plus', en: 'this comment is no longer there' },
  'refused-not-allowed': { fr: 'Word ne le permet pas ici (compte, plateforme ou endroit)', en: 'Word does not allow it here (account, platform or place)' },
  'refused-invalid-place': { fr: 'Word ne peut pas le faire à cet endroit', en: 'Word cannot do it in this place' },
  'refused-place-gone': { fr: 'cet endroit n’existe plus dans le document', en: 'this place is no longer in the document' },
  'refused-words-not-searchable': { fr: 'Word ne retrouve pas ces mots', en: 'Word does not find these words' },
  'refused-bad-xml': { fr: 'les données à enregistrer sont mal formées', en: 'the data to be stored are malformed' },
  'refused-half-done': { fr: 'l’opération s’est arrêtée en chemin : vérifiez le document, et annulez dans Word (Ctrl+Z) ce qui serait resté', en: 'the operation stopped on its way: check the document, and undo in Word (Ctrl+Z) what may remain' },
  'refused-read-back-differs': { fr: 'le texte relu n’est pas celui qui était demandé : vérifiez ce passage', en: 'the text read back is not the one that was asked for: check this passage' },
  'refused-no-window': { fr: 'ce document n’est pas affiché', en: 'this document is not on screen' },
} satisfies Messages
