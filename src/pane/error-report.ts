/** A report of a bug of ours that can be passed on: it holds no word of the contract. */
import type { Capabilities } from '../document/port'

export interface ReportFacts {
  version: string
  language: string
  userAgent: string
  capabilities: Capabilities | null
  /** ISO date and time. */
  at: string
}

/** What an Office error carries; read by shape, since the pane knows no Office type. */
interface OfficeLike { code?: unknown; debugInfo?: { errorLocation?: unknown } }

const MAX_FRAMES = 12

/**
 * Frames of the stack without the message: a message may quote the contract (ours never should, a library's might).
 * A frame keeps the function's name and the file's name with line and column, nothing else.
 */
function framesOf(stack: string | undefined): string[] {
  if (stack === undefined) return []
  return stack.split('\n').flatMap((line) => {
    const found = /(?:at\s+)?([\w$.<>[\] ]*?)\s*[@(]?(?:[a-z-]+:\/\/[^\s)]*\/|\/[^\s)]*\/)?([\w.-]+\.(?:js|ts|tsx|mjs)):(\d+):(\d+)\)?\s*$/.exec(line)
    if (found === null) return []
    const [, name, file, row, column] = found
    return [`${name.trim().replace(/^at /, '') || '(anonymous)'} ${file}:${row}:${column}`]
  }).slice(0, MAX_FRAMES)
}

/** Identifier-like texts only: error names, Office codes, API names. */
function plain(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.$()-]{1,80}$/.test(value) ? value : null
}

export function errorReport(error: unknown, facts: ReportFacts): string {
  const office: OfficeLike = typeof error === 'object' && error !== null ? (error as OfficeLike) : {}
  const lines = [
    `Clausier ${facts.version} · ${facts.at}`,
    `${facts.language} · ${facts.userAgent}`,
    `error: ${error instanceof Error ? (plain(error.name) ?? 'Error') : typeof error}`,
  ]
  const code = plain(office.code)
  if (code !== null) lines.push(`code: ${code}`)
  const location = plain(office.debugInfo?.errorLocation)
  if (location !== null) lines.push(`location: ${location}`)
  if (facts.capabilities !== null) {
    const { host, readOnlyReason, ...flags } = facts.capabilities
    const on = Object.entries(flags).filter(([, value]) => value === true).map(([name]) => name)
    lines.push(`host: ${host}${readOnlyReason === null ? '' : ` (${plain(readOnlyReason) ?? 'read-only'})`} · ${on.join(' ')}`)
  }
  lines.push(...framesOf(error instanceof Error ? error.stack : undefined).map((frame) => `  ${frame}`))
  return lines.join('\n')
}
