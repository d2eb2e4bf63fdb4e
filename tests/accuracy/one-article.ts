/** A passage as the only article of a contract: how rule examples and the wording bank are judged. */
import { buildContract } from '../../src/contract/build-contract'
import type { Contract } from '../../src/contract/contract'
import type { Paragraph } from '../../src/contract/paragraph'
import { judge } from '../../src/checklist/judge'
import type { Review } from '../../src/checklist/finding'
import type { OpenKnowledge } from '../../src/checklist/open-knowledge'
import type { ContractType } from '../../src/checklist/rule'

export function paragraph(index: number, text: string, heading = false): Paragraph {
  return {
    index, text, story: 'body', styleId: heading ? 'Titre1' : null, styleName: heading ? 'Titre 1' : null, styleBuiltIn: heading ? 'Heading1' : 'Normal',
    outlineLevel: heading ? 1 : null, listString: null, listLevel: null, place: null, bold: null, inserted: false, deletedInside: false, locked: false,
  }
}

/** One paragraph a line. */
export function oneArticle(text: string, heading: string | undefined, open: OpenKnowledge): Contract {
  const lines = text.split('\n')
  const paragraphs = heading ? [paragraph(0, heading, true), ...lines.map((line, i) => paragraph(i + 1, line))] : lines.map((line, i) => paragraph(i, line))
  return buildContract(paragraphs, open.contract)
}

export function judgePassage(text: string, heading: string | undefined, types: ContractType[], open: OpenKnowledge): { contract: Contract; review: Review } {
  const contract = oneArticle(text, heading, open)
  return { contract, review: judge(contract, open, { types }) }
}
