/** The part that we use of a library that ships no types. */
declare module '@nlpjs/lang-fr' {
  export class StemmerFr {
    setCurrent(word: string): void
    innerStem(): void
    getCurrent(): string
  }
}
