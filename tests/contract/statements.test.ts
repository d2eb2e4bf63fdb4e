import { quotesOf, touchesOwn } from '../../src/contract/contract'
import { bullet, contractOf, heading, numbered, paragraph, table, texts } from './paper'

describe('lists', () => {
  test('items inherit their lead-in, which is also a statement', () => {
    const contract = contractOf('Le Prestataire s’engage à :', bullet('sauvegarder les données chaque nuit ;'), bullet('tester la restauration.'), 'Le Client paie le prix.')
    expect(texts(contract)).toEqual([
      'Le Prestataire s’engage à :', 'Le Prestataire s’engage à : sauvegarder les données chaque nuit ;', 'Le Prestataire s’engage à : tester la restauration.', 'Le Client paie le prix.',
    ])
    expect(contract.statements.map(({ kind, leadIns, introduces, block }) => [kind, leadIns, introduces, block])).toEqual([
      ['sentence', [], true, 1], ['item', [0], false, 1], ['item', [0], false, 1], ['sentence', [], false, 2],
    ])
  })

  test('nested lists carry both lead-ins', () => {
    const contract = contractOf('Le Prestataire assure :', bullet('les sauvegardes, à savoir :'), bullet('une copie locale ;', 1), bullet('une copie distante ;', 1), bullet('la supervision.'))
    expect(texts(contract)[3]).toBe('Le Prestataire assure : les sauvegardes, à savoir : une copie distante ;')
    expect(contract.statements[3].leadIns).toEqual([0, 1])
    expect(texts(contract)[4]).toBe('Le Prestataire assure : la supervision.')
  })

  test('typed marks, and a paragraph of the same numbering beside the lead-in', () => {
    const contract = contractOf('5.1 Le Client doit :', 'a) payer les factures ;', 'b) signaler les pannes.', '5.2 Le Prestataire répond des pannes qu’il cause.')
    expect(texts(contract)).toEqual(['Le Client doit :', 'Le Client doit : payer les factures ;', 'Le Client doit : signaler les pannes.', 'Le Prestataire répond des pannes qu’il cause.'])
  })

  test('lines without marks that end with semicolons', () => {
    expect(texts(contractOf('Le Prestataire fournit :', 'un serveur de secours ;', 'deux postes de prêt.', 'Le Client les assure.'))).toEqual([
      'Le Prestataire fournit :', 'Le Prestataire fournit : un serveur de secours ;', 'Le Prestataire fournit : deux postes de prêt.', 'Le Client les assure.',
    ])
  })

  test('a list announced without a colon', () => {
    expect(texts(contractOf('Le Prestataire assure les prestations suivantes.', bullet('la supervision du serveur')))[1]).toBe('Le Prestataire assure les prestations suivantes. la supervision du serveur')
  })

  test('a list inside one paragraph', () => {
    expect(texts(contractOf('Le service comprend :\n- la supervision ;\n- le dépannage.'))).toEqual(['Le service comprend :', 'Le service comprend : la supervision ;', 'Le service comprend : le dépannage.'])
  })

  test('only the first sentence of an item follows the lead-in', () => {
    expect(texts(contractOf('Le Prestataire s’engage à :', bullet('répondre en 2 heures. Ce délai court jour et nuit.')))).toEqual([
      'Le Prestataire s’engage à :', 'Le Prestataire s’engage à : répondre en 2 heures.', 'Ce délai court jour et nuit.',
    ])
  })

  test('numbered paragraphs without a lead-in are plain sentences', () => {
    const contract = contractOf(heading(1, 'Prix'), numbered('1.', 'Le prix est fixe.'), numbered('2.', 'Il est payé chaque mois.'))
    expect(contract.statements.slice(1).map(({ kind, text }) => `${kind}: ${text}`)).toEqual(['sentence: Le prix est fixe.', 'sentence: Il est payé chaque mois.'])
    expect(contract.statements[2].previous).toBe(1)
  })

  test('a quote of an item stands on its own words', () => {
    const contract = contractOf('Le Prestataire s’engage à :', bullet('sauvegarder les données.'))
    const item = contract.statements[1]
    expect(quotesOf(contract, item, 0, item.text.length)).toEqual([{ paragraph: 1, start: 0, exact: 'sauvegarder les données.', prefix: '', suffix: '' }])
    expect(touchesOwn(item, 0, 20)).toBe(false)
    expect(quotesOf(contract, item, 3, 14)[0]).toMatchObject({ paragraph: 0, exact: 'Prestataire' })
  })
})

