/** Fingerprint of the texts of a document, shared by both adapters (`Snapshot.stamp`). */

/**
 * Changes when a text changes, is added, removed or moved; 16 hexadecimal digits.
 * Two independent 32-bit FNV-1a sums: no secret is protected, a chance collision would only hide one edit.
 */
export function stampOf(texts: readonly string[]): string {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  const eat = (unit: number): void => {
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x5bd1e995)
    b ^= b >>> 15
  }
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) eat(text.charCodeAt(i))
    eat(0x1_0000) // no UTF-16 unit: ["ab"] and ["a", "b"] differ
  }
  return hex(a) + hex(b)
}

const hex = (sum: number): string => (sum >>> 0).toString(16).padStart(8, '0')
