/** The lists of planted passages say what is in the contracts, to the letter. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { linesOf, makeSamples } from '../../assets/samples/make-samples'

const HERE = join(__dirname, '../../assets/samples')
const samples = ['infogerance-faible', 'logiciel-sante-correct', 'maintenance-depuis-pdf']

describe.each(samples)('%s', (name) => {
  const list = parse(readFileSync(join(HERE, `${name}.yaml`), 'utf8')) as { contract: string; weaknesses: { rule: string; verdict: string; words: string }[]; sound: { tempts: string; words: string }[] }
  const text = linesOf(readFileSync(join(HERE, 'source', `${name}.md`), 'utf8')).map((line) => line.text)

  it('lists at least eight weaknesses and eight sound passages, each written once in the contract', () => {
    expect(list.contract).toBe(`${name}.docx`)
    expect(list.weaknesses.length).toBeGreaterThanOrEqual(8)
    expect(list.sound.length).toBeGreaterThanOrEqual(8)
    for (const { words } of [...list.weaknesses, ...list.sound]) {
      expect({ words, found: text.filter((line) => line.includes(words)).length }).toEqual({ words, found: 1 })
    }
  })
})

it('making the samples again changes no byte', async () => {
  for (const { name, bytes } of await makeSamples()) {
    expect({ name, same: Buffer.compare(Buffer.from(bytes), readFileSync(join(HERE, name))) === 0 }).toEqual({ name, same: true })
  }
})
