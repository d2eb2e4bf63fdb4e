/**
 * What is known of each spelling, found by the characters where they stand in a text: for a word met before, and that is nearly every
 * word, no string is cut out of the text.
 */
export class Spellings<Value> {
  /** Position of a spelling, plus one, at its hash or the first free place after it; 0: free. */
  private places = new Int32Array(1 << 13)
  private texts: string[] = []
  private hashes: number[] = []
  private values: Value[] = []

  get size(): number { return this.texts.length }

  /** What was kept for `text.slice(start, end)`. */
  get(text: string, start: number, end: number): Value | undefined {
    const { places, hashes, texts } = this
    const hash = hashOf(text, start, end)
    for (let place = hash & (places.length - 1); places[place] !== 0; place = (place + 1) & (places.length - 1)) {
      const known = places[place] - 1
      if (hashes[known] === hash && isSame(texts[known], text, start, end)) return this.values[known]
    }
    return undefined
  }

  /** Keeps a value for a spelling that has none. */
  set(spelling: string, value: Value): void {
    if ((this.texts.length + 1) * 2 > this.places.length) this.grow()
    this.texts.push(spelling)
    this.values.push(value)
    this.place(this.hashes.push(hashOf(spelling, 0, spelling.length)) - 1)
  }

  clear(): void {
    this.places.fill(0)
    this.texts = []
    this.hashes = []
    this.values = []
  }

  private grow(): void {
    this.places = new Int32Array(this.places.length * 2)
    for (let known = 0; known < this.hashes.length; known++) this.place(known)
  }

  private place(known: number): void {
    const last = this.places.length - 1
    let place = this.hashes[known] & last
    while (this.places[place] !== 0) place = (place + 1) & last
    this.places[place] = known + 1
  }
}

/** FNV-1a over UTF-16 units, mixed so that its low bits tell words apart. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & 0x3fffffff
}

function isSame(spelling: string, text: string, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false
  for (let at = 0; at < spelling.length; at++) if (spelling.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}
