/** Where npm put Microsoft's office.js: a development dependency, never bundled, copied or published. */
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Folder of its files, or null when the package is not installed. */
export function officeJsFolder(root: string): string | null {
  const folder = path.join(root, 'node_modules/@microsoft/office-js/dist')
  return existsSync(path.join(folder, 'office.js')) ? folder : null
}
