/** Comments: reading them with their place and thread, adding them on exact characters, answering, resolving, removing. */
import { CommentParts } from './comment-parts'
import { Refusal } from './errors'
import type { DocxPackage } from './package'
import { paragraphsOf, type DocParagraph } from './paragraphs'
import { endOf, pointAfter, pointBefore, putAt, refuseCut, startOf } from './ranges'
import { stylesOf } from './styles'
import type { Mark } from './text-map'
import { ancestor, attr, children, contains, descendants, isW, WordElements, type Document, type Element, type Node } from './xml'

export interface CommentAnchor {
  /** Paragraph in which the comment begins. */
  paragraph: DocParagraph
  start: number
  /** End in that paragraph (its length when the comment goes on in the next). */
  end: number
  /** True when it ends in another paragraph. */
  spans: boolean
}

export interface DocComment {
  /** `w:id`, unique in the file. */
  id: string
  author: string
  initials: string | null
  date: string | null
  /** Paragraphs joined by a line end. */
  text: string
  resolved: boolean
  /** Id of the comment that this one answers; null for the first of a thread. */
  parent: string | null
  anchor: CommentAnchor | null
}

export interface Signed { author: string; initials?: string; /** ISO 8601 */ date: string }

/** All comments and replies, in document order; those without a place last. */
export function commentsOf(docx: DocxPackage): DocComment[] {
  const parts = new CommentParts(docx), threads = parts.threads(), places = anchors(docx)
  const elements = parts.all(), idOfKey = new Map(elements.map((element) => [parts.key(element), attr(element, 'id') ?? '']))
  const comments = elements.map((element): DocComment => {
    const id = attr(element, 'id') ?? '', key = parts.key(element), thread = key ? threads.get(key) : undefined
    return {
      id, author: attr(element, 'author') ?? '', initials: attr(element, 'initials'), date: attr(element, 'date'), text: textOf(element),
      resolved: thread?.done ?? false,
      parent: thread?.parent ? idOfKey.get(thread.parent) ?? null : null,
      anchor: places.get(id) ?? null,
    }
  })
  const rank = ({ anchor }: DocComment): [number, number] => (anchor ? [anchor.paragraph.index, anchor.start] : [Infinity, 0])
  return comments.sort((a, b) => { const [p, s] = rank(a), [q, t] = rank(b); return p === q ? s - t : p < q ? -1 : 1 })
}

/**
 * Puts a comment on `[start, end)` of the paragraph and returns its id. Throws `Refusal` when the range cuts a
 * formula or a locked control, or stands in a note or a text box.
 */
export function addComment(paragraph: DocParagraph, start: number, end: number, text: string, by: Signed): string {
  const { docx } = paragraph
  if (paragraph.story === 'text-box') throw new Refusal('text-box')
  if (paragraph.story !== 'body') throw new Refusal('note')
  if (paragraph.locked) throw new Refusal('locked')
  refuseCut(paragraph, start, end)
  const id = newComment(docx, text, by)
  const words = new WordElements(docx.xml(paragraph.part) as Document)
  const limit = (name: string) => words.make(name, { id })
  if (paragraph.text === '') {
    // Around what has no text: a picture, a text box, deleted words.
    putAt(endOf(paragraph), limit('commentRangeEnd'), reference(docx, words, id))
    putAt(startOf(paragraph), limit('commentRangeStart'))
  } else if (start === end) {
    putAt(start > 0 ? pointAfter(paragraph, start) : pointBefore(paragraph, 0), limit('commentRangeStart'), limit('commentRangeEnd'), reference(docx, words, id))
  } else {
    putAt(pointAfter(paragraph, end), limit('commentRangeEnd'), reference(docx, words, id))
    paragraph.refresh()
    putAt(pointBefore(paragraph, start), limit('commentRangeStart'))
  }
  paragraph.refresh()
  docx.edited(paragraph.part)
  return id
}

/** Answers a comment; an answer to an answer joins the same thread. Returns its id. */
export function replyTo(docx: DocxPackage, id: string, text: string, by: Signed): string {
  const parts = new CommentParts(docx), asked = parts.byId(id)
  if (!asked) throw new Refusal('no-such-comment', id)
  const parentKey = parts.threads().get(parts.key(asked) ?? '')?.parent ?? parts.ensureKey(asked)
  const thread = commentsOf(docx).filter((comment) => comment.id === id || comment.parent === id).map((comment) => comment.id)
  const replyId = newComment(docx, text, by)
  parts.setThread(asked, {})
  parts.setThread(parts.byId(replyId) as Element, { parent: parentKey, done: parts.threads().get(parentKey)?.done ?? false })
  placeReply(docx, thread, replyId)
  return replyId
}

