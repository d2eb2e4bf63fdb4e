/** Carrying out comment actions on a .docx, each verified by reading back. */
import { findQuote } from '../../contract/find-quote'
import { quoteOf, type Quote } from '../../contract/quote'
import {
  addComment, ancestor, attr, commentsOf, contains, paragraphsOf, Refusal, removeComment, replyTo, setCommentText, setResolved,
  type DocParagraph, type DocxPackage, type Signed,
} from '../../ooxml'
import type { CommentAction, DocumentComment, Outcome } from '../port'

export class CommentDesk {
  private readonly texts: string[]
  /** Comments that stand already: place and words → id. */
  private readonly standing: Map<string, string>

  constructor(private readonly docx: DocxPackage, private readonly by: Signed) {
    this.texts = paragraphsOf(docx).map((paragraph) => paragraph.text)
    this.standing = new Map(commentsOf(docx).flatMap(({ id, text, anchor }) => (anchor && !anchor.spans ? [[placeKey(anchor.paragraph, anchor.start, anchor.end, text), id]] : [])))
  }

  /** First comments of threads with their replies, in document order. */
  list(): DocumentComment[] {
    const all = commentsOf(this.docx)
    return all.filter((comment) => comment.parent === null).map(({ id, author, date, text, resolved, anchor }) => ({
      id, author, date, text, resolved,
      replies: all.filter((reply) => reply.parent === id).map((reply) => ({ author: reply.author, date: reply.date, text: reply.text })),
      anchor: anchor ? quoteOf(anchor.paragraph, anchor.start, anchor.end) : null,
    }))
  }

  act(action: CommentAction): Outcome {
    try {
      switch (action.kind) {
        case 'add': return this.add(action.quote, action.text)
        case 'reply': replyTo(this.docx, action.comment, action.text, this.by); break
        case 'resolve': setResolved(this.docx, action.comment, true); break
        case 'reopen': setResolved(this.docx, action.comment, false); break
        case 'update': setCommentText(this.docx, action.comment, action.text); break
        case 'remove': this.remove(action.comment); break
      }
      return { kind: 'done' }
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', reason: error.code, ...(error.detail ? { detail: error.detail } : {}) }
      throw error
    }
  }

  private remove(id: string): void {
    removeComment(this.docx, id)
    for (const [key, value] of this.standing) if (value === id) this.standing.delete(key)
  }

  private add(quote: Quote, text: string): Outcome {
    const found = findQuote(this.texts, quote)
    if (found.kind === 'orphan') return { kind: 'orphan' }
    const paragraph = paragraphsOf(this.docx)[found.paragraph]
    if (found.kind === 'paragraph') return this.onParagraph(paragraph, text)
    const { start, end } = found
    const known = this.standing.get(placeKey(paragraph, start, end, text))
    if (known !== undefined) return { kind: 'already-there', comment: known }
    try {
      const id = addComment(paragraph, start, end, text, this.by)
      this.verify(paragraph, id, start, end)
      this.standing.set(placeKey(paragraph, start, end, text), id)
      return { kind: 'placed', comment: id }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'text-box' || error.code === 'note') return this.onParagraph(hostOf(paragraph), text)
      if (paragraph.locked) throw error
      return this.onParagraph(paragraph, text)
    }
  }

  private onParagraph(paragraph: DocParagraph, text: string): Outcome {
    const end = paragraph.text.length, known = this.standing.get(placeKey(paragraph, 0, end, text))
    if (known !== undefined) return { kind: 'already-there', comment: known }
    const id = addComment(paragraph, 0, end, text, this.by)
    this.verify(paragraph, id, 0, end)
    this.standing.set(placeKey(paragraph, 0, end, text), id)
    return { kind: 'on-paragraph', comment: id }
  }

  /** The comment is read back where it was put, and the text is as it was; anything else is a bug. */
  private verify(paragraph: DocParagraph, id: string, start: number, end: number): void {
    const { marks, text } = paragraph.map, at = (kind: string) => marks.find((mark) => mark.kind === kind && mark.id === id)?.at
    if (at('comment-start') !== start || at('comment-end') !== end || at('comment-reference') !== end || text !== this.texts[paragraph.index])
      throw new Error(`document: comment ${id} does not read back on its words`)
  }
}

const placeKey = (paragraph: DocParagraph, start: number, end: number, text: string): string => [paragraph.index, start, end, text].join('\u0000')

/** The paragraph of the main story in which a text box is anchored, or that refers to a note. */
function hostOf(paragraph: DocParagraph): DocParagraph {
  const paragraphs = paragraphsOf(paragraph.docx)
  for (let at = paragraph; ;) {
    const { element, story } = at, noteId = attr(ancestor(element, story), 'id')
    const host = paragraphs.find((candidate) => candidate !== at && (story === 'text-box'
      ? candidate.map.boxes.some((box) => contains(box, element))
      : candidate.map.marks.some((mark) => mark.kind === story && mark.id === noteId)))
    if (!host) throw new Refusal(story === 'text-box' ? 'text-box' : 'note')
    if (host.story === 'body') return host
    at = host
  }
}
