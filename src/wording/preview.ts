/** Sentences of the preview (the stand-in for Word in a browser) and of its server. */
import type { Messages } from './say'

export const preview = {
  title: { fr: 'Aperçu de Clausier', en: 'Clausier preview' },
  subtitle: { fr: 'sans Word, sur cette machine', en: 'without Word, on this machine' },
  open: { fr: 'Ouvrir…', en: 'Open…' },
  download: { fr: 'Télécharger', en: 'Download' },
  scan: { fr: 'Analyser le contrat', en: 'Review the contract' },
  library: { fr: 'Bibliothèque de clauses', en: 'Clause library' },
  group: { fr: 'Clausier', en: 'Clausier' },
  theme: { fr: 'Clair ou sombre', en: 'Light or dark' },
  drop: { fr: 'Déposez ici un contrat au format .docx', en: 'Drop a .docx contract here' },
  refused: { fr: '« {name} » n’a pas été ouvert : {why}', en: '“{name}” was not opened: {why}' },
  'several-files': { fr: 'Un seul document à la fois : « {name} » a été ouvert.', en: 'One document at a time: “{name}” was opened.' },
  close: { fr: 'Fermer ce message', en: 'Close this message' },
  document: { fr: 'Document', en: 'Document' },
  comments: { fr: 'Commentaires', en: 'Comments' },
  pane: { fr: 'Volet Clausier', en: 'Clausier pane' },
  resolved: { fr: 'Résolu', en: 'Resolved' },
  notes: { fr: 'Notes et zones de texte', en: 'Notes and text boxes' },
  reviewed: { fr: '{name}-relu.docx', en: '{name}-reviewed.docx' },
  'not-ready': { fr: 'Le volet n’est pas encore prêt : attendez un instant.', en: 'The pane is not ready yet: wait a moment.' },
  // The server, in the terminal.
  building: { fr: 'Clausier : construction de l’aperçu…', en: 'Clausier: building the preview…' },
  'port-busy': { fr: 'Le port {port} est occupé : essai du port {next}.', en: 'Port {port} is busy: trying port {next}.' },
  serving: { fr: 'Aperçu : {url}  (Ctrl+C pour arrêter)', en: 'Preview: {url}  (Ctrl+C to stop)' },
  'build-failed': { fr: 'La construction a échoué :\n{detail}', en: 'The build failed:\n{detail}' },
  'no-office-js': { fr: 'Le paquet @microsoft/office-js manque : lancez « npm ci ».', en: 'The package @microsoft/office-js is missing: run “npm ci”.' },
  'no-port': { fr: 'Aucun port libre entre {first} et {last}.', en: 'No free port between {first} and {last}.' },
  'demo-step': { fr: '{step}', en: '{step}' },
} satisfies Messages
