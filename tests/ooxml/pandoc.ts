/** What pandoc, a reader that shares no code with ours, says of a .docx: its comments with the words that they stand on. */
import { execFileSync } from 'node:child_process'

interface Node { t?: string; c?: unknown }

export interface PandocReading {
  /** Words between comment-start and comment-end, by comment id. Deleted words and notes are left out; white space is one space. */
  anchored: Map<string, string>
  /** Text of each comment, its paragraphs separated by « ¶ ». */
  texts: Map<string, string>
  /** All comment ids that begin, and that end. */
  starts: string[]
  ends: string[]
}

export function readByPandoc(file: string): PandocReading {
  const ast: unknown = JSON.parse(execFileSync('pandoc', ['--track-changes=all', '-f', 'docx', '-t', 'json', file], { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }).toString())
  const reading: PandocReading = { anchored: new Map(), texts: new Map(), starts: [], ends: [] }
  const open = new Map<string, string>()
  const say = (text: string): void => { for (const [id, before] of open) open.set(id, before + text) }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) { for (const each of value) visit(each); return }
    if (value === null || typeof value !== 'object') return
    const { t, c } = value as Node
    if (t === 'Str') say(c as string)
    else if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') say(' ')
    else if (t === 'Code' || t === 'Math') say((c as [unknown, string])[1])
    else if (t === 'Span') {
      const [[, classes, pairs], inlines] = c as [[string, string[], [string, string][]], unknown]
      const id = pairs.find(([key]) => key === 'id')?.[1] ?? ''
      if (classes.includes('comment-start')) { reading.starts.push(id); reading.texts.set(id, plainText(inlines)); open.set(id, ''); marksOnly(inlines) }
      else if (classes.includes('comment-end')) {
        reading.ends.push(id)
        reading.anchored.set(id, (open.get(id) ?? '').replace(/[ \t\n]+/g, ' ').trim())
        open.delete(id)
        // Limits that follow one another are nested by pandoc.
        visit(inlines)
      } else if (!classes.includes('deletion') && !classes.includes('paragraph-deletion')) visit(inlines)
      else marksOnly(inlines)
    } else if (t === 'Note') {
      // A note is a text of its own: a comment around its mark does not cover it.
      const outside = new Map(open)
      open.clear()
      visit(c)
      for (const [id, text] of outside) open.set(id, text)
    } else if (t === 'Quoted') { const [kind, inlines] = c as [Node, unknown]; say(kind.t === 'SingleQuote' ? '‘' : '“'); visit(inlines); say(kind.t === 'SingleQuote' ? '’' : '”') }
    else if (t === 'Link') visit((c as unknown[])[1])
    else if (t === 'Image') return // its description is no text of the document
    else for (const each of Object.values(value)) visit(each)
  }
  /** Inside deleted words only the limits of comments count. */
  const marksOnly = (value: unknown): void => {
    if (Array.isArray(value)) { for (const each of value) marksOnly(each); return }
    if (value === null || typeof value !== 'object') return
    const { t, c } = value as Node
    const classes = t === 'Span' ? (c as [[string, string[]]])[0][1] : []
    if (classes.includes('comment-start') || classes.includes('comment-end')) visit(value)
    else for (const each of Object.values(value)) marksOnly(each)
  }
  // Title, author and date paragraphs are metadata to pandoc.
  visit((ast as { meta: unknown }).meta)
  visit((ast as { blocks: unknown }).blocks)
  return reading
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join('')
  if (value === null || typeof value !== 'object') return ''
  const { t, c } = value as Node
  if (t === 'Str') return c as string
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
  if (t === 'Quoted') return plainText((c as unknown[])[1])
  return t === 'Span' ? '' : Object.values(value).map(plainText).join('')
}

/** Our own text as pandoc would show it: white space as one space. */
export const asPandoc = (text: string): string => text.replace(/[ \t\n]+/g, ' ').trim()
