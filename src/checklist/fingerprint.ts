/** Short identities that both adapters compute alike. */
import { fold } from '../language'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** Eight base32 characters of the folded words of `parts`; white space, punctuation and case do not matter. FNV-1a, twice 32 bits. */
export function fingerprint(...parts: string[]): string {
  const text = parts.map((part) => fold(part).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()).join('\u0000')
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (code + i), 0x85ebca6b)
    high ^= high >>> 13
  }
  let out = ''
  for (let i = 0; i < 8; i++) out += ALPHABET[((i < 4 ? low >>> (i * 7) : high >>> ((i - 4) * 7)) & 31)]
  return out
}
