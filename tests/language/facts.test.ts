/** Typed facts: tables of examples and counter-examples. */
import type { Fact } from '../../src/language'
import { compare } from '../../src/language'
import { aLanguage } from './a-language'

const language = aLanguage()

/** Facts of a text as « type words = value notes ». */
function factsOf(text: string): string[] {
  const tokens = language.tokens(text)
  return language.facts(tokens).map((fact) => {
    const words = text.slice(tokens[fact.from].start, tokens[fact.to - 1].end)
    const notes = [fact.calendar, fact.open && 'open', fact.immediate && 'immediate', fact.disagree && 'disagree'].filter(Boolean)
    const type = fact.type === 'durée' && fact.deadline ? 'délai' : fact.type
    return `${type} ${words}${Number.isNaN(fact.value) ? '' : ` = ${Math.round(fact.value * 100) / 100}`}${notes.length ? ` ${notes.join(' ')}` : ''}`
  })
}

describe('durations', () => {
  test.each([
    ['pendant trente jours', ['durée trente jours = 720']],
    ['pendant trente (30) jours', ['durée trente (30) jours = 720']],
    ['sous 4 h ouvrées', ['délai 4 h ouvrées = 4 business']],
    ['dans un délai de quarante-huit (48) heures', ['délai quarante-huit (48) heures = 48']],
    ['dans un délai de quarante-huit (24) heures', ['délai quarante-huit (24) heures = 24 disagree']],
    ['au plus tard un (1) jour ouvré', ['délai un (1) jour ouvré = 8 business']],
    ['sous deux semaines ouvrées', ['délai deux semaines ouvrées = 80 business']],
    ['sous trois jours calendaires', ['délai trois jours calendaires = 72 calendar']],
    ['sous 2 à 4 heures', ['délai 2 à 4 heures = 4']],
    ['dans les vingt-quatre premières heures', ['délai vingt-quatre premières heures = 24']],
    ['limité à 4 heures', ['délai 4 heures = 4']],
    ['une interruption supérieure à 8 heures', ['durée 8 heures = 8']],
    ['le délai est fixé à 2 heures', ['délai 2 heures = 2']],
    ['une sauvegarde fixée à 22 heures', ['heure 22 heures = 22']],
    ['pendant deux heures et demie', ['durée deux heures et demie = 2.5']],
    ['pour une durée de dix-huit mois', ['durée dix-huit mois = 13140']],
    ['cent vingt jours', ['durée cent vingt jours = 2880']],
    ['quatre-vingt-dix jours', ['durée quatre-vingt-dix jours = 2160']],
    ['vingt et un jours', ['durée vingt et un jours = 504']],
    ['périodes triennales', ['durée triennales = 26280']],
    ['dans les deux ans et demi', ['délai deux ans et demi = 21900']],
    ['sous 4 h 30', ['délai 4 h 30 = 4.5']],
    ['pendant un an et trois mois', ['durée un an = 8760', 'durée trois mois = 2190']],
    ['pendant les 48 premières heures', ['durée 48 premières heures = 48']],
    ['deux ou trois jours', ['durée deux ou trois jours = 72']],
    ['10 à 5 jours', ['durée 10 à 5 jours = 240']],
    ['sous 5 à 10 jours ouvrés', ['délai 5 à 10 jours ouvrés = 80 business']],
    ['sous deux (3) à quatre (4) heures', ['délai deux (3) à quatre (4) heures = 4 disagree']],
    ['sous deux (2) à quatre (5) heures', ['délai deux (2) à quatre (5) heures = 5 disagree']],
    ['soixante et onze jours', ['durée soixante et onze jours = 1704']],
    ['cent un jours', ['durée cent un jours = 2424']],
    ['cent vingt et un jours', ['durée cent vingt et un jours = 2904']],
    ['4 h ouvrées et demie', ['durée 4 h ouvrées et demie = 4.5 business']],
    ['deux (2) ou trois (3) jours', ['durée deux (2) ou trois (3) jours = 72']],
    ['après 4 h', ['durée 4 h = 4']],
    ['trois cent soixante-cinq jours', ['durée trois cent soixante-cinq jours = 8760']],
    ['pendant une heure', ['durée une heure = 1']],
    ['sous 4 HO', ['délai 4 HO = 4 business']],
    ['sous 5 JO', ['délai 5 JO = 40 business']],
  ])('%s', (text, wanted) => expect(factsOf(text)).toEqual(wanted))
})

