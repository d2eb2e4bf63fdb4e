/** A small contract of our own and the findings on it, for the tests and screenshots of the pane. */
import type { CheckVerdict, Rule, Severity } from '../../src/checklist/rule'
import type { Finding, RuleVerdict } from '../../src/checklist/finding'
import { quoteOf } from '../../src/contract/quote'
import type { Paragraph } from '../../src/contract/paragraph'

export const lines = [
  'Contrat de maintenance informatique',
  'Entre le cabinet du docteur Hélène Marchand, ci-après « le Client », et la société Nordinfo, ci-après « le Prestataire ».',
  'Article 1 – Objet',
  'Le Prestataire assure la maintenance du parc informatique du Client.',
  'Article 2 – Sauvegardes',
  'Le Prestataire s’efforce de sauvegarder les données du Client une fois par semaine.',
  'Article 3 – Délais',
  'Le Prestataire interviendra dans les meilleurs délais.',
  'Article 4 – Mises à jour',
  'Le Prestataire installe les correctifs de sécurité critiques sous 96 heures.',
  'Article 5 – Responsabilité',
  'La responsabilité du Prestataire ne pourra en aucun cas être recherchée, pour quelque cause que ce soit.',
  'Article 6 – Durée',
  'Le contrat est conclu pour trois ans et se renouvelle tacitement pour la même durée, sauf dénonciation six mois avant son terme.',
  'Article 7 – Confidentialité',
  'Le Prestataire est tenu au secret professionnel et en répond pour son personnel.',
]

export function paragraphs(): Paragraph[] {
  return lines.map((text, index) => ({
    index, text, story: 'body', styleId: null, styleName: null, styleBuiltIn: text.startsWith('Article') ? 'Heading1' : 'Normal',
    outlineLevel: text.startsWith('Article') ? 1 : null, listString: null, listLevel: null, place: null, bold: null, inserted: false, deletedInside: false, locked: false,
  }))
}

export function quoteOn(words: string) {
  const index = lines.findIndex((line) => line.includes(words))
  if (index < 0) throw new Error(`not in the contract: ${words}`)
  const start = lines[index].indexOf(words)
  return quoteOf({ index, text: lines[index] }, start, start + words.length)
}

interface Case {
  id: string; kind: Rule['kind']; theme: string; severity: Severity; title: [string, string]; why: [string, string]; question: [string, string]
  law: [string, string][]; mandatory: boolean; verdict: RuleVerdict; words: string | null; clause: string | null
  checks: { id: string; label: [string, string]; verdict: CheckVerdict; fact?: string; bound?: string; acceptable?: string; hedge?: string }[]
}

