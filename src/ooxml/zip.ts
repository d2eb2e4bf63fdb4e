/**
 * Zip archives as .docx files use them (PKWARE APPNOTE 6.3). The directory is read here, and not by the
 * zip library, for two reasons: limits are checked before anything is unpacked, and entries that nobody
 * edits are copied as they stand (local header, compressed data, descriptor), so that they stay identical.
 */
import { deflateSync, inflateSync } from 'fflate'
import { DocxError } from './errors'

export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  crc: number
  packedSize: number
  size: number
  /** Offset of the local header in the file. */
  offset: number
  /** Central directory record, raw. */
  record: Uint8Array
  /** Local header, data and descriptor up to the next entry, raw. */
  stretch: Uint8Array
}

export interface ZipLimits {
  entries: number
  /** Bytes of all entries once unpacked. */
  total: number
  /** Bytes of one entry once unpacked. */
  entry: number
  /** Unpacked bytes for one packed byte, over the whole file. */
  ratio: number
}

/** Far above real documents: a 1000-page contract holds some 30 MB of XML, packed 15 to 30 times. */
export const ZIP_LIMITS: ZipLimits = { entries: 5000, total: 400e6, entry: 150e6, ratio: 150 }
/** Below this size any ratio is harmless. */
const RATIO_FROM = 20e6

const END = 0x06054b50, END64 = 0x06064b50, LOCATOR64 = 0x07064b50, CENTRAL = 0x02014b50, LOCAL = 0x04034b50

/** Entries in the order of the directory. Throws `DocxError` before unpacking when a limit is passed. */
export function readDirectory(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  let count = view.getUint16(end + 10, true), length = view.getUint32(end + 12, true), start = view.getUint32(end + 16, true)
  let directoryEnd = end
  if (count === 0xffff || length === 0xffffffff || start === 0xffffffff) {
    const locator = end - 20
    if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64) throw new DocxError('damaged', 'zip64 locator')
    const at = wide(view, locator + 8)
    if (at + 56 > bytes.length || view.getUint32(at, true) !== END64) throw new DocxError('damaged', 'zip64 directory')
    count = wide(view, at + 32); length = wide(view, at + 40); start = wide(view, at + 48)
    directoryEnd = at
  }
  if (count > limits.entries) throw new DocxError('zip-bomb', `${count} entries`)
  // Bytes put before the archive shift every offset by the same amount.
  const shift = directoryEnd - length - start
  if (shift < 0) throw new DocxError('damaged', 'directory outside the file')
  const entries: ZipEntry[] = []
  let at = start + shift
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new DocxError('damaged', `directory entry ${i}`)
    const entry = directoryEntry(bytes, view, at)
    entry.offset += shift
    entries.push(entry)
    at += entry.record.length
  }
  check(entries, bytes.length, limits)
  const starts = entries.map((entry) => entry.offset).sort((a, b) => a - b)
  const next = new Map(starts.map((offset, i) => [offset, starts[i + 1] ?? start + shift]))
  for (const entry of entries) {
    if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) throw new DocxError('damaged', entry.name)
    const stop = next.get(entry.offset) ?? 0
    // Two entries over the same data is a known way to multiply it.
    if (stop < entry.offset + 30 + entry.packedSize) throw new DocxError('damaged', `${entry.name} overlaps another entry`)
    entry.stretch = bytes.subarray(entry.offset, stop)
  }
  return entries
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at
  throw new DocxError('damaged', 'no end of directory')
}

function wide(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw new DocxError('damaged', 'zip64 value')
  return Number(view.getBigUint64(at, true))
}

function directoryEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true), extraLength = view.getUint16(at + 30, true)
  const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  if (end > bytes.length) throw new DocxError('damaged', 'directory cut short')
  const entry: ZipEntry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    record: bytes.subarray(at, end),
    stretch: bytes.subarray(0, 0),
  }
  // Zip64 extra field: holds, in this order, the values that did not fit.
  for (let extra = at + 46 + nameLength; extra + 4 <= at + 46 + nameLength + extraLength; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue
    let value = extra + 4
    if (entry.size === 0xffffffff) { entry.size = wide(view, value); value += 8 }
    if (entry.packedSize === 0xffffffff) { entry.packedSize = wide(view, value); value += 8 }
    if (entry.offset === 0xffffffff) entry.offset = wide(view, value)
  }
  return entry
}