describe('deadlines in words', () => {
  test.each([
    ['J+1', ['délai J+1 = 24']],
    ['à H + 4', ['délai H + 4 = 4']],
    ['dans le mois', ['délai dans le mois = 730']],
    ["dans l'heure", ["délai dans l'heure = 1"]],
    ['sans délai', ['délai sans délai = 0 immediate']],
    ['immédiatement', ['délai immédiatement = 0 immediate']],
    ['le lendemain', ['délai le lendemain = 24']],
    ['le jour ouvré suivant', ['délai jour ouvré suivant = 8 business']],
    ['dans les meilleurs délais', ['délai dans les meilleurs délais open']],
    ['sans retard injustifié', ['délai sans retard injustifié open']],
    ['dans un délai raisonnable', ['délai dans un délai raisonnable open']],
    ['J+2 ouvré', ['délai J+2 ouvré = 16 business']],
    ['H+4', ['délai H+4 = 4']],
    ['48 heures au plus tard', ['délai 48 heures = 48']],
    ['30 jours dès réception', ['délai 30 jours = 720']],
    ['48 heures après la demande', ['délai 48 heures = 48']],
    ['deux ans plus tard', ['délai deux ans = 17520']],
    ['30 jours de travail après', ['durée 30 jours = 720']],
    ['pour une durée de 30 jours', ['durée 30 jours = 720']],
    ['sous peine de nullité, le contrat est conclu pendant 30 jours', ['durée 30 jours = 720']],
  ])('%s', (text, wanted) => expect(factsOf(text)).toEqual(wanted))
})

describe('frequencies, as the longest interval', () => {
  test.each([
    ['chaque nuit', ['fréquence chaque nuit = 24']],
    ['tous les jours ouvrés', ['fréquence tous les jours ouvrés = 24 business']],
    ['toutes les quatre (4) heures', ['fréquence toutes les quatre (4) heures = 4']],
    ['tous les lundis', ['fréquence tous les lundis = 168']],
    ['de façon quotidienne', ['fréquence quotidienne = 24']],
    ['mensuellement', ['fréquence mensuellement = 730']],
    ['une fois par jour', ['nombre une = 1', 'fréquence une fois par jour = 24']],
    ['deux visites par an', ['nombre deux = 2', 'fréquence deux visites par an = 4380']],
    ['2/an', ['fréquence 2/an = 4380']],
    ["deux fois l'an", ["fréquence deux fois l'an = 4380"]],
    ["une fois dans l'année", ["fréquence une fois dans l'année = 8760"]],
    ['une fois le mois écoulé', []],
    ['à 6 h, 12 h, 18 h et minuit', ['fréquence 6 h, 12 h, 18 h et minuit = 6']],
    ['régulièrement', ['fréquence régulièrement open']],
    ['en continu', ['fréquence en continu = 0 immediate']],
    ['par période de trois mois', ['fréquence par période de trois mois = 2190']],
    ['par période de 12 mois', ['fréquence par période de 12 mois = 8760']],
    ['trois fois par semaine', ['nombre trois = 3', 'fréquence trois fois par semaine = 56']],
    ['vingt-quatre visites préventives par an', ['nombre vingt-quatre = 24', 'fréquence vingt-quatre visites préventives par an = 365']],
    ['quatre/an', ['fréquence quatre/an = 2190']],
    ['toutes les 2 heures ouvrées', ['fréquence toutes les 2 heures ouvrées = 2 business']],
    ['tous les quinze (15) jours', ['fréquence tous les quinze (15) jours = 360']],
    ['tous les quinze (20) jours', ['fréquence tous les quinze (20) jours = 480 disagree']],
    ['à 6 h puis 18 h', ['fréquence 6 h puis 18 h = 12']],
    ['à 8 h, 14 h et 20 h 30', ['fréquence 8 h, 14 h et 20 h 30 = 8']],
  ])('%s', (text, wanted) => expect(factsOf(text).filter((fact) => !fact.startsWith('nombre une'))).toEqual(wanted.filter((fact) => !fact.startsWith('nombre une'))))

  test('a price by month is no frequency', () => {
    expect(factsOf('45 € HT par mois')).toEqual(['montant 45 € = 45'])
    expect(factsOf('45 € HT par poste et par mois')).toEqual(['montant 45 € = 45'])
    expect(factsOf('une visite pour 45 €, facturée au cabinet chaque mois')).toEqual(['montant 45 € = 45', 'fréquence chaque mois = 730'])
  })
})

