/** Half-open range of token positions. */
export interface TokenRange { from: number; to: number }

/** Ranges of one token, by its position: most ranges are, and are kept by the thousand. Nobody changes a range. */
const single: TokenRange[] = []

/** `[from, to)`; of one token, the same object every time. */
export function rangeOf(from: number, to: number): TokenRange {
  if (to !== from + 1) return { from, to }
  for (let at = single.length; at <= from; at++) single.push({ from: at, to: at + 1 })
  return single[from]
}
