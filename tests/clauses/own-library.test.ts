import { performance } from 'node:perf_hooks'
import { blockText } from '../../src/contract/blocks'
import { fill } from '../../src/clauses/fill'
import { clauseFromText } from '../../src/clauses/from-selection'
import { bodyOf, compareLibraries, editableText, emptyLibrary, exportLibrary, idOf, importLibrary, mergeLibraries, removeClause, saveClause } from '../../src/clauses/own-library'
import type { OwnLibrary } from '../../src/clauses/own-library'
import { birthTag, tagLimit } from '../../src/clauses/tag'
import { clause, library, parties, plain, tools } from './library'

const label = (n: number) => ({ fr: `Champ ${n}`, en: `Blank ${n}` })
const draft = (text: string, taken: string[] = []) => clauseFromText(text, 'sauvegardes', new Set(taken), label, tools)

describe('from a selection', () => {
  test('title, paragraphs, blanks in brackets and dots', () => {
    const { clause: made, blanks, text } = draft('Article 5 – Sauvegarde du cabinet\nLe Prestataire restaure sous [48 heures] les données de [nom du site].\r- chaque jour ;\rMontant : ............ euros, soit ____ par poste…')
    expect(made).toMatchObject({ id: 'own-sauvegarde-du-cabinet', title: { fr: 'Sauvegarde du cabinet' }, theme: 'sauvegardes', version: 1 })
    expect(made.stances.balanced?.map((block) => block.kind)).toEqual(['text', 'item', 'text'])
    expect(Object.values(blanks).map(({ type, default: fallback, label: { fr } }) => [type, fallback, fr])).toEqual([
      ['duration', '48 heures', 'Champ 1'], ['text', null, 'nom du site'], ['text', null, 'Champ 3'], ['text', null, 'Champ 4'],
    ])
    expect(text).toContain('par poste…')
    const filled = fill(made, 'balanced', blanks, { parties, values: { heures: '24 heures' }, labels: 'fr', heading: true }, tools)
    expect(plain(blockText(filled.blocks[1]))).toBe('Le Prestataire restaure sous vingt-quatre (24) heures les données de [nom du site].')
    expect(birthTag(made, 'balanced').length).toBeLessThanOrEqual(tagLimit)
  })

  test('no title line: its first words; braces and tags of the document are only words', () => {
    const { clause: made } = draft('Le Prestataire {{client}} <b>garantit</b> la disponibilité du service.')
    expect(made.title.fr).toBe('Le Prestataire client bgarantit/b la disponibilité')
    expect(made.stances.balanced?.[0].parts.every((part) => part.kind === 'text')).toBe(true)
  })

  test.each([['« A partir de »', 'A partir du mois suivant\nTexte.', 'A partir du mois suivant'], ['5.2', '5.2 Délais\nTexte.', 'Délais'], ['IV.', 'IV. Durée\nTexte.', 'Durée'], ['B)', 'B) Prix\nTexte.', 'Prix']])('a number before the title: %s', (_what, text, title) => {
    expect(draft(text).clause.title.fr).toBe(title)
  })

  test('ids are free, short and plain', () => {
    expect(idOf('Sauvegarde', new Set(['own-sauvegarde', 'own-sauvegarde-2']))).toBe('own-sauvegarde-3')
    expect(idOf('§§ ???', new Set())).toBe('own-clause')
    for (const title of ['x'.repeat(300), 'Œuvre d’été – « à côté »']) expect(birthTag({ ...clause('cl-mfa'), id: idOf(title, new Set()) }, 'protective').length).toBeLessThanOrEqual(tagLimit)
  })
})

