import { blockText } from '../../src/contract/blocks'
import { annexBlocks, annexHeading, definitions, definitionsArticle, placeForAnnex, suggestedValues } from '../../src/clauses/offered'
import type { AnnexTemplate } from '../../src/clauses/template'
import { clause, contractOf, library, parties, plain, tools } from './library'

const input = { parties, values: {}, labels: 'fr' as const }
const annex = (id: string): AnnexTemplate => library.annexes.find((known) => known.id === id)!
const held = contractOf(['# Objet', 'Le Prestataire assure la maintenance du parc, selon l’annexe 3.', '# Annexe 3 – Conditions financières', 'Le forfait est de cent euros par mois.'])
const bare = contractOf(['# Objet', 'Le Prestataire assure la maintenance du parc informatique du Client.'])

test('missing definitions as paragraphs, below a heading when the contract has no such article', () => {
  const terms = library.terms.filter((term) => ['heures-ouvrees', 'redevance'].includes(term.id))
  const made = definitions(terms, 'balanced', library.blanks, { ...input, heading: true }, tools).blocks
  expect(made.map((block) => block.kind)).toEqual(['heading', 'text', 'text'])
  expect(made.map((block) => plain(blockText(block)))).toEqual([
    'Définitions',
    "Les heures ouvrées s'entendent de [8 heures à 19 heures du lundi au vendredi et de 8 heures à 13 heures le samedi, hors jours fériés].",
    'La redevance désigne le prix hors taxes dû pour la période considérée.',
  ])
  expect(definitions(terms, 'balanced', library.blanks, { ...input, heading: false }, tools).blocks).toHaveLength(2)
  expect(definitionsArticle(bare)).toBeNull()
  expect(definitionsArticle(contractOf(['# Définitions', '« Données » : toute information traitée pour le Client.']))).toBe(0)
})

test('a missing annex under the next free number', () => {
  expect(annexHeading(annex('tarifs'), bare, tools)).toBe('Annexe 1 – Tarifs')
  expect(annexHeading(annex('incident'), held, tools)).toBe("Annexe 4 – Procédure d'incident")
  const { blocks, blanks } = annexBlocks(annex('tarifs'), annexHeading(annex('tarifs'), held, tools), 'balanced', library.blanks, input, tools)
  expect(plain(blockText(blocks[0]))).toBe('Annexe 4 – Tarifs')
  expect(blanks.map((blank) => blank.name)).toEqual(['prix_mensuel', 'taux_horaire'])
  expect(placeForAnnex(held)).toEqual({ after: 3, like: { heading: 2, text: 3, item: null } })
  expect(placeForAnnex(bare)).toMatchObject({ after: 1, like: { heading: 0 } })
})

test('a first annex does not take the look of an article that Word numbers', () => {
  const numbered = contractOf([{ text: 'Contrat de maintenance', styleBuiltIn: 'Title' }, { text: '# Objet', listString: 'Article 1 –' }, 'Le Prestataire assure la maintenance du parc informatique.'])
  expect([null, 0]).toContain(placeForAnnex(numbered).like.heading)
  expect(placeForAnnex(contractOf([{ text: '# Objet', listString: 'Article 1 –' }, 'Le Prestataire assure la maintenance du parc.'])).like.heading).toBeNull()
})

test('the clause calls the annexes of this contract by their own number and title', () => {
  expect(suggestedValues(clause('cl-price'), 'balanced', library, held, input, tools)).toEqual({ annexe_tarifs: "l'annexe 3 (Conditions financières)" })
  expect(suggestedValues(clause('cl-price'), 'balanced', library, bare, input, tools)).toEqual({ annexe_tarifs: "l'annexe 1 (Tarifs)" })
  expect(suggestedValues(clause('cl-incident-procedure'), 'balanced', library, held, input, tools)).toEqual({ annexe_incident: "l'annexe 4 (Procédure d'incident)" })
  expect(suggestedValues(clause('cl-mfa'), 'balanced', library, held, input, tools)).toEqual({})
  expect(suggestedValues(clause('cl-hds'), 'balanced', library, held, input, tools)).toEqual({})
})
