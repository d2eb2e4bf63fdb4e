import type { ConsistencyMatch } from '../../src/checklist/consistency'
import { consistencyReaders } from '../../src/checklist/consistency'
import type { ConsistencyReader } from '../../src/checklist/rule'
import type { Paragraph } from '../../src/contract/paragraph'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { Language } from '../../src/language'
import { reasonIn } from '../../src/wording/reasons'
import { contractOf, heading, lexicon, numbered, table } from '../contract/paper'


const language = new Language(readKnowledge().knowledge.lexicon)

const read = (reader: ConsistencyReader, ...lines: (string | Paragraph)[]): ConsistencyMatch[] => consistencyReaders[reader](contractOf(...lines), lexicon, language)
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
  test('documents kept elsewhere', () => {
    expect(said('missing-annex', 'La grille tarifaire est consultable sur l’espace client.')).toEqual(['document-elsewhere: La grille tarifaire est consultable sur l’espace client.'])
    expect(said('missing-annex', 'Un poste qui n’y figure pas est ajouté sur simple demande, aux conditions en vigueur.')).toEqual([])
    expect(said('missing-annex', 'Le site internet du cabinet est hébergé en France.', 'Le contrat ne comprend aucun document joint.')).toEqual([])
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
    expect(said('precedence', 'Le prix figure au devis et les délais au bon de commande.', ...body())).toEqual(['precedence-none: devis + bon de commande'])
    expect(said('precedence', ...body())).toEqual([])
  })
  test('what ranks something else', () => {
    expect(said('precedence', 'La version française prévaut sur les versions linguistiques du devis.', ...body())[0]).toMatch(/^precedence-none/)
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
  test('business hours', () => {
    expect(said('undefined-terms', 'Le Prestataire répond en 4 heures ouvrées.')).toEqual(['calendar-undefined: heures ouvrées'])
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
    ['Vos droits s’exercent en écrivant à l’adresse suivante.', 'blank-label: l’adresse suivante.'], ['ENTRE : Le Client (Responsable de Traitement)', 'blank-identity: ENTRE : Le Client (Responsable de Traitement'],
  ])('%s', (line, expected) => expect(said('blank-fields', line)).toContain(expected))

  test.each([
    'Le formulaire comporte des cases à cocher.', '☒ Bronze ☐ Argent', 'Un traitement est « toute opération […] appliquée à des données ».', 'Voir le document [REF-12] et la note [3].', 'Etc... et ainsi de suite.',
    'Le taux vaut [(total – arrêts) / total].', 'Les besoins à définir avec le Client font l’objet d’un atelier.', 'Bandes : sans objet (N/A), la copie étant faite ailleurs.', 'Le cabinet du XXe siècle.',
  ])('clear: %s', (line) => expect(said('blank-fields', line)).toEqual([]))
})

test('hostile text: no exception, no slow scan', () => {
  const started = process.cpuUsage()
  for (const text of ['['.repeat(30_000), '{{'.repeat(15_000), '_ '.repeat(15_000), '☐'.repeat(30_000), 'A1 '.repeat(10_000), 'article 9 '.repeat(4000), 'annexe 3 '.repeat(4000), '\ud83d'.repeat(100)]) {
    for (const reader of Object.keys(consistencyReaders) as ConsistencyReader[]) expect(Array.isArray(read(reader, text))).toBe(true)
  }
  const used = process.cpuUsage(started)
  expect((used.user + used.system) / 1e6).toBeLessThan(20)
})
