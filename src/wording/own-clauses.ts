/** About a person's own clauses. */
import type { Messages } from './say'

export const ownClauses = {
  blank: { fr: 'Blanc {n}', en: 'Blank {n}' },
  empty: { fr: 'il faut un titre et un texte', en: 'a title and a text are needed' },
} satisfies Messages
