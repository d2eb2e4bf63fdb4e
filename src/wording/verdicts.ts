/** Verdicts, severities and the reasons behind them, in words. */
import type { Messages } from './say'

export const verdicts = {
  met: { fr: 'conforme', en: 'met' },
  weak: { fr: 'trop faible', en: 'too weak' },
  'out-of-bounds': { fr: 'hors limites', en: 'out of bounds' },
  'wrong-party': { fr: 'à la charge de l’autre partie', en: 'borne by the wrong party' },
  denied: { fr: 'exclu', en: 'excluded' },
  unclear: { fr: 'à vérifier', en: 'to be checked' },
  absent: { fr: 'absent', en: 'absent' },
  'not-applicable': { fr: 'sans objet', en: 'not applicable' },
  found: { fr: 'clause dangereuse', en: 'dangerous clause' },
  inconsistent: { fr: 'incohérence', en: 'inconsistency' },
  clear: { fr: 'rien à signaler', en: 'nothing found' },
} satisfies Messages

export const severities = {
  critical: { fr: 'critique', en: 'critical' },
  major: { fr: 'majeur', en: 'major' },
  minor: { fr: 'mineur', en: 'minor' },
} satisfies Messages

export const contractTypes = {
  maintenance: { fr: 'maintenance', en: 'maintenance' },
  infogerance: { fr: 'infogérance', en: 'managed services' },
  hosting: { fr: 'hébergement', en: 'hosting' },
  saas: { fr: 'logiciel en ligne (SaaS)', en: 'online software (SaaS)' },
  backup: { fr: 'sauvegarde', en: 'backup' },
  network: { fr: 'réseau et accès internet', en: 'network and internet access' },
  dpa: { fr: 'sous-traitance de données (RGPD)', en: 'data processing (GDPR)' },
  lease: { fr: 'location', en: 'lease' },
} satisfies Messages
