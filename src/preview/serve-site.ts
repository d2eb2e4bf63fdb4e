/**
 * Serves a built site for the preview, to this machine only. The pane's page is the one that is published, but for two
 * things: office.js comes from the npm package instead of Microsoft's CDN, and the seam stands before it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/'
const OFFICE = '/office-js/'
const SEAM = '/office-host-seam.js'
/** The frame's parent is the preview: it has the host. */
const SEAM_SCRIPT = 'window.parent.clausierPreview.install(window)\n'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export interface Site {
  /** Folder of the built site. */
  built: string
  /** Folder of `@microsoft/office-js`' files. */
  officeJs: string
  /** Folder of the samples that may be opened. */
  samples: string
}

export interface Served { server: Server; url: string; port: number }

export class NoPort extends Error {
  override readonly name = 'NoPort'
}

/** Listens on the first free port from `first` on; `onBusy` hears of each one that is taken. */
export async function serveSite(site: Site, first: number, tries: number, onBusy: (port: number, next: number) => void): Promise<Served> {
  for (let port = first; port < first + tries; port++) {
    const server = createServer((request, response) => void answer(site, request, response))
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)))
      server.listen(port, 'localhost', () => resolve(false))
    })
    const address = server.address()
    if (!taken && address && typeof address === 'object') return { server, port: address.port, url: `http://localhost:${address.port}/` }
    if (port + 1 < first + tries) onBusy(port, port + 1)
  }
  throw new NoPort(`${first}–${first + tries - 1}`)
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (status: number, body: string | Buffer = '', type = 'text/plain; charset=utf-8'): void =>
    void response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(body)
  let name: string
  try {
    name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  } catch (error) {
    // A malformed address is the caller's mistake.
    if (error instanceof URIError || error instanceof TypeError) return send(400)
    throw error
  }
  if (name === '/') name = '/preview.html'
  if (name === SEAM) return send(200, SEAM_SCRIPT, TYPES['.js'])
  const [folder, rest] = name.startsWith(OFFICE) ? [site.officeJs, name.slice(OFFICE.length)] : name.startsWith('/samples/') ? [site.samples, name.slice('/samples/'.length)] : [site.built, name.slice(1)]
  const file = path.resolve(folder, rest)
  // Nothing outside of the folder, whatever the address says.
  if (!file.startsWith(path.resolve(folder) + path.sep)) return send(404)
  try {
    const body = await readFile(file)
    if (name === '/taskpane.html') return send(200, withSeam(body.toString('utf8')), TYPES['.html'])
    return send(200, body, TYPES[path.extname(file)] ?? 'application/octet-stream')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'ENOTDIR') throw error
    return send(404)
  }
}

/** The page with our office.js and the seam before it. Throws when the page does not load office.js from the CDN. */
export function withSeam(page: string): string {
  const script = `<script src="${CDN}office.js">`
  if (!page.includes(script)) throw new Error('preview: the pane does not load office.js from the CDN')
  return page.replace(script, `<script src="${SEAM}"></script><script src="${OFFICE}office.js">`)
}
