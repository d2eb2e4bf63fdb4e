/** Words of the readers of consistency (`checklist/consistency/`): the `consistency` part of `contract.yaml`. */
import type { LexiconNode } from './lexicon-node'
import type { WordList } from './word-list'

/** A commitment for which one figure only may be given. */
export interface Subject {
  id: string
  fact: 'time' | 'percent' | 'amount' | 'hours'
  /** One of each list must be in the sentence. */
  all: WordList[]
  none: WordList
}

type Lists<Name extends string> = Record<Name, WordList>

export interface ConsistencyLexicon {
  missingAnnex: Lists<'laws' | 'tables' | 'documents' | 'elsewhere' | 'shown' | 'unshown' | 'joined' | 'later' | 'none'>
  precedence: Lists<'order' | 'alone' | 'general' | 'special' | 'moving' | 'decides' | 'others' | 'together' | 'exclusive' | 'nobody' | 'excluded' | 'ascending' | 'third_party' | 'not_order' | 'accepting' | 'unranked' | 'negated'>
  undefinedTerms: Lists<'well_known' | 'known_acronyms' | 'streets' | 'calendars' | 'graded' | 'explained' | 'sent_away' | 'weighty'>
  blankFields: Lists<'to_fill' | 'not_blank' | 'added' | 'labels' | 'not_applicable' | 'example' | 'fillers' | 'ends_open' | 'presenting' | 'identity'>
  conflicting: Lists<'stages' | 'grades' | 'periods' | 'derogation' | 'ambiguous' | 'immediate'> & { subjects: Subject[] }
}

export function consistencyLexicon(node: LexiconNode): ConsistencyLexicon {
  const conflicting = node.child('conflicting_deadlines')
  return {
    missingAnnex: lists(node.child('missing_annex'), ['laws', 'tables', 'documents', 'elsewhere', 'shown', 'unshown', 'joined', 'later', 'none']),
    precedence: lists(node.child('precedence'), ['order', 'alone', 'general', 'special', 'moving', 'decides', 'others', 'together', 'exclusive', 'nobody', 'excluded', 'ascending', 'third_party', 'not_order', 'accepting', 'unranked', 'negated']),
    undefinedTerms: lists(node.child('undefined_terms'), ['well_known', 'known_acronyms', 'streets', 'calendars', 'graded', 'explained', 'sent_away', 'weighty']),
    blankFields: lists(node.child('blank_fields'), ['to_fill', 'not_blank', 'added', 'labels', 'not_applicable', 'example', 'fillers', 'ends_open', 'presenting', 'identity']),
    conflicting: { ...lists(conflicting, ['stages', 'grades', 'periods', 'derogation', 'ambiguous', 'immediate']), subjects: conflicting.child('subjects').entries().map(subject) },
  }
}

function lists<Name extends string>(node: LexiconNode, names: readonly Name[]): Lists<Name> {
  return Object.fromEntries(names.map((name) => [name, node.child(name).list()])) as Lists<Name>
}

function subject([id, node]: [string, LexiconNode]): Subject {
  return { id, fact: node.child('fact').oneOf(['time', 'percent', 'amount', 'hours']), all: node.child('all').items().map((item) => item.list()), none: node.child('none').list() }
}
