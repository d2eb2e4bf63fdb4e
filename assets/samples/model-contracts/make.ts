/**
 * Makes the model contracts from the clause library: `npx tsx assets/samples/model-contracts/make.ts`.
 * One per stance, with its blanks empty (`modele-*.docx`) and filled with fictitious values (`exemple-*.docx`).
 * Dates are fixed, so that making them again changes no byte.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AlignmentType, Document, Footer, HeadingLevel, LevelFormat, LevelSuffix, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { IParagraphOptions } from 'docx'
import { unzipSync, zipSync } from 'fflate'
import { compileClauses } from '../../../src/clauses/compile'
import type { Tools } from '../../../src/clauses/blank-value'
import { modelContract } from '../../../src/clauses/model-contract'
import { defaultNames } from '../../../src/clauses/party-name'
import { stances } from '../../../src/clauses/template'
import type { ClauseLibrary, Stance } from '../../../src/clauses/template'
import { typeset } from '../../../src/clauses/typeset'
import type { Block } from '../../../src/contract/blocks'
import type { ContractType } from '../../../src/contract/contract-type'
import { knowledgeFiles, readKnowledge } from '../../../src/entry/read-knowledge'
import { Language } from '../../../src/language'
import { sampleValues } from './values'

const DATE = '2026-11-23T09:00:00Z'
export const names: Record<Stance, string> = { protective: 'protecteur', balanced: 'equilibre', fallback: 'minimal' }
const labels: Record<Stance, string> = { protective: 'version protectrice', balanced: 'version équilibrée', fallback: 'version minimale' }
/** Every kind of service that the library knows, so that each clause has its place. */
export const types: ContractType[] = ['maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'lease']

/** What a contract has around its articles; `[ ]` are blanks of the cover, filled when the others are. */
function cover(stance: Stance, filled: boolean): string[] {
  const said = (blank: string, value: string) => (filled ? value : `[${blank}]`)
  return [
    `Contrat d'infogérance, de maintenance, d'hébergement et de sauvegarde du système d'information d'un cabinet médical`,
    `Modèle, ${labels[stance]}`,
    'Entre les soussignés :',
    `${said('Nom du médecin ou de la société', 'Le docteur Camille Exemple')}, exerçant au ${said('adresse du cabinet', "12, rue de l'Exemple, 33000 Bordeaux")}, inscrit au tableau de l'ordre des médecins sous le numéro ${said('numéro', '33/00000')}, ci-après dénommé « le Client »,`,
    `et ${said('dénomination du prestataire', 'la société Exemple Informatique, SARL')} dont le siège est situé au ${said('adresse du siège', "1, avenue de l'Exemple, 33700 Mérignac")}, immatriculée au registre du commerce et des sociétés sous le numéro ${said('numéro RCS', '000 000 000')}, ci-après dénommée « le Prestataire »,`,
    'il a été convenu ce qui suit.',
  ]
}
const signatures = (filled: boolean) => [
  `Fait à ${filled ? 'Bordeaux' : '[lieu]'}, le ${filled ? '15 décembre 2026' : '[date]'}, en deux exemplaires.`,
  'Pour le Client', 'Pour le Prestataire',
]

type Look = 'title' | 'subtitle' | 'article' | 'part' | 'annex' | 'text' | 'item'
const looks: Record<Look, IParagraphOptions> = {
  title: { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER },
  subtitle: { alignment: AlignmentType.CENTER, spacing: { after: 480 } },
  article: { heading: HeadingLevel.HEADING_1, keepNext: true, spacing: { before: 240, after: 80 }, numbering: { reference: 'articles', level: 0 } },
  part: { heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 200, after: 80 } },
  annex: { heading: HeadingLevel.HEADING_1, pageBreakBefore: true },
  text: { alignment: AlignmentType.JUSTIFIED },
  item: { numbering: { reference: 'items', level: 0 } },
}

function written(look: Look, text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)], ...looks[look] })
}

/** A bracketed blank is highlighted, so that nobody signs it by mistake. */
function blockOf(block: Block): Paragraph {
  const children = block.inlines.map((inline) => new TextRun({ text: inline.text, highlight: inline.kind === 'blank' && !inline.filled ? 'yellow' : undefined }))
  return new Paragraph({ children, ...looks[block.kind === 'item' ? 'item' : block.kind === 'heading' ? 'part' : 'text'] })
}

/** « Annexe 1 – … » in the order of the library; the annex on hosting goes by its name, as clauses cite it. */
function annexHeading(id: string, title: string, number: number): string {
  return id === 'hds' ? 'Annexe HDS – Hébergement de données de santé' : `Annexe ${number} – ${title}`
}

export function contractParagraphs(library: ClauseLibrary, stance: Stance, filled: boolean, tools: Tools): Paragraph[] {
  const input = { parties: defaultNames(library.writing), values: filled ? sampleValues : {}, labels: 'fr' as const, acceptDefaults: filled }
  const { articles, annexes } = modelContract(library, stance, types, input, tools)
  const [title, subtitle, ...preamble] = cover(stance, filled).map((line) => typeset(line, library.writing))
  return [
    written('title', title), written('subtitle', subtitle), ...preamble.map((line) => written('text', line)),
    ...articles.flatMap((article) => [written('article', typeset(article.title, library.writing)), ...article.blocks.map(blockOf)]),
    ...signatures(filled).map((line) => written('text', typeset(line, library.writing))),
    ...annexes.flatMap(({ annex, blocks, sections }, index) => [
      written('annex', typeset(annexHeading(annex.id, annex.title.fr, index + 1), library.writing)), ...blocks.map(blockOf),
      ...sections.flatMap((section) => [written('part', typeset(section.title, library.writing)), ...section.blocks.map(blockOf)]),
    ]),
  ]
}

const numbering = {
  config: [
    { reference: 'articles', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: 'Article %1 –', suffix: LevelSuffix.SPACE, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 0, hanging: 0 } } } }] },
    { reference: 'items', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] },
  ],
}

/** The .docx, with fixed dates and a fixed order of parts. */
export async function contractFile(library: ClauseLibrary, stance: Stance, filled: boolean, tools: Tools): Promise<Uint8Array> {
  const footer = new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })] })] })
  const document = new Document({
    title: 'Modèle de contrat informatique', creator: 'Clausier', lastModifiedBy: 'Clausier', styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'fr-FR' } }, paragraph: { spacing: { after: 120 } } } } },
    numbering, sections: [{ footers: { default: footer }, children: contractParagraphs(library, stance, filled, tools) }],
  })
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)))
  const core = new TextDecoder().decode(parts['docProps/core.xml']).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${DATE}`)
  parts['docProps/core.xml'] = new TextEncoder().encode(core)
  return zipSync(Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))), { mtime: new Date('2026-11-23T09:00:00') })
}

/** The library and the French of the repository. */
export function libraryTools(): { library: ClauseLibrary; tools: Tools } {
  const { library, errors } = compileClauses(knowledgeFiles().filter(({ path }) => path.startsWith('clauses/')))
  if (errors.length > 0) throw errors[0]
  return { library, tools: { language: new Language(readKnowledge().knowledge.lexicon), writing: library.writing } }
}

async function make(): Promise<void> {
  const { library, tools } = libraryTools()
  for (const stance of stances) {
    for (const filled of [false, true]) {
      const name = `${filled ? 'exemple' : 'modele'}-${names[stance]}.docx`
      writeFileSync(join(__dirname, name), await contractFile(library, stance, filled, tools))
      console.log(`assets/samples/model-contracts/${name}`)
    }
  }
}

if (require.main === module) void make()
