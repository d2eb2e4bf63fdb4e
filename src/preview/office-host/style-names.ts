/** Names of styles as Word shows them in its own language. */
import type { DocParagraph } from '../../ooxml'
import type { OpenDocument } from './open-document'

/** French names of the built-in styles that a contract uses. */
const FRENCH: [RegExp, string][] = [
  [/^heading (\d)$/i, 'Titre $1'], [/^title$/i, 'Titre'], [/^subtitle$/i, 'Sous-titre'], [/^list paragraph$/i, 'Paragraphe de liste'], [/^toc (\d)$/i, 'TM $1'],
]

export function localName(open: OpenDocument, name: string): string {
  const built = name.replace(/^heading (\d)$/i, 'Heading $1')
  if (!open.assume.localStyleNames) return built
  const [pattern, local] = FRENCH.find(([one]) => one.test(name)) ?? []
  return pattern && local !== undefined ? name.replace(pattern, local) : built
}

export function styleName(open: OpenDocument, doc: DocParagraph): string {
  return localName(open, doc.styleName ?? 'Normal')
}
