/** Sentences of the comments written into the document, and of the replies that close or reopen them. */
import type { Messages } from './say'

export const comments = {
  title: { fr: '{title} — {verdict}', en: '{title} — {verdict}' },
  'title-internal': { fr: '[INTERNE] {title} — {verdict} ({severity})', en: '[INTERNAL] {title} — {verdict} ({severity})' },
  read: { fr: 'Lu : « {words} »', en: 'Read: “{words}”' },
  'read-fact': { fr: 'Lu : « {words} » (soit {fact} ; limite : {bound})', en: 'Read: “{words}” (that is {fact}; limit: {bound})' },
  elsewhere: { fr: 'Aussi lu : « {words} »', en: 'Also read: “{words}”' },
  observed: { fr: 'Constat : {reasons}.', en: 'Observed: {reasons}.' },
  why: { fr: 'Pourquoi c’est important : {why}', en: 'Why it matters: {why}' },
  ask: { fr: 'Demande : {ask}', en: 'Request: {ask}' },
  question: { fr: 'Question à poser : {question}', en: 'Question to ask: {question}' },
  law: { fr: 'Source : {law}.', en: 'Source: {law}.' },
  'law-ref': { fr: '{ref} ({note})', en: '{ref} ({note})' },
  'ideal-internal': { fr: 'Position d’ouverture : {ideal}. À ne pas dépasser : {bound}.', en: 'Opening position: {ideal}. Not beyond: {bound}.' },
  'also-here': { fr: 'Sur le même passage :', en: 'On the same passage:' },

  'ask-absent': { fr: 'ajouter une clause qui prévoit {points}.', en: 'add a clause that provides for {points}.' },
  'ask-denied': { fr: 'retirer cette exclusion et prévoir {points}.', en: 'remove this exclusion and provide for {points}.' },
  'ask-wrong-party': { fr: 'mettre {points} à la charge du prestataire.', en: 'make the provider bear {points}.' },
  'ask-weak': { fr: 'en faire un engagement ferme du prestataire ({points}).', en: 'make it a firm commitment of the provider ({points}).' },
  'ask-out-of-bounds': { fr: 'ramener à {bound} ({points}).', en: 'bring it to {bound} ({points}).' },
  'ask-out-of-bounds-plain': { fr: 'ramener {points} à une limite acceptable.', en: 'bring {points} to an acceptable limit.' },
  'ask-unclear': { fr: 'préciser {points}, sans ambiguïté.', en: 'state {points} without ambiguity.' },
  'ask-found': { fr: 'supprimer ce passage, ou l’encadrer.', en: 'remove this passage, or limit it.' },
  'ask-inconsistent': { fr: 'mettre le contrat en cohérence sur ce point.', en: 'make the contract consistent on this point.' },
  'ask-missing': { fr: 'compléter avec {points}.', en: 'complete with {points}.' },
  'ask-bound': { fr: '{point} : {bound}', en: '{point}: {bound}' },
  and: { fr: ' et ', en: ' and ' },

  'absent-clause': {
    fr: { one: 'Point absent du contrat, à prévoir ici', other: 'Points absents du contrat, à prévoir ici' },
    en: { one: 'A point missing from the contract, to be provided for here', other: 'Points missing from the contract, to be provided for here' },
  },
  'absent-summary': {
    fr: { one: 'Point absent du contrat', other: '{n} points absents du contrat' },
    en: { one: 'A point missing from the contract', other: '{n} points missing from the contract' },
  },
  'absent-internal': { fr: '[INTERNE] {title}', en: '[INTERNAL] {title}' },
  'absent-others': {
    fr: { one: 'Absent aussi :', other: 'Absents aussi, {n} autres points :' },
    en: { one: 'Absent as well:', other: 'Absent as well, {n} more points:' },
  },
  'absent-point': { fr: '• {title}', en: '• {title}' },

  fixed: { fr: 'Corrigé : {title}. Le contrat dit maintenant : « {words} »', en: 'Fixed: {title}. The contract now says: “{words}”' },
  'fixed-gone': { fr: 'Corrigé : {title}. Ce passage n’appelle plus de remarque.', en: 'Fixed: {title}. This passage raises no further remark.' },
  'not-applicable': { fr: 'Sans objet pour ce type de contrat : {title}.', en: 'Not applicable to this type of contract: {title}.' },
  'said-elsewhere': { fr: 'Repris dans un autre commentaire : {title}. Le point reste ouvert.', en: 'Taken up in another comment: {title}. The point remains open.' },
  reopened: { fr: 'De nouveau ouvert : {title}.', en: 'Open again: {title}.' },
  step: { fr: '{status} ({role}) : {text}', en: '{status} ({role}): {text}' },
  /** On a comment that gathers several points: which one is spoken of. */
  'step-on': { fr: '{title} — {step}', en: '{title} — {step}' },
  'step-bare': { fr: '{status} ({role}).', en: '{status} ({role}).' },
} satisfies Messages

export const statuses = {
  asked: { fr: 'Demandé', en: 'Asked' },
  answered: { fr: 'Réponse', en: 'Answer' },
  agreed: { fr: 'Accord', en: 'Agreed' },
  refused: { fr: 'Refus', en: 'Refused' },
  deferred: { fr: 'Reporté', en: 'Deferred' },
} satisfies Messages

export const roles = {
  avocat: { fr: 'avocat', en: 'lawyer' },
  medecin: { fr: 'médecin', en: 'doctor' },
  prestataire: { fr: 'prestataire', en: 'provider' },
} satisfies Messages
