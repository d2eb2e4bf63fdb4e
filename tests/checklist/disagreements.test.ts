/** Dates and parties said in two ways: what must be told, and what must not. */
import { nearly } from '../../src/checklist/consistency/consistent-parties'
import { readDisagreements } from '../../src/checklist/consistency/disagreements'
import type { Paragraph } from '../../src/contract/paragraph'
import { contractOf, heading, lexicon, table } from '../contract/paper'

const said = (...lines: (string | Paragraph)[]): string[] => readDisagreements(contractOf(...lines), lexicon).map(({ kind, quotes }) => `${kind}: ${quotes.map(({ exact }) => exact).join(' + ')}`)
const article = (n: number, ...lines: string[]): (string | Paragraph)[] => [heading(1, `Article ${n} – Point ${n}`), ...lines]

describe('dates', () => {
  test.each([
    ['sentence and label', 'Le contrat prend effet le 1er janvier 2027.', 'Date d’effet : 1er février 2027', 'dates-effective: 1er janvier 2027 + 1er février 2027'],
    ['a bracketed subject', 'Le contrat, ses annexes comprises, prend effet au 1er janvier 2027.', 'La redevance est due dès la prise d’effet du contrat, le 1er février 2027.', 'dates-effective: 1er janvier 2027 + 1er février 2027'],
    ['figures', 'Le présent contrat entre en vigueur le 01/01/2027.', 'Il est rappelé que le contrat entre en vigueur le 01/02/2027.', 'dates-effective: 01/01/2027 + 01/02/2027'],
    ['the term told from another day', 'Le contrat prend effet au 1er janvier 2027.', 'Le contrat est conclu pour une durée de trois ans à compter du 1er mars 2027.', 'dates-effective: 1er janvier 2027 + 1er mars 2027'],
    ['signature', 'Date de signature du contrat : 3 décembre 2026', 'Le présent contrat, signé le 5 décembre 2026, lie les parties.', 'dates-signature: 3 décembre 2026 + 5 décembre 2026'],
    ['start of the work', 'Les prestations débutent le 4 janvier 2027.', 'Démarrage des prestations : 1er février 2027', 'dates-start: 4 janvier 2027 + 1er février 2027'],
  ])('%s', (_, one, other, expected) => {
    const gap = Array.from({ length: 14 }, (__, n) => `Le Prestataire entretient le poste numéro ${n}.`)
    expect(said(...article(1, one), ...gap, ...article(2, other))).toEqual([expected])
  })
  test('in a table, and in an annex that speaks of the contract', () => {
    expect(said(...article(1, 'Le contrat prend effet le 1er janvier 2027.'), ...table([['Date d’effet', '1er février 2027'], ['Durée', '36 mois']]))).toHaveLength(1)
    expect(said(...article(1, 'Le contrat prend effet le 1er janvier 2027.'), heading(1, 'Annexe 1 – Conditions financières'), 'Le contrat prend effet le 1er février 2027.')).toHaveLength(1)
  })
  test.each([
    'Le contrat prend effet le 01/01/2027.',
    'Il respecte la loi du 6 janvier 1978 et le décret du 4 janvier 2006.',
    'L’avenant n° 1 au contrat prend effet le 1er mars 2027.',
    'L’annexe 2 du contrat entre en vigueur le 1er mars 2027.',
    'Les tarifs du contrat prennent effet le 1er février 2027.',
    'Le docteur Martin, né le 3 mars 1970, signe le contrat.',
    'Le contrat prend fin le 31 décembre 2029.',
    'La résiliation du contrat prend effet le 1er juin 2028.',
    'Le contrat est conclu pour trois ans, jusqu’au 31 décembre 2029.',
    'Le Client peut résilier le contrat à compter du 1er janvier 2028.',
    'Le contrat précédent, signé le 12 mars 2024, a pris effet le 1er avril 2024.',
    'Les prix sont révisés chaque année, à compter du 1er janvier 2028, pour la durée du contrat.',
    'Le contrat, daté du 3 décembre 2026, est remis au Client.',
    'Le contrat d’assurance prend effet le 1er juillet 2026.',
    'Le contrat de maintenance conclu avec Delta prend effet le 3 mai 2025.',
    'L’annexe 2, jointe au contrat, prend effet le 1er mars 2027.',
    'Le service de garde débute le 1er juin 2027, pour la durée du contrat.',
    'La police d’assurance prend effet le 1er juillet 2026.',
    'Le règlement (UE) 2016/679 est entré en application le 25 mai 2018.',
    'Les prestations débutent le 15 janvier 2027.',
  ])('no contradiction with « Le contrat prend effet le 1er janvier 2027 »: %s', (other) => {
    expect(said(...article(1, 'Le contrat prend effet le 1er janvier 2027.'), ...article(2, other))).toEqual([])
  })
  const first = 'Le contrat prend effet le 1er janvier 2027.'
  test.each([
    ['2027-02-01', true], ['01.02.2027', true], ['01-02-2027', true], ['01/02/27', true], ['31/12/2026', true], ['premier février 2027', true], ['1er février 2027', true],
    ['01/01/27', false], ['2027-01-01', false], ['01.02.27', false], ['1/13/2027', false], ['32/01/2027', false], ['0/01/2027', false], ['12/12/1899', false], ['1er février', false],
  ])('« Le contrat prend effet le %s » says another day: %s', (date, another) => {
    expect(said(...article(1, first), ...article(2, `Le contrat prend effet le ${date}.`))).toEqual(another ? [`dates-effective: 1er janvier 2027 + ${date}`] : [])
  })
  test('a date is told by the words before it, not from afar', () => {
    expect(said(...article(1, first), ...article(2, 'Le contrat prend effet, pour les deux sites du cabinet et tous les postes qui y sont installés à ce jour, le 1er février 2027.'))).toEqual([])
    expect(said(...article(1, first), ...article(2, 'Le contrat entre en vigueur à une date que fixe la commande ; il prend effet le 1er janvier 2027.'))).toEqual([])
  })
  test('« il » stands for the contract of the sentence before', () => {
    expect(said(...article(1, 'Le contrat est conclu.', 'Il prend effet le 1er février 2027.'), ...article(2, first))).toEqual(['dates-effective: 1er février 2027 + 1er janvier 2027'])
    expect(said(...article(1, 'La commande est passée.', 'Elle prend effet le 1er février 2027.'), ...article(2, first))).toEqual([])
  })
  test('a label is the contract’s, unless it names another thing or stands in an annex', () => {
    expect(said(...article(1, first), 'Prise d’effet : 1er février 2027')).toEqual(['dates-effective: 1er janvier 2027 + 1er février 2027'])
    expect(said(...article(1, first), 'Prise d’effet de la commande : 1er février 2027')).toEqual([])
    expect(said(...article(1, first), heading(1, 'Annexe 1 – Tarifs'), 'Date d’effet : 1er février 2027')).toEqual([])
    expect(said(...article(1, first), heading(1, 'Annexe 1 – Tarifs'), heading(2, '1.1 Prix'), 'Date d’effet : 1er février 2027')).toEqual([])
  })
  test('three dates: the first two are shown; a heading tells none', () => {
    expect(said(...[1, 2, 3].flatMap((n) => article(n, `Le contrat prend effet le 1er mars 202${n}.`)))).toEqual(['dates-effective: 1er mars 2021 + 1er mars 2022'])
    expect(said(heading(1, 'Le contrat prend effet le 1er mars 2027'), first)).toEqual([])
  })
  test('signatories sign one after the other; far apart the days contradict each other', () => {
    const signed = (between: number) => said('Fait à Lyon, le 3 décembre 2026', ...Array.from({ length: between }, (_, n) => `Le poste ${n} est entretenu.`), 'Fait à Lyon, le 5 décembre 2026')
    expect(signed(5)).toEqual([])
    expect(signed(14)).toEqual(['dates-signature: 3 décembre 2026 + 5 décembre 2026'])
  })

  test('what a clause tells apart is apart; each signatory has a day; an amendment has its own', () => {
    expect(said(...article(1, 'Le contrat entre en vigueur le 10 décembre 2026.', 'Le contrat prend effet le 1er janvier 2027.'))).toEqual([])
    expect(said('Pour le Client', 'Fait à Lyon, le 3 décembre 2026', 'Pour le Prestataire', 'Fait à Paris, le 5 décembre 2026')).toEqual([])
    expect(said(heading(1, 'Annexe 1 – Accord de traitement'), 'Le présent accord prend effet le 1er mars 2027.', heading(1, 'Annexe 2 – Parc'), 'Date d’effet : 1er mai 2027')).toEqual([])
  })
})

