/** Blanks left to fill: dots, underscores, brackets, « à compléter », options not ticked, template variables. Each scan is linear. */
import type { Contract, Statement } from '../../contract/contract'
import type { ContractLexicon } from '../../contract/lexicon'
import type { Word } from '../../contract/words'
import { wordsIn, wordsOf } from '../../contract/words'
import type { ConsistencyMatch } from './consistency-match'
import { endsStep, EXTRACT_WORDS, quoteAt, quoteOfStatement, wordCount } from './consistency-match'

interface Blank { start: number; end: number; kind: 'line' | 'bracket' | 'words' | 'box' | 'label' | 'variable' | 'filler' | 'identity' }

/** Statements from the start in which the parties present themselves. */
const OPENING = 40

/** Blanks shown at most: beyond that the contract is a form, and the person has understood. */
const MOST_SHOWN = 12

export function* readBlankFields(contract: Contract, lexicon: ContractLexicon): Generator<void, ConsistencyMatch[]> {
  const matches: ConsistencyMatch[] = []
  /** « Dernière mise à jour : [date] », « Signature : »: shown after what is bought, and by whom. */
  const minor: ConsistencyMatch[] = []
  const ticked = blocksWithTick(contract)
  for (const statement of contract.statements) {
    if (endsStep(statement)) yield
    for (const blank of [...lines(statement.text), ...brackets(statement.text, lexicon), ...variables(statement.text), ...words(statement, lexicon), ...boxes(statement, ticked), ...labels(statement, contract, lexicon), ...endsOpen(statement, contract, lexicon), ...nameless(statement, contract, lexicon)]) {
      if (matches.length >= MOST_SHOWN) break
      const quotes = quoteAt(contract, statement, blank.start, blank.end)
      if (quotes.length > 0) (isMinor(statement, lexicon) ? minor : matches).push({ check: 'blanc', quotes, reasons: [{ code: `blank-${blank.kind}` }] })
    }
  }
  if (matches.length + minor.length === 0) matches.push(...unidentified(contract, lexicon))
  return [...matches, ...minor].slice(0, MOST_SHOWN)
}

/** Words of a line that a date, a reference or a signature may take. */
const MINOR_WORDS = 12

function isMinor(statement: Statement, lexicon: ContractLexicon): boolean {
  const words = wordsIn(statement)
  return words.length <= MINOR_WORDS && lexicon.consistency.blankFields.minor.in(words)
}

/** « …la plateforme éditée par Médinfo SAS », and nowhere a number, a seat or an address: nobody can tell who signs. */
function unidentified(contract: Contract, lexicon: ContractLexicon): ConsistencyMatch[] {
  const { registered, introducing, publishing } = lexicon.consistency.blankFields
  if (wordCount(contract) < EXTRACT_WORDS) return []
  if (contract.statements.some((statement) => registered.in(wordsIn(statement)) || /\b\d{5}\s+\p{Lu}/u.test(statement.text))) return []
  const presented = contract.parties.prestataire.find(({ kind, evidence }) => kind !== 'pronoun' && kind !== 'role-word' && evidence !== null)?.evidence
  const statement = contract.statements.find((one) => one.kind !== 'heading' && one.pieces.some(({ own, paragraph }) => own && paragraph === presented?.paragraph) && introducing.in(wordsIn(one)))
    ?? contract.statements.find((one) => one.kind !== 'heading' && publishing.in(wordsIn(one)) && (lexicon.parties.legalForms.in(wordsIn(one)) || lexicon.parties.company.in(wordsIn(one))))
  return statement ? [{ check: 'blanc', quotes: quoteOfStatement(contract, statement), reasons: [{ code: 'blank-identity' }] }] : []
}

/**
 * Blanks inside a sentence that leave what it says open: lines, variables, letters that stand for a value, « à confirmer ». Text in brackets
 * counts when it is a mere sign (« [●] ») or says so itself: « [quinze jours] » is a proposal.
 */