describe('lines broken by a conversion', () => {
  const broken = [
    'Article 1 – Sauvegardes', 'Le Prestataire sauvegarde chaque nuit l’ensemble des données du cabinet, et il', 'vérifie chaque matin que la sauvegarde de la nuit a réussi. En cas d’échec, le',
    'Prestataire recommence la sauvegarde dans la journée et prévient le respon-', 'sable informatique du cabinet. Il peut faire appel à un sous-', 'traitant établi en France. Les copies sont chiffrées et gardées trente jours sur',
    'un site distant de plus de cent kilomètres du cabinet, dans un local fermé à clé', 'et surveillé jour et nuit.',
  ]
  const contract = contractOf(...broken)

  test('sentences are whole again', () => {
    expect(texts(contract)).toEqual([
      'Le Prestataire sauvegarde chaque nuit l’ensemble des données du cabinet, et il vérifie chaque matin que la sauvegarde de la nuit a réussi.',
      'En cas d’échec, le Prestataire recommence la sauvegarde dans la journée et prévient le responsable informatique du cabinet.',
      'Il peut faire appel à un sous-traitant établi en France.',
      'Les copies sont chiffrées et gardées trente jours sur un site distant de plus de cent kilomètres du cabinet, dans un local fermé à clé et surveillé jour et nuit.',
    ])
    expect(contract.notices).toEqual(['from-pdf'])
  })

  test('quotes stay inside their lines', () => {
    const statement = contract.statements[2]
    const start = statement.text.indexOf('responsable')
    expect(quotesOf(contract, statement, start, start + 'responsable'.length).map(({ paragraph, exact }) => [paragraph, exact])).toEqual([[3, 'respon'], [4, 'sable']])
  })

  test('an ordinary contract is not said to come from a PDF, nor are its paragraphs joined', () => {
    const other = contractOf('Le prix est fixe.', 'postes de travail', 'imprimantes')
    expect(other.notices).toEqual([])
    expect(texts(other)).toHaveLength(3)
  })
})

describe('what is set aside', () => {
  test('a table of contents, page numbers, repeated footers', () => {
    const footer = 'MÉDIBUREAU SARL – RCS Nantes 000 000 000 – capital 1 000 €'
    const sentence = (n: number) => `Le Prestataire rend le service numéro ${n} pendant toute la durée du contrat.`
    const contract = contractOf(
      'Sommaire', 'Article 1 – Objet .......... 1', 'Article 2 – Prix .......... 2', 'Article 3 – Durée .......... 3',
      'Article 1 – Objet', sentence(1), sentence(2), footer, 'Page 1 sur 3', 'Article 2 – Prix', sentence(3), sentence(4), footer, '2', 'Article 3 – Durée', sentence(5), sentence(6), footer, '- 3 -',
    )
    expect(contract.aside.map(({ paragraph: index, why }) => `${index} ${why}`).sort()).toEqual(
      ['0 contents', '1 contents', '2 contents', '3 contents', '7 repeated', '12 repeated', '17 repeated', '8 page-number', '13 page-number', '18 page-number'].sort(),
    )
    expect(texts(contract)).toEqual([1, 2, 3, 4, 5, 6].map(sentence))
  })

  test('a table of contents without dots, recognised by the headings that follow', () => {
    const contract = contractOf('Table des matières', '1. Objet', '2. Prix', '3. Durée', heading(2, '1. Objet'), 'Le contrat porte sur le parc.', heading(2, '2. Prix'), 'Le prix est fixe.', heading(2, '3. Durée'), 'Le contrat dure un an.')
    expect(contract.aside.map(({ paragraph: index }) => index)).toEqual([0, 1, 2, 3])
  })

  test('an obligation said three times is no footer', () => {
    const promise = 'Délai d’intervention : 4 heures'
    const contract = contractOf('Le serveur', promise, 'Suite du texte.', 'Les postes', promise, 'Suite du texte bis.', 'Le réseau', promise, 'Suite du texte ter.', 'Le reste', promise)
    expect(texts(contract).filter((text) => text === promise)).toHaveLength(4)
  })

  test('a blank to fill is no table of contents', () => expect(texts(contractOf('Le délai est de .......... heures.'))).toEqual(['Le délai est de .......... heures.']))
})

