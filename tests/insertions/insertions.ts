/**
 * `npm run insertions -- <folder>…`: model clauses inserted, tracked, into every .docx of the folders, where the library
 * suggests. Checks with independent readers: each new paragraph is a tracked insertion that looks like its neighbour and
 * continues its numbering; pandoc with all changes rejected reads exactly the original; LibreOffice opens the result.
 * Prints what was measured; exit 1 when a promise broke.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { contractLexicon } from '../../src/contract/lexicon'
import { buildContract } from '../../src/contract/build-contract'
import { blockText } from '../../src/contract/blocks'
import { fill } from '../../src/clauses/fill'
import { partyNamesOf } from '../../src/clauses/party-name'
import { dressed, placeFor } from '../../src/clauses/place'
import { certificate } from '../../src/clauses/birth'
import { birthTag } from '../../src/clauses/tag'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import type { DocxDocument } from '../../src/document/docx/docx-document'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { DocxError } from '../../src/ooxml'
import { libraryTools } from '../../assets/samples/model-contracts/make'
import { bodyOf } from './reject-all'

/** Of each kind: with items, into an annex, one article of one paragraph, several paragraphs, an annex cited. */
const CLAUSES = ['cl-incident-procedure', 'cl-subprocessors', 'cl-mfa', 'cl-hds', 'cl-backup-restore-test', 'cl-price-revision', 'cl-reversibility']
const DATE = '2026-11-23T09:00:00Z'
const LIBRE_OFFICE_SECONDS = 600

const { library, tools } = libraryTools()
const words = contractLexicon(readKnowledge().knowledge.contract)

interface FileResult { file: string; refused: string | null; inserted: number; numbered: number; reasons: string[]; faults: string[]; bytes: Uint8Array | null }

function docxIn(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path).sort().flatMap((name) => {
    const inner = join(path, name)
    return statSync(inner).isDirectory() ? docxIn(inner) : /\.docx$/i.test(name) && !name.startsWith('~$') ? [inner] : []
  })
}

/**
 * What pandoc reads when every tracked change is rejected: kind and words of each block. It leaves the mark of a rejected
 * paragraph behind (an empty heading, an empty list item): blocks without words do not count.
 */
function rejected(path: string): string {
  const tree = JSON.parse(execFileSync('pandoc', ['-f', 'docx', '-t', 'json', '--track-changes=reject', path], { maxBuffer: 512 * 1024 * 1024, encoding: 'utf8' })) as { blocks: unknown }
  const blocks: string[] = []
  const wordsIn = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(wordsIn).join('')
    const { t, c } = (node ?? {}) as { t?: string; c?: unknown }
    return t === 'Str' ? String(c) : t === 'Space' || t === 'SoftBreak' || t === 'LineBreak' ? ' ' : node !== null && typeof node === 'object' ? wordsIn(c ?? Object.values(node)) : ''
  }
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) { node.forEach(visit); return }
    if (node === null || typeof node !== 'object') return
    const { t, c } = node as { t?: string; c?: unknown }
    if (t === 'Para' || t === 'Plain' || t === 'Header' || t === 'CodeBlock') {
      const said = wordsIn(c).trim()
      if (said !== '') blocks.push(`${t === 'Plain' ? 'Para' : t} ${said}`)
    } else visit(c ?? Object.values(node))
  }
  visit(tree.blocks)
  return blocks.join('\n')
}

/** Text of the insertions that pandoc reports, one string. */
function insertedText(path: string): string {
  const tree = JSON.parse(execFileSync('pandoc', ['-f', 'docx', '-t', 'json', '--track-changes=all', path], { maxBuffer: 512 * 1024 * 1024, encoding: 'utf8' })) as unknown
  const said: string[] = []
  const visit = (node: unknown, inside: boolean): void => {
    if (Array.isArray(node)) node.forEach((child) => visit(child, inside))
    else if (node !== null && typeof node === 'object') {
      const { t, c } = node as { t?: string; c?: unknown }
      if (t === 'Str' && inside) said.push(String(c))
      const insertion = t === 'Span' && Array.isArray(c) && JSON.stringify(c[0]).includes('"insertion"')
      visit(c ?? Object.values(node), inside || insertion)
    }
  }
  visit(tree, false)
  return dense(said.join(''))
}

