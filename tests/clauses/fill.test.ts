import { blockText } from '../../src/contract/blocks'
import { checkValue } from '../../src/clauses/blank-value'
import { fill } from '../../src/clauses/fill'
import { numberInWords } from '../../src/clauses/number-words'
import { partyName } from '../../src/clauses/party-name'
import { parseParts, writeParts } from '../../src/clauses/parse-part'
import { stances } from '../../src/clauses/template'
import type { BlankTemplate } from '../../src/clauses/template'
import { figure, typeset } from '../../src/clauses/typeset'
import { clause, library, parties, plain, tools } from './library'

const { writing } = library
const NB = '\u00a0'

describe('the four forms of a party', () => {
  test.each([
    ['le Prestataire', 'le Prestataire', 'Le Prestataire', 'du Prestataire', 'au Prestataire'],
    ['Le Titulaire', 'le Titulaire', 'Le Titulaire', 'du Titulaire', 'au Titulaire'],
    ["l'Éditeur", 'l’Éditeur', 'L’Éditeur', 'de l’Éditeur', 'à l’Éditeur'],
    ['L’Hébergeur', 'l’Hébergeur', 'L’Hébergeur', 'de l’Hébergeur', 'à l’Hébergeur'],
    ['la Société', 'la Société', 'La Société', 'de la Société', 'à la Société'],
    ['la société Médinfo', 'la société Médinfo', 'La société Médinfo', 'de la société Médinfo', 'à la société Médinfo'],
    ['les Praticiens', 'les Praticiens', 'Les Praticiens', 'des Praticiens', 'aux Praticiens'],
    ['Alphalog', 'Alphalog', 'Alphalog', 'd’Alphalog', 'à Alphalog'],
    ['Médisoft', 'Médisoft', 'Médisoft', 'de Médisoft', 'à Médisoft'],
    ['Yalta Santé', 'Yalta Santé', 'Yalta Santé', 'de Yalta Santé', 'à Yalta Santé'],
    ['Lecointe & Fils', 'Lecointe & Fils', 'Lecointe & Fils', 'de Lecointe & Fils', 'à Lecointe & Fils'],
    ['Lassalle Informatique', 'Lassalle Informatique', 'Lassalle Informatique', 'de Lassalle Informatique', 'à Lassalle Informatique'],
  ])('%s', (shown, subject, opening, of, to) => {
    expect(partyName(shown, writing).forms).toEqual({ subject, opening, of, to })
  })

  test('gender and number follow the article; an elided article asks the list of feminine nouns', () => {
    expect(partyName('la Société', writing)).toMatchObject({ gender: 'f', plural: false })
    expect(partyName("l'Entreprise", writing).gender).toBe('f')
    expect(partyName("l'Éditeur", writing).gender).toBe('m')
    expect(partyName('les Praticiens', writing).plural).toBe(true)
  })
})

describe('numbers in words', () => {
  test.each([
    [0, 'zéro'], [1, 'un'], [16, 'seize'], [17, 'dix-sept'], [21, 'vingt et un'], [22, 'vingt-deux'], [45, 'quarante-cinq'], [60, 'soixante'],
    [70, 'soixante-dix'], [71, 'soixante et onze'], [72, 'soixante-douze'], [79, 'soixante-dix-neuf'], [80, 'quatre-vingts'], [81, 'quatre-vingt-un'],
    [90, 'quatre-vingt-dix'], [91, 'quatre-vingt-onze'], [99, 'quatre-vingt-dix-neuf'], [100, 'cent'], [101, 'cent un'], [200, 'deux cents'],
    [201, 'deux cent un'], [280, 'deux cent quatre-vingts'], [1000, 'mille'], [1500, 'mille cinq cents'], [2000, 'deux mille'], [80000, 'quatre-vingt mille'],
    [200000, 'deux cent mille'], [300000, 'trois cent mille'], [1000000, 'un million'], [2500000, 'deux millions cinq cent mille'],
  ])('%i', (value, words) => {
    expect(numberInWords(value, writing.numbers, 'm')).toBe(words)
  })

  test('feminine', () => {
    expect(numberInWords(1, writing.numbers, 'f')).toBe('une')
    expect(numberInWords(21, writing.numbers, 'f')).toBe('vingt et une')
    expect(numberInWords(81, writing.numbers, 'f')).toBe('quatre-vingt-une')
  })

  test('no words for fractions, negative or huge numbers', () => {
    for (const value of [1.5, -1, 1e9]) expect(numberInWords(value, writing.numbers, 'm')).toBeNull()
  })

  test('what is written in words is read back as the same number by the fact finder', () => {
    for (const value of [1, 7, 17, 21, 48, 71, 80, 81, 91, 99, 100, 180, 200, 281, 365, 999, 1000, 1500, 12345]) {
      const text = `${numberInWords(value, writing.numbers, 'm')} (${figure(value)}) jours`
      const [fact] = tools.language.facts(tools.language.tokens(text))
      expect({ text, value: fact.value, disagree: fact.disagree }).toEqual({ text, value: value * 24, disagree: false })
    }
  })
})

