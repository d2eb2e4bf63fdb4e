/**
 * What we insert passes what we check: every clause, in every stance, with its defaults and with its examples, is met by the
 * rules that it satisfies and found by none of the traps; the protective stance reaches the ideal wherever a rule states one.
 */
import { against } from '../../src/checklist/open-knowledge'
import type { Review } from '../../src/checklist/finding'
import { stances } from '../../src/clauses/template'
import type { ClauseTemplate, Stance } from '../../src/clauses/template'
import { judged, knowledge, rules, severalDoctors } from './judged'
import { library } from './library'

const known = new Map(rules.map((rule) => [rule.id, rule]))

function faults(template: ClauseTemplate, stance: Stance, values: Record<string, string>): string[] {
  const review = judged(template, stance, values)
  return [...unmet(template, review), ...trapped(review)].map((fault) => `${stance} ${JSON.stringify(values)}: ${fault}`)
}

function unmet(template: ClauseTemplate, review: Review): string[] {
  return template.satisfies.filter((id) => known.has(id)).flatMap((id) => {
    const result = review.results.find((one) => one.rule === id)!
    if (result.verdict === 'met') return []
    const checks = result.checks.filter((check) => check.core && check.verdict !== 'met').map((check) =>
      `${check.check} ${check.verdict}${check.fact ? ` (${check.fact}; ${check.bound})` : ''} ${check.reasons.map((reason) => reason.code).join(' ')} « ${check.quotes[0]?.exact ?? ''} »`)
    return [`${id} is ${result.verdict}: ${checks.join(' | ')}`]
  })
}

function trapped(review: Review): string[] {
  return review.results.filter((result) => known.get(result.rule)?.kind === 'trap' && result.verdict === 'found')
    .map((result) => `falls into ${result.rule}: ${result.quotes.map((quote) => `« ${quote.exact} »`).join(' ')}`)
}

/** Facts of the protective stance that fall short of a check's ideal. */
function shortOfIdeal(template: ClauseTemplate): string[] {
  const review = judged(template, 'protective', {})
  return template.satisfies.flatMap((id) => {
    const rule = knowledge.rules.find((one) => one.rule.id === id)
    const result = review.results.find((one) => one.rule === id)
    return (rule?.checks ?? []).flatMap((open) => {
      const { ideal } = open
      const found = result?.checks.find((check) => check.check === open.check.id)
      if (ideal === null || !found?.fact || found.verdict !== 'met') return []
      const facts = (text: string) => knowledge.language.facts(knowledge.language.tokens(text)).filter((fact) => !fact.open)
      const [fact] = facts(found.fact).filter((one) => ideal.facts.some((other) => other.type === one.type))
      return fact && against(ideal, fact) === 'beyond' ? [`${id} ${open.check.id}: ${found.fact}, ideal ${ideal.text}`] : []
    })
  })
}

test.each(library.clauses.map((template) => [template.id, template] as const))('%s', (_id, template) => {
  const wrong = stances.flatMap((stance) => faults(template, stance, {}))
  for (const example of template.examples) wrong.push(...faults(template, example.stance, example.with))
  expect([...wrong, ...shortOfIdeal(template)]).toEqual([])
})

test.each(library.clauses.map((template) => [template.id, template] as const))('%s, for several doctors and a company', (_id, template) => {
  const wrong = stances.flatMap((stance) => {
    const review = judged(template, stance, {}, severalDoctors)
    return [...unmet(template, review), ...trapped(review)].map((fault) => `${stance}: ${fault}`)
  })
  expect(wrong).toEqual([])
})

test('every rule that names a clause is answered by it, and every rule of a clause exists', () => {
  const clauses = new Map(library.clauses.map((template) => [template.id, template]))
  const broken = rules.flatMap((rule) => rule.clauses.filter((id) => {
    const template = clauses.get(id)
    return !template || !(rule.kind === 'requirement' ? template.satisfies : template.replaces).includes(rule.id)
  }).map((id) => `${rule.id} → ${id}`))
  expect(broken).toEqual([])
  const unknown = library.clauses.flatMap((template) => [...template.satisfies, ...template.replaces].filter((id) => !known.has(id)).map((id) => `${template.id} → ${id}`))
  expect(unknown).toEqual([])
})
