/** Computed list strings (« Article 5 », « 5.2 », « a) ») from numbering.xml (ECMA-376 part 1, 17.9). */
import type { DocxPackage } from './package'
import type { Style, Styles } from './styles'
import { attr, child, children, isW, onOff, val, type Element } from './xml'

interface Level {
  start: number
  format: string
  text: string
  legal: boolean
  /** Level (1-based) whose use restarts this one; 0: never; null: any higher level. */
  restart: number | null
  pStyle: string | null
}

interface List {
  /** Numbering instances over the same abstract definition count together. */
  abstractId: string
  levels: Map<number, Level>
  /** Levels that restart when the instance is first used. */
  startOverrides: Map<number, number>
}

export interface NumberOf { numId: string; level: number }

/** Deeper lists than Word's nine levels do not exist. */
const LEVELS = 9

export class Numbering {
  private readonly lists = new Map<string, List>()

  constructor(root: Element | null, private readonly styles: Styles) {
    const abstracts = new Map<string, Element>()
    const elements = root ? children(root) : []
    for (const element of elements) if (isW(element, 'abstractNum')) abstracts.set(attr(element, 'abstractNumId') ?? '', element)
    for (const num of elements) {
      if (!isW(num, 'num')) continue
      const abstract = this.resolve(abstracts, elements, val(num, 'abstractNumId'))
      if (!abstract) continue
      const levels = new Map<number, Level>(), startOverrides = new Map<number, number>()
      for (const lvl of children(abstract)) if (isW(lvl, 'lvl')) levels.set(Number(attr(lvl, 'ilvl')), levelOf(lvl))
      for (const override of children(num)) {
        if (!isW(override, 'lvlOverride')) continue
        const ilvl = Number(attr(override, 'ilvl')), lvl = child(override, 'lvl'), start = val(override, 'startOverride')
        if (lvl) levels.set(ilvl, levelOf(lvl))
        if (start !== null) startOverrides.set(ilvl, Number(start))
      }
      this.lists.set(attr(num, 'numId') ?? '', { abstractId: attr(abstract, 'abstractNumId') ?? '', levels, startOverrides })
    }
  }

  /** An abstract definition, through `w:numStyleLink` → style → its list (17.9.21). */
  private resolve(abstracts: Map<string, Element>, elements: Element[], id: string | null): Element | null {
    const abstract = abstracts.get(id ?? '') ?? null
    const link = val(abstract, 'numStyleLink')
    if (link === null) return abstract
    const styled = [...abstracts.values()].find((element) => val(element, 'styleLink') === link)
    if (styled) return styled
    const numId = val(child(child(this.styles.get(link)?.element ?? null, 'pPr'), 'numPr'), 'numId')
    const num = elements.find((element) => isW(element, 'num') && attr(element, 'numId') === numId)
    return abstracts.get(val(num ?? null, 'abstractNumId') ?? '') ?? abstract
  }

  /** List and level of a paragraph: its own `w:numPr`, else its style's; null when it has none or is taken out of its list. */
  numberOf(pPr: Element | null): NumberOf | null {
    const own = child(pPr, 'numPr'), style = this.styles.ofParagraph(pPr)
    let numId = val(own, 'numId'), level = val(own, 'ilvl')
    if (numId === null) {
      const from = this.styleWithNumber(style)
      if (!from) return null
      numId = val(child(child(from.element, 'pPr'), 'numPr'), 'numId')
      // A level linked to a style is that style's level, whatever its own ilvl says (17.9.23).
      level ??= this.linkedLevel(numId, from) ?? val(child(child(from.element, 'pPr'), 'numPr'), 'ilvl')
    }
    if (numId === null || numId === '0' || !this.lists.has(numId)) return null
    return { numId, level: Math.min(LEVELS - 1, Math.max(0, Number(level ?? 0) || 0)) }
  }

  private styleWithNumber(style: Style | null): Style | null {
    return this.styles.chain(style).find((step) => val(child(child(step.element, 'pPr'), 'numPr'), 'numId') !== null) ?? null
  }

