/** One file through read → comment → save → reopen, with everything that is held against it. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { validateFile } from './validate-file'
import { openDocxDocument } from '../../src/document/docx/docx-document'
import { DocxError, openDocx } from '../../src/ooxml'
import { asPandoc, readByPandoc, type PandocReading } from '../ooxml/pandoc'
import { requestsFor, type Request } from './requests'
import { scanDocx } from './xml-scan'

export interface FileResult {
  file: string
  /** Code of `DocxError`: the file was refused. */
  refused: string | null
  requests: number
  plain: { asked: number; exact: number; onParagraph: number }
  outcomes: Record<string, number>
  /** Of the comments called exact: how pandoc reads them. */
  pandoc: { agrees: number; differs: string[]; blind: Record<string, number>; unreadable: number }
  /** Of the comments called exact: how the scan of tags reads them. */
  scan: { agrees: number; differs: string[] }
  faults: string[]
}

const run = promisify(execFile)

export async function examine(file: string, folder: string, seed: number): Promise<FileResult> {
  const result: FileResult = {
    file, refused: null, requests: 0, plain: { asked: 0, exact: 0, onParagraph: 0 }, outcomes: {},
    pandoc: { agrees: 0, differs: [], blind: {}, unreadable: 0 }, scan: { agrees: 0, differs: [] }, faults: [],
  }
  const original = new Uint8Array(readFileSync(file))
  try {
    await throughTheFile(original, result, join(folder, `${seed}.docx`), seed)
  } catch (error) {
    if (error instanceof DocxError) result.refused = error.code
    else result.faults.push(`exception: ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
  }
  return result
}

async function throughTheFile(original: Uint8Array, result: FileResult, out: string, seed: number): Promise<void> {
  const options = { author: 'Clausier', date: '2026-01-01T00:00:00Z' }
  const document = openDocxDocument(original, options), before = await document.read(), foreign = await document.comments()
  if (!same(document.bytes(), original)) result.faults.push('reading changed the bytes')
  const requests = requestsFor(openDocx(original), before, seed)
  result.requests = requests.length
  const outcomes = await document.apply(requests.map(({ quote, text }) => ({ kind: 'add', quote, text })), { stamp: before.stamp })
  const placed = new Map<string, Request>()
  outcomes.forEach((outcome, i) => {
    const label = outcome.kind === 'refused' ? `refused: ${outcome.reason}` : outcome.kind
    result.outcomes[label] = (result.outcomes[label] ?? 0) + 1
    if (outcome.kind === 'placed') placed.set(outcome.comment, requests[i])
    if (!requests[i].plain) return
    result.plain.asked++
    if (outcome.kind === 'placed' || outcome.kind === 'already-there') result.plain.exact++
    if (outcome.kind === 'on-paragraph') result.plain.onParagraph++
  })
  const bytes = document.bytes()
  writeFileSync(out, bytes)
  await readAgain(bytes, before, foreign, placed, result, options)
  untouched(original, bytes, result)
  bySecondReaders(bytes, out, original, placed, result)
  await byValidator(out, result)
}

async function readAgain(bytes: Uint8Array, before: Awaited<ReturnType<ReturnType<typeof openDocxDocument>['read']>>, foreign: { id: string; text: string }[], placed: Map<string, Request>, result: FileResult, options: { author: string; date: string }): Promise<void> {
  const again = openDocxDocument(bytes, options), after = await again.read(), comments = await again.comments()
  if (after.paragraphs.length !== before.paragraphs.length) result.faults.push(`${before.paragraphs.length} paragraphs became ${after.paragraphs.length}`)
  else if (JSON.stringify(after) !== JSON.stringify(before)) result.faults.push('the document does not read as before')
  const found = new Map(comments.map((comment) => [comment.id, comment]))
  for (const [id, { quote, text }] of placed) {
    const comment = found.get(id)
    if (!comment || comment.text !== text || JSON.stringify(comment.anchor) !== JSON.stringify(quote)) result.faults.push(`comment ${id} does not read back`)
  }
  for (const { id, text } of foreign) if (found.get(id)?.text !== text) result.faults.push(`somebody's comment ${id} changed`)
  // A second round of the same requests has nothing to add.
  const twice = await again.apply([...placed.values()].map(({ quote, text }) => ({ kind: 'add', quote, text })), { stamp: after.stamp })
  if (twice.some((outcome) => outcome.kind !== 'already-there')) result.faults.push('a second round added comments')
  if (!same(again.bytes(), bytes)) result.faults.push('a second round changed the bytes')
}

/** Parts that a comment does not concern are the same bytes. */
const CONCERNED = /^(\[Content_Types\]\.xml|.*_rels\/[^/]+\.rels|.*\/?(document\d*|comments\w*\d*|people\d*|footnotes|endnotes)\.xml)$/

function untouched(original: Uint8Array, bytes: Uint8Array, result: FileResult): void {
  const old = unzipSync(original), now = unzipSync(bytes)
  for (const [name, content] of Object.entries(old)) {
    if (!now[name]) result.faults.push(`part ${name} is gone`)
    else if (!CONCERNED.test(name) && !same(content, now[name])) result.faults.push(`part ${name} changed`)
  }
  if (Object.keys(old).join() !== Object.keys(now).slice(0, Object.keys(old).length).join()) result.faults.push('parts changed their order')
}

function bySecondReaders(bytes: Uint8Array, out: string, original: Uint8Array, placed: Map<string, Request>, result: FileResult): void {
  const scan = scanDocx(bytes), old = new Set(scanDocx(original).unpaired)
  for (const fault of scan.unpaired) if (!old.has(fault)) result.faults.push(`pairing: ${fault}`)
  let pandoc: PandocReading | null = null
  try {
    pandoc = readByPandoc(out)
  } catch {
    // Pandoc cannot read some files at all, before or after us: counted apart.
    result.pandoc.unreadable = placed.size
  }
  if (pandoc && [...placed.keys()].some((id) => !pandoc?.anchored.has(id))) addFromPlainStyles(bytes, out, pandoc)
  for (const [id, { quote, pandocBlind }] of placed) {
    const wanted = asPandoc(quote.exact), scanned = scan.anchored.get(id)
    if (scanned === wanted) result.scan.agrees++
    else if (pandocBlind === null) result.scan.differs.push(`asked « ${wanted} », tags say « ${scanned ?? 'nothing'} »`)
    if (!pandoc) continue
    const read = pandoc.anchored.get(id)
    if (read === wanted) { result.pandoc.agrees++; continue }
    const blind = pandocBlind ?? (pandoc.starts.includes(id) ? null : 'shown as code or not at all')
    // What pandoc does not show counts only where the scan of tags agrees.
    if (blind === null || (scanned !== wanted && pandocBlind === null)) result.pandoc.differs.push(`asked « ${wanted} », pandoc reads « ${read ?? 'nothing'} »`)
    else result.pandoc.blind[blind] = (result.pandoc.blind[blind] ?? 0) + 1
  }
}

/** Pandoc shows paragraphs in a style of program code without the comments in them: read again with that style's name changed. */
function addFromPlainStyles(bytes: Uint8Array, out: string, pandoc: PandocReading): void {
  const parts = unzipSync(bytes), styles = Object.keys(parts).find((name) => /styles\.xml$/.test(name))
  if (!styles) return
  const plain = strFromU8(parts[styles]).replace(/w:val="(Source ?Code|Verbatim ?Char)"/g, 'w:val="Plain $1"').replace(/w:styleId="(Source ?Code|Verbatim ?Char)"/g, 'w:styleId="Plain$1"')
  const main = Object.keys(parts).filter((name) => /document\d*\.xml$/.test(name))
  for (const name of main) parts[name] = strToU8(strFromU8(parts[name]).replace(/<w:(pStyle|rStyle) w:val="(Source ?Code|Verbatim ?Char)"/g, '<w:$1 w:val="Plain$2"'))
  parts[styles] = strToU8(plain)
  writeFileSync(out.replace(/\.docx$/, '-plain.docx'), zipSync(parts))
  const again = readByPandoc(out.replace(/\.docx$/, '-plain.docx'))
  for (const [id, words] of again.anchored) if (!pandoc.anchored.has(id)) { pandoc.anchored.set(id, words); pandoc.starts.push(id) }
}

async function byValidator(out: string, result: FileResult): Promise<void> {
  const now = await validateFile(out)
  if (now.ok) return
  const kind = ({ path, description }: Awaited<ReturnType<typeof validateFile>>['errors'][number]) => `${path}: ${description}`
  const old = new Set((await validateFile(result.file)).errors.map(kind))
  for (const fault of new Set(now.errors.map(kind))) if (!old.has(fault)) result.faults.push(`validator: ${fault}`)
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a.buffer, a.byteOffset, a.length).equals(Buffer.from(b.buffer, b.byteOffset, b.length))

/** Runs a command of another program that makes files. */
export async function runTool(command: string, args: string[]): Promise<void> { await run(command, args, { maxBuffer: 1e8 }) }
