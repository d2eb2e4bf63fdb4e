/** Where a clause goes, in words that follow « Placée … »; and titles of the journal. */
import type { Messages } from './say'

export const insertion = {
  'where-after': { fr: 'après « {clause} »', en: 'after “{clause}”' },
  'where-in': { fr: 'dans « {clause} »', en: 'in “{clause}”' },
  'where-instead': { fr: 'à la place du passage, dans « {clause} »', en: 'in place of the passage, in “{clause}”' },
  'where-before-signatures': { fr: 'avant les signatures et les annexes', en: 'before signatures and annexes' },
  'where-at-cursor': { fr: 'à l’endroit du curseur', en: 'at the cursor' },
  'where-after-table': { fr: 'juste après le tableau', en: 'right after the table' },
  'where-after-list': { fr: 'juste après la liste', en: 'right after the list' },
  'where-at-end': { fr: 'à la fin du document', en: 'at the end of the document' },

  'where-instead-of': { fr: 'à la place de « {clause} »', en: 'in place of “{clause}”' },
  'where-merged': { fr: 'fondue dans « {clause} »', en: 'merged into “{clause}”' },

  'no-clause-concerned': { fr: 'la clause n’a pas été ouverte depuis un point, et aucune du contrat ne lui ressemble', en: 'the clause was not opened from a point, and none of the contract resembles it' },
  'no-article-concerned': { fr: 'le passage n’est dans aucun article (préambule, définitions, annexe ou signatures)', en: 'the passage is in no article (preamble, definitions, annex or signatures)' },
  'no-passage': { fr: 'aucun passage à remplacer : le point est absent du contrat', en: 'no passage to replace: the contract does not deal with the point' },
  'passage-in-table': { fr: 'le passage est dans un tableau, où une clause ne tient pas', en: 'the passage is in a table, where a clause does not fit' },
  'no-article-near': { fr: 'ce contrat n’a pas d’article sur un sujet voisin', en: 'this contract has no article on a related subject' },
  'no-annex': { fr: 'ce contrat n’a pas d’annexe', en: 'this contract has no annex' },
  'no-cursor': { fr: 'cliquez d’abord dans le texte du contrat', en: 'click in the text of the contract first' },
  'cursor-outside': { fr: 'le curseur est dans une note, un en-tête ou une zone de texte', en: 'the cursor is in a note, a header or a text box' },
  'place-locked': { fr: 'cet endroit est verrouillé dans le document', en: 'this place is locked in the document' },
  'place-outside': { fr: 'on n’insère rien dans une note, un en-tête ou une zone de texte', en: 'nothing is inserted into a note, a header or a text box' },

  'journal-comments': { fr: { one: '{n} commentaire mis à jour', other: '{n} commentaires mis à jour' }, en: { one: '{n} comment updated', other: '{n} comments updated' } },
  'journal-insertion': { fr: 'Clause insérée : {title}', en: 'Clause inserted: {title}' },
  'journal-replacement': { fr: 'Passage remplacé : {title}', en: 'Passage replaced: {title}' },
  'journal-dismissal': { fr: 'Point ignoré : {title}', en: 'Point set aside: {title}' },
  'journal-blank': { fr: 'Blanc rempli : {title}', en: 'Blank filled: {title}' },
} satisfies Messages
