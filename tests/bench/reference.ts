/** The fixed yardstick: fold, cut into words, stem every word with @nlpjs/lang-fr, without any cache. */
import { StemmerFr } from '@nlpjs/lang-fr'

const stemmer = new StemmerFr()

/** One reference pass over a text; returns the number of words, so that nothing is optimised away. */
export function referencePass(text: string): number {
  const folded = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  let words = 0
  for (const match of folded.matchAll(/\p{L}+|\p{N}+/gu)) {
    stemmer.setCurrent(match[0])
    stemmer.innerStem()
    if (stemmer.getCurrent().length > 0) words++
  }
  return words
}
