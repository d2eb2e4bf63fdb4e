/** What a reading noticed: codes of `Snapshot.notices`, `Review.notices`, `Review.notThisKind`, `Scan.memoryNotices`, `Capabilities.readOnlyReason`. */
import type { Messages } from './say'

export const notices = {
  'from-pdf': { fr: 'Ce document semble issu d’un PDF : des lignes coupées ont été recollées pour la lecture.', en: 'This document seems to come from a PDF: broken lines were rejoined for reading.' },
  'other-language': { fr: 'Une grande partie du texte n’est pas en français : elle n’a pas été jugée.', en: 'Much of the text is not in French: it was not judged.' },
  'has-revisions': { fr: 'Le document contient des modifications suivies : il est lu comme si elles étaient acceptées.', en: 'The document holds tracked changes: it is read as if they were accepted.' },
  'not-a-contract': { fr: 'Ce texte ne ressemble pas à un contrat. Les points ci-dessous peuvent être sans objet.', en: 'This text does not look like a contract. The points below may be beside the point.' },
  'patient-terms': { fr: 'Ce texte ressemble à des conditions pour les patients, pas à un contrat avec un prestataire informatique.', en: 'This text looks like terms for patients, not like a contract with an IT provider.' },
  tender: { fr: 'Ce texte ressemble à un appel d’offres ou à une consultation, pas à un contrat signé par les parties.', en: 'This text looks like a call for tenders, not like a contract between the parties.' },
  'for-patients': { fr: 'Ce texte ressemble à des conditions pour les patients, pas à un contrat avec un prestataire informatique.', en: 'This text looks like terms for patients, not like a contract with an IT provider.' },
  'for-consumers': { fr: 'Ce texte ressemble à des conditions pour les consommateurs, pas à un contrat entre professionnels.', en: 'This text looks like terms for consumers, not like a contract between professionals.' },
  'public-tender': { fr: 'Ce texte ressemble à une pièce de marché public, pas à un contrat entre un cabinet et son prestataire.', en: 'This text looks like a public tender document, not like a contract between a practice and its provider.' },
  'not-it': { fr: 'Ce texte ne parle guère d’informatique. Les points ci-dessous peuvent être sans objet.', en: 'This text hardly speaks of IT. The points below may be beside the point.' },
  'no-text': { fr: 'Ce document ne contient pas de texte lisible.', en: 'This document holds no readable text.' },
  'read-only': { fr: 'document en lecture seule', en: 'read-only document' },
  protected: { fr: 'document protégé', en: 'protected document' },
  locked: { fr: 'passage verrouillé', en: 'locked passage' },
  signed: { fr: 'document signé', en: 'signed document' },
  'hidden-text': { fr: 'Le document contient du texte masqué : il est lu avec le reste.', en: 'The document holds hidden text: it is read with the rest.' },
  'markup-unread': { fr: 'Word n’a pas donné le détail du document : les modifications suivies et les zones de texte n’ont pas pu être distinguées.', en: 'Word did not give the details of the document: tracked changes and text boxes could not be told apart.' },
  'read-back-differs': { fr: 'Le texte relu n’est pas tout à fait celui qui a été inséré : vérifiez-le.', en: 'The text read back is not quite the one that was inserted: check it.' },
  'unread-content': { fr: 'Le document contient des éléments incorporés (feuille de calcul, graphique, autre document) dont le texte n’a pas été lu.', en: 'The document holds embedded items (a sheet, a chart, another document) whose text was not read.' },
  other: { fr: 'Remarque de lecture : {code}.', en: 'Reading note: {code}.' },
} satisfies Messages