const cases: Case[] = [
  {
    id: 'backup-scope-frequency', kind: 'requirement', theme: 'sauvegardes', severity: 'critical', verdict: 'weak', words: 's’efforce de sauvegarder les données du Client une fois par semaine', clause: 'cl-backup-scope', mandatory: false,
    title: ['Sauvegardes : contenu et fréquence', 'Backups: scope and frequency'],
    why: ['Sans sauvegarde quotidienne, une panne efface plusieurs jours de dossiers de patients.', 'Without a daily backup, a failure erases several days of patient records.'],
    question: ['Quelles données sauvegardez-vous, et tous les combien ?', 'Which data do you back up, and how often?'],
    law: [['RGPD art. 32, §1, c', 'rétablir la disponibilité des données dans des délais appropriés']],
    checks: [
      { id: 'frequence', label: ['la fréquence des sauvegardes', 'the frequency of backups'], verdict: 'out-of-bounds', fact: 'une fois par semaine', bound: 'une fois par jour ouvré' },
      { id: 'engagement', label: ['un engagement ferme', 'a firm commitment'], verdict: 'weak', hedge: 's’efforce' },
      { id: 'controle', label: ['le contrôle des échecs', 'the check of failures'], verdict: 'absent' },
    ],
  },
  {
    id: 'sla-response-time', kind: 'requirement', theme: 'niveaux-service', severity: 'critical', verdict: 'weak', words: 'dans les meilleurs délais', clause: 'cl-sla-response-repair', mandatory: false,
    title: ['Délai garanti de prise en charge', 'Guaranteed response time'],
    why: ['Quand le logiciel ne démarre plus et que la salle d’attente est pleine, il faut savoir sous combien de temps quelqu’un s’en occupe.', 'When the software no longer starts and the waiting room is full, you need to know how soon someone deals with it.'],
    question: ['Si mon logiciel est bloqué à 9 h un lundi, à quelle heure au plus tard un technicien commence-t-il ?', 'If my software is down at 9 on a Monday, when at the latest does a technician start?'],
    law: [['CSP art. R. 4127-47', 'continuité des soins due par le médecin']],
    checks: [{ id: 'delai', label: ['un délai chiffré', 'a figure'], verdict: 'weak', acceptable: '4 heures' }],
  },
  {
    id: 'gdpr-breach-notification', kind: 'requirement', theme: 'rgpd-sous-traitance', severity: 'critical', verdict: 'absent', words: null, clause: 'cl-gdpr-breach', mandatory: true,
    title: ['Violation de données : alerte du cabinet', 'Data breach: alert to the practice'],
    why: ['Le cabinet n’a que 72 heures pour prévenir la CNIL : il doit être averti bien avant.', 'The practice has only 72 hours to notify the authority: it must be told well before.'],
    question: ['Sous combien d’heures me prévenez-vous d’une fuite de données ?', 'Within how many hours do you tell me of a data leak?'],
    law: [['RGPD art. 33, §2', 'le sous-traitant notifie la violation dans les meilleurs délais'], ['RGPD art. 28, §3, f', 'assistance du sous-traitant']],
    checks: [{ id: 'alerte', label: ['l’alerte du cabinet', 'the alert to the practice'], verdict: 'absent', acceptable: '48 heures' }],
  },
  {
    id: 'trap-total-liability-exclusion', kind: 'trap', theme: 'responsabilite-assurance', severity: 'critical', verdict: 'found', words: 'ne pourra en aucun cas être recherchée, pour quelque cause que ce soit', clause: 'cl-liability', mandatory: true,
    title: ['Exclusion totale de responsabilité', 'Total exclusion of liability'],
    why: ['Le prestataire ne répondrait de rien, même d’une faute grave qui perdrait vos dossiers.', 'The provider would answer for nothing, not even a gross fault that loses your records.'],
    question: ['De quoi répondez-vous, et jusqu’à quel montant ?', 'What do you answer for, and up to which amount?'],
    law: [['C. civ. art. 1170', 'clause privant de sa substance l’obligation essentielle']],
    checks: [{ id: 'exclusion', label: ['l’exclusion', 'the exclusion'], verdict: 'met' }],
  },
  {
    id: 'update-security-patches', kind: 'requirement', theme: 'mises-a-jour', severity: 'major', verdict: 'out-of-bounds', words: 'sous 96 heures', clause: 'cl-update-patches', mandatory: false,
    title: ['Correctifs de sécurité', 'Security patches'],
    why: ['Une faille connue est exploitée en quelques jours.', 'A known flaw is exploited within days.'],
    question: ['Sous combien de temps installez-vous un correctif critique ?', 'How soon do you install a critical patch?'],
    law: [], checks: [{ id: 'delai', label: ['le délai des correctifs critiques', 'the delay for critical patches'], verdict: 'out-of-bounds', fact: '96 heures', bound: '48 heures' }],
  },
  {
    id: 'trap-tacit-renewal-long', kind: 'trap', theme: 'prix-duree-resiliation', severity: 'minor', verdict: 'found', words: 'se renouvelle tacitement pour la même durée', clause: null, mandatory: false,
    title: ['Reconduction tacite trop longue', 'Tacit renewal that is too long'],
    why: ['Un oubli vous engage pour trois ans de plus.', 'One oversight binds you for three more years.'],
    question: ['Peut-on reconduire par périodes d’un an ?', 'Can it renew year by year?'],
    law: [['C. com. art. L. 441-1', 'à vérifier par l’avocat']], checks: [{ id: 'duree', label: ['la durée de reconduction', 'the length of renewal'], verdict: 'met', fact: '3 ans', bound: '1 an' }],
  },
  {
    id: 'secret-professionnel', kind: 'requirement', theme: 'confidentialite-secret', severity: 'critical', verdict: 'met', words: 'est tenu au secret professionnel', clause: null, mandatory: true,
    title: ['Secret professionnel', 'Professional secrecy'], why: ['Le prestataire voit des dossiers de patients.', 'The provider sees patient records.'], question: ['Êtes-vous tenu au secret ?', 'Are you bound to secrecy?'],
    law: [['CSP art. L. 1110-4', 'secret des informations']], checks: [{ id: 'secret', label: ['le secret', 'secrecy'], verdict: 'met' }],
  },
  {
    id: 'hds-certification', kind: 'requirement', theme: 'hebergement-sante', severity: 'critical', verdict: 'not-applicable', words: null, clause: null, mandatory: true,
    title: ['Certification HDS', 'Health data hosting certificate'], why: ['Sans objet ici.', 'Not relevant here.'], question: ['Êtes-vous certifié ?', 'Are you certified?'], law: [], checks: [{ id: 'hds', label: ['le certificat', 'the certificate'], verdict: 'absent' }],
  },
  {
    id: 'trap-unilateral-price', kind: 'trap', theme: 'prix-duree-resiliation', severity: 'major', verdict: 'clear', words: null, clause: null, mandatory: false,
    title: ['Hausse de prix unilatérale', 'Unilateral price rise'], why: ['Le prix bougerait sans vous.', 'The price would move without you.'], question: ['Qui décide du prix ?', 'Who decides the price?'], law: [], checks: [{ id: 'prix', label: ['la hausse', 'the rise'], verdict: 'absent' }],
  },
]

