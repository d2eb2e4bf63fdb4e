/**
 * Interprets one batch of office.js (`ProcessQuery`): object paths and actions in, results and at most one error out.
 * Knows nothing of Word: names are looked up on the host's objects (`host-object.ts`). The format was read off the wire
 * of `@microsoft/office-js` 1.1.110.
 */
import { asHostError, type Failures } from './failures'
import { HostError, apiNotFound } from './host-error'
import { HostCollection, HostObject, hasWireMember, setWireMember, wireMember } from './host-object'

interface ArgumentInfo { Arguments?: unknown[]; ReferencedObjectPathIds?: number[] }
interface ObjectPath { Id: number; ObjectPathType: number; Name: string; ParentObjectPathId?: number; ArgumentInfo?: ArgumentInfo }
interface Query { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number }
interface Action {
  Id: number
  ActionType: number
  Name?: string
  ObjectPathId?: number
  ArgumentInfo?: ArgumentInfo
  QueryInfo?: Query
}
export interface Batch { ObjectPaths: Record<string, ObjectPath>; Actions: Action[] }
interface BatchError { Code: string; Message: string; Location: string; HttpStatusCode: number; ActionIndex: number }
export interface BatchReply { Results: { ActionId: number; Value: unknown }[]; Error?: BatchError }

/** What the interpreter needs of the object model. */
export interface Objects {
  /** The document: what object path type 1 means. */
  root(): HostObject
  /** `new` of an API object (search options, the add-in's internal service), or null. */
  create(name: string): HostObject | null
}

const PATH = { global: 1, create: 2, method: 3, property: 4, indexer: 5, reference: 6, none: 7 } as const
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const

const pascal = (name: string): string => (name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1))
const place = (target: HostObject, name: string): string => `${target.className}.${name}`

/** Interprets batches for one open document; references live as long as it does. */
export class BatchInterpreter {
  private readonly byReference = new Map<string, HostObject>()
  private readonly references = new WeakMap<HostObject, string>()
  private count = 0

  constructor(private readonly objects: Objects, private readonly failures: Failures) {}

