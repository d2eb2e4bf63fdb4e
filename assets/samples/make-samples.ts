/**
 * Makes the sample contracts (`*.docx`) from their text (`source/*.md`): `npx tsx assets/samples/make-samples.ts`.
 *
 * Signs of the text: `#` title, `##` article (numbered by Word), `###` sub-article (« 5.2 »), `!` heading without number,
 * `!!` annex on a new page, `- ` list item, `| … |` table row (first row of a table: header), anything else a paragraph.
 * Dates are fixed, so that making them again changes no byte.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AlignmentType, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { IParagraphOptions } from 'docx'
import { unzipSync, zipSync } from 'fflate'

const HERE = __dirname
const DATE = '2026-11-23T09:00:00Z'

type Line = { sign: 'title' | 'article' | 'sub' | 'heading' | 'annex' | 'item' | 'row' | 'text'; text: string }

export function linesOf(source: string): Line[] {
  const signs: [RegExp, Line['sign']][] = [[/^### /, 'sub'], [/^## /, 'article'], [/^# /, 'title'], [/^!! /, 'annex'], [/^! /, 'heading'], [/^- /, 'item'], [/^\| /, 'row']]
  return source.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const found = signs.find(([sign]) => sign.test(line))
    return found ? { sign: found[1], text: line.replace(found[0], '').trim() } : { sign: 'text', text: line.trim() }
  })
}

const numbering = {
  config: [
    {
      reference: 'articles',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: 'Article %1 –', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 0, hanging: 0 } } } },
        { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 567, hanging: 567 } } } },
      ],
    },
    { reference: 'items', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] },
  ],
}

function paragraphOf(line: Line): Paragraph {
  const runs = [new TextRun(line.text)]
  const looks: Record<Exclude<Line['sign'], 'row'>, IParagraphOptions> = {
    title: { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER },
    article: { heading: HeadingLevel.HEADING_1, numbering: { reference: 'articles', level: 0 } },
    sub: { heading: HeadingLevel.HEADING_2, numbering: { reference: 'articles', level: 1 } },
    heading: { heading: HeadingLevel.HEADING_1 },
    annex: { heading: HeadingLevel.HEADING_1, pageBreakBefore: true },
    item: { numbering: { reference: 'items', level: 0 } },
    text: { alignment: AlignmentType.JUSTIFIED },
  }
  return new Paragraph({ children: runs, ...looks[line.sign as Exclude<Line['sign'], 'row'>] })
}

function tableOf(rows: string[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row, index) => new TableRow({
      tableHeader: index === 0,
      children: row.replace(/\|\s*$/, '').split('|').map((cell) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: cell.trim(), bold: index === 0 })] })] })),
    })),
  })
}

/** Headings, automatic numbering, lists and tables as a careful author makes them. */
function written(lines: Line[]): (Paragraph | Table)[] {
  const blocks: (Paragraph | Table)[] = []
  for (let at = 0; at < lines.length; at++) {
    if (lines[at].sign !== 'row') { blocks.push(paragraphOf(lines[at])); continue }
    const rows: string[] = []
    while (at < lines.length && lines[at].sign === 'row') rows.push(lines[at++].text)
    at--
    blocks.push(tableOf(rows))
  }
  return blocks
}

/** As a conversion from PDF leaves it: a paragraph per printed line, no style, headers and footers inside the text. */
function converted(lines: Line[], header: string): Paragraph[] {
  const printed: string[] = []
  for (const line of lines) printed.push(...wrapped(line.sign === 'item' ? `- ${line.text}` : line.text, 84))
  const pages: string[] = []
  const perPage = 40
  const count = Math.ceil(printed.length / perPage)
  for (let page = 0; page < count; page++) {
    if (page > 0) pages.push(header)
    pages.push(...printed.slice(page * perPage, (page + 1) * perPage), `Page ${page + 1} sur ${count}`)
  }
  return pages.map((text) => new Paragraph({ children: [new TextRun(text)] }))
}

function wrapped(text: string, width: number): string[] {
  const out: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      out.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...out, line]
}

async function bytesOf(title: string, children: (Paragraph | Table)[], footer: boolean): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Clausier', title, numbering,
    styles: { default: { document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 120 } } }, heading1: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 240, after: 120 }, keepNext: true } }, heading2: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 160, after: 80 }, keepNext: true } } } },
    sections: [{
      children,
      footers: footer ? { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [`${title} – page `, PageNumber.CURRENT] })] })] }) } : undefined,
    }],
  })
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)))
  const fixed: Record<string, Uint8Array> = {}
  for (const name of Object.keys(parts)) {
    fixed[name] = name === 'docProps/core.xml' ? new TextEncoder().encode(new TextDecoder().decode(parts[name]).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, DATE)) : parts[name]
  }
  return zipSync(fixed, { mtime: new Date(2026, 10, 23, 9, 0, 0), level: 9 })
}

/** Every sample: name of the file and its bytes. */
export async function makeSamples(): Promise<{ name: string; bytes: Uint8Array }[]> {
  const read = (name: string): Line[] => linesOf(readFileSync(join(HERE, 'source', `${name}.md`), 'utf8'))
  return [
    { name: 'infogerance-faible.docx', bytes: await bytesOf('Contrat d’infogérance', written(read('infogerance-faible')), true) },
    { name: 'logiciel-sante-correct.docx', bytes: await bytesOf('Contrat d’abonnement Mélisse', written(read('logiciel-sante-correct')), true) },
    { name: 'maintenance-depuis-pdf.docx', bytes: await bytesOf('Notice contractuelle', converted(read('maintenance-depuis-pdf'), 'ARMOR DÉPANNAGE – Notice contractuelle – version 4'), false) },
  ]
}

async function main(): Promise<void> {
  for (const { name, bytes } of await makeSamples()) {
    writeFileSync(join(HERE, name), bytes)
    console.log(`assets/samples/${name}: ${bytes.length} bytes`)
  }
}

if (process.argv[1]?.endsWith('make-samples.ts')) void main()