describe('tables', () => {
  const levels = [['Criticité', 'Prise en charge', 'Rétablissement'], ['Bloquant', '2 heures', '4 heures'], ['Mineur', '1 jour', '5 jours']]

  test('a row says its header cells', () => {
    const contract = contractOf('Les délais sont les suivants :', ...table(levels, true))
    expect(texts(contract).slice(1)).toEqual(['Criticité : Bloquant ; Prise en charge : 2 heures ; Rétablissement : 4 heures', 'Criticité : Mineur ; Prise en charge : 1 jour ; Rétablissement : 5 jours'])
    const row = contract.statements[1]
    expect(row).toMatchObject({ kind: 'row', leadIns: [0] })
    expect(quotesOf(contract, row, 0, row.text.length).map((quote) => quote.exact)).toEqual(['Bloquant', '2 heures', '4 heures'])
  })

  test('a header that is not marked as one, and a label that spans two rows', () => {
    const contract = contractOf(...table([...levels, ['', '2 jours', '9 jours']]))
    expect(texts(contract)[2]).toBe('Mineur ; Prise en charge : 2 jours ; Rétablissement : 9 jours')
  })

  test('two columns: label and value; a colon already there is not doubled', () => {
    expect(texts(contractOf(...table([['Plage horaire :', '8 h – 19 h'], ['Téléphone', '02 40 00 00 00']])))).toEqual(['Plage horaire : 8 h – 19 h', 'Téléphone : 02 40 00 00 00'])
  })

  test('a contract laid out in a table is read as text', () => {
    const long = 'Le Prestataire assure la maintenance du parc. '.repeat(20)
    const contract = contractOf(...table([[long, long]]), paragraph('Article 2 – Prix'), 'Le prix est fixe.')
    expect(new Set(contract.statements.map(({ kind }) => kind))).toEqual(new Set(['sentence', 'heading']))
  })

  test('a long cell is judged sentence by sentence', () => {
    const long = `${'Le Prestataire vérifie le journal des sauvegardes chaque matin. '.repeat(9)}Il prévient le Client.`
    const rows = texts(contractOf(...table([['Prestation', 'Contenu', 'Prix'], ['Sauvegarde', long, '30 €'], ['Support', 'jours ouvrés', '20 €']], true)))
    expect(rows).toContain('Sauvegarde : Contenu : Il prévient le Client.')
  })

  test('tables typed as text', () => {
    expect(texts(contractOf('| Niveau | Délai |', '|---|---|', '| P1 | 2 h |'))).toEqual(['Niveau : P1 ; Délai : 2 h'])
    expect(texts(contractOf('Niveau | Situation | Délai', 'P1 | tout est arrêté | 1 h', 'P2 | un poste | 4 h'))).toEqual(['Niveau : P1 ; Situation : tout est arrêté ; Délai : 1 h', 'Niveau : P2 ; Situation : un poste ; Délai : 4 h'])
    expect(texts(contractOf('Service\tJours\tPrix', 'Support\tlundi\t20 €', 'Copie\tmardi\t30 €'))[1]).toBe('Service : Copie ; Jours : mardi ; Prix : 30 €')
  })

  test('a signature table is no record of values', () => {
    expect(texts(contractOf(...table([['Pour le Prestataire', 'Pour le Client'], ['M. Durand', 'Dr Martin']])))).toEqual(['Pour le Prestataire', 'Pour le Client', 'M. Durand', 'Dr Martin'])
  })
})

test('topics: headings of the clause and above, the sentence before', () => {
  const contract = contractOf('Article 5 – Sécurité', '5.1 Sauvegardes', 'Les données sont copiées. Elles sont chiffrées.', 'Elles sont gardées un mois.')
  expect(contract.statements.map(({ previous }) => previous)).toEqual([null, null, null, 2, 3])
  expect(contract.clauses[contract.statements[2].clause].parent).toBe(1)
})
