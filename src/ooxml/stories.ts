/** The parts that hold text, and settings of the document as a whole. */
import type { DocxPackage } from './package'
import { attr, child, descendants, onOff, val, WordElements, type Document, type Element } from './xml'

/** Parts with paragraphs: main, notes, headers, footers. */
export function textParts(docx: DocxPackage): string[] {
  const related = docx.relationships(docx.mainName).filter(({ type, external }) => !external && /\/(footnotes|endnotes|header|footer)$/.test(type)).map(({ target }) => target)
  return [docx.mainName, ...new Set(related)].filter((name) => docx.has(name))
}

/** True when the main part brings in text from elsewhere (`w:altChunk`, `w:subDoc`), which is not read. */
export const importsText = (docx: DocxPackage): boolean => ['altChunk', 'subDoc'].some((name) => descendants(docx.main, name).length > 0)

export interface Protection {
  /** What a reader may still do (17.15.1.29); `none`: the document is not protected. */
  kind: 'none' | 'readOnly' | 'comments' | 'trackedChanges' | 'forms'
  /** True when the file carries a digital signature, which any change breaks. */
  signed: boolean
}

export function protectionOf(docx: DocxPackage): Protection {
  const element = child(settings(docx), 'documentProtection'), enforced = attr(element, 'enforcement'), edit = attr(element, 'edit') ?? 'none'
  const on = enforced === '1' || enforced === 'true' || enforced === 'on'
  const kind = on && (edit === 'readOnly' || edit === 'comments' || edit === 'trackedChanges' || edit === 'forms') ? edit : 'none'
  return { kind, signed: docx.names().some((name) => /^_xmlsignatures\/.*\.xml$/i.test(name)) }
}

/** True when Word tracks the changes that a person types in this document (`w:trackRevisions`). */
export const tracksChanges = (docx: DocxPackage): boolean => onOff(settings(docx), 'trackRevisions') ?? false

/** Switches the tracking of changes; makes no settings part for it. Returns whether the document could keep it. */
export function setTracksChanges(docx: DocxPackage, on: boolean): boolean {
  const part = docx.related(docx.mainName, 'settings'), root = settings(docx)
  if (!part || !root) return false
  if (tracksChanges(docx) === on) return true
  const old = child(root, 'trackRevisions')
  if (old) root.removeChild(old)
  if (on) {
    // CT_Settings is a sequence: trackRevisions comes after these, before everything else that a contract may hold.
    const before = ['writeProtection', 'view', 'zoom', 'removePersonalInformation', 'removeDateAndTime', 'doNotDisplayPageBoundaries', 'displayBackgroundShape',
      'printPostScriptOverText', 'printFractionalCharacterWidth', 'printFormsData', 'embedTrueTypeFonts', 'embedSystemFonts', 'saveSubsetFonts', 'saveFormsData',
      'mirrorMargins', 'alignBordersAndEdges', 'bordersDoNotSurroundHeader', 'bordersDoNotSurroundFooter', 'gutterAtTop', 'hideSpellingErrors', 'hideGrammaticalErrors',
      'activeWritingStyle', 'proofState', 'formsDesign', 'attachedTemplate', 'linkStyles', 'stylePaneFormatFilter', 'stylePaneSortMethod', 'documentType', 'mailMerge', 'revisionView']
    let last: Element | null = null
    for (const name of before) last = child(root, name) ?? last
    root.insertBefore(new WordElements(docx.xml(part) as Document).make('trackRevisions'), last ? last.nextSibling : root.firstChild)
  }
  docx.edited(part)
  return true
}

/** Language of the document's text by its defaults (`fr-FR`), or null. */
export function defaultLanguage(docx: DocxPackage): string | null {
  const part = docx.related(docx.mainName, 'styles'), root = part ? docx.xml(part)?.documentElement ?? null : null
  return val(child(child(child(root, 'docDefaults'), 'rPrDefault'), 'rPr'), 'lang')
}

function settings(docx: DocxPackage): Element | null {
  const part = docx.related(docx.mainName, 'settings')
  return part ? docx.xml(part)?.documentElement ?? null : null
}
