/** A YAML file of the knowledge being compiled: its data, and the line behind every value, for errors that an author can act on. */
import { isMap, isNode, isPair, LineCounter, parseDocument, visit, type Document } from 'yaml'
import { KnowledgeError } from '../language'

export interface SourceText { path: string; text: string }
export type DataPath = readonly (string | number)[]
/** What is wrong with the shape of some data, and where. */
export interface ShapeFault { path: DataPath; expected: string; nearest?: string; /** The fault is the key itself. */ key?: boolean }
export type ShapeCheck = (data: unknown) => ShapeFault[]

const EXCERPT = 80

export class SourceFile {
  readonly data: unknown
  readonly errors: KnowledgeError[] = []
  private readonly lines = new LineCounter()
  private readonly document: Document.Parsed

  constructor(readonly path: string, private readonly text: string) {
    this.document = parseDocument(text, { lineCounter: this.lines, uniqueKeys: true, merge: false, version: '1.2', schema: 'core', logLevel: 'silent' })
    for (const fault of this.document.errors) {
      this.at(fault.pos[0], text.slice(fault.pos[0], fault.pos[1]) || this.lineAt(fault.pos[0]), fault.message.split('\n')[0].replace(/ at line.*$/, ''))
    }
    visit(this.document, { Alias: (_, { source, range }) => this.at(range?.[0] ?? 0, `*${source}`, 'The words written out: names (&) and references to them (*) are not followed; between quotation marks a star is a star.') })
    this.data = this.errors.length === 0 ? this.document.toJS({ maxAliasCount: 0 }) : null
  }

  /** Reports a fault at the value (or the key) behind `path`. `offset`: characters into a string value. */
  fault(path: DataPath, said: string, expected: string, more: { nearest?: string | null; key?: boolean; within?: string } = {}): void {
    const start = this.offsetOf(path, more.key ?? false)
    const end = this.text.indexOf('\n', start)
    const inner = more.within ? this.text.slice(start, end < 0 ? undefined : end).indexOf(more.within) : -1
    this.at(start + Math.max(0, inner), said, expected, more.nearest ?? undefined)
  }

  private at(offset: number, said: string, expected: string, nearest?: string): void {
    const { line, col } = this.lines.linePos(offset)
    this.errors.push(new KnowledgeError({ file: this.path, line, column: col, said: shorten(said), expected, nearest }))
  }

  private lineAt(offset: number): string {
    return this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1).split('\n')[0].trim()
  }

  /** Offset of the deepest part of `path` that stands in the file. */
  private offsetOf(path: DataPath, key: boolean): number {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = depth === 1 ? this.document.contents : this.document.getIn(path.slice(0, depth - 1), true)
      if (isMap(parent)) {
        const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(path[depth - 1]))
        const node = pair && (key || depth < path.length || !isNode(pair.value) ? pair.key : pair.value)
        if (isNode(node) && node.range) return node.range[0]
      } else {
        const node: unknown = this.document.getIn(path.slice(0, depth), true)
        if (isNode(node) && node.range) return node.range[0]
      }
    }
    return this.document.contents?.range?.[0] ?? 0
  }
}

function shorten(text: string): string {
  const line = text.split('\n')[0].trim()
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1)}…` : line
}