function dense(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, '').replace(/’/g, "'")
}

async function insertInto(document: DocxDocument, id: string, result: FileResult): Promise<void> {
  const template = library.clauses.find((clause) => clause.id === id)
  if (!template) throw new Error(`no clause ${id}`)
  const fault = (said: string) => result.faults.push(`${id}: ${said}`)
  const before = await document.read()
  const contract = buildContract(before.paragraphs, words)
  const parties = partyNamesOf(contract, library.writing)
  const suggestion = placeFor({ template, library, contract, language: tools.language, where: 'suggested' })
  const stance = id === 'cl-incident-procedure' ? 'protective' : 'balanced'
  const { blocks } = fill(template, stance, library.blanks, { parties, values: {}, labels: 'fr', heading: suggestion.heading }, tools)
  const put = dressed(blocks, suggestion)
  const tag = birthTag(template, stance)
  const outcome = await document.insert(put, suggestion.place, { tracked: true, tag, title: template.title.fr }, { stamp: before.stamp })
  if (outcome.kind !== 'inserted') { fault(`not inserted: ${JSON.stringify(outcome)}`); return }
  result.inserted++
  result.reasons.push(suggestion.reason)
  const after = await document.read()
  const fresh = after.paragraphs.slice(outcome.first, outcome.first + outcome.count)
  if (after.paragraphs.length !== before.paragraphs.length + put.length) fault('the number of paragraphs is not the sum')
  fresh.forEach((paragraph, index) => {
    const { kind } = put[index]
    if (paragraph.text !== blockText(put[index])) fault(`reads « ${paragraph.text} »`)
    if (!paragraph.inserted) fault(`paragraph ${index} is no tracked insertion`)
    const like = suggestion.place.like[kind]
    if (like === null) return
    const model = before.paragraphs[like]
    if (paragraph.styleId !== model.styleId) fault(`${kind}: style ${paragraph.styleId}, its neighbour has ${model.styleId}`)
    if (paragraph.listLevel !== model.listLevel) fault(`${kind}: list level ${paragraph.listLevel}, its neighbour has ${model.listLevel}`)
    if (model.listString !== null) {
      result.numbered++
      if (paragraph.listString === null) fault(`${kind}: no number, its neighbour has ${model.listString}`)
    }
  })
  const heading = put[0].kind === 'heading' && suggestion.place.like.heading !== null ? before.paragraphs[suggestion.place.like.heading] : null
  const own = fresh[0]
  if (heading?.listString && own.listString === heading.listString && /[\dIVX]/.test(heading.listString)) fault(`the new article has the number of its neighbour, ${heading.listString}`)
  // What stood before keeps its number; what stands behind keeps it or moves on.
  before.paragraphs.forEach((paragraph, index) => {
    const now = after.paragraphs[index < outcome.first ? index : index + outcome.count]
    if (now.text !== paragraph.text) fault(`paragraph ${index} changed`)
    if (index < outcome.first && now.listString !== paragraph.listString) fault(`« ${paragraph.listString} » before the insertion became « ${now.listString} »`)
    if ((now.listString === null) !== (paragraph.listString === null)) fault(`« ${paragraph.listString} » became « ${now.listString} »`)
  })
  const [control] = await document.controls(tag)
  if (!control) fault('no content control')
  else {
    const found = certificate({ tag: control.tag, text: control.text, templates: library.clauses, blanks: library.blanks, parties, values: {}, tools })
    if (found?.state !== 'unchanged') fault(`its certificate says ${found?.state}`)
  }
}

