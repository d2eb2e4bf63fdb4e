/** Two figures for one commitment, or words and figures that disagree. */
import type { Contract, Statement } from '../../contract/contract'
import { headingsOf } from '../../contract/contract'
import type { Subject } from '../../contract/consistency-lexicon'
import type { ContractLexicon } from '../../contract/lexicon'
import { wordsIn } from '../../contract/words'
import type { Fact, Language } from '../../language'
import type { ConsistencyMatch } from './consistency-match'
import { factsOf, quoteAt } from './consistency-match'

/** One figure said of a subject. */
interface Said { statement: Statement; fact: Fact; start: number; end: number; grades: string }

export function readConflictingDeadlines(contract: Contract, lexicon: ContractLexicon, language: Language): ConsistencyMatch[] {
  const matches: ConsistencyMatch[] = []
  for (const statement of contract.statements) {
    // Words and figures stand side by side only around brackets: « douze (36) mois ».
    if (!/\(\s*\d|\d\s*\(/.test(statement.text)) continue
    for (const { fact, start, end } of factsOf(statement, language)) {
      if (fact.disagree) matches.push({ check: 'chiffres', quotes: quoteAt(contract, statement, start, end), reasons: [{ code: 'words-digits-disagree', values: { words: statement.text.slice(start, end) } }] })
    }
  }
  for (const subject of lexicon.consistency.conflicting.subjects) {
    const said = contract.statements.flatMap((statement) => saidOf(subject, contract, statement, lexicon, language))
    const pair = conflict(said)
    if (pair) {
      const [one, other] = pair
      matches.push({
        check: 'delais', quotes: [...quoteAt(contract, one.statement, one.start, one.end), ...quoteAt(contract, other.statement, other.start, other.end)],
        reasons: [{ code: 'figures-disagree', values: { one: one.statement.text.slice(one.start, one.end), other: other.statement.text.slice(other.start, other.end) } }],
      })
    }
  }
  return matches
}

function saidOf(subject: Subject, contract: Contract, statement: Statement, lexicon: ContractLexicon, language: Language): Said[] {
  if (statement.kind === 'heading') return []
  const { stages, grades, derogation } = lexicon.consistency.conflicting
  const words = wordsIn(statement)
  if (subject.none.in(words) || stages.in(words) || derogation.in(words)) return []
  const headings = headingsOf(contract, statement.clause).slice(0, 1).flatMap((heading) => wordsIn(contract.statements[heading]))
  // The first list may be met by the heading (« Violations »), never all of them.
  if (!subject.all.every((list, index) => list.in(words) || (index === 0 && list.in(headings)))) return []
  const fitting = factsOf(statement, language).filter(({ fact }) => (subject.fact === 'percent' ? fact.type === 'pourcentage' : (fact.type === 'durée' || fact.type === 'délai') && !fact.open))
  // Several figures in one sentence are as many cases: only « A and at the latest B » contradicts itself, and that is rare.
  if (fitting.length !== 1) return []
  const [{ fact, start, end }] = fitting
  if (Number.isNaN(fact.value) && !fact.immediate) return []
  return [{ statement, fact, start, end, grades: grades.all(words).map((hit) => hit.written).sort().join(' ') }]
}

/** Two that say different things of the same case. */
function conflict(said: Said[]): [Said, Said] | null {
  for (let one = 0; one < said.length; one++) {
    for (let other = one + 1; other < said.length; other++) {
      const [a, b] = [said[one], said[other]]
      if (a.grades !== b.grades || a.fact.calendar !== b.fact.calendar) continue
      if (Math.abs(a.fact.value - b.fact.value) > 1e-6 * Math.max(1, a.fact.value)) return [a, b]
    }
  }
  return null
}