describe('other facts', () => {
  test.each([
    ['99,5 %', ['pourcentage 99,5 % = 99.5']],
    ['quatre-vingt-dix-neuf virgule sept pour cent', ['pourcentage quatre-vingt-dix-neuf virgule sept pour cent = 99.7']],
    ['dix pour cent', ['pourcentage dix pour cent = 10']],
    ['1 500 euros', ['montant 1 500 euros = 1500']],
    ['10.000 €', ['montant 10.000 € = 10000']],
    ['1,5 M€', ['montant 1,5 M€ = 1500000']],
    ['2 MEUR', ['montant 2 MEUR = 2000000']],
    ['deux et demi pour cent', ['pourcentage deux et demi pour cent = 2.5']],
    ['deux et demi', ['nombre deux = 2']],
    ['le 12/03/2025', ['date 12/03/2025']],
    ['1er janvier 2026', ['date 1er janvier 2026']],
    ['2 ou 3 %', ['pourcentage 2 ou 3 % = 3']],
    ['1 500,50 €', ['montant 1 500,50 € = 1500.5']],
    ['1.50 €', ['montant 1.50 € = 1.5']],
    ['mille deux cents euros', ['montant mille deux cents euros = 1200']],
    ['dix mille euros', ['montant dix mille euros = 10000']],
    ['2 k€', ['montant 2 k€ = 2000']],
    ["deux millions d'euros", ["montant deux millions d'euros = 2000000"]],
    ['cinq millions de dossiers', ['nombre cinq millions = 5000000']],
    ['un plafond de 5 millions', ['montant 5 millions = 5000000']],
    ['12 € HT par poste installé et par mois', ['montant 12 € = 12']],
    ['12 € HT puis un rapport écrit par mois', ['montant 12 € = 12', 'fréquence un rapport écrit par mois = 730']],
    ["3 milliards d'euros", ["montant 3 milliards d'euros = 3000000000"]],
    ['le 5 mars', ['date 5 mars']],
    ['en mars 2026', ['date mars 2026']],
    ['le 3 avril 2026 à 10 h', ['date 3 avril 2026', 'heure 10 h = 10']],
    ['à 22 h 45', ['heure 22 h 45 = 22']],
    ['à partir de 18 h', ['heure 18 h = 18']],
    ['le lundi de 8 h à 10 h', ['plage 8 h à 10 h = 2']],
    ['12/24', ['nombre 12 = 12', 'nombre 24 = 24']],
    ['article 4 du contrat', ['référence article 4']],
    ['entre 8 h et 20 h', ['plage 8 h et 20 h = 12']],
    ['de 8 h 30 à 12 h 15', ['plage 8 h 30 à 12 h 15 = 4']],
    ['24 h sur 24', ['plage 24 h sur 24 = 168']],
    ['lundi-vendredi', ['fréquence lundi-vendredi = 24 business', 'plage lundi-vendredi = 120']],
    ['du lundi au samedi', ['fréquence lundi au samedi = 24 business', 'plage lundi au samedi = 144']],
    ['du lundi au dimanche', ['fréquence lundi au dimanche = 24', 'plage lundi au dimanche = 168']],
    ['du samedi au lundi', ['fréquence samedi au lundi = 24 business', 'plage samedi au lundi = 72']],
    ['loi n° 78-17 du 6 janvier 1978', ['référence loi n° 78-17', 'date 6 janvier 1978']],
    ['règlement (UE) 2016/679', ['référence règlement (UE) 2016/679']],
    ['article 28 du RGPD', ['référence article 28', 'référence RGPD']],
    ['Règlement à 30 jours', ['durée 30 jours = 720']],
    ['quatre-vingts postes', ['nombre quatre-vingts = 80']],
    ['trois mille postes', ['nombre trois mille = 3000']],
    ['deux mille trente postes', ['nombre deux mille trente = 2030']],
    ['quatre-vingt-dix-neuf mille postes', ['nombre quatre-vingt-dix-neuf mille = 99000']],
    ['vingt et quelques postes', ['nombre vingt = 20']],
    ['vingt postes et deux serveurs', ['nombre vingt = 20', 'nombre deux = 2']],
    ['deux et trois', ['nombre deux = 2', 'nombre trois = 3']],
    ['quarante (40', ['nombre quarante = 40', 'nombre 40 = 40']],
    ['cinq cents visiteurs', ['nombre cinq cents = 500']],
    ['de 9 h à 18 h', ['plage 9 h à 18 h = 9']],
    ['8h-18h', ['plage 8h-18h = 10']],
    ['8:00-18:30', ['plage 8:00-18:30 = 10.5']],
    ['8:00 à 18:00', ['plage 8:00 à 18:00 = 10']],
    ['à 14:30', ['heure 14:30 = 14.5']],
    ['version 14: 30', ['nombre 14 = 14', 'nombre 30 = 30']],
    ['lun-ven', ['fréquence lun-ven = 24 business', 'plage lun-ven = 120']],
    ['du lundi au ven', ['fréquence lundi au ven = 24 business', 'plage lundi au ven = 120']],
    ['6 j/7', ['plage 6 j/7 = 144']],
    ['5 jours sur 7', ['plage 5 jours sur 7 = 120']],
    ['24 heures sur 24', ['plage 24 heures sur 24 = 168']],
    ['9 h-12 h', ['plage 9 h-12 h = 3']],
    ['24/7', ['plage 24/7 = 168']],
    ['24 heures sur 24', ['plage 24 heures sur 24 = 168']],
    ['du lundi au vendredi', ['fréquence lundi au vendredi = 24 business', 'plage lundi au vendredi = 120']],
    ['article L. 1111-8 du code', ['référence article L. 1111-8']],
    ['huit postes', ['nombre huit = 8']],
  ])('%s', (text, wanted) => expect(factsOf(text)).toEqual(wanted))
})