function check(entries: ZipEntry[], fileSize: number, limits: ZipLimits): void {
  let total = 0, packed = 0
  for (const entry of entries) {
    if (entry.encrypted) throw new DocxError('encrypted', entry.name)
    if (entry.size > limits.entry) throw new DocxError('zip-bomb', `${entry.name}: ${entry.size} bytes`)
    total += entry.size
    packed += entry.packedSize
  }
  if (packed > fileSize) throw new DocxError('damaged', 'entries larger than the file')
  if (total > limits.total) throw new DocxError('zip-bomb', `${total} bytes`)
  if (total > RATIO_FROM && total > packed * limits.ratio) throw new DocxError('zip-bomb', `${Math.round(total / Math.max(1, packed))} to 1`)
}

/** Unpacked bytes of one entry; a declared size that lies cannot make it larger. */
export function unpack(entry: ZipEntry): Uint8Array {
  const view = new DataView(entry.stretch.buffer, entry.stretch.byteOffset, entry.stretch.byteLength)
  const from = 30 + view.getUint16(26, true) + view.getUint16(28, true)
  const data = entry.stretch.subarray(from, from + entry.packedSize)
  if (data.length < entry.packedSize) throw new DocxError('damaged', entry.name)
  if (entry.method !== 0 && entry.method !== 8) throw new DocxError('unsupported-compression', `${entry.name}: ${entry.method}`)
  let out: Uint8Array
  try {
    out = entry.method === 0 ? data : inflateSync(data, { out: new Uint8Array(entry.size) })
  } catch (error) {
    throw new DocxError('damaged', `${entry.name}: ${error instanceof Error ? error.message : 'deflate'}`)
  }
  if (out.length !== entry.size || crc32(out) !== entry.crc) throw new DocxError('damaged', `${entry.name}: checksum`)
  return out
}

/** What to write: an entry as it stood, or new content under a name. */
export type ZipItem = { kept: ZipEntry } | { name: string; content: Uint8Array; like?: ZipEntry }

/** A zip of the items, in their order. Kept entries are copied; the directory is written anew. */
export function writeZip(items: ZipItem[]): Uint8Array {
  const locals: Uint8Array[] = [], records: Uint8Array[] = []
  let offset = 0
  for (const item of items) {
    const { stretch, record } = 'kept' in item ? { stretch: item.kept.stretch, record: item.kept.record.slice() } : packed(item.name, item.content, item.like)
    new DataView(record.buffer, record.byteOffset).setUint32(42, offset, true)
    locals.push(stretch)
    records.push(record)
    offset += stretch.length
  }
  const directory = records.reduce((sum, record) => sum + record.length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, END, true)
  end.setUint16(8, records.length, true)
  end.setUint16(10, records.length, true)
  end.setUint32(12, directory, true)
  end.setUint32(16, offset, true)
  return joined([...locals, ...records, new Uint8Array(end.buffer)], offset + directory + 22)
}

/** 1 January 1980, 00:00, the origin of zip dates: the same content always gives the same bytes. */
const ORIGIN = { time: 0, date: 0x21 }

function packed(name: string, content: Uint8Array, like?: ZipEntry): { stretch: Uint8Array; record: Uint8Array } {
  const label = new TextEncoder().encode(name), data = deflateSync(content, { level: 6 })
  const header = (size: number, at: number): DataView => {
    const view = new DataView(new ArrayBuffer(size))
    const old = like ? new DataView(like.record.buffer, like.record.byteOffset) : null
    view.setUint16(at, 20, true) // version needed
    view.setUint16(at + 2, 0x800, true) // names in UTF-8
    view.setUint16(at + 4, 8, true) // deflate
    view.setUint16(at + 6, old ? old.getUint16(12, true) : ORIGIN.time, true)
    view.setUint16(at + 8, old ? old.getUint16(14, true) : ORIGIN.date, true)
    view.setUint32(at + 10, crc32(content), true)
    view.setUint32(at + 14, data.length, true)
    view.setUint32(at + 18, content.length, true)
    view.setUint16(at + 22, label.length, true)
    return view
  }
  const local = header(30, 4), central = header(46, 6)
  local.setUint32(0, LOCAL, true)
  central.setUint32(0, CENTRAL, true)
  central.setUint16(4, 20, true)
  return {
    stretch: joined([new Uint8Array(local.buffer), label, data], 30 + label.length + data.length),
    record: joined([new Uint8Array(central.buffer), label], 46 + label.length),
  }
}

function joined(pieces: Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) { out.set(piece, at); at += piece.length }
  return out
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1
  return n
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ bytes[i]) & 0xff]
  return (crc ^ 0xffffffff) >>> 0
}