  private linkedLevel(numId: string | null, style: Style): string | null {
    for (const [level, { pStyle }] of this.lists.get(numId ?? '')?.levels ?? []) if (pStyle === style.id) return String(level)
    return null
  }

  list(numId: string): List | null { return this.lists.get(numId) ?? null }
}

function levelOf(lvl: Element): Level {
  const restart = val(lvl, 'lvlRestart')
  return {
    start: Number(val(lvl, 'start') ?? '0') || 0,
    format: val(lvl, 'numFmt') ?? 'decimal',
    text: val(lvl, 'lvlText') ?? '',
    legal: onOff(child(lvl, 'isLgl') ? lvl : null, 'isLgl') ?? false,
    restart: restart === null ? null : Number(restart),
    pStyle: val(lvl, 'pStyle'),
  }
}

/** Counts through one story, paragraph after paragraph. */
export class Counter {
  private readonly counts = new Map<string, (number | null)[]>()
  private readonly started = new Set<string>()

  constructor(private readonly numbering: Numbering) {}

  /** List string of the next paragraph in order; null when its level shows nothing. */
  next({ numId, level }: NumberOf): string | null {
    const list = this.numbering.list(numId)
    if (!list) return null
    const counts = this.counts.get(list.abstractId) ?? Array.from<number | null>({ length: LEVELS }).fill(null)
    this.counts.set(list.abstractId, counts)
    if (!this.started.has(numId)) {
      this.started.add(numId)
      for (const [at] of list.startOverrides) counts[at] = null
    }
    const start = (at: number) => list.startOverrides.get(at) ?? list.levels.get(at)?.start ?? 1
    const before = counts[level]
    counts[level] = before === null ? start(level) : before + 1
    for (let deeper = level + 1; deeper < LEVELS; deeper++) {
      const restart = list.levels.get(deeper)?.restart ?? null
      if (restart === null || (restart > 0 && level < restart)) counts[deeper] = null
    }
    // A level above that was never used shows, and from then on holds, its first number.
    for (let above = 0; above < level; above++) counts[above] ??= start(above)
    return this.show(list, level, counts)
  }

  private show(list: List, level: number, counts: (number | null)[]): string | null {
    const { format, text, legal } = list.levels.get(level) ?? { format: 'decimal', text: `%${level + 1}.`, legal: false }
    if (format === 'bullet') return bullet(text)
    const shown = text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      if (at > level) return ''
      const levelFormat = list.levels.get(at)?.format ?? 'decimal'
      return numeral(counts[at] ?? 1, legal && levelFormat !== 'decimalZero' ? 'decimal' : levelFormat)
    })
    return shown.trim() === '' ? null : shown.trim()
  }
}

/** A bullet drawn from a symbol font (private use area) reads « • ». */
const bullet = (text: string): string | null => {
  const sign = text.trim()
  return sign === '' ? null : /^[\uE000-\uF8FF]$/.test(sign) ? '•' : sign
}

const ROMAN: [number, string][] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]

/** A number in one of the formats of ST_NumberFormat; formats in words (`cardinalText`) and other scripts fall back to digits. */
export function numeral(n: number, format: string): string {
  switch (format) {
    case 'none': return ''
    case 'decimalZero': return String(n).padStart(2, '0')
    case 'lowerRoman': return roman(n)
    case 'upperRoman': return roman(n).toUpperCase()
    case 'lowerLetter': return letters(n)
    case 'upperLetter': return letters(n).toUpperCase()
    default: return String(n)
  }
}

function roman(n: number): string {
  let rest = n, out = ''
  if (n < 1 || n > 32767) return String(n)
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) out += sign
  return out
}

/** a … z, then aa, bb, … (Word repeats the letter). */
const letters = (n: number): string => (n < 1 ? String(n) : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(8, Math.ceil(n / 26))))

const KEY = Symbol('numbering')

export function numberingOf(docx: DocxPackage, styles: Styles): Numbering {
  return docx.cached(KEY, () => {
    const part = docx.related(docx.mainName, 'numbering')
    return new Numbering(part ? docx.xml(part)?.documentElement ?? null : null, styles)
  })
}
