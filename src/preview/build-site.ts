/** Builds the pane and the preview into a folder with the project's own webpack configuration (development mode). */
import path from 'node:path'
import webpack, { type Configuration } from 'webpack'

type Configure = (env: Record<string, unknown>, argv: { mode: string }) => Configuration

export class BuildFailed extends Error {
  override readonly name = 'BuildFailed'
}

/** Throws `BuildFailed` with webpack's own words. */
export async function buildSite(root: string, out: string, mode: 'development' | 'production' = 'development'): Promise<void> {
  // A CommonJS file of the project's top level: not ours to type.
  const loaded = (await import(path.join(root, 'webpack.config.js'))) as { default: Configure }
  const config = loaded.default({ preview: mode === 'development', out }, { mode })
  // Kept between builds: the icons of the pane alone take most of the time.
  const cache: Configuration['cache'] = { type: 'filesystem', cacheDirectory: path.join(root, 'node_modules/.cache/clausier'), buildDependencies: { config: [path.join(root, 'webpack.config.js')] } }
  const compiler = webpack({ ...config, mode, cache, devtool: false })
  await new Promise<void>((resolve, reject) =>
    compiler.run((error, stats) => {
      const failed = error ?? (stats?.hasErrors() ? new BuildFailed(stats.toString({ all: false, errors: true, colors: false })) : null)
      compiler.close(() => (failed ? reject(failed) : resolve()))
    }))
}
