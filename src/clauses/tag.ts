/** The birth certificate of an inserted clause: the tag of its content control, `cl:<id>:<stance>:<version>:<hash>`. */
import { writeParts } from './parse-part'
import { stances } from './template'
import type { ClauseTemplate, Stance } from './template'

/** Word keeps at most 64 characters in a content control's tag. */
export const tagLimit = 64
export const tagPrefix = 'cl:'

export interface Birth {
  id: string
  stance: Stance
  version: number
  /** Fingerprint of the model's text in that stance and version, marks included: the same on every machine. */
  hash: string
}

export function tagOf(clause: { id: string; stance: Stance; version: number }, hash: string): string {
  return `${tagPrefix}${clause.id}:${clause.stance}:${clause.version}:${hash}`
}

/** The certificate in a tag; null when the tag is not one of ours. */
export function parseTag(tag: string): Birth | null {
  const match = /^cl:([a-z0-9-]+):([a-z]+):(\d{1,6}):([a-z2-7]{8})$/.exec(tag)
  if (!match) return null
  const stance = stances.find((known) => known === match[2])
  return stance ? { id: match[1], stance, version: Number(match[3]), hash: match[4] } : null
}

/** Tag for inserting that stance of the template now. */
export function birthTag(template: ClauseTemplate, stance: Stance): string {
  return tagOf({ id: template.id, stance, version: template.version }, modelHash(template, stance))
}

/** Fingerprint of a model's text: kinds of blocks, words and marks. 8 base32 characters. */
export function modelHash(template: ClauseTemplate, stance: Stance): string {
  const text = (template.stances[stance] ?? []).map((block) => `${block.kind}\u0000${writeParts(block.parts)}`).join('\u0001')
  return fingerprint(`${template.title.fr}\u0001${text}`)
}

/** 40 bits of two FNV-1a passes over UTF-16 units, as 8 base32 characters. Tells versions apart; no protection against forgery. */
export function fingerprint(text: string): string {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193) >>> 0
    high = Math.imul(high ^ unit ^ (low >>> 16), 0x01000193) >>> 0
  }
  let code = ''
  for (let shift = 0; shift < 8; shift++) {
    const bits = shift < 4 ? (low >>> (shift * 8)) & 31 : (high >>> ((shift - 4) * 8)) & 31
    code += 'abcdefghijklmnopqrstuvwxyz234567'[bits]
  }
  return code
}
