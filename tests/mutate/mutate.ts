/**
 * npm run mutate [-- COUNT [FROM]] [--at WORDS] [--workers N]: faults put into src/language and src/checklist one at a time (200 by
 * default, fixed seed); each should turn a test red. Prints the score and every survivor. FROM: leaves out as many of the first ones.
 * --at: only those of the drawn ones whose place (« modality.ts:99 ») holds these words.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join, relative } from 'node:path'
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
/** A mutant that runs this many times longer than the tests without fault is held to loop, and thereby noticed. */
const PATIENCE = 4
const WORKERS = Number(options.workers ?? Math.max(1, Math.min(4, cpus().length)))
const FOLDERS = ['src/language', 'src/checklist']

/** Sources in which faults are put: all of both folders, but for declarations of types. */
function sources(): string[] {
  return FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map(String)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).map((name) => join(ROOT, folder, name))).sort()
}

/** Sources of which only the author's mistakes tell: their slow tests are run for them alone. */
const OF_AUTHORS = /compile-knowledge|source-file|knowledge-error|phrase.parse/
/** What reads French knows nothing of the checklist: its tests cannot notice a fault there. */
type Kind = 'authors' | 'language' | 'checklist'
const KINDS: Kind[] = ['authors', 'language', 'checklist']
const kindOf = (file: string): Kind => (OF_AUTHORS.test(file) ? 'authors' : file.startsWith(join(ROOT, 'src', 'language')) ? 'language' : 'checklist')

/** The tests that judge a source, quickest first: most mutants need no more than the first ones. */
function testFiles(kind: Kind): string[] {
  const slow = ['consistency', 'planted', 'rules']
  const rank = (name: string) => slow.findIndex((each) => name.startsWith(each))
  const folders = [...(kind === 'checklist' ? [] : ['tests/language']), 'tests/checklist', 'tests/samples']
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.test.ts') && !name.startsWith('lists') && (kind === 'authors' || !name.startsWith('compile-knowledge'))).map((name) => ({ name, path: join(ROOT, folder, name) })))
    .sort((a, b) => rank(a.name) - rank(b.name)).map(({ path }) => path)
}

/** Bundles the tests again and again, each time with another fault. */
async function bundler(kind: Kind) {
  let fault: Mutant | null = null
  const contents = [
    "import { runSuite } from './tests/mutate/suite'",
    `const files = [${testFiles(kind).map((file) => `() => require(${JSON.stringify(file)})`).join(', ')}]`,
    'exports.run = (known, bail) => runSuite(files, new Set(known), bail)',
  ].join('\n')
  const bundle = await context({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' }, bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'silent', packages: 'external',
    plugins: [{
      name: 'mutant',
      setup({ onLoad }) {
        onLoad({ filter: /[\\/](src|tests|assets)[\\/].*\.tsx?$/ }, ({ path }) => {
          let text = readFileSync(path, 'utf8')
          if (fault && path === fault.file) text = text.slice(0, fault.start) + fault.text + text.slice(fault.end)
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

  /** Names of failing tests; null when it crashed or took more than `limit` milliseconds. */
  run(job: Job, limit: number): Promise<string[] | null> {
    const child = (this.child ??= fork(join(OUT, 'worker.cjs'), { stdio: 'ignore' }))
    return new Promise((resolve) => {
      const end = (failed: string[] | null) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (failed === null) this.stop()
        resolve(failed)
      }
      const timer = setTimeout(() => end(null), limit)
      child.once('message', (failed) => end(failed as string[]))
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
  return { run, close: () => { runner.stop(); return bundle.close() } }
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  await build({ entryPoints: [join(__dirname, 'worker.ts')], bundle: true, platform: 'node', format: 'cjs', packages: 'external', outfile: join(OUT, 'worker.cjs'), logLevel: 'silent' })
  const whole = await bench('authors')
  const known = await whole.run(null, [], 900_000)
  if (known === null) throw new Error('mutate: the tests do not run without a fault')
  // Again: the first run parsed the knowledge.
  const started = performance.now()
  await whole.run(null, [], 900_000)
  const limit = PATIENCE * (performance.now() - started) + 10_000
  await whole.close()
  if (known.length > 0) console.log(`${known.length} tests fail without any fault; they count for nothing:\n  ${known.slice(0, 10).join('\n  ')}`)
  const placeOf = ({ file, line }: Mutant) => `${relative(ROOT, file)}:${line}`
  const mutants = draw(sources().flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8'))), FROM + COUNT, SEED).slice(FROM).filter((mutant) => placeOf(mutant).includes(options.at ?? ''))
  const expected = new Set(known)
  const waiting = KINDS.map((kind) => mutants.filter(({ file }) => kindOf(file) === kind))
  const survivors: Mutant[] = []
  let killed = 0
  const begun = performance.now()
  await Promise.all(Array.from({ length: WORKERS }, async () => {
    for (const [kind, queue] of waiting.entries()) {
      if (queue.length === 0) continue
      const { run, close } = await bench(KINDS[kind])
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
