/** Contracts on disk: finding them, opening them, and saying in one sentence why one cannot be read. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative } from 'node:path'
import type { Snapshot } from '../contract/paragraph'
import { readText } from '../contract/read-text'
import { openDocxDocument } from '../document/docx/docx-document'
import type { DocxDocument } from '../document/docx/docx-document'
import { DocxError } from '../ooxml'
import { errors } from '../wording/errors'
import type { ErrorCode } from '../wording/errors'
import { say } from '../wording/say'
import type { Language } from '../wording/say'

/** A file that cannot be read: an answer for the person, not a bug. */
export class UnreadableFile extends Error {
  constructor(readonly file: string, readonly code: ErrorCode, readonly detail = '') {
    super(`${file}: ${code}`)
    this.name = 'UnreadableFile'
  }
  sentence(language: Language): string { return say(errors, language, this.code, { detail: this.detail }) }
}

const KINDS = ['.docx', '.md', '.txt']
/** Bytes; a real contract has less than a hundredth of it. */
const LARGEST = 200_000_000

export interface ContractFile {
  path: string
  /** Its own name, for `--out`. */
  name: string
}

/** Files as named; of a folder, every contract that lies in it (not below it), README files and Word's lock files left out. */
export function contractFiles(paths: string[]): { files: ContractFile[]; unreadable: UnreadableFile[] } {
  const files: ContractFile[] = []
  const unreadable: UnreadableFile[] = []
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) unreadable.push(new UnreadableFile(path, 'not-found'))
    else if (!stat.isDirectory()) files.push({ path, name: basename(path) })
    else {
      const inside = readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isFile() && KINDS.includes(extname(entry.name).toLowerCase()) && !/^(readme\.|~\$|\.)/i.test(entry.name))
        .map((entry) => entry.name).sort()
      if (inside.length === 0) unreadable.push(new UnreadableFile(path, 'no-contract-in-folder'))
      files.push(...inside.map((name) => ({ path: join(path, name), name })))
    }
  }
  return { files, unreadable }
}

/** Throws `UnreadableFile`. */
export function bytesOf(path: string): Uint8Array {
  try {
    const { size } = statSync(path)
    if (size > LARGEST) throw new UnreadableFile(path, 'zip-bomb')
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new UnreadableFile(path, code === 'ENOENT' ? 'not-found' : 'unreadable', code ?? '')
  }
}

/** Throws `UnreadableFile`. */
export function openContract(path: string, author: string): DocxDocument {
  const bytes = bytesOf(path)
  try {
    return openDocxDocument(bytes, { author })
  } catch (error) {
    if (error instanceof DocxError) throw new UnreadableFile(path, error.code, error.detail)
    throw error
  }
}

export const isDocx = (path: string): boolean => extname(path).toLowerCase() === '.docx'

/** A text file as read. Throws `UnreadableFile`. */
export function textContract(path: string): Snapshot {
  const kind = extname(path).toLowerCase()
  const bytes = bytesOf(path)
  if (bytes.length === 0) throw new UnreadableFile(path, 'empty')
  if (kind !== '.md' && kind !== '.txt') throw new UnreadableFile(path, kindOf(bytes))
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new UnreadableFile(path, 'not-text')
    throw error
  }
  if (text.includes('\u0000')) throw new UnreadableFile(path, 'not-text')
  return readText(text)
}

/** What a file of another extension is, by its first bytes. */
function kindOf(bytes: Uint8Array): ErrorCode {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (head.startsWith('%PDF')) return 'pdf'
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'legacy-doc'
  return 'other-kind'
}

/** True when writing `name` into `out` would overwrite the file read. */
export function overwrites(file: ContractFile, out: string): boolean {
  return relative(out, dirname(file.path)) === ''
}
