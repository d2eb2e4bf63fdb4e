/**
 * Our part of the document through the Common API: there since the first Office, on every platform. Not `settings`: a
 * co-author's write there reloads the other person's add-in (OfficeDev/office-js#4354).
 */
import type { Outcome } from '../port'
import { CommonApiError, refusalOf } from './office-errors'

/** Above one megabyte Word on the web refuses the part and then damages the custom properties (OfficeDev/office-js#2408, #6216). */
const LIMIT = 900_000

interface Part { getXmlAsync: Ask<string>; deleteAsync: Ask<unknown> }
type Ask<T> = (done: (result: Office.AsyncResult<T>) => void) => void

const parts = () => Office.context.document.customXmlParts

function ask<T>(call: Ask<T>): Promise<T> {
  return new Promise((resolve, reject) =>
    call((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value)
      else reject(new CommonApiError(result.error.code, result.error.name))
    }))
}

const partsOf = (namespace: string): Promise<Part[]> => ask<Part[]>((done) => parts().getByNamespaceAsync(namespace, done as (result: Office.AsyncResult<Office.CustomXmlPart[]>) => void))
const xmlOf = (part: Part): Promise<string> => ask((done) => part.getXmlAsync(done))

/** The part of that namespace, the first one when a copy-and-paste doubled it; null without. */
export async function readPart(namespace: string): Promise<string | null> {
  const [part] = await partsOf(namespace)
  return part ? xmlOf(part) : null
}

/** The further parts of that namespace. */
export async function otherParts(namespace: string): Promise<string[]> {
  const [, ...others] = await partsOf(namespace)
  return Promise.all(others.map(xmlOf))
}

/** Replaces the part; null removes it. The new one is written before the old one goes: a failure in between loses nothing. */
export async function writePart(namespace: string, xml: string | null): Promise<Outcome> {
  // The XML declaration must be left out (OfficeDev/office-js#1643).
  const text = xml?.replace(/^\s*<\?xml[^>]*\?>\s*/, '') ?? null
  if (text !== null && text.length > LIMIT) return { kind: 'refused', reason: 'too-large', detail: String(text.length) }
  try {
    const old = await partsOf(namespace)
    if (text !== null) {
      if (old.length === 1 && old[0] && (await xmlOf(old[0])) === text) return { kind: 'done' }
      await ask((done) => parts().addAsync(text, done as (result: Office.AsyncResult<Office.CustomXmlPart>) => void))
    }
    for (const part of old) await ask((done) => part.deleteAsync(done))
    return { kind: 'done' }
  } catch (error) {
    return refusalOf(error)
  }
}
