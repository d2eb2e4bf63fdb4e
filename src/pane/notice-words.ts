import { notices } from '../wording/notices'
import { outcomes } from '../wording/outcomes'
import { say } from '../wording/say'
import type { Words } from './words'

/** A notice in words. A code without a sentence is still shown: silence would hide what was not read. */
export function noticeIn(words: Words, code: string): string {
  if (Object.hasOwn(notices, code)) return say(notices, words.language, code as keyof typeof notices, { code })
  const refusal = `refused-${code}`
  if (Object.hasOwn(outcomes, refusal)) return say(outcomes, words.language, refusal as keyof typeof outcomes)
  return say(notices, words.language, 'other', { code })
}
