/** The margin with the comments, each as near to its words as its neighbours allow. */
import { commentsOf, type DocComment, type DocxPackage } from '../../ooxml'
import type { DocumentView } from './document-view'

const GAP = 8

export interface CommentWords { resolved: string; locale: string }

export class CommentColumn {
  private readonly cards = new Map<string, { element: HTMLElement; key: string }>()

  constructor(private readonly root: HTMLElement, private readonly docx: DocxPackage, private readonly view: DocumentView, private readonly words: CommentWords, onPick: (comment: DocComment) => void) {
    root.addEventListener('click', (event) => {
      const id = (event.target as Element).closest<HTMLElement>('.card')?.dataset.id
      const comment = id === undefined ? undefined : commentsOf(this.docx).find((one) => one.id === id)
      if (comment) onPick(comment)
    })
  }

  update(): void {
    const comments = commentsOf(this.docx)
    const roots = comments.filter(({ parent, anchor }) => parent === null && anchor !== null)
    const alive = new Set(roots.map(({ id }) => id))
    for (const [id, { element }] of this.cards) {
      if (alive.has(id)) continue
      element.remove()
      this.cards.delete(id)
    }
    for (const comment of roots) this.draw(comment, comments.filter(({ parent }) => parent === comment.id))
    this.place(roots)
  }

  /** Marks one card as the chosen one. */
  choose(id: string | null): void {
    for (const [own, { element }] of this.cards) element.classList.toggle('card-chosen', own === id)
  }

  /** Positions again: after a change of size. */
  replace(): void {
    this.place(commentsOf(this.docx).filter(({ parent, anchor }) => parent === null && anchor !== null))
  }

  private draw(comment: DocComment, replies: readonly DocComment[]): void {
    const key = [comment, ...replies].map(({ author, text, resolved, date }) => [author, text, resolved, date].join()).join('|')
    const known = this.cards.get(comment.id)
    if (known?.key === key) return
    const element = known?.element ?? document.createElement('article')
    element.className = comment.resolved ? 'card card-resolved' : 'card'
    element.dataset.id = comment.id
    element.tabIndex = 0
    element.replaceChildren(...[comment, ...replies].map((one) => this.remark(one, one === comment)))
    if (!known) this.root.append(element)
    this.cards.set(comment.id, { element, key })
  }

  private remark(comment: DocComment, first: boolean): HTMLElement {
    const made = document.createElement('div')
    made.className = first ? 'remark' : 'remark reply'
    const head = document.createElement('div')
    head.className = 'remark-head'
    const avatar = document.createElement('span')
    avatar.className = 'avatar'
    avatar.setAttribute('aria-hidden', 'true')
    avatar.textContent = comment.author.split(/\s+/).map((word) => word.charAt(0)).join('').slice(0, 2).toUpperCase()
    const name = document.createElement('strong')
    name.textContent = comment.author
    head.append(avatar, name)
    if (comment.date) {
      const date = document.createElement('time')
      date.dateTime = comment.date
      const parsed = new Date(comment.date)
      date.textContent = Number.isNaN(parsed.getTime()) ? comment.date : parsed.toLocaleDateString(this.words.locale, { day: 'numeric', month: 'short' })
      head.append(date)
    }
    if (first && comment.resolved) {
      const badge = document.createElement('span')
      badge.className = 'badge'
      badge.textContent = this.words.resolved
      head.append(badge)
    }
    const body = document.createElement('div')
    body.className = 'remark-text'
    body.textContent = comment.text
    made.append(head, body)
    return made
  }

  private place(comments: readonly DocComment[]): void {
    const top = this.root.getBoundingClientRect().top
    const wanted = comments.map(({ id, anchor }) => {
      const range = anchor && this.view.rangeOf(anchor.paragraph, anchor.start, Math.max(anchor.end, anchor.start + 1))
      return { element: this.cards.get(id)?.element, y: range ? range.getBoundingClientRect().top - top : 0 }
    })
    const heights = wanted.map(({ element }) => element?.offsetHeight ?? 0)
    let next = 0
    for (const [i, { element, y }] of wanted.entries()) {
      if (!element) continue
      const at = Math.max(next, y)
      element.style.top = `${at}px`
      next = at + (heights[i] ?? 0) + GAP
    }
    this.root.style.minHeight = `${next}px`
  }
}