describe('kept, edited, removed', () => {
  test('saving anew with other words raises the version; unused blanks go', () => {
    const first = draft('Titre\nSous [48 heures] et [72 heures].')
    let own = saveClause(emptyLibrary, first.clause, first.blanks)
    expect(Object.keys(own.blanks)).toHaveLength(2)
    own = saveClause(own, first.clause, {})
    expect(own.clauses[0].version).toBe(1)
    own = saveClause(own, { ...first.clause, stances: { balanced: bodyOf('Sous {{heures}}.') } }, {})
    expect(own.clauses).toHaveLength(1)
    expect(own.clauses[0].version).toBe(2)
    expect(Object.keys(own.blanks)).toEqual(['heures'])
    expect(removeClause(own, first.clause.id)).toEqual(emptyLibrary)
  })

  test('a clause as a person edits it comes back the same', () => {
    for (const template of library.clauses) expect(bodyOf(editableText(template, 'protective'))).toEqual(template.stances.protective)
    expect(bodyOf('Un {{mauvais nom}} et } seul')).toEqual([{ kind: 'text', parts: [{ kind: 'text', text: 'Un ' }, { kind: 'text', text: ' et  seul' }] }])
  })
})

const big: OwnLibrary = { clauses: Array.from({ length: 500 }, (_, n) => ({ ...library.clauses[n % library.clauses.length], id: `own-${n}` })), blanks: library.blanks }

