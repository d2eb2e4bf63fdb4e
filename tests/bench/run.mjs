/** npm run bench [-- WORDS…]: the bench as users run the code, bundled; a loader that compiles on the way makes everything three times slower. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const outfile = join(ROOT, 'build', 'bench.cjs')
await build({
  entryPoints: [join(ROOT, 'tests', 'bench', 'bench.ts')], bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'warning', packages: 'external',
  plugins: [{
    name: 'folders',
    // Files are read beside the source, not beside the bundle.
    setup: ({ onLoad }) => onLoad({ filter: /[\\/](src|tests)[\\/].*\.ts$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(/\b__dirname\b/g, JSON.stringify(dirname(path))), loader: 'ts' })),
  }],
})
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
