/** Builds the harness page with the production rules of webpack.config.js into `out`. */
import { writeFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const webpack = require('webpack')

export async function buildHarness(out) {
  const root = resolve(import.meta.dirname, '../..')
  const base = require(join(root, 'webpack.config.js'))({}, { mode: 'development' })
  const config = { ...base, context: root, devtool: false, entry: { harness: './tests/pane/harness.tsx' }, output: { path: out, filename: '[name].js' }, plugins: base.plugins.filter((plugin) => plugin.constructor.name === 'MiniCssExtractPlugin') }
  const stats = await new Promise((done, fail) => webpack(config, (error, result) => (error ? fail(error) : done(result))))
  if (stats.hasErrors()) throw new Error(stats.toString('errors-only'))
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'index.html'), '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Clausier</title><link rel="stylesheet" href="harness.css"></head><body><div id="pane"></div><script src="harness.js"></script></body></html>')
  return join(out, 'index.html')
}
