/** Half-open range of token positions. */
export interface TokenRange { from: number; to: number }