async function examine(file: string): Promise<FileResult> {
  const result: FileResult = { file, refused: null, inserted: 0, numbered: 0, reasons: [], faults: [], bytes: null }
  try {
    const document = openDocxDocument(readFileSync(file), { author: 'Clausier', date: DATE })
    const { readOnlyReason, canInsert } = document.capabilities()
    if (!canInsert) { result.refused = readOnlyReason ?? 'protected'; return result }
    for (const id of CLAUSES) await insertInto(document, id, result)
    result.bytes = document.bytes()
  } catch (error) {
    if (!(error instanceof DocxError)) throw error
    result.refused = error.code
  }
  return result
}

/** Names of the files that LibreOffice could not turn into text holding our words. */
function unopened(files: { path: string; expect: string }[], folder: string): string[] {
  const out = join(folder, 'lo')
  mkdirSync(out)
  execFileSync('soffice', ['--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', out, ...files.map(({ path }) => path)], { timeout: LIBRE_OFFICE_SECONDS * 1000, stdio: 'ignore' })
  return files.filter(({ path, expect }) => {
    const made = join(out, basename(path).replace(/\.docx$/, '.txt'))
    return !readdirSync(out).includes(basename(made)) || !dense(readFileSync(made, 'utf8')).includes(expect)
  }).map(({ path }) => basename(path))
}

async function main(paths: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-insertions-'))
  const from = Date.now()
  try {
    const results: FileResult[] = []
    const opened: { path: string; expect: string }[] = []
    let exact = 0
    let agreed = 0
    for (const file of paths.flatMap(docxIn)) {
      const result = await examine(file)
      results.push(result)
      if (!result.bytes) continue
      const path = join(folder, `${results.length}-${basename(file)}`)
      writeFileSync(path, result.bytes)
      const left = bodyOf(result.bytes, true)
      if (left.controls > 0) result.faults.push(`with all changes rejected, ${left.controls} of our controls remain`)
      if (left.xml === bodyOf(readFileSync(file), false).xml) exact++
      else result.faults.push('with all changes rejected, the body is not the original, element for element')
      if (rejected(path) === rejected(file)) agreed++
      else result.faults.push('with all changes rejected, pandoc reads another document than the original')
      const said = insertedText(path)
      const title = dense(library.clauses.find((clause) => clause.id === 'cl-mfa')?.title.fr ?? '')
      if (!said.toLowerCase().includes(title.toLowerCase())) result.faults.push('pandoc does not show the clauses as insertions')
      opened.push({ path, expect: dense('authentification à plusieurs facteurs') })
    }
    const closed = opened.length > 0 ? unopened(opened, folder) : []
    for (const name of closed) results.find(({ file }) => name.endsWith(basename(file)))?.faults.push('LibreOffice does not open it')
    const count = (of: (result: FileResult) => number) => results.reduce((total, result) => total + of(result), 0)
    const reasons = new Map<string, number>()
    for (const reason of results.flatMap((result) => result.reasons)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    console.log(`Files: ${results.length} in ${((Date.now() - from) / 1000).toFixed(0)} s, refused ${results.filter((result) => result.refused !== null).length}`)
    for (const { file, refused } of results) if (refused !== null) console.log(`  refused ${basename(file)}: ${refused}`)
    console.log(`Clauses inserted: ${count((result) => result.inserted)} of ${opened.length * CLAUSES.length}; where: ${[...reasons].map(([reason, n]) => `${reason} ${n}`).join(' · ')}`)
    console.log(`New paragraphs in a numbered neighbour's list: ${count((result) => result.numbered)}`)
    console.log(`With all changes rejected, the original body, element for element: ${exact} of ${opened.length}; as pandoc reads: ${agreed} of ${opened.length}`)
    console.log(`Opened by LibreOffice: ${opened.length - closed.length} of ${opened.length}`)
    console.log(`Faults: ${count((result) => result.faults.length)}`)
    for (const { file, faults } of results) for (const fault of faults.slice(0, 8)) console.log(`  ✗ ${basename(file)}: ${fault.slice(0, 300)}`)
    process.exitCode = count((result) => result.faults.length) === 0 && opened.length > 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main(process.argv.slice(2))