describe('what holds no fact', () => {
  test.each(['une partie de la journée de travail', 'le contrat de service', 'chaque partie', 'par courriel', 'un client', 'les heures de bureau', 'à la charge du Client', 'un seul incident', "l'article premier", 'le mardi'])('%s', (text) => {
    expect(factsOf(text)).toEqual([])
  })
})

describe('a fact held against a bound', () => {
  const fact = (text: string): Fact => language.facts(language.tokens(text))[0]
  test.each([
    ['24 heures', '48 heures', 'max', 'within'],
    ['48 heures', '48 heures', 'max', 'within'],
    ['72 heures', '48 heures', 'max', 'beyond'],
    ['sans délai', '48 heures', 'max', 'within'],
    ['dans les meilleurs délais', '48 heures', 'max', 'open'],
    ['quarante-huit (24) heures', '48 heures', 'max', 'unclear'],
    ['trois jours ouvrés', '96 heures', 'max', 'unclear'],
    ['un jour ouvré', '120 heures', 'max', 'within'],
    ['cinq jours ouvrés', '48 heures', 'max', 'beyond'],
    ['2 heures', '2 heures ouvrées', 'max', 'within'],
    ['4 heures ouvrées', '2 heures ouvrées', 'max', 'beyond'],
    ['chaque nuit', 'une fois par semaine', 'max', 'within'],
    ['30 jours', '15 jours', 'min', 'within'],
    ['10 jours', '15 jours', 'min', 'beyond'],
    ['15 jours', '15 jours', 'min', 'within'],
    ['sans délai', '48 heures', 'min', 'beyond'],
    ['99,9 %', '99,5 %', 'min', 'within'],
    ['99 %', '99,5 %', 'min', 'beyond'],
    ['deux jours calendaires', '48 heures', 'max', 'within'],
    ['trois jours calendaires', '48 heures', 'max', 'beyond'],
    ['48 heures', 'deux jours ouvrés', 'max', 'within'],
    ['dix jours', 'un jour ouvré', 'max', 'beyond'],
    ['trente jours ouvrés', 'quinze jours', 'min', 'within'],
    ['dix jours ouvrés', 'trente jours', 'min', 'beyond'],
    ['dix jours ouvrés', 'douze jours', 'min', 'unclear'],
    ['chaque jour ouvré', 'une fois par jour', 'max', 'within'],
  ] as const)('%s against %s (%s): %s', (text, bound, kind, wanted) => {
    const bounds = language.facts(language.tokens(bound))
    const read = fact(text)
    expect(compare(read, bounds.find(({ type }) => type === read.type)!, kind)).toBe(wanted)
  })
})

test('two numbers that follow each other are two', () => {
  expect(factsOf('deux trois jours')).toEqual(['nombre deux = 2', 'durée trois jours = 72'])
})
