/** Words of the readers of consistency (`checklist/consistency/`): the `consistency` part of `contract.yaml`. */
import type { LexiconNode } from './lexicon-node'
import type { WordList } from './word-list'

/** A commitment for which one figure only may be given. */
export interface Subject {
  id: string
  fact: 'time' | 'percent' | 'amount' | 'hours' | 'frequency'
  /** One of each list must be in the sentence. */
  all: WordList[]
  none: WordList
}

type Lists<Name extends string> = Record<Name, WordList>

/** Words that date one thing: « prend effet », « Date d'effet », « Fait à ». */
export interface DateKind {
  id: string
  subject: DateSubject
  /** Kinds that say the same thing in other words share it. */
  thing: string
  /** A sentence has the contract as its subject; a label may stand alone; bare words need no subject. */
  shape: 'sentence' | 'label' | 'bare'
  tells: WordList
  /** One of them must be in the statement too; an empty list asks for nothing. */
  needs: WordList
}
export type DateSubject = 'effective' | 'signature' | 'start'

export interface ConsistencyLexicon {
  missingAnnex: Lists<'refers' | 'unbinding' | 'optional' | 'gdpr' | 'laws' | 'tables' | 'documents' | 'elsewhere' | 'shown' | 'unshown' | 'joined' | 'later' | 'none'> & { gdpr_articles: ReadonlySet<string> }
  precedence: Lists<'order' | 'alone' | 'general' | 'special' | 'moving' | 'decides' | 'together' | 'exclusive' | 'nobody' | 'excluded' | 'ascending' | 'third_party' | 'not_order' | 'accepting' | 'unranked' | 'negated' | 'relative' | 'pronouns' | 'unreserved' | 'self' | 'to_come' | 'laws'> & { families: { family: string; names: WordList }[]; apart: ReadonlySet<string> }
  undefinedTerms: Lists<'well_known' | 'known_acronyms' | 'streets' | 'calendars' | 'graded' | 'explained' | 'sent_away' | 'weighty'>
  blankFields: Lists<'to_fill' | 'not_blank' | 'added' | 'labels' | 'not_applicable' | 'example' | 'fillers' | 'ends_open' | 'presenting' | 'identity' | 'registered' | 'introducing' | 'publishing' | 'minor' | 'pending'>
  conflicting: Lists<'stages' | 'grades' | 'periods' | 'objects' | 'derogation' | 'ambiguous' | 'unfigured' | 'at_once' | 'that_is'> & { subjects: Subject[]; contraries: { one: WordList; other: WordList }[] }
  consistentDates: Lists<'first' | 'contract' | 'in_annex' | 'others' | 'pronouns' | 'elsewhere' | 'amendments'> & { months: { month: number; names: WordList }[]; kinds: DateKind[] }
  consistentParties: Lists<'titles' | 'numbers' | 'third' | 'signing' | 'particles'> & { forms: { form: string; names: WordList }[] }
}

export function consistencyLexicon(node: LexiconNode): ConsistencyLexicon {
  const precedence = node.child('precedence')
  const conflicting = node.child('conflicting_deadlines')
  const dates = node.child('consistent_dates')
  const parties = node.child('consistent_parties')
  return {
    missingAnnex: {
      ...lists(node.child('missing_annex'), ['refers', 'unbinding', 'optional', 'gdpr', 'laws', 'tables', 'documents', 'elsewhere', 'shown', 'unshown', 'joined', 'later', 'none']),
      gdpr_articles: node.child('missing_annex').child('gdpr_articles').set(),
    },
    precedence: { ...lists(precedence, ['order', 'alone', 'general', 'special', 'moving', 'decides', 'together', 'exclusive', 'nobody', 'excluded', 'ascending', 'third_party', 'not_order', 'accepting', 'unranked', 'negated', 'relative', 'pronouns', 'unreserved', 'self', 'to_come', 'laws']), families: precedence.child('families').entries().map(([family, names]) => ({ family, names: names.list() })), apart: precedence.child('apart').set() },
    undefinedTerms: lists(node.child('undefined_terms'), ['well_known', 'known_acronyms', 'streets', 'calendars', 'graded', 'explained', 'sent_away', 'weighty']),
    blankFields: lists(node.child('blank_fields'), ['to_fill', 'not_blank', 'added', 'labels', 'not_applicable', 'example', 'fillers', 'ends_open', 'presenting', 'identity', 'registered', 'introducing', 'publishing', 'minor', 'pending']),
    conflicting: { ...lists(conflicting, ['stages', 'grades', 'periods', 'objects', 'derogation', 'ambiguous', 'unfigured', 'at_once', 'that_is']), contraries: conflicting.child('contraries').entries().map(([, pair]) => ({ one: pair.child('one').list(), other: pair.child('other').list() })), subjects: conflicting.child('subjects').entries().map(subject) },
    consistentDates: {
      ...lists(dates, ['first', 'contract', 'in_annex', 'others', 'pronouns', 'elsewhere', 'amendments']),
      months: dates.child('months').entries().map(([month, names]) => ({ month: Number(month), names: names.list() })), kinds: dates.child('kinds').entries().map(dateKind),
    },
    consistentParties: { ...lists(parties, ['titles', 'numbers', 'third', 'signing', 'particles']), forms: parties.child('forms').entries().map(([form, names]) => ({ form, names: names.list() })) },
  }
}

function lists<Name extends string>(node: LexiconNode, names: readonly Name[]): Lists<Name> {
  return Object.fromEntries(names.map((name) => [name, node.child(name).list()])) as Lists<Name>
}

function subject([id, node]: [string, LexiconNode]): Subject {
  return { id, fact: node.child('fact').oneOf(['time', 'percent', 'amount', 'hours', 'frequency']), all: node.child('all').items().map((item) => item.list()), none: node.child('none').list() }
}

function dateKind([id, node]: [string, LexiconNode]): DateKind {
  return {
    id, subject: node.child('subject').oneOf(['effective', 'signature', 'start']), thing: node.child('thing').string(), shape: node.child('shape').oneOf(['sentence', 'label', 'bare']),
    tells: node.child('tells').list(), needs: node.child('needs').list(),
  }
}
