/**
 * The commands of the Common API (`Office.context.document…Async`) that the add-in uses: custom XML parts and the file.
 * A command is a number; the reply is `[status]` or `[0, payload]`, status 0 meaning success. Anything else is answered
 * « not supported » as Word does, never imitated.
 */
import type { Failures } from './failures'

/** Custom XML parts of the open document. */
export interface PartStore {
  parts(): { id: string; namespace: string; xml: string; builtIn: boolean }[]
  /** Id of the new part; null when the text is not well-formed XML. */
  addPart(xml: string): string | null
  removePart(id: string): void
}

export interface CommonApiModel extends PartStore {
  /** The whole .docx as it would be saved now. */
  bytes(): Uint8Array
  /** Path or address of the document; empty when it was never saved. */
  url(): string
}

export const COMMAND = {
  getFile: 77,
  getSlice: 80,
  closeFile: 81,
  fileProperties: 86,
  addPart: 128,
  partById: 129,
  partsByNamespace: 130,
  partXml: 131,
  deletePart: 133,
} as const

const STATUS = { ok: 0, fileType: 1009, notSupported: 5000, internal: 5010, unknownNode: 6000, badXml: 6100 } as const
const COMPRESSED = 5

/** Lists and tuples arrive at office.js as SAFEARRAYs: objects with `toArray`. */
export const safeArray = <T>(values: T[]): { toArray(): T[] } => ({ toArray: () => values })

export class CommonApi {
  private readonly files = new Map<number, Uint8Array>()
  private handles = 0

  constructor(private readonly model: CommonApiModel, private readonly failures: Failures) {}

  execute(command: number, params: readonly unknown[]): unknown[] {
    const failure = this.failures.strike(`command:${command}`, params)
    if (failure && !failure.after) return [Number(failure.code)]
    const reply = this.reply(command, params)
    return failure ? [Number(failure.code)] : reply
  }

  private reply(command: number, params: readonly unknown[]): unknown[] {
    const [first] = params
    switch (command) {
      case COMMAND.getFile: {
        if (first !== COMPRESSED) return [STATUS.fileType]
        const bytes = this.model.bytes()
        this.files.set(++this.handles, bytes)
        return [STATUS.ok, safeArray([this.handles, bytes.length])]
      }
      case COMMAND.getSlice: {
        const [handle, offset, length] = params.map(Number)
        const bytes = this.files.get(handle ?? 0)
        if (!bytes) return [STATUS.internal]
        const slice = Array.from(bytes.subarray(offset, (offset ?? 0) + (length ?? 0)))
        // A plain array: a SAFEARRAY here would need `dimensions()` and otherwise hangs the caller.
        return [STATUS.ok, safeArray<unknown>([slice, slice.length])]
      }
      case COMMAND.closeFile:
        return [this.files.delete(Number(first)) ? STATUS.ok : STATUS.internal]
      case COMMAND.fileProperties:
        return [STATUS.ok, safeArray([this.model.url()])]
      case COMMAND.addPart: {
        const id = this.model.addPart(String(first))
        return id === null ? [STATUS.badXml] : [STATUS.ok, safeArray<unknown>([id, false])]
      }
      case COMMAND.partsByNamespace: {
        const found = this.model.parts().filter((part) => part.namespace === first)
        // A list of tuples: one tuple alone would be read as several parts made of single characters.
        return [STATUS.ok, safeArray(found.map((part) => safeArray<unknown>([part.id, part.builtIn])))]
      }
      case COMMAND.partById:
      case COMMAND.partXml:
      case COMMAND.deletePart: {
        const part = this.model.parts().find((one) => one.id === first)
        if (!part) return [STATUS.unknownNode]
        if (command === COMMAND.partById) return [STATUS.ok, safeArray<unknown>([part.id, part.builtIn])]
        if (command === COMMAND.partXml) return [STATUS.ok, part.xml]
        if (part.builtIn) return [STATUS.notSupported]
        this.model.removePart(part.id)
        return [STATUS.ok]
      }
      default:
        return [STATUS.notSupported]
    }
  }
}
