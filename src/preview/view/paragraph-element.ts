/** One paragraph as an element. Text goes in as text: nothing of a contract is ever taken for markup. */
import { attr, type Change, type DocComment, type DocControl, type DocParagraph, type Element as XmlElement, isW, type Node as XmlNode } from '../../ooxml'
import { paragraphStyle, runLook } from './run-look'

export interface ParagraphMarks {
  /** Comments whose words lie in this paragraph. */
  comments: readonly DocComment[]
  /** Controls that hold some words of this paragraph (not those around it). */
  inline: readonly DocControl[]
  /** The control around it, if one of ours or of someone else stands there. */
  around: DocControl | null
}

const HEADING = /^Heading(\d)$/

/** Draws the paragraph into `element`, which keeps its identity. */
export function drawParagraph(element: HTMLElement, paragraph: DocParagraph, marks: ParagraphMarks): void {
  const level = paragraph.styleBuiltIn === 'Title' ? 'title' : (HEADING.exec(paragraph.styleBuiltIn ?? '')?.[1] ?? (paragraph.outlineLevel ? String(paragraph.outlineLevel) : ''))
  element.className = ['para', level && `para-h${level}`, marks.around && 'para-controlled', paragraph.locked && 'para-locked'].filter(Boolean).join(' ')
  if (level && level !== 'title') {
    element.setAttribute('role', 'heading')
    element.setAttribute('aria-level', level)
  } else element.removeAttribute('role')
  const { left, align } = paragraphStyle(paragraph)
  element.style.paddingInlineStart = `${left}px`
  element.style.textAlign = align
  element.replaceChildren()
  if (paragraph.listString !== null) element.append(span('list-string', `${paragraph.listString} `))
  const text = document.createElement('span')
  text.className = 'para-text'
  for (const piece of piecesOf(paragraph, marks)) text.append(piece)
  if (paragraph.text === '') text.append(document.createElement('br'))
  element.append(text)
}

function span(className: string, text: string): HTMLElement {
  const made = document.createElement('span')
  made.className = className
  made.textContent = text
  return made
}

/** Stretches between two limits of anything that is drawn: runs, changes, comments, controls, notes. */
function piecesOf(paragraph: DocParagraph, marks: ParagraphMarks): HTMLElement[] {
  const { atoms, changes, text, marks: points } = paragraph.map
  const anchored = marks.comments.flatMap((comment) => (comment.anchor ? [{ comment, start: comment.anchor.start, end: comment.anchor.end }] : []))
  const limits = new Set<number>([0, text.length])
  for (const { start, end } of [...atoms, ...changes, ...anchored, ...marks.inline]) limits.add(start).add(end)
  for (const { at } of points) limits.add(at)
  const cuts = [...limits].sort((a, b) => a - b)
  const pieces: HTMLElement[] = []
  for (const [i, start] of cuts.entries()) {
    for (const change of changes) if (change.start === start && isDeletion(change)) pieces.push(deletion(change))
    for (const mark of points) if (mark.at === start && (mark.kind === 'footnote' || mark.kind === 'endnote')) pieces.push(span('note-mark', mark.id))
    for (const { comment, start: at, end } of anchored) if (at === start && at === end) pieces.push(commentPoint(comment))
    const end = cuts[i + 1]
    if (end === undefined) break
    const piece = span('run', text.slice(start, end))
    piece.dataset.start = String(start)
    const atom = atoms.find((one) => one.start <= start && one.end >= end)
    if (atom) dress(piece, paragraph, atom.run)
    const insertion = changes.find((change) => !isDeletion(change) && change.kind !== 'format' && change.start <= start && change.end >= end)
    if (insertion) {
      piece.classList.add('inserted')
      piece.title = author(insertion.element)
    }
    const over = anchored.filter((one) => one.start <= start && one.end >= end).map(({ comment }) => comment)
    if (over.length > 0) {
      piece.classList.add('commented')
      if (over.every(({ resolved }) => resolved)) piece.classList.add('commented-resolved')
      piece.dataset.comments = over.map(({ id }) => id).join(' ')
    }
    const control = marks.inline.find((one) => one.start <= start && one.end >= end)
    if (control) {
      piece.classList.add('control')
      piece.title = control.title || control.tag
    }
    pieces.push(piece)
  }
  return pieces
}

const isDeletion = ({ kind }: Change): boolean => kind === 'deletion' || kind === 'move-from'
const author = (element: XmlElement): string => attr(element, 'author') ?? ''

function deletion(change: Change): HTMLElement {
  const made = span('deleted', change.text)
  made.title = author(change.element)
  return made
}

function commentPoint(comment: DocComment): HTMLElement {
  const made = span('comment-point', '')
  made.dataset.comments = comment.id
  return made
}

function dress(piece: HTMLElement, paragraph: DocParagraph, run: XmlElement): void {
  let holder: XmlNode | null = run
  while (holder && !isW(holder, 'r')) holder = holder.parentNode
  if (!isW(holder, 'r')) return
  const look = runLook(paragraph, holder)
  const { classList, style } = piece
  if (look.bold) classList.add('bold')
  if (look.italic) classList.add('italic')
  if (look.underline) classList.add('underline')
  if (look.strike) classList.add('strike')
  if (look.caps) classList.add('caps')
  if (look.link) classList.add('link')
  if (look.raised) classList.add(look.raised)
  if (look.color && !look.link) style.setProperty('--ink', look.color)
  if (look.highlight) style.setProperty('--marker', look.highlight)
  if (look.color && !look.link) classList.add('inked')
  if (look.highlight) classList.add('marked')
}
