/** What the command line keeps for a person: one file per key, in a folder of theirs. */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { UserStore } from '../document/port'

/** `CLAUSIER_HOME`, else `.clausier` in the home folder. Made with the first writing. */
export const userFolder = (): string => process.env.CLAUSIER_HOME ?? join(homedir(), '.clausier')

export function folderStore(folder: string = userFolder()): UserStore {
  const pathOf = (key: string): string => join(folder, `${encodeURIComponent(key)}.json`)
  return {
    get: (key) => readFile(pathOf(key), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    }),
    async set(key, value) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(pathOf(key), value, { mode: 0o600 })
    },
    async list(prefix) {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      return names.filter((name) => name.endsWith('.json')).map((name) => decodeURIComponent(name.slice(0, -5))).filter((key) => key.startsWith(prefix)).sort()
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
