/**
 * `npm run fidelity -- <folder>…`: read → comment → save → reopen over every .docx of the folders, and over files that
 * LibreOffice, pandoc, python-docx and the `docx` package make here. Prints what was measured; exit 1 when a promise broke.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { errors, type ErrorCode } from '../../src/wording/errors'
import { say } from '../../src/wording/say'
import { makeFiles } from './made-files'
import { examine, type FileResult } from './one-file'

const SIDE_BY_SIDE = 2

function docxIn(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path).sort().flatMap((name) => {
    const inner = join(path, name)
    return statSync(inner).isDirectory() ? docxIn(inner) : /\.docx$/i.test(name) && !name.startsWith('~$') ? [inner] : []
  })
}

const sum = <T>(all: T[], count: (each: T) => number): number => all.reduce((total, each) => total + count(each), 0)
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(3)} %`)

function tally(records: Record<string, number>[]): string {
  const total = new Map<string, number>()
  for (const record of records) for (const [key, n] of Object.entries(record)) total.set(key, (total.get(key) ?? 0) + n)
  return [...total].sort((a, b) => b[1] - a[1]).map(([key, n]) => `${key} ${n}`).join(' · ') || 'none'
}

/** Prints the report; true when every promise was kept. */
function report(results: FileResult[], seconds: number): boolean {
  const read = results.filter((result) => result.refused === null), placed = sum(read, (result) => result.outcomes.placed ?? 0)
  const asked = sum(read, (result) => result.plain.asked), exact = sum(read, (result) => result.plain.exact), near = sum(read, (result) => result.plain.onParagraph)
  const agrees = sum(read, (result) => result.pandoc.agrees), differs = read.flatMap((result) => result.pandoc.differs.map((line) => `${basename(result.file)}: ${line}`))
  const scanned = read.flatMap((result) => result.scan.differs.map((line) => `${basename(result.file)}: ${line}`))
  const faults = results.flatMap((result) => result.faults.map((fault) => `${basename(result.file)}: ${fault}`))
  const blind = sum(read, (result) => sum(Object.values(result.pandoc.blind), (n) => n)), unreadable = sum(read, (result) => result.pandoc.unreadable)
  console.log(`Files: ${results.length} in ${seconds.toFixed(0)} s, read ${read.length}, refused ${results.length - read.length}`)
  for (const { file, refused } of results) if (refused !== null) console.log(`  refused ${basename(file)}: ${say(errors, 'en', refused as ErrorCode, { detail: '' })}`)
  console.log(`Requests: ${sum(read, (result) => result.requests)}. Outcomes: ${tally(read.map((result) => result.outcomes))}`)
  console.log(`On unprotected body and table paragraphs: ${asked} asked, exact ${percent(exact, asked)}, exact or on the paragraph ${percent(exact + near, asked)}`)
  console.log(`Comments called exact: ${placed}`)
  console.log(`  as pandoc reads them: ${agrees} on exactly the words (${percent(agrees, agrees + differs.length)} of those that it shows), ${differs.length} elsewhere`)
  console.log(`  not shown by pandoc: ${blind} (${tally(read.map((result) => result.pandoc.blind))}), in files that it cannot read: ${unreadable}`)
  console.log(`  as a scan of the tags reads them: ${sum(read, (result) => result.scan.agrees)} on exactly the words, ${scanned.length} elsewhere`)
  console.log(`Faults (exceptions, text, paragraph count, parts, pairing, validator, second round): ${faults.length}`)
  for (const line of [...differs, ...scanned, ...faults].slice(0, 60)) console.log(`  ✗ ${line.slice(0, 600)}`)
  return differs.length === 0 && scanned.length === 0 && faults.length === 0 && exact >= 0.99 * asked && exact + near >= 0.999 * asked
}

async function main(paths: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-fidelity-')), from = Date.now()
  try {
    const made = await makeFiles(folder)
    const files = [...paths.flatMap(docxIn), ...made.files, ...made.invalid], results: FileResult[] = []
    for (const line of made.missing) console.log(line)
    let next = 0
    const worker = async (): Promise<void> => {
      for (let i = next++; i < files.length; i = next++) {
        results[i] = await examine(files[i], folder, i + 1)
        if (process.stderr.isTTY) process.stderr.write(`\r${i + 1}/${files.length} `)
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
    for (const result of results) if (made.invalid.includes(result.file) && result.refused === null) result.faults.push('is invalid on purpose and was read')
    process.exitCode = report(results, (Date.now() - from) / 1000) && made.missing.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

void main(process.argv.slice(2))