  run(batch: Batch): BatchReply {
    const results: BatchReply['Results'] = []
    const live = new Map<number, HostObject | null>()
    for (const [index, action] of batch.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: this.act(action, batch, live) })
      } catch (error) {
        // A bug of the host must reach the developer, not look like Word's refusal.
        if (!(error instanceof HostError)) throw error
        // Earlier actions stay applied, as in Word.
        return { Results: results, Error: { Code: error.code, Message: error.message, Location: error.location, HttpStatusCode: error.status, ActionIndex: index } }
      }
    }
    return { Results: results }
  }

  private act(action: Action, batch: Batch, live: Map<number, HostObject | null>): unknown {
    const target = action.ObjectPathId ? this.resolve(action.ObjectPathId, batch, live) : null
    if (target === null) return null
    const args = this.arguments(action.ArgumentInfo, batch, live)
    const name = pascal(action.Name ?? '')
    switch (action.ActionType) {
      case ACTION.instantiate:
        return this.head(target)
      case ACTION.query:
        return this.project(target, action.QueryInfo ?? {})
      case ACTION.method: {
        const value = this.call(target, name, args)
        return value instanceof HostObject ? this.head(value) : (value ?? null)
      }
      case ACTION.set:
        this.set(target, name, args[0])
        return null
      case ACTION.trace:
        return null
      default:
        // Types 6 to 9 are sent by calls that the add-in does not make (loadRecursive, retrieve, update).
        throw apiNotFound(`ActionType ${action.ActionType}`)
    }
  }

  /** Memoised per batch: a method path may be instantiated twice and must act once. */
  private resolve(id: number, batch: Batch, live: Map<number, HostObject | null>): HostObject | null {
    const known = live.get(id)
    if (known !== undefined) return known
    const path = batch.ObjectPaths[id]
    if (!path) throw new HostError('InvalidObjectPath', `Object path ${id} is unknown.`, '')
    const object = this.follow(path, batch, live)
    live.set(id, object)
    return object
  }

  private follow(path: ObjectPath, batch: Batch, live: Map<number, HostObject | null>): HostObject | null {
    const parent = path.ParentObjectPathId ? this.resolve(path.ParentObjectPathId, batch, live) : null
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.objects.root()
      case PATH.create: {
        const made = this.objects.create(path.Name)
        if (!made) throw apiNotFound(path.Name)
        return made
      }
      case PATH.method:
        // A null object's children are null objects.
        return parent && this.asObject(this.call(parent, path.Name, this.arguments(path.ArgumentInfo, batch, live)), place(parent, path.Name))
      case PATH.property:
        return parent && this.asObject(this.read(parent, path.Name), place(parent, path.Name))
      case PATH.indexer:
        return parent && this.asObject(this.call(parent, 'GetItem', this.arguments(path.ArgumentInfo, batch, live)), place(parent, 'GetItem'))
      case PATH.reference: {
        const object = this.byReference.get(path.Name)
        if (!object) throw new HostError('InvalidReference', `The object reference is not valid: ${path.Name}`, path.Name)
        return object
      }
      case PATH.none:
        return null
      default:
        throw apiNotFound(`ObjectPathType ${path.ObjectPathType}`)
    }
  }

  private asObject(value: unknown, where: string): HostObject | null {
    if (value === null || value instanceof HostObject) return value
    throw apiNotFound(where)
  }

  private arguments(info: ArgumentInfo | undefined, batch: Batch, live: Map<number, HostObject | null>): unknown[] {
    const ids = info?.ReferencedObjectPathIds
    return (info?.Arguments ?? []).map((argument, i) => (ids?.[i] ? this.resolve(ids[i], batch, live) : argument))
  }

  private call(target: HostObject, name: string, args: unknown[]): unknown {
    if (name === '_KeepReference') {
      this.refer(target)
      return null
    }
    // One reference is shared by all proxies of a live object, so removing it for one would kill the others.
    if (name === '_RemoveReference') return null
    const where = place(target, name)
    const member = wireMember(target, name)
    if (typeof member !== 'function') throw apiNotFound(where)
    const failure = this.failures.strike(where, args)
    if (failure && !failure.after) throw asHostError(failure)
    const value: unknown = member.apply(target, args)
    if (failure) throw asHostError(failure)
    return value
  }

  private read(target: HostObject, name: string): unknown {
    const where = place(target, name)
    if (!hasWireMember(target, name)) throw apiNotFound(where)
    const failure = this.failures.strike(where)
    if (failure) throw asHostError(failure)
    const value = wireMember(target, name)
    if (typeof value === 'function') throw apiNotFound(where)
    return value
  }

  private set(target: HostObject, name: string, value: unknown): void {
    const where = place(target, name)
    const failure = this.failures.strike(`${where}=`, [value])
    if (failure && !failure.after) throw asHostError(failure)
    if (!setWireMember(target, name, value)) throw apiNotFound(where)
    if (failure) throw asHostError(failure)
  }

  private refer(target: HostObject): string {
    let reference = this.references.get(target)
    if (reference === undefined) {
      reference = `${target.className}:${++this.count}`
      this.references.set(target, reference)
      this.byReference.set(reference, target)
    }
    return reference
  }

  private head(target: HostObject): Record<string, unknown> {
    const id = target.Id
    return { _ReferenceId: this.refer(target), ...(id === undefined ? {} : { Id: id }) }
  }

  private project(target: HostObject, query: Query): unknown {
    const names = [...(query.Select ?? []), ...(query.Expand ?? [])].map((name) => name.replace(/^items\/?/i, ''))
    if (!(target instanceof HostCollection)) return this.projectOne(target, names)
    const from = query.Skip ?? 0
    const items = target.items().slice(from, query.Top === undefined ? undefined : from + query.Top)
    return { ...this.head(target), _Items: items.map((item) => this.projectOne(item, names)) }
  }

  private projectOne(target: HostObject, names: string[]): Record<string, unknown> {
    const value = this.head(target)
    const wanted = names.filter((name) => name !== '' && name !== '$none')
    const all = names.every((name) => name === '') || wanted.some((name) => name === '*' || name === '$all')
    const nested = new Map<string, string[]>()
    for (const name of new Set(all ? [...wanted.filter((n) => n !== '*' && n !== '$all'), ...target.scalars] : wanted)) {
      const [first = '', ...rest] = name.split('/')
      const member = pascal(first)
      if (rest.length > 0) nested.set(member, [...(nested.get(member) ?? []), rest.join('/')])
      else {
        const read = this.read(target, member)
        if (read instanceof HostObject) nested.set(member, nested.get(member) ?? [])
        else value[member] = read
      }
    }
    for (const [member, select] of nested) {
      const object = this.asObject(this.read(target, member), place(target, member))
      value[member] = object && this.project(object, { Select: select })
    }
    return value
  }
}
