/** Files of our own text, made by four writers of .docx that have nothing in common. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  AlignmentType, CommentRangeEnd, CommentRangeStart, CommentReference, DeletedTextRun, Document, ExternalHyperlink, FootnoteReferenceRun, HeadingLevel, InsertedTextRun,
  LevelFormat, Packer, Paragraph, SimpleField, Tab, Table, TableCell, TableOfContents, TableRow, TextRun,
} from 'docx'

export interface MadeFiles {
  files: string[]
  /** Files that are invalid on purpose: a refusal is the right outcome. */
  invalid: string[]
  /** A line for each writer that is not on this machine. */
  missing: string[]
}

export async function makeFiles(folder: string): Promise<MadeFiles> {
  const files: string[] = [], missing: string[] = []
  mkdirSync(join(folder, 'made'))
  const file = (name: string) => join(folder, 'made', name)
  const make = (writer: string, name: string, act: () => void): void => {
    try {
      act()
      files.push(file(name))
    } catch (error) {
      missing.push(`✗ ${writer} could not make its file: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }
  writeFileSync(file('docx-package.docx'), await byDocxPackage())
  files.push(file('docx-package.docx'))
  writeFileSync(file('source.md'), MARKDOWN)
  make('pandoc', 'pandoc.docx', () => execFileSync('pandoc', ['-f', 'markdown', file('source.md'), '-o', file('pandoc.docx')], { stdio: 'pipe' }))
  writeFileSync(file('python-docx.py'), PYTHON)
  make('python-docx', 'python-docx.docx', () => execFileSync('/usr/bin/python3', [file('python-docx.py'), file('python-docx.docx')], { stdio: 'pipe' }))
  writeFileSync(file('libreoffice.html'), HTML)
  make('LibreOffice', 'libreoffice.docx', () => {
    const soffice = (...args: string[]) => execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`, '--headless', ...args], { stdio: 'pipe', timeout: 180_000 })
    soffice('--writer', '--convert-to', 'odt:writer8', '--outdir', join(folder, 'made'), file('libreoffice.html'))
    soffice('--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'made'), file('libreoffice.odt'))
  })
  // What one writer made, written again by another.
  if (files.includes(file('libreoffice.docx')))
    make('LibreOffice', 'again/docx-package.docx', () => execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', file('again'), file('docx-package.docx')], { stdio: 'pipe', timeout: 180_000 }))
  return { files, missing, invalid: invalidFiles(folder, readFileSync(file('docx-package.docx'))) }
}

/** One sound file spoilt in many ways. */
function invalidFiles(folder: string, sound: Uint8Array): string[] {
  mkdirSync(join(folder, 'invalid'))
  const parts = unzipSync(sound), main = strFromU8(parts['word/document.xml'])
  const withMain = (xml: string) => zipSync({ ...parts, 'word/document.xml': strToU8(xml) })
  const spoilt: Record<string, Uint8Array> = {
    empty: new Uint8Array(), pdf: strToU8('%PDF-1.7'), text: strToU8('Contrat'), 'cut-short': sound.subarray(0, sound.length - 200), 'no-main-part': zipSync({ ...parts, '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>') }),
    'malformed-xml': withMain(main.replace('</w:body>', '')), doctype: withMain(main.replace(/<w:document/, '<!DOCTYPE w:document [<!ENTITY a "a">]><w:document')), 'zip-bomb': zipSync({ ...parts, 'word/media/zeros.bin': new Uint8Array(30e6) }, { level: 9 }),
    'legacy-doc': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(504).fill(0)]),
  }
  return Object.entries(spoilt).map(([name, bytes]) => {
    const path = join(folder, 'invalid', `${name}.docx`)
    writeFileSync(path, bytes)
    return path
  })
}

