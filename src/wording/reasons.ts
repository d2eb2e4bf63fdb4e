/** Why a check got its verdict, in words that fit after « Constat : ». */
import { say } from './say'
import type { Language, Messages } from './say'

export const reasons = {
  hedged: { fr: 'l’engagement est atténué par « {words} »', en: 'the commitment is softened by “{words}”' },
} satisfies Messages

/** The reason in words; empty for a code that is only for `explain`. */
export function reasonIn(language: Language, code: string, values: Record<string, string> = {}): string {
  return Object.hasOwn(reasons, code) ? say(reasons, language, code as keyof typeof reasons, values) : ''
}
