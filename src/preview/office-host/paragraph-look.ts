/** Effective format of a paragraph and its font, in Word's units (points), and setting them. */
import { attr, child, children, ensureProperties, isW, numberingOf, onOff, path, stylesOf, val, WordElements, type DocParagraph, type Document, type Element } from '../../ooxml'

const TWIPS = 20

/** CT_PPrBase is a sequence (ECMA-376 part 1, 17.3.1.26): what comes after the properties that we set. */
const AFTER: Record<string, string[]> = {
  spacing: ['ind', 'contextualSpacing', 'mirrorIndents', 'suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle', 'rPr', 'sectPr', 'pPrChange'],
  ind: ['contextualSpacing', 'mirrorIndents', 'suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle', 'rPr', 'sectPr', 'pPrChange'],
  jc: ['textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle', 'rPr', 'sectPr', 'pPrChange'],
}

/** Attribute of a paragraph property: its own, else the list level's, else the style's. */
function effective(paragraph: DocParagraph, property: string, ...names: string[]): string | null {
  const styles = stylesOf(paragraph.docx)
  const sources = [paragraph.properties, levelProperties(paragraph), ...styles.chain(styles.ofParagraph(paragraph.properties)).map((style) => child(style.element, 'pPr'))]
  for (const source of sources) for (const name of names) {
    const value = attr(child(source, property), name)
    if (value !== null) return value
  }
  return null
}

function levelProperties(paragraph: DocParagraph): Element | null {
  const { docx } = paragraph
  const number = numberingOf(docx, stylesOf(docx)).numberOf(paragraph.properties)
  const part = docx.related(docx.mainName, 'numbering')
  const root = part ? docx.xml(part)?.documentElement : null
  if (!number || !root) return null
  const all = children(root as Element)
  const abstractId = val(all.find((one) => isW(one, 'num') && attr(one, 'numId') === number.numId) ?? null, 'abstractNumId')
  const abstract = all.find((one) => isW(one, 'abstractNum') && attr(one, 'abstractNumId') === abstractId)
  return child((abstract ? children(abstract) : []).find((one) => isW(one, 'lvl') && attr(one, 'ilvl') === String(number.level)) ?? null, 'pPr')
}

const points = (twips: string | null): number => Number(twips ?? 0) / TWIPS

export const leftIndent = (paragraph: DocParagraph): number => points(effective(paragraph, 'ind', 'start', 'left'))
export const rightIndent = (paragraph: DocParagraph): number => points(effective(paragraph, 'ind', 'end', 'right'))
export const spaceBefore = (paragraph: DocParagraph): number => points(effective(paragraph, 'spacing', 'before'))
export const spaceAfter = (paragraph: DocParagraph): number => points(effective(paragraph, 'spacing', 'after'))
/** Word counts « auto » lines in twelfths of a point. */
export const lineSpacing = (paragraph: DocParagraph): number => points(effective(paragraph, 'spacing', 'line') ?? '240')
export function firstLineIndent(paragraph: DocParagraph): number {
  const hanging = effective(paragraph, 'ind', 'hanging')
  return hanging === null ? points(effective(paragraph, 'ind', 'firstLine')) : -points(hanging)
}

const ALIGNMENTS: Record<string, string> = { left: 'Left', start: 'Left', center: 'Centered', right: 'Right', end: 'Right', both: 'Justified', distribute: 'Justified' }
export const alignment = (paragraph: DocParagraph): string => ALIGNMENTS[effective(paragraph, 'jc', 'val') ?? 'left'] ?? 'Unknown'

/** Sets attributes of a property on the paragraph itself; null takes one away. */
export function setProperty(paragraph: DocParagraph, property: 'ind' | 'spacing' | 'jc', attributes: Record<string, string | null>): void {
  const properties = ensureProperties(paragraph)
  const words = new WordElements(paragraph.docx.xml(paragraph.part) as Document)
  let element = child(properties, property)
  if (!element) {
    element = words.make(property)
    const after = AFTER[property] ?? []
    properties.insertBefore(element, children(properties).find((one) => isW(one) && after.includes(one.localName)) ?? null)
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttributeNS(element.namespaceURI as string, name)
    else words.set(element, name, value)
  }
  touched(paragraph)
}

