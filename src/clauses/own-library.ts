/** A person's own clauses: from a selection, edited, merged, exported and imported as one YAML file. Pure: keeping them is `UserStore`'s. */
import { stringify } from 'yaml'
import { fold } from '../language'
import type { KnowledgeError } from '../language/knowledge-error'
import { clauseId, readBlanks, readTemplate, blanksIn } from './read-template'
import { parseParts, writeParts } from './parse-part'
import { stances } from './template'
import type { BlankTemplate, BodyBlock, ClauseTemplate, Stance } from './template'
import { YamlFile } from './yaml-entry'

/** What a person keeps: whole, as one value of the store. */
export interface OwnLibrary {
  clauses: ClauseTemplate[]
  /** Blanks of these clauses; a blank of the model library keeps its own definition there. */
  blanks: Record<string, BlankTemplate>
}

export const emptyLibrary: OwnLibrary = { clauses: [], blanks: {} }

/** First line of an exported file: what it is, and the version of its form. */
const fileKind = 'clausier-library'
const fileVersion = 1
/** More clauses than any firm writes; the pane stays fluid with 500. */
export const mostClauses = 2000

export type ImportResult = { kind: 'read'; library: OwnLibrary } | { kind: 'refused'; errors: KnowledgeError[] }

/** Reads an exported file. Anything doubtful refuses the whole file, with line and reason: nothing is half imported. */
export function importLibrary(yaml: string, name = 'library.yaml'): ImportResult {
  const file = new YamlFile(name, yaml)
  const root = file.root()
  const library: OwnLibrary = { clauses: [], blanks: {} }
  const at = root?.fields([fileKind, 'clauses'], ['blanks'])
  if (at) {
    const version = at.get(fileKind)?.count()
    if (version && version > fileVersion) at.get(fileKind)?.fail(`This file comes from a newer version (${version}); ${fileVersion} is known here.`)
    if (at.has('blanks') && !at.get('blanks')?.isNull()) library.blanks = readBlanks(at.get('blanks')!).blanks
    const entries = at.get('clauses')?.list() ?? []
    if (entries.length > mostClauses) at.get('clauses')?.fail(`At most ${mostClauses} clauses.`, undefined, `${entries.length} clauses`)
    else {
      const ids = new Set<string>()
      for (const entry of entries) {
        const clause = readTemplate(entry, false)
        if (!clause) continue
        if (ids.has(clause.template.id)) clause.at.get('id')?.fail('Another clause of this file has this id.')
        ids.add(clause.template.id)
        library.clauses.push(clause.template)
      }
    }
  }
  return file.errors.length > 0 ? { kind: 'refused', errors: file.errors } : { kind: 'read', library }
}

/** The file that `importLibrary` reads back to an equal library. */
export function exportLibrary(library: OwnLibrary): string {
  const blanks: Record<string, object> = {}
  for (const [name, blank] of Object.entries(library.blanks)) {
    blanks[name] = {
      label: blank.label, type: blank.type, default: blank.default,
      ...(Object.keys(blank.default_by_stance).length > 0 ? { default_by_stance: blank.default_by_stance } : {}),
      ...(blank.min === null ? {} : { min: blank.min }), ...(blank.max === null ? {} : { max: blank.max }), ...(blank.hint === null ? {} : { hint: blank.hint }), ...(blank.of ? { of: blank.of } : {}),
    }
  }
  const clauses = library.clauses.map(({ commits, note, ...clause }) => ({
    ...clause,
    placement: clause.placement.annex === null ? { near: clause.placement.near } : clause.placement,
    ...(commits.fr === '' ? {} : { commits }),
    ...(note === null ? {} : { note }),
    stances: Object.fromEntries(stances.flatMap((stance) => {
      const body = clause.stances[stance]
      return body ? [[stance, body.map((block) => ({ [block.kind]: writeParts(block.parts) }))]] : []
    })),
  }))
  return stringify({ [fileKind]: fileVersion, blanks, clauses }, { lineWidth: 110, aliasDuplicateObjects: false, version: '1.2', schema: 'core' })
}

