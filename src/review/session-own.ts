/** The part of a session about the person's own clauses: kept on the machine, never in the contract. */
import { clauseFromText } from '../clauses/from-selection'
import { compareLibraries, exportLibrary, importLibrary, mergeLibraries, removeClause, saveClause } from '../clauses/own-library'
import type { OwnLibrary } from '../clauses/own-library'
import { ownClauses } from '../wording/own-clauses'
import { say } from '../wording/say'
import { toolsOf } from './insert-clause'
import type { OwnClauses } from './session'
import type { SessionState } from './session-state'

const KEY = 'own-clauses'

/** Loads what was kept; a damaged library is set aside under another key, never overwritten in silence. */
export async function loadOwn(state: SessionState): Promise<void> {
  const kept = await state.store.get(KEY)
  if (kept === null) return
  const read = importLibrary(kept)
  if (read.kind === 'read') state.own = read.library
  else await state.store.set(`${KEY}-set-aside`, kept)
}

export function ownOf(state: SessionState): OwnClauses {
  const keep = async (library: OwnLibrary): Promise<void> => {
    state.own = library
    await state.store.set(KEY, exportLibrary(library))
  }
  const taken = (): Set<string> => new Set([...state.knowledge.clauses.keys(), ...state.own.clauses.map(({ id }) => id)])
  const draft = (text: string, theme: string, ids: Set<string>) =>
    clauseFromText(text, theme, ids, (n) => ({ fr: say(ownClauses, 'fr', 'blank', { n }), en: say(ownClauses, 'en', 'blank', { n }) }), toolsOf(state.knowledge))

  return {
    async fromSelection() {
      const quote = await state.document.selection()
      if (!quote || quote.exact.trim() === '') return null
      const { clause, blanks } = draft(quote.exact, '', taken())
      return { title: clause.title.fr, text: quote.exact, blanks: Object.values(blanks).map(({ label }) => label[state.language]) }
    },

    async save({ id, title, theme, text }) {
      const name = title.trim()
      if (name === '' || text.trim() === '') return { kind: 'refused', reason: say(ownClauses, state.language, 'empty') }
      const made = draft(`${name}\n${text}`, theme, id === null ? taken() : new Set())
      const body = draft(text, theme, new Set()).clause
      const clause = { ...made.clause, id: id ?? made.clause.id, title: { fr: name, en: name }, stances: body.stances }
      const library = saveClause(state.own, clause, draft(text, theme, new Set()).blanks)
      // The file must be readable again: what export and import do not agree on would be lost.
      const again = importLibrary(exportLibrary(library))
      if (again.kind === 'refused') return { kind: 'refused', reason: again.errors[0].message }
      await keep(library)
      return { kind: 'saved', id: clause.id }
    },

    remove: (id) => keep(removeClause(state.own, id)),
    exportYaml: () => Promise.resolve(exportLibrary(state.own)),

    async importYaml(yaml, conflict) {
      const read = importLibrary(yaml)
      if (read.kind === 'refused') return { kind: 'refused', line: read.errors[0].line || null, reason: read.errors[0].message }
      const { added, conflicts } = compareLibraries(state.own, read.library)
      if (conflicts.length > 0 && conflict === 'ask') return { kind: 'conflicts', ids: conflicts.map(({ id }) => id) }
      const choice = conflict === 'replace' ? 'replace' as const : 'keep' as const
      await keep(mergeLibraries(state.own, read.library, new Map(conflicts.map(({ id }) => [id, choice]))))
      return { kind: 'imported', added: added.length, replaced: choice === 'replace' ? conflicts.length : 0, kept: choice === 'keep' ? conflicts.length : 0 }
    },
  }
}

