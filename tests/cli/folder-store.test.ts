import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderStore } from '../../src/entry/folder-store'

it('keeps, lists and forgets, one file per key, for its owner only; nothing is made before the first writing', async () => {
  const home = mkdtempSync(join(tmpdir(), 'clausier-'))
  const folder = join(home, 'kept')
  try {
    const store = folderStore(folder)
    expect(await store.get('document:a/../b')).toBeNull()
    expect(await store.list('')).toEqual([])
    expect(readdirSync(home)).toEqual([])
    await store.set('document:a/../b', 'é')
    await store.set('document:c', '2')
    await store.set('always', '3')
    expect(await store.get('document:a/../b')).toBe('é')
    expect(await store.list('document:')).toEqual(['document:a/../b', 'document:c'])
    expect(readdirSync(folder)).toHaveLength(3)
    expect(statSync(join(folder, readdirSync(folder)[0])).mode & 0o077).toBe(0)
    await store.remove('document:c')
    await store.remove('document:c')
    expect(await store.list('document:')).toEqual(['document:a/../b'])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
