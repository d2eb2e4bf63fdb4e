/**
 * npm run mutate [-- COUNT [FROM]] [--at WORDS] [--workers N]: faults put into src/language and src/checklist one at a time (200 by
 * default, fixed seed); each should turn a test red. Prints the score and every survivor. FROM: leaves out as many of the first ones.
 * --at: only those of the drawn ones whose place (« modality.ts:99 ») holds these words.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { build, context } from 'esbuild'
import { draw, mutantsOf, type Mutant } from './mutants'
import type { Job } from './worker'

const ROOT = join(__dirname, '..', '..')
const OUT = join(ROOT, 'build', 'mutants')
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { at: { type: 'string' }, workers: { type: 'string' } } })
const COUNT = Number(positionals[0] ?? 200)
const FROM = Number(positionals[1] ?? 0)
const SEED = 20261125
/** A mutant with which a single test takes this many times longer than the longest one without fault is held to loop, and thereby noticed. */
const PATIENCE = 4
/** … but for this many milliseconds: the machine may be busy with something else. */
const GRACE = 30_000
const WORKERS = Number(options.workers ?? Math.max(1, Math.min(4, cpus().length)))
const FOLDERS = ['src/language', 'src/checklist']

/** Sources in which faults are put: all of both folders, but for declarations of types. */
function sources(): string[] {
  return FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map(String)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).map((name) => join(ROOT, folder, name))).sort()
}

/** Which tests can notice a fault in which sources: the first line that fits. */
const KINDS: { of: RegExp; tests: RegExp; rules?: string }[] = [
  // Sources of which the author's mistakes tell: their slow tests are run for them alone.
  { of: /compile-knowledge|source-file|knowledge-error|phrase.parse/, tests: /./ },
  { of: /src.language/, tests: /^(?!.*compile-knowledge)/ },
  // What reads French knows nothing of the checklist, and what judges promises nothing of the readers of consistency, nor they of it.
  { of: /checklist.consistency/, tests: /(?:consistency|disagreements|planted|rules)\.test/, rules: 'consistency-' },
  { of: /checklist/, tests: /tests.(?:checklist|samples).(?!compile-knowledge|consistency|disagreements)/ },
]
type Kind = (typeof KINDS)[number]
const kindOf = ({ file }: Mutant): Kind => KINDS.find(({ of }) => of.test(relative(ROOT, file)))!

/** The tests that judge a source, quickest first: most mutants need no more than the first ones. */
function testFiles({ tests }: Kind): string[] {
  const slow = ['consistency', 'planted', 'rules']
  const rank = (path: string) => slow.findIndex((each) => basename(path).startsWith(each))
  return ['tests/language', 'tests/checklist', 'tests/samples']
    .flatMap((folder) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.test.ts') && !name.startsWith('lists')).map((name) => join(folder, name)))
    .filter((path) => tests.test(path)).map((path) => join(ROOT, path)).sort((a, b) => rank(a) - rank(b))
}

/** The knowledge as it ships is compiled once for all files of tests. */
const COMPILED_ONCE = `let known: Compiled | undefined
export const readKnowledge = (...given: Parameters<typeof compileAnew>): Compiled => (given.length > 0 ? compileAnew(...given) : (known ??= compileAnew()))
function compileAnew(`

/** Bundles the tests again and again, each time with another fault. */
async function bundler(kind: Kind) {
  let fault: Mutant | null = null
  const contents = [
    "import { runSuite } from './tests/mutate/suite'",
    `const files = [${testFiles(kind).map((file) => `() => require(${JSON.stringify(file)})`).join(', ')}]`,
    `exports.run = (known, bail, tick) => runSuite(files, ${JSON.stringify(kind.rules ?? '')}, new Set(known), bail, tick)`,
  ].join('\n')
  const bundle = await context({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' }, bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'silent', packages: 'external',
    plugins: [{
      name: 'mutant',
      setup({ onLoad }) {
        onLoad({ filter: /[\\/](src|tests|assets)[\\/].*\.tsx?$/ }, ({ path }) => {
          let text = readFileSync(path, 'utf8')
          if (fault && path === fault.file) text = text.slice(0, fault.start) + fault.text + text.slice(fault.end)
          if (path.endsWith('read-knowledge.ts')) text = text.replace('export function readKnowledge(', COMPILED_ONCE)
          return { contents: text.replace(/\b__dirname\b/g, JSON.stringify(dirname(path))), loader: path.endsWith('x') ? 'tsx' : 'ts' }
        })
      },
    }],
  })
  return {
    with: async (mutant: Mutant | null) => {
      fault = mutant
      return (await bundle.rebuild()).outputFiles[0].text
    },
    close: () => bundle.dispose(),
  }
}

/** A process that runs jobs, and is replaced when one of them never ends. */
class Runner {
  private child: ChildProcess | null = null
  /** The longest time between two signs of life, in milliseconds. */
  longest = 0

  /** Names of failing tests; null when it crashed or gave no sign of life for `limit` milliseconds. */
  run(job: Job, limit: number): Promise<string[] | null> {
    const child = (this.child ??= fork(join(OUT, 'worker.cjs'), { stdio: 'ignore' }))
    return new Promise((resolve) => {
      let last = performance.now()
      const end = (failed: string[] | null) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (failed === null) this.stop()
        resolve(failed)
      }
      const timer = setTimeout(() => end(null), limit)
      child.on('message', (said: string[] | 'tick') => {
        this.longest = Math.max(this.longest, performance.now() - last)
        last = performance.now()
        timer.refresh()
        if (said !== 'tick') end(said)
      })
      child.once('exit', () => end(null))
      child.send(job)
    })
  }

  stop(): void {
    this.child?.kill('SIGKILL')
    this.child = null
  }
}

