/** `knowledge/clauses/**` → one checked library. Pure: the texts of the files come in, plain JSON or mistakes with their lines come out. */
import { KnowledgeError, nearestName } from '../language/knowledge-error'
import { blanksIn, readBlanks, readBody, readParts, readTemplate } from './read-template'
import type { AnnexTemplate, ClauseLibrary, ClauseTemplate, OrderGroup, TermTemplate } from './template'
import { noWriting, readWriting } from './writing'
import { YamlFile } from './yaml-entry'
import type { Entry } from './yaml-entry'

export interface SourceFile { path: string; text: string }

/** Ids that clauses may name; left out: not checked. */
export interface KnownIds { rules: readonly string[]; themes?: readonly string[] }

export interface CompiledClauses { library: ClauseLibrary; errors: KnowledgeError[] }

/**
 * Files as `clauses/<theme>/<id>.yaml`, and beside the themes `blanks.yaml`, `terms.yaml`, `annexes.yaml`, `order.yaml`, `writing.yaml`.
 * Clauses come out in the order of `order.yaml`. With errors, the library holds what could be read.
 */
export function compileClauses(files: readonly SourceFile[], known?: KnownIds): CompiledClauses {
  const errors: KnowledgeError[] = []
  const read = (file: SourceFile, take: (root: Entry) => void) => {
    const yaml = new YamlFile(file.path, file.text)
    const root = yaml.root()
    if (root) take(root)
    return yaml
  }
  const opened: YamlFile[] = []
  const shared = new Map<string, SourceFile>()
  const own: SourceFile[] = []
  for (const file of files) {
    const path = /(?:^|\/)clauses\/(.+)$/.exec(file.path)?.[1] ?? file.path
    if (path.includes('/')) own.push(file)
    else shared.set(path, file)
  }
  const open = (name: string, take: (root: Entry) => void) => {
    const file = shared.get(name)
    if (file) opened.push(read(file, take))
    else errors.push(new KnowledgeError({ file: `clauses/${name}`, line: 0, column: 0, said: name, expected: 'This file is missing.' }))
  }

  const library: ClauseLibrary = { clauses: [], blanks: {}, terms: [], annexes: [], order: [], writing: noWriting }
  let blankPlaces = new Map<string, Entry>()
  open('blanks.yaml', (root) => {
    const { blanks, at } = readBlanks(root)
    library.blanks = blanks
    blankPlaces = at
  })
  const terms = new Map<string, Entry>()
  open('terms.yaml', (root) => {
    for (const entry of root.list()) readTerm(entry, library.terms, terms)
  })
  const annexes = new Map<string, Entry>()
  open('annexes.yaml', (root) => {
    for (const entry of root.list()) readAnnex(entry, library.annexes, annexes)
  })
  const clauses = new Map<string, { template: ClauseTemplate; at: Map<string, Entry> }>()
  for (const file of own) {
    opened.push(read(file, (root) => {
      const clause = readTemplate(root, true)
      if (!clause) return
      const { template, at } = clause
      const [theme, name] = file.path.split('/').slice(-2)
      if (name !== `${template.id}.yaml`) at.get('id')?.fail(`The id is the name of the file: ${name.replace(/\.yaml$/, '')}.`)
      if (theme !== template.theme) at.get('theme')?.fail(`The theme is the name of the folder: ${theme}.`)
      if (clauses.has(template.id)) at.get('id')?.fail('Another clause has this id.')
      clauses.set(template.id, clause)
    }))
  }
  open('order.yaml', (root) => {
    library.order = readOrder(root, new Set(clauses.keys()), annexes)
  })
  open('writing.yaml', (root) => {
    const writing = readWriting(root)
    if (writing) library.writing = writing
  })

  const used = new Set<string>()
  for (const { template, at } of clauses.values()) {
    const lookUp = (field: string, names: readonly string[], among: Iterable<string>, what: string) => {
      const all = [...among]
      names.forEach((name, index) => {
        const place = at.get(field)?.list()[index] ?? at.get(field)
        if (!all.includes(name)) place?.fail(`No ${what} has this id.`, nearestName(name, all), name)
      })
    }
    if (known) {
      lookUp('satisfies', template.satisfies, known.rules, 'rule')
      lookUp('replaces', template.replaces, known.rules, 'rule')
      if (known.themes && !known.themes.includes(template.theme)) at.get('theme')?.fail('No theme has this id.', nearestName(template.theme, known.themes))
    }
    lookUp('annexes', template.annexes, annexes.keys(), 'annex')
    lookUp('terms', template.terms, terms.keys(), 'defined term')
    if (template.placement.annex && !annexes.has(template.placement.annex)) at.get('placement')?.fail('No annex has this id.', nearestName(template.placement.annex, annexes.keys()), template.placement.annex)
    for (const name of blanksIn(template)) {
      used.add(name)
      if (!Object.hasOwn(library.blanks, name)) at.get('stances')?.fail('blanks.yaml has no blank of this name.', nearestName(name, Object.keys(library.blanks)), `{{${name}}}`)
    }
    for (const example of template.examples) {
      for (const name of Object.keys(example.with)) {
        if (!blanksIn(template, [example.stance]).includes(name)) at.get('examples')?.fail('This stance has no such blank.', nearestName(name, blanksIn(template)), name)
      }
    }
    if (template.satisfies.length + template.replaces.length === 0) at.get('satisfies')?.fail('A clause answers at least one rule.')
  }
  for (const annex of library.annexes) for (const block of annex.body) for (const part of block.parts) if (part.kind === 'blank') used.add(part.name)
  for (const [name, place] of blankPlaces) if (!used.has(name)) place.fail('No clause uses this blank.', undefined, name)

  const order = library.order.flatMap((group) => group.clauses)
  library.clauses = [...clauses.values()].map(({ template }) => template).sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return { library, errors: [...errors, ...opened.flatMap((file) => file.errors)] }
}

