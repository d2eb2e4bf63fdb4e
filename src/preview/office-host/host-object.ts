/**
 * Base of every object that office.js can hold. A member that Word offers is a PascalCase getter, setter or method of
 * the subclass (the names on the wire); everything in camelCase is the host's own and cannot be reached from outside.
 */
export abstract class HostObject {
  /** Word's class name, as in error locations. */
  abstract readonly className: string
  /** Members given by `load()` without names. */
  abstract readonly scalars: readonly string[]
  /** Public id, sent with every reference; undefined when the class has none. */
  get Id(): string | number | undefined {
    return undefined
  }
}

/** A collection: office.js asks for its items by `load('items/…')`. */
export abstract class HostCollection<T extends HostObject> extends HostObject {
  readonly scalars: readonly string[] = []
  abstract items(): T[]
}

const WIRE_NAME = /^(?:[A-Z]|_[A-Z])\w*$/

/** The member `name` of `target`, if it is one that the wire may name. */
export function wireMember(target: HostObject, name: string): unknown {
  if (!WIRE_NAME.test(name) || !(name in target)) return undefined
  return (target as unknown as Record<string, unknown>)[name]
}

export function hasWireMember(target: HostObject, name: string): boolean {
  return WIRE_NAME.test(name) && name in target
}

/** Sets a property; false when it is unknown or read-only. */
export function setWireMember(target: HostObject, name: string, value: unknown): boolean {
  if (!hasWireMember(target, name)) return false
  return Reflect.set(target, name, value)
}
