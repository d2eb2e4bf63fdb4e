import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

it('`npm run fidelity` keeps every promise over our samples and over files of four other writers', async () => {
  const { stdout } = await promisify(execFile)('npx', ['tsx', 'tests/fidelity/fidelity.ts', 'assets/samples']).catch((error: { stdout?: string; stderr?: string }) => { throw new Error(`${error.stdout ?? ''}${error.stderr ?? ''}`) })
  expect(stdout).toMatch(/Files: \d+ in .* refused 9\n/)
  expect(Number(/Comments called exact: (\d+)/.exec(stdout)?.[1])).toBeGreaterThan(300)
  expect(stdout).toContain('Faults (exceptions, text, paragraph count, parts, pairing, validator, second round): 0')
}, 600_000)
