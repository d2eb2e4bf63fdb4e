/** The part of a session about the person's own clauses: kept on the machine, never in the contract. */
import { bodyFromEdited, clauseFromText } from '../clauses/from-selection'
import { compareLibraries, editableText, exportLibrary, importLibrary, mergeLibraries, removeClause, saveClause } from '../clauses/own-library'
import type { OwnLibrary } from '../clauses/own-library'
import { blanksIn } from '../clauses/read-template'
import { stances } from '../clauses/template'
import type { ClauseTemplate, Stance } from '../clauses/template'
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
  else {
    state.ownSetAside = true
    await state.store.set(`${KEY}-set-aside`, kept)
  }
}

export function ownOf(state: SessionState): OwnClauses {
  const keep = async (library: OwnLibrary): Promise<void> => {
    state.own = library
    await state.store.set(KEY, exportLibrary(library))
  }
  const taken = (): Set<string> => new Set([...state.knowledge.clauses.keys(), ...state.own.clauses.map(({ id }) => id)])
  const label = (n: number) => ({ fr: say(ownClauses, 'fr', 'blank', { n }), en: say(ownClauses, 'en', 'blank', { n }) })
  const draft = (text: string, theme: string, ids: Set<string>) => clauseFromText(text, theme, ids, label, toolsOf(state.knowledge))
  /** The clause with this text in one stance: its other stances and whatever else it holds stay. */
  const edited = (kept: ClauseTemplate, stance: Stance, title: string, theme: string, text: string) => {
    const { body, blanks } = bodyFromEdited(text, blanksOf(kept), state.blanks(), label, toolsOf(state.knowledge))
    const named = title === kept.title[state.language] ? kept.title : { fr: title, en: title }
    return { clause: { ...kept, theme, title: named, stances: { ...kept.stances, [stance]: body } }, blanks }
  }
  const blanksOf = (clause: ClauseTemplate) => Object.fromEntries(blanksIn(clause).flatMap((name) => (Object.hasOwn(state.own.blanks, name) ? [[name, state.own.blanks[name]]] : [])))

  const made = (title: string, theme: string, text: string) => {
    const { clause } = draft(title, theme, taken())
    return edited({ ...clause, title: { fr: title, en: title }, stances: {} }, 'balanced', title, theme, text)
  }

  return {
    get setAside() { return state.ownSetAside },

    async fromSelection() {
      const quote = await state.document.selection()
      if (!quote || quote.exact.trim() === '') return null
      const { clause, blanks } = draft(quote.exact, '', taken())
      return { title: clause.title.fr, text: editableText(clause, 'balanced', blanks), blanks: Object.values(blanks).map(({ label }) => label[state.language]) }
    },

    edit(id, stance) {
      const clause = state.own.clauses.find((known) => known.id === id)
      return clause ? editableText(clause, stance, blanksOf(clause)) : ''
    },

    async save({ id, title, theme, text, stance }) {
      const name = title.trim()
      if (name === '' || text.trim() === '') return { kind: 'refused', reason: say(ownClauses, state.language, 'empty') }
      const kept = state.own.clauses.find((known) => known.id === id)
      const { clause, blanks } = kept
        ? edited(kept, stance ?? stances.find((one) => kept.stances[one] !== undefined) ?? 'balanced', name, theme, text)
        : made(name, theme, text)
      const library = saveClause(state.own, clause, blanks)
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
      const choice = conflict === 'ask' ? 'keep' : conflict
      await keep(mergeLibraries(state.own, read.library, new Map(conflicts.map(({ id }) => [id, choice]))))
      const asked = (one: typeof choice) => (choice === one ? conflicts.length : 0)
      return { kind: 'imported', added: added.length + asked('both'), replaced: asked('replace'), kept: asked('keep') }
    },
  }
}

