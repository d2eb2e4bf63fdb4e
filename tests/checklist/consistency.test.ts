import type { ConsistencyMatch, PlacedFact } from '../../src/checklist/consistency'
import { consistencyReaders, placed } from '../../src/checklist/consistency'
import type { ConsistencyReader } from '../../src/checklist/rule'
import type { Statement } from '../../src/contract/contract'
import type { Paragraph } from '../../src/contract/paragraph'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { Language } from '../../src/language'
import { reasonIn } from '../../src/wording/reasons'
import { contractOf, heading, lexicon, numbered, table } from '../contract/paper'


const language = new Language(readKnowledge().knowledge.lexicon)

function factsOf({ text }: Statement): PlacedFact[] {
  const tokens = language.tokens(text)
  return placed({ tokens, facts: language.facts(tokens) })
}

function read(reader: ConsistencyReader, ...lines: (string | Paragraph)[]): ConsistencyMatch[] {
  const steps = consistencyReaders[reader](contractOf(...lines), lexicon, factsOf)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
/** « code: words + words » of every match. */
const said = (reader: ConsistencyReader, ...lines: (string | Paragraph)[]): string[] =>
  read(reader, ...lines).map(({ reasons, quotes }) => `${reasons[0].code}: ${quotes.map((quote) => quote.exact).join(' + ')}`)
const body = (times = 14) => Array.from({ length: times }, (_, n) => `Le Prestataire entretient le poste numéro ${n} du Client, remplace les pièces usées et rend compte chaque mois de ses visites au cabinet.`)

test('every reason can be said in both languages', () => {
  const matches = [
    ...read('missing-annex', 'Voir l’annexe 9 et le tableau ci-après.', 'Les tarifs sont publiés sur le site internet.', 'La politique jointe aux présentes s’applique.'),
    ...read('conflicting-deadlines', 'Le contrat est conclu pour douze (36) mois.', 'Le contrat est conclu pour deux ans.'), ...read('precedence', 'Les conditions générales prévalent sur le devis.'),
    ...read('undefined-terms', 'Le RPO et les Services Étendus courent en heures ouvrées dès un incident bloquant.'), ...read('blank-fields', 'Nom : [●] ____ à compléter', 'XX mois', '{{nom}}', '☐ option'),
  ]
  expect(matches.length).toBeGreaterThan(12)
  for (const { reasons } of matches) for (const { code, values } of reasons) for (const side of ['fr', 'en'] as const) expect(`${code}: ${reasonIn(side, code, values)}`).toMatch(/: .{8,}/)
})

describe('missing annex', () => {
  test('cited and absent, cited and present', () => {
    const lines = [heading(1, 'Article 1 – Délais'), 'Les délais figurent en annexe 1, le parc en annexe 2.', heading(1, 'Annexe 1 – Délais'), 'Quatre heures pour tout incident.']
    expect(said('missing-annex', ...lines)).toEqual(['annex-missing: annexe 2'])
  })
  test('the same annex under another name', () => {
    expect(said('missing-annex', heading(1, 'Article 1 – Délais'), 'Voir l’annexe « Plan de sauvegarde ».', heading(1, 'Annexe A – Tarifs'), 'Le tarif est de 30 € par mois.')).toHaveLength(1)
    expect(said('missing-annex', heading(1, 'Article 1 – Délais'), 'Voir l’annexe financière.', heading(1, 'Annexe financière'), 'Le tarif est de 30 € par mois.')).toEqual([])
  })
  test('an annex still to be written', () => {
    expect(said('missing-annex', heading(1, 'Article 1 – Parc'), 'Voir l’annexe 2.', heading(1, 'Annexe 2 – Parc'), 'À compléter.')).toEqual(['annex-empty: Parc'])
  })
  test('an annex named by what it relates to, by an acronym, in the plural; an annex that speaks of itself', () => {
    const lines = (text: string) => [heading(1, 'Article 1 – Objet'), text, heading(1, 'Annexe 1 – Protection des données'), 'La présente annexe recense les traitements.', heading(1, 'Annexe HDS'), 'L’hébergeur est certifié.']
    for (const text of ['Voir l’annexe relative à la protection des données.', 'L’annexe HDS reprend les clauses.', 'Les annexes techniques sont datées.']) expect(said('missing-annex', ...lines(text))).toEqual([])
    expect(said('missing-annex', ...lines('Voir l’annexe relative aux tarifs.'))).toEqual(['annex-missing: annexe relative aux tarifs'])
    expect(said('missing-annex', ...lines('Voir l’annexe SLA.'))).toEqual(['annex-missing: annexe SLA'])
  })
  test('a table announced: missing, then there', () => {
    expect(said('missing-annex', 'Le prix est défini dans le tableau ci-après.')).toEqual(['table-missing: tableau ci-après'])
    expect(said('missing-annex', 'Le prix est défini dans le tableau ci-après :', ...table([['Poste', '25 €'], ['Serveur', '90 €']]))).toEqual([])
  })
  test('an article that does not exist; laws have articles of their own', () => {
    const articles = [1, 2, 3, 4].flatMap((n) => [heading(1, `Article ${n} – Objet ${n}`), `${n}.1 Le prix est fixe.`])
    expect(said('missing-annex', ...articles, 'Voir l’article 12 et l’article 4.1.')).toEqual(['article-missing: article 12'])
    expect(said('missing-annex', ...articles, 'Voir l’article 28 du RGPD et l’article 32 du règlement (UE) 2016/679.', 'Code civil, article 1119.')).toEqual([])
    expect(said('missing-annex', numbered('1.', 'Le prix est fixe.'), 'Voir l’article 12.')).toEqual([])
  })
  test('another document on which the contract relies: named after words that refer to it, and not in the file', () => {
    expect(said('missing-annex', 'Les durées sont décrites dans la Politique de confidentialité.')).toEqual(['document-elsewhere: Les durées sont décrites dans la Politique de confidentialité.'])
    expect(said('missing-annex', 'La responsabilité est plafonnée dans les conditions prévues aux CGV.', 'Elle est plafonnée, comme prévu dans les CGV.')).toHaveLength(1)
    for (const line of ['Les présentes Conditions Générales d’Utilisation (CGU) sont accessibles à l’adresse cgu.example.', 'Le prix est fixé au devis.', 'Les présentes CGV régissent le service. Les délais prévus aux CGV sont fermes.', 'Les prix publiés sur le site aux conditions du moment sont indicatifs.']) expect([line, said('missing-annex', line)]).toEqual([line, []])
    expect(said('missing-annex', heading(1, 'Article 1 – Objet'), 'Les durées sont décrites dans la Politique de confidentialité.', heading(1, 'Politique de confidentialité'), 'Les données sont conservées un an.')).toEqual([])
  })
  test('who cites the regulation cites its articles alone too; an extract has not all its articles', () => {
    const articles = (first: number) => [0, 1, 2, 3].map((n) => heading(1, `Article ${first + n} – Objet ${n}`))
    expect(said('missing-annex', ...articles(1), 'Le contrat suit l’article 28.3 du RGPD.', 'Les obligations de l’article 28 et de l’article 32 sont démontrées.')).toEqual([])
    expect(said('missing-annex', ...articles(1), 'Le contrat suit le RGPD.', 'Voir l’article 11.')).toEqual(['article-missing: article 11'])
    expect(said('missing-annex', ...articles(6), 'Voir l’article 11.')).toEqual([])
  })
  test('annexes that may be, and the contract with its annexes', () => {
    expect(said('missing-annex', 'Les conditions et éventuellement les Annexes proposées par le Prestataire sont signées.')).toEqual([])
    expect(said('missing-annex', heading(1, 'Article 1 – Objet'), 'Le contrat et ses Annexes expriment tout l’accord.', heading(1, 'Annexe 1 – Délais'), 'Quatre heures pour tout incident.')).toEqual([])
  })
  test('documents kept elsewhere', () => {
    expect(said('missing-annex', 'La grille tarifaire est consultable sur l’espace client.')).toEqual(['document-elsewhere: La grille tarifaire est consultable sur l’espace client.'])
    expect(said('missing-annex', 'Un poste qui n’y figure pas est ajouté sur simple demande, aux conditions en vigueur.')).toEqual([])
    expect(said('missing-annex', 'Le site internet du cabinet est hébergé en France.', 'Le contrat ne comprend aucun document joint.')).toEqual([])
  })
})

describe('missing annex: what counts as an annex of the contract', () => {
  const cites = (text: string, ...after: (string | Paragraph)[]) => said('missing-annex', heading(1, 'Article 1 – Délais'), text, ...after)
  const priced = [heading(1, 'Annexe 2 – Tarifs'), 'Le tarif est de 30 € par mois.']
  test('one line of text gives an annex, unless it is still to come', () => {
    expect(cites('Voir l’annexe 1.', 'Annexe 1 : les délais sont de quatre heures pour tout incident.')).toEqual([])
    expect(cites('Voir l’annexe 1.', 'Tout est dit. Annexe 1 : les délais sont de quatre heures pour tout incident.')).toEqual([])
    expect(cites('Voir l’annexe 1.', 'Annexe 1 : à compléter ultérieurement.')).toEqual(['annex-empty: à compléter ultérieurement.'])
  })
  test('« en annexe », without a name, is any annex', () => {
    expect(cites('Les tarifs figurent en annexe.')).toEqual(['annex-missing: annexe'])
    expect(cites('Les tarifs figurent en annexe.', ...priced)).toEqual([])
  })
  test('several in one breath, each told once, with two places at most', () => {
    expect(cites('Voir les annexes 1, 2 et 3.', ...priced)).toEqual(['annex-missing: annexes 1', 'annex-missing: 3'])
    expect(cites('Voir l’annexe 3.', 'Voir aussi l’annexe 3.', 'Voir enfin l’annexe 3.', ...priced)).toEqual(['annex-missing: annexe 3 + annexe 3'])
  })
  test('the annex of a law, and a contract that says it has none', () => {
    expect(cites('Voir l’annexe I du règlement (UE) 2016/679.')).toEqual([])
    expect(cites('Le contrat ne comporte pas d’annexe.')).toEqual([])
  })
  test('still to be written: its title or a line or two say so, or nothing stands at the end', () => {
    const second = (...lines: (string | Paragraph)[]) => cites('Voir l’annexe 2.', heading(1, 'Annexe 2 – Parc'), ...lines)
    expect(second()).toEqual(['annex-empty: Parc'])
    expect(second('À compléter.', 'À compléter.')).toEqual(['annex-empty: Parc'])
    expect(second('À compléter.', 'Le parc compte trois postes.')).toEqual([])
    expect(second('Le parc compte trois postes.')).toEqual([])
    expect(cites('Voir l’annexe 2.', heading(1, 'Annexe 2 – Parc (à compléter)'), 'Un poste.')).toEqual(['annex-empty: Parc (à compléter)'])
  })
  test('a table that stands before is not the one announced', () => {
    expect(said('missing-annex', ...table([['Poste', '25 €'], ['Serveur', '90 €']]), 'Le prix est défini dans le tableau ci-après.')).toEqual(['table-missing: tableau ci-après'])
  })
  test('what is said to be joined and is not', () => {
    expect(said('missing-annex', 'La politique jointe aux présentes s’applique.')).toEqual(['document-not-joined: politique jointe'])
    expect(said('missing-annex', 'La politique jointe aux présentes s’applique.', ...priced)).toEqual([])
  })
  test('a document and a place that speak of each other', () => {
    expect(said('missing-annex', 'Les tarifs sont publiés sur le site internet.')).toEqual(['document-elsewhere: Les tarifs sont publiés sur le site internet.'])
    expect(said('missing-annex', 'La grille tarifaire est jointe, et le Prestataire tient à la disposition du cabinet, de ses associés, de ses remplaçants et de son personnel un compte rendu de chacune des visites, consultable sur l’espace client.')).toEqual([])
    expect(said('missing-annex', ...Array.from({ length: 6 }, (_, n) => `Le tarif ${n} est publié sur le site internet.`))).toHaveLength(4)
  })
  describe('articles', () => {
    const articles = [1, 2, 3, 4].flatMap((n) => [heading(1, `Article ${n} – Objet ${n}`), `${n}.1 Le prix est fixe.`])
    test.each([
      ['Voir l’article 4.2.', ['article-missing: article 4.2']],
      ['Voir l’article 2.1.', []],
      ['Voir les articles 12 et 13.', ['article-missing: articles 12']],
      ['Voir l’article n° 12.', ['article-missing: article n° 12']],
      ['Voir l’article 12, puis encore l’article 12.', ['article-missing: article 12']],
      ['Voir l’article 12, l’article 13, l’article 14 et l’article 15.', ['article-missing: article 12', 'article-missing: article 13', 'article-missing: article 14']],
      ['Voir l’article 12 du code civil.', []],
      ['La loi, en son article 12, le dit.', []],
      ['Voir l’article 1240.', []],
      ['Voir l’article 5-1.', []],
    ])('%s', (text, expected) => expect(said('missing-annex', ...articles, text)).toEqual(expected))
    test('with few numbered articles the contract may be an extract', () => expect(said('missing-annex', ...articles.slice(0, 6), 'Voir l’article 12.')).toEqual([]))
  })
})

describe('conflicting figures', () => {
  const two = (one: string, other: string) => said('conflicting-deadlines', one, other)
  test('one commitment, two figures', () => {
    expect(two('La disponibilité est de 99,9 % par mois.', 'Le taux de disponibilité est fixé à 99 %.')).toEqual(['figures-disagree: 99,9 % + 99 %'])
    expect(two('Les factures sont payables à trente jours.', 'Le paiement des factures est exigible à soixante jours.')).toHaveLength(1)
    expect(said('conflicting-deadlines', heading(1, 'Violations de données'), 'Le Sous-traitant alerte le Client sous 24 heures.', 'Il notifie le Client au plus tard dans les 72 heures.')).toHaveLength(1)
  })
  test('the same figure twice, or two cases', () => {
    expect(two('Le préavis de résiliation est de deux mois.', 'Chacun peut résilier avec un préavis de 2 mois.')).toEqual([])
    expect(two('Tout incident bloquant est résolu en 4 heures.', 'Tout incident mineur est résolu en 8 heures.')).toEqual([])
    expect(two('L’alerte de violation est notifiée au Client sous 24 heures.', 'Le rapport complet de la violation est notifié sous 72 heures.')).toEqual([])
    expect(two('Les factures sont payables à trente jours.', 'Le Prestataire aide le Client sous trois jours, comme le veut le règlement (UE) 2016/679.')).toEqual([])
    expect(two('Les données sont restituées sous trente jours.', 'Si la force majeure dure plus de quinze jours, la restitution des données reste due.')).toEqual([])
    expect(two('La disponibilité est de 99 %.', 'Par dérogation, la disponibilité est de 99,9 %.')).toEqual([])
  })
  test('two opening hours, and the same ones written in two ways', () => {
    expect(two('Le support est ouvert de 8 h à 19 h.', 'Le support est joignable de 9 h à 18 h.')).toEqual(['figures-disagree: 8 h à 19 h + 9 h à 18 h'])
    expect(two('Le support est ouvert de 8 h à 19 h.', 'Le support est joignable de 8h à 19h.')).toEqual([])
  })
  test('at once is a figure too', () => {
    expect(two('Les factures sont payables à trente jours.', 'Les factures sont payables comptant.')).toEqual(['figures-disagree: trente jours + comptant'])
    expect(two('Les factures sont payables comptant.', 'Les factures sont payables à réception.')).toEqual([])
  })
  test('one case told twice; several figures in one sentence are several cases', () => {
    expect(two('Tout incident bloquant est résolu en 4 heures.', 'Tout incident bloquant est résolu en 8 heures.')).toEqual(['figures-disagree: 4 heures + 8 heures'])
    expect(two('La disponibilité est de 99,9 % par mois et de 99 % par an.', 'La disponibilité est de 98 %.')).toEqual([])
    expect(said('conflicting-deadlines', 'La disponibilité est de 99,9 %.', 'La disponibilité est de 99,9 % par mois.', 'La disponibilité est de 99 %.')).toEqual(['figures-disagree: 99,9 % + 99 %'])
  })
  test('business days and clock hours cannot be held against each other; a term and its renewal are two things', () => {
    expect(two('Le préavis de résiliation est de deux mois.', 'Le préavis de résiliation est de 60 jours ouvrés.')).toEqual([])
    expect(two('Le contrat est conclu pour une durée de trois ans.', 'Le contrat est renouvelé par périodes d’un an.')).toEqual([])
    expect(two('Le contrat est conclu pour une durée de trois ans.', 'Le contrat est conclu pour cinq ans.')).toEqual(['figures-disagree: trois ans + cinq ans'])
  })
  test.each([
    ['Le délai est de 30 jours (45 j).', ['words-digits-disagree: 30 jours (45 j)']],
    ['Le délai est de 30 jours (soit 45 jours).', ['words-digits-disagree: 30 jours (soit 45 jours)']],
    ['Le délai est de 30 jours (avant 45 jours).', []],
    ['Le prix est de 30 € (45 €).', ['words-digits-disagree: 30 € (45 €)']],
    ['Le délai est de 30 jours (1 mois).', []],
    ['Le délai est de 30 jours (720 heures).', []],
    ['Le délai est de 30 jours (45 jours ouvrés).', []],
    ['Le prix est de 30 € (45 jours).', []],
    ['Le délai est de 30 jours et 45 jours (2 cas).', []],
    ['Le délai est de 48 heures, sauf délai contraire.', ['figure-ambiguous: Le délai est de 48 heures, sauf délai contraire.']],
  ])('figures side by side: %s', (text, expected) => expect(said('conflicting-deadlines', text)).toEqual(expected))
  test('words against digits', () => expect(said('conflicting-deadlines', 'Le préavis est de quinze (30) jours.')[0]).toMatch(/^words-digits-disagree: quinze \(30\) jours$/))
})

describe('precedence', () => {
  test('the wrong winner', () => {
    for (const line of [
      'Les conditions générales du Prestataire l’emportent sur les conditions particulières.', 'La dernière version des conditions publiée en ligne prévaut.',
      'Ordre de priorité : 1. conditions générales ; 2. bon de commande ; 3. annexe relative aux données.', 'Nulle condition particulière ne peut prévaloir contre les conditions générales.',
    ]) expect([line, said('precedence', line).map((one) => one.split(':')[0])]).toEqual([line, ['precedence-wrong']])
  })
  test('a good order, in a sentence or in a list', () => {
    expect(said('precedence', 'Les conditions particulières prévalent sur les conditions générales et sur le devis.', ...body())).toEqual([])
    expect(said('precedence', 'Les pièces sont, par ordre de priorité décroissante :', '1) les conditions particulières ;', '2) le bon de commande.', ...body())).toEqual([])
    expect(said('precedence', 'Ordre croissant : 1. conditions générales ; 2. conditions particulières.', ...body())).toEqual([])
    expect(said('precedence', 'Les annexes prévalent sur le corps du contrat, à l’exclusion de toute condition en ligne.', ...body())).toEqual([])
  })
  test('several documents and no order', () => {
    expect(said('precedence', 'Le prix figure au devis et les délais au bon de commande.', ...body())).toEqual(['precedence-none: Le prix figure au devis et les délais au bon de commande.'])
    expect(said('precedence', ...body())).toEqual([])
  })
  test('the document itself is no other document, whatever its names; nor is a quotation still to come', () => {
    for (const line of ['Les présentes Conditions Générales d’Utilisation (CGU) régissent l’accès au service.', 'Les présentes CGU/CGV sont acceptées à l’inscription. Les CGV sont en français.', 'Toute évolution fait l’objet d’un devis distinct.', 'Les présentes CGV sont régies par le droit français.']) expect([line, said('precedence', line, ...body())]).toEqual([line, []])
    expect(said('precedence', 'Les présentes CGV complètent les CGU.', ...body())).toEqual(['precedence-none: Les présentes CGV complètent les CGU.'])
    expect(said('precedence', 'Les présentes CGV sont signées. L’acceptation d’un devis vaut acceptation des présentes CGV.', ...body())).toEqual(['precedence-none: L’acceptation d’un devis vaut acceptation des présentes CGV.'])
  })
  test('the sentence that ties the documents comes before the one that names one of them', () => {
    expect(said('precedence', 'Le prix figure au devis.', 'Le devis et le bon de commande font partie intégrante du contrat.', ...body())).toEqual(['precedence-none: Le devis et le bon de commande font partie intégrante du contrat.'])
  })
  test('an annex that is in the document needs no rank; an order left in blank is none', () => {
    const annexed = [heading(1, 'Annexe 1 – Délais'), 'Quatre heures pour tout incident.']
    expect(said('precedence', heading(1, 'Article 1 – Objet'), 'La présente annexe fait partie intégrante du présent contrat.', ...body(), ...annexed)).toEqual([])
    expect(said('precedence', 'Le devis fait partie intégrante du contrat. [À compléter : ordre de priorité entre le devis et les annexes]', ...body())).toHaveLength(1)
  })
  test('a pronoun takes up the document of the sentence before', () => {
    expect(said('precedence', 'Les présentes conditions générales s’appliquent à toute commande. Elles prévalent sur tout autre document.', ...body())[0]).toMatch(/^precedence-wrong: Elles/)
    expect(said('precedence', 'L’accord encadre les données. Il complète les conditions générales ; en cas de contradiction, il prévaut.', ...body())).toEqual([])
  })
  test('what ranks something else', () => {
    expect(said('precedence', 'La version française prévaut sur les versions linguistiques du devis.', ...body())[0]).toMatch(/^precedence-none/)
  })
})

describe('precedence, sentence by sentence', () => {
  test.each([
    ['Les conditions générales prévalent sur le devis.', true],
    ['Les conditions particulières prévalent sur les conditions générales.', false],
    ['En cas de contradiction avec le devis, les conditions générales l’emportent.', true],
    ['En cas de contradiction avec les conditions générales, le devis l’emporte.', false],
    ['Les conditions générales, qui prévalent sur tout autre document, sont jointes.', true],
    ['Le devis ne prévaut jamais sur les conditions générales.', true],
    ['Les conditions générales ne prévalent pas sur le devis.', false],
    ['Ordre de priorité : 1. conditions générales ; 2. devis.', true],
    ['Ordre de priorité : 1. devis ; 2. conditions générales.', false],
    ['Les conditions générales en ligne sont acceptées à chaque commande.', true],
    ['Les conditions particulières, complétées par les conditions des éditeurs tiers, qui prévalent, s’appliquent.', true],
    ['La version des conditions publiée en ligne ne prévaut qu’à titre supplétif.', false],
    ['Les documents ont la même valeur.', true],
    ['Les conditions publiées en ligne font foi.', true],
    ['Par ordre de priorité : conditions générales, devis.', true],
    ['Par ordre de priorité : devis, conditions générales.', false],
    ['Par ordre de priorité croissante : conditions générales, devis.', false],
    ['Les conditions particulières, acceptées avec les conditions générales, lesquelles prévalent, sont signées.', true],
    ['Les conditions générales, jointes au devis, et les conditions particulières, qui prévalent, sont signées.', false],
    ['Les conditions générales sont exclues ; le devis prévaut.', false],
    ['Les conditions générales sont disponibles sur le site.', false],
    ['Aucun devis ne peut prévaloir sur le présent contrat.', false],
    ['Le Prestataire détermine celui des devis qui s’applique.', true],
    ['La version française prévaut.', false],
  ])('%s wrong: %s', (text, wrong) => expect(said('precedence', text, ...body()).map((one) => one.split(':')[0]).includes('precedence-wrong')).toBe(wrong))
  test('an order told by the lines that follow, at the very end', () => {
    expect(said('precedence', ...body(), 'Les pièces sont, par ordre de priorité décroissante :', '1) les conditions particulières ;', '2) le bon de commande.')).toEqual([])
  })
  test('wrong sentences are shown three at most', () => {
    expect(said('precedence', ...Array.from({ length: 5 }, () => 'Les conditions générales prévalent sur le devis.'))).toHaveLength(3)
  })
  test('one other document is enough in a whole contract, not in an extract; a heading names none', () => {
    expect(said('precedence', 'Le prix figure au devis.', ...body())).toEqual(['precedence-none: devis'])
    expect(said('precedence', 'Le prix figure au devis.', 'Les devis sont signés.', ...body())).toEqual(['precedence-none: devis'])
    expect(said('precedence', 'Le prix figure au devis et les délais au bon de commande.')).toEqual([])
    expect(said('precedence', heading(1, 'Devis et bon de commande'), ...body())).toEqual([])
  })
  test('a contract that says what it is made of, and one that says it stands alone', () => {
    expect(said('precedence', 'Le contrat est composé du devis et des conditions.')).toEqual(['precedence-none: Le contrat est composé du devis et des conditions.'])
    expect(said('precedence', 'Le contrat est composé du cahier des charges.')).toEqual(['precedence-none: Le contrat est composé du cahier des charges.'])
    expect(said('precedence', 'Le prix figure au devis.', 'Le présent contrat est le seul document contractuel.', ...body())).toEqual([])
    expect(said('precedence', 'Le prix figure au devis et les délais au bon de commande.', 'Le présent contrat est le seul document contractuel.', ...body())).toEqual(['precedence-none: Le prix figure au devis et les délais au bon de commande.'])
  })
})

describe('undefined terms', () => {
  test('acronyms: expanded or not', () => {
    expect(said('undefined-terms', 'La GTR est de 4 heures.')).toEqual(['term-undefined: GTR'])
    expect(said('undefined-terms', 'La garantie de temps de rétablissement (GTR) est de 4 heures.', 'La GTR court du signalement.')).toEqual([])
    expect(said('undefined-terms', 'Le prix est de 30 € HT, TVA en sus.')).toEqual([])
    expect(said('undefined-terms', 'Les données sont remises en CSV, l’imagerie en DICOM.', 'Le siège est au 12, rue de l’Exemple.')).toEqual([])
  })
  test('capitals: defined in the singular, used in the plural', () => {
    expect(said('undefined-terms', '« Incident Majeur » désigne une panne du serveur. Le Prestataire traite les Incidents Majeurs.')).toEqual([])
    expect(said('undefined-terms', 'Le Prestataire traite les Incidents Majeurs.')).toEqual(['term-undefined: Incidents Majeurs'])
    expect(said('undefined-terms', 'Le Prestataire notifie le Client.', 'La Commission nationale et le Tribunal sont saisis.')).toEqual([])
  })
  test.each([
    ['GTR : garantie de temps de rétablissement. La GTR court.', []],
    ['La GTR (garantie de temps) court.', []],
    ['Les GTRs sont tenus.', ['term-undefined: GTRs']],
    ['Le RTO et le RPO sont fixés.', ['term-undefined: RTO', 'term-undefined: RPO']],
    ['LA GTR EST DE 4 HEURES.', []],
    ['La Q4 est close, la GTR-bis et le fichier A_GTR sont lus.', []],
    ['La Plateforme Centrale est ouverte.', ['term-undefined: Plateforme Centrale']],
    ['Il traite l’Incident Majeur.', ['term-undefined: Incident Majeur']],
    ['Par Sauvegarde, on désigne la copie. La Sauvegarde est faite.', []],
    ['Débit garanti : 100 Mbit/s en tout temps sur le lien. Le Débit garanti est mesuré.', []],
    ['« Terminal Mobile » désigne un téléphone du cabinet. Il livre les Terminaux Mobiles.', []],
    ['Le Service Bronze est fourni. Il livre les Services Bronze.', ['term-undefined: Service Bronze']],
    ['Il est rue de la République, au 3, place des Terreaux.', []],
    ['Tout incident bloquant est résolu en 4 heures.', ['term-undefined: incident bloquant']],
    ['Un incident bloquant désigne un arrêt. Tout incident bloquant est résolu.', []],
    ['« Service » : désigne l’ensemble des prestations de maintenance et de conseil que le service rend chaque jour au cabinet.', []],
  ])('%s', (text, expected) => expect(said('undefined-terms', text)).toEqual(expected))
  test('a heading that names the thing introduces its acronym', () => {
    expect(said('undefined-terms', heading(1, 'Garantie de Temps de Rétablissement (GTR)'), 'La GTR est de 4 heures.')).toEqual([])
    expect(said('undefined-terms', heading(1, 'La GTR'), 'La GTR est de 4 heures.')).toEqual(['term-undefined: GTR'])
  })
  test.each([
    ['« Responsable de Traitement » désigne le cabinet. Il suit les choix du Responsable de Traitement.', []],
    ['« Plateforme Centrale de Secours » : tout serveur du second site. Le Prestataire ouvre la Plateforme Centrale de Secours.', []],
    ['« Responsable de Projet » : un salarié. Il suit les choix du Responsable de Projet.', []],
    ['Il suit les choix du Responsable de Projet.', ['term-undefined: Responsable']],
    ['« Incident » désigne une panne du serveur. Le Prestataire traite l’Incident Majeur.', ['term-undefined: Incident Majeur']],
    ['Les INCIDENTS sont traités.', []],
    ['Il fournit l’ADSL Pro et le WIFI.', []],
    ['Il lit la Charte.', ['term-undefined: Charte']],
    ['Les données restent dans l’Espace économique européen.', []],
    ['« Incident Majeur de Sécurité » : toute intrusion dans le système du cabinet. Il traite l’Incident Majeur de Sécurité.', []],
    ['« Incident Majeur de Sécurité » : toute intrusion dans le système du cabinet. Il traite les Incidents Majeurs de Sécurité.', []],
    ['« Incident Majeur de Sécurité » : toute intrusion dans le système du cabinet. Il traite l’Incident Majeur.', ['term-undefined: Incident Majeur']],
    ['Il va au 12, avenue des Lilas Blancs.', []],
  ])('%s', (text, expected) => expect(said('undefined-terms', text)).toEqual(expected))
  test('that nothing is defined is told when nothing else is', () => {
    const vague = body().map((line) => line.replace('visites', 'interventions'))
    const codes = (...lines: string[]) => [...new Set(said('undefined-terms', ...lines, ...vague).map((one) => one.split(':')[0]))].sort()
    const [calendar, graded, away] = ['Le Prestataire répond en 4 heures ouvrées.', 'Tout incident bloquant est résolu en 4 heures.', 'Les termes techniques s’entendent selon les usages de la profession.']
    const [acronym, capitals] = ['La GTR court. La GTR vaut.', 'Il ouvre la Plateforme Centrale. Il ferme la Plateforme Centrale.']
    expect(codes()).toEqual(['nothing-defined'])
    expect(codes(calendar, graded)).toEqual(['calendar-undefined', 'term-undefined'])
    expect(codes(calendar, away)).toEqual(['calendar-undefined', 'definition-elsewhere'])
    expect(codes(away, acronym)).toEqual(['definition-elsewhere', 'term-undefined'])
    expect(codes(acronym, capitals)).toEqual(['term-undefined'])
  })
  test('five terms at most, the most used first', () => {
    expect(said('undefined-terms', 'La GTR est de 4 h.', 'Le RPZ est de 1 h.', 'Le RPA est de 2 h.', 'Le RPB est de 2 h.', 'Le RPC est de 2 h.', 'Le RPD est de 2 h.', 'Le RPD vaut.')).toEqual(['RPD', 'GTR', 'RPZ', 'RPA', 'RPB'].map((term) => `term-undefined: ${term}`))
  })
  test('in a whole contract a term used once is left alone', () => {
    expect(said('undefined-terms', 'La GTR est de 4 heures.', 'Les horaires sont libres.', ...body()).filter((one) => one.startsWith('term'))).toEqual([])
    expect(said('undefined-terms', 'La GTR est de 4 heures.', 'La GTR court.', ...body()).filter((one) => one.startsWith('term'))).toEqual(['term-undefined: GTR'])
  })
  test('business hours', () => {
    expect(said('undefined-terms', 'Le Prestataire répond en 4 heures ouvrées.')).toEqual(['calendar-undefined: heures ouvrées'])
    expect(said('undefined-terms', 'Le Prestataire répond en 4 heures ouvrées, c’est-à-dire pendant l’ouverture du cabinet.')).toEqual([])
    expect(said('undefined-terms', 'Le Prestataire répond en 4 heures ouvrées.', 'Il travaille du lundi au vendredi de 9 h à 18 h.')).toEqual([])
  })
  test('a definition that says nothing, or is elsewhere', () => {
    expect(said('undefined-terms', '« Service » : désigne le service rendu.')[0]).toMatch(/^definition-circular/)
    expect(said('undefined-terms', 'Les termes techniques s’entendent selon les usages de la profession.')[0]).toMatch(/^definition-elsewhere/)
  })
  test('a whole contract that defines nothing', () => expect(said('undefined-terms', ...body().map((line) => line.replace('visites', 'interventions'))).map((one) => one.split(':')[0])).toEqual(['nothing-defined']))
})

describe('blank fields', () => {
  test.each([
    ['Le délai est de ……… heures.', 'blank-line: de ………'], ['Le prix est de ____ € par mois.', 'blank-line: de ____'], ['Effet le ..../..../20.... à minuit.', 'blank-line: le ..../..../20....'],
    ['Fait à             , le             , en deux exemplaires.', 'blank-line: à             ,'], ['Représentée par [NOM DU GÉRANT], gérant.', 'blank-bracket: [NOM DU GÉRANT]'],
    ['Hébergeur : [●]', 'blank-bracket: [●]'], ['La société {{company.name}} achète.', 'blank-variable: {{company.name}}'], ['Durée : XX mois', 'blank-filler: XX'], ['Écrire à xxx@xxx.xxx avant lundi.', 'blank-filler: xxx@xxx.xxx'],
    ['Contact : à compléter', 'blank-words: à compléter'], ['Chiffrement : N/A', 'blank-words: Chiffrement : N/A'], ['☐ Bronze ☐ Argent', 'blank-box: ☐ Bronze ☐ Argent'], ['Téléphone :', 'blank-label: Téléphone :'],
    ['Le prix est de __ euros.', 'blank-line: de __'], ['Le délai est de .... jours.', 'blank-line: de ....'], ['Le délai est de …. jours.', 'blank-line: de ….'], ['Nom : [  ] Dupont', 'blank-bracket: [  ]'],
    ['Le __/__/2026 à minuit.', 'blank-line: Le __/__'], ['Fait le .. / .. / 2026', 'blank-line: le ..'], ['ENTRE : Client, ci-après désigné', 'blank-identity: ENTRE : Client, ci-après désigné'],
    ['ENTRE : Technicien, ci-après désigné', 'blank-identity: ENTRE : Technicien, ci-après désigné'],
    ['Client : <<NOM>>', 'blank-variable: <<NOM>>'], ['Client : ${client}', 'blank-variable: ${client}'], ['Délai – à définir – heures', 'blank-words: à définir'], ['Siège : Lyon ; Capital : N/A', 'blank-words: Capital : N/A'], ['Hébergeur : N/A ; Sauvegarde : oui', 'blank-words: Hébergeur : N/A'],
    ['Tél. : XX.XX.XX', 'blank-filler: XX.XX.XX'], ['Le Client (exemple : Docteur Dupont) signe.', 'blank-words: exemple : Docteur Dupont'], ['ENTRE : Le Client et le Prestataire réunis le matin pour signer en deux exemplaires', 'blank-identity: ENTRE : Le Client et le Prestataire réunis le matin pour'],
    ['Vos droits s’exercent en écrivant à l’adresse suivante.', 'blank-label: l’adresse suivante.'], ['ENTRE : Le Client (Responsable de Traitement)', 'blank-identity: ENTRE : Le Client (Responsable de Traitement'],
  ])('%s', (line, expected) => expect(said('blank-fields', line)).toContain(expected))

  test.each([
    'Le formulaire comporte des cases à cocher.', '☒ Bronze ☐ Argent', 'Un traitement est « toute opération […] appliquée à des données ».', 'Voir le document [REF-12] et la note [3].', 'Etc... et ainsi de suite.',
    'Le prix est de _ euro.', 'Le délai est de ... jours.', 'Le délai.. est de trois jours.', 'Fait à Lyon,   le 3 mai', 'Un traitement est « toute opération [...] appliquée ».', 'Voir [1, 2] et [grille tarifaire](https://exemple.fr).', 'Le médecin [et ses remplaçants] signe.', 'Voir [A sans fin', '{{}}',
    'Délai : à définir avec le Client.', 'Hébergeur : N/A aujourd’hui', 'Durée : xx mois', 'La pièce XXX-12 est livrée.', 'La mesure (exemple : le débit) est faite.', '☐', 'Téléphone : 04 72 00 00 00', 'Le Prestataire fournit :', 'ENTRE : Le Client, SELARL Dupont', 'ENTRE LES SOUSSIGNÉS', 'Entre autres : Le Client',
    'Le taux vaut [(total – arrêts) / total].', 'Les besoins à définir avec le Client font l’objet d’un atelier.', 'Bandes : sans objet (N/A), la copie étant faite ailleurs.', 'Le cabinet du XXe siècle.',
  ])('clear: %s', (line) => expect(said('blank-fields', line)).toEqual([]))

  test('what is missing may stand on the next line', () => {
    expect(said('blank-fields', heading(1, 'Contacts'), 'Téléphone :', '04 72 00 00 00')).toEqual([])
    expect(said('blank-fields', 'Écrivez à l’adresse suivante :', 'support@exemple.fr')).toEqual([])
    expect(said('blank-fields', 'Écrivez à l’adresse suivante.', '12 rue de la Gare, 69003 Lyon')).toEqual([])
    expect(said('blank-fields', 'Écrivez à l’adresse suivante.', 'Elle est tenue à jour.')).toEqual(['blank-label: l’adresse suivante.'])
    expect(said('blank-fields', 'ENTRE : Le Client', 'SELARL Dupont, RCS Lyon 123 456 789')).toEqual([])
    expect(said('blank-fields', 'ENTRE : Le Client', 'ET : Le Prestataire')).toEqual(['blank-identity: ENTRE : Le Client', 'blank-identity: ET : Le Prestataire'])
  })
  test('every blank of a line is told, twelve at most in a contract', () => {
    expect(said('blank-fields', 'Effet le ../../2026 à minuit.')).toHaveLength(1)
    expect(said('blank-fields', 'Fait le ____ à ____')).toEqual(['blank-line: le ____', 'blank-line: à ____'])
    expect(said('blank-fields', '[Nom du client] et [Adresse]')).toEqual(['blank-bracket: [Nom du client]', 'blank-bracket: [Adresse]'])
    expect(said('blank-fields', '{{a}} et {{b}}')).toEqual(['blank-variable: {{a}}', 'blank-variable: {{b}}'])
    expect(said('blank-fields', ...Array.from({ length: 20 }, (_, n) => `Poste ${n} : ____ euros.`))).toHaveLength(12)
  })
})

test('hostile text: no exception, no slow scan', () => {
  const started = process.cpuUsage()
  for (const text of ['['.repeat(30_000), '{{'.repeat(15_000), '_ '.repeat(15_000), '☐'.repeat(30_000), 'A1 '.repeat(10_000), 'article 9 '.repeat(4000), 'annexe 3 '.repeat(4000), '\ud83d'.repeat(100)]) {
    for (const reader of Object.keys(consistencyReaders) as ConsistencyReader[]) expect(Array.isArray(read(reader, text))).toBe(true)
  }
  const used = process.cpuUsage(started)
  expect((used.user + used.system) / 1e6).toBeLessThan(20)
})

describe('blank fields: who signs, and what matters most', () => {
  test('a provider of whom nothing tells who it is, in a whole contract', () => {
    const published = 'Le service est une plateforme éditée par Médinfo SAS.'
    expect(said('blank-fields', published, ...body())).toEqual([`blank-identity: ${published}`])
    expect(said('blank-fields', published)).toEqual([])
    for (const line of ['Médinfo est immatriculée au RCS de Lyon.', 'Médinfo, 12 rue Neuve, 69002 Lyon.', 'Médinfo, dont le siège est à Lyon.']) expect([line, said('blank-fields', published, line, ...body())]).toEqual([line, []])
    expect(said('blank-fields', 'Le Prestataire est lié par le ressort de son siège.', ...body())).toEqual([])
  })
  test('a variable between single braces is an identifier', () => {
    expect(said('blank-fields', 'Le Client est {client.nom}, représenté par {legal_name}.')).toEqual(['blank-variable: {client.nom}', 'blank-variable: {legal_name}'])
    expect(said('blank-fields', 'Le fichier suit le format {clé: valeur} ou {clé}.')).toEqual([])
  })
  test('the date of the version comes after the price and the parties', () => {
    expect(said('blank-fields', 'Dernière mise à jour : [date]', 'Le prix est de [montant] par mois.')).toEqual(['blank-bracket: [montant]', 'blank-bracket: [date]'])
  })
  test('a value still awaited; an address that is an example', () => {
    expect(said('blank-fields', 'Siège social : à compléter lors de l’immatriculation')).toEqual(['blank-words: à compléter'])
    expect(said('blank-fields', 'Écrire à support@votreemail.com.')).toEqual(['blank-filler: votreemail.com'])
    expect(said('blank-fields', 'Écrire à support@medinfo.example.')).toEqual([])
  })
})

describe('conflicting figures: at once and later, contraries, offers, lead-ins', () => {
  test('at once and later in one sentence; a delay that runs from receipt is one', () => {
    expect(said('conflicting-deadlines', 'Les factures sont payables à réception, par virement, sous 15 jours.')).toEqual(['figures-disagree: à réception, par virement, sous 15 jours'])
    for (const line of ['Les factures sont payables sous 15 jours à réception.', 'Les factures sont payables à réception. Le préavis est de 15 jours.', 'Les factures sont payables à réception.']) expect([line, said('conflicting-deadlines', line)]).toEqual([line, []])
  })
  test('two statements that cannot both be true', () => {
    expect(said('conflicting-deadlines', 'TVA non applicable, article 293 B.', 'Le prix est majoré de la TVA.')).toEqual(['figures-disagree: TVA non applicable + majoré de la TVA'])
    expect(said('conflicting-deadlines', 'Le prix est majoré de la TVA.', 'La TVA est au taux légal.')).toEqual([])
  })
  test('one line for each offer is as many cases; the same label far apart is one', () => {
    const offers = ['Disponibilité garantie : 99 % par mois', 'Disponibilité garantie : 99,5 % par mois']
    expect(said('conflicting-deadlines', ...offers)).toEqual([])
    expect(said('conflicting-deadlines', offers[0], ...body(), offers[1])).toHaveLength(1)
  })
  test('what each party owes under its own lead-in', () => {
    const duties = (second: string) => ['Le Client s’engage à :', '– notifier toute violation de données au Prestataire sous 24 heures ;', `Le ${second} s’engage à :`, '– notifier toute violation de données sous 72 heures.']
    expect(said('conflicting-deadlines', ...duties('Prestataire'))).toEqual([])
  })
  test('a secret kept after the contract is not its term', () => {
    expect(said('conflicting-deadlines', 'Le contrat est conclu pour douze mois.', 'Cette obligation perdure pendant la durée du contrat et pour une durée de deux ans après son terme.')).toEqual([])
    expect(said('conflicting-deadlines', 'Le contrat est conclu pour douze mois.', 'La durée du contrat est de deux ans.')).toHaveLength(1)
  })
})

test('a gap between words is a blank only where a comma closes it', () => {
  expect(said('blank-fields', 'La société        , au capital de 10 000 euros, entretient le parc.', ...body(2))).toHaveLength(1)
  expect(said('blank-fields', 'La société        Clinéo entretient le parc , puis rend compte.', ...body(2))).toEqual([])
})
