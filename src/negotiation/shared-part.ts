/** The shared memory as a custom XML part: `<memory xmlns="urn:clausier:memory" schema="1">…JSON…</memory>`. */
import { DOMParser } from '@xmldom/xmldom'
import type { ContractType } from '../checklist/rule'
import { Malformed, flag, list, oneOf, orNull, shape, table, text } from './read-value'
import { ROLES, STATUSES } from './shared-memory'
import type { CommentRecord, CorrectedParties, FindingRecord, Provenance, SharedMemory, Step, Thread } from './shared-memory'

export const MEMORY_NAMESPACE = 'urn:clausier:memory'
/** Where a part that could not be read is kept, unread, when a new one takes its place. */
export const SET_ASIDE_NAMESPACE = 'urn:clausier:memory:set-aside'
const SCHEMA = 1
/** UTF-16 units. An honest part of 500 findings stays under 200 KB; beyond this it is not read at all. */
const LARGEST = 2_000_000

export type PartReading =
  | { kind: 'none' }
  | { kind: 'read'; memory: SharedMemory }
  /** Not ours, damaged or forged: to be set aside and reported. `why` is for the report only. */
  | { kind: 'broken'; why: string }
  /** Written by a later Clausier: to be left as it is. */
  | { kind: 'newer'; schema: number }

const TYPES: ContractType[] = ['maintenance', 'infogerance', 'hosting', 'saas', 'backup', 'network', 'dpa', 'lease']
const short = text(200)
const code = text(16)
const long = text(8000)

const finding = shape<FindingRecord>({ id: code, rule: short, passage: short, clause: short })
const comment = shape<CommentRecord>({ code, findings: list(finding, 200), text: code, internal: flag, closed: flag })
const step = shape<Step>({ status: oneOf(STATUSES), role: orNull(oneOf(ROLES)), author: short, date: text(40), text: long, from: oneOf(['pane', 'reply']) })
const thread = shape<Thread>({ finding, steps: list(step, 500), offered: orNull(short) })
const provenance = shape<Provenance>({
  tag: short, clause: short, stance: oneOf(['protective', 'balanced', 'fallback']), rules: list(short, 100), role: orNull(oneOf(ROLES)), date: text(40),
})
const parties = shape<CorrectedParties>({ client: list(short, 50), prestataire: list(short, 50) })
const memory = shape<SharedMemory>({
  document: text(64),
  comments: list(comment, 5000),
  threads: list(thread, 5000),
  clauses: list(provenance, 2000),
  blanks: table(text(2000), 2000),
  types: orNull(list(oneOf(TYPES), 20)),
  parties: orNull(parties),
  authors: table(oneOf(ROLES), 500),
})

/** Reads a part that anybody may have written; never throws on its content. */
export function readSharedPart(xml: string | null): PartReading {
  if (xml === null || xml.trim() === '') return { kind: 'none' }
  if (xml.length > LARGEST) return { kind: 'broken', why: `more than ${LARGEST} characters` }
  const payload = payloadOf(xml, MEMORY_NAMESPACE, 'memory')
  if ('why' in payload) return { kind: 'broken', why: payload.why }
  if (payload.schema > SCHEMA) return { kind: 'newer', schema: payload.schema }
  try {
    return { kind: 'read', memory: memory(JSON.parse(payload.json), 'memory') }
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return { kind: 'broken', why: error.message }
    throw error
  }
}

export function writeSharedPart(shared: SharedMemory): string {
  return wrap(MEMORY_NAMESPACE, 'memory', JSON.stringify(memory(shared, 'memory')))
}

/** Keeps a part that could not be read, as text, so that nothing is lost. */
export function writeSetAside(xml: string): string {
  return wrap(SET_ASIDE_NAMESPACE, 'set-aside', JSON.stringify(xml.slice(0, LARGEST)))
}

/** JSON inside one element of our namespace. */
export function wrap(namespace: string, element: string, json: string): string {
  // XML 1.0 cannot hold control characters or lone surrogates; in JSON both can be written as escapes.
  const safe = json.replace(/[\u0000-\u001f\ufffe\uffff\p{Cs}]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `<${element} xmlns="${namespace}" schema="${SCHEMA}">${safe.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</${element}>`
}

export function payloadOf(xml: string, namespace: string, element: string): { schema: number; json: string } | { why: string } {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return { why: 'a DOCTYPE' }
  let root
  try {
    const parser = new DOMParser({ onError: (level, message) => { if (level !== 'warning') throw new Error(message) } })
    root = parser.parseFromString(xml, 'text/xml').documentElement
  } catch (error) {
    // xmldom throws on what is not well-formed: that is the answer, not a bug of ours.
    return { why: error instanceof Error ? error.message.slice(0, 200) : 'not XML' }
  }
  if (!root || root.namespaceURI !== namespace || root.localName !== element) return { why: 'not our element' }
  const schema = Number(root.getAttribute('schema'))
  if (!Number.isInteger(schema) || schema < 1) return { why: 'no schema version' }
  return { schema, json: root.textContent ?? '' }
}
