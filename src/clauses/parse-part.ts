/** The marks inside a template's paragraph: `{{delai}}`, `{{du_prestataire}}`, `{{prestataire: assure / assurent}}`. */
import type { Part, PartyForm, PartySide } from './template'

/** Names that stand for a party, and the form that each asks for. */
export const partyMarks: Readonly<Record<string, { side: PartySide; form: PartyForm }>> = {
  client: { side: 'client', form: 'subject' },
  Client: { side: 'client', form: 'opening' },
  du_client: { side: 'client', form: 'of' },
  au_client: { side: 'client', form: 'to' },
  prestataire: { side: 'prestataire', form: 'subject' },
  Prestataire: { side: 'prestataire', form: 'opening' },
  du_prestataire: { side: 'prestataire', form: 'of' },
  au_prestataire: { side: 'prestataire', form: 'to' },
}

export interface MarkMistake { said: string; expected: string }

/** Parts of a template's text; mistakes in marks are handed to `onMistake` and their words left out. */
export function parseParts(text: string, onMistake: (mistake: MarkMistake) => void): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const match of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
    pushText(text.slice(at, match.index))
    at = match.index + match[0].length
    const part = parseMark(match[1].trim())
    if (part) parts.push(part)
    else onMistake({ said: match[0], expected: 'A mark is {{name}}, {{du_client}}, {{client: paie / paient}} or {{client: tenu | tenue / tenus | tenues}}.' })
  }
  pushText(text.slice(at))
  return parts

  function pushText(words: string): void {
    if (words === '') return
    if (/[{}]/.test(words)) onMistake({ said: words.trim().slice(0, 60), expected: 'A brace is left open or alone.' })
    else parts.push({ kind: 'text', text: words })
  }
}

function parseMark(mark: string): Part | null {
  const party = Object.hasOwn(partyMarks, mark) ? partyMarks[mark] : null
  if (party) return { kind: 'party', ...party }
  const agreement = /^(client|prestataire)\s*:\s*(.+)$/.exec(mark)
  if (agreement) {
    const words = agreementWords(agreement[2])
    return words ? { kind: 'agreement', side: agreement[1] as PartySide, words } : null
  }
  return /^[a-z][a-z0-9_]*$/.test(mark) ? { kind: 'blank', name: mark } : null
}

/** « a / b »: singular and plural; « a | b »: masculine and feminine, singular only; « a | b / c | d »: all four, in that order. */
function agreementWords(said: string): string[] | null {
  const numbers = said.split('/').map((number) => number.split('|').map((word) => word.trim()))
  // As files of own clauses wrote it before: all four in a row.
  if (numbers.length === 1 && numbers[0].length === 4 && !numbers[0].includes('')) return numbers[0]
  if (numbers.length > 2 || numbers.some((words) => words.length > 2 || words.includes(''))) return null
  const [one, many] = numbers
  if (!many) return one.length === 2 ? one : null
  return [one[0], one[one.length - 1], many[0], many[many.length - 1]]
}

function writeAgreement(words: readonly string[]): string {
  const pair = (a: string, b: string) => (a === b ? a : `${a} | ${b}`)
  return words.length === 4 ? `${pair(words[0], words[1])} / ${pair(words[2], words[3])}` : words.join(' | ')
}

/** The text as an author writes it: the reverse of `parseParts`. */
export function writeParts(parts: readonly Part[]): string {
  return parts.map((part) => {
    if (part.kind === 'text') return part.text
    if (part.kind === 'blank') return `{{${part.name}}}`
    if (part.kind === 'agreement') return `{{${part.side}: ${writeAgreement(part.words)}}}`
    const name = Object.keys(partyMarks).find((key) => partyMarks[key].side === part.side && partyMarks[key].form === part.form)
    return `{{${name}}}`
  }).join('')
}
