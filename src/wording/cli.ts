/** What the command line prints. */
import type { Messages } from './say'

export const cli = {
  usage: {
    fr: 'Usage : npm run --silent review -- <fichier | dossier>… [--out DOSSIER] [--json] [--lang fr|en] [--types maintenance,saas,…] [--author NOM] [--with annexe.docx] [--fail-on critical|major|minor]',
    en: 'Usage: npm run --silent review -- <file | folder>… [--out DIR] [--json] [--lang fr|en] [--types maintenance,saas,…] [--author NAME] [--with annex.docx] [--fail-on critical|major|minor]',
  },
  'usage-compare': { fr: 'Usage : npm run --silent compare -- <ancien.docx> <nouveau.docx> [--json] [--lang fr|en] [--types …]', en: 'Usage: npm run --silent compare -- <old.docx> <new.docx> [--json] [--lang fr|en] [--types …]' },
  'usage-ready': { fr: 'Usage : npm run --silent ready -- <fichier.docx> [--json] [--lang fr|en] [--types …] [--with annexe.docx]', en: 'Usage: npm run --silent ready -- <file.docx> [--json] [--lang fr|en] [--types …] [--with annex.docx]' },
  'bad-option': { fr: 'Option refusée : {detail}', en: 'Option refused: {detail}' },
  'bad-value': { fr: '--{option} : « {value} » n’est pas admis ; valeurs possibles : {known}.', en: '--{option}: “{value}” is not accepted; possible values: {known}.' },
  'file-error': { fr: '{file} : {sentence}', en: '{file}: {sentence}' },
  'out-is-input': { fr: '--out désigne le dossier du fichier lu : l’original serait écrasé ; rien n’est écrit.', en: '--out is the folder of the file read: the original would be overwritten; nothing is written.' },
  'out-failed': { fr: 'impossible d’écrire dans « {dir} » ({detail}).', en: 'cannot write into “{dir}” ({detail}).' },
  heading: { fr: '{file} — {types} ; {n} paragraphes, lu en {ms} ms', en: '{file} — {types}; {n} paragraphs, read in {ms} ms' },
  'no-type': { fr: 'type de contrat non reconnu', en: 'type of contract not recognised' },
  'no-finding': { fr: 'Aucun point à signaler.', en: 'Nothing to report.' },
  row: { fr: '{severity} {verdict} {title}', en: '{severity} {verdict} {title}' },
  words: { fr: '« {words} »', en: '“{words}”' },
  nearest: { fr: 'le plus proche : « {words} »', en: 'nearest: “{words}”' },
  counts: { fr: '{critical} critiques, {major} majeurs, {minor} mineurs ; {met} points conformes.', en: '{critical} critical, {major} major, {minor} minor; {met} points met.' },
  written: { fr: { one: '{path} : {n} commentaire ajouté ou mis à jour.', other: '{path} : {n} commentaires ajoutés ou mis à jour.' }, en: { one: '{path}: {n} comment added or updated.', other: '{path}: {n} comments added or updated.' } },
  'nothing-to-write': { fr: '{path} : rien à changer, copie identique.', en: '{path}: nothing to change, identical copy.' },
  'not-written': { fr: { one: '{n} commentaire n’a pas pu être posé : {reasons}.', other: '{n} commentaires n’ont pas pu être posés : {reasons}.' }, en: { one: '{n} comment could not be placed: {reasons}.', other: '{n} comments could not be placed: {reasons}.' } },
  'text-not-written': { fr: '{file} : un texte ne porte pas de commentaires ; aucun fichier écrit.', en: '{file}: a text cannot carry comments; no file written.' },
  notice: { fr: 'À savoir : {notice}', en: 'Note: {notice}' },
  disclaimer: { fr: '{disclaimer} Liste de contrôle au {date}.', en: '{disclaimer} Checklist as of {date}.' },

  'compare-counts': { fr: '{fixed} corrigés, {fresh} nouveaux, {open} encore ouverts.', en: '{fixed} fixed, {fresh} new, {open} still open.' },
  fixed: { fr: 'corrigé', en: 'fixed' },
  new: { fr: 'nouveau', en: 'new' },
  open: { fr: 'ouvert', en: 'open' },
  before: { fr: 'avant : {words}', en: 'before: {words}' },
  after: { fr: 'après : {words}', en: 'after: {words}' },
  nothing: { fr: 'rien', en: 'nothing' },

  'ready-yes': { fr: 'Prêt à signer.', en: 'Ready to sign.' },
  'ready-no': { fr: 'Pas prêt à signer.', en: 'Not ready to sign.' },
  'ready-ok': { fr: '✓ {sentence}', en: '✓ {sentence}' },
  'ready-bad': { fr: '✗ {sentence}', en: '✗ {sentence}' },
  'ready-place': { fr: '    § {paragraph} : « {words} »', en: '    ¶ {paragraph}: “{words}”' },
} satisfies Messages
