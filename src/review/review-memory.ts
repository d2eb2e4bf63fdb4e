/** The two memories of one document: loading them, and writing them when something was decided. A mere scan writes nothing. */
import type { Rule } from '../checklist/rule'
import type { ContractDocument, Outcome, UserStore } from '../document/port'
import { mergeMemories } from '../negotiation/merge-memories'
import { NOTES_NAMESPACE, emptyPrivateMemory, readAlways, readNotesPart, readPrivateMemory, writeNotesPart, writePrivateMemory } from '../negotiation/private-memory'
import type { DismissalRecord, PrivateMemory } from '../negotiation/private-memory'
import { MEMORY_NAMESPACE, SET_ASIDE_NAMESPACE, readSharedPart, writeSetAside, writeSharedPart } from '../negotiation/shared-part'
import { emptySharedMemory } from '../negotiation/shared-memory'
import type { SharedMemory } from '../negotiation/shared-memory'
import { addStep, answersIn } from '../negotiation/threads'
import { recoverMemory } from './recover-memory'

export interface Memory {
  shared: SharedMemory
  /** What the document's part holds now, so that an unchanged memory is not written again; null when it has none. */
  written: string | null
  notes: PrivateMemory
  /** Dismissals that hold for every contract on this machine. */
  always: DismissalRecord[]
  /** Codes of `wording/memory.ts` for the person. */
  notices: string[]
  /** A part that could not be read: kept, unread, beside the new one at the next writing. */
  broken: string | null
  /** Written by a later Clausier: never overwritten. */
  newer: boolean
}

const ALWAYS = 'dismissed-always'
const keyOf = (document: string): string => `document:${document}`

/** `newId` gives a random id for a document that has none yet; it is only kept if something is written. */
export async function loadMemory(document: ContractDocument, store: UserStore, newId: () => string = () => globalThis.crypto.randomUUID()): Promise<Memory> {
  const memory: Memory = { shared: emptySharedMemory(newId()), written: null, notes: emptyPrivateMemory(), always: [], notices: [], broken: null, newer: false }
  const part = document.capabilities().canStorePart ? await document.readPart(MEMORY_NAMESPACE) : null
  const reading = readSharedPart(part)
  if (reading.kind === 'read') [memory.shared, memory.written] = [reading.memory, writeSharedPart(reading.memory)]
  if (reading.kind === 'broken') [memory.broken] = [part, memory.notices.push('memory-broken')]
  if (reading.kind === 'newer') [memory.newer] = [true, memory.notices.push('memory-newer')]
  if (reading.kind === 'read') await withDoubles(document, memory)
  if (reading.kind === 'none') await recallRemoved(document, store, memory)
  const always = await store.get(ALWAYS)
  if (always !== null) memory.always = readAlways(always) ?? (await setAside(store, ALWAYS, always, memory, 'always-broken', []))
  if (memory.written === null && !memory.notices.includes('memory-removed')) return memory
  const kept = await store.get(keyOf(memory.shared.document))
  const carried = kept === null ? await document.readPart(NOTES_NAMESPACE) : null
  if (kept !== null) memory.notes = readPrivateMemory(kept) ?? (await setAside(store, keyOf(memory.shared.document), kept, memory, 'notes-broken', emptyPrivateMemory()))
  else if (carried !== null) memory.notes = readNotesPart(carried) ?? (await setAside(store, keyOf(memory.shared.document), carried, memory, 'notes-broken', emptyPrivateMemory()))
  return memory
}

/** Two memories in one file, as copying between documents makes them: of the same contract they are merged; of another one it is told, and set aside unread. */
async function withDoubles(document: ContractDocument, memory: Memory): Promise<void> {
  for (const xml of await document.otherParts(MEMORY_NAMESPACE)) {
    const other = readSharedPart(xml)
    if (other.kind === 'read' && other.memory.document === memory.shared.document) {
      memory.shared = mergeMemories(memory.shared, other.memory, new Set(other.memory.comments.map(({ code }) => code))).memory
      continue
    }
    memory.broken = xml
    memory.notices.push(other.kind === 'read' ? 'memory-two' : 'memory-broken')
  }
}

