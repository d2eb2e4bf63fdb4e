/** Every rule's own examples: the right verdicts, the exact words, and known misses that are still missed. */
import { openKnowledge } from '../../src/checklist/open-knowledge'
import { readKnowledge } from '../../src/entry/read-knowledge'
import { checkExample, missingExamples } from './check-examples'

const { knowledge, errors } = readKnowledge()
const open = openKnowledge(knowledge)

test('the knowledge compiles without a mistake', () => {
  expect(errors.map((error) => error.message)).toEqual([])
  expect(knowledge.rules.length).toBeGreaterThan(0)
})

describe.each(knowledge.rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('examples give their verdicts', () => {
    const wrong = rule.examples.filter((example) => !example.known_miss).map((example) => ({ text: example.text, faults: checkExample(rule, example, open) })).filter(({ faults }) => faults.length > 0)
    expect(wrong).toEqual([])
  })

  test('known misses are still missed, and few', () => {
    const misses = rule.examples.filter((example) => example.known_miss)
    expect(misses.filter((example) => checkExample(rule, example, open).length === 0).map((example) => example.text)).toEqual([])
    expect(misses.length).toBeLessThanOrEqual(Math.ceil(rule.examples.length / 10))
  })

  test('every check and every constraint is exemplified', () => {
    expect(missingExamples(rule)).toEqual([])
  })
})
