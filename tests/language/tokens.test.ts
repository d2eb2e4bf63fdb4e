/** Words, stems, sentences: nothing that depends on how a word happens to be written. */
import fc from 'fast-check'
import { fold } from '../../src/language'
import { aLanguage } from './a-language'

const language = aLanguage()
const forms = (text: string) => language.tokens(text).map((token) => token.form)
const stem = (word: string) => language.tokens(word)[0].stem

test('elision, hyphens, apostrophes of any form', () => {
  expect(forms("l'éditeur n’est qu'un sous-traitant")).toEqual(['le', 'editeur', 'ne', 'est', 'que', 'un', 'sous', 'traitant'])
})

test('apostrophes of any form', () => {
  for (const apostrophe of ["'", '’', '‘']) expect(forms(`l${apostrophe}abonné`)).toEqual(['le', 'abonne'])
})

test('other signs stand alone, even right before a word', () => {
  expect(forms('①étape')).toEqual(['①', 'etape'])
  expect(forms('30€/mois')).toEqual(['30', '€', '/', 'mois'])
})

test('a character of two units is never cut', () => {
  const words = (text: string) => language.tokens(text).map(({ start, end }) => text.slice(start, end))
  for (const character of ['\u{10000}', '\u{103FF}', '\u{1F600}', '\u{10FFFF}']) expect(words(`x ${character} y`)).toEqual(['x', character, 'y'])
  expect(words('𝒜𝒷onné')).toEqual(['𝒜𝒷onné'])
})

test('an apostrophe that nothing follows is no elision', () => {
  expect(forms("l' abonné")).toEqual(['l', "'", 'abonne'])
  expect(forms("dites 'les parties'")).toEqual(['dites', "'", 'les', 'parties', "'"])
  expect(forms("de l'")).toEqual(['de', 'l', "'"])
  expect(forms("l'« Abonné »")).toEqual(['le', '«', 'abonne', '»'])
  expect(forms('l\'"Abonné"')).toEqual(['le', '"', 'abonne', '"'])
})

test('composed and decomposed accents, soft hyphens, no-break spaces and non-breaking hyphens read alike', () => {
  const plain = forms('sauvegardées à 99,5 % sous-traitance')
  expect(forms('sauvegardées à 99,5 % sous-traitance'.normalize('NFD'))).toEqual(plain)
  expect(forms('sauve\u00ADgardées à 99,5\u00A0% sous\u2011traitance')).toEqual(plain)
})

test('offsets lead back to the text as read', () => {
  const text = 'Le Prestataire\u00A0: « sauve\u00ADgarde\u00A0» 1\u202F500 €.'
  expect(language.tokens(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Le', 'Prestataire', ':', '«', 'sauve\u00ADgarde', '»', '1\u202F500', '€', '.'])
})

test.each([['restaure', 'restaurées'], ['transmet', 'transmis'], ['maintient', 'maintenir'], ['détruit', 'destruction'.slice(0, 0) || 'détruites'], ['SAUVEGARDEES', 'sauvegarde'], ['DISPONIBILITE', 'disponibilité'], ['corrige', 'corrections']])('%s and %s share a stem', (a, b) => expect(stem(a)).toBe(stem(b)))
test.each([['partie', 'partiel'], ['données', 'donner'], ['pénalité', 'pénal'], ['prestataire', 'prestation'], ['responsable', 'responsabilité']])('%s and %s do not', (a, b) => expect(stem(a)).not.toBe(stem(b)))

test.each([
  ["Selon l'art. 28 du RGPD, M. Durand décide. Le n° 4 suit.", ["Selon l'art. 28 du RGPD, M. Durand décide.", 'Le n° 4 suit.']],
  ['Le taux est de 99.5 %. Il est mesuré.', ['Le taux est de 99.5 %.', 'Il est mesuré.']],
  ['1. Objet du contrat', ['1. Objet du contrat']],
  ['Première ligne ;\n- deuxième', ['Première ligne ;', '- deuxième']],
  ['une phrase coupée\npar une ligne', ['une phrase coupée\npar une ligne']],
  ['Il est tenu au secret (C. pén., art. 226-13), sans limite. Il le reste.', ['Il est tenu au secret (C. pén., art. 226-13), sans limite.', 'Il le reste.']],
  ['Conformément au C. com. , la facture est payée.', ['Conformément au C. com. , la facture est payée.']],
  ['Le délai est de ……… heures. Il court.', ['Le délai est de ……… heures.', 'Il court.']],
  ['Le délai est de .......... heures.', ['Le délai est de .......... heures.']],
  ['Il hésite… Puis il signe.', ['Il hésite…', 'Puis il signe.']],
  ['Il hésite… puis il signe.', ['Il hésite… puis il signe.']],
  ['Il hésite... puis il signe.', ['Il hésite... puis il signe.']],
  ['Quoi ? Rien ! Soit.', ['Quoi ?', 'Rien !', 'Soit.']],
  ["Voir l'art. L. 1110-4 du code. Il suffit.", ["Voir l'art. L. 1110-4 du code.", 'Il suffit.']],
  ['Le total est de 3. Il est payé.', ['Le total est de 3.', 'Il est payé.']],
  ['Il part (le soir.) Elle reste.', ['Il part (le soir.)', 'Elle reste.']],
  ['Il livre et installe,\nforme\nEt part.', ['Il livre et installe,\nforme', 'Et part.']],
  ['Il livre (\nDeux postes)', ['Il livre (\nDeux postes)']],
  ['Il livre\n\n- un poste\n- deux écrans', ['Il livre', '- un poste', '- deux écrans']],
  ['  Une ligne.  \n  Une autre.  ', ['Une ligne.', 'Une autre.']],
])('sentences of %j', (text, wanted) => {
  expect(language.sentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(wanted)
})

test('any text is read without an exception; tokens are in order, inside the text, and never overlap', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    let last = 0
    for (const { start, end } of language.tokens(text)) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
      last = end
    }
    expect(() => language.read(text)).not.toThrow()
  }), { numRuns: 300 })
})

test('folding is stable: folding twice changes nothing', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => { expect(fold(fold(text))).toBe(fold(text)) }))
})

test('lone surrogates, right-to-left marks, mixed scripts', () => {
  expect(forms('\uD800 sauvegarde \u200Fעברית\u200E 日本')).toContain('sauvegarde')
})

test('a paragraph of fifty thousand characters without a stop is read quickly', () => {
  const text = 'le prestataire sauvegarde les données du client chaque nuit et '.repeat(800)
  const started = performance.now()
  const reading = language.read(text)
  expect(reading.tokens.length).toBeGreaterThan(7000)
  expect(performance.now() - started).toBeLessThan(3000)
})
