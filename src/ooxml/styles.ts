/** Paragraph and character styles (styles.xml), with what they inherit through `basedOn`. */
import type { DocxPackage } from './package'
import { attr, child, children, isW, onOff, path, val, type Element } from './xml'

export interface Style {
  id: string
  /** `w:name`; for built-in styles the English name, whatever the language of Word. */
  name: string
  type: string
  element: Element
}

export class Styles {
  private readonly byId = new Map<string, Style>()
  private readonly defaults = new Map<string, Style>()
  private readonly chains = new Map<string, Style[]>()

  constructor(root: Element | null) {
    for (const element of root ? children(root) : []) {
      if (!isW(element, 'style')) continue
      const id = attr(element, 'styleId'), type = attr(element, 'type') ?? 'paragraph'
      if (id === null) continue
      const style = { id, type, name: val(element, 'name') ?? id, element }
      if (!this.byId.has(id)) this.byId.set(id, style)
      const byDefault = attr(element, 'default')
      if ((byDefault === '1' || byDefault === 'true') && !this.defaults.has(type)) this.defaults.set(type, style)
    }
  }

  get(id: string | null): Style | null { return id === null ? null : this.byId.get(id) ?? null }

  /** Style of that `w:name` (any case), or null. */
  named(name: string): Style | null {
    for (const style of this.byId.values()) if (style.name.toLowerCase() === name.toLowerCase()) return style
    return null
  }

  all(): Style[] { return [...this.byId.values()] }

  /** The style of a paragraph: its own, else the default one. */
  ofParagraph(pPr: Element | null): Style | null {
    return this.get(val(pPr, 'pStyle')) ?? this.defaults.get('paragraph') ?? null
  }

  /** The style, then the one it is based on, and so on; a loop is cut. */
  chain(style: Style | null): Style[] {
    if (!style) return []
    let chain = this.chains.get(style.id)
    if (!chain) {
      chain = []
      for (let at: Style | null = style; at && !chain.includes(at); at = this.get(val(at.element, 'basedOn'))) chain.push(at)
      this.chains.set(style.id, chain)
    }
    return chain
  }

  /** First element found along the chain at `pPr/name` or `rPr/name`. */
  inherited(style: Style | null, ...names: string[]): Element | null {
    for (const step of this.chain(style)) {
      const found = path(step.element, ...names)
      if (found) return found
    }
    return null
  }

  /** Outline level 1–9 of a paragraph, its own or inherited; null for body text. */
  outlineLevel(pPr: Element | null): number | null {
    const style = this.ofParagraph(pPr), element = child(pPr, 'outlineLvl') ?? this.inherited(style, 'pPr', 'outlineLvl')
    if (!element) return this.headingLevel(style)
    const level = Number(attr(element, 'val') ?? '9')
    return level >= 0 && level < 9 ? level + 1 : null
  }

  /** Word's « heading N » is of level N by nature, also where the file does not write it. */
  private headingLevel(style: Style | null): number | null {
    for (const step of this.chain(style)) {
      const name = /^heading ([1-9])$/i.exec(step.name)
      if (name) return Number(name[1])
    }
    return null
  }

  /** Whether a run is bold: its own setting, else character style against paragraph style (they toggle, ECMA-376 17.7.3). */
  bold(rPr: Element | null, paragraphStyle: Style | null): boolean {
    const own = onOff(rPr, 'b')
    if (own !== null) return own
    const byCharacter = this.inheritedOn(this.get(val(rPr, 'rStyle')), 'b'), byParagraph = this.inheritedOn(paragraphStyle, 'b')
    return byCharacter !== byParagraph
  }

  private inheritedOn(style: Style | null, name: string): boolean {
    for (const step of this.chain(style)) {
      const on = onOff(child(step.element, 'rPr'), name)
      if (on !== null) return on
    }
    return false
  }
}

const KEY = Symbol('styles')

export function stylesOf(docx: DocxPackage): Styles {
  return docx.cached(KEY, () => {
    const part = docx.related(docx.mainName, 'styles')
    return new Styles(part ? docx.xml(part)?.documentElement ?? null : null)
  })
}

/** Built-in styles that a contract may use, by `w:name` in lower case → name of Office.js `styleBuiltIn`. */
const BUILT_IN = new Map<string, string>([
  ...Array.from({ length: 9 }, (_, i): [string, string] => [`heading ${i + 1}`, `Heading${i + 1}`]),
  ...Array.from({ length: 9 }, (_, i): [string, string] => [`toc ${i + 1}`, `Toc${i + 1}`]),
  ...['Normal', 'Title', 'Subtitle', 'List Paragraph', 'Quote', 'Intense Quote', 'Caption', 'Header', 'Footer', 'Footnote Text', 'Endnote Text', 'No Spacing',
    'TOC Heading', 'Strong', 'Emphasis', 'Intense Emphasis', 'Subtle Emphasis', 'Subtle Reference', 'Intense Reference', 'Book Title', 'Bibliography', 'Hyperlink']
    .map((name): [string, string] => [name.toLowerCase(), name.replace('TOC', 'Toc').replaceAll(' ', '')]),
])

/** Locale-neutral name of a built-in style, or null for a custom one. */
export const builtInName = (style: Style | null): string | null => (style ? BUILT_IN.get(style.name.toLowerCase()) ?? null : null)
