/** Themes of the checklist. */
import type { Messages } from './say'

export const themes = {
  perimetre: { fr: 'Périmètre et description des prestations', en: 'Scope and description of services' },
  'niveaux-service': { fr: 'Niveaux de service, délais (GTI/GTR), astreinte et support', en: 'Service levels and support' },
  'incidents-cyber': { fr: 'Gestion des incidents et cyberattaque', en: 'Incident and cyber-attack handling' },
  sauvegardes: { fr: 'Sauvegardes', en: 'Backups' },
  'mises-a-jour': { fr: 'Mises à jour et obsolescence', en: 'Updates and obsolescence' },
  'securite-acces': { fr: 'Sécurité du réseau et des accès', en: 'Network and access security' },
  'hebergement-sante': { fr: 'Hébergement et données de santé', en: 'Hosting and health data' },
  'rgpd-sous-traitance': { fr: 'RGPD : sous-traitance des données', en: 'GDPR data processing' },
  continuite: { fr: 'Continuité et reprise d’activité', en: 'Continuity and recovery' },
  'responsabilite-assurance': { fr: 'Responsabilité et assurance', en: 'Liability and insurance' },
  'confidentialite-secret': { fr: 'Confidentialité et secret professionnel', en: 'Confidentiality and medical secrecy' },
  'propriete-licences': { fr: 'Propriété des données, du paramétrage et des licences', en: 'Data, configuration and licence ownership' },
  'prix-duree-resiliation': { fr: 'Prix, durée, reconduction et résiliation', en: 'Price, term, renewal and termination' },
  'sortie-reversibilite': { fr: 'Sortie et réversibilité', en: 'Exit and reversibility' },
  'gouvernance-documentation': { fr: 'Gouvernance, reporting et documentation', en: 'Governance, reporting and documentation' },
  'cadre-juridique': { fr: 'Évolutions du contrat et juridiction', en: 'Contract changes and jurisdiction' },
  'logiciel-sante': { fr: 'Conformité du logiciel de santé', en: 'Health-software compliance' },
  coherence: { fr: 'Cohérence du contrat', en: 'Contract consistency' },
} satisfies Messages

export const disclaimer = {
  fr: 'Aide à la lecture ; ne remplace pas un avis d’avocat.',
  en: 'A reading aid; no substitute for a lawyer’s advice.',
}