/**
 * What is known of a document when somebody opens it: its memory, with the answers that were typed in Word since; without a
 * memory, what the comments tell. Writes nothing.
 */
export async function openMemory(document: ContractDocument, store: UserStore, rules: Map<string, Rule>, now: string, newId?: () => string): Promise<Memory> {
  const memory = await loadMemory(document, store, newId)
  if (memory.written !== null) {
    for (const { finding, step } of answersIn(await document.comments(), memory.shared, now)) memory.shared = addStep(memory.shared, finding, step)
  } else if (memory.broken === null && !memory.newer && !memory.notices.includes('memory-removed')) {
    const recovered = recoverMemory(memory.shared.document, await document.comments(), rules, now)
    if (recovered) {
      memory.shared = recovered
      memory.notices.push('memory-recovered')
    }
  }
  return memory
}

const REMOVED = 'removed:'

/**
 * « Retirer mes marques » takes the memory out of the file; what was decided must outlive it, or the last check before
 * signing would forget every reason. It is kept on this machine, under the text as it stood then.
 */
export async function keepRemoved(store: UserStore, memory: Memory, stamp: string): Promise<void> {
  await store.set(`${REMOVED}${stamp}`, writeSharedPart({ ...memory.shared, comments: [], clauses: [] }))
}

async function recallRemoved(document: ContractDocument, store: UserStore, memory: Memory): Promise<void> {
  if ((await store.list(REMOVED)).length === 0) return
  const kept = readSharedPart(await store.get(`${REMOVED}${(await document.read()).stamp}`))
  if (kept.kind !== 'read') return
  memory.shared = kept.memory
  memory.notices.push('memory-removed')
}

/** What cannot be read is kept on the machine under another key, and said. */
async function setAside<T>(store: UserStore, key: string, content: string, memory: Memory, notice: string, instead: T): Promise<T> {
  await store.set(`set-aside:${key}`, content)
  memory.notices.push(notice)
  return instead
}

/** Writes the shared memory into the document if it differs from what is there. `always`: also when it only gets its id. */
export async function saveShared(document: ContractDocument, memory: Memory): Promise<Outcome> {
  const { canStorePart, readOnlyReason } = document.capabilities()
  if (readOnlyReason !== null) return { kind: 'refused', reason: readOnlyReason }
  if (!canStorePart) return { kind: 'refused', reason: 'no-parts' }
  if (memory.newer) return { kind: 'refused', reason: 'memory-newer' }
  const xml = writeSharedPart(memory.shared)
  if (xml === memory.written) return { kind: 'done' }
  if (memory.broken !== null) {
    const aside = await document.writePart(SET_ASIDE_NAMESPACE, writeSetAside(memory.broken))
    if (aside.kind !== 'done') return aside
    memory.broken = null
  }
  const outcome = await document.writePart(MEMORY_NAMESPACE, xml)
  if (outcome.kind === 'done') memory.written = xml
  return outcome
}

/** Keeps the private memory on the machine alone: the document is not touched. */
export async function keepNotes(store: UserStore, memory: Memory): Promise<void> {
  await store.set(keyOf(memory.shared.document), writePrivateMemory(memory.notes))
}

/** Keeps the private memory on the machine, and in the file too when the person wants it there. */
export async function saveNotes(document: ContractDocument, store: UserStore, memory: Memory): Promise<Outcome> {
  if (memory.written === null) {
    // The id that ties the notes to the document must stand in the document first.
    const outcome = await saveShared(document, memory)
    if (outcome.kind !== 'done') return outcome
  }
  await keepNotes(store, memory)
  const inFile = await document.readPart(NOTES_NAMESPACE)
  if (memory.notes.keepInFile) return document.writePart(NOTES_NAMESPACE, writeNotesPart(memory.notes))
  return inFile === null ? { kind: 'done' } : document.writePart(NOTES_NAMESPACE, null)
}

export async function saveAlways(store: UserStore, memory: Memory): Promise<void> {
  await store.set(ALWAYS, JSON.stringify(memory.always))
}

/** Every namespace of ours in the document, for « Retirer mes marques ». */
export const OUR_NAMESPACES = [MEMORY_NAMESPACE, NOTES_NAMESPACE, SET_ASIDE_NAMESPACE]
