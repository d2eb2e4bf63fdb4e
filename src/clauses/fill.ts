/** A template and values → the blocks to insert, the blanks that stay empty, the values that were refused. */
import type { Block, Inline } from '../contract/blocks'
import { checkValue, defaultOf } from './blank-value'
import type { Tools, ValueCaution, ValueProblem } from './blank-value'
import { beginsWithVowel } from './party-name'
import type { PartyNames } from './party-name'
import type { BlankTemplate, BodyBlock, ClauseTemplate, Part, PartySide, Stance, Writing } from './template'
import { typeset } from './typeset'

export interface FillInput {
  parties: PartyNames
  /** By name of blank, as typed. An empty string counts as none. */
  values: Readonly<Record<string, string>>
  /** Language of the blanks' labels. */
  labels: 'fr' | 'en'
  /** Begin with the clause's title as a heading. */
  heading: boolean
  /** Take the defaults as values instead of showing them in brackets. Blanks without default stay empty. */
  acceptDefaults?: boolean
}

export interface FilledBlank {
  name: string
  label: string
  type: BlankTemplate['type']
  hint: string | null
  /** Default of this stance, as written in the library; null when there is none. */
  default: string | null
  /** As it stands in the text: the value, or the bracketed default or label. */
  text: string
  filled: boolean
  cautions: ValueCaution[]
}

export interface Filled {
  blocks: Block[]
  /** In order of first use, each once. */
  blanks: FilledBlank[]
  refused: { name: string; value: string; reason: ValueProblem }[]
  /** The contract names this party in the plural, and the template, whose sentences begin with it, marks no verb to agree: to be read over. */
  unagreed: PartySide[]
}

/** `blanks`: the library's own, with those of a person's clause. Throws when the template has no such stance: a bug of ours. */
export function fill(template: ClauseTemplate, stance: Stance, blanks: Readonly<Record<string, BlankTemplate>>, input: FillInput, tools: Tools): Filled {
  const body = template.stances[stance]
  if (!body) throw new Error(`clauses: « ${template.id} » has no ${stance} stance`)
  const heading: BodyBlock[] = input.heading ? [{ kind: 'heading', parts: [{ kind: 'text', text: template.title.fr }] }] : []
  return fillBody([...heading, ...body], stance, blanks, input, tools)
}

/** The same for paragraphs that belong to no clause: an annex, a definition. */
export function fillBody(body: readonly BodyBlock[], stance: Stance, blanks: Readonly<Record<string, BlankTemplate>>, input: FillInput, tools: Tools): Filled {
  const filled = new Map<string, FilledBlank>()
  const refused: Filled['refused'] = []
  const blankOf = (name: string): FilledBlank => {
    const known = filled.get(name)
    if (known) return known
    const template = Object.hasOwn(blanks, name) ? blanks[name] : unknownBlank(name)
    const result = fillBlank(template, stance, input, tools)
    if (result.reason) refused.push({ name, value: input.values[name], reason: result.reason })
    filled.set(name, result.blank)
    return result.blank
  }
  const blocks = body.map((block): Block => {
    const inlines: Inline[] = []
    for (const part of block.parts) {
      if (part.kind === 'blank') {
        const blank = blankOf(part.name)
        inlines.push({ kind: 'blank', name: part.name, label: blank.label, text: blank.text, filled: blank.filled })
      } else appendText(inlines, part, input.parties, tools.writing)
    }
    return { kind: block.kind, inlines: inlines.map((inline) => (inline.kind === 'text' ? { ...inline, text: typeset(inline.text, tools.writing) } : inline)) }
  })
  return { blocks, blanks: [...filled.values()], refused, unagreed: unagreed(body, input.parties) }
}

function unagreed(body: readonly BodyBlock[], parties: PartyNames): PartySide[] {
  const parts = body.flatMap((block) => block.parts)
  return (['client', 'prestataire'] as const).filter((side) => parties[side].plural
    && parts.some((part) => part.kind === 'party' && part.side === side && part.form === 'opening')
    && !parts.some((part) => part.kind === 'agreement' && part.side === side && part.words.length === 4))
}

function fillBlank(template: BlankTemplate, stance: Stance, input: FillInput, tools: Tools): { blank: FilledBlank; reason: ValueProblem | null } {
  const fallback = defaultOf(template, stance)
  const typed = Object.hasOwn(input.values, template.name) ? input.values[template.name].trim() : ''
  const value = typed === '' && input.acceptDefaults ? fallback ?? '' : typed
  const checked = value === '' ? null : checkValue(template, value, tools)
  const known = {
    name: template.name, label: template.label[input.labels], type: template.type,
    hint: template.hint?.[input.labels] ?? null, default: fallback,
  }
  if (checked?.kind === 'value') return { blank: { ...known, text: checked.shown, filled: true, cautions: checked.cautions }, reason: null }
  const shown = typeset(`[${fallback ?? template.label.fr}]`, tools.writing)
  return { blank: { ...known, text: shown, filled: false, cautions: [] }, reason: checked?.reason ?? null }
}

function unknownBlank(name: string): BlankTemplate {
  const label = name.replace(/_/g, ' ')
  return { name, label: { fr: label, en: label }, type: 'text', default: null, default_by_stance: {}, min: null, max: null, hint: null }
}

function appendText(inlines: Inline[], part: Exclude<Part, { kind: 'blank' }>, parties: PartyNames, writing: Writing): void {
  const last = inlines[inlines.length - 1]
  const before = last?.kind === 'text' ? last.text : ''
  let head = before
  let words: string
  if (part.kind === 'text') words = part.text
  else if (part.kind === 'agreement') {
    const { gender, plural } = parties[part.side]
    words = part.words[(gender === 'f' ? 1 : 0) + (plural && part.words.length === 4 ? 2 : 0)]
  } else {
    const party = parties[part.side]
    words = party.forms[part.form]
    if (party.bare && beginsWithVowel(words, writing)) head = elided(before, writing)
  }
  if (last?.kind === 'text') last.text = head + words
  else inlines.push({ kind: 'text', text: words })
}

/** « que » + « Alpha » → « qu’Alpha ». */
function elided(before: string, writing: Writing): string {
  for (const [word, short] of Object.entries(writing.elisions)) {
    const match = new RegExp(`(^|[^\\p{L}])(${word}) $`, 'iu').exec(before)
    if (match) return before.slice(0, match.index) + match[1] + (match[2][0] === short[0] ? short : short[0].toUpperCase() + short.slice(1))
  }
  return before
}
