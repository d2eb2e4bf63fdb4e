/** Whether a heading (or a title, a sentence) speaks of something said in a few words of the library, whatever the endings. */
import type { Language } from '../language'

/** Folded stems of the words that count: numbers, marks and words of one or two letters left out. */
export function stemsOf(text: string, language: Language): string[] {
  return language.tokens(text).filter((token) => token.kind === 'word' && token.form.length > 2).map((token) => token.stem)
}

/** All words of `entry` are in `text`, in any order. An entry without such words never matches. */
export function speaksOf(text: string | ReadonlySet<string>, entry: string, language: Language): boolean {
  const there = typeof text === 'string' ? new Set(stemsOf(text, language)) : text
  const wanted = stemsOf(entry, language)
  return wanted.length > 0 && wanted.every((stem) => there.has(stem))
}

/** The words of `entry` stand in `text` one after the other. */
export function holdsInOrder(stems: readonly string[], entry: string, language: Language): boolean {
  const wanted = stemsOf(entry, language)
  if (wanted.length === 0) return false
  return stems.some((_, at) => wanted.every((stem, offset) => stems[at + offset] === stem))
}
