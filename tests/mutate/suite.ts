/** Runs our jest files without jest, in one process that can be started in a moment: tells the names of failing tests. */
import { expect } from 'expect'

interface Case { name: string; before: (() => unknown)[]; run: () => unknown }
let cases: Case[] = []
const trail: string[] = []
let before: (() => unknown)[] = []

/** « $rule » and « %s » of a title are left as they are: the row's number tells the cases apart. */
function each(table: readonly unknown[], declare: (name: string, run: () => unknown) => void) {
  return (name: string, run: (...values: unknown[]) => unknown) => table.forEach((row, i) => declare(`${name} #${i}`, () => run(...(Array.isArray(row) ? (row as unknown[]) : [row]))))
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

/** Examples of every fourth rule are enough to notice a fault of the engine, and four times as quick. */
const RULES_KEPT = 4

/** Runs what `files` declare, one after the other. `bail`: stop at the first failure that is not among `known`. */
export async function runSuite(files: readonly (() => unknown)[], known: ReadonlySet<string>, bail: boolean): Promise<string[]> {
  const failed: string[] = []
  for (const load of files) {
    cases = []
    before = []
    try {
      load()
    } catch {
      failed.push('a file of tests does not load')
      if (bail) return failed
    }
    for (const { name, before, run } of cases) {
      const rule = /^%s #(\d+) › (?:examples|known|every)/.exec(name)
      if (rule && Number(rule[1]) % RULES_KEPT !== 0) continue
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
