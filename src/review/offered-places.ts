/** Where a clause could go in this contract: every place in plain words, the suggested one first, those that are refused last, with the reason. */
import { placeAsked } from '../clauses/place'
import type { PlaceInput, Suggestion } from '../clauses/place'
import type { Paragraph } from '../contract/paragraph'
import type { Quote } from '../contract/quote'
import { insertion } from '../wording/insertion'
import { say } from '../wording/say'
import type { Language } from '../wording/say'
import { clauseTitleAt } from './clause-title'
import type { Reviewed } from './review-document'
import type { InsertWhere } from './session'

export interface PlaceOffer {
  where: InsertWhere
  /** Position in `Contract.annexes.present`; null when it is no annex. */
  annex: number | null
  /** « après « 5 – Sauvegardes » »; why it is not possible when `refused`. */
  text: string
  /** Label of the annex; null otherwise. */
  label: string | null
  /** The clause on which it depends when no finding names one: to be handed back in the request. */
  target: Quote | null
  suggested: boolean
  refused: boolean
}

/** More annexes than one chooses from at a glance. */
const mostAnnexes = 12

export interface OffersInput extends Omit<PlaceInput, 'where' | 'annex'> {
  /** The passage of the finding, which the clause would replace; null when it has none. */
  passage: Quote | null
  /** A clause of the contract that resembles it: what it follows or replaces when there is no such passage. */
  similar: Quote | null
}

export function offeredPlaces(input: OffersInput, { contract, snapshot }: Pick<Reviewed, 'contract' | 'snapshot'>, language: Language): PlaceOffer[] {
  const target = input.passage === null ? input.similar : null
  const asked = (where: PlaceInput['where'], annex: number | null = null) =>
    placeAsked({ ...input, where, annex, concerned: input.concerned ?? (where === 'after-clause' ? target?.paragraph ?? null : null) })
  const at = (index: number | null | undefined): Paragraph | null => (index === null || index === undefined || index < 0 ? null : snapshot.paragraphs[index] ?? null)
  const best = asked('suggested')
  const offer = (where: InsertWhere, suggestion: Suggestion | null, none: keyof typeof insertion, annex: number | null = null): PlaceOffer => {
    const label = annex === null ? null : contract.annexes.present[annex].label
    const because = suggestion === null ? none : refusalAt(at(suggestion.place.after))
    const common = { where, annex, label, target: where === 'after-clause' ? target : null }
    if (because !== null || suggestion === null) return { ...common, text: say(insertion, language, because ?? none), suggested: false, refused: true }
    return { ...common, text: placeInWords(suggestion, contract, language), suggested: best !== null && sameKind(where, annex, best, contract), refused: false }
  }
  const cursor = at(input.cursor)
  const offers: PlaceOffer[] = [
    offer('after-clause', asked('after-clause'), (input.passage ?? target) === null ? 'no-clause-concerned' : 'no-article-concerned'),
    replacing(input.passage, target, at((input.passage ?? target)?.paragraph), contract, language),
    offer('article', asked('article'), 'no-article-near'),
    ...contract.annexes.present.slice(0, mostAnnexes).map((_, annex) => offer('annex', asked('annex', annex), 'no-annex', annex)),
    ...(contract.annexes.present.length === 0 ? [offer('annex', null, 'no-annex')] : []),
    offer('end', asked('end'), 'no-article-near'),
    cursor !== null && cursor.story !== 'body' ? offer('cursor', null, 'cursor-outside') : offer('cursor', asked('cursor'), 'no-cursor'),
  ]
  const rank = ({ suggested, refused }: PlaceOffer) => (suggested ? 0 : refused ? 2 : 1)
  return offers.sort((a, b) => rank(a) - rank(b))
}

function replacing(passage: Quote | null, target: Quote | null, paragraph: Paragraph | null, contract: Reviewed['contract'], language: Language): PlaceOffer {
  const offer = { where: 'replace' as const, annex: null, label: null, target, suggested: false }
  const because = paragraph === null ? 'no-passage' as const : refusalAt(paragraph) ?? (paragraph.place ? 'passage-in-table' as const : null)
  if (because !== null || paragraph === null) return { ...offer, text: say(insertion, language, because ?? 'no-passage'), refused: true }
  return { ...offer, text: say(insertion, language, passage ? 'where-instead' : 'where-instead-of', { clause: clauseTitleAt(contract, paragraph.index) ?? '' }).trim(), refused: false }
}

/** Key of the sentence that says why nothing can be written behind this paragraph; null when it can. */
function refusalAt(paragraph: Paragraph | null): 'place-locked' | 'place-outside' | null {
  if (paragraph === null) return null
  if (paragraph.locked) return 'place-locked'
  return paragraph.story === 'body' ? null : 'place-outside'
}

function sameKind(where: InsertWhere, annex: number | null, { reason, clause }: Suggestion, contract: Reviewed['contract']): boolean {
  if (reason === 'after-clause') return where === 'after-clause'
  if (reason === 'after-subject' || reason === 'after-neighbour') return where === 'article'
  if (reason === 'in-annex') return where === 'annex' && annex !== null && contract.annexes.present[annex].clause === clause
  return where === 'end'
}

/** « après « 5 – Sauvegardes » », « avant les signatures et les annexes ». */
export function placeInWords(suggestion: Suggestion, contract: Reviewed['contract'], language: Language): string {
  const clause = suggestion.clause === null ? null : clauseTitleAt(contract, contract.clauses[suggestion.clause].first)
  const named = ['after-clause', 'after-subject', 'after-neighbour', 'in-annex'].includes(suggestion.reason)
  if (named && clause !== null) return say(insertion, language, suggestion.reason === 'in-annex' ? 'where-in' : 'where-after', { clause })
  return say(insertion, language, named ? 'where-at-end' : (`where-${suggestion.reason}` as keyof typeof insertion))
}
