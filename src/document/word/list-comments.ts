/** Every comment of the document, own and foreign, with the words that it stands on. */
import { quoteOf } from '../../contract/quote'
import type { DocumentComment } from '../port'
import type { Member } from './span-search'
import { PlaceSearch, placeAll } from './place-search'
import type { Reading } from './read-document'
import { fromWord } from './word-text'

const FIELDS = 'id,content,authorName,creationDate,resolved'
const REPLY_FIELDS = 'content,authorName,creationDate'

/** `comments` of the open document; to be loaded by the caller's first sync through `queueComments`. */
export function queueComments(context: Word.RequestContext): Word.CommentCollection {
  const comments = context.document.body.getComments()
  comments.load(FIELDS)
  return comments
}

export async function placeComments(context: Word.RequestContext, comments: Word.CommentCollection, reading: Reading, members: readonly (readonly Member[])[]): Promise<DocumentComment[]> {
  const searches = comments.items.map((comment) => new PlaceSearch(comment.getRange(), reading, members))
  // Sent along with the first step of the searches.
  comments.items.forEach((comment) => comment.replies.load(REPLY_FIELDS))
  await placeAll(context, searches)
  const listed = comments.items.map((comment, i): DocumentComment => {
    const found = searches[i]?.found ?? null
    const paragraph = found && reading.snapshot.paragraphs[found.paragraph]
    return {
      id: comment.id,
      author: comment.authorName,
      date: isoDate(comment.creationDate),
      text: fromWord(comment.content).text,
      resolved: comment.resolved,
      replies: comment.replies.items.map((reply) => ({ author: reply.authorName, date: isoDate(reply.creationDate), text: fromWord(reply.content).text })),
      anchor: found && paragraph ? quoteOf(paragraph, found.start, found.end) : null,
    }
  })
  // Word's own order is not documented; those without a place come last.
  const rank = ({ anchor }: DocumentComment): [number, number] => (anchor ? [anchor.paragraph, anchor.start] : [Infinity, 0])
  return listed.map((comment, i) => ({ comment, i })).sort((a, b) => compare([...rank(a.comment), a.i], [...rank(b.comment), b.i])).map(({ comment }) => comment)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? 0
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

/** Office gives dates as `Date`, older builds as text. */
function isoDate(value: Date | string | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