/** The marks of a reply stand with those of its thread, as Word writes them. */
function placeReply(docx: DocxPackage, thread: string[], id: string): void {
  const marks = marksOf(docx, new Set(thread))
  const start = marks.filter(({ mark }) => mark.kind === 'comment-start').pop(), last = marks.filter(({ mark }) => mark.kind === 'comment-reference').pop()
  if (!last) return
  const words = new WordElements(docx.xml(last.paragraph.part) as Document)
  const run = last.mark.element.parentNode as Node
  const after = { parent: run.parentNode as Node, before: run.nextSibling }
  if (start) {
    start.mark.element.parentNode?.insertBefore(words.make('commentRangeStart', { id }), start.mark.element.nextSibling)
    putAt(after, words.make('commentRangeEnd', { id }))
    start.paragraph.refresh()
  }
  putAt(after, reference(docx, words, id))
  last.paragraph.refresh()
  docx.edited(last.paragraph.part)
}

export function setResolved(docx: DocxPackage, id: string, resolved: boolean): void {
  const parts = new CommentParts(docx), comment = parts.byId(id)
  if (!comment) throw new Refusal('no-such-comment', id)
  parts.setThread(comment, { done: resolved })
  // Word marks the whole thread.
  const replies = commentsOf(docx).filter((other) => other.parent === id)
  for (const reply of replies) parts.setThread(parts.byId(reply.id) as Element, { done: resolved })
}

/** New words for a comment; its place, thread and author stay. */
export function setCommentText(docx: DocxPackage, id: string, text: string): void {
  const parts = new CommentParts(docx), comment = parts.byId(id)
  if (!comment) throw new Refusal('no-such-comment', id)
  const key = parts.key(comment), { words } = parts.open()
  while (comment.firstChild) comment.removeChild(comment.firstChild)
  fill(docx, words, comment, text)
  const last = children(comment).pop()
  if (key && last) last.setAttributeNS('http://schemas.microsoft.com/office/word/2010/wordml', 'w14:paraId', key)
}

/** Removes a comment with its marks; removing the first of a thread removes its replies. */
export function removeComment(docx: DocxPackage, id: string): void {
  const parts = new CommentParts(docx)
  if (!parts.byId(id)) throw new Refusal('no-such-comment', id)
  const ids = [id, ...commentsOf(docx).filter((comment) => comment.parent === id).map((comment) => comment.id)]
  for (const each of ids) {
    const comment = parts.byId(each)
    if (comment) parts.remove(comment)
  }
  const gone = new Set(ids)
  for (const { mark, paragraph } of marksOf(docx, gone)) { dropMark(mark.element); paragraph.refresh(); docx.edited(paragraph.part) }
  for (const element of looseMarks(docx)) if (gone.has(attr(element, 'id') ?? '')) { dropMark(element); docx.edited(docx.mainName) }
}

function dropMark(element: Element): void {
  const run = element.parentNode as Element
  run.removeChild(element)
  if (isW(element, 'commentReference') && children(run).every((rest) => isW(rest, 'rPr'))) run.parentNode?.removeChild(run)
}

function newComment(docx: DocxPackage, text: string, by: Signed): string {
  const parts = new CommentParts(docx), { document, words } = parts.open()
  const id = String(Math.max(-1, ...parts.all().map((element) => Number(attr(element, 'id')) || 0)) + 1)
  const comment = words.make('comment', { id, author: by.author, date: by.date, initials: by.initials ?? initialsOf(by.author) })
  fill(docx, words, comment, text)
  document.documentElement?.appendChild(comment)
  parts.setThread(comment, {})
  parts.register(comment)
  parts.addPerson(by.author)
  return id
}

function fill(docx: DocxPackage, words: WordElements, comment: Element, text: string): void {
  const style = stylesOf(docx).named('annotation text')
  text.split('\n').forEach((line, i) => {
    const paragraph = words.make('p')
    if (style) paragraph.appendChild(words.make('pPr', {}, words.make('pStyle', { val: style.id })))
    if (i === 0) paragraph.appendChild(markRun(docx, words, 'annotationRef'))
    if (line !== '') paragraph.appendChild(words.make('r', {}, words.text(line)))
    comment.appendChild(paragraph)
  })
}

