/** Why a file could not be read or written: one sentence for the person. */
import type { Messages } from './say'

export const errors = {
  'not-found': { fr: 'fichier ou dossier introuvable.', en: 'no such file or folder.' },
  unreadable: { fr: 'le fichier ne peut pas être ouvert ({detail}).', en: 'the file cannot be opened ({detail}).' },
  'other-kind': { fr: 'ce type de fichier n’est pas lu ; formats acceptés : .docx, .md, .txt.', en: 'this kind of file is not read; accepted: .docx, .md, .txt.' },
  'no-contract-in-folder': { fr: 'aucun contrat (.docx, .md, .txt) dans ce dossier.', en: 'no contract (.docx, .md, .txt) in this folder.' },
  empty: { fr: 'le fichier est vide.', en: 'the file is empty.' },
  pdf: { fr: 'c’est un PDF ; ouvrez-le dans Word et enregistrez-le en .docx.', en: 'this is a PDF; open it in Word and save it as .docx.' },
  rtf: { fr: 'c’est un document RTF ; enregistrez-le en .docx depuis Word.', en: 'this is an RTF document; save it as .docx from Word.' },
  'legacy-doc': { fr: 'c’est un ancien document Word (.doc) ; enregistrez-le en .docx depuis Word.', en: 'this is an old Word document (.doc); save it as .docx from Word.' },
  encrypted: { fr: 'le document est protégé par un mot de passe ; retirez-le dans Word, puis recommencez.', en: 'the document is protected by a password; remove it in Word, then try again.' },
  'not-a-zip': { fr: 'ce n’est pas un document Word (.docx).', en: 'this is not a Word document (.docx).' },
  damaged: { fr: 'le fichier .docx est endommagé.', en: 'the .docx file is damaged.' },
  'zip-bomb': { fr: 'le fichier se déploie au-delà de ce qu’un vrai document atteint ; il n’a pas été ouvert.', en: 'the file unpacks beyond what a real document reaches; it was not opened.' },
  'no-main-part': { fr: 'l’archive ne contient pas de document Word.', en: 'the archive holds no Word document.' },
  'malformed-xml': { fr: 'le contenu du .docx est mal formé ; ouvrez-le dans Word et enregistrez-le de nouveau.', en: 'the content of the .docx is malformed; open it in Word and save it again.' },
  doctype: { fr: 'le .docx contient une déclaration DOCTYPE, refusée par sécurité.', en: 'the .docx holds a DOCTYPE declaration, refused for safety.' },
  'unsupported-compression': { fr: 'le .docx est compressé d’une façon que Word n’emploie pas.', en: 'the .docx is compressed in a way that Word does not use.' },
  'not-text': { fr: 'ce n’est pas un texte en UTF-8.', en: 'this is not UTF-8 text.' },
} satisfies Messages

export type ErrorCode = keyof typeof errors
