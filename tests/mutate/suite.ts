/** Runs our jest files without jest, in one process that can be started in a moment: tells the names of failing tests. */
import { expect } from 'expect'

interface Case { name: string; before: (() => unknown)[]; run: () => unknown }
let cases: Case[] = []
const trail: string[] = []
let before: (() => unknown)[] = []

/** Of a title only the first « %s » is filled; the row's number tells the cases apart. */
function each(table: readonly unknown[], declare: (name: string, run: () => unknown) => void) {
  return (name: string, run: (...values: unknown[]) => unknown) => table.forEach((row, i) => {
    const values = Array.isArray(row) ? (row as unknown[]) : [row]
    declare(`${name.replace('%s', () => String(values[0]))} #${i}`, () => run(...values))
  })
}
const declareTest = (name: string, run: () => unknown) => { cases.push({ name: [...trail, name].join(' › '), before: [...before], run }) }
const declareGroup = (name: string, run: () => unknown) => {
  const outside = before
  trail.push(name)
  before = [...outside]
  run()
  before = outside
  trail.pop()
}
const test = Object.assign(declareTest, { each: (table: readonly unknown[]) => each(table, declareTest) })
const describe = Object.assign(declareGroup, { each: (table: readonly unknown[]) => each(table, declareGroup) })
const once = (run: () => unknown) => { let done: unknown; let ran = false; return () => { if (!ran) { ran = true; done = run() } return done } }
Object.assign(globalThis, { test, it: test, describe, expect, beforeAll: (run: () => unknown) => { before.push(once(run)) }, jest: { setTimeout: () => undefined } })

/** Examples of every fourth rule are enough to notice a fault of the engine, and four times as quick; each defect of consistency has code of its own. */
const RULES_KEPT = 4

/** The rule whose examples a case judges, and its place among the rules. */
const OF_RULE = /^(\S+) #(\d+) › (?:examples|known|every) /
const OF_CONSISTENCY = 'consistency-'

/**
 * Runs what `files` declare, one after the other. `rules`: only examples of rules whose id begins so. `bail`: stop at the first failure
 * that is not among `known`. `tick` is called now and then.
 */
export async function runSuite(files: readonly (() => unknown)[], rules: string, known: ReadonlySet<string>, bail: boolean, tick: () => void): Promise<string[]> {
  const failed: string[] = []
  for (const load of files) {
    tick()
    cases = []
    before = []
    try {
      load()
    } catch {
      failed.push('a file of tests does not load')
      if (bail) return failed
    }
    for (const { name, before, run } of cases) {
      const rule = OF_RULE.exec(name)
      if (rule && !(rule[1].startsWith(rules) && (Number(rule[2]) % RULES_KEPT === 0 || rule[1].startsWith(OF_CONSISTENCY)))) continue
      tick()
      try {
        for (const prepare of before) await prepare()
        await run()
      } catch {
        // A test that fails is the answer looked for here, whatever its message.
        failed.push(name)
        if (bail && !known.has(name)) return failed
      }
    }
  }
  return failed
}
