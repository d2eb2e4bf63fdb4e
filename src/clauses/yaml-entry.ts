/**
 * Reads a YAML file of clauses as untrusted text: plain maps, lists and scalars only. Every refusal has its line.
 * Used for our own `knowledge/clauses/` and for a library that a person imports.
 */
import { isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument, visit } from 'yaml'
import type { Document, Node } from 'yaml'
import { KnowledgeError, nearestName } from '../language/knowledge-error'

/** What a file may weigh. `tokens` are those of the YAML lexer, `depth` counts nested maps and lists. */
export interface Limits { characters: number; tokens: number; depth: number }

/** Enough for 2 000 long clauses; a bigger file is no library of clauses. */
export const limits: Limits = { characters: 6_000_000, tokens: 400_000, depth: 12 }

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'])
/** A tag of HTML or XML, an entity, a comment or a processing instruction. */
const markup = /<\/?[a-z!?]|&(#\d+|#x[\da-f]+|[a-z]+);/i
/** Control characters other than tab and line break, and the invisible marks that reorder text. */
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** Signs that the lexer of `yaml` adds and the source does not hold: byte order mark, document, flow end, scalar. */
const unwritten = new Set(['\u0002', '\u0018', '\u001f'])
const scalarFollows = '\u001f'
/** First character of a token that is no scalar → why it is refused. */
const tricks: Record<string, string | undefined> = {
  '&': 'No anchor (&name): write the words out.',
  '*': 'No alias (*name): write the words out.',
  '!': 'No tag (!name).',
  '%': 'No directive.',
}

/** One file being read; mistakes are collected, so that an author sees them all at once. */
export class YamlFile {
  readonly errors: KnowledgeError[] = []
  private readonly lines = new LineCounter()
  private document: Document.Parsed | null = null

  constructor(readonly path: string, private readonly source: string, private readonly limit: Limits = limits) {
    const reason = this.tooMuch()
    if (reason) return
    this.document = parseDocument(source, { lineCounter: this.lines, merge: false, uniqueKeys: true, schema: 'core', version: '1.2', logLevel: 'error' })
    for (const error of this.document.errors) {
      const { line, col } = this.lines.linePos(error.pos[0])
      this.add(line, col, excerpt(source.slice(error.pos[0], error.pos[1] || error.pos[0] + 40)), error.message.split('\n')[0])
    }
    if (this.document.errors.length === 0) this.refuseWords(this.document)
    if (this.errors.length > 0) this.document = null
  }

  /** The whole content, or null when the file is refused or empty (which is a mistake too). */
  root(): Entry | null {
    if (!this.document) return null
    const { contents } = this.document
    if (contents) return new Entry(this, contents, '')
    this.add(1, 1, '', 'The file is empty.')
    return null
  }

  add(line: number, column: number, said: string, expected: string, nearest?: string): void {
    if (this.errors.length >= 200) return
    this.errors.push(new KnowledgeError({ file: this.path, line, column, said, expected, nearest }))
  }

  /** Line and column (1-based) of a character offset in the source. */
  position(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset)
    return { line, column: col }
  }

  /** Offset in the source of the start of a node. */
  excerptOf(node: Node): string {
    const [start, end] = node.range ?? [0, 0]
    return excerpt(this.source.slice(start, end))
  }

  /** Weighs the source before the parser builds anything from it: its cost must not depend on a stranger's file. */
  private tooMuch(): boolean {
    if (this.source.length > this.limit.characters) {
      this.add(1, 1, `${this.source.length} characters`, `At most ${this.limit.characters} characters.`)
      return true
    }
    let tokens = 0
    let line = 1
    let flow = 0
    let dashes = 0
    const indents: number[] = []
    let offset = 0
    let scalar = false
    for (const token of new Lexer().lex(this.source)) {
      tokens++
      const trick = scalar ? undefined : tricks[token[0]]
      if (trick) this.add(line, offset - this.source.lastIndexOf('\n', offset - 1), excerpt(token), trick)
      scalar = token === scalarFollows
      if (!(token.length === 1 && unwritten.has(token))) offset += token.length
      if (tokens > this.limit.tokens) {
        this.add(line, 1, `more than ${this.limit.tokens} words and signs`, 'A library of clauses holds far fewer entries.')
        return true
      }
      if (token === '[' || token === '{') flow++
      else if (token === ']' || token === '}') flow--
      else if (token === '-' || token === '?') dashes++
      else if (token.includes('\n')) {
        line += token.split('\n').length - 1
        dashes = 0
      } else if (dashes === 0 && flow === 0 && /^ +$/.test(token)) {
        while (indents.length > 0 && indents[indents.length - 1] >= token.length) indents.pop()
        indents.push(token.length)
      }
      if (flow + dashes > this.limit.depth || indents.length > 2 * this.limit.depth) {
        this.add(line, 1, excerpt(token), `At most ${this.limit.depth} lists and maps one inside the other.`)
        return true
      }
    }
    return this.errors.length > 0
  }

  private refuseWords(document: Document.Parsed): void {
    const refuse = (node: Node, expected: string) => {
      const { line, column } = this.position(node.range?.[0] ?? 0)
      this.add(line, column, this.excerptOf(node), expected)
    }
    visit(document, (key, node) => {
      if (isScalar(node) && key === 'key' && forbiddenKeys.has(String(node.value))) refuse(node, 'This name is not allowed here.')
      if (isScalar(node) && typeof node.value === 'string') {
        if (markup.test(node.value)) refuse(node, 'Plain words only: no markup and no entity.')
        if (invisible.test(node.value)) refuse(node, 'Plain words only: no invisible character.')
      }
      return this.errors.length >= 200 ? visit.BREAK : undefined
    })
  }
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

/** A value in a file, with its place. Readers return null (or an empty list) after having noted a mistake. */
export class Entry {
  constructor(private readonly file: YamlFile, private readonly node: Node, readonly name: string) {}

  fail(expected: string, nearest?: string, said?: string): void {
    const { line, column } = this.file.position(this.node.range?.[0] ?? 0)
    this.file.add(line, column, said ?? this.file.excerptOf(this.node), expected, nearest)
  }

  /** Fields of a map: each required one present, none that is unknown. Null when it is no map. */
  fields(required: readonly string[], optional: readonly string[] = []): Map<string, Entry> | null {
    if (!isMap(this.node)) {
      this.fail('A map (name: value) is expected here.')
      return null
    }
    const found = new Map<string, Entry>()
    for (const pair of this.node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      const at = new Entry(this.file, (pair.key ?? this.node) as Node, key)
      if (!required.includes(key) && !optional.includes(key)) {
        at.fail(`Known here: ${[...required, ...optional].join(', ')}.`, nearestName(key, [...required, ...optional]))
      } else if (pair.value) {
        found.set(key, new Entry(this.file, pair.value as Node, key))
      }
    }
    for (const key of required) if (!found.has(key)) this.fail(`« ${key} » is missing.`)
    return found
  }

  /** Entries of a map whose names are free. */
  pairs(): [string, Entry][] {
    if (!isMap(this.node)) {
      this.fail('A map (name: value) is expected here.')
      return []
    }
    return this.node.items.flatMap((pair): [string, Entry][] =>
      pair.value && isScalar(pair.key) ? [[String(pair.key.value), new Entry(this.file, pair.value as Node, String(pair.key.value))]] : [])
  }

  list(): Entry[] {
    if (!isSeq(this.node)) {
      this.fail('A list (- value) is expected here.')
      return []
    }
    return this.node.items.map((item) => new Entry(this.file, item as Node, this.name))
  }

  isNull(): boolean {
    return isScalar(this.node) && this.node.value === null
  }

  /** Words; a number is taken as it is written. */
  string(): string | null {
    if (isScalar(this.node) && typeof this.node.value === 'string' && this.node.value.trim() !== '') return this.node.value.trim()
    if (isScalar(this.node) && typeof this.node.value === 'number') return String(this.node.source ?? this.node.value)
    this.fail('Words are expected here.')
    return null
  }

  strings(): string[] {
    return this.list().flatMap((entry) => entry.string() ?? [])
  }

  /** A whole number of at least 1. */
  count(): number | null {
    if (isScalar(this.node) && typeof this.node.value === 'number' && Number.isInteger(this.node.value) && this.node.value >= 1) return this.node.value
    this.fail('A whole number of at least 1 is expected here.')
    return null
  }

  /** One of the known names. */
  oneOf<Name extends string>(known: readonly Name[]): Name | null {
    const said = this.string()
    if (said === null) return null
    if ((known as readonly string[]).includes(said)) return said as Name
    this.fail(`Known here: ${known.join(', ')}.`, nearestName(said, known))
    return null
  }

  bilingual(): { fr: string; en: string } | null {
    const fields = this.fields(['fr', 'en'])
    const fr = fields?.get('fr')?.string()
    const en = fields?.get('en')?.string()
    return fr && en ? { fr, en } : null
  }
}