function readTerm(entry: Entry, into: TermTemplate[], places: Map<string, Entry>): void {
  const at = entry.fields(['id', 'term', 'words', 'definition'])
  const id = at?.get('id')?.string()
  const term = at?.get('term')?.bilingual()
  if (!at || !id || !term) return
  if (places.has(id)) at.get('id')?.fail('Another term has this id.')
  places.set(id, entry)
  into.push({ id, term, words: at.get('words')?.strings() ?? [], definition: at.has('definition') ? readParts(at.get('definition') as Entry) : [] })
}

function readAnnex(entry: Entry, into: AnnexTemplate[], places: Map<string, Entry>): void {
  const at = entry.fields(['id', 'title', 'words', 'body'])
  const id = at?.get('id')?.string()
  const title = at?.get('title')?.bilingual()
  if (!at || !id || !title) return
  if (places.has(id)) at.get('id')?.fail('Another annex has this id.')
  places.set(id, entry)
  into.push({ id, title, words: at.get('words')?.strings() ?? [], body: at.has('body') ? readBody(at.get('body') as Entry) : [] })
}

/** Every clause in exactly one group. */
function readOrder(root: Entry, ids: ReadonlySet<string>, annexes: ReadonlyMap<string, Entry>): OrderGroup[] {
  const seen = new Set<string>()
  const groups = root.list().flatMap((entry): OrderGroup[] => {
    const at = entry.fields(['title', 'clauses'], ['annex'])
    const title = at?.get('title')?.bilingual()
    if (!at || !title) return []
    const annex = at.get('annex')?.string() ?? null
    if (annex && !annexes.has(annex)) at.get('annex')?.fail('No annex has this id.', nearestName(annex, annexes.keys()))
    const clauses = (at.get('clauses')?.list() ?? []).flatMap((item) => {
      const id = item.string()
      if (id === null) return []
      if (!ids.has(id)) item.fail('No clause has this id.', nearestName(id, ids))
      if (seen.has(id)) item.fail('This clause stands in the order already.')
      seen.add(id)
      return [id]
    })
    return [{ title, annex, clauses }]
  })
  for (const id of ids) if (!seen.has(id)) root.fail('Every clause has its place in the order; this one has none.', undefined, id)
  return groups
}
