/** A clause judged by the checklist as it would stand in a contract: heading, its paragraphs, the parties defined before. */
import { blockText } from '../../src/contract/blocks'
import { buildContract } from '../../src/contract/build-contract'
import type { ContractType } from '../../src/contract/contract-type'
import type { Paragraph } from '../../src/contract/paragraph'
import { judge } from '../../src/checklist/judge'
import type { OpenKnowledge } from '../../src/checklist/open-knowledge'
import type { Review } from '../../src/checklist/finding'
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { sampleValues } from '../../assets/samples/model-contracts/values'
import { annexesUsed } from '../../src/clauses/before-insert'
import { fill, fillBody } from '../../src/clauses/fill'
import { partyName } from '../../src/clauses/party-name'
import type { ClauseTemplate, Stance } from '../../src/clauses/template'
import { library, parties, tools } from './library'

const read = readKnowledge()
if (read.errors.length > 0) throw read.errors[0]
export const rules = read.knowledge.rules
export const knowledge: OpenKnowledge = openKnowledge(read.knowledge)

export const paragraph = (text: string, index: number, more: Partial<Paragraph> = {}): Paragraph => ({
  index, text, story: 'body', styleId: null, styleName: null, styleBuiltIn: 'Normal', outlineLevel: null, listString: null, listLevel: null,
  place: null, bold: null, inserted: false, deletedInside: false, locked: false, ...more,
})

/** Every type of contract: no rule is then left out. */
const allTypes: ContractType[] = ['maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'dpa', 'lease']
const title = 'Contrat de maintenance, d’infogérance, d’hébergement, de logiciel en ligne (SaaS), de sauvegarde externalisée et de réseau informatique'
const preamble = 'Entre le cabinet du docteur Exemple, ci-après « le Client », et la société Exemple Informatique, ci-après « le Prestataire ».'

/** The parties as another contract names them. */
export interface Named { client: string; prestataire: string; preamble: string }
export const severalDoctors: Named = {
  client: 'les Praticiens', prestataire: 'la Société',
  preamble: 'Entre les docteurs Exemple et Modèle, médecins associés, ci-après « les Praticiens », et la société Exemple Informatique, ci-après « la Société ».',
}

/**
 * `values`: as an example gives them; defaults fill the rest, made-up names and numbers what has no default.
 * The annexes to which the clause sends stand at the end, as the check before inserting asks.
 */
export function judged(template: ClauseTemplate, stance: Stance, values: Record<string, string>, named?: Named): Review {
  const names = named ? { client: partyName(named.client, library.writing), prestataire: partyName(named.prestataire, library.writing) } : parties
  const input = { parties: names, values: { ...sampleValues, ...values }, labels: 'fr' as const, acceptDefaults: true }
  const { blocks } = fill(template, stance, library.blanks, { ...input, heading: true }, tools)
  const annexes = annexesUsed(template, stance, blocks.map(blockText).join('\n'), library, tools)
  const lines = [paragraph(title, 0, { styleBuiltIn: 'Title', outlineLevel: null }), paragraph(named?.preamble ?? preamble, 1)]
  for (const block of blocks) {
    lines.push(paragraph(blockText(block), lines.length, block.kind === 'heading' ? { styleBuiltIn: 'Heading1', outlineLevel: 1 } : block.kind === 'item' ? { listString: '•', listLevel: 0 } : {}))
  }
  for (const annex of annexes) {
    const number = library.annexes.indexOf(annex) + 1
    lines.push(paragraph(annex.id === 'hds' ? 'Annexe HDS' : `Annexe ${number} – ${annex.title.fr}`, lines.length, { styleBuiltIn: 'Heading1', outlineLevel: 1 }))
    for (const block of fillBody(annex.body, stance, library.blanks, { ...input, heading: false }, tools).blocks) {
      lines.push(paragraph(blockText(block), lines.length, block.kind === 'item' ? { listString: '•', listLevel: 0 } : {}))
    }
  }
  return judge(buildContract(lines, knowledge.contract), knowledge, { types: allTypes })
}
