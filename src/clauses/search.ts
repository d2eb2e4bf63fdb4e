/** Search as one types: any word of title, law, theme, summary or text, whatever its accents and endings; the last word may be unfinished. */
import type { ContractType } from '../contract/contract'
import { fold } from '../language'
import type { Language } from '../language'
import { stances } from './template'
import type { ClauseTemplate, Stance } from './template'

export interface ClauseFilter {
  theme?: string | null
  stance?: Stance | null
  type?: ContractType | null
  /** Rules that this contract leaves unanswered: only clauses that answer one of them. */
  missing?: ReadonlySet<string> | null
}

export function passes(template: ClauseTemplate, filter: ClauseFilter): boolean {
  const { theme, stance, type, missing } = filter
  if (theme && template.theme !== theme) return false
  if (stance && !template.stances[stance]) return false
  if (type && !template.applies_to.includes('all') && !template.applies_to.includes(type)) return false
  return !missing || [...template.satisfies, ...template.replaces].some((rule) => missing.has(rule))
}

interface Indexed {
  template: ClauseTemplate
  /** Folded stem → weight of the best field that holds it. */
  stems: Map<string, number>
  /** Folded words, for the beginning of an unfinished word. */
  forms: Map<string, number>
  /** Where it stands in the library: breaks ties. */
  order: number
}

/** How much a field tells about what a clause is about. */
const weights = { title: 8, law: 5, theme: 4, summary: 3, text: 1 }

export class ClauseSearch {
  private readonly clauses: Indexed[]
  private readonly held = new Map<string, number>()

  /** `themes`: titles of the themes by id, so that they are found by their own words. */
  constructor(templates: readonly ClauseTemplate[], themes: Readonly<Record<string, string>>, private readonly language: Language) {
    this.clauses = templates.map((template, order) => {
      const entry: Indexed = { template, stems: new Map(), forms: new Map(), order }
      const add = (text: string, weight: number) => {
        for (const token of language.tokens(text)) {
          if (token.kind === 'mark') continue
          for (const [map, key] of [[entry.stems, token.stem], [entry.forms, token.form]] as const) map.set(key, Math.max(map.get(key) ?? 0, weight))
        }
      }
      add(`${template.title.fr} ${template.title.en}`, weights.title)
      add(template.law.join(' '), weights.law)
      add(themes[template.theme] ?? template.theme, weights.theme)
      add(`${template.summary.fr} ${template.summary.en} ${template.note?.fr ?? ''}`, weights.summary)
      for (const stance of stances) for (const block of template.stances[stance] ?? []) add(block.parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join(''), weights.text)
      for (const stem of entry.stems.keys()) this.held.set(stem, (this.held.get(stem) ?? 0) + 1)
      return entry
    })
  }

  /** Clauses that hold every word asked, the most telling first; in the library's order when nothing is asked. */
  find(query: string, filter: ClauseFilter = {}): ClauseTemplate[] {
    const candidates = this.clauses.filter(({ template }) => passes(template, filter))
    const tokens = this.language.tokens(query).filter((token) => token.kind !== 'mark')
    const unfinished = /[\p{L}\p{N}]$/u.test(query)
    const asked = tokens.filter((token, index) => token.form.length > 2 || token.kind === 'number' || (unfinished && index === tokens.length - 1))
    if (asked.length === 0) return candidates.map(({ template }) => template)
    const scored = candidates.map((entry) => {
      let score = 0
      for (const [index, token] of asked.entries()) {
        const whole = Math.max(entry.stems.get(token.stem) ?? 0, entry.forms.get(token.form) ?? 0)
        const begun = whole === 0 && unfinished && index === asked.length - 1 ? beginning(entry.forms, fold(query.slice(token.start, token.end))) : 0
        if (whole + begun === 0) return { entry, score: 0 }
        score += (whole + begun * 0.8) * Math.log(2 + this.clauses.length / (this.held.get(token.stem) ?? 1))
      }
      return { entry, score }
    })
    return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.entry.order - b.entry.order).map(({ entry }) => entry.template)
  }
}

function beginning(forms: ReadonlyMap<string, number>, start: string): number {
  let best = 0
  for (const [form, weight] of forms) if (weight > best && form.startsWith(start)) best = weight
  return best
}