/** A bundler and a process for the faults that one kind of tests can notice. */
async function bench(kind: Kind) {
  const bundle = await bundler(kind)
  const runner = new Runner()
  const run = async (mutant: Mutant | null, known: string[], limit: number) => runner.run({ code: await bundle.with(mutant), known, bail: mutant !== null }, limit)
  return { run, runner, close: () => { runner.stop(); return bundle.close() } }
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  await build({ entryPoints: [join(__dirname, 'worker.ts')], bundle: true, platform: 'node', format: 'cjs', packages: 'external', outfile: join(OUT, 'worker.cjs'), logLevel: 'silent' })
  const whole = await bench(KINDS[0])
  const known = await whole.run(null, [], 900_000)
  if (known === null) throw new Error('mutate: the tests do not run without a fault')
  const limit = PATIENCE * whole.runner.longest + GRACE
  await whole.close()
  if (known.length > 0) console.log(`${known.length} tests fail without any fault; they count for nothing:\n  ${known.slice(0, 10).join('\n  ')}`)
  const placeOf = ({ file, line }: Mutant) => `${relative(ROOT, file)}:${line}`
  const mutants = draw(sources().flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8'))), FROM + COUNT, SEED).slice(FROM).filter((mutant) => placeOf(mutant).includes(options.at ?? ''))
  const expected = new Set(known)
  const waiting = KINDS.map((kind) => ({ kind, queue: mutants.filter((mutant) => kindOf(mutant) === kind) }))
  const survivors: Mutant[] = []
  let killed = 0
  const begun = performance.now()
  await Promise.all(Array.from({ length: WORKERS }, async () => {
    for (const { kind, queue } of waiting) {
      if (queue.length === 0) continue
      const { run, close } = await bench(kind)
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const failed = await run(mutant, known, limit)
        if (failed === null || failed.some((name) => !expected.has(name))) killed++
        else {
          survivors.push(mutant)
          console.log(`survived  ${placeOf(mutant)}  « ${mutant.was.slice(0, 60)} » → « ${mutant.text.slice(0, 60)} »`)
        }
        if (process.stderr.isTTY || process.env.CI === undefined) process.stderr.write(`\r${killed} killed, ${survivors.length} survived of ${mutants.length}`)
      }
      await close()
    }
  }))
  rmSync(OUT, { recursive: true, force: true })
  console.log(`${killed} of ${mutants.length} mutants killed: ${((killed / mutants.length) * 100).toFixed(1)} %, ${((performance.now() - begun) / 1000 / mutants.length).toFixed(1)} s each`)
  process.exitCode = killed / mutants.length >= 0.75 ? 0 : 1
}

void main()
