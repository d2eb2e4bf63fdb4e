import { noticeIn } from './notice-words'
import type { Words } from './words'

/** Why a value was refused; `type` is the blank's type. */
export function valueProblemIn(words: Words, problem: string, type: string): string {
  const key = `value-${problem}`
  const kind = `blanks-type-${type}`
  return words.knows(key) ? words.t(key, { type: words.knows(kind) ? words.t(kind) : type }) : noticeIn(words, problem)
}
