import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { NoPort, serveSite, withSeam } from '../../src/preview/serve-site'

const folder = mkdtempSync(path.join(tmpdir(), 'clausier-site-'))
const page = '<head><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script></head>'
writeFileSync(path.join(folder, 'taskpane.html'), page)
writeFileSync(path.join(folder, 'preview.html'), 'hello')
const site = { built: folder, officeJs: folder, samples: folder }

test('a busy port is told, and the next one taken', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve))
  const { port } = taken.address() as { port: number }
  const heard: [number, number][] = []
  const { server, url, port: got } = await serveSite(site, port, 5, (busy, next) => heard.push([busy, next]))
  expect(heard[0]).toEqual([port, port + 1])
  expect(got).toBeGreaterThan(port)
  expect(await (await fetch(url)).text()).toBe('hello')
  server.close()
  await expect(serveSite(site, port, 1, () => undefined)).rejects.toThrow(NoPort)
  taken.close()
})

test('serves nothing outside of its folders', async () => {
  const { server, url } = await serveSite(site, 4700, 50, () => undefined)
  for (const name of ['..%2f..%2fetc%2fpasswd', 'samples/..%2f..%2fetc%2fpasswd', 'office-js/%2e%2e/x', '%'])
    expect((await fetch(url + name)).status).toBeGreaterThanOrEqual(400)
  server.close()
})

test('the pane’s page gets the seam before office.js, and nothing else changes', async () => {
  expect(withSeam(page)).toBe('<head><script src="/office-host-seam.js"></script><script src="/office-js/office.js"></script></head>')
  expect(() => withSeam('<head></head>')).toThrow('CDN')
})
