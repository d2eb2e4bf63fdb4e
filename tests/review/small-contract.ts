/** A small contract that says little of violations and excludes all liability: what the sessions of these tests review. */
export const FAULT = 'Le Prestataire ne saurait en aucun cas être tenu responsable des dommages subis par le Client, quelle qu’en soit la cause.'
export const BREACH = 'Le Prestataire notifie au Client toute violation de données personnelles dans un délai de cinq jours ouvrés.'
export const LINES = [
  '# Contrat de maintenance informatique',
  'Entre la société Alpha Informatique, ci-après « le Prestataire », et le docteur Bêta, médecin, ci-après « le Client ».',
  '# Article 1 – Objet',
  'Le Prestataire assure la maintenance et l’infogérance des postes de travail et du serveur du Client.',
  '# Article 2 – Violations de données',
  BREACH,
  '# Article 3 – Responsabilité',
  FAULT,
]
