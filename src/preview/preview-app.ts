/** The preview as a page: a bar, the document with its comments, and the real pane in a frame. */
import { DocxError, type DocComment } from '../ooxml'
import { errors, type ErrorCode } from '../wording/errors'
import { preview as sentences } from '../wording/preview'
import { say, type Language } from '../wording/say'
import { OfficeHost, type OfficeHostOptions, type Stretch } from './office-host'
import { CommentColumn } from './view/comment-column'
import { DocumentView } from './view/document-view'
import './preview.css'

export interface PreviewOptions {
  language: Language
  /** Address of the pane's page, served with the seam in front of office.js. */
  paneUrl: string
  /** For tests: what the host believes, its author and date. */
  host: Pick<OfficeHostOptions, 'assumptions' | 'author' | 'date' | 'readOnly' | 'requirementSets'>
}

interface Opened { name: string; host: OfficeHost; view: DocumentView; column: CommentColumn }

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-US' }
const SHOWN = 'shown'

export class PreviewApp {
  private opened: Opened | null = null
  private dark = matchMedia('(prefers-color-scheme: dark)').matches
  private planned = false
  private readonly page: HTMLElement
  private readonly margin: HTMLElement
  private readonly scroller: HTMLElement
  private readonly frame: HTMLIFrameElement
  private readonly fileName: HTMLElement
  private readonly message: HTMLElement
  private readonly input: HTMLInputElement

  constructor(root: HTMLElement, private readonly options: PreviewOptions) {
    document.documentElement.lang = options.language
    document.title = this.say('title')
    this.page = make('div', 'page')
    this.margin = make('div', 'margin')
    this.margin.setAttribute('aria-label', this.say('comments'))
    const desk = make('div', 'desk', this.page, this.margin)
    this.scroller = make('main', 'scroller', desk)
    this.scroller.setAttribute('aria-label', this.say('document'))
    this.frame = document.createElement('iframe')
    this.frame.className = 'pane'
    this.frame.title = this.say('pane')
    this.fileName = make('span', 'file-name')
    this.message = make('div', 'message')
    this.message.setAttribute('role', 'status')
    this.input = document.createElement('input')
    this.input.type = 'file'
    this.input.accept = '.docx,.docm,.dotx'
    this.input.hidden = true
    this.input.addEventListener('change', () => void this.openFiles(this.input.files))
    const drop = make('div', 'drop')
    drop.append(make('div', 'drop-card', text(this.say('drop'))))
    root.replaceChildren(this.bar(), this.message, make('div', 'panes', this.scroller, this.frame), drop, this.input)
    this.watchDrop(drop)
    this.paint()
    addEventListener('resize', () => this.opened?.column.replace())
    document.addEventListener('selectionchange', () => this.follow())
  }

  /** The host of the open document; null before the first one. */
  get host(): OfficeHost | null {
    return this.opened?.host ?? null
  }

  /** Opens a .docx and starts the pane afresh. A file that cannot be read leaves everything as it was. */
  open(name: string, bytes: Uint8Array): boolean {
    let host: OfficeHost
    try {
      host = new OfficeHost(bytes, {
        ...this.options.host,
        locale: LOCALES[this.options.language],
        dark: this.dark,
        onSelect: (stretch) => this.show(stretch),
        onWork: () => this.plan(),
      })
    } catch (error) {
      if (!(error instanceof DocxError)) throw error
      const code: ErrorCode = error.code in errors ? error.code : 'damaged'
      this.tell(this.say('refused', { name, why: say(errors, this.options.language, code, { detail: error.detail }) }), 'problem')
      return false
    }
    const { docx } = host.open
    const view = new DocumentView(this.page, docx, this.say('notes'))
    this.margin.replaceChildren()
    const column = new CommentColumn(this.margin, docx, view, { resolved: this.say('resolved'), locale: LOCALES[this.options.language] }, (comment) => this.showComment(comment))
    this.opened = { name, host, view, column }
    this.fileName.textContent = name
    this.tell('', 'note')
    this.draw()
    this.scroller.scrollTop = 0
    this.frame.src = this.options.paneUrl
    return true
  }

  /** Called by the pane's window before office.js loads. */
  install(target: Window): void {
    this.opened?.host.install(target)
  }

  private bar(): HTMLElement {
    const button = (key: keyof typeof sentences, className: string, run: () => void): HTMLButtonElement => {
      const made = document.createElement('button')
      made.type = 'button'
      made.className = className
      made.dataset.testid = `preview-${key}`
      made.textContent = this.say(key)
      made.addEventListener('click', run)
      return made
    }
    const theme = button('theme', 'icon', () => this.toggleTheme())
    theme.setAttribute('aria-label', this.say('theme'))
    theme.title = this.say('theme')
    theme.textContent = '◐'
    const ribbon = make('div', 'ribbon', button('scan', 'ribbon-button', () => this.press('scan')), button('library', 'ribbon-button', () => this.press('library')))
    ribbon.setAttribute('role', 'group')
    ribbon.setAttribute('aria-label', this.say('group'))
    return make('header', 'bar',
      make('div', 'brand', make('strong', '', text(this.say('title'))), make('span', 'muted', text(this.say('subtitle')))),
      ribbon,
      make('div', 'spacer', this.fileName),
      button('open', 'quiet', () => this.input.click()),
      button('download', 'primary', () => this.download()),
      theme)
  }

