/** Stems: a well-kept stemmer (Snowball's French algorithm), our irregular verbs before it. */
import { StemmerFr } from '@nlpjs/lang-fr'

const stemmer = new StemmerFr()

/** Stem of one lower-case word with composed accents. Not cached: `Vocabulary` asks once per distinct word. */
export function stemOf(word: string): string {
  stemmer.setCurrent(word)
  stemmer.innerStem()
  return stemmer.getCurrent()
}
