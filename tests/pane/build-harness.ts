/** Builds the harness page with the rules of webpack.config.js into a folder. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import webpack, { type Configuration } from 'webpack'

/** Address of the page. Throws webpack's own words when it does not build. */
export async function buildHarness(out: string): Promise<string> {
  const root = resolve(__dirname, '../..')
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS file of the top level
  const configure = require('../../webpack.config.js') as (env: object, argv: { mode: string }) => Configuration
  const base = configure({}, { mode: 'development' })
  const css = (base.plugins ?? []).filter((plugin) => plugin?.constructor.name === 'MiniCssExtractPlugin')
  const config: Configuration = { ...base, mode: 'development', context: root, devtool: false, entry: { harness: './tests/pane/harness.tsx' }, output: { path: out, filename: '[name].js' }, plugins: css }
  await new Promise<void>((done, fail) => webpack(config, (error, stats) => (error ? fail(error) : stats?.hasErrors() ? fail(new Error(stats.toString({ all: false, errors: true }))) : done())))
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'index.html'), '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Clausier</title><link rel="stylesheet" href="harness.css"></head><body><div id="pane"></div><script src="harness.js"></script></body></html>')
  return `file://${join(out, 'index.html')}`
}
