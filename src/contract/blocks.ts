/** Text to insert, free of any format: what a filled clause is made of. The adapters give it the look of its neighbours. */

/** A stretch of an inserted paragraph. */
export type Inline =
  | { kind: 'text'; text: string }
  /** `text` is the value, or the bracketed default « [48 heures] » while `filled` is false. */
  | { kind: 'blank'; name: string; label: string; text: string; filled: boolean }

export interface Block {
  kind: 'heading' | 'text' | 'item'
  inlines: Inline[]
}

/** The block's text as a reader sees it. */
export function blockText(block: Block): string {
  return block.inlines.map((inline) => inline.text).join('')
}