describe('one file', () => {
  test('what is exported is imported the same', () => {
    const made = draft('Titre : spécial\nSous [48 heures] ; « oui », 100 %, n° 5 - fin: # pas un commentaire, @x, `y`, *z*, & et !.')
    const own = saveClause({ clauses: library.clauses, blanks: library.blanks }, made.clause, made.blanks)
    const read = importLibrary(exportLibrary(own))
    expect(read).toEqual({ kind: 'read', library: own })
    expect(importLibrary(exportLibrary(emptyLibrary))).toEqual({ kind: 'read', library: emptyLibrary })
  })

  test('500 clauses stay fluid', () => {
    const yaml = exportLibrary(big)
    const started = performance.now()
    expect(importLibrary(yaml).kind).toBe('read')
    expect(performance.now() - started).toBeLessThan(6000)
    const again = performance.now()
    expect(compareLibraries(big, big).same).toHaveLength(500)
    expect(performance.now() - again).toBeLessThan(500)
  })

  const head = 'clausier-library: 1\n'
  const one = (more: string) => `${head}clauses:\n  - id: own-a\n    theme: prix\n    title: { fr: A, en: A }\n    version: 1\n    stances: { balanced: [{ text: Bonjour. }] }\n${more}`
  test('the smallest file', () => {
    expect(importLibrary(one(''))).toMatchObject({ kind: 'read', library: { clauses: [{ id: 'own-a', version: 1 }] } })
  })

  test.each<[string, string, RegExp]>([
    ['nothing', '', /1:1: .*empty/],
    ['not YAML', '{ a: [', /library\.yaml:1:/],
    ['another file', 'name: autre\n', /« clausier-library » is missing|Known here/],
    ['a newer version', 'clausier-library: 9\nclauses: []\n', /1:19: .*newer version/],
    ['an anchor and its alias', one('    law: &a [x]\n    satisfies: *a\n'), /8:10: .*No anchor/],
    ['a billion laughs', `${head}a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nclauses: *c\n`, /No anchor|No alias/],
    ['a merge key', one('    <<: { version: 2 }\n'), /8:5: .*Known here/],
    ['a tag', one('    law: !!js/function "x"\n'), /8:10: .*No tag/],
    ['a tag of the core schema', one('    law: !!str x\n'), /8:10: .*No tag/],
    ['a prototype name', one('    __proto__: { polluted: 1 }\n'), /8:5: .*not allowed/],
    ['a prototype name among blanks', `${head}blanks:\n  constructor: { label: { fr: a, en: b }, type: text }\nclauses: []\n`, /3:3: .*not allowed/],
    ['markup in a text', head + 'clauses:\n  - id: own-a\n    theme: prix\n    title: { fr: A, en: A }\n    version: 1\n    stances: { balanced: [{ text: "Bonjour <img src=x onerror=alert(1)>" }] }\n', /7:35: .*no markup/],
    ['an entity', one('    law: ["&lt;b&gt;"]\n'), /8:11: .*no markup/],
    ['an invisible mark', one('    law: ["a\\u202Eb"]\n'), /8:11: .*invisible/],
    ['two clauses of one id', one('  - id: own-a\n    theme: prix\n    title: { fr: A, en: A }\n    version: 1\n    stances: { balanced: [{ text: Bonjour. }] }\n'), /8:9: .*Another clause/],
    ['an id too long', one('').replace('own-a', `own-${'a'.repeat(60)}`), /3:9: .*Too long/],
    ['an id that is a path', one('').replace('own-a', '../../x'), /3:9: .*small letters/],
    ['a version that is none', one('').replace('version: 1', 'version: x'), /6:14: .*whole number/],
    ['an unknown stance', one('').replace('balanced', 'agressive'), /7:16: .*Known here/],
    ['a broken mark', one('').replace('Bonjour.', '"Bonjour {{x y}}."'), /7:.*mark is/],
    ['a line break in a paragraph', one('').replace('Bonjour.', '"a\\nb"'), /7:.*no line break/],
    ['a document too long', `${head}# ${'x'.repeat(7_000_000)}\n`, /characters/],
    ['a million entries, a line each', `${head}clauses:\n${'- a\n'.repeat(1_000_000)}`, /fewer entries/],
    ['a million entries on one line', `${head}clauses: [${'a,'.repeat(1_000_000)}]`, /fewer entries/],
    ['ten thousand lists one inside the other', `${head}clauses: ${'['.repeat(10_000)}`, /one inside the other/],
    ['ten thousand dashes', `${head}clauses: \n${'- '.repeat(10_000)}x`, /one inside the other/],
    ['maps one inside the other by indentation', `${head}clauses:\n${Array.from({ length: 60 }, (_, n) => `${' '.repeat(n + 1)}a:`).join('\n')}\n`, /one inside the other/],
    ['two documents', `${head}clauses: []\n---\nx: 1\n`, /library\.yaml:3:1: .*multiple documents/],
    ['a tag directive', `%TAG !e! tag:x.org,2000:\n---\n${head}clauses: []\n`, /1:1: .*No directive/],
  ])('refused with its line: %s', (_what, yaml, message) => {
    const started = performance.now()
    const read = importLibrary(yaml)
    expect(performance.now() - started).toBeLessThan(4000)
    expect(read.kind).toBe('refused')
    if (read.kind !== 'refused') return
    expect(read.errors.map((error) => error.message).join('\n')).toMatch(message)
    for (const error of read.errors) expect(error.line).toBeGreaterThan(0)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('merging', () => {
  const mine = saveClause(emptyLibrary, { ...draft('Titre\nSous [48 heures].').clause, id: 'own-a' }, draft('Titre\nSous [48 heures].').blanks)
  const other = draft('Titre\nSous [72 heures], autrement.')
  const theirs: OwnLibrary = {
    clauses: [{ ...other.clause, id: 'own-a' }, { ...other.clause, id: 'own-b' }],
    blanks: other.blanks,
  }

  test('new, equal and conflicting clauses are told apart', () => {
    expect(compareLibraries(mine, theirs)).toMatchObject({ added: [{ id: 'own-b' }], same: [], conflicts: [{ id: 'own-a' }] })
    expect(compareLibraries(mine, mine)).toMatchObject({ added: [], same: [{ id: 'own-a' }], conflicts: [] })
  })

  test('without a choice ours stays; a blank of the same name and another meaning comes under a free name', () => {
    const merged = mergeLibraries(mine, theirs, new Map())
    expect(merged.clauses.map((known) => known.id)).toEqual(['own-a', 'own-b'])
    expect(merged.clauses[0]).toEqual(mine.clauses[0])
    expect(merged.blanks.heures.default).toBe('48 heures')
    expect(merged.blanks.heures_2.default).toBe('72 heures')
    expect(editableText(merged.clauses[1], 'balanced')).toContain('{{heures_2}}')
  })

  test('replace, or both', () => {
    expect(mergeLibraries(mine, theirs, new Map([['own-a', 'replace']])).clauses[0].stances).toEqual(theirs.clauses[0].stances)
    const both = mergeLibraries(mine, theirs, new Map([['own-a', 'both']]))
    expect(both.clauses.map((known) => known.id)).toEqual(['own-a', 'own-b', 'own-a-2'])
    expect(both.clauses[0]).toEqual(mine.clauses[0])
  })
})
