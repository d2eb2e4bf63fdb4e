/**
 * npm run mutate [-- COUNT]: faults put into src/language and src/checklist one at a time (200 by default, fixed seed); each should
 * turn a test red. Prints the score and every survivor.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { draw, mutantsOf, type Mutant } from './mutants'

const ROOT = join(__dirname, '..', '..')
const OUT = join(ROOT, 'build', 'mutants')
const COUNT = Number(process.argv[2] ?? 200)
const SEED = 20261125
const TIME_LIMIT = 90_000
const WORKERS = Math.max(1, Math.min(4, cpus().length))

/** Sources in which faults are put: all of both folders, but for declarations of types. */
function sources(): string[] {
  return ['src/language', 'src/checklist'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).map(String)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).map((name) => join(ROOT, folder, name))).sort()
}

/** The tests that judge both folders, quickest first. */
function testFiles(): string[] {
  return ['tests/language', 'tests/checklist'].flatMap((folder) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.test.ts')).sort((a, b) => Number(a.startsWith('rules')) - Number(b.startsWith('rules'))).map((name) => join(ROOT, folder, name)))
}

async function bundle(name: string, mutant: Mutant | null, known: string[], bail: boolean): Promise<string> {
  const outfile = join(OUT, `${name}.cjs`)
  const entry = `import { runSuite } from './tests/mutate/suite'\n${testFiles().map((file) => `require(${JSON.stringify(file)})`).join('\n')}\nrunSuite(new Set(${JSON.stringify(known)}), ${bail}).then((failed) => process.stdout.write(JSON.stringify(failed)))\n`
  await build({
    stdin: { contents: entry, resolveDir: ROOT, loader: 'ts' }, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'silent', external: ['esbuild', 'typescript'],
    plugins: [{
      name: 'mutant',
      setup({ onLoad }) {
        onLoad({ filter: /[\\/](src|tests)[\\/].*\.tsx?$/ }, ({ path }) => {
          let contents = readFileSync(path, 'utf8')
          if (mutant && path === mutant.file) contents = contents.slice(0, mutant.start) + mutant.text + contents.slice(mutant.end)
          return { contents: contents.replace(/\b__dirname\b/g, JSON.stringify(dirname(path))), loader: path.endsWith('x') ? 'tsx' : 'ts' }
        })
      },
    }],
  })
  return outfile
}

/** Names of failing tests; null when it crashed or took too long. */
function run(file: string): Promise<string[] | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] })
    let out = ''
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME_LIMIT)
    child.stdout.on('data', (data) => { out += String(data) })
    child.on('close', (code) => { clearTimeout(timer); resolve(code === 0 && out ? (JSON.parse(out) as string[]) : null) })
  })
}

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  const known = await run(await bundle('baseline', null, [], false))
  if (known === null) throw new Error('mutate: the tests do not run without a fault')
  if (known.length > 0) console.log(`${known.length} tests fail without any fault; they count for nothing:\n  ${known.slice(0, 10).join('\n  ')}`)
  const mutants = draw(sources().flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8'))), COUNT, SEED)
  const survivors: Mutant[] = []
  const expected = new Set(known)
  let next = 0
  let killed = 0
  await Promise.all(Array.from({ length: WORKERS }, async (_, worker) => {
    for (let i = next++; i < mutants.length; i = next++) {
      const mutant = mutants[i]
      const failed = await run(await bundle(`worker-${worker}`, mutant, known, true))
      if (failed === null || failed.some((name) => !expected.has(name))) killed++
      else survivors.push(mutant)
    }
  }))
  rmSync(OUT, { recursive: true, force: true })
  survivors.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
  for (const { file, line, was, text } of survivors) console.log(`survived  ${relative(ROOT, file)}:${line}  « ${was.slice(0, 60)} » → « ${text.slice(0, 60)} »`)
  console.log(`${killed} of ${mutants.length} mutants killed: ${((killed / mutants.length) * 100).toFixed(1)} %`)
  process.exitCode = killed / mutants.length >= 0.75 ? 0 : 1
}

void main()
