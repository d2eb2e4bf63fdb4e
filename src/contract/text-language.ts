/** Language of a text, told by its function words. */
import type { Contract } from './contract'
import type { ContractLexicon } from './lexicon'
import { wordsIn } from './words'

/** Enough to tell; a longer text adds nothing. */
const SAMPLE_WORDS = 4000
/** Fewer words than this tell nothing. */
const FEWEST_WORDS = 12

/** ISO 639-1 code, or null when there is too little text or no known language. */
export function languageOf(contract: Pick<Contract, 'statements'>, lexicon: ContractLexicon): string | null {
  const counts = lexicon.languages.map(() => 0)
  let words = 0
  for (const statement of contract.statements) {
    for (const { form } of wordsIn(statement).slice(0, 400)) {
      words++
      lexicon.languages.forEach((language, index) => {
        if (language.words.has(form)) counts[index]++
      })
    }
    if (words > SAMPLE_WORDS) break
  }
  if (words < FEWEST_WORDS) return null
  const best = counts.indexOf(Math.max(...counts))
  return counts[best] * 12 < words ? null : lexicon.languages[best].language
}
