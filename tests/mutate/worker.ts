/**
 * One long-lived process that runs the tests of one mutant after the other: libraries stay loaded, YAML that no mutant changes stays
 * parsed, our own modules start anew each time. The parent kills it when a mutant never ends.
 */
import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import type * as Yaml from 'yaml'

export interface Job { code: string; known: string[]; bail: boolean }

const outer = createRequire(__filename)
const parsed = new Map<string, { document: unknown; lines: number[] }>()

/** `yaml`, which parses each text once: its documents are only read. */
function rememberingYaml(): typeof Yaml {
  const yaml = outer('yaml') as typeof Yaml
  const parseDocument = ((text: string, options: { lineCounter: Yaml.LineCounter }) => {
    const known = parsed.get(text)
    if (known) { options.lineCounter.lineStarts.push(...known.lines); return known.document }
    const document = yaml.parseDocument(text, options)
    parsed.set(text, { document, lines: [...options.lineCounter.lineStarts] })
    return document
  }) as typeof yaml.parseDocument
  return { ...yaml, parseDocument }
}
const yaml = rememberingYaml()
const inner = (name: string): unknown => (name === 'yaml' ? yaml : outer(name))

/** At most so often, in milliseconds, a job tells that it goes on. */
const PULSE = 250
let told = 0
function tick(): void {
  const now = performance.now()
  if (now - told < PULSE) return
  told = now
  process.send!('tick')
}

process.on('message', ({ code, known, bail }: Job) => {
  const exports: { run?: (known: string[], bail: boolean, tick: () => void) => Promise<string[]> } = {}
  const load = runInThisContext(`(function (require, exports) {${code}\n})`) as (require: unknown, exports: unknown) => void
  const run = async () => { load(inner, exports); return exports.run!(known, bail, tick) }
  run().then((failed) => process.send!(failed), (error: unknown) => process.send!([`the tests do not run: ${String(error)}`]))
})
