/** French typography of inserted words. Only spaces and apostrophes change, never a letter. */
import type { Writing } from './template'

/** U+00A0: Word keeps it as its own no-break space (Ctrl+Shift+Space), and every font has it. */
export const noBreak = '\u00a0'

/** Curly apostrophes; no-break spaces inside « », before ; : ! ? » % €, in figures, and between « L. » or « article » and its figure. */
export function typeset(text: string, writing: Writing): string {
  const kept = writing.keep_with_figure.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const tied = new RegExp(`(^|[^\\p{L}\\p{N}])(${kept})[ \u202f](?=\\d)`, 'giu')
  return text
    .replace(/'/g, '’')
    .replace(/(«) ?/g, `$1${noBreak}`)
    .replace(/[ \u202f]([;:!?»%€])/g, `${noBreak}$1`)
    .replace(/(\d)[ \u202f](?=\d{3}(?!\d))/g, `$1${noBreak}`)
    .replace(tied, `$1$2${noBreak}`)
}

/** A figure as French writes it: `300 000`, `99,5`, with no-break spaces; with exactly `decimals` decimals when given. */
export function figure(value: number, decimals?: number): string {
  const [whole, fraction] = (decimals === undefined ? String(Math.round(value * 1e6) / 1e6) : value.toFixed(decimals)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, noBreak)
  return fraction ? `${grouped},${fraction}` : grouped
}

export function capitalised(text: string): string {
  return text === '' ? '' : text[0].toLocaleUpperCase('fr') + text.slice(1)
}
