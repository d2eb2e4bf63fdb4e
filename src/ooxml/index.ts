/** A .docx package as an editable model. See README.md. */
export { DocxError, Refusal, type DocxErrorCode, type RefusalCode } from './errors'
export { openDocx, DocxPackage, type Relationship } from './package'
export { ZIP_LIMITS, type ZipLimits } from './zip'
export { paragraphsOf, paragraphHolding, DocParagraph, type Story } from './paragraphs'
export type { TablePlace } from './tables'
export type { Atom, Block, Change, Field, Mark, TextMap } from './text-map'