async function byDocxPackage(): Promise<Buffer> {
  const change = { author: 'Me Durand', date: '2026-01-02T08:00:00Z' }
  const item = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'articles', level } })
  return Packer.toBuffer(new Document({
    numbering: { config: [{ reference: 'articles', levels: [
      { level: 0, format: LevelFormat.DECIMAL, text: 'Article %1', alignment: AlignmentType.START }, { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.START },
    ] }] },
    comments: { children: [{ id: 0, author: 'Me Durand', date: new Date('2026-01-02T08:00:00Z'), children: [new Paragraph('À revoir.')] }] },
    footnotes: { 1: { children: [new Paragraph('Hors jours fériés du lieu du cabinet.')] } },
    sections: [{ children: [
      new Paragraph({ text: 'Contrat d’infogérance', heading: HeadingLevel.TITLE }),
      new TableOfContents('Sommaire', { hyperlink: true, headingStyleRange: '1-2' }),
      item('Sauvegardes'), item('Le Prestataire sauvegarde les données chaque nuit.', 1), item('Il en vérifie la restauration tous les trimestres.', 1), item('Support'),
      new Paragraph({ children: [new TextRun('Le délai est de '), new DeletedTextRun({ text: 'deux', id: 10, ...change }), new InsertedTextRun({ text: 'quatre', id: 11, ...change }), new TextRun({ text: ' heures', bold: true }), new FootnoteReferenceRun(1), new TextRun(' ouvrées.')] }),
      new Paragraph({ children: [new CommentRangeStart(0), new TextRun('Clause déjà commentée'), new CommentRangeEnd(0), new TextRun({ children: [new CommentReference(0)] }), new TextRun({ children: [new Tab(), 'après une tabulation', new Tab()] }), new TextRun({ break: 1, text: 'et un saut de ligne.' })] }),
      new Paragraph({ children: [new TextRun('Voir '), new ExternalHyperlink({ link: 'https://www.cnil.fr', children: [new TextRun({ text: 'le site de la CNIL', style: 'Hyperlink' })] }), new TextRun(', page '), new SimpleField('PAGE', '1'), new TextRun('.')] }),
      new Table({ rows: [
        new TableRow({ tableHeader: true, children: ['Gravité', 'Délai', 'Pénalité'].map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
        new TableRow({ children: [new TableCell({ children: [new Paragraph('Bloquant')] }), new TableCell({ columnSpan: 2, children: [new Paragraph('Quatre heures, sans pénalité')] })] }),
        new TableRow({ children: [new TableCell({ rowSpan: 2, children: [new Paragraph('Gênant')] }), new TableCell({ children: [new Paragraph('Un jour')] }), new TableCell({ children: [new Paragraph('2 %')] })] }),
        new TableRow({ children: [new TableCell({ children: [new Paragraph('Deux jours')] }), new TableCell({ children: [new Paragraph('3 %')] })] }),
      ] }),
      new Paragraph('Fait à Lyon.'),
    ] }],
  }))
}

const MARKDOWN = `---
title: Contrat de maintenance
---
# Objet

Le Prestataire assure la *maintenance* du **parc** du Cabinet[^1]. Voir [la CNIL](https://www.cnil.fr).

1. sauvegarder chaque nuit ;
2. restaurer :
    a) les fichiers ;
    b) les bases ;
3. en rendre compte.

| Gravité  | Délai        |
|----------|--------------|
| Bloquant | quatre heures |
| Gênant   | un jour      |

> Le Client reste propriétaire de ses données « à tout moment ».

[Le délai est de huit heures.]{.insertion author="Me Durand" date="2026-01-02T08:00:00Z"} [Sans délai.]{.deletion author="Me Durand" date="2026-01-02T08:00:00Z"}
Fin \`code\`, m^2^ et H~2~O.

[^1]: Postes, serveurs et réseau.
`

const PYTHON = `import sys
from docx import Document
from docx.shared import Pt
d = Document()
d.add_heading('Contrat de support', 0)
d.add_heading('Article 1 – Délais', 1)
p = d.add_paragraph('Le Prestataire ')
p.add_run('s’efforce').bold = True
p.add_run(' de répondre\\tsous 48\\u00a0heures')
p.add_run('\\nouvrées.').italic = True
for text in ('sauvegarder ;', 'restaurer ;', 'rendre compte.'):
    d.add_paragraph(text, style='List Number')
for text in ('matériel', 'logiciel'):
    d.add_paragraph(text, style='List Bullet')
t = d.add_table(rows=2, cols=3, style='Table Grid')
for i, text in enumerate(('Gravité', 'Réponse', 'Rétablissement')):
    t.cell(0, i).text = text
t.cell(1, 0).text = 'Bloquant'
t.cell(1, 1).merge(t.cell(1, 2)).text = 'Quatre heures ouvrées'
d.add_paragraph('Fait à Lyon, le ……… 🚨').runs[0].font.size = Pt(9)
d.save(sys.argv[1])
`

const HTML = `<html lang="fr"><meta charset="utf-8"><body><h1>Contrat d’hébergement</h1><p>L’Hébergeur <b>garantit</b> une <i>disponibilité</i> de 99,9&nbsp;% par mois.</p>
<ol><li>Sauvegarde quotidienne ;</li><li>Restauration sous huit heures :<ol type="a"><li>des fichiers ;</li><li>des bases.</li></ol></li></ol>
<table border="1"><tr><th>Gravité</th><th>Délai</th></tr><tr><td>Bloquant</td><td>4 heures</td></tr><tr><td colspan="2">Hors jours fériés</td></tr></table>
<p>Voir <a href="https://www.cnil.fr">la page de la CNIL</a>, dernière ligne<br>après un retour.</p></body></html>`
