/** Paragraphs of a contract file: .docx, .md or .txt. */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Paragraph } from '../../src/contract/paragraph'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { paragraph } from './one-article'

export async function paragraphsOfFile(path: string): Promise<Paragraph[]> {
  if (extname(path) === '.docx') return (await openDocxDocument(new Uint8Array(readFileSync(path)), { author: 'accuracy' }).read()).paragraphs
  return readFileSync(path, 'utf8').split(/\r?\n/).filter((line) => line.trim() !== '').map((line, index) => {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    return heading ? { ...paragraph(index, heading[2], true), outlineLevel: heading[1].length } : paragraph(index, line)
  })
}
