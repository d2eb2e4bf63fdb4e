/**
 * What is known of each spelling, found by the characters where they stand in a text: for a word met before, and that is nearly every
 * word, no string is cut out of the text. Spellings are kept as numbers side by side: to look at a string is to go to three places in memory.
 */

/** Numbers of a place: hash, position of the value plus one (0: free), where the characters begin, how many there are. */
const PLACE = 4

export class Spellings<Value> {
  /** A spelling stands at its hash or the first free place after it. */
  private places = new Int32Array(PLACE << 13)
  private characters = new Uint16Array(1 << 14)
  private written = 0
  private values: Value[] = []

  get size(): number { return this.values.length }

  /** What was kept for `text.slice(start, end)`. */
  get(text: string, start: number, end: number): Value | undefined {
    const { places } = this
    const hash = hashOf(text, start, end)
    const last = places.length - 1
    for (let place = (hash * PLACE) & last; places[place + 1] !== 0; place = (place + PLACE) & last) {
      if (places[place] === hash && places[place + 3] === end - start && this.isSame(places[place + 2], text, start, end)) return this.values[places[place + 1] - 1]
    }
    return undefined
  }

  /** Keeps a value for a spelling that has none. */
  set(spelling: string, value: Value): void {
    if ((this.values.length + 1) * 2 * PLACE > this.places.length) this.grow()
    if (this.written + spelling.length > this.characters.length) this.makeRoom(spelling.length)
    for (let at = 0; at < spelling.length; at++) this.characters[this.written + at] = spelling.charCodeAt(at)
    this.place(hashOf(spelling, 0, spelling.length), this.values.push(value), this.written, spelling.length)
    this.written += spelling.length
  }

  clear(): void {
    this.places.fill(0)
    this.written = 0
    this.values = []
  }

  private makeRoom(more: number): void {
    const larger = new Uint16Array(2 * this.characters.length + more)
    larger.set(this.characters)
    this.characters = larger
  }

  private grow(): void {
    const before = this.places
    this.places = new Int32Array(before.length * 2)
    for (let at = 0; at < before.length; at += PLACE) if (before[at + 1] !== 0) this.place(before[at], before[at + 1], before[at + 2], before[at + 3])
  }

  private place(hash: number, value: number, from: number, length: number): void {
    const { places } = this
    const last = places.length - 1
    let place = (hash * PLACE) & last
    while (places[place + 1] !== 0) place = (place + PLACE) & last
    places[place] = hash
    places[place + 1] = value
    places[place + 2] = from
    places[place + 3] = length
  }

  private isSame(from: number, text: string, start: number, end: number): boolean {
    const { characters } = this
    for (let at = start; at < end; at++) if (characters[from + at - start] !== text.charCodeAt(at)) return false
    return true
  }
}

/** FNV-1a over UTF-16 units, mixed so that its low bits tell words apart. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) & 0x1fffffff
}
