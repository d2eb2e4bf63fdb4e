/** The fixed split: what we tune on, and what only measures. */
import { createHash } from 'node:crypto'

export type Half = 'held' | 'tuned'

/** *held* when the first hexadecimal digit of sha256(key) is 0–8. Key: a contract's id, or a passage's text. */
export function halfOf(key: string): Half {
  return parseInt(createHash('sha256').update(key, 'utf8').digest('hex')[0], 16) <= 8 ? 'held' : 'tuned'
}
