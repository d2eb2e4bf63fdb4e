/** Comments and their replies. */
import { removeComment, replyTo, setCommentText, setResolved, type DocComment } from '../../ooxml'
import { HostError, itemNotFound } from './host-error'
import { HostCollection, HostObject } from './host-object'
import type { OpenDocument } from './open-document'
import { Range } from './range-objects'

const comments = new WeakMap<OpenDocument, Map<string, Comment>>()

/** The same object for the same comment, however often it is asked for. */
function commentOf(open: OpenDocument, id: string): Comment {
  const byId = comments.get(open) ?? new Map<string, Comment>()
  comments.set(open, byId)
  const known = byId.get(id) ?? new Comment(open, id)
  byId.set(id, known)
  return known
}

export class CommentCollection extends HostCollection<Comment> {
  readonly className = 'CommentCollection'

  constructor(private readonly open: OpenDocument) {
    super()
  }

  items(): Comment[] {
    return this.open.comments.filter((comment) => comment.parent === null).map((comment) => commentOf(this.open, comment.id))
  }
}

/** A date without zone, as Word writes it into the file, is read as UTC. */
const dated = (date: string | null): string | null => date && (/Z|[+-]\d\d:\d\d$/.test(date) ? date : `${date}Z`)

abstract class Remark extends HostObject {
  readonly scalars: readonly string[] = ['AuthorName', 'Content', 'CreationDate']

  constructor(protected readonly open: OpenDocument, protected readonly id: string) {
    super()
  }

  protected get model(): DocComment {
    const found = this.open.comments.find((comment) => comment.id === this.id)
    if (!found) throw itemNotFound(this.className)
    return found
  }

  override get Id(): string {
    return this.id
  }

  get AuthorName(): string {
    return this.model.author
  }

  get AuthorEmail(): string {
    return ''
  }

  get CreationDate(): string | null {
    return dated(this.model.date)
  }

  get Content(): string {
    return this.model.text
  }

  set Content(text: string) {
    this.open.comment(`${this.className}.content`, () => setCommentText(this.open.docx, this.id, text))
  }

  Delete(): void {
    this.open.comment(`${this.className}.delete`, () => removeComment(this.open.docx, this.id))
  }
}

export class Comment extends Remark {
  readonly className = 'Comment'
  override readonly scalars = ['AuthorName', 'Content', 'CreationDate', 'Resolved']

  get Resolved(): boolean {
    return this.model.resolved
  }

  set Resolved(value: boolean) {
    this.open.comment('Comment.resolved', () => setResolved(this.open.docx, this.id, value))
  }

  get Replies(): CommentReplyCollection {
    return new CommentReplyCollection(this.open, this.id)
  }

  GetRange(): Range {
    const { anchor } = this.model
    if (!anchor) throw itemNotFound('Comment.getRange')
    return new Range(this.open, { from: { paragraph: anchor.paragraph, at: anchor.start }, to: { paragraph: anchor.paragraph, at: anchor.end } })
  }

  Reply(text: string): CommentReply {
    if (!this.open.assume.repliesWork) throw new HostError('GeneralException', 'There was an internal error while processing the request.', 'Comment.reply', 500)
    const id = this.open.comment('Comment.reply', () => replyTo(this.open.docx, this.id, text, this.open.signed()))
    return new CommentReply(this.open, id)
  }
}

export class CommentReply extends Remark {
  readonly className = 'CommentReply'
}

export class CommentReplyCollection extends HostCollection<CommentReply> {
  readonly className = 'CommentReplyCollection'

  constructor(private readonly open: OpenDocument, private readonly parent: string) {
    super()
  }

  items(): CommentReply[] {
    return this.open.comments.filter((comment) => comment.parent === this.parent).map((comment) => new CommentReply(this.open, comment.id))
  }
}
