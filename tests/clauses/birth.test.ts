import { blockText } from '../../src/contract/blocks'
import { certificate, valuesIn } from '../../src/clauses/birth'
import { fill } from '../../src/clauses/fill'
import { partyName } from '../../src/clauses/party-name'
import { birthTag } from '../../src/clauses/tag'
import { stances } from '../../src/clauses/template'
import type { ClauseTemplate, Stance } from '../../src/clauses/template'
import { clause, library, parties, tools } from './library'

const inserted = (template: ClauseTemplate, stance: Stance, values: Record<string, string> = {}, who = parties) =>
  fill(template, stance, library.blanks, { parties: who, values, labels: 'fr', heading: true }, tools).blocks.map(blockText).join('\n')

const look = (tag: string, text: string, templates: ClauseTemplate[] = library.clauses, who = parties) =>
  certificate({ tag, text, templates, blanks: library.blanks, parties: who, values: {}, tools })

test.each(stances)('%s: every clause is recognised as it was inserted, blanks empty or filled, under any party name', (stance) => {
  const who = { client: partyName('Odalys Santé', library.writing), prestataire: partyName("l'Éditeur", library.writing) }
  for (const template of library.clauses) {
    const tag = birthTag(template, stance)
    expect({ id: template.id, state: look(tag, inserted(template, stance))?.state }).toEqual({ id: template.id, state: 'unchanged' })
    expect({ id: template.id, state: look(tag, inserted(template, stance, {}, who), library.clauses, who)?.state }).toEqual({ id: template.id, state: 'unchanged' })
  }
})

test('the values of the blanks are read back', () => {
  const template = clause('cl-breach-notification')
  const text = inserted(template, 'balanced', { delai_notification_violation: '36 heures' })
  expect(look(birthTag(template, 'balanced'), text)).toMatchObject({ state: 'unchanged', values: { delai_notification_violation: 'trente-six (36) heures' }, differences: [] })
})

test('typography, an article number before the heading and capitals are no change', () => {
  const template = clause('cl-insurance')
  const [heading, ...rest] = inserted(template, 'balanced').split('\n')
  const text = [`Article 5 bis – ${heading.toUpperCase()}`, ...rest].join('\r').replace(/’/g, "'").replace(/\u00a0/g, ' ')
  expect(look(birthTag(template, 'balanced'), text)?.state).toBe('unchanged')
})

test.each<[string, (text: string) => string]>([
  ['a word replaced', (text) => text.replace('notifie', 'communique')],
  ['a hedge slipped in', (text) => text.replace('notifie', 's’efforce de notifier')],
  ['a sentence removed', (text) => text.replace(/ Le Prestataire tient le registre.*/, '')],
  ['a sentence added at the end', (text) => `${text} Cette obligation est de moyens.`],
  ['a paragraph added', (text) => `${text}\nSauf cas de force majeure.`],
  ['words before the first ones', (text) => text.replace('Le Prestataire notifie', 'En principe, le Prestataire notifie')],
])('changed by hand, with the difference: %s', (_what, change) => {
  const template = clause('cl-breach-notification')
  const found = look(birthTag(template, 'balanced'), change(inserted(template, 'balanced')))
  expect(found?.state).toBe('changed')
  expect(found?.differences.some((one) => one.kind !== 'same')).toBe(true)
})

test('a newer model exists', () => {
  const template = clause('cl-mfa')
  const tag = birthTag(template, 'balanced')
  const text = inserted(template, 'balanced')
  const next = template.version + 1
  const rewritten = { ...template, version: next, stances: { ...template.stances, balanced: [{ kind: 'text' as const, parts: [{ kind: 'text' as const, text: 'Un nouveau texte.' }] }] } }
  expect(look(tag, text, [{ ...template, version: next }])).toMatchObject({ state: 'unchanged', newer: { version: next } })
  expect(look(tag, text, [rewritten])).toMatchObject({ state: 'unknown-model', newer: { version: next } })
  expect(look(tag, text)).toMatchObject({ newer: null })
})

test('a clause of another library, and a tag that is none of ours', () => {
  expect(look('cl:own-autre:balanced:1:abcdefgh', 'texte')).toMatchObject({ state: 'unknown-model', title: null })
  expect(look('autre', 'texte')).toBeNull()
})

test('a hostile text costs no more than its length', () => {
  const template = clause('cl-hds')
  const started = performance.now()
  expect(valuesIn(template.stances.protective!, `Les données de santé sont hébergées exclusivement par ${'le '.repeat(200_000)}`, parties, template.title.fr, tools)).toBeNull()
  expect(performance.now() - started).toBeLessThan(1000)
})
