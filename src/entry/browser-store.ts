/** What the pane keeps on this machine: IndexedDB of its own origin, so that no server and no other site sees it. */
import { createStore, del, get, keys, set } from 'idb-keyval'
import type { UserStore } from '../document/port'

export function browserStore(): UserStore {
  const store = createStore('clausier', 'kept')
  return {
    get: async (key) => (await get<string>(key, store)) ?? null,
    set: (key, value) => set(key, value, store),
    list: async (prefix) => (await keys<string>(store)).filter((key) => key.startsWith(prefix)).sort(),
    remove: (key) => del(key, store),
  }
}
