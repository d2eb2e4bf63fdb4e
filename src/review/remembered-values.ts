/** The practice's own values, the same in all its contracts: kept on the machine. Those of one contract travel in it (shared memory). */
import type { BlankTemplate } from '../clauses/template'
import type { UserStore } from '../document/port'

const KEY = 'practice-values'
const longestValue = 2000

/** By name of blank; empty when nothing, or nothing readable, was kept. Only values of blanks that are the practice's. */
export async function practiceValues(store: UserStore, blanks: Readonly<Record<string, BlankTemplate>>): Promise<Record<string, string>> {
  const kept = readKept(await store.get(KEY))
  return Object.fromEntries(Object.entries(kept).filter(([name]) => ofPractice(blanks, name)))
}

/** Keeps those of the values that are the practice's. */
export async function keepPracticeValues(store: UserStore, blanks: Readonly<Record<string, BlankTemplate>>, values: Readonly<Record<string, string>>): Promise<void> {
  const mine = Object.entries(values).filter(([name]) => ofPractice(blanks, name)).map(([name, value]) => [name, value.slice(0, longestValue)])
  if (mine.length === 0) return
  await store.set(KEY, JSON.stringify({ ...readKept(await store.get(KEY)), ...Object.fromEntries(mine) }))
}

function ofPractice(blanks: Readonly<Record<string, BlankTemplate>>, name: string): boolean {
  return Object.hasOwn(blanks, name) && blanks[name].of === 'practice'
}

function readKept(text: string | null): Record<string, string> {
  if (text === null) return {}
  try {
    const kept: unknown = JSON.parse(text)
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    // Damaged on this machine: the values are asked again, and written anew.
    return {}
  }
}