const both = ([fr, en]: [string, string]) => ({ fr, en })

export const rules: Rule[] = cases.map((one) => ({
  id: one.id, kind: one.kind, theme: one.theme, severity: one.severity, applies_to: ['all'], title: both(one.title), why: both(one.why), question: both(one.question),
  legal_basis: one.law.map(([ref, note]) => ({ ref, note })), legal_status: one.mandatory ? 'mandatory' : 'recommended', about: [],
  checks: one.checks.map((check) => ({ id: check.id, label: both(check.label), phrase: [], ...(check.acceptable === undefined ? {} : { acceptable: check.acceptable }) })),
  clauses: one.clause === null ? [] : [one.clause], examples: [],
}))

export function resultOf(id: string): Finding {
  const one = cases.find((candidate) => candidate.id === id)
  if (one === undefined) throw new Error(`no such case: ${id}`)
  const quotes = one.words === null ? [] : [quoteOn(one.words)]
  return {
    id: `F${cases.indexOf(one)}AAAAAA`, rule: one.id, kind: one.kind, theme: one.theme, severity: one.severity, clause: quotes[0]?.paragraph ?? null, verdict: one.verdict, quotes,
    missing: one.verdict === 'absent' ? [] : one.checks.filter((check) => check.verdict === 'absent').map((check) => check.id),
    nearest: one.verdict === 'absent' ? [quoteOn('Le Prestataire est tenu au secret professionnel')] : [],
    checks: one.checks.map((check, index) => ({
      check: check.id, core: one.id === 'backup-scope-frequency' || index === 0, verdict: check.verdict, quotes, reasons: check.hedge === undefined ? [] : [{ code: 'hedged', values: { words: check.hedge } }],
      ...(check.fact === undefined ? {} : { fact: check.fact }), ...(check.bound === undefined ? {} : { bound: check.bound }),
    })),
  }
}

export const results = cases.map((one) => resultOf(one.id))
export const findings = results.filter((one) => !['met', 'clear', 'not-applicable'].includes(one.verdict))
