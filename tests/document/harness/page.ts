/** In the browser: the host, and the real adapter over the real office.js, for tests that run in Node. */
import { OfficeHost, type OfficeHostOptions } from '../../../src/preview/office-host'
import { WordDocument } from '../../../src/document/word/word-document'
import type { ContractDocument } from '../../../src/document/port'

type Method = Exclude<keyof ContractDocument, symbol>

interface Harness {
  /** Puts a .docx « in Word », for a page that loads office.js itself. */
  put(base64: string, options: OfficeHostOptions): void
  /** Opens a .docx « in Word » and loads office.js on it. */
  open(base64: string, options: OfficeHostOptions): Promise<void>
  call(method: Method, args: unknown[], call: number): Promise<unknown>
  abort(call: number): void
  bytes(): string
  host(): OfficeHost
}

const OFFICE_JS = '/office-js/office.js'
const aborts = new Map<number, AbortController>()
let host: OfficeHost | null = null
let opened: ContractDocument | null = null

const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}

/** Places where the port takes `ApplyOptions`; `read` takes a signal by itself. */
const OPTIONS: Partial<Record<Method, number>> = { apply: 1, insert: 3, takeBack: 2, replace: 3 }

const harness: Harness = {
  put(base64, options) {
    host = new OfficeHost(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)), options)
    host.install(window)
  },
  async open(base64, options) {
    harness.put(base64, options)
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script')
      script.src = OFFICE_JS
      script.onload = () => resolve()
      script.onerror = () => reject(new Error('office.js did not load'))
      document.head.append(script)
    })
    await Office.onReady()
    opened = new WordDocument()
  },
  async call(method, args, call) {
    if (!opened) throw new Error('nothing is open')
    const controller = new AbortController()
    aborts.set(call, controller)
    const at = OPTIONS[method]
    if (method === 'read') args[0] = controller.signal
    if (at !== undefined) {
      const progress = (done: number, total: number): void => window.onProgress?.(call, done, total)
      args[at] = { ...(args[at] as object), signal: controller.signal, onProgress: progress }
    }
    const work = opened[method] as (...all: unknown[]) => unknown
    return work.apply(opened, args)
  },
  abort: (call) => aborts.get(call)?.abort(),
  bytes: () => toBase64(harness.host().save()),
  host() {
    if (!host) throw new Error('nothing is open')
    return host
  },
}

declare global {
  interface Window {
    harness: Harness
    onProgress?: (call: number, done: number, total: number) => void
  }
}
window.harness = harness
