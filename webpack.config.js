/**
 * The pane as static files. `npm run build` writes dist/ for the address in CLAUSIER_URL
 * (for example CLAUSIER_URL=https://outils.cabinet.fr/clausier npm run build) and fails while `localhost` remains anywhere.
 * `webpack --mode development --env preview` adds the preview, which is never published.
 */
const path = require('node:path')
const CopyPlugin = require('copy-webpack-plugin')
const HtmlPlugin = require('html-webpack-plugin')
const CssPlugin = require('mini-css-extract-plugin')
const { DefinePlugin } = require('webpack')
const { version } = require('./package.json')

const DEVELOPMENT_URL = 'https://localhost:3000'
const OFFICE_CDN = 'https://appsforoffice.microsoft.com'
const OFFICE_JS = `${OFFICE_CDN}/lib/1/hosted/office.js`

/**
 * No connection but our own origin and Microsoft's CDN (office.js fetches its host file and strings there).
 * Styles: Griffel writes rules into a style element at run time, hence 'unsafe-inline' for styles and for nothing else.
 */
const policy = [
  "default-src 'none'",
  `script-src 'self' ${OFFICE_CDN}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  `connect-src 'self' ${OFFICE_CDN}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The public address, without a final slash. Throws when it is not https: Word refuses anything else. */
function publicUrl(production) {
  const given = process.env.CLAUSIER_URL
  if (given === undefined || given === '') return DEVELOPMENT_URL
  const url = new URL(given)
  if (production && url.protocol !== 'https:') throw new Error(`CLAUSIER_URL must begin with https:// (it is ${given}).`)
  return given.replace(/\/+$/, '')
}

/** Fails the build when a published text file still names this machine. */
class NoLocalhost {
  apply(compiler) {
    compiler.hooks.compilation.tap('NoLocalhost', (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT
      compilation.hooks.processAssets.tap({ name: 'NoLocalhost', stage }, (assets) => {
        const guilty = Object.keys(assets).filter((name) => /\.(xml|html|js|css|json|txt)$/.test(name) && /localhost/i.test(assets[name].source().toString()))
        if (guilty.length === 0) return
        const error = new compiler.webpack.WebpackError(
          `« localhost » remains in ${guilty.join(', ')}. Give the public address: CLAUSIER_URL=https://… npm run build`)
        compilation.errors.push(error)
      })
    })
  }
}

/** `env.preview` adds the preview (refused in production); `env.out` is another output folder. */
module.exports = (env = {}, argv = {}) => {
  const production = argv.mode !== 'development'
  const url = publicUrl(production)
  const withPreview = Boolean(env.preview)
  if (withPreview && production) throw new Error('The preview is for development only: it is never published (--mode development).')
  const entry = { taskpane: './src/entry/taskpane.tsx', ...(withPreview ? { preview: './src/entry/preview.tsx' } : {}) }
  return {
    mode: production ? 'production' : 'development',
    // Source maps as files: the policy forbids eval.
    devtool: production ? false : 'source-map',
    entry,
    output: { path: path.resolve(__dirname, env.out ?? 'dist'), filename: production ? '[name].[contenthash:8].js' : '[name].js', clean: true, publicPath: 'auto' },
    resolve: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      alias: { 'compiled-knowledge$': path.join(__dirname, 'build/knowledge.json') },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } },
          },
        },
        { test: /\.css$/, use: [CssPlugin.loader, 'css-loader'] },
      ],
    },
    plugins: [
      new DefinePlugin({ CLAUSIER_VERSION: JSON.stringify(version) }),
      new CssPlugin({ filename: production ? '[name].[contenthash:8].css' : '[name].css' }),
      new HtmlPlugin({ filename: 'taskpane.html', template: './src/entry/taskpane.html', chunks: ['taskpane'], scriptLoading: 'defer', templateParameters: { policy, officeJs: OFFICE_JS } }),
      ...(withPreview
        ? [new HtmlPlugin({ filename: 'preview.html', template: './src/preview/preview.html', chunks: ['preview'], scriptLoading: 'defer', templateParameters: { officeJs: OFFICE_JS } })]
        : []),
      new CopyPlugin({
        patterns: [
          { from: 'manifest.xml', to: 'manifest.xml', transform: (content) => content.toString().replaceAll(DEVELOPMENT_URL, url) },
          { from: 'src/entry/support.html', to: 'support.html' },
          { from: 'assets/icons/*.png', to: 'assets/icons/[name][ext]' },
          { from: 'LICENSE', to: 'LICENSE.txt', toType: 'file' },
        ],
      }),
      ...(production ? [new NoLocalhost()] : []),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
    devServer: {
      port: 3000,
      hot: false,
      liveReload: true,
      client: { overlay: false },
      static: false,
    },
  }
}
