/** Why a file cannot be read as a .docx. */
export type DocxErrorCode =
  | 'empty' // no byte
  | 'pdf'
  | 'rtf'
  | 'legacy-doc' // OLE compound file of Word 97–2003
  | 'encrypted' // OLE compound file around an encrypted package, or an encrypted zip entry
  | 'not-a-zip'
  | 'damaged' // a zip whose directory or data do not hold together
  | 'zip-bomb' // too many entries, too large, or compressed beyond what real documents reach
  | 'no-main-part' // a package without a Word document in it
  | 'malformed-xml'
  | 'doctype' // XML with a DOCTYPE: never in a real .docx, refused for safety
  | 'unsupported-compression'

/** A file that cannot be read. `detail` (a part name, a limit) is for the report of errors, not a sentence. */
export class DocxError extends Error {
  override readonly name = 'DocxError'
  constructor(readonly code: DocxErrorCode, readonly detail: string) {
    super(`${code}: ${detail}`)
  }
}

/** Why an edit cannot be made at a place that was read well. A value of the document, not a bug. */
export type RefusalCode =
  | 'locked' // a content control forbids changes
  | 'protected' // the document is protected
  | 'inside-field' // the place lies in the code or result of a field that Word rebuilds
  | 'inside-formula' // a formula, ruby text or bound control cannot be cut in two
  | 'inside-character' // half of a character outside the basic plane is no place
  | 'text-box' // Word has no comment inside a text box
  | 'note' // no comment of footnotes.xml belongs to the comments of the document
  | 'not-body' // only the main story takes new paragraphs
  | 'no-such-comment'

/** An edit that the document does not allow there; nothing was written. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(readonly code: RefusalCode, readonly detail = '') {
    super(`${code}${detail ? `: ${detail}` : ''}`)
  }
}
