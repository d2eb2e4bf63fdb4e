/** Long contracts with variation, made from our own samples: words are changed so that caches do not do all the work. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Paragraph } from '../../src/contract/paragraph'
import { paragraphsOfFile } from '../accuracy/read-file'

export const SAMPLES = join(__dirname, '..', '..', 'assets', 'samples')

/** Paragraphs of all the samples, in order of their names. */
export async function samplesParagraphs(): Promise<Paragraph[]> {
  const all: Paragraph[] = []
  for (const name of readdirSync(SAMPLES).filter((each) => each.endsWith('.docx')).sort()) all.push(...(await paragraphsOfFile(join(SAMPLES, name))))
  return all
}

/** About `words` words: the samples again and again, figures shifted and every ninth long word made new. Another `edition` is another text. */
export function makeContract(samples: Paragraph[], words: number, edition = 0): Paragraph[] {
  const made: Paragraph[] = []
  let count = 0
  for (let round = edition; count < words; round++) {
    for (const paragraph of samples) {
      const text = round === 0 ? paragraph.text : vary(paragraph.text, round)
      made.push({ ...paragraph, index: made.length, text, place: paragraph.place && { ...paragraph.place, table: paragraph.place.table + round * 100 } })
      count += text.match(/\S+/g)?.length ?? 0
      if (count >= words) break
    }
  }
  return made
}

function vary(text: string, round: number): string {
  let seen = 0
  return text.replace(/\p{Ll}{6,}|\d+/gu, (word) => {
    seen++
    if (/\d/.test(word)) return String((Number(word) + round) % 97)
    return seen % 9 === 0 ? `${word.slice(0, 4)}${letters(round)}${word.slice(4)}` : word
  })
}

/** A different pair of letters for each of 676 rounds. */
function letters(round: number): string {
  return String.fromCharCode(97 + (round % 26), 97 + (Math.floor(round / 26) % 26))
}
