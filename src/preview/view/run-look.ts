/** How a run looks on screen: the few properties that a reader of a contract notices. */
import { child, isW, onOff, stylesOf, val, type DocParagraph, type Element, type Node } from '../../ooxml'
import { alignment, firstLineIndent, leftIndent } from '../office-host/paragraph-look'

export interface RunLook {
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  caps: boolean
  /** `#RRGGBB`, or null for the text's own colour. */
  color: string | null
  highlight: string | null
  raised: 'superscript' | 'subscript' | null
  link: boolean
}

const HEX = /^[0-9A-Fa-f]{6}$/
const NAMED = /^(yellow|green|cyan|magenta|blue|red|darkBlue|darkCyan|darkGreen|darkMagenta|darkRed|darkYellow|darkGray|lightGray|black)$/

export function runLook(paragraph: DocParagraph, run: Element): RunLook {
  const styles = stylesOf(paragraph.docx)
  const style = styles.ofParagraph(paragraph.properties)
  const own = child(run, 'rPr')
  const sources = [own, ...styles.chain(styles.get(val(own, 'rStyle'))).map((one) => child(one.element, 'rPr')), ...styles.chain(style).map((one) => child(one.element, 'rPr'))]
  const first = <T>(read: (source: Element | null) => T | null): T | null => {
    for (const source of sources) {
      const found = read(source)
      if (found !== null) return found
    }
    return null
  }
  const underline = first((source) => val(source, 'u'))
  const color = first((source) => val(source, 'color'))
  const highlight = first((source) => val(source, 'highlight'))
  const raised = val(own, 'vertAlign')
  return {
    bold: styles.bold(own, style),
    italic: first((source) => onOff(source, 'i')) ?? false,
    underline: underline !== null && underline !== 'none',
    strike: first((source) => onOff(source, 'strike')) ?? false,
    caps: first((source) => onOff(source, 'caps')) ?? false,
    color: color !== null && HEX.test(color) ? `#${color}` : null,
    highlight: highlight !== null && NAMED.test(highlight) ? highlight.replace('darkYellow', 'olive') : null,
    raised: raised === 'superscript' || raised === 'subscript' ? raised : null,
    link: insideLink(run),
  }
}

function insideLink(run: Element): boolean {
  for (let node: Node | null = run.parentNode; node && !isW(node, 'p'); node = node.parentNode) if (isW(node, 'hyperlink')) return true
  return false
}

const PIXELS_PER_POINT = 4 / 3
const WIDEST = 160

/** Indent (pixels) and alignment as style properties; Word's pages are not imitated. The number hangs where the first line begins. */
export function paragraphStyle(paragraph: DocParagraph): { left: number; align: string } {
  const left = leftIndent(paragraph) + Math.min(0, firstLineIndent(paragraph))
  const align = { Centered: 'center', Right: 'right' }[alignment(paragraph)] ?? 'left'
  return { left: Math.max(0, Math.min(WIDEST, Math.round(left * PIXELS_PER_POINT))), align }
}
