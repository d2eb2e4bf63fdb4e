/** The reason of a refusal in words; the host's own code stands in brackets when we have no sentence for it. */
import { outcomes } from '../wording/outcomes'
import { say, type Language } from '../wording/say'

export function outcomeSentence(language: Language, reason: string, detail?: string): string {
  const key = `refused-${reason}`
  if (Object.hasOwn(outcomes, key)) return say(outcomes, language, key as keyof typeof outcomes)
  return detail === undefined ? reason : `${reason} (${detail})`
}
