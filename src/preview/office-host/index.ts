/** The host: a .docx open « in Word », answered to the real office.js. See README.md. */
import { addDataPart, dataParts, openDocx, removeDataPart } from '../../ooxml'
import { ASSUMED, type Assumptions } from './assumptions'
import type { Failure } from './failures'
import { HostDocument, createObject } from './document-object'
import { OpenDocument, type Stretch } from './open-document'
import { OfficeSeam, type Traffic } from './seam'

export { ASSUMED, type Assumptions } from './assumptions'
export type { Failure } from './failures'
export type { OpenDocument, Stretch } from './open-document'
export type { Traffic } from './seam'

export interface OfficeHostOptions {
  author?: string
  /** ISO date of everything written, for tests. */
  date?: string
  locale?: string
  dark?: boolean
  readOnly?: boolean
  requirementSets?: Record<string, string>
  assumptions?: Partial<Assumptions>
  onSelect?: (stretch: Stretch) => void
  /** The pane did something: the view may have to be redrawn. */
  onWork?: () => void
}

/** What the façade implements. `WordApiOnline 1.1` held comments and tracking when this office.js was built (2022). */
export const REQUIREMENT_SETS: Record<string, string> = { WordApi: '1.5', WordApiOnline: '1.1', SharedRuntime: '1.1', AddinCommands: '1.1', CustomXmlParts: '1.1', CompressedFile: '1.1' }

export class OfficeHost {
  readonly open: OpenDocument
  private readonly seam: OfficeSeam

  /** Throws `DocxError` when the bytes are no .docx. */
  constructor(bytes: Uint8Array, options: OfficeHostOptions = {}) {
    const docx = openDocx(bytes)
    this.open = new OpenDocument(docx, {
      author: options.author ?? 'Aperçu Clausier',
      date: options.date ?? null,
      assumptions: { ...ASSUMED, ...options.assumptions },
      onSelect: options.onSelect ?? (() => undefined),
    })
    const root = new HostDocument(this.open)
    const store = {
      bytes: () => docx.save(),
      url: () => '',
      parts: () => dataParts(docx).map((part) => ({ id: part.id ?? part.name, namespace: part.namespace ?? '', xml: part.xml, builtIn: false })),
      addPart: (xml: string) => (isWellFormed(xml) ? addDataPart(docx, xml) : null),
      removePart: (id: string) => {
        const part = dataParts(docx).find((one) => (one.id ?? one.name) === id)
        if (part) removeDataPart(docx, part)
      },
    }
    this.seam = new OfficeSeam({ root: () => root, create: createObject }, store, {
      locale: options.locale ?? 'fr-FR',
      requirementSets: options.requirementSets ?? REQUIREMENT_SETS,
      readOnly: options.readOnly ?? false,
      dark: options.dark ?? false,
    }, options.onWork)
  }

  /** Puts the seam on the pane's window; before office.js loads. */
  install(target: Window): void {
    this.seam.install(target)
  }

  /** Word's theme; the pane reads it when it likes. */
  set dark(dark: boolean) {
    this.seam.dark = dark
  }

  /** The .docx as it stands now. */
  save(): Uint8Array {
    return this.open.docx.save()
  }

  get traffic(): Traffic {
    return { ...this.seam.traffic }
  }

  resetTraffic(): void {
    this.seam.resetTraffic()
  }

  /** Replaces the failures to inject. */
  fail(failures: readonly Failure[]): void {
    this.seam.plan(failures)
  }

  /** A press on a ribbon button. */
  press(command: string): boolean {
    return this.seam.press(command)
  }

  selectionChanged(): void {
    this.seam.selectionChanged()
  }
}

const isWellFormed = (xml: string): boolean => new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagName('parsererror').length === 0