export type Conflict = { id: string; ours: ClauseTemplate; theirs: ClauseTemplate }
export type Choice = 'keep' | 'replace' | 'both'

/** What an import would do: new clauses, equal ones (nothing to do), and those of the same id with other words, to be asked. */
export function compareLibraries(own: OwnLibrary, imported: OwnLibrary): { added: ClauseTemplate[]; same: ClauseTemplate[]; conflicts: Conflict[] } {
  const added: ClauseTemplate[] = []
  const same: ClauseTemplate[] = []
  const conflicts: Conflict[] = []
  const known = new Map(own.clauses.map((clause) => [clause.id, clause]))
  for (const theirs of imported.clauses) {
    const ours = known.get(theirs.id)
    if (!ours) added.push(theirs)
    else if (equal(ours, theirs) && blanksIn(theirs).every((name) => equal(own.blanks[name], imported.blanks[name]))) same.push(theirs)
    else conflicts.push({ id: theirs.id, ours, theirs })
  }
  return { added, same, conflicts }
}

/** The library after an import. A conflict without a choice keeps ours; « both » gives theirs a free id. */
export function mergeLibraries(own: OwnLibrary, imported: OwnLibrary, choices: ReadonlyMap<string, Choice>): OwnLibrary {
  const { added, conflicts } = compareLibraries(own, imported)
  const clauses = [...own.clauses]
  const taken = new Set([...own.clauses, ...imported.clauses].map((clause) => clause.id))
  const blanks = { ...own.blanks }
  const take = (clause: ClauseTemplate, renamed: ReadonlyMap<string, string> = new Map()) => {
    for (const name of blanksIn(clause)) {
      const as = renamed.get(name) ?? name
      if (Object.hasOwn(imported.blanks, name)) blanks[as] = { ...imported.blanks[name], name: as }
    }
    return renamed.size === 0 ? clause : withBlanksRenamed(clause, renamed)
  }
  for (const clause of added) {
    // A new clause whose blank means something else here brings its blank under a free name.
    clauses.push(take(clause, renamings(clause, own, imported, blanks)))
  }
  for (const { id, theirs } of conflicts) {
    const choice = choices.get(id) ?? 'keep'
    if (choice === 'replace') clauses[clauses.findIndex((clause) => clause.id === id)] = take(theirs)
    else if (choice === 'both') {
      const free = freeId(id, taken)
      taken.add(free)
      clauses.push({ ...take(theirs, renamings(theirs, own, imported, blanks)), id: free })
    }
  }
  return { clauses, blanks }
}

function renamings(clause: ClauseTemplate, own: OwnLibrary, imported: OwnLibrary, taken: Readonly<Record<string, BlankTemplate>>): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const name of blanksIn(clause)) {
    if (!Object.hasOwn(own.blanks, name) || !Object.hasOwn(imported.blanks, name) || equal(own.blanks[name], imported.blanks[name])) continue
    let n = 2
    while (Object.hasOwn(taken, `${name}_${n}`)) n++
    renamed.set(name, `${name}_${n}`)
  }
  return renamed
}

function withBlanksRenamed(clause: ClauseTemplate, renamed: ReadonlyMap<string, string>): ClauseTemplate {
  const rename = (body: BodyBlock[]): BodyBlock[] => body.map((block) => ({
    ...block, parts: block.parts.map((part) => (part.kind === 'blank' ? { ...part, name: renamed.get(part.name) ?? part.name } : part)),
  }))
  const bodies = Object.fromEntries(Object.entries(clause.stances).map(([stance, body]) => [stance, rename(body)]))
  return { ...clause, stances: bodies }
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** `own-sauvegarde`, then `own-sauvegarde-2`… never longer than an id may be. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  const base = wanted.replace(/-\d+$/, '')
  for (let n = 2; ; n++) {
    const suffix = `-${n}`
    const id = base.slice(0, 36 - suffix.length).replace(/-$/, '') + suffix
    if (!taken.has(id)) return id
  }
}

