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

  'journal-comments': { fr: { one: '{n} commentaire mis à jour', other: '{n} commentaires mis à jour' }, en: { one: '{n} comment updated', other: '{n} comments updated' } },
  'journal-insertion': { fr: 'Clause insérée : {title}', en: 'Clause inserted: {title}' },
  'journal-replacement': { fr: 'Passage remplacé : {title}', en: 'Passage replaced: {title}' },
  'journal-dismissal': { fr: 'Point ignoré : {title}', en: 'Point set aside: {title}' },
  'journal-blank': { fr: 'Blanc rempli : {title}', en: 'Blank filled: {title}' },
} satisfies Messages
