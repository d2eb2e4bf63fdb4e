/** What this Word can do, asked of it at run time. Never `Office.isSetSupported`: deprecated and wrong on desktop. */
export function supports(set: string, version: string): boolean {
  return Office.context.requirements.isSetSupported(set, version)
}

/** Comments, replies, change tracking: the floor of the manifest. */
export const hasComments = (): boolean => supports('WordApi', '1.4')
/** Footnotes and endnotes. */
export const hasNotes = (): boolean => supports('WordApi', '1.5')
