import { bullet, contractOf, heading, numbered, paragraph, tree } from './paper'

const body = 'Le Prestataire assure les prestations décrites au présent article pendant toute la durée du contrat.'

test('styled headings, the document’s title apart', () => {
  const contract = contractOf(heading(1, 'Contrat de maintenance'), body, heading(2, 'Objet'), body, heading(2, 'Prix'), heading(3, 'Révision'), body)
  expect(contract.clauses[0].title).toBe('Contrat de maintenance')
  expect(tree(contract)).toEqual(['· Objet', '· Prix', '  · Révision'])
})

test('typed numbers without any style', () => {
  expect(tree(contractOf('ARTICLE 1 – Objet', body, 'Article 2 : Prix', body, '2.1 Révision', body, '2.2 Paiement', body, 'Article 3. Durée', body)))
    .toEqual(['1 Objet', '2 Prix', '  2.1 Révision', '  2.2 Paiement', '3 Durée'])
})

test('computed numbers of Word', () => {
  expect(tree(contractOf(numbered('Article 1', 'Objet'), body, numbered('Article 2', 'Sauvegardes'), numbered('2.1', 'Fréquence', 1), body, numbered('2.2', 'Restauration', 1), body)))
    .toEqual(['1 Objet', '2 Sauvegardes', '  2.1 Fréquence', '  2.2 Restauration'])
})

test('Roman groups above articles', () => {
  expect(tree(contractOf('TITRE I – GÉNÉRALITÉS', 'Article 1 – Objet', body, 'TITRE II – SERVICES', 'Article 2 – Support', body, 'V.2 Sauvegardes', body)))
    .toEqual(['I GÉNÉRALITÉS', '  1 Objet', 'II SERVICES', '  2 Support', '    V.2 Sauvegardes'])
})

test('numbers tell the parent whatever the style says', () => {
  expect(tree(contractOf(heading(2, 'Article 9 – Prix'), heading(2, '9.1 Tarif'), body, heading(2, '9.2 Révision'), body, heading(2, 'Article 10 – Durée'), body)))
    .toEqual(['9 Prix', '  9.1 Tarif', '  9.2 Révision', '10 Durée'])
})

test('capitals and bold lines', () => {
  expect(tree(contractOf('SÉCURITÉ DU RÉSEAU', body, paragraph('Pare-feu', { bold: true }), body, 'PRIX', body))).toEqual(['· SÉCURITÉ DU RÉSEAU', '  · Pare-feu', '· PRIX'])
})

test('a number alone takes the next line as its title', () => {
  expect(tree(contractOf(heading(2, 'ARTICLE 1.'), 'DÉFINITIONS', body, 'ARTICLE 3. PASSATION', 'DES COMMANDES', body))).toEqual(['1 DÉFINITIONS', '3 PASSATION\nDES COMMANDES'.replace('\n', ' ')])
})

test('a title that runs into its text', () => {
  const contract = contractOf('Article 4 – Durée : Le contrat est conclu pour un an. Il est renouvelable.', 'ARTICLE 5 GARANTIE LÉGALE Le Prestataire garantit ses travaux pendant deux mois à compter de la réception des travaux par le Client, à ses frais.')
  expect(tree(contract)).toEqual(['4 Durée', '5 GARANTIE LÉGALE'])
  expect(contract.clauses[1].statements.map((index) => contract.statements[index].text)).toEqual(['Le contrat est conclu pour un an.', 'Il est renouvelable.'])
  expect(contract.statements[contract.clauses[2].statements[0]].text).toMatch(/^Le Prestataire garantit/)
})

test('what is no heading', () => {
  const contract = contractOf(
    'Article 1 – Objet', 'Le Prestataire fournit :', '1. Fourniture des pièces', '2. Main d’œuvre', '3. Déplacement', body,
    '1.1 Le Client paie chaque facture à trente jours', body, 'Article 2 – Prix', "D'UNE PART", body, paragraph('2.4 Le Prestataire est dégagé de toute obligation dans le cas où :', { outlineLevel: 2 }), bullet('le matériel est déplacé ;'),
  )
  expect(tree(contract)).toEqual(['1 Objet', '2 Prix'])
})

test('a warning in capitals over several lines is a sentence', () => {
  const contract = contractOf('Article 1 – Usage', 'CE SERVICE NE REMPLACE PAS LES SECOURS ET NE CONVIENT PAS AUX', 'SITUATIONS D’URGENCE. EN CAS DE DOUTE LE PATIENT APPELLE LE QUINZE', 'OU SE REND AUX URGENCES DE L’HÔPITAL LE PLUS PROCHE', body)
  expect(tree(contract)).toEqual(['1 Usage'])
})

test('annexes stand beside the body, and the body’s numbering goes on after them', () => {
  const contract = contractOf('Article 1 – Objet', body, 'Article 2 – Prix', body, 'Annexe 1 – Parc informatique', 'Article 1 – Postes', body, 'Annexe technique', body, 'Article 3 – Durée', body)
  expect(tree(contract)).toEqual(['1 Objet', '2 Prix', '1 Parc informatique', '  1 Postes', '· Annexe technique', '3 Durée'])
  expect(contract.clauses.map((clause) => clause.part)).toEqual(['body', 'body', 'body', 'annex', 'annex', 'annex', 'body'])
})

test('parts: preamble, definitions, special conditions, signature', () => {
  const contract = contractOf('PRÉAMBULE', body, 'Article 1 – Définitions', body, 'Article 2 – Prix', body, 'CONDITIONS PARTICULIÈRES', body, 'Fait à Nantes, le 3 mars 2025', 'Pour le Client : Dr Martin')
  expect(contract.clauses.map((clause) => clause.part)).toEqual(['body', 'preamble', 'definitions', 'body', 'special', 'signature'])
  expect(contract.clauses[5].heading).toBeNull()
})

test('an inserted article is a heading', () => {
  expect(tree(contractOf('Article 2 – Durée', body, 'Article 2 bis – Chiffrement', body, 'Article 3 – Prix', body))).toEqual(['2 Durée', '2 bis Chiffrement', '3 Prix'])
})

test('headings of a text file', () => {
  expect(tree(contractOf(paragraph('## Article 1 – Objet', { outlineLevel: 2 }), body, paragraph('**Article 2 – Prix**', { bold: true }), body))).toEqual(['1 Objet', '2 Prix'])
})

test('clauses know their paragraphs, sub-clauses included', () => {
  const contract = contractOf('Article 1 – Objet', body, '1.1 Périmètre', body, 'Article 2 – Prix', body)
  expect(contract.clauses.map(({ first, last }) => [first, last])).toEqual([[0, 5], [0, 3], [2, 3], [4, 5]])
})