describe('typography', () => {
  test.each([
    ["l'article L. 1111-8 : « oui » ; non ! 5 %", `l’article${NB}L.${NB}1111-8${NB}: «${NB}oui${NB}»${NB}; non${NB}! 5${NB}%`.replace(`article${NB}L`, 'article L')],
    ['300 000 euros', `300${NB}000 euros`],
    ['article 28, n° 2016/679', `article${NB}28, n°${NB}2016/679`],
    ['https://exemple.fr/a?b', 'https://exemple.fr/a?b'],
    ['deux mots : rien', `deux mots${NB}: rien`],
  ])('%s', (typed, expected) => {
    expect(typeset(typed, writing)).toBe(expected)
  })
})

const blank = (type: BlankTemplate['type'], more: Partial<BlankTemplate> = {}): BlankTemplate =>
  ({ name: 'x', label: { fr: 'x', en: 'x' }, type, default: null, default_by_stance: {}, min: null, max: null, hint: null, ...more })

describe('values', () => {
  test.each<[BlankTemplate['type'], string, string]>([
    ['duration', '48 heures', 'quarante-huit (48) heures'],
    ['duration', '48h', 'quarante-huit (48) heures'],
    ['duration', '5 j ouvrés', 'cinq (5) jours ouvrés'],
    ['duration', '1 heure ouvrée', 'une (1) heure ouvrée'],
    ['duration', '1 heures', 'une (1) heure'],
    ['duration', 'une heure', 'une (1) heure'],
    ['duration', 'deux mois', 'deux (2) mois'],
    ['duration', 'quarante-huit (48) heures', 'quarante-huit (48) heures'],
    ['duration', '3 jour ouvré', 'trois (3) jours ouvrés'],
    ['duration', '30 jours calendaires', 'trente (30) jours calendaires'],
    ['duration', 'cinq ans', 'cinq (5) ans'],
    ['duration', '21 semaines', 'vingt et une (21) semaines'],
    ['duration', '4 heures 30', '4 heures 30'],
    ['frequency', 'deux fois par semaine', 'deux fois par semaine'],
    ['frequency', 'toutes les quatre heures', 'toutes les quatre heures'],
    ['amount', '300 000 euros', 'trois cent mille (300 000) euros'],
    ['amount', '300000 €', 'trois cent mille (300 000) euros'],
    ['amount', '800 euros hors taxes', 'huit cents (800) euros hors taxes'],
    ['amount', '85,50 euros', '85,50 euros'],
    ['percent', '99,5 %', '99,5 %'],
    ['percent', '5%', '5 %'],
    ['number', '3', 'trois (3)'],
    ['number', 'trois', 'trois (3)'],
    ['number', '1', 'un (1)'],
    ['date', '01/01/2027', '1er janvier 2027'],
    ['date', '2027-12-31', '31 décembre 2027'],
    ['date', '1er mars 2028', '1er mars 2028'],
    ['text', "M. d'Exemple ", "M. d'Exemple"],
    ['list', 'maintenance, sauvegarde ;', 'maintenance, sauvegarde'],
  ])('%s « %s »', (type, typed, shown) => {
    const result = checkValue(blank(type), typed, tools)
    expect(result.kind === 'value' ? plain(result.shown) : result).toBe(shown)
  })

  test.each<[BlankTemplate['type'], string, string]>([
    ['duration', '  ', 'empty'],
    ['duration', 'bientôt', 'wrong-type'],
    ['duration', '300 euros', 'wrong-type'],
    ['duration', '48', 'wrong-type'],
    ['duration', '48 heures environ', 'more-than-a-value'],
    ['duration', 'quarante-huit (24) heures', 'words-figures-disagree'],
    ['duration', 'dans les meilleurs délais', 'no-figure'],
    ['amount', '48 heures', 'wrong-type'],
    ['percent', '5', 'wrong-type'],
    ['number', 'beaucoup', 'wrong-type'],
    ['date', '31/02/2027', 'no-such-date'],
    ['date', 'demain', 'wrong-type'],
    ['frequency', '48 heures', 'wrong-type'],
    ['text', '[à compléter]', 'bad-characters'],
    ['text', 'deux\nlignes', 'bad-characters'],
    ['text', '{{client}}', 'bad-characters'],
    ['text', 'x'.repeat(401), 'too-long'],
  ])('%s « %s » is refused: %s', (type, typed, reason) => {
    expect(checkValue(blank(type), typed, tools)).toEqual({ kind: 'refused', reason, type })
  })

  test('a bound is a caution, in whatever unit it is written', () => {
    const bounded = blank('duration', { min: '24 heures', max: '7 jours' })
    const cautions = (typed: string) => {
      const result = checkValue(bounded, typed, tools)
      return result.kind === 'value' ? result.cautions.map((caution) => `${caution.code} ${caution.bound}`) : [result.reason]
    }
    expect(cautions('72 heures')).toEqual([])
    expect(cautions('168 heures')).toEqual([])
    expect(cautions('8 jours')).toEqual(['above-max 7 jours'])
    expect(cautions('12 heures')).toEqual(['below-min 24 heures'])
    expect(cautions('7 jours ouvrés')).not.toEqual([])
  })

  test('every default of the library is a value of its type, and respects its own bounds', () => {
    const wrong: string[] = []
    for (const template of Object.values(library.blanks)) {
      for (const stance of stances) {
        const typed = template.default_by_stance[stance] ?? template.default
        if (typed === null) continue
        const result = checkValue(template, typed, tools)
        if (result.kind === 'refused') wrong.push(`${template.name} ${stance} « ${typed} »: ${result.reason}`)
        else for (const caution of result.cautions) if (caution.code !== 'unsure-bound') wrong.push(`${template.name} ${stance} « ${typed} »: ${caution.code} ${caution.bound}`)
      }
      for (const bound of [template.min, template.max]) {
        if (bound !== null && checkValue({ ...template, min: null, max: null }, bound, tools).kind === 'refused') wrong.push(`${template.name}: bound « ${bound} »`)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('filling a clause', () => {
  const text = (id: string, values: Record<string, string>, who = parties) =>
    fill(clause(id), 'balanced', library.blanks, { parties: who, values, labels: 'fr', heading: true }, tools)

  test('empty blanks stand in brackets with their default, and are listed', () => {
    const filled = text('cl-breach-notification', {})
    expect(plain(blockText(filled.blocks[1]))).toContain('sous [48 heures] après en avoir pris connaissance')
    expect(filled.blanks).toEqual([expect.objectContaining({ name: 'delai_notification_violation', filled: false, default: '48 heures', hint: "Le cabinet n'a que 72 heures pour notifier la CNIL" })])
  })

  test('a blank without default shows its label', () => {
    const filled = text('cl-support-hours', {})
    expect(plain(blockText(filled.blocks[1]))).toContain('par téléphone au [Téléphone du support]')
  })

  test('the title is the heading', () => {
    expect(text('cl-liability', {}).blocks[0]).toEqual({ kind: 'heading', inlines: [{ kind: 'text', text: 'Responsabilité' }] })
  })

  test('one value fills every place that asks for it', () => {
    const filled = fill(clause('cl-term'), 'protective', library.blanks, { parties, values: { preavis_prestataire: '4 mois' }, labels: 'fr', heading: false }, tools)
    const words = plain(filled.blocks.map(blockText).join('\n'))
    expect(words.match(/quatre \(4\) mois/g)).toHaveLength(2)
    expect(filled.blanks.filter((one) => one.name === 'preavis_prestataire')).toHaveLength(1)
  })

  test('a refused value leaves the blank empty and says why', () => {
    const filled = text('cl-breach-notification', { delai_notification_violation: '300 euros' })
    expect(filled.refused).toEqual([{ name: 'delai_notification_violation', value: '300 euros', reason: 'wrong-type' }])
    expect(filled.blanks[0].filled).toBe(false)
  })

  test('the parties of this contract, with article and elision', () => {
    const who = { client: partyName('la Praticienne', writing), prestataire: partyName("l'Éditeur", writing) }
    const words = plain(text('cl-liability', {}, who).blocks.map(blockText).join('\n'))
    expect(words).toContain("La responsabilité de l'Éditeur est limitée")
    expect(words).toContain("imputable à l'Éditeur")
    expect(plain(text('cl-breach-notification', {}, who).blocks.map(blockText).join('\n'))).toContain("L'Éditeur notifie à la Praticienne")
  })

  test('« que » before a bare name that begins with a vowel is elided', () => {
    const who = { client: partyName('Odalys Santé', writing), prestataire: parties.prestataire }
    const filled = fill(clause('cl-backup-scope'), 'fallback', library.blanks, { parties: who, values: {}, labels: 'fr', heading: false }, tools)
    expect(plain(blockText(filled.blocks[0]))).toContain("Les sauvegardes qu'Odalys Santé réaliserait")
  })

  const one = (text: string, who: Partial<typeof parties>) => {
    const template = { ...clause('cl-liability'), stances: { balanced: [{ kind: 'text' as const, parts: parseParts(text, () => { throw new Error('no mistake expected') }) }] } }
    const filled = fill(template, 'balanced', {}, { parties: { ...parties, ...who }, values: {}, labels: 'fr', heading: false }, tools)
    return { said: plain(blockText(filled.blocks[0])), unagreed: filled.unagreed }
  }

  test('agreements follow the gender and the number of the party', () => {
    const text = '{{Prestataire}} {{prestataire: est / sont}} {{prestataire: tenu | tenue / tenus | tenues}} au secret et {{prestataire: forme / forment}} {{prestataire: son / leur}} personnel.'
    expect(writeParts(parseParts(text, () => { throw new Error('no mistake expected') }))).toBe(text)
    const say = (shown: string) => one(text, { prestataire: partyName(shown, writing) }).said
    expect(say('le Titulaire')).toBe('Le Titulaire est tenu au secret et forme son personnel.')
    expect(say('la Société')).toBe('La Société est tenue au secret et forme son personnel.')
    expect(say('les Titulaires')).toBe('Les Titulaires sont tenus au secret et forment leur personnel.')
    expect(say('les Sociétés')).toBe('Les Sociétés sont tenues au secret et forment leur personnel.')
    expect(say('l’Agence Ω')).toBe("L'Agence Ω est tenue au secret et forme son personnel.")
  })

  test.each([['{{client: paie}}'], ['{{client: a | b | c}}'], ['{{client: a / b / c}}'], ['{{client: / paient}}'], ['{{client: a | / b}}']])('« %s » is no agreement', (mark) => {
    const mistakes: string[] = []
    parseParts(mark, ({ said }) => mistakes.push(said))
    expect(mistakes).toEqual([mark])
  })

  test('a plural party with which nothing agrees is told', () => {
    const who = { client: partyName('les Praticiens', writing) }
    expect(one('{{Client}} paie le prix.', who)).toEqual({ said: 'Les Praticiens paie le prix.', unagreed: ['client'] })
    expect(one('{{Client}} {{client: paie / paient}} le prix.', who)).toEqual({ said: 'Les Praticiens paient le prix.', unagreed: [] })
    expect(one('{{Client}} paie le prix.', {}).unagreed).toEqual([])
  })

  test.each(stances)('%s: with two plural parties every verb that they govern is plural', (stance) => {
    const who = { client: partyName('les Praticiens', writing), prestataire: partyName('les Sociétés', writing) }
    const singular = new Set(library.clauses.flatMap((template) => stances.flatMap((of) => template.stances[of] ?? [])).flatMap(({ parts }) => parts)
      .flatMap((part) => (part.kind === 'agreement' && part.words.length === 4 && part.words[2].endsWith('nt') ? [part.words[0]] : [])))
    expect(singular.size).toBeGreaterThan(40)
    const pronouns = "(?:(?:ne|n'|y|en|l'|le|la|les|se|s'|lui|leur)[ ]?)*"
    const verbs = `(?:${[...singular].join('|')})(?![\\p{L}])`
    // Right after the party, or joined to a verb before it. What follows « par les Praticiens » has another subject.
    const party = '(?<!(?:par|contre|avec) )[Ll]es (?:Praticiens|Sociétés)'
    const wrong = new RegExp(`${party},? ${pronouns}${verbs}|${party}[^.;]*?(?:, | et | ou )${pronouns}${verbs}`, 'u')
    for (const template of library.clauses) {
      const filled = fill(template, stance, library.blanks, { parties: who, values: {}, labels: 'fr', heading: false, acceptDefaults: true }, tools)
      expect(filled.unagreed).toEqual([])
      for (const block of filled.blocks) for (const sentence of plain(blockText(block)).split(/(?<=[.;])/)) expect(wrong.exec(sentence)?.[0] ?? null).toBeNull()
    }
  })

  test.each(stances)('%s: every clause fills with its defaults, leaving no mark, no straight apostrophe and no ordinary space before high punctuation', (stance) => {
    for (const template of library.clauses) {
      const filled = fill(template, stance, library.blanks, { parties, values: {}, labels: 'fr', heading: true, acceptDefaults: true }, tools)
      expect(filled.refused).toEqual([])
      for (const block of filled.blocks) {
        const words = blockText(block)
        expect(words).not.toMatch(/[{}']|undefined| [;:!?»%]|« /)
        expect(words).toMatch(block.kind === 'item' ? /[.;,]$/ : block.kind === 'heading' ? /[^.]$/ : /[.:]$/)
        expect(words).not.toMatch(/ {2}|\b(de|à) (le|les) (Client|Prestataire)/)
      }
    }
  })

  test.each(library.clauses.flatMap((template) => template.examples.map((example, index) => [template.id, index, template, example] as const)))('%s, example %i', (_id, _index, template, example) => {
    const filled = fill(template, example.stance, library.blanks, { parties, values: example.with, labels: 'fr', heading: false }, tools)
    expect(filled.refused).toEqual([])
    expect(plain(filled.blocks.map(blockText).join('\n'))).toContain(plain(example.contains))
  })
})
