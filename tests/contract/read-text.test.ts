import { buildContractSteps, buildContract } from '../../src/contract/build-contract'
import { readText } from '../../src/contract/read-text'
import { lexicon } from './paper'

test('one paragraph per line, blank ones kept, so that an index is a line number', () => {
  const { paragraphs } = readText('\ufeff# Contrat\r\n\r\nLe prix est fixe.\n**Durée**\n####### pas un titre\n#non plus\n')
  expect(paragraphs.map(({ index, text, outlineLevel, bold }) => [index, text, outlineLevel, bold])).toEqual([
    [0, '# Contrat', 1, false], [1, '', null, false], [2, 'Le prix est fixe.', null, false], [3, '**Durée**', null, true], [4, '####### pas un titre', null, false], [5, '#non plus', null, false],
  ])
})

test('an empty file is one empty line', () => expect(readText('').paragraphs.map(({ text }) => text)).toEqual(['']))

test('the stamp changes with the text, and with the place of a line break', () => {
  expect(readText('a\nb').stamp).toBe(readText('a\r\nb').stamp)
  expect(new Set([readText('a\nb').stamp, readText('ab').stamp, readText('b\na').stamp]).size).toBe(3)
})

test('a Markdown contract: headings, list, table; quotes count in the line', () => {
  const { paragraphs } = readText('# Contrat de maintenance\n## 1. Services\nLe Prestataire assure :\n- le dépannage ;\n- la supervision.\n## 2. Délais\n| Niveau | Délai |\n|---|---|\n| P1 | 2 h |\n## 3. Prix\nLe prix est fixe.')
  const contract = buildContract(paragraphs, lexicon)
  expect(contract.clauses.map(({ number, title }) => `${number} ${title}`)).toEqual(['null Contrat de maintenance', '1 Services', '2 Délais', '3 Prix'])
  expect(contract.statements.filter(({ kind }) => kind !== 'heading').map(({ text }) => text)).toEqual([
    'Le Prestataire assure :', 'Le Prestataire assure : le dépannage ;', 'Le Prestataire assure : la supervision.', 'Niveau : P1 ; Délai : 2 h', 'Le prix est fixe.',
  ])
  expect(contract.statements.find(({ kind }) => kind === 'row')?.pieces.filter(({ own }) => own)).toEqual([expect.objectContaining({ paragraph: 8, start: 2 }), expect.objectContaining({ paragraph: 8, start: 7 })])
})

test('building goes in many small steps and tells how far it is', () => {
  const { paragraphs } = readText(Array.from({ length: 2000 }, (_, n) => `Le Prestataire entretient le poste numéro ${n} du Client chaque mois.`).join('\n'))
  const steps = buildContractSteps(paragraphs, lexicon)
  const shares: number[] = []
  let step = steps.next()
  for (; !step.done; step = steps.next()) shares.push(step.value)
  expect(shares.length).toBeGreaterThan(60)
  expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  expect(shares[shares.length - 1]).toBeLessThanOrEqual(1)
  expect(step.value).toEqual(buildContract(paragraphs, lexicon))
})
