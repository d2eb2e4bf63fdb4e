import { buildContract } from '../../src/contract/build-contract'
import { bullet, contractOf, heading, lexicon, paragraph, paragraphs, pieceFaults, texts } from './paper'

const filler = (subject: string, times = 12) => Array.from({ length: times }, (_, n) => `Le Prestataire ${subject} du Client pour le site numéro ${n}, dans les conditions du présent contrat de services informatiques.`)

describe('annexes', () => {
  const cited = (...lines: string[]) => contractOf(...lines).annexes.cited.map(({ label, number }) => `${label}${number === null ? '' : ` #${number}`}`)
  test('by number, by letter, by name', () => {
    expect(cited('Les délais figurent en Annexe 3.', 'Voir les annexes 1, 2 et 4.', 'La sécurité est décrite à l’annexe B.', 'Le parc figure à l’annexe technique.', 'Voir l’annexe financière n° 5.')).toEqual(
      ['annexe 3 #3', 'annexes 1 #1', 'annexes 2 #2', 'annexes 4 #4', 'annexe B #B', 'annexe technique', 'annexe financière n° 5 #5'],
    )
  })
  test('ancillary services, and the annex of a building, are none', () => expect(cited('Les frais annexes sont compris.', 'Les tâches annexes sont décrites.', 'L’annexe du bâtiment est louée.')).toEqual([]))
  test('present, empty or not', () => {
    const contract = contractOf(heading(1, 'Article 1 – Objet'), 'Voir l’annexe 1.', heading(1, 'Annexe 1 – Parc'), 'Dix postes.', heading(1, 'ANNEXE 2'))
    expect(contract.annexes.present.map(({ number, title, empty }) => [number, title, empty])).toEqual([['1', 'Parc', false], ['2', '', true]])
  })
})

describe('types', () => {
  const types = (...lines: Parameters<typeof contractOf>) => contractOf(...lines).types.map(({ type }) => type)
  test('several at once, with the words that tell', () => {
    const contract = contractOf(
      heading(1, 'Contrat de maintenance et de sauvegarde externalisée'), heading(2, 'Maintenance corrective'), 'Les prestations de maintenance comprennent le dépannage et les interventions sur site.',
      heading(2, 'Sauvegarde externalisée'), 'Le service de sauvegarde copie les données ; la sauvegarde quotidienne est vérifiée.',
    )
    expect(contract.types.map(({ type }) => type).sort()).toEqual(['backup', 'maintenance'])
    expect(contract.types.every(({ evidence }) => evidence.length > 0)).toBe(true)
  })
  test('a subject touched in passing makes no type', () => {
    expect(types(heading(1, 'Contrat d’hébergement'), 'Les services d’hébergement portent sur deux serveurs dédiés dans un centre de données.', 'Le réseau est surveillé.', 'Le loyer du local est à la charge du Prestataire.')).toEqual(['hosting'])
  })
  test('a text about something else has none', () => expect(types('Le bail porte sur deux pièces.')).toEqual([]))
})

describe('language and kind', () => {
  test('French, English, too short to tell', () => {
    expect(contractOf(...filler('entretient le parc', 2)).language).toBe('fr')
    const english = contractOf('The Provider shall maintain the software and the data of the Client in accordance with this agreement for the term of the contract.')
    expect([english.language, english.notices]).toEqual(['en', ['other-language']])
    expect(contractOf('Objet').language).toBeNull()
  })
  test.each([
    ['for-patients', ['La plateforme permet au patient la prise de rendez-vous en ligne avec votre médecin.', 'Le patient reconnaît avoir lu ces conditions.', ...filler('héberge les données')]],
    ['public-tender', ['Le présent marché public est passé par appel d’offres par le pouvoir adjudicateur ; le CCAP et le CCTP s’appliquent.', 'La personne publique notifie le marché public.', ...filler('maintient les logiciels')]],
    ['for-consumers', ['Le consommateur dispose d’un droit de rétractation ; le médiateur de la consommation est saisi en ligne.', 'Le droit de rétractation du consommateur suit le code de la consommation.', ...filler('héberge les données')]],
    ['not-it', Array.from({ length: 14 }, () => 'Le bailleur loue au preneur deux pièces de l’immeuble pour y exercer son activité et le preneur en paie le prix convenu.')],
    ['not-a-contract', Array.from({ length: 14 }, (_, n) => `Le serveur du bureau ${n} tourne depuis hier sur une version du logiciel que personne ne connaît encore bien ici.`)],
  ])('%s', (code, lines) => expect(contractOf(...lines).notThisKind?.code).toBe(code))
  test('an ordinary contract, and an extract, are what they should be', () => {
    expect(contractOf(...filler('entretient le parc')).notThisKind).toBeNull()
    expect(contractOf('Le patient reconnaît avoir pris rendez-vous en ligne par son espace patient.').notThisKind).toBeNull()
  })
})

describe('bad input: no exception, no slow pattern', () => {
  const fast = (...lines: string[]) => {
    const read = paragraphs(...lines)
    const started = process.cpuUsage()
    const contract = buildContract(read, lexicon)
    const used = process.cpuUsage(started)
    expect((used.user + used.system) / 1000).toBeLessThan(1500)
    expect(contract.statements.flatMap((statement) => pieceFaults(contract, statement))).toEqual([])
  }
  const long: [string, string][] = [
    ['a sentence of 50,000 characters', 'le prestataire sauvegarde les données du client '.repeat(1050)],
    ['50,000 dots', '.'.repeat(50_000)],
    ['50,000 spaces and a word', `${' '.repeat(50_000)}mot`],
    ['50,000 brackets', '['.repeat(50_000)],
    ['50,000 quotation marks', '«"'.repeat(25_000)],
    ['50,000 capitals', 'A'.repeat(50_000)],
    ['50,000 digits and dots', '1.'.repeat(25_000)],
    ['50,000 pipes', '|a'.repeat(25_000)],
    ['names without end', 'Alpha Bravo Charlie '.repeat(2500)],
    ['apostrophes', "l'".repeat(25_000)],
    ['annexes', 'annexe '.repeat(7000)],
    ['line breaks', 'a\n'.repeat(25_000)],
  ]
  test.each(long)('%s', (_, text) => fast(text, text))

  test('thousands of short lines', () => fast(...Array.from({ length: 6000 }, (_, n) => (n % 7 === 0 ? `${n}. Titre ${n}` : 'le prestataire entretient le parc et'))))

  test('nothing, blanks only, rules only', () => {
    for (const lines of [[], ['', '   ', '\u00a0\u200b\t'], ['---', '***', '====']]) {
      const contract = contractOf(...lines)
      expect([contract.statements, contract.notices]).toEqual([[], ['no-text']])
    }
  })

  test('mixed scripts, direction marks, lone surrogates, decomposed accents', () => {
    const contract = contractOf('Le \u202bPrestataire\u202c הספק 供应商 sauvegarde \ud83d les donn\u00e9es.', '\udc00\ud800', 'ARTICLE 1 – DURE\u0301E', 'De\u0301lai : 4\u00a0heures.', bullet('\u200f'), paragraph('\u2028x\u0000'))
    expect(contract.clauses[1].title).toBe('DURE\u0301E')
    expect(texts(contract)).toContain('De\u0301lai : 4\u00a0heures.')
  })

  test('bullets, numbers and headings without text', () => {
    expect(() => contractOf(bullet(''), bullet('-'), heading(1, ''), heading(1, '1.'), heading(2, 'Article 2'), paragraph('a)', { listString: 'a)' }), '(', ')', '§', 'Annexe', 'n°')).not.toThrow()
  })
})
