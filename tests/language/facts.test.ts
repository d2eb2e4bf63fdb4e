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
    ['pendant deux heures et demie', ['durée deux heures et demie = 2.5']],
    ['pour une durée de dix-huit mois', ['durée dix-huit mois = 13140']],
    ['cent vingt jours', ['durée cent vingt jours = 2880']],
    ['quatre-vingt-dix jours', ['durée quatre-vingt-dix jours = 2160']],
    ['vingt et un jours', ['durée vingt et un jours = 504']],
    ['périodes triennales', ['durée triennales = 26280']],
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
    ['à 6 h, 12 h, 18 h et minuit', ['fréquence 6 h, 12 h, 18 h et minuit = 6']],
    ['régulièrement', ['fréquence régulièrement open']],
    ['en continu', ['fréquence en continu = 0 immediate']],
  ])('%s', (text, wanted) => expect(factsOf(text).filter((fact) => !fact.startsWith('nombre une'))).toEqual(wanted.filter((fact) => !fact.startsWith('nombre une'))))

  test('a price by month is no frequency', () => {
    expect(factsOf('45 € HT par mois')).toEqual(['montant 45 € = 45'])
  })
})

describe('other facts', () => {
  test.each([
    ['99,5 %', ['pourcentage 99,5 % = 99.5']],
    ['quatre-vingt-dix-neuf virgule sept pour cent', ['pourcentage quatre-vingt-dix-neuf virgule sept pour cent = 99.7']],
    ['dix pour cent', ['pourcentage dix pour cent = 10']],
    ['1 500 euros', ['montant 1 500 euros = 1500']],
    ['10.000 €', ['montant 10.000 € = 10000']],
    ['le 12/03/2025', ['date 12/03/2025']],
    ['1er janvier 2026', ['date 1er janvier 2026']],
    ['de 9 h à 18 h', ['plage 9 h à 18 h = 9']],
    ['24/7', ['plage 24/7 = 168']],
    ['24 heures sur 24', ['plage 24 heures sur 24 = 168']],
    ['du lundi au vendredi', ['fréquence lundi au vendredi = 24 business', 'plage lundi au vendredi = 120']],
    ['article L. 1111-8 du code', ['référence article L. 1111-8']],
    ['huit postes', ['nombre huit = 8']],
  ])('%s', (text, wanted) => expect(factsOf(text)).toEqual(wanted))
})

describe('what holds no fact', () => {
  test.each(['une partie de la journée de travail', 'le contrat de service', 'chaque partie', 'par courriel', 'un client', 'les heures de bureau', 'à la charge du Client'])('%s', (text) => {
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
  ] as const)('%s against %s (%s): %s', (text, bound, kind, wanted) => {
    const bounds = language.facts(language.tokens(bound))
    const read = fact(text)
    expect(compare(read, bounds.find(({ type }) => type === read.type)!, kind)).toBe(wanted)
  })
})
