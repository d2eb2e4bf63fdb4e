/** Numbers in words, from the words of `writing.yaml`: « quarante-huit », « trois cent mille ». */
import type { NumberWords } from './template'

/**
 * Words of a whole number from 0 to 999 999 999 (null otherwise), by the rules of current French usage: hyphens below a
 * hundred, « et un » from 21 to 71, the plural mark on « quatre-vingts » and on round hundreds only at the end.
 */
export function numberInWords(value: number, words: NumberWords, gender: 'm' | 'f'): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 999_999_999) return null
  if (value === 0) return words.small[0]
  const millions = Math.floor(value / 1_000_000)
  const thousands = Math.floor((value % 1_000_000) / 1000)
  const rest = value % 1000
  const said: string[] = []
  if (millions > 0) said.push(`${hundreds(millions, words, 'm', true)} ${words.million}${millions > 1 ? words.plural : ''}`)
  if (thousands > 0) said.push(thousands === 1 ? words.thousand : `${hundreds(thousands, words, 'm', false)} ${words.thousand}`)
  if (rest > 0) said.push(hundreds(rest, words, gender, true))
  return said.join(' ')
}

/** 1 to 999. `last`: nothing numeral follows, so round hundreds and eighty take their plural mark. */
function hundreds(value: number, words: NumberWords, gender: 'm' | 'f', last: boolean): string {
  const count = Math.floor(value / 100)
  const rest = value % 100
  const said: string[] = []
  if (count > 0) said.push(`${count > 1 ? `${words.small[count]} ` : ''}${words.hundred}${count > 1 && rest === 0 && last ? words.plural : ''}`)
  if (rest > 0) said.push(belowHundred(rest, words, gender, last))
  return said.join(' ')
}

function belowHundred(value: number, words: NumberWords, gender: 'm' | 'f', last: boolean): string {
  const unit = (n: number) => (n === 1 && gender === 'f' ? words.feminine_one : words.small[n])
  if (value <= 16) return unit(value)
  if (value < 20) return `${words.small[10]}-${words.small[value - 10]}`
  if (value >= 80) {
    const rest = value - 80
    if (rest === 0) return words.eighty + (last ? words.plural : '')
    return `${words.eighty}-${rest <= 16 ? unit(rest) : belowHundred(rest, words, gender, last)}`
  }
  const ten = value >= 60 ? 60 : Math.floor(value / 10) * 10
  const rest = value - ten
  const stem = words.tens[String(ten)]
  if (rest === 0) return stem
  if (rest === 1 || rest === 11) return `${stem} ${words.and} ${unit(rest)}`
  return `${stem}-${rest <= 16 ? unit(rest) : belowHundred(rest, words, gender, last)}`
}