  private say(key: keyof typeof sentences & string, values: Record<string, string | number> = {}): string {
    return say(sentences, this.options.language, key, values)
  }

  /** The two buttons of the manifest: one opens the pane, which is open here; the other is a command. */
  private press(button: 'scan' | 'library'): void {
    if (button === 'scan') this.frame.focus()
    else if (!this.opened?.host.press('openLibrary')) this.tell(this.say('not-ready'), 'note')
  }

  /** Many calls of the pane, one drawing. */
  private plan(): void {
    if (this.planned) return
    this.planned = true
    requestAnimationFrame(() => {
      this.planned = false
      this.draw()
    })
  }

  private draw(): void {
    this.opened?.view.update()
    this.opened?.column.update()
  }

  private show({ from, to }: Stretch): void {
    // Drawn first: the passage may just have been written.
    this.draw()
    const { view } = this.opened ?? {}
    const range = view?.rangeOf(from.paragraph, from.at, from.paragraph === to.paragraph ? to.at : from.paragraph.text.length)
    if (range) this.highlight(range)
  }

  private showComment(comment: DocComment): void {
    const { anchor } = comment
    const range = anchor && this.opened?.view.rangeOf(anchor.paragraph, anchor.start, anchor.end)
    this.opened?.column.choose(comment.id)
    if (range) this.highlight(range)
  }

  private highlight(range: Range): void {
    CSS.highlights.set(SHOWN, new Highlight(range))
    const box = range.getBoundingClientRect()
    const frame = this.scroller.getBoundingClientRect()
    const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches
    if (box.top < frame.top + 60 || box.bottom > frame.bottom - 60)
      this.scroller.scrollTo({ top: this.scroller.scrollTop + box.top - frame.top - frame.height / 3, behavior: smooth ? 'smooth' : 'auto' })
  }

  /** The person's own selection is the one that the pane asks for. */
  private follow(): void {
    const selection = document.getSelection()
    const { opened } = this
    if (!opened || !selection || selection.rangeCount === 0) return
    const range = selection.getRangeAt(0)
    if (!this.page.contains(range.commonAncestorContainer)) return
    const from = opened.view.placeOf(range.startContainer, range.startOffset)
    const to = opened.view.placeOf(range.endContainer, range.endOffset)
    if (!from || !to) return
    opened.host.open.selection = opened.host.open.live({ from, to })
    opened.host.selectionChanged()
  }

  private download(): void {
    if (!this.opened) return
    const { name, host } = this.opened
    const link = document.createElement('a')
    link.download = this.say('reviewed', { name: name.replace(/\.\w+$/, '') })
    link.href = URL.createObjectURL(new Blob([new Uint8Array(host.save())], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }))
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }

  private async openFiles(files: FileList | null): Promise<void> {
    const [file] = files ?? []
    if (!file) return
    const several = (files?.length ?? 0) > 1
    if (this.open(file.name, new Uint8Array(await file.arrayBuffer())) && several) this.tell(this.say('several-files', { name: file.name }), 'note')
    this.input.value = ''
  }

  private watchDrop(drop: HTMLElement): void {
    let depth = 0
    const show = (visible: boolean): void => void drop.classList.toggle('drop-visible', visible)
    addEventListener('dragenter', (event) => {
      event.preventDefault()
      depth++
      show(true)
    })
    addEventListener('dragover', (event) => event.preventDefault())
    addEventListener('dragleave', () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) show(false)
    })
    addEventListener('drop', (event) => {
      event.preventDefault()
      depth = 0
      show(false)
      void this.openFiles(event.dataTransfer?.files ?? null)
    })
  }

  private tell(sentence: string, kind: 'problem' | 'note'): void {
    this.message.className = `message message-${kind}`
    this.message.replaceChildren()
    if (sentence === '') return
    const close = document.createElement('button')
    close.type = 'button'
    close.className = 'icon'
    close.textContent = '×'
    close.setAttribute('aria-label', this.say('close'))
    close.addEventListener('click', () => this.tell('', 'note'))
    this.message.append(text(sentence), close)
  }

  private toggleTheme(): void {
    this.dark = !this.dark
    this.paint()
    if (!this.opened) return
    const { host } = this.opened
    // Word tells its theme when the pane asks; the pane asks when it gets the focus.
    host.dark = this.dark
    this.frame.contentWindow?.dispatchEvent(new Event('focus'))
  }

  private paint(): void {
    document.documentElement.dataset.theme = this.dark ? 'dark' : 'light'
  }
}

function make(name: string, className: string, ...content: Node[]): HTMLElement {
  const element = document.createElement(name)
  if (className) element.className = className
  element.append(...content)
  return element
}

const text = (value: string): Text => document.createTextNode(value)