export function blanksWithin(statement: Statement, lexicon: ContractLexicon): { start: number; end: number; code: string }[] {
  const { text } = statement
  const blanks = MAY_BE_BLANK.test(text) ? signs(text, lexicon) : []
  return [...blanks, ...words(statement, lexicon)].map(({ start, end, kind }) => ({ start, end, code: `blank-${kind}` }))
}

/** Most sentences hold none of the characters with which a blank is drawn. */
const MAY_BE_BLANK = /[_…[{<$%]|\.\.|\s{6}/

function signs(text: string, lexicon: ContractLexicon): Blank[] {
  const unsaid = brackets(text, lexicon).filter(({ start, end }) => {
    const inside = wordsOf(text.slice(start + 1, end - 1))
    return inside.length === 0 || lexicon.consistency.blankFields.to_fill.in(inside)
  })
  return [...lines(text), ...unsaid, ...variables(text)]
}

/** « ____ », « ……… », « .......... », « ..../..../20.... »; a run of blank space between « Fait à » and « , le ». */
function lines(text: string): Blank[] {
  const blanks: Blank[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '_' || character === '.' || character === '…') {
      let end = at
      let weight = 0
      while (end < text.length && (character === '_' ? text[end] === '_' : text[end] === '.' || text[end] === '…')) weight += text[end++] === '…' ? 3 : 1
      // « .. / .. / 2026 »: two dots are a blank on each side of a slash.
      if ((character === '_' && end - at >= 2) || weight >= 4 || (weight === 2 && /^\s?\/\s?[._]/.test(text.slice(end, end + 4)))) {
        const last = blanks[blanks.length - 1]
        const between = last ? text.slice(last.end, at) : ''
        if (last && /^\s?\/?\s?(?:20)?$/.test(between)) last.end = end
        else blanks.push({ start: startOfWord(text, at), end, kind: 'line' })
      }
      at = end - 1
    } else if (character === ' ' || character === '\u00a0' || character === '\t') {
      let end = at
      while (end < text.length && (text[end] === ' ' || text[end] === '\u00a0' || text[end] === '\t')) end++
      if (end - at >= 6 && end < text.length && text[end] === ',') blanks.push({ start: startOfWord(text, at), end: end + 1, kind: 'line' })
      at = end - 1
    }
  }
  return blanks
}

/** The word before the blank goes with it: « de ____ » says more than « ____ ». */
function startOfWord(text: string, at: number): number {
  let start = at
  while (start > 0 && /\s/.test(text[start - 1])) start--
  let from = start
  while (from > 0 && start - from < 24 && /[\p{L}\p{N}'’°]/u.test(text[from - 1])) from--
  return from < start ? from : at
}

/** « [●] », « [montant] », « [À COMPLÉTER] », « [CLI_SOCIETE] »; not « [REF-12] », « […] », « [1] », nor a link's text. */
function brackets(text: string, lexicon: ContractLexicon): Blank[] {
  const blanks: Blank[] = []
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
    const close = text.indexOf(']', open)
    if (close < 0 || close - open > 90) continue
    const inside = text.slice(open + 1, close).trim()
    // « [x] Option A [ ] Option B »: a box of plain characters; what is added to a quotation, « [et ses remplaçants] », is written.
    if (/^[xX]$/.test(inside) || (inside === '' && TICKED_BOX.test(text)) || lexicon.consistency.blankFields.added.at(wordsOf(inside), 0) !== null) continue
    if (inside === '' || text[close + 1] === '(') {
      if (inside === '' && close - open > 1) blanks.push({ start: open, end: close + 1, kind: 'bracket' })
      continue
    }
    const list = wordsOf(inside)
    if (list.length === 0) {
      if (/[●•■_*?]|^\.{2,}$/.test(inside) && !/^(?:…|\.\.\.)$/.test(inside)) blanks.push({ start: open, end: close + 1, kind: 'bracket' })
      continue
    }
    const reference = lexicon.consistency.blankFields.not_blank.at(list, 0) !== null || /^[\d.,;\s–-]+/.test(inside)
    const formula = /[(=×÷]/.test(inside)
    if (!reference && !formula && list.length <= 10) blanks.push({ start: open, end: close + 1, kind: 'bracket' })
  }
  return blanks
}

/** « {legal_name} », « {client.name} »: an identifier between single braces. */
const BRACED = /\{\p{L}\w*(?:[._]\w+)+\}/gu

/** « {{company.name}} », « <<NOM>> », « ${client} ». */
function variables(text: string): Blank[] {
  const blanks: Blank[] = []
  for (const [opening, closing] of [['{{', '}}'], ['<<', '>>'], ['${', '}'], ['%%', '%%']]) {
    for (let open = text.indexOf(opening); open >= 0; open = text.indexOf(opening, open + opening.length)) {
      const close = text.indexOf(closing, open + opening.length)
      if (close < 0 || close - open > 90 || close - open <= opening.length) continue
      blanks.push({ start: open, end: close + closing.length, kind: 'variable' })
      open = close
    }
  }
  if (blanks.length === 0 && text.includes('{')) for (const match of text.matchAll(BRACED)) blanks.push({ start: match.index, end: match.index + match[0].length, kind: 'variable' })
  return blanks
}

/** « à compléter », « N/A » alone, « XX mois », « xxx@xxx.xxx », « (exemple : …) ». */
function words(statement: Statement, lexicon: ContractLexicon): Blank[] {
  const { to_fill, pending, fillers, not_applicable, example, labels, identity } = lexicon.consistency.blankFields
  const { text } = statement
  const list = wordsIn(statement)
  const blanks: Blank[] = []
  for (const hit of to_fill.all(list)) {
    const start = list[hit.from].start
    const end = list[hit.to - 1].end
    const labelled = [1, 2, 3].some((back) => [labels, identity].some((label) => hit.from >= back && label.at(list, hit.from - back)?.to === hit.from))
    // « Siège social : à compléter lors de l'immatriculation »
    const awaited = text.length <= LABELLED_LINE && /:\s*$/.test(text.slice(0, start)) && pending.at(list, hit.to) !== null
    if (awaited || isValue(text, start, end, labelled)) blanks.push({ start, end, kind: 'words' })
  }
  for (const hit of not_applicable.all(list)) {
    const start = list[hit.from].start
    const end = list[hit.to - 1].end
    if (text.slice(start, end).includes('/') && /[:;|]\s*$/.test(text.slice(0, start)) && /^[\s.]*(?:$|[;\n|])/.test(text.slice(end))) blanks.push({ start: startOfLabel(text, start), end, kind: 'words' })
  }
  for (const hit of fillers.all(list)) {
    const start = list[hit.from].start
    let end = list[hit.to - 1].end
    const written = text.slice(start, end)
    // « XX » in capitals, or « xxx@xxx »; « xx » in lower case may be anything.
    if (!(written === written.toUpperCase() || text[end] === '@' || text[start - 1] === '@') || text[end] === '-' || /^[’']/.test(text.slice(end))) continue
    while (end < text.length && (/[\w@/]/.test(text[end]) || (/[.,]/.test(text[end]) && /\w/.test(text[end + 1] ?? ' ')))) end++
    blanks.push({ start, end, kind: 'filler' })
  }
  const [first] = example.all(list)
  if (first && namesParty(list.slice(Math.max(0, first.from - 3), first.from), lexicon) && /\(\s*$/.test(text.slice(0, list[first.from].start)) && /^\s*:/.test(text.slice(list[first.to - 1].end))) {
    const close = text.indexOf(')', list[first.to - 1].end)
    blanks.push({ start: list[first.from].start, end: close > 0 ? close : text.length, kind: 'words' })
  }
  return blanks.filter((blank, index) => !blanks.some((other, position) => position < index && other.start <= blank.start && other.end >= blank.end))
}

/** A line no longer than this (UTF-16 units) is a label with its value. */
const LABELLED_LINE = 80

function namesParty(words: Word[], lexicon: ContractLexicon): boolean {
  return lexicon.parties.roles.client.primary.in(words) || lexicon.parties.roles.prestataire.primary.in(words)
}

/** « Délai : à définir », « à compléter » alone, « SIRET à compléter » (`labelled`); not « les besoins à définir avec le Client ». */
function isValue(text: string, start: number, end: number, labelled: boolean): boolean {
  const before = text.slice(0, start).trimEnd()
  const after = text.slice(end).trimStart()
  return (labelled || before === '' || /[:;,(–—|-]$/.test(before)) && (after === '' || /^[.;,)|\n–—-]/.test(after))
}

function startOfLabel(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 80 && !/[;|\n]/.test(text[start - 1])) start--
  return start + (text.slice(start, at).length - text.slice(start, at).trimStart().length)
}

const EMPTY_BOX = /[☐□❏❑]/u
const TICKED_BOX = /[☑☒✓✔🗹■]|\[\s?[xX]\s?\]/u

/** Blocks in which one box is ticked: the others are then left out on purpose. */
function blocksWithTick(contract: Contract): Set<number> {
  return new Set(contract.statements.filter(({ text }) => TICKED_BOX.test(text)).map(({ block }) => block))
}

/** Options none of which is ticked. */
function boxes(statement: Statement, ticked: ReadonlySet<number>): Blank[] {
  const { text } = statement
  if (!EMPTY_BOX.test(text) || ticked.has(statement.block)) return []
  const start = text.search(EMPTY_BOX)
  return /\p{L}/u.test(text.slice(start)) ? [{ start, end: text.length, kind: 'box' }] : []
}

/** « Téléphone : » and nothing after it. */
function labels(statement: Statement, contract: Contract, lexicon: ContractLexicon): Blank[] {
  if (statement.introduces || statement.kind === 'heading') return []
  const { text } = statement
  if (!/:\s*$/.test(text)) return []
  const next = contract.statements[statement.index + 1]
  // The value may stand on the next line.
  if (next && next.kind !== 'heading' && !/:\s*$/.test(next.text) && next.clause === statement.clause && text.length > 60) return []
  const list = wordsIn(statement)
  for (let at = Math.max(0, list.length - 4); at < list.length; at++) {
    const hit = lexicon.consistency.blankFields.labels.at(list, at)
    if (hit?.to === list.length && (at === 0 || !next || next.kind === 'heading' || next.clause !== statement.clause)) return [{ start: list[at].start, end: text.trimEnd().length, kind: 'label' }]
  }
  return []
}

/** « …à l'adresse suivante. » and no address. */
function endsOpen(statement: Statement, contract: Contract, lexicon: ContractLexicon): Blank[] {
  if (statement.introduces || statement.kind === 'heading') return []
  const list = wordsIn(statement)
  for (let at = Math.max(0, list.length - 4); at < list.length; at++) {
    const hit = lexicon.consistency.blankFields.ends_open.at(list, at)
    if (hit?.to !== list.length) continue
    const next = contract.statements[statement.index + 1]
    const told = next && next.clause === statement.clause && next.kind !== 'heading' && (/@|https?:|www\.|\d{4,5}/.test(next.text) || /:\s*$/.test(statement.text))
    return told ? [] : [{ start: list[Math.max(0, at - 1)].start, end: statement.text.trimEnd().length, kind: 'label' }]
  }
  return []
}

/** « ENTRE : Le Client (Responsable de traitement) »: a party without name, form nor number. */
function nameless(statement: Statement, contract: Contract, lexicon: ContractLexicon): Blank[] {
  const { presenting, identity } = lexicon.consistency.blankFields
  const list = wordsIn(statement)
  if (statement.index >= OPENING || statement.kind === 'heading' || list.length < 2 || presenting.at(list, 0) === null) return []
  if (!/^[\s:]*\p{Lu}/u.test(statement.text.slice(list[0].end)) || !/^\p{Lu}{2}/u.test(statement.text)) return []
  if (!namesParty(list.slice(1, 8), lexicon) && !lexicon.parties.roles.prestataire.secondary.in(list.slice(1, 8))) return []
  const next = contract.statements[statement.index + 1]
  if (identity.in(list) || (next !== undefined && next.clause === statement.clause && presenting.at(wordsIn(next), 0) === null && identity.in(wordsIn(next)))) return []
  return [{ start: list[0].start, end: Math.min(statement.text.length, list[Math.min(list.length, 10) - 1].end), kind: 'identity' }]
}
