/** A clause from words selected in a document: title guessed, blanks found in brackets, dots and underscores. */
import { fold } from '../language'
import type { Tools } from './blank-value'
import { checkValue } from './blank-value'
import { bodyOf, idOf, shownBlank } from './own-library'
import type { BlankTemplate, BlankType, BodyBlock, ClauseTemplate } from './template'

type Blanks = Readonly<Record<string, BlankTemplate>>
type LabelFor = (n: number) => { fr: string; en: string }

export interface DraftClause {
  clause: ClauseTemplate
  blanks: Record<string, BlankTemplate>
  /** The text as edited, blanks as marks. */
  text: string
}

/** « [48 heures] », « [à compléter] », « …… », « .... », « ____ »; at least four dots, so that an ellipsis is none. */
const gap = /\[([^[\]\n]{0,120})\]|(?:…\s?){2,}|\.(?:\s?\.){3,}|_{3,}/g

/** Longest line taken as a title. */
const longestTitle = 90
/** « Article 5 – », « 5.2 », « IV. », « B) » before a title. */
const numberBefore = /^\s*(?:(?:article|clause|§)\s*(?:\d+(?:\.\d+)*|[ivx]+)\s*[-–—.:)°]*|\d+(?:\.\d+)*\s*[-–—.:)°]*|[ivx]+\s*[-–—.:)]+|[a-z]\s*[-–—.:)]+)\s+/i
/** Types tried on what stands in brackets, in order. */
const guesses: BlankType[] = ['duration', 'frequency', 'amount', 'percent', 'date']

/** `labelFor(n)`: label of the n-th blank that says nothing itself (dots). `taken`: ids that are not free. */
export function clauseFromText(text: string, theme: string, taken: ReadonlySet<string>, labelFor: LabelFor, tools: Tools): DraftClause {
  const lines = text.replace(/[{}<>]/g, '').split(/[\r\n\u000b]+/).map((line) => line.trim()).filter((line) => line !== '')
  const first = lines[0] ?? ''
  const titled = lines.length > 1 && first.length <= longestTitle && !/[.;,:]$/.test(first) && first.search(gap) < 0
  const title = titled ? first.replace(numberBefore, '') || first : wordsOf(first)
  const { body, blanks } = withBlanks(titled ? lines.slice(1) : lines, {}, {}, labelFor, tools)
  const clause: ClauseTemplate = {
    id: idOf(title, taken), theme, title: { fr: title, en: title }, version: 1, satisfies: [], replaces: [], applies_to: ['all'],
    placement: { near: [title], annex: null }, annexes: [], terms: [], law: [], summary: { fr: title, en: title }, commits: { fr: '', en: '' }, note: null,
    stances: { balanced: bodyOf(body) }, examples: [],
  }
  return { clause, blanks, text: body }
}

/**
 * One stance as a person typed it over `editableText`: what stands in brackets as a blank did keeps that blank, other
 * brackets and dots are new ones, marks (`{{du_client}}`) stay marks. `others`: blanks of other clauses; a new one shares
 * the name of one of them only when it is the same.
 */
export function bodyFromEdited(text: string, known: Blanks, others: Blanks, labelFor: LabelFor, tools: Tools): { body: BodyBlock[]; blanks: Record<string, BlankTemplate> } {
  const lines = text.replace(/[<>]/g, '').split(/[\r\n\u000b]+/).map((line) => line.trim()).filter((line) => line !== '')
  const { body, blanks } = withBlanks(lines, known, others, labelFor, tools)
  return { body: bodyOf(body), blanks }
}

/** Brackets, dots and underscores as marks; `blanks`: those used, the known ones as they were. */
function withBlanks(lines: readonly string[], known: Blanks, others: Blanks, labelFor: LabelFor, tools: Tools): { body: string; blanks: Record<string, BlankTemplate> } {
  const blanks: Record<string, BlankTemplate> = {}
  const shown = new Map(Object.values(known).map((blank) => [shownBlank(blank), blank.name]))
  let count = 0
  const body = lines.map((line) => line.replace(gap, (found, inside: string | undefined) => {
    const said = (inside ?? '').trim()
    const same = shown.get(`[${said}]`)
    if (same !== undefined) {
      blanks[same] = known[same]
      return `{{${same}}}`
    }
    count++
    const type = said === '' ? 'text' : guesses.find((guess) => checkValue(plainBlank('x', guess), said, tools).kind === 'value') ?? 'text'
    const holdsValue = type !== 'text'
    const label = said !== '' && !holdsValue ? { fr: said, en: said } : labelFor(count)
    const blank = { ...plainBlank('', type), label, default: holdsValue ? said : null }
    const name = nameFor(said, count, (wanted) => !Object.hasOwn(known, wanted) && !Object.hasOwn(blanks, wanted) && (!Object.hasOwn(others, wanted) || sameBlank(others[wanted], blank)))
    blanks[name] = { ...blank, name }
    return `{{${name}}}`
  })).join('\n')
  return { body, blanks }
}

function plainBlank(name: string, type: BlankType): BlankTemplate {
  return { name, label: { fr: name, en: name }, type, default: null, default_by_stance: {}, min: null, max: null, hint: null }
}

/** First words of a text, to be corrected by the person. */
function wordsOf(text: string): string {
  const words = text.replace(gap, '').replace(numberBefore, '').split(/\s+/).slice(0, 6).join(' ')
  return words.replace(/[\s,;:.]+$/, '') || 'Clause'
}

function nameFor(said: string, count: number, free: (name: string) => boolean): string {
  const words = fold(said).replace(/[^a-z]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 24).replace(/_+$/, '')
  const base = /^[a-z]/.test(words) ? words : `champ_${count}`
  if (free(base)) return base
  let n = 2
  while (!free(`${base}_${n}`)) n++
  return `${base}_${n}`
}

function sameBlank(one: BlankTemplate, other: BlankTemplate): boolean {
  return JSON.stringify({ ...one, name: '' }) === JSON.stringify({ ...other, name: '' })
}
