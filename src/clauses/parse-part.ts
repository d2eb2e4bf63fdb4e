/** The marks inside a template's paragraph: `{{delai}}`, `{{du_prestataire}}`, `{{prestataire: tenu | tenue}}`. */
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
    else onMistake({ said: match[0], expected: 'A mark is {{name}}, {{du_client}} or {{client: tenu | tenue}}.' })
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
    const words = agreement[2].split('|').map((word) => word.trim())
    return words.length === 2 || words.length === 4 ? { kind: 'agreement', side: agreement[1] as PartySide, words } : null
  }
  return /^[a-z][a-z0-9_]*$/.test(mark) ? { kind: 'blank', name: mark } : null
}

/** The text as an author writes it: the reverse of `parseParts`. */
export function writeParts(parts: readonly Part[]): string {
  return parts.map((part) => {
    if (part.kind === 'text') return part.text
    if (part.kind === 'blank') return `{{${part.name}}}`
    if (part.kind === 'agreement') return `{{${part.side}: ${part.words.join(' | ')}}}`
    const name = Object.keys(partyMarks).find((key) => partyMarks[key].side === part.side && partyMarks[key].form === part.form)
    return `{{${name}}}`
  }).join('')
}
