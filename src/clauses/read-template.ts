/** One clause template from its place in a YAML file: shape and marks checked, nothing looked up elsewhere. */
import type { ContractType } from '../contract/contract'
import { parseParts } from './parse-part'
import { tagLimit, tagOf } from './tag'
import { blankTypes, stances } from './template'
import type { BlankTemplate, BodyBlock, ClauseExample, ClauseTemplate, Part, Placement, Stance } from './template'
import type { Entry } from './yaml-entry'

const kinds: readonly (ContractType | 'all')[] = ['all', 'maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'dpa', 'lease']
const blockKinds = ['heading', 'text', 'item'] as const

export const clauseId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** Longest paragraph of a template, in UTF-16 units: a person must be able to read it in the pane. */
const longestParagraph = 4000

const required = ['id', 'theme', 'title', 'version', 'stances']
const wanted = ['satisfies', 'replaces', 'applies_to', 'placement', 'summary', 'commits', 'law', 'examples']
const optional = ['annexes', 'terms', 'note']

/** `complete`: a template of ours, which must have every field and all three stances; a person's own clause may be shorter. */
export function readTemplate(entry: Entry, complete: boolean): { template: ClauseTemplate; at: Map<string, Entry> } | null {
  const at = entry.fields(complete ? [...required, ...wanted] : required, complete ? optional : [...wanted, ...optional, 'blanks'])
  if (!at) return null
  const id = at.get('id')?.string()
  const theme = at.get('theme')?.string()
  const title = at.get('title')?.bilingual()
  const version = at.get('version')?.count()
  const bodies = at.get('stances') ? readStances(at.get('stances') as Entry, complete) : null
  if (id && !clauseId.test(id)) at.get('id')?.fail('An id is made of small letters, digits and hyphens: cl-backup-scope.')
  if (theme && !clauseId.test(theme)) at.get('theme')?.fail('A theme is made of small letters, digits and hyphens.')
  if (!id || !theme || !title || !version || !bodies) return null
  const tag = tagOf({ id, stance: 'protective', version }, '00000000')
  if (tag.length > tagLimit) at.get('id')?.fail(`Too long by ${tag.length - tagLimit} characters: the tag kept in the document holds ${tagLimit}.`)
  const template: ClauseTemplate = {
    id, theme, title, version,
    satisfies: at.get('satisfies')?.strings() ?? [],
    replaces: at.get('replaces')?.strings() ?? [],
    applies_to: at.get('applies_to')?.list().flatMap((kind) => kind.oneOf(kinds) ?? []) ?? ['all'],
    placement: at.has('placement') ? readPlacement(at.get('placement') as Entry) : { near: [], annex: null },
    annexes: at.get('annexes')?.strings() ?? [],
    terms: at.get('terms')?.strings() ?? [],
    law: at.get('law')?.strings() ?? [],
    summary: at.get('summary')?.bilingual() ?? title,
    commits: at.get('commits')?.bilingual() ?? { fr: '', en: '' },
    note: at.get('note')?.bilingual() ?? null,
    stances: bodies,
    examples: at.get('examples')?.list().flatMap((example) => readExample(example) ?? []) ?? [],
  }
  return { template, at }
}

function readStances(entry: Entry, complete: boolean): Partial<Record<Stance, BodyBlock[]>> | null {
  const at = complete ? entry.fields(stances) : entry.fields([], stances)
  if (!at) return null
  const bodies: Partial<Record<Stance, BodyBlock[]>> = {}
  for (const stance of stances) {
    const body = at.get(stance)
    if (body) bodies[stance] = readBody(body)
  }
  if (Object.keys(bodies).length === 0) entry.fail('At least one of protective, balanced, fallback is expected.')
  return bodies
}

/** A list of blocks: `- text: …`, `- item: …`, `- heading: …`. */
export function readBody(entry: Entry): BodyBlock[] {
  const blocks = entry.list().flatMap((item): BodyBlock[] => {
    const pairs = item.fields([], blockKinds)
    if (!pairs || pairs.size !== 1) {
      if (pairs) item.fail('One of heading, text, item is expected.')
      return []
    }
    const [[kind, words]] = pairs
    return [{ kind: kind as BodyBlock['kind'], parts: readParts(words) }]
  })
  if (blocks.length === 0) entry.fail('At least one paragraph is expected.')
  return blocks
}

export function readParts(entry: Entry): Part[] {
  const text = entry.string()
  if (text === null) return []
  if (text.length > longestParagraph) entry.fail(`At most ${longestParagraph} characters in one paragraph.`)
  if (/[\n\t]/.test(text)) entry.fail('One paragraph is one block: no line break inside.')
  return parseParts(text, ({ said, expected }) => entry.fail(expected, undefined, said))
}

function readPlacement(entry: Entry): Placement {
  const at = entry.fields(['near'], ['annex'])
  return { near: at?.get('near')?.strings() ?? [], annex: at?.get('annex')?.string() ?? null }
}

function readExample(entry: Entry): ClauseExample | null {
  const at = entry.fields(['stance', 'with', 'contains'])
  const stance = at?.get('stance')?.oneOf(stances)
  const contains = at?.get('contains')?.string()
  if (!at || !stance || !contains) return null
  return { stance, with: readValues(at.get('with') as Entry), contains }
}

function readValues(entry: Entry): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of entry.pairs()) {
    const words = value.string()
    if (words !== null) values[name] = words
  }
  return values
}

/** A map of blanks by name. */
export function readBlanks(entry: Entry): { blanks: Record<string, BlankTemplate>; at: Map<string, Entry> } {
  const blanks: Record<string, BlankTemplate> = {}
  const places = new Map<string, Entry>()
  for (const [name, value] of entry.pairs()) {
    if (!/^[a-z][a-z0-9_]*$/.test(name) || name.length > 40) {
      value.fail('The name of a blank is made of small letters, digits and _, at most 40.', undefined, name)
      continue
    }
    const at = value.fields(['label', 'type'], ['default', 'default_by_stance', 'min', 'max', 'hint', 'of'])
    const label = at?.get('label')?.bilingual()
    const type = at?.get('type')?.oneOf(blankTypes)
    if (!at || !label || !type) continue
    const words = (key: string) => (at.has(key) && !at.get(key)?.isNull() ? at.get(key)?.string() ?? null : null)
    const byStance: BlankTemplate['default_by_stance'] = {}
    const versions = at.get('default_by_stance')?.fields([], stances)
    for (const stance of stances) {
      const said = versions?.get(stance)?.string()
      if (said) byStance[stance] = said
    }
    blanks[name] = {
      name, label, type,
      default: words('default'), default_by_stance: byStance, min: words('min'), max: words('max'),
      hint: at.get('hint')?.bilingual() ?? null,
      ...(at.get('of')?.oneOf(['practice'] as const) ? { of: 'practice' as const } : {}),
    }
    places.set(name, value)
  }
  return { blanks, at: places }
}

/** Names of the blanks that a template uses, in order of first use, over the given stances. */
export function blanksIn(template: ClauseTemplate, which: readonly Stance[] = stances): string[] {
  const names = new Set<string>()
  for (const stance of which) {
    for (const block of template.stances[stance] ?? []) {
      for (const part of block.parts) if (part.kind === 'blank') names.add(part.name)
    }
  }
  return [...names]
}