export const twips = (value: number): string => String(Math.round(value * TWIPS))

export function setAlignment(paragraph: DocParagraph, value: string): void {
  const written: Record<string, string> = { Left: 'left', Centered: 'center', Right: 'right', Justified: 'both' }
  setProperty(paragraph, 'jc', { val: written[value] ?? 'left' })
}

export type FontName = 'bold' | 'italic' | 'name' | 'size' | 'color'

/** Value of a font property for every run of the paragraph; null (or '') when they differ. */
export function fontOf(paragraph: DocParagraph, name: FontName): unknown {
  const runs = new Set(paragraph.map.atoms.map((atom) => atom.run))
  const properties = runs.size > 0 ? [...runs].map((run) => child(run, 'rPr')) : [child(paragraph.properties, 'rPr')]
  const values = new Set(properties.map((own) => valueOf(paragraph, own, name)))
  const [value] = values
  return values.size === 1 ? value : name === 'name' || name === 'color' ? '' : null
}

function valueOf(paragraph: DocParagraph, own: Element | null, name: FontName): unknown {
  const styles = stylesOf(paragraph.docx)
  const style = styles.ofParagraph(paragraph.properties)
  if (name === 'bold') return styles.bold(own, style)
  const chain = [own, ...styles.chain(styles.get(val(own, 'rStyle'))).map((one) => child(one.element, 'rPr')), ...styles.chain(style).map((one) => child(one.element, 'rPr')), defaults(paragraph)]
  for (const source of chain) {
    if (name === 'italic') {
      const on = onOff(source, 'i')
      if (on !== null) return on
    } else if (name === 'size') {
      const half = val(source, 'sz')
      if (half !== null) return Number(half) / 2
    } else if (name === 'color') {
      const color = val(source, 'color')
      if (color !== null) return color === 'auto' ? '#000000' : `#${color.toUpperCase()}`
    } else {
      const fonts = child(source, 'rFonts')
      const font = attr(fonts, 'ascii') ?? attr(fonts, 'asciiTheme')
      if (font !== null) return font
    }
  }
  return { italic: false, size: 10, color: '#000000', name: 'Times New Roman' }[name]
}

function defaults(paragraph: DocParagraph): Element | null {
  const part = paragraph.docx.related(paragraph.docx.mainName, 'styles')
  return path(part ? (paragraph.docx.xml(part)?.documentElement ?? null) : null, 'docDefaults', 'rPrDefault', 'rPr')
}

/** CT_RPr: order of the properties that we set. */
const RUN_ORDER = ['rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'color', 'sz', 'szCs']

/** Sets a font property on every run of the paragraph. */
export function setFont(paragraph: DocParagraph, name: FontName, value: unknown): void {
  const words = new WordElements(paragraph.docx.xml(paragraph.part) as Document)
  for (const run of new Set(paragraph.map.atoms.map((atom) => atom.run))) {
    let properties = child(run, 'rPr')
    if (!properties) {
      properties = words.make('rPr')
      run.insertBefore(properties, run.firstChild)
    }
    if (name === 'bold') put(words, properties, 'b', { val: value === true ? '1' : '0' })
    else if (name === 'italic') put(words, properties, 'i', { val: value === true ? '1' : '0' })
    else if (name === 'size') put(words, properties, 'sz', { val: String(Math.round(Number(value) * 2)) })
    else if (name === 'color') put(words, properties, 'color', { val: String(value).replace('#', '') })
    else put(words, properties, 'rFonts', { ascii: String(value), hAnsi: String(value), cs: String(value) })
  }
  touched(paragraph)
}

function put(words: WordElements, properties: Element, name: string, attributes: Record<string, string>): void {
  const old = child(properties, name)
  if (old) properties.removeChild(old)
  const rank = RUN_ORDER.indexOf(name)
  const next = children(properties).find((one) => isW(one) && (RUN_ORDER.indexOf(one.localName) > rank || !RUN_ORDER.includes(one.localName)))
  properties.insertBefore(words.make(name, attributes), next ?? null)
}

function touched(paragraph: DocParagraph): void {
  paragraph.refresh()
  paragraph.docx.edited(paragraph.part)
  paragraph.docx.forget()
}
