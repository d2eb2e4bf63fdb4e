/** Independent readers of a .docx: python-docx and LibreOffice (pandoc stands in tests/ooxml/pandoc.ts). */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readByPandoc } from '../ooxml/pandoc'

function withFile<T>(bytes: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'clausier-read-'))
  try {
    const file = path.join(folder, 'file.docx')
    writeFileSync(file, bytes)
    return work(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Comments as pandoc reads them: their words by their text. */
export function pandocComments(bytes: Uint8Array): { text: string; exact: string }[] {
  return withFile(bytes, (file) => {
    const { anchored, texts } = readByPandoc(file)
    return [...anchored].map(([id, exact]) => ({ text: texts.get(id) ?? '', exact }))
  })
}

const PYTHON = `
import sys, json, docx
d = docx.Document(sys.argv[1])
print(json.dumps([[p.style.name, p.text] for p in d.paragraphs]))
`

/** Style and text of each paragraph of the body (insertions are not in python-docx' text). */
export function pythonParagraphs(bytes: Uint8Array): [string, string][] {
  return withFile(bytes, (file) => JSON.parse(execFileSync('/usr/bin/python3', ['-c', PYTHON, file], { encoding: 'utf8' })) as [string, string][])
}

/** The file after LibreOffice opened it and saved it again as .docx. */
export function throughLibreOffice(bytes: Uint8Array): Uint8Array {
  return withFile(bytes, (file, folder) => {
    const out = path.join(folder, 'again')
    execFileSync('soffice', [`-env:UserInstallation=file://${path.join(folder, 'profile')}`, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', out, file], { stdio: 'ignore', timeout: 120_000 })
    return new Uint8Array(readFileSync(path.join(out, 'file.docx')))
  })
}
