/** What became of an inserted clause: as it was born, changed by hand, or behind a newer model. */
import { blockText } from '../contract/blocks'
import type { Block } from '../contract/blocks'
import { fold } from '../language'
import type { Tools } from './blank-value'
import { differences } from './compare'
import type { Change } from './compare'
import { fillBody } from './fill'
import type { PartyNames } from './party-name'
import { modelHash, parseTag } from './tag'
import type { Birth } from './tag'
import { stances } from './template'
import type { BlankTemplate, BodyBlock, ClauseTemplate, Stance } from './template'

export interface Certificate {
  birth: Birth
  /** Title of the model now; null when the library has no such clause. */
  title: string | null
  state:
    /** Word for word the model, whatever the values of its blanks. */
    | 'unchanged'
    | 'changed'
    /** The model with which it was born is not in this library (older version, another library): no telling. */
    | 'unknown-model'
  /** The model with its values → the text now; empty unless `changed`. With `unknown-model`: the model of today → the text now. */
  differences: Change[]
  /** The library holds another version, or another text, of that clause. */
  newer: { version: number } | null
  /** Values found in the blanks, by name; only when unchanged. */
  values: Record<string, string>
}

export interface CertificateInput {
  tag: string
  /** Text of the content control: one line per paragraph, with or without its heading. */
  text: string
  templates: readonly ClauseTemplate[]
  blanks: Readonly<Record<string, BlankTemplate>>
  parties: PartyNames
  /** Known values, to show a readable difference. */
  values: Readonly<Record<string, string>>
  tools: Tools
}

/** Null when the tag is not one of ours. */
export function certificate({ tag, text, templates, blanks, parties, values, tools }: CertificateInput): Certificate | null {
  const birth = parseTag(tag)
  if (!birth) return null
  const template = templates.find((known) => known.id === birth.id)
  const body = template?.stances[birth.stance]
  if (!template || !body) return { birth, title: template?.title.fr ?? null, state: 'unknown-model', differences: [], newer: null, values: {} }
  const same = modelHash(template, birth.stance) === birth.hash
  const newer = same && template.version === birth.version ? null : { version: template.version }
  const found = valuesIn(body, text, parties, template.title.fr, tools)
  if (same && found) return { birth, title: template.title.fr, state: 'unchanged', differences: [], newer, values: found }
  const filled = fillBody(body, birth.stance, blanks, { parties, values, labels: 'fr', heading: false }, tools)
  const model = filled.blocks.map(blockText).join('\n')
  const now = withoutHeading(text, template.title.fr).join('\n')
  return { birth, title: template.title.fr, state: same ? 'changed' : 'unknown-model', differences: differences(model, now), newer, values: {} }
}

/** Values of the blanks when the text is the model word for word (case, apostrophes, spaces apart); null when it is not. */
export function valuesIn(body: readonly BodyBlock[], text: string, parties: PartyNames, title: string, tools: Tools): Record<string, string> | null {
  const lines = withoutHeading(text, title)
  const { blocks } = fillBody(body, 'balanced', {}, { parties, values: {}, labels: 'fr', heading: false }, tools)
  if (lines.length !== blocks.length) return null
  const values: Record<string, string> = {}
  for (let i = 0; i < lines.length; i++) {
    if (!matchLine(blocks[i], lines[i], values)) return null
  }
  return values
}

/** Lines that hold words; a first line that ends with the title, after a number perhaps, is the heading. */
function withoutHeading(text: string, title: string): string[] {
  const lines = text.split(/[\r\n\u000b]+/).map((line) => line.trim()).filter((line) => line !== '')
  return lines.length > 1 && normal(lines[0]).endsWith(normal(title)) ? lines.slice(1) : lines
}

/** Literal words must follow each other; what stands between them is the value. Each literal is taken at its first place: linear. */
function matchLine(block: Block, line: string, values: Record<string, string>): boolean {
  const { text, origin } = normalWithOrigin(line)
  let at = 0
  let literal = ''
  let open: string | null = null
  const settle = (): boolean => {
    const words = literal
    literal = ''
    if (words === '') return true
    const found = open === null ? (text.startsWith(words, at) ? at : -1) : text.indexOf(words, at + 1)
    if (found < 0) return false
    if (open !== null) note(values, open, line.slice(origin[at], origin[found]).trim())
    open = null
    at = found + words.length
    return true
  }
  for (const inline of block.inlines) {
    if (inline.kind === 'text') literal += normal(inline.text)
    else {
      if (!settle()) return false
      open = inline.name
    }
  }
  if (open !== null && literal !== '') {
    // The last literal must end the line, not merely come once more before its end.
    const found = text.length - literal.length
    if (found <= at || !text.endsWith(literal)) return false
    note(values, open, line.slice(origin[at], origin[found]).trim())
    return true
  }
  if (!settle()) return false
  if (open !== null) {
    note(values, open, line.slice(origin[at]).trim())
    return at < text.length
  }
  return at === text.length
}

function note(values: Record<string, string>, name: string, value: string): void {
  if (!Object.hasOwn(values, name)) values[name] = value
}

/** Folded, without any white space: typography and elisions then never count. */
function normal(text: string): string {
  return fold(text).replace(/\s+/g, '')
}

/** The same, with for each of its positions the offset in `text` (and one past the end). */
function normalWithOrigin(text: string): { text: string; origin: number[] } {
  let result = ''
  const origin: number[] = []
  let offset = 0
  for (const character of text) {
    const folded = normal(character)
    for (let i = 0; i < folded.length; i++) origin.push(offset)
    result += folded
    offset += character.length
  }
  origin.push(text.length)
  return { text: result, origin }
}

/** The stance of which a text is an instance, if any: for a clause whose control was removed. */
export function stanceOf(template: ClauseTemplate, text: string, parties: PartyNames, tools: Tools): Stance | null {
  return stances.find((stance) => {
    const body = template.stances[stance]
    return body !== undefined && valuesIn(body, text, parties, template.title.fr, tools) !== null
  }) ?? null
}