/** An id made of a title's words. */
export function idOf(title: string, taken: ReadonlySet<string>): string {
  const words = fold(title).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  const id = `own-${words}`.slice(0, 32).replace(/-+$/, '')
  return freeId(words !== '' && clauseId.test(id) ? id : 'own-clause', taken)
}

/** Adds or replaces (same id); the version grows when the words change. */
export function saveClause(own: OwnLibrary, clause: ClauseTemplate, blanks: Readonly<Record<string, BlankTemplate>>): OwnLibrary {
  const at = own.clauses.findIndex((known) => known.id === clause.id)
  const kept = at < 0 ? null : own.clauses[at]
  const saved = kept && !equal(kept.stances, clause.stances) ? { ...clause, version: kept.version + 1 } : { ...clause, version: kept?.version ?? clause.version }
  const clauses = at < 0 ? [...own.clauses, saved] : own.clauses.map((known, index) => (index === at ? saved : known))
  return withoutUnusedBlanks({ clauses, blanks: { ...own.blanks, ...blanks } })
}

export function removeClause(own: OwnLibrary, id: string): OwnLibrary {
  return withoutUnusedBlanks({ clauses: own.clauses.filter((clause) => clause.id !== id), blanks: own.blanks })
}

function withoutUnusedBlanks(own: OwnLibrary): OwnLibrary {
  const used = new Set(own.clauses.flatMap((clause) => blanksIn(clause)))
  return { clauses: own.clauses, blanks: Object.fromEntries(Object.entries(own.blanks).filter(([name]) => used.has(name))) }
}

/** How a blank stands in a text that a person edits: « [48 heures] », « [nom du site] ». */
export function shownBlank(blank: BlankTemplate): string {
  return `[${blank.default ?? blank.label.fr}]`
}

/** One stance of a clause as a person edits it: a paragraph a line, an item after « - »; blanks in brackets where `blanks` tells them apart, else as `{{marks}}`. */
export function editableText(template: ClauseTemplate, stance: Stance, blanks: Readonly<Record<string, BlankTemplate>> = {}): string {
  const shown = new Map<string, string | null>()
  for (const [name, blank] of Object.entries(blanks)) {
    const text = shownBlank(blank)
    shown.set(text, shown.has(text) || /[[\]{}<>\n]/.test(text.slice(1, -1)) ? null : name)
  }
  const bracketed = new Map([...shown].flatMap(([text, name]) => (name === null ? [] : [[name, text] as const])))
  const words = (block: BodyBlock) => block.parts.map((part) => (part.kind === 'blank' ? bracketed.get(part.name) : undefined) ?? writeParts([part])).join('')
  return (template.stances[stance] ?? []).map((block) => (block.kind === 'item' ? '- ' : block.kind === 'heading' ? '# ' : '') + words(block)).join('\n')
}

/** The reverse: paragraphs from lines. A mark that is none is left as words without braces. */
export function bodyOf(text: string): BodyBlock[] {
  return text.split(/[\r\n\u000b]+/).map((line) => line.trim()).filter((line) => line !== '').map((line): BodyBlock => {
    const kind = /^[-–•]\s/.test(line) ? 'item' : /^#\s/.test(line) ? 'heading' : 'text'
    const words = kind === 'text' ? line : line.replace(/^[-–•#]\s+/, '')
    const safe = words.replace(/\{\{[^{}]*\}\}|[{}]/g, (found) => (found.length > 1 ? found : '')).replace(/<(?=[a-z/!?])/gi, '< ')
    return { kind, parts: parseParts(safe, () => undefined) }
  })
}
