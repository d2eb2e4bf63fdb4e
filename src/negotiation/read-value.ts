/** Reading JSON that somebody else may have written: only what is asked for, within limits; the rest is refused with its path. */

export class Malformed extends Error {
  constructor(readonly path: string, readonly expected: string) {
    super(`${path}: ${expected}`)
    this.name = 'Malformed'
  }
}

export type Reader<T> = (value: unknown, path: string) => T

export function text(max: number): Reader<string> {
  return (value, path) => {
    if (typeof value !== 'string') throw new Malformed(path, 'a text')
    if (value.length > max) throw new Malformed(path, `at most ${max} characters`)
    return value
  }
}

export const flag: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Malformed(path, 'true or false')
  return value
}

export function oneOf<T extends string>(values: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = values.find((known) => known === value)
    if (found === undefined) throw new Malformed(path, values.join(' | '))
    return found
  }
}

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null || value === undefined ? null : reader(value, path))
}

export function list<T>(reader: Reader<T>, max: number): Reader<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Malformed(path, 'a list')
    if (value.length > max) throw new Malformed(path, `at most ${max} entries`)
    return value.map((entry, index) => reader(entry, `${path}[${index}]`))
  }
}

/** Names to values. `__proto__` and its like are refused: nobody of ours writes them. */
/** A key that `table` takes: a forged name of the prototype, or an endless one, is none. */
export const ordinaryName = (name: string): boolean => name.length <= 200 && !['__proto__', 'constructor', 'prototype'].includes(name)

export function table<T>(reader: Reader<T>, max: number): Reader<Record<string, T>> {
  return (value, path) => {
    const entries = Object.entries(plain(value, path))
    if (entries.length > max) throw new Malformed(path, `at most ${max} entries`)
    const read: Record<string, T> = {}
    for (const [name, entry] of entries) {
      if (!ordinaryName(name)) throw new Malformed(`${path}.${name}`, 'an ordinary name')
      read[name] = reader(entry, `${path}.${name}`)
    }
    return read
  }
}

/** An object with exactly these keys; others are dropped. A key that is absent is read as `undefined`. */
export function shape<T extends object>(readers: { [K in keyof T]: Reader<T[K]> }): Reader<T> {
  return (value, path) => {
    const object = plain(value, path)
    const read = {} as T
    for (const key of Object.keys(readers) as (keyof T & string)[]) {
      read[key] = readers[key](Object.hasOwn(object, key) ? object[key] : undefined, `${path}.${key}`)
    }
    return read
  }
}

function plain(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(path, 'an object')
  return value as Record<string, unknown>
}
