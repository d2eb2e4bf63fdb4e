/** The reading as it would be with other words for a finding's passage: to judge a version before it is written. */
import type { Finding } from '../checklist/finding'
import type { Snapshot } from '../contract/paragraph'

/** The finding's paragraph reads as `text`; an absent point gets its words right after the heading of the nearest clause. */
export function withWording(snapshot: Snapshot, finding: Pick<Finding, 'quotes' | 'clause'>, text: string): Snapshot {
  const quote = finding.quotes[0]
  const [first, ...more] = text.split('\n')
  const at = quote?.paragraph ?? finding.clause ?? snapshot.paragraphs.length - 1
  const model = snapshot.paragraphs[at]
  const plain = { ...model, outlineLevel: null, styleBuiltIn: null, listString: null, listLevel: null }
  const added = (quote ? more : [first, ...more]).map((line) => ({ ...plain, text: line }))
  const paragraphs = [
    ...snapshot.paragraphs.slice(0, at),
    ...(model ? [quote ? { ...model, text: first } : model] : []),
    ...added,
    ...snapshot.paragraphs.slice(at + 1),
  ].map((paragraph, index) => ({ ...paragraph, index }))
  return { ...snapshot, paragraphs }
}