const reference = (docx: DocxPackage, words: WordElements, id: string): Element => markRun(docx, words, 'commentReference', { id })

/** A run that holds a mark, in the style that Word gives it when the document has that style. */
function markRun(docx: DocxPackage, words: WordElements, name: string, attributes: Record<string, string> = {}): Element {
  const style = stylesOf(docx).named('annotation reference'), run = words.make('r')
  if (style) run.appendChild(words.make('rPr', {}, words.make('rStyle', { val: style.id })))
  run.appendChild(words.make(name, attributes))
  return run
}

const initialsOf = (author: string): string => author.split(/\s+/).map((word) => word.charAt(0)).join('').slice(0, 3).toUpperCase()

function textOf(comment: Element): string {
  return children(comment).filter((element) => isW(element, 'p')).map((paragraph) =>
    descendants(paragraph, 't').length === 0 ? '' : leafText(paragraph)).join('\n')
}

function leafText(parent: Node): string {
  let text = ''
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isW(node, 't')) text += node.textContent ?? ''
    else if (isW(node, 'tab')) text += '\t'
    else if (isW(node, 'br') || isW(node, 'cr')) text += '\n'
    else if (!isW(node, 'del') && !isW(node, 'pPr')) text += leafText(node)
  }
  return text
}

function marksOf(docx: DocxPackage, ids: Set<string>): { mark: Mark; paragraph: DocParagraph }[] {
  return paragraphsOf(docx).flatMap((paragraph) => paragraph.map.marks.filter((mark) => mark.kind.startsWith('comment') && ids.has(mark.id)).map((mark) => ({ mark, paragraph })))
}

const LOOSE = Symbol('comment limits between paragraphs')

/** Comment limits that stand between paragraphs. We never write one there, so the list only shrinks. */
function looseMarks(docx: DocxPackage): Element[] {
  const found = docx.cached(LOOSE, () => ['commentRangeStart', 'commentRangeEnd'].flatMap((name) => descendants(docx.main, name)).filter((element) => !ancestor(element, 'p')))
  return found.filter((element) => element.parentNode !== null)
}

interface Spot { paragraph: DocParagraph; at: number }

function anchors(docx: DocxPackage): Map<string, CommentAnchor> {
  const starts = new Map<string, Spot>(), ends = new Map<string, Spot>(), references = new Map<string, Spot>()
  const paragraphs = paragraphsOf(docx)
  for (const paragraph of paragraphs)
    for (const { kind, id, at } of paragraph.map.marks) {
      const spots = kind === 'comment-start' ? starts : kind === 'comment-end' ? ends : kind === 'comment-reference' ? references : null
      if (spots && !spots.has(id)) spots.set(id, { paragraph, at })
    }
  for (const element of looseMarks(docx)) {
    const isStart = isW(element, 'commentRangeStart'), spots = isStart ? starts : ends
    const neighbour = paragraphBeside(paragraphs, element, isStart)
    if (neighbour) spots.set(attr(element, 'id') ?? '', { paragraph: neighbour, at: isStart ? 0 : neighbour.text.length })
  }
  const out = new Map<string, CommentAnchor>()
  for (const id of new Set([...starts.keys(), ...references.keys()])) {
    const reference = references.get(id) ?? ends.get(id), start = starts.get(id) ?? reference
    if (!start) continue
    const end = starts.has(id) ? ends.get(id) ?? reference ?? start : start
    const spans = end.paragraph !== start.paragraph
    out.set(id, { paragraph: start.paragraph, start: start.at, end: spans ? start.paragraph.text.length : Math.max(start.at, end.at), spans })
  }
  return out
}

/** For a limit between blocks: the paragraph after it (a start) or before it (an end). */
function paragraphBeside(paragraphs: DocParagraph[], element: Element, after: boolean): DocParagraph | null {
  const step = (node: Node): Node | null => (after ? node.nextSibling : node.previousSibling)
  for (let at: Node | null = element; at; at = at.parentNode)
    for (let node = step(at); node; node = step(node)) {
      const inside = paragraphs.filter((paragraph) => paragraph.elements.some((each) => contains(node as Node, each)))
      if (inside.length > 0) return after ? inside[0] : inside[inside.length - 1]
    }
  return null
}