describe('parties', () => {
  const opening = 'Entre la SELARL Cabinet Dupont, immatriculée au RCS de Lyon sous le numéro 123 456 789, ci-après dénommée « le Client », et la société Médinfo Services, SAS au capital de 100 000 000 euros, RCS Lyon 987 654 321, ci-après dénommée « le Prestataire ».'
  const body = [heading(1, 'Article 1 – Objet'), 'Le Prestataire assure la maintenance des postes du Client.', heading(1, 'Signatures')]
  test.each([
    ['Pour le Client : SELARL Cabinet Dupond', 'party-spelling: SELARL Cabinet Dupont + SELARL Cabinet Dupond'],
    ['Pour le Client : SELAS Cabinet Dupont', 'party-form: SELARL Cabinet Dupont + SELAS Cabinet Dupont'],
    ['Pour le Prestataire : Médinfo Service, SAS', 'party-spelling: Médinfo Services, SAS + Médinfo Service, SAS'],
    ['Pour le Prestataire : Médinfo Services, SARL', 'party-form: Médinfo Services, SAS + Médinfo Services, SARL'],
    ['Pour le Prestataire : Médinfo Services, SIREN 987 654 312', 'party-number: 987 654 321 + 987 654 312'],
    ['Pour le Client : Cabinet Dupont, SIRET 123 456 780 00012', 'party-number: 123 456 789 + 123 456 780 00012'],
  ])('%s', (line, expected) => expect(said(opening, ...body, line)).toEqual([expected]))
  test('another form and another spelling are one line, with both places', () => {
    const kinds = said(opening, ...body, 'Pour le Client : SELAS Cabinet Dupond')
    expect(kinds).toEqual(['party-spelling: SELARL Cabinet Dupont + SELAS Cabinet Dupond'])
  })
  test.each([
    'Pour le Client : SELARL CABINET DUPONT',
    'Pour le Prestataire : la société MEDINFO SERVICES, société par actions simplifiée unipersonnelle, SIRET 987 654 321 00045',
    'Le Prestataire est filiale de Médinfo Groupe, SA, RCS Paris 111 222 333.',
    'Médinfo Services est assurée auprès d’AXA France IARD, RCS Nanterre 722 057 460.',
    'Le Prestataire confie l’hébergement à Médhost Services, SARL, SIREN 444 555 666.',
    'Médinfo Services Santé, SA, RCS Lyon 333 444 555, édite le logiciel.',
    'Le cabinet est ouvert du lundi au vendredi ; le prestataire y passe le mardi.',
    'Les services de Médinfo sont décrits à l’annexe 1.',
    'Téléphone de Médinfo Services : 04 72 00 00 00.',
  ])('no contradiction: %s', (line) => expect(said(opening, ...body, line)).toEqual([]))
  test.each([
    ['Pour le Client, la SELARL Cabinet Dupond', 'party-spelling: SELARL Cabinet Dupont + SELARL Cabinet Dupond'],
    ['La société Médinfo Servicse est tenue.', 'party-spelling: Médinfo Services, SAS + Médinfo Servicse'],
    ['Médinfo Services (SARL) intervient.', 'party-form: Médinfo Services, SAS + Médinfo Services (SARL'],
    ['SARL Médinfo Services', 'party-form: Médinfo Services, SAS + SARL Médinfo Services'],
    ['Le Client paie la Société Médinfo Services, SARL.', 'party-form: Médinfo Services, SAS + Médinfo Services, SARL'],
    ['Signé : Pour Médinfo Services, SARL', 'party-form: Médinfo Services, SAS + Médinfo Services, SARL'],
    ['La société à responsabilité limitée Médinfo Services intervient.', 'party-form: Médinfo Services, SAS + société à responsabilité limitée Médinfo Services'],
    ['Médinfo Services, 12 rue de la Gare, Lyon (SIREN 987 654 312)', 'party-number: 987 654 321 + 987 654 312'],
    ['Médinfo Services, SIREN 987.654.312', 'party-number: 987 654 321 + 987.654.312'],
    ['Médinfo Services, SIRET 98765431200012', 'party-number: 987 654 321 + 98765431200012'],
    ['Médinfo Services, au capital de 10 000 euros, 12 rue de la Gare, immatriculée au RCS de Lyon sous le numéro 987 654 312', 'party-number: 987 654 321 + 987 654 312'],
  ])('%s', (line, expected) => expect(said(opening, ...body, line)).toEqual([expected]))
  test.each([
    'Pour le Client : SELARL Cabinet Dupont',
    'Médinfo Services, société par actions simplifiée',
    'La société Groupe Médinfo Services, SARL, intervient.',
    'Médinfo Services-Santé, SARL',
    'Médinfo Services, SARL Martin et SAS Durand interviennent.',
    'Médinfo Services, SIREN 98765',
    'Médinfo Services – téléphone 987 654 312',
    'Médinfo Services a pour hébergeur Médhost, SIREN 444 555 666.',
    'Médinfo Services confie la copie des données à Ovalie Cloud (SIREN 444 555 666).',
    'Médinfo Services intervient et la SARL Martin, SIREN 444 555 666, aussi.',
    'le cabinet dupond',
  ])('no contradiction either: %s', (line) => expect(said(opening, ...body, line)).toEqual([]))
  test('a name of one word is misspelt where it is said to be a company, else it may be any word', () => {
    const one = (line: string) => said('Entre la SELARL Dupont, ci-après « le Client », et la société Medinfo, SAS, ci-après « le Prestataire ».', ...body, line)
    expect(one('La société Medinfa est tenue.')).toEqual(['party-spelling: Medinfo, SAS + Medinfa'])
    expect(one('Pour le Prestataire : Medinfa SAS')).toEqual(['party-spelling: Medinfo, SAS + Medinfa SAS'])
    expect(one('Medinfa est tenue.')).toEqual([])
  })
  test('the signatures may be the only place that names a party', () => {
    const signed = (...lines: string[]) => said(...body.slice(0, 2), ...lines)
    expect(signed('Client : SELARL Cabinet Dupont', 'Pour le Client : SELARL Cabinet Dupond')).toEqual(['party-spelling: SELARL Cabinet Dupont + SELARL Cabinet Dupond'])
    for (const line of ['Client : SELARL Cabinet Dupont', 'Le Client : SELARL Cabinet Dupont', 'Pour le Client, la SELARL Cabinet Dupont']) {
      expect(signed(line, 'La SELARL Cabinet Dupond garde le serveur.')).toEqual(['party-spelling: SELARL Cabinet Dupont + SELARL Cabinet Dupond'])
    }
    expect(signed('Le Client confie le serveur à la SELARL Cabinet Dupont.', 'La SELARL Cabinet Dupond le garde.')).toEqual([])
  })
  test('a practitioner', () => {
    const signed = (line: string) => said('Entre le docteur Claire Dupont, ci-après « le Client », et Médinfo Services SAS, ci-après « le Prestataire ».', ...body, line)
    expect(signed('Pour le Client : docteur Claire Dupond')).toEqual(['party-spelling: Claire Dupont + Claire Dupond'])
    expect(signed('Pour le Client : docteur Paul Martin')).toEqual([])
  })
  test('a number on a line of its own', () => {
    expect(said(opening, ...body, 'Pour le Prestataire', 'Médinfo Services', '12 rue de la Gare, Lyon', 'SIREN : 987 654 312')).toEqual(['party-number: 987 654 321 + 987 654 312'])
    expect(said(opening, ...body, 'Pour le Prestataire', 'Médinfo Services', 'Hébergeur : Médhost', 'SIREN : 444 555 666')).toEqual([])
    expect(said(opening, ...body, 'Pour le Prestataire', 'Médinfo Services', heading(1, 'Hébergement'), 'SIREN : 444 555 666')).toEqual([])
    expect(said(opening, ...body, 'Pour le Prestataire', 'Médinfo Services', heading(1, 'SAS Médhost'), 'SIREN : 444 555 666')).toEqual([])
    expect(said(opening, ...body, 'Pour le Prestataire', 'Médinfo Services', '12 rue de la Gare', '69003 Lyon', '4 rue de la Poste', 'SIREN : 444 555 666')).toEqual([])
    expect(said(opening, ...body, 'Médinfo Services, dont les bureaux sont ouverts tous les jours de la semaine de neuf heures à dix-huit heures', 'SIREN : 444 555 666')).toEqual([])
  })
  test('two clients of one family; two companies of one name in one sentence', () => {
    expect(said('Entre les docteurs Claire Dupont et Paul Dupont, ci-après « le Client », et Médinfo Services SAS, ci-après « le Prestataire ».', ...body, 'Pour le Client : docteur Paul Dupont')).toEqual([])
    expect(said('Entre la SCM Dupont Martin, RCS Lyon 111 111 111, et la SELARL Dupont Martin, RCS Lyon 222 222 222, ci-après ensemble « le Client », et Médinfo Services SAS, ci-après « le Prestataire ».', ...body)).toEqual([])
  })
  test('a letter apart, and not', () => {
    for (const [one, other] of [['dupont', 'dupond'], ['medinfo', 'medinof'], ['service', 'services'], ['services', 'service'], ['medinfo', 'medifo'], ['medinfo', 'meddinfo']]) expect(nearly(one, other)).toBe(true)
    for (const [one, other] of [['sante1', 'sante2'], ['mars', 'mare'], ['dupont', 'dubois'], ['medinfo', 'medinfosas'], ['dupont', 'rupont'], ['medinfo', 'mdeinof']]) expect(nearly(one, other)).toBe(false)
  })
})
