/** The words by which the structure of a contract is recognised: `knowledge/lexicon/contract.yaml`, checked and made ready. */
import type { ContractType, PartyRole } from './contract'
import type { ConsistencyLexicon } from './consistency-lexicon'
import { consistencyLexicon } from './consistency-lexicon'
import { LexiconNode } from './lexicon-node'
import type { WordList } from './word-list'

export { LexiconError } from './lexicon-node'

export interface TypeWords { names: WordList; service: WordList; terms: WordList }

export interface ContractLexicon {
  /** Words, folded, that a full stop does not end. */
  abbreviations: ReadonlySet<string>
  numbering: { article: ReadonlySet<string>; annex: ReadonlySet<string>; group: ReadonlySet<string>; inserted: ReadonlySet<string>; ordinals: ReadonlyMap<string, string> }
  headings: Record<'contents' | 'preamble' | 'definitions' | 'special' | 'annex' | 'signature' | 'plain' | 'never', WordList>
  lines: { page: WordList; footer: WordList; openers: ReadonlySet<string>; compounds: ReadonlySet<string>; announces: WordList }
  annexes: { stops: ReadonlySet<string>; numberSigns: ReadonlySet<string>; and: ReadonlySet<string>; to: ReadonlySet<string>; self: ReadonlySet<string>; relating: ReadonlySet<string>; before: WordList; notDocuments: WordList; documentsBefore: ReadonlySet<string>; joined: WordList }
  definitions: { verbs: WordList; before: WordList }
  parties: {
    articles: ReadonlySet<string>
    definite: Record<'masculine' | 'feminine' | 'plural' | 'elided', string>
    feminine: ReadonlySet<string>
    plural: ReadonlySet<string>
    vowels: ReadonlySet<string>
    oftenThird: WordList
    withCapital: WordList
    beforeName: ReadonlySet<string>
    suppliedBy: WordList
    roles: Record<PartyRole, { primary: WordList; secondary: WordList }>
    naming: WordList
    namingFillers: ReadonlySet<string>
    notParties: WordList
    company: WordList
    legalForms: WordList
    tells: Record<PartyRole, WordList>
    acts: Record<PartyRole, WordList>
    pronouns: Record<PartyRole, ReadonlySet<string>>
    signing: ReadonlySet<string>
  }
  types: Record<ContractType, TypeWords>
  notThisKind: Record<'for-patients' | 'for-consumers' | 'public-tender' | 'it' | 'contract', WordList>
  consistency: ConsistencyLexicon
  languages: { language: string; words: ReadonlySet<string> }[]
}

/** Reads the parsed YAML of `contract.yaml`; throws `LexiconError` on the first unknown key, missing key or value of a wrong kind. */
export function contractLexicon(data: unknown): ContractLexicon {
  const root = new LexiconNode(data, [])
  const numbering = root.child('numbering')
  const headings = root.child('headings')
  const lines = root.child('lines')
  const parties = root.child('parties')
  const definite = parties.child('definite')
  const types = root.child('types')
  const notThisKind = root.child('not_this_kind')
  const byRole = <T>(node: LexiconNode, read: (role: LexiconNode) => T): Record<PartyRole, T> => ({ client: read(node.child('client')), prestataire: read(node.child('prestataire')) })
  const role = (node: LexiconNode) => ({ primary: node.child('primary').list(), secondary: node.child('secondary').list() })
  const type = (node: LexiconNode): TypeWords => ({ names: node.child('names').list(), service: node.child('service').list(), terms: node.child('terms').list() })
  const lexicon: ContractLexicon = {
    abbreviations: root.child('abbreviations').set(),
    numbering: {
      article: numbering.child('article').set(),
      annex: numbering.child('annex').set(),
      group: numbering.child('group').set(),
      inserted: numbering.child('inserted').set(),
      ordinals: ordinals(numbering.child('ordinals')),
    },
    headings: {
      contents: headings.child('contents').list(), preamble: headings.child('preamble').list(), definitions: headings.child('definitions').list(),
      special: headings.child('special').list(), annex: headings.child('annex').list(), signature: headings.child('signature').list(), plain: headings.child('plain').list(),
      never: headings.child('never').list(),
    },
    lines: { page: lines.child('page').list(), footer: lines.child('footer').list(), openers: lines.child('openers').set(), compounds: lines.child('compounds').set(), announces: lines.child('announces').list() },
    annexes: annexes(root.child('annexes')),
    definitions: { verbs: root.child('definitions').child('verbs').list(), before: root.child('definitions').child('before').list() },
    parties: {
      articles: parties.child('articles').set(),
      definite: { masculine: definite.child('masculine').string(), feminine: definite.child('feminine').string(), plural: definite.child('plural').string(), elided: definite.child('elided').string() },
      feminine: parties.child('feminine').set(),
      plural: parties.child('plural').set(),
      vowels: parties.child('vowels').set(),
      oftenThird: parties.child('often_third').list(),
      withCapital: parties.child('with_capital').list(),
      beforeName: parties.child('before_name').set(),
      suppliedBy: parties.child('supplied_by').list(),
      roles: byRole(parties.child('roles'), role),
      naming: parties.child('naming').list(),
      namingFillers: parties.child('naming_fillers').set(),
      notParties: parties.child('not_parties').list(),
      company: parties.child('company').list(),
      legalForms: parties.child('legal_forms').list(),
      tells: byRole(parties.child('tells'), (node) => node.list()),
      acts: byRole(parties.child('acts'), (node) => node.list()),
      pronouns: byRole(parties.child('pronouns'), (node) => node.set()),
      signing: parties.child('signing').set(),
    },
    types: {
      maintenance: type(types.child('maintenance')), infogerance: type(types.child('infogerance')), hosting: type(types.child('hosting')), saas: type(types.child('saas')),
      backup: type(types.child('backup')), network: type(types.child('network')), dpa: type(types.child('dpa')), lease: type(types.child('lease')),
    },
    notThisKind: {
      'for-patients': notThisKind.child('for-patients').list(), 'for-consumers': notThisKind.child('for-consumers').list(),
      'public-tender': notThisKind.child('public-tender').list(), it: notThisKind.child('it').list(), contract: notThisKind.child('contract').list(),
    },
    consistency: consistencyLexicon(root.child('consistency')),
    languages: root.child('languages').entries().map(([language, node]) => ({ language, words: node.set() })),
  }
  root.refuseUnread()
  return lexicon
}

function annexes(node: LexiconNode): ContractLexicon['annexes'] {
  return { stops: node.child('stops').set(), numberSigns: node.child('number_signs').set(), and: node.child('and').set(), to: node.child('to').set(), self: node.child('self').set(), relating: node.child('relating').set(), before: node.child('before').list(), notDocuments: node.child('not_documents').list(), documentsBefore: node.child('documents_before').set(), joined: node.child('joined').list() }
}

function ordinals(node: LexiconNode): Map<string, string> {
  const values = new Map<string, string>()
  for (const [value, written] of node.entries()) for (const word of written.set()) values.set(word, value)
  return values
}
