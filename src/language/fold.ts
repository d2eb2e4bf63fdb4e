/** Folding: what makes two writings of one word equal. Case, accents, ligatures and the form of apostrophes never matter. */

/** Characters that are invisible inside a word: soft hyphen, zero-width marks, direction marks, byte order mark. */
const INVISIBLE = /[\u00AD\u034F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFE0E\uFE0F\uFEFF]/gu
const MARKS = /\p{M}/gu

/** Lower case, no accents (composed or decomposed), ligatures opened, straight apostrophe, invisible characters gone. The length may change. */
export function fold(text: string): string {
  return unaccent(tidy(text))
}

/** Lower case and composed accents, without invisible characters: what a stemmer of French wants to read. */
export function tidy(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’ʼ‘`´′]/g, "'")
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
}

export function unaccent(text: string): string {
  return text.normalize('NFD').replace(MARKS, '')
}
