/** Runs our jest files without jest, in one process that can be started in a moment: prints the names of failing tests. */
import { expect } from 'expect'

interface Case { name: string; run: () => unknown }
const cases: Case[] = []
const trail: string[] = []

function each(table: readonly unknown[], declare: (name: string, run: () => unknown) => void) {
  return (name: string, run: (...values: unknown[]) => unknown) => table.forEach((row, i) => declare(`${name} #${i}`, () => run(...(Array.isArray(row) ? row : [row]))))
}
const declareTest = (name: string, run: () => unknown) => { cases.push({ name: [...trail, name].join(' › '), run }) }
const declareGroup = (name: string, run: () => unknown) => { trail.push(name); run(); trail.pop() }
const test = Object.assign(declareTest, { each: (table: readonly unknown[]) => each(table, declareTest) })
const describe = Object.assign(declareGroup, { each: (table: readonly unknown[]) => each(table, declareGroup) })
Object.assign(globalThis, { test, it: test, describe, expect })

/** Examples of every fifth rule are enough to notice a fault of the engine, and five times as quick. */
const RULES_KEPT = 5

/** Runs what the files declared. `bail`: stop at the first failure that is not among `known`. */
export async function runSuite(known: ReadonlySet<string>, bail: boolean): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of cases) {
    const rule = /^%s #(\d+) ›/.exec(name)
    if (rule && Number(rule[1]) % RULES_KEPT !== 0) continue
    try {
      await run()
    } catch {
      // A test that fails is the answer looked for here, whatever its message.
      failed.push(name)
      if (bail && !known.has(name)) break
    }
  }
  return failed
}
